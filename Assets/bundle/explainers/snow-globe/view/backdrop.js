/** What stands still behind the snow: the dim room, the shadow of the globe, and the dusk sky inside the glass. */

import { BASE } from "./camera.js";
import { HILLS, PINES, ROOM, SKY, SNOW_LIT, TABLE, alpha, fill, shades } from "./palette.js";

/** The room, and the shadow of each globe that stands in it. */
export function paintRoom(ink, globes) {
  const { width, height, radius, y } = globes[0];
  const edge = y + radius * 0.86;
  ink.fillStyle = fill(ink.createLinearGradient(0, 0, 0, edge), ROOM);
  ink.fillRect(0, 0, width, edge);
  paintLights(ink, globes[0]);
  ink.fillStyle = fill(ink.createLinearGradient(0, edge, 0, height), TABLE, [0, 0.45, 1]);
  ink.fillRect(0, edge, width, height - edge);
  ink.fillStyle = fill(ink.createLinearGradient(0, edge - radius * 0.1, 0, edge + radius * 0.03),
    shades("#caa3a8", [0, 0.1, 0]), [0, 0.8, 1]);
  ink.fillRect(0, edge - radius * 0.1, width, radius * 0.13);
  for (const globe of globes) {
    const halo = ink.createRadialGradient(globe.x, y, radius * 0.9, globe.x, y, radius * 1.7);
    ink.fillStyle = fill(halo, shades("#7f97c6", [0.2, 0]));
    ink.fillRect(0, 0, width, height);
  }
  globes.forEach((globe) => paintShadow(ink, globe));
}

/** Far lights, out of focus, so that the glass stands before a depth. */
function paintLights(ink, { width, radius, y }) {
  const lights = [[0.06, -0.2, 0.09], [0.13, 0.3, 0.06], [0.92, -0.05, 0.1], [0.86, 0.42, 0.055], [0.97, 0.38, 0.07],
    [0.03, 0.52, 0.05], [0.8, -0.72, 0.045], [0.17, -0.68, 0.05]];
  lights.forEach(([across, down, size], index) => {
    const [left, top] = [width * across, y + radius * down];
    const tint = index % 3 === 0 ? "#ffc56e" : "#9fb4d6";
    const glow = ink.createRadialGradient(left, top, 0, left, top, radius * size);
    ink.fillStyle = fill(glow, shades(tint, [0.1, 0.085, 0.03, 0]),
      [0, 0.72, 0.9, 1]);
    ink.fillRect(left - radius * size, top - radius * size, radius * size * 2, radius * size * 2);
  });
}

function paintShadow(ink, { radius, x, y }) {
  ink.save();
  ink.translate(x, y + radius * (BASE.foot + 0.08));
  ink.scale(1, 0.2);
  for (const [size, dark] of [[1.45, 0.5], [0.95, 0.6]]) {
    ink.fillStyle = fill(ink.createRadialGradient(0, 0, radius * 0.3, 0, 0, radius * size),
      shades("#03060f", [dark, dark * 0.45, 0]), [0, 0.55, 1]);
    ink.fillRect(-radius * 2, -radius * 2, radius * 4, radius * 4);
  }
  ink.restore();
}

/** Sky, far hills and the first dark of the glass, as a disc. */
export function paintSky(ink, camera, random) {
  const { radius, x, y } = camera;
  const horizon = camera.top(-0.44, -0.88);
  ink.save();
  ink.beginPath();
  ink.arc(x, y, radius, 0, Math.PI * 2);
  ink.clip();
  ink.fillStyle = fill(ink.createLinearGradient(0, y - radius, 0, horizon), SKY, [0, 0.3, 0.56, 0.78, 0.92, 1]);
  ink.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  const warm = ink.createRadialGradient(x + radius * 0.25, horizon, 0, x + radius * 0.25, horizon, radius * 0.8);
  ink.fillStyle = fill(warm, shades("#f0c4a8", [0.55, 0]));
  ink.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  paintStars(ink, camera, random);
  paintHills(ink, camera, horizon, random);
  ink.restore();
}

function paintStars(ink, { radius, x, y }, random) {
  for (let star = 0; star < 46; star += 1) {
    const left = x + (random() - 0.5) * radius * 1.8;
    const down = random() ** 1.7;
    ink.fillStyle = alpha(SNOW_LIT, (0.2 + random() * 0.5) * (1 - down));
    ink.beginPath();
    ink.arc(left, y - radius + down * radius * 0.95, radius * (0.0015 + random() * 0.0022), 0, Math.PI * 2);
    ink.fill();
  }
}

function paintHills(ink, { radius, x }, horizon, random) {
  HILLS.forEach((colour, layer) => {
    const low = horizon + radius * (0.1 + layer * 0.035);
    const height = radius * (0.15 - layer * 0.03);
    const waves = [1.3, 2.3, 4.1, 7.7, 15].map((rate) => [rate * (0.8 + random() * 0.5), random() * 6.3]);
    const at = (left) => waves.reduce(
      (sum, [rate, from], index) => sum - (height * 0.42 * Math.sin((left / radius) * rate + from)) / (index + 1),
      low - height,
    );
    ink.beginPath();
    ink.moveTo(x - radius, low + radius);
    for (let left = -radius; left <= radius; left += 3) ink.lineTo(x + left, at(left));
    ink.lineTo(x + radius, low + radius);
    ink.fillStyle = fill(ink.createLinearGradient(0, low - height * 2, 0, low + height * 0.6), [colour, "#93a2c4"]);
    ink.fill();
    if (layer > 0) paintWood(ink, { radius, x, at, layer }, random);
  });
}

/** Small woods along a ridge. */
function paintWood(ink, { radius, x, at, layer }, random) {
  ink.fillStyle = alpha(PINES[0], layer === 1 ? 0.32 : 0.6);
  for (let left = -radius; left < radius; left += radius * 0.014) {
    if (Math.sin(left / (radius * 0.16) + layer * 2) + random() < 0.35) continue;
    const tall = radius * (0.02 + random() * 0.03) * (0.6 + layer * 0.4);
    const foot = at(left) + tall * 0.3;
    ink.beginPath();
    ink.moveTo(x + left - tall * 0.24, foot);
    ink.lineTo(x + left, foot - tall);
    ink.lineTo(x + left + tall * 0.24, foot);
    ink.fill();
  }
}

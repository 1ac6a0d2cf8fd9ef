// The sky and the far hills, drawn once, wider than the frame so that the view can turn.
import { HILLS, LAMP_PALE, SKY, SNOW_LIT, alpha } from "./palette.js";
import { canvas } from "./sprites.js";

/** How much wider than the frame the sky is. */
export const SKY_WIDE = 1.9;

function ridge(ink, random, { width, base, height, colour, sharp }) {
  const waves = Array.from({ length: 7 }, (_, index) => ({
    rate: (index + 1) ** 1.35 * (Math.PI * 2 / width) * (1.1 + random() * 0.5),
    size: height / (index + 1) ** sharp,
    from: random() * 7,
  }));
  const lift = (x) => waves.reduce((sum, wave) => sum + Math.sin(x * wave.rate + wave.from) * wave.size, 0);
  const at = (x) => base - height - lift(x);
  ink.beginPath();
  ink.moveTo(0, base + height * 3);
  for (let x = 0; x <= width; x += 3) ink.lineTo(x, at(x) + (random() - 0.5) * height * 0.035);
  ink.lineTo(width, base + height * 3);
  ink.closePath();
  const shade = ink.createLinearGradient(0, base - height * 2.4, 0, base + height * 0.4);
  shade.addColorStop(0, colour);
  shade.addColorStop(1, alpha("#93a2c4", 1));
  ink.fillStyle = shade;
  ink.fill();
  return at;
}

/** Small woods along a ridge, so that it reads as land. */
function woods(ink, random, at, { width, size, colour }) {
  ink.fillStyle = colour;
  for (let x = 0; x < width; x += size * 0.34) {
    if (Math.sin(x / (size * 15)) + random() * 1.1 < 0.35) continue;
    const tall = size * (0.5 + random() * 0.8);
    const y = at(x) + size * 0.25;
    ink.beginPath();
    ink.moveTo(x - tall * 0.2, y);
    ink.lineTo(x, y - tall);
    ink.lineTo(x + tall * 0.2, y);
    ink.fill();
  }
}

/** @returns {{picture: HTMLCanvasElement, horizon: number}} horizon: pixels from its top to the level line */
export function makeSky(random, frame) {
  const width = Math.round(frame.width * SKY_WIDE);
  const above = Math.round(frame.height * 0.5);
  const below = Math.round(frame.height * 0.2);
  const made = canvas(width, above + below);
  const ink = made.getContext("2d");
  const air = ink.createLinearGradient(0, 0, 0, above);
  SKY.forEach((colour, index) => air.addColorStop([0, 0.26, 0.5, 0.74, 0.9, 1][index], colour));
  ink.fillStyle = air;
  ink.fillRect(0, 0, width, made.height);
  const warm = ink.createRadialGradient(0, 0, 0, 0, 0, 1);
  warm.addColorStop(0, alpha("#f0c3a4", 0.5));
  warm.addColorStop(0.5, alpha("#d9aaa6", 0.18));
  warm.addColorStop(1, alpha("#caa3a8", 0));
  ink.save();
  ink.translate(width * 0.5, above);
  ink.scale(width * 0.3, above * 0.34);
  ink.fillStyle = warm;
  ink.fillRect(-1, -1, 2, 2);
  ink.restore();
  for (let star = 0; star < 120; star += 1) {
    const y = random() ** 1.6 * above * 0.6;
    ink.fillStyle = alpha(SNOW_LIT, (0.25 + random() * 0.5) * (1 - y / (above * 0.62)));
    const size = 0.7 + random() * 1.1;
    ink.fillRect(random() * width, y, size, size);
  }
  const unit = frame.height;
  const row = (down, tall, colour, sharp) => (
    ridge(ink, random, { width, base: above + unit * down, height: unit * tall, colour, sharp })
  );
  row(0, 0.052, HILLS[0], 1.15);
  const middle = row(0.012, 0.03, HILLS[1], 1.3);
  woods(ink, random, middle, { width, size: unit * 0.012, colour: alpha("#46608f", 0.8) });
  const near = row(0.03, 0.022, HILLS[2], 1.3);
  woods(ink, random, near, { width, size: unit * 0.021, colour: alpha("#2f466f", 0.9) });
  for (let window = 0; window < 9; window += 1) {
    const x = width * (0.32 + random() * 0.36);
    ink.fillStyle = alpha(LAMP_PALE, 0.75);
    ink.fillRect(x, near(x) + unit * (0.012 + random() * 0.02), 2.2, 2.2);
  }
  return { picture: made, horizon: above };
}

/** Puts the sky behind a camera. */
export function drawSky(ink, sky, view) {
  const shift = Math.sin(view.heading) * view.focal;
  const left = Math.round((view.width - sky.picture.width) / 2 - shift);
  const lift = view.lift ?? 0;
  ink.drawImage(sky.picture, left, Math.round(view.horizon - sky.horizon - lift));
}

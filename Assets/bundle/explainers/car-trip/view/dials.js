// The music panel of the car, close up: three dials in lamp light.
import { CABIN_DEEP, LAMP, LAMP_PALE, SNOW_LIT, alpha } from "./palette.js";

/** The dials, as shares of the picture; car-trip.css has the same. */
export const DIALS = { piano: { x: 0.2, y: 0.46 }, nature: { x: 0.5, y: 0.46 }, quiet: { x: 0.8, y: 0.46 } };
const RADIUS = 0.118;

function panel(ink, { width, height }) {
  const back = ink.createLinearGradient(0, 0, 0, height);
  back.addColorStop(0, "#22365c");
  back.addColorStop(0.35, "#152340");
  back.addColorStop(1, CABIN_DEEP);
  ink.fillStyle = back;
  ink.fillRect(0, 0, width, height);
  const glow = ink.createRadialGradient(0, 0, 0, 0, 0, 1);
  glow.addColorStop(0, alpha(LAMP, 0.2));
  glow.addColorStop(1, alpha(LAMP, 0));
  ink.save();
  ink.translate(width / 2, height * 0.46);
  ink.scale(width * 0.62, height * 0.5);
  ink.fillStyle = glow;
  ink.fillRect(-1, -1, 2, 2);
  ink.restore();
  ink.beginPath();
  ink.roundRect(width * 0.035, height * 0.16, width * 0.93, height * 0.6, height * 0.07);
  const face = ink.createLinearGradient(0, height * 0.16, 0, height * 0.76);
  face.addColorStop(0, "#1a2b4d");
  face.addColorStop(1, "#0b1529");
  ink.fillStyle = face;
  ink.fill();
  ink.lineWidth = Math.max(1.4, height * 0.003);
  ink.strokeStyle = alpha("#a9bddd", 0.38);
  ink.stroke();
  ink.beginPath();
  ink.roundRect(width * 0.047, height * 0.175, width * 0.906, height * 0.57, height * 0.06);
  ink.strokeStyle = alpha(LAMP, 0.2);
  ink.stroke();
}

/** The band of window above the panel: dusk, out of focus. */
function window(ink, sky, { width, height }) {
  ink.save();
  ink.beginPath();
  ink.moveTo(0, 0);
  ink.lineTo(width, 0);
  ink.lineTo(width, height * 0.1);
  ink.quadraticCurveTo(width / 2, height * 0.065, 0, height * 0.1);
  ink.clip();
  ink.drawImage(sky.picture, -width * 0.4, height * 0.09 - sky.horizon);
  ink.restore();
}

function dial(ink, x, y, r, chosen) {
  const shade = ink.createRadialGradient(x, y + r * 0.1, r * 0.8, x, y + r * 0.1, r * 1.5);
  shade.addColorStop(0, alpha("#000000", 0.6));
  shade.addColorStop(1, alpha("#000000", 0));
  ink.fillStyle = shade;
  ink.fillRect(x - r * 1.6, y - r * 1.6, r * 3.2, r * 3.2);
  for (let tick = 0; tick <= 20; tick += 1) {
    const angle = Math.PI * (0.75 + 1.5 * (tick / 20));
    const lit = chosen ? tick <= 12 : tick === 0;
    ink.strokeStyle = lit ? LAMP : alpha("#8fa6cf", 0.5);
    ink.lineWidth = Math.max(1.4, r * 0.03);
    ink.beginPath();
    ink.moveTo(x + Math.cos(angle) * r * 1.16, y + Math.sin(angle) * r * 1.16);
    ink.lineTo(x + Math.cos(angle) * r * 1.27, y + Math.sin(angle) * r * 1.27);
    ink.stroke();
  }
  const metal = ink.createLinearGradient(x, y - r, x, y + r);
  metal.addColorStop(0, "#5e78a8");
  metal.addColorStop(0.12, "#2b3f69");
  metal.addColorStop(1, "#0d1830");
  ink.fillStyle = metal;
  circle(ink, x, y, r);
  const top = ink.createLinearGradient(x - r, y - r, x + r, y + r);
  top.addColorStop(0, "#2f4673");
  top.addColorStop(1, "#142341");
  ink.fillStyle = top;
  circle(ink, x, y, r * 0.86);
  const angle = Math.PI * (0.75 + 1.5 * (chosen ? 0.6 : 0));
  ink.strokeStyle = chosen ? LAMP_PALE : alpha(SNOW_LIT, 0.75);
  ink.lineWidth = Math.max(2.4, r * 0.06);
  ink.lineCap = "round";
  ink.beginPath();
  ink.moveTo(x + Math.cos(angle) * r * 0.68, y + Math.sin(angle) * r * 0.68);
  ink.lineTo(x + Math.cos(angle) * r * 0.8, y + Math.sin(angle) * r * 0.8);
  ink.stroke();
}

function circle(ink, x, y, r) {
  ink.beginPath();
  ink.arc(x, y, r, 0, Math.PI * 2);
  ink.fill();
}

/** A small sign on each dial: keys, a leaf, a moon. */
const SIGNS = {
  piano(ink, r) {
    for (const x of [-0.3, -0.1, 0.1, 0.3]) ink.strokeRect((x - 0.1) * r, -0.3 * r, 0.2 * r, 0.6 * r);
    for (const x of [-0.2, 0.2]) ink.fillRect((x - 0.055) * r, -0.3 * r, 0.11 * r, 0.34 * r);
  },
  nature(ink, r) {
    ink.beginPath();
    ink.moveTo(-0.3 * r, 0.34 * r);
    ink.bezierCurveTo(-0.46 * r, -0.16 * r, 0, -0.42 * r, 0.4 * r, -0.36 * r);
    ink.bezierCurveTo(0.46 * r, 0.08 * r, 0.16 * r, 0.4 * r, -0.22 * r, 0.2 * r);
    ink.moveTo(-0.3 * r, 0.34 * r);
    ink.quadraticCurveTo(-0.08 * r, -0.02 * r, 0.18 * r, -0.14 * r);
    ink.stroke();
  },
  quiet(ink, r) {
    ink.beginPath();
    ink.arc(0, 0, 0.36 * r, Math.PI * 0.3, Math.PI * 1.55);
    ink.arc(0.16 * r, -0.12 * r, 0.32 * r, Math.PI * 1.32, Math.PI * 0.46, true);
    ink.closePath();
    ink.stroke();
  },
};

export function drawDials(ink, { sky }, size, state) {
  panel(ink, size);
  window(ink, sky, size);
  const r = Math.min(size.width * RADIUS, size.height * 0.19);
  for (const [name, place] of Object.entries(DIALS)) {
    const [x, y] = [place.x * size.width, place.y * size.height];
    const chosen = state.music === name;
    dial(ink, x, y, r, chosen);
    ink.save();
    ink.translate(x, y);
    ink.strokeStyle = chosen ? LAMP : "#d9e4f2";
    ink.fillStyle = ink.strokeStyle;
    ink.lineWidth = Math.max(2, r * 0.05);
    ink.lineJoin = "round";
    SIGNS[name](ink, r);
    ink.restore();
  }
}

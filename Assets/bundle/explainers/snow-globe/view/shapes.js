/** Small pieces that several things are drawn with. */

import { LAMP as GLOW, fill, shades } from "./palette.js";

/** Adds a round, warm light. */
export function glow(ink, left, top, size, strength) {
  if (strength <= 0) return;
  ink.save();
  ink.globalCompositeOperation = "lighter";
  const light = ink.createRadialGradient(left, top, 0, left, top, size);
  ink.fillStyle = fill(light, shades(GLOW, [strength, strength * 0.32, strength * 0.08, 0]),
    [0, 0.3, 0.62, 1]);
  ink.fillRect(left - size, top - size, size * 2, size * 2);
  ink.restore();
}

/** A soft shadow on the snow. */
export function softShadow(ink, left, foot, half, dark) {
  ink.save();
  ink.translate(left + half * 0.35, foot);
  ink.scale(1, 0.32);
  ink.fillStyle = fill(ink.createRadialGradient(0, 0, 0, 0, 0, half * 1.3), shades("#23386a", [dark, 0]));
  ink.fillRect(-half * 2, -half * 2, half * 4, half * 4);
  ink.restore();
}

/** Begins a closed shape through the points. */
export function shape(ink, points) {
  ink.beginPath();
  points.forEach(([left, down], index) => (index ? ink.lineTo(left, down) : ink.moveTo(left, down)));
  ink.closePath();
}

/** A little snow against the foot, so that a thing stands in it. */
export function drift(ink, left, foot, size) {
  const snow = ink.createRadialGradient(left, foot, 0, left, foot, size * 0.62);
  ink.save();
  ink.translate(left, foot + size * 0.06);
  ink.scale(1, 0.2);
  ink.translate(-left, -foot);
  ink.fillStyle = fill(snow, shades("#c6d4ea", [0.95, 0.75, 0]), [0, 0.6, 1]);
  ink.fillRect(left - size, foot - size, size * 2, size * 2);
  ink.restore();
}

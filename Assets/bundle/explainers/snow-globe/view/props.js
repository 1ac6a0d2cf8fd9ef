/** The pines and the lamp. */

import { GROUND_Y, LAMP } from "../terrain.js";
import { IRON, LAMP as GLOW, LAMP_PALE, PINES, SNOW_FAR, SNOW_LIT, alpha, fill } from "./palette.js";
import { drift, glow, shape, softShadow } from "./shapes.js";

const PLACES = [[-0.62, -0.5, 0.34], [-0.7, -0.28, 0.24], [-0.02, -0.68, 0.36], [0.14, -0.7, 0.25], [0.56, -0.56, 0.3],
  [0.72, -0.4, 0.22], [-0.48, -0.62, 0.22]];

/** Pines at the back, from far to near. */
export function paintPines(ink, camera, random) {
  for (const [x, z, height] of [...PLACES].sort((a, b) => a[1] - b[1])) {
    const [left, foot] = [camera.left(x), camera.top(GROUND_Y + 0.03, z)];
    paintPine(ink, { left, foot, height: height * camera.radius }, random);
  }
}

function paintPine(ink, { left, foot, height }, random) {
  const tiers = 7;
  softShadow(ink, left, foot, height * 0.24, 0.35);
  for (let tier = 0; tier < tiers; tier += 1) {
    const low = foot - height * (0.06 + 0.125 * tier);
    const half = height * 0.25 * (1 - tier / (tiers + 0.6));
    const peak = low - height * 0.26 * (1 - tier * 0.04);
    bough(ink, { left, low, half, peak }, random);
    ink.fillStyle = fill(ink.createLinearGradient(left - half, 0, left + half, 0), [PINES[0], PINES[1]]);
    ink.fill();
    ink.save();
    ink.clip();
    const snow = ink.createLinearGradient(left - half, peak, left + half * 0.5, low);
    ink.fillStyle = fill(snow, [alpha(SNOW_LIT, 0.85), alpha(SNOW_FAR, 0.5), alpha(SNOW_FAR, 0)], [0, 0.45, 0.75]);
    ink.fillRect(left - half, peak, half * 2, (low - peak) * 1.2);
    ink.restore();
  }
}

/** One tier of branches with a ragged lower edge. */
function bough(ink, { left, low, half, peak }, random) {
  ink.beginPath();
  ink.moveTo(left, peak);
  ink.quadraticCurveTo(left - half * 0.35, low - (low - peak) * 0.3, left - half, low);
  const teeth = 6;
  for (let tooth = 1; tooth <= teeth; tooth += 1) {
    const across = left - half + (2 * half * tooth) / teeth;
    ink.quadraticCurveTo(across - half / teeth, low - (low - peak) * (0.14 + random() * 0.1), across,
      low + (random() - 0.5) * half * 0.08);
  }
  ink.quadraticCurveTo(left + half * 0.35, low - (low - peak) * 0.3, left, peak);
  ink.closePath();
}

/**
 * The lamp of the wish: iron post, glass head, and its light.
 *
 * @param {CanvasRenderingContext2D} ink
 * @param {import("./camera.js").Camera} camera
 * @param {{level: number, depth: number}} lamp how bright it burns, 0 to 1, and how deep the snow lies at its foot
 */
export function paintLamp(ink, camera, { level, depth }) {
  const unit = camera.radius;
  const left = camera.left(LAMP.x);
  const foot = camera.top(GROUND_Y + depth * 0.6, LAMP.z);
  const head = camera.top(GROUND_Y + LAMP.height, LAMP.z);
  softShadow(ink, left, foot, unit * 0.05, 0.45);
  ink.fillStyle = fill(ink.createLinearGradient(left - unit * 0.01, 0, left + unit * 0.01, 0), ["#33436b", IRON]);
  ink.fillRect(left - unit * 0.0075, head, unit * 0.015, foot - head);
  drift(ink, left, foot, unit * 0.06);
  const outline = (...points) => shape(ink, points.map(([across, up]) => [left + unit * across, head - unit * up]));
  outline([-0.02, 0], [-0.031, 0.07], [0.031, 0.07], [0.02, 0]);
  ink.fillStyle = "#3b4a70";
  ink.fill();
  if (level > 0) {
    const flame = ink.createRadialGradient(left, head - unit * 0.032, 0, left, head - unit * 0.035, unit * 0.05);
    ink.globalAlpha = level;
    ink.fillStyle = fill(flame, [LAMP_PALE, GLOW, "#c9782f"]);
    ink.fill();
    ink.globalAlpha = 1;
  }
  ink.strokeStyle = IRON;
  ink.lineWidth = unit * 0.007;
  ink.stroke();
  outline([-0.042, 0.068], [0, 0.112], [0.042, 0.068]);
  ink.fillStyle = IRON;
  ink.fill();
  ink.strokeStyle = SNOW_LIT;
  ink.lineWidth = unit * 0.011;
  ink.lineCap = "round";
  ink.beginPath();
  ink.moveTo(left - unit * 0.034, head - unit * 0.079);
  ink.quadraticCurveTo(left, head - unit * 0.125, left + unit * 0.034, head - unit * 0.079);
  ink.stroke();
  glow(ink, left, head - unit * 0.035, unit * 0.44, 0.6 * level);
  glow(ink, left, head - unit * 0.035, unit * 0.11, 0.8 * level);
}

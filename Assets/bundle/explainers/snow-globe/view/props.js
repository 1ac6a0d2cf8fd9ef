/** The house, the lamp and the pines. */

import { GROUND_Y, HOUSE, LAMP, roofHeight } from "../terrain.js";
import {
  IRON, LAMP as GLOW, LAMP_PALE, PINES, SNOW_FAR, SNOW_LIT, TIMBER, WALL, WALL_SIDE, alpha, fill,
} from "./palette.js";

/** How far the back of the house is seen beside its front, for each depth. */
const ASIDE = 0.55;
const PLACES = [[-0.62, -0.5, 0.34], [-0.7, -0.28, 0.24], [-0.02, -0.68, 0.36], [0.14, -0.7, 0.25], [0.56, -0.56, 0.3],
  [0.72, -0.4, 0.22], [-0.48, -0.62, 0.22]];

/** Pines at the back, from far to near. */
export function paintPines(ink, camera, random) {
  for (const [x, z, height] of [...PLACES].sort((a, b) => a[1] - b[1])) {
    paintPine(ink, camera, { left: camera.left(x), foot: camera.top(GROUND_Y + 0.03, z), height: height * camera.radius }, random);
  }
}

function paintPine(ink, camera, { left, foot, height }, random) {
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

/** The house, with as much snow on its roof as has landed there. */
export function paintHouse(ink, camera, roofDepths) {
  const unit = camera.radius;
  const { halfWidth: w, halfDepth: d, eaves, ridge } = HOUSE;
  const at = (x, y, z) => [camera.left(HOUSE.x + x - ASIDE * (z - d)), camera.top(GROUND_Y + y, HOUSE.z + z)];
  const wall = w * 0.84;
  shape(ink, [at(wall, 0, d), at(wall, eaves, d), at(wall, eaves, -d), at(wall, 0, -d)]);
  ink.fillStyle = fill(ink.createLinearGradient(at(wall, 0, d)[0], 0, at(wall, 0, -d)[0], 0), WALL_SIDE);
  ink.fill();
  const peak = eaves + (ridge - eaves) * 0.92;
  shape(ink, [at(-wall, 0, d), at(-wall, eaves, d), at(0, peak, d), at(wall, eaves, d), at(wall, 0, d)]);
  ink.fillStyle = fill(ink.createLinearGradient(0, at(0, ridge, d)[1], 0, at(0, 0, d)[1]), WALL);
  ink.fill();
  paintBoards(ink, at, wall, eaves, d, unit);
  paintChimney(ink, at, unit);
  paintRoof(ink, at, { w, d, unit, depths: roofDepths });
  paintDoor(ink, at, d, unit);
  paintWindow(ink, at, { d, unit });
  paintSkirt(ink, [at(-wall - 0.02, 0.0, d), at(wall, 0.0, d), at(wall + 0.01, 0, -d)], unit);
}

function paintBoards(ink, at, wall, eaves, d, unit) {
  ink.strokeStyle = alpha(TIMBER, 0.4);
  ink.lineWidth = Math.max(0.6, unit * 0.0016);
  ink.beginPath();
  for (let y = 0.03; y < eaves; y += 0.026) {
    ink.moveTo(...at(-wall, y, d));
    ink.lineTo(...at(wall, y, d));
    ink.lineTo(...at(wall, y, -d));
  }
  ink.stroke();
}

function paintChimney(ink, at, unit) {
  const [left, foot] = at(0.1, 0.33, -0.02);
  ink.fillStyle = fill(ink.createLinearGradient(left, 0, left + unit * 0.05, 0), ["#5a5470", "#2c2c4a"]);
  ink.fillRect(left, foot - unit * 0.13, unit * 0.05, unit * 0.14);
  ink.fillStyle = SNOW_LIT;
  ink.beginPath();
  ink.ellipse(left + unit * 0.025, foot - unit * 0.13, unit * 0.031, unit * 0.014, 0, 0, Math.PI * 2);
  ink.fill();
}

function paintRoof(ink, at, { w, d, unit, depths }) {
  const over = 0.03;
  const line = (z, lift) => Array.from({ length: depths.length }, (_, index) => {
    const x = ((index / (depths.length - 1)) * 2 - 1) * (w + 0.015);
    return at(x, roofHeight(HOUSE.x + x) - 0.012 + lift * (0.008 + 0.6 * depths[index]), z);
  });
  const front = line(d + over, 0);
  const top = line(d + over, 1);
  const back = line(-d - over, 1);
  const middle = Math.floor(depths.length / 2);
  const end = depths.length - 1;
  shape(ink, [top[end], back[end], line(-d - over, 0)[end], front[end]]);
  ink.fillStyle = "#5f76a6";
  ink.fill();
  shape(ink, [...top.slice(middle), ...back.slice(middle).reverse()]);
  const slope = ink.createLinearGradient(...top[middle], ...back.at(-1));
  ink.fillStyle = fill(slope, ["#c4d2e9", "#8fa3ca", "#6f86b3"]);
  ink.fill();
  shape(ink, [...top.slice(0, middle + 1), ...back.slice(0, middle + 1).reverse()]);
  ink.fillStyle = SNOW_LIT;
  ink.fill();
  shape(ink, [...top, ...[...front].reverse()]);
  ink.fillStyle = fill(ink.createLinearGradient(top[0][0], 0, top.at(-1)[0], 0), [SNOW_LIT, "#d5dff0", "#a9bad8"]);
  ink.fill();
  ink.beginPath();
  front.forEach(([left, down], index) => (index ? ink.lineTo(left, down) : ink.moveTo(left, down)));
  ink.strokeStyle = TIMBER;
  ink.lineWidth = unit * 0.014;
  ink.lineJoin = "round";
  ink.stroke();
}

function paintDoor(ink, at, d, unit) {
  const [left, foot] = at(0.055, 0, d);
  const [width, height] = [unit * 0.085, unit * 0.15];
  arch(ink, left, foot, width, height);
  ink.fillStyle = fill(ink.createLinearGradient(left, 0, left + width, 0), ["#4a2f26", "#6d4937", "#3a241e"]);
  ink.fill();
  ink.strokeStyle = alpha("#e7b98a", 0.4);
  ink.lineWidth = unit * 0.005;
  ink.stroke();
  ink.fillStyle = GLOW;
  ink.beginPath();
  ink.arc(left + width * 0.78, foot - height * 0.45, unit * 0.006, 0, Math.PI * 2);
  ink.fill();
}

function paintWindow(ink, at, { d, unit }) {
  const [left, foot] = at(-0.135, 0.075, d);
  const [width, height] = [unit * 0.105, unit * 0.105];
  const [middleX, middleY] = [left + width / 2, foot - height / 2];
  ink.fillStyle = TIMBER;
  ink.fillRect(left - unit * 0.01, foot - height - unit * 0.01, width + unit * 0.02, height + unit * 0.02);
  const light = ink.createRadialGradient(middleX, middleY + height * 0.2, 0, middleX, middleY, width * 0.85);
  ink.fillStyle = fill(light, [LAMP_PALE, GLOW, "#d98a3d"]);
  ink.fillRect(left, foot - height, width, height);
  ink.fillStyle = TIMBER;
  ink.fillRect(middleX - unit * 0.004, foot - height, unit * 0.008, height);
  ink.fillRect(left, middleY - unit * 0.004, width, unit * 0.008);
  ink.fillStyle = SNOW_LIT;
  ink.beginPath();
  ink.ellipse(middleX, foot + unit * 0.009, width * 0.58, unit * 0.01, 0, 0, Math.PI * 2);
  ink.fill();
  glow(ink, middleX, middleY, unit * 0.3, 0.4);
}

/** Snow that lies against the foot of the walls. */
function paintSkirt(ink, points, unit) {
  for (let index = 1; index < points.length; index += 1) {
    const [[x0, y0], [x1, y1]] = [points[index - 1], points[index]];
    for (let part = 0; part <= 8; part += 1) {
      const size = unit * (0.034 + 0.012 * Math.sin(part * 2.4 + index));
      ink.save();
      ink.translate(x0 + ((x1 - x0) * part) / 8, y0 + ((y1 - y0) * part) / 8 + size * 0.12);
      ink.scale(1, 0.5);
      ink.fillStyle = fill(ink.createRadialGradient(0, 0, 0, 0, 0, size),
        [alpha("#b4c4e0", 0.9), alpha("#b4c4e0", 0.6), alpha("#b4c4e0", 0)], [0, 0.5, 1]);
      ink.fillRect(-size, -size, size * 2, size * 2);
      ink.restore();
    }
  }
}

/** The lamp of the wish: iron post, glass head, and its light from 0 to 1. */
export function paintLamp(ink, camera, level) {
  const unit = camera.radius;
  const left = camera.left(LAMP.x);
  const foot = camera.top(GROUND_Y + 0.02, LAMP.z);
  const head = camera.top(GROUND_Y + LAMP.height, LAMP.z);
  softShadow(ink, left, foot, unit * 0.05, 0.45);
  ink.fillStyle = fill(ink.createLinearGradient(left - unit * 0.01, 0, left + unit * 0.01, 0), ["#33436b", IRON]);
  ink.fillRect(left - unit * 0.0075, head, unit * 0.015, foot - head);
  ink.beginPath();
  ink.ellipse(left, foot, unit * 0.022, unit * 0.009, 0, 0, Math.PI * 2);
  ink.fill();
  shape(ink, [[left - unit * 0.02, head], [left - unit * 0.031, head - unit * 0.07], [left + unit * 0.031, head - unit * 0.07],
    [left + unit * 0.02, head]]);
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
  shape(ink, [[left - unit * 0.042, head - unit * 0.068], [left, head - unit * 0.112], [left + unit * 0.042, head - unit * 0.068]]);
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

/** Adds a round, warm light. */
export function glow(ink, left, top, size, strength) {
  if (strength <= 0) return;
  ink.save();
  ink.globalCompositeOperation = "lighter";
  const light = ink.createRadialGradient(left, top, 0, left, top, size);
  ink.fillStyle = fill(light, [alpha(GLOW, strength), alpha(GLOW, strength * 0.32), alpha(GLOW, strength * 0.08), alpha(GLOW, 0)],
    [0, 0.3, 0.62, 1]);
  ink.fillRect(left - size, top - size, size * 2, size * 2);
  ink.restore();
}

/** A soft shadow on the snow. */
export function softShadow(ink, left, foot, half, dark) {
  ink.save();
  ink.translate(left + half * 0.35, foot);
  ink.scale(1, 0.32);
  ink.fillStyle = fill(ink.createRadialGradient(0, 0, 0, 0, 0, half * 1.3), [alpha("#23386a", dark), alpha("#23386a", 0)]);
  ink.fillRect(-half * 2, -half * 2, half * 4, half * 4);
  ink.restore();
}

export function shape(ink, points) {
  ink.beginPath();
  points.forEach(([left, down], index) => (index ? ink.lineTo(left, down) : ink.moveTo(left, down)));
  ink.closePath();
}

function arch(ink, left, foot, width, height) {
  ink.beginPath();
  ink.moveTo(left, foot);
  ink.lineTo(left, foot - height + width / 2);
  ink.arc(left + width / 2, foot - height + width / 2, width / 2, Math.PI, 0);
  ink.lineTo(left + width, foot);
  ink.closePath();
}


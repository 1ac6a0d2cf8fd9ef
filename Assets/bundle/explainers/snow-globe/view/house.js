/** The house: walls, door, lit window and a roof that carries the snow that landed on it. */

import { GROUND_Y, HOUSE, roofHeight } from "../terrain.js";
import { LAMP as GLOW, LAMP_PALE, SNOW_LIT, TIMBER, WALL, WALL_SIDE, alpha, fill, shades } from "./palette.js";
import { glow, shape } from "./shapes.js";

/** How far the back of the house is seen beside its front, for each depth. */
const ASIDE = 0.55;

/** The house, with as much snow on its roof as has landed there. */
export function paintHouse(ink, camera, roofDepths) {
  const unit = camera.radius;
  const { halfWidth: w, halfDepth: d, eaves, ridge } = HOUSE;
  const at = (x, y, z) => [camera.left(HOUSE.x + x - ASIDE * (z - d)), camera.top(GROUND_Y + y, HOUSE.z + z)];
  const wall = w * 0.84;
  shape(ink, [at(wall, 0, d), at(wall, eaves, d), at(wall, eaves, -d), at(wall, 0, -d)]);
  ink.fillStyle = fill(ink.createLinearGradient(at(wall, 0, d)[0], 0, at(wall, 0, -d)[0], 0), WALL_SIDE);
  ink.fill();
  const corner = roofHeight(HOUSE.x + wall) - 0.016;
  shape(ink, [at(-wall, 0, d), at(-wall, corner, d), at(0, ridge - 0.016, d), at(wall, corner, d), at(wall, 0, d)]);
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
        shades("#b4c4e0", [0.9, 0.6, 0]), [0, 0.5, 1]);
      ink.fillRect(-size, -size, size * 2, size * 2);
      ink.restore();
    }
  }
}

function arch(ink, left, foot, width, height) {
  ink.beginPath();
  ink.moveTo(left, foot);
  ink.lineTo(left, foot - height + width / 2);
  ink.arc(left + width / 2, foot - height + width / 2, width / 2, Math.PI, 0);
  ink.lineTo(left + width, foot);
  ink.closePath();
}

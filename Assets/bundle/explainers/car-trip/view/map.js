// The land from straight above: the still version of the drive.
import { DRIVE_METRES, WAIT_METRES, along, BRANCHES } from "./land.js";
import { OLD_ROAD_METRES, newRoad, oldRoadPresence } from "../road.js";
import { ASPHALT_NEAR, LAMP, LAMP_PALE, SNOW_LIT, alpha } from "./palette.js";

export function snowField(ink, { width, height }) {
  const far = Math.max(width, height) * 0.72;
  const light = ink.createRadialGradient(width * 0.45, height * 0.35, 0, width * 0.5, height * 0.5, far);
  light.addColorStop(0, "#b4c5e1");
  light.addColorStop(0.55, "#8da3ca");
  light.addColorStop(1, "#566f9f");
  ink.fillStyle = light;
  ink.fillRect(0, 0, width, height);
}

export function dunes(ink, sprite, random, { width, height }) {
  for (let index = 0; index < 46; index += 1) {
    const wide = width * (0.12 + random() * 0.26);
    ink.globalAlpha = 0.3 + random() * 0.4;
    ink.drawImage(sprite, random() * width - wide / 2, random() * height - wide * 0.15, wide, wide * 0.3);
  }
  ink.globalAlpha = 1;
}

/** A pine from above and a little from the front. */
export function wood(ink, sprites, random, { x, y, size }) {
  const shape = sprites.pines[Math.floor(random() * sprites.pines.length)];
  ink.fillStyle = alpha("#33497a", 0.28);
  ink.beginPath();
  ink.ellipse(x + size * 0.16, y, size * 0.3, size * 0.09, 0, 0, Math.PI * 2);
  ink.fill();
  ink.drawImage(shape[1], x - size * 0.25, y - size * 0.97, size * 0.508, size);
}

export function line(ink, points, wide, colour) {
  ink.strokeStyle = colour;
  ink.lineWidth = wide;
  ink.lineCap = "round";
  ink.lineJoin = "round";
  ink.beginPath();
  for (const point of points) ink.lineTo(point.x, point.y);
  ink.stroke();
}

/** Stretches the land over the picture: the fork low in the middle, the branches up to the edges. */
function project({ width, height }) {
  const unit = height / 92;
  return (x, z) => ({ x: width / 2 + x * unit * 1.35 * (width / height) * 0.95, y: height * 0.72 - z * unit, unit });
}

function roadLines(ink, at, k) {
  const unit = at(0, 0).unit * 1.35;
  const points = (branch) => branch.filter((point) => point.s < 130).map((point) => at(point.x, point.z));
  const [right, left, trunk] = [points(BRANCHES.right), points(BRANCHES.left), points(BRANCHES.trunk)];
  const road = newRoad(k);
  const wide = OLD_ROAD_METRES * unit;
  const narrow = road.widthMetres * unit;
  line(ink, left, narrow + unit * 2.2, alpha(SNOW_LIT, 0.34 + 0.3 * (1 - road.snow)));
  line(ink, right, wide + unit * 2.6, alpha(SNOW_LIT, 0.75));
  line(ink, trunk, wide + unit * 2.6, alpha(SNOW_LIT, 0.75));
  line(ink, left, narrow, "#6c84b0");
  line(ink, left, narrow, alpha(ASPHALT_NEAR, 0.2 + 0.75 * (1 - road.snow)));
  ink.setLineDash([unit * 1.2, unit * (1 + 2.4 * road.bumps)]);
  line(ink, left, Math.max(1.4, narrow * 0.14), alpha(SNOW_LIT, 0.3 + 0.5 * road.bumps));
  ink.setLineDash([]);
  const presence = oldRoadPresence(k);
  line(ink, right, wide, alpha("#2b3a58", presence));
  line(ink, trunk, wide, "#2b3a58");
  for (const points of [right, trunk]) {
    line(ink, points, wide * 0.44, alpha("#1b2741", 0.7 * presence));
    line(ink, points, wide * 0.24, alpha("#3b4c6e", presence));
  }
}

/** The car, seen from above, and the light it throws ahead. */
function car(ink, sprites, place, heading, size) {
  ink.save();
  ink.translate(place.x, place.y);
  ink.rotate(heading);
  ink.globalCompositeOperation = "lighter";
  ink.globalAlpha = 0.5;
  ink.drawImage(sprites.lamp, -size * 1.1, -size * 3, size * 2.2, size * 2.8);
  ink.globalCompositeOperation = "source-over";
  ink.globalAlpha = 1;
  ink.fillStyle = alpha("#0a1426", 0.35);
  ink.beginPath();
  ink.ellipse(size * 0.1, size * 0.08, size * 0.52, size * 0.94, 0, 0, Math.PI * 2);
  ink.fill();
  const paint = ink.createLinearGradient(-size * 0.45, 0, size * 0.45, 0);
  paint.addColorStop(0, "#c98f3d");
  paint.addColorStop(0.5, LAMP);
  paint.addColorStop(1, "#b97f33");
  ink.fillStyle = paint;
  ink.beginPath();
  ink.roundRect(-size * 0.42, -size * 0.85, size * 0.84, size * 1.7, size * 0.32);
  ink.fill();
  ink.fillStyle = "#16243f";
  ink.beginPath();
  ink.roundRect(-size * 0.33, -size * 0.36, size * 0.66, size * 0.3, size * 0.1);
  ink.roundRect(-size * 0.31, size * 0.42, size * 0.62, size * 0.2, size * 0.08);
  ink.fill();
  ink.fillStyle = LAMP_PALE;
  ink.beginPath();
  ink.roundRect(-size * 0.32, -size * 0.04, size * 0.64, size * 0.44, size * 0.12);
  ink.fill();
  ink.restore();
}

/** Where the car stands in the still version. */
function carPlace(state) {
  if (state.scene === "drove" && state.turn === "rest") return { ...along("right", -WAIT_METRES), x: 6.5 };
  if (state.scene === "drove") return along(state.turn ?? "right", DRIVE_METRES * 0.72);
  return along("right", -WAIT_METRES);
}

/**
 * The still version of the drive.
 * @param {OffscreenCanvasRenderingContext2D} ink
 */
export function drawMap(ink, { sprites, random }, size, state) {
  const at = project(size);
  snowField(ink, size);
  dunes(ink, sprites.drift, random, size);
  roadLines(ink, at, state.k);
  const trees = Array.from({ length: 130 }, () => ({ x: random() * size.width, y: random() * size.height * 1.1 }));
  const points = [...BRANCHES.right, ...BRANCHES.left, ...BRANCHES.trunk].map((point) => at(point.x, point.z));
  const clear = size.height * 0.1;
  for (const tree of trees.sort((a, b) => a.y - b.y)) {
    const free = points.every((point) => Math.hypot(point.x - tree.x, (point.y - tree.y + clear * 0.3) * 0.9) > clear);
    if (free) wood(ink, sprites, random, { ...tree, size: size.height * (0.08 + random() * 0.05) });
  }
  const place = carPlace(state);
  const screen = at(place.x, place.z);
  car(ink, sprites, screen, place.heading * 1.3, size.height * 0.036);
}

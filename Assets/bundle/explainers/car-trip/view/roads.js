// The two roads on the snow: the wide worn one, and the new one as practice has left it.
import { OLD_ROAD_METRES, newRoad, oldRoadPresence } from "../road.js";
import { NEAR_METRES } from "./camera.js";
import { BRANCHES } from "./land.js";
import { ASPHALT_FAR, ASPHALT_NEAR, RUT, SNOW_LIT, SNOW_SHADE, alpha, blend } from "./palette.js";

/**
 * The points of one road that lie ahead, near end first, each with the screen place of an offset to its right.
 * Distant points lie close together, so fewer are kept.
 */
function ribbon(view, points) {
  const seen = [];
  let skip = 0;
  for (const point of points) {
    const depth = view.depth(point.x, point.z);
    if (depth < NEAR_METRES) continue;
    if (skip > 0 && point !== points.at(-1)) {
      skip -= 1;
      continue;
    }
    skip = depth > 90 ? 4 : depth > 45 ? 2 : depth > 22 ? 1 : 0;
    const [cos, sin] = [Math.cos(point.heading), Math.sin(point.heading)];
    seen.push({ s: point.s, at: (by) => view.project(point.x + cos * by, point.z - sin * by) });
  }
  return seen;
}

/** The band between two offsets (metres to the right of the middle line) along a road. */
function fillBand(ink, line, from, to, fill) {
  if (line.length < 2) return;
  ink.fillStyle = fill;
  ink.beginPath();
  for (const { s, at } of line) {
    const place = at(from(s));
    ink.lineTo(place.x, place.y);
  }
  for (let index = line.length - 1; index >= 0; index -= 1) {
    const place = line[index].at(to(line[index].s));
    ink.lineTo(place.x, place.y);
  }
  ink.fill();
}

const constant = (value) => () => value;

function distanceShade(ink, view, near, far) {
  const shade = ink.createLinearGradient(0, view.horizon - view.height * 0.05, 0, view.height * 0.78);
  shade.addColorStop(0, far);
  shade.addColorStop(0.3, blend(far, near, 0.45));
  shade.addColorStop(1, near);
  return shade;
}

/** A band whose edges fade: the same colour laid on in growing widths. */
function softBand(ink, view, line, [middle, half, feather, colour, strength]) {
  const [layers, part] = view.plain ? [[0.62], 0.76] : [[1, 0.5, 0], 0.42];
  for (const share of layers) {
    const reach = half + feather * share;
    fillBand(ink, line, constant(middle - reach), constant(middle + reach), alpha(colour, strength * part));
  }
}

/** Snow pushed to both sides of a road by years of driving: its far slope, its crown, the shade at its foot. */
function banks(ink, view, line, half, strength) {
  for (const side of [-1, 1]) {
    softBand(ink, view, line, [side * (half + 2.2), 0.3, 1.1, SNOW_SHADE, 0.16 * strength]);
    softBand(ink, view, line, [side * (half + 0.85), 0.22, 0.8, SNOW_LIT, 0.52 * strength]);
    softBand(ink, view, line, [side * (half + 0.1), 0.06, 0.3, "#4a628f", 0.6 * strength]);
  }
}

/** Two worn tracks, and the snow that is left between and beside them. */
function ruts(ink, view, line, half, strength) {
  for (const side of [-0.5, 0.5]) {
    softBand(ink, view, line, [half * side, half * 0.06, half * 0.15, RUT, 0.42 * strength]);
  }
  for (const side of [-0.9, 0, 0.9]) {
    softBand(ink, view, line, [half * side, half * 0.015, half * 0.1, "#c6d4ea", 0.13 * strength]);
  }
}

function oldRoad(ink, view, lines, presence) {
  const half = OLD_ROAD_METRES / 2;
  const fill = distanceShade(ink, view, ASPHALT_NEAR, ASPHALT_FAR);
  for (const line of [lines.right, lines.trunk]) {
    const strength = line === lines.trunk ? 1 : presence;
    ink.globalAlpha = strength;
    fillBand(ink, line, constant(-half), constant(half), fill);
    ink.globalAlpha = 1;
    ruts(ink, view, line, half, strength);
  }
}

/** The edge of a road that is not yet driven in wanders a little. */
const rough = (half, bumps) => (s) => (
  half * (1 + bumps * (0.26 * Math.sin(s * 0.42) + 0.16 * Math.sin(s * 0.97 + 1)))
);

function freshRoad(ink, view, sprites, line, road) {
  const half = road.widthMetres / 2;
  const clear = 1 - road.snow;
  const edge = rough(half, road.bumps);
  const other = (s) => -edge(s + 9);
  fillBand(ink, line, (s) => other(s) * 1.35, (s) => edge(s) * 1.35, alpha(SNOW_SHADE, 0.46));
  fillBand(ink, line, other, edge, alpha("#4c6490", 0.46 + 0.1 * clear));
  ink.globalAlpha = 0.94 * clear;
  fillBand(ink, line, other, edge, distanceShade(ink, view, "#2c3c59", "#566a92"));
  ink.globalAlpha = 1;
  ruts(ink, view, line, half, 0.45 + 0.5 * clear);
  hollows(ink, view, sprites, half, road);
}

/** Bumps, unevenly spread: each a shade, and a light on its near side. */
function hollows(ink, view, sprites, half, road) {
  const points = BRANCHES.left;
  for (let index = points.length - 1; index > 1; index -= 1) {
    const point = points[index];
    const chance = Math.sin(index * 12.9898) * 43758.5453 % 1;
    const depth = view.depth(point.x, point.z);
    if (Math.abs(chance) > 0.62 || depth < NEAR_METRES * 2 || depth > 60) continue;
    const by = chance * half;
    const place = view.project(point.x + Math.cos(point.heading) * by, point.z - Math.sin(point.heading) * by);
    const wide = half * (0.7 + Math.abs(chance) * 0.8) * place.scale;
    ink.globalAlpha = Math.min(1, road.bumps * 1.2) * (1 - depth / 64);
    ink.drawImage(sprites.hollow, place.x - wide / 2, place.y - wide * 0.14, wide, wide * 0.26);
    ink.drawImage(sprites.wisp, place.x - wide * 0.45, place.y + wide * 0.02, wide * 0.9, wide * 0.18);
  }
  ink.globalAlpha = 1;
}

function wear(ink, view, sprites, spots, road) {
  for (const { point, across, size, snow, fresh } of spots) {
    const depth = view.depth(point.x, point.z);
    if (depth < NEAR_METRES * 2 || depth > 60) continue;
    const half = (fresh ? road.widthMetres : OLD_ROAD_METRES) / 2;
    const by = across * half;
    const place = view.project(point.x + Math.cos(point.heading) * by, point.z - Math.sin(point.heading) * by);
    const wide = size * Math.min(2, half) * place.scale;
    ink.globalAlpha = snow ? 0.3 : 0.4;
    ink.drawImage(snow ? sprites.wisp : sprites.hollow, place.x - wide / 2, place.y - wide * 0.12, wide, wide * 0.2);
  }
  ink.globalAlpha = 1;
}

function grass(ink, view, sprites, tufts, road) {
  for (let index = tufts.length - 1; index >= 0; index -= 1) {
    const { point, offset, size, stays } = tufts[index];
    const left = Math.min(1, Math.max(0, (road.grass - stays * 0.8) * 5));
    if (left <= 0) continue;
    const across = offset * road.widthMetres;
    const x = point.x + Math.cos(point.heading) * across;
    const z = point.z - Math.sin(point.heading) * across;
    if (view.depth(x, z) < NEAR_METRES * 2) continue;
    const place = view.project(x, z);
    const side = size * (0.5 + 0.5 * left) * place.scale;
    if (side < 2) continue;
    ink.drawImage(sprites.tufts[index % 3], place.x - side / 2, place.y - side * 0.94, side, side);
  }
}

/**
 * @param {object} view a camera; `plain` asks for fewer soft edges, for a picture that moves
 * @param {{k: number, sprites: object, tufts: object[], spots: object[]}} land k: passes; may lie between two
 */
export function drawRoads(ink, view, { k, sprites, tufts, spots }) {
  const road = newRoad(k);
  const lines = Object.fromEntries(Object.entries(BRANCHES).map(([name, points]) => [name, ribbon(view, points)]));
  const shoulder = ribbon(view, BRANCHES.trunk.slice(0, -1));
  banks(ink, view, lines.left, road.widthMetres / 2, 0.25 + 0.6 * (1 - road.snow));
  banks(ink, view, lines.right, OLD_ROAD_METRES / 2, 1);
  freshRoad(ink, view, sprites, lines.left, road);
  banks(ink, view, shoulder, OLD_ROAD_METRES / 2, 1);
  oldRoad(ink, view, lines, oldRoadPresence(k));
  wear(ink, view, sprites, spots, road);
  grass(ink, view, sprites, tufts, road);
}

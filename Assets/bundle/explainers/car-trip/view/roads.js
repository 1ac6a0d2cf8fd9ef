// The two roads on the snow: the wide worn one, and the new one as practice has left it.
import { OLD_ROAD_METRES, newRoad, oldRoadPresence } from '../road.js';
import { NEAR_METRES } from './camera.js';
import { BRANCHES } from './land.js';
import { ASPHALT_FAR, ASPHALT_NEAR, RUT, SNOW_LIT, SNOW_SHADE, alpha, blend } from './palette.js';

/** The band between two offsets (metres to the right of the middle line) along a road. */
function band(ink, view, points, from, to) {
  const near = [];
  const far = [];
  for (const point of points) {
    if (view.depth(point.x, point.z) < NEAR_METRES) continue;
    const [cos, sin] = [Math.cos(point.heading), Math.sin(point.heading)];
    const [a, b] = [from(point.s), to(point.s)];
    near.push(view.project(point.x + cos * a, point.z - sin * a));
    far.push(view.project(point.x + cos * b, point.z - sin * b));
  }
  if (near.length < 2) return false;
  ink.beginPath();
  for (const place of near) ink.lineTo(place.x, place.y);
  for (const place of far.reverse()) ink.lineTo(place.x, place.y);
  ink.closePath();
  return true;
}

const constant = (value) => () => value;

function fillBand(ink, view, points, from, to, fill) {
  if (!band(ink, view, points, from, to)) return;
  ink.fillStyle = fill;
  ink.fill();
}

function distanceShade(ink, view, near, far) {
  const shade = ink.createLinearGradient(0, view.horizon - view.height * 0.05, 0, view.height * 0.78);
  shade.addColorStop(0, far);
  shade.addColorStop(0.3, blend(far, near, 0.45));
  shade.addColorStop(1, near);
  return shade;
}

/** A band whose edges fade: the same colour laid on in growing widths. */
function softBand(ink, view, points, { middle, half, feather, colour, strength }) {
  for (const share of [1, 0.5, 0]) {
    const reach = half + feather * share;
    const edge = typeof middle === 'function' ? middle : constant(middle);
    fillBand(ink, view, points, (s) => edge(s) - reach, (s) => edge(s) + reach, alpha(colour, strength * 0.42));
  }
}

/** Snow pushed to both sides of a road by years of driving. */
function banks(ink, view, points, half, strength) {
  for (const side of [-1, 1]) {
    softBand(ink, view, points, { middle: side * (half + 2.2), half: 0.3, feather: 1.1, colour: SNOW_SHADE, strength: 0.16 * strength });
    softBand(ink, view, points, { middle: side * (half + 0.85), half: 0.22, feather: 0.8, colour: SNOW_LIT, strength: 0.52 * strength });
    softBand(ink, view, points, { middle: side * (half + 0.1), half: 0.06, feather: 0.3, colour: '#4a628f', strength: 0.6 * strength });
  }
}

function ruts(ink, view, points, half, strength) {
  for (const side of [-0.5, 0.5]) {
    softBand(ink, view, points, { middle: half * side, half: half * 0.06, feather: half * 0.15, colour: RUT, strength: 0.42 * strength });
  }
  for (const side of [-0.9, 0, 0.9]) {
    softBand(ink, view, points, { middle: half * side, half: half * 0.015, feather: half * 0.1, colour: '#c6d4ea', strength: 0.13 * strength });
  }
}

function oldRoad(ink, view, presence) {
  const half = OLD_ROAD_METRES / 2;
  const fill = distanceShade(ink, view, ASPHALT_NEAR, ASPHALT_FAR);
  for (const points of [BRANCHES.right, BRANCHES.trunk]) {
    const strength = points === BRANCHES.trunk ? 1 : presence;
    ink.globalAlpha = strength;
    fillBand(ink, view, points, constant(-half), constant(half), fill);
    ink.globalAlpha = 1;
    ruts(ink, view, points, half, strength);
  }
}

/** The edge of a road that is not yet driven in wanders a little. */
const rough = (half, bumps) => (s) => half * (1 + bumps * 0.26 * Math.sin(s * 0.42) + bumps * 0.16 * Math.sin(s * 0.97 + 1));

function freshRoad(ink, view, sprites, road) {
  const points = BRANCHES.left;
  const half = road.widthMetres / 2;
  const clear = 1 - road.snow;
  const edge = rough(half, road.bumps);
  const soft = rough(half * 1.35, road.bumps);
  fillBand(ink, view, points, (s) => -soft(s + 9), soft, alpha(SNOW_SHADE, 0.46));
  fillBand(ink, view, points, (s) => -edge(s + 9), edge, alpha('#4c6490', 0.46 + 0.1 * clear));
  ink.globalAlpha = 0.94 * clear;
  fillBand(ink, view, points, (s) => -edge(s + 9), edge, distanceShade(ink, view, '#2c3c59', '#566a92'));
  ink.globalAlpha = 1;
  ruts(ink, view, points, half, 0.45 + 0.5 * clear);
  hollows(ink, view, sprites, half, road);
}

/** Bumps: a shade, and a light on the near side of each. */
function hollows(ink, view, sprites, half, road) {
  const points = BRANCHES.left;
  for (let index = points.length - 1; index > 1; index -= 1) {
    const point = points[index];
    const depth = view.depth(point.x, point.z);
    if (depth < NEAR_METRES * 2 || depth > 60) continue;
    const place = view.project(point.x + Math.sin(index * 5.3) * half * 0.55, point.z);
    const wide = half * (1.1 + 0.5 * Math.sin(index * 2.7)) * place.scale;
    ink.globalAlpha = Math.min(1, road.bumps * 1.2) * (1 - depth / 64);
    ink.drawImage(sprites.hollow, place.x - wide / 2, place.y - wide * 0.1, wide, wide * 0.2);
    ink.drawImage(sprites.wisp, place.x - wide * 0.45, place.y, wide * 0.9, wide * 0.16);
  }
  ink.globalAlpha = 1;
}

function wear(ink, view, sprites, spots, road) {
  for (const { point, across, size, snow, fresh } of spots) {
    const depth = view.depth(point.x, point.z);
    if (depth < NEAR_METRES * 2 || depth > 60) continue;
    const half = (fresh ? road.widthMetres : OLD_ROAD_METRES) / 2;
    const place = view.project(point.x + Math.cos(point.heading) * across * half, point.z - Math.sin(point.heading) * across * half);
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

/** @param {number} k passes over the new road; may lie between two */
export function drawRoads(ink, view, { k, sprites, tufts, spots }) {
  const road = newRoad(k);
  banks(ink, view, BRANCHES.left, road.widthMetres / 2, 0.25 + 0.6 * (1 - road.snow));
  banks(ink, view, BRANCHES.right, OLD_ROAD_METRES / 2, 1);
  freshRoad(ink, view, sprites, road);
  banks(ink, view, BRANCHES.trunk, OLD_ROAD_METRES / 2, 1);
  oldRoad(ink, view, oldRoadPresence(k));
  wear(ink, view, sprites, spots, road);
  grass(ink, view, sprites, tufts, road);
}

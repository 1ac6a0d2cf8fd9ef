// The land in metres: where the roads run, how the ground rises, where trees stand.
// x is to the right, z ahead, y up. The fork is at (0, 0); the car comes from negative z.
import { OLD_ROAD_METRES } from "../road.js";

/** How far before the fork the car waits, and how far along a branch a drive ends. */
export const WAIT_METRES = 10.5;
export const FAR_METRES = 24;
export const DRIVE_METRES = 46;
export const LAND_METRES = 190;
const STEP_METRES = 1.5;
const CURVES = {
  right: [[0, 17, 0.36], [34, 84, -0.26], [96, 150, 0.3]],
  left: [[0, 15, -0.36], [30, 62, 0.3], [70, 112, -0.36], [120, 170, 0.34]],
};

const smooth = (from, to, value) => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Height of the ground: level at the fork, then a long rise to the crest. */
export function groundHeight(z) {
  return 5.2 * smooth(12, 150, z) + 2.6 * smooth(70, LAND_METRES, z);
}

/** The middle line of one branch, from the fork to the crest. */
function trace(bends) {
  const points = [];
  let [x, z] = [0, 0];
  for (let s = 0; s <= LAND_METRES + 60; s += STEP_METRES) {
    const heading = bends.reduce((sum, [from, to, by]) => sum + by * smooth(from, to, s), 0);
    points.push({ s, x, z, heading });
    x += Math.sin(heading) * STEP_METRES;
    z += Math.cos(heading) * STEP_METRES;
  }
  return points;
}

const trunk = Array.from({ length: 50 }, (_, index) => {
  const s = (index - 50) * STEP_METRES;
  return { s, x: 0, z: s, heading: 0 };
});

/** Both ways to drive, each with the shared road before the fork. */
export const PATHS = { right: [...trunk, ...trace(CURVES.right)], left: [...trunk, ...trace(CURVES.left)] };
export const BRANCHES = {
  right: trace(CURVES.right),
  left: trace(CURVES.left),
  trunk: [...trunk, { s: 0, x: 0, z: 0, heading: 0 }, { s: STEP_METRES, x: 0, z: STEP_METRES, heading: 0 }],
};

/** Where a car is that has gone `s` metres past the fork (negative: before it). */
export function along(side, s) {
  const path = PATHS[side];
  const place = Math.min(path.length - 2, Math.max(0, (s - path[0].s) / STEP_METRES));
  const [a, b, t] = [path[Math.floor(place)], path[Math.floor(place) + 1], place % 1];
  const mix = (key) => a[key] + (b[key] - a[key]) * t;
  return { x: mix("x"), z: mix("z"), heading: mix("heading") };
}

function roadDistance(x, z) {
  let nearest = Infinity;
  for (const path of [PATHS.right, PATHS.left]) {
    for (let index = 0; index < path.length; index += 2) {
      nearest = Math.min(nearest, Math.hypot(path[index].x - x, path[index].z - z));
    }
  }
  return nearest;
}

/** Between the two branches the land stays open, so that both roads are seen. */
const betweenRoads = (x, z) => z > 0 && Math.abs(x) < 0.34 * z + 2;

/**
 * Trees and low drifts, far ones first.
 * @param {() => number} random
 */
export function scatter(random) {
  const things = [];
  const wide = OLD_ROAD_METRES / 2;
  for (let tries = 0; tries < 1700 && things.length < 380; tries += 1) {
    const z = -26 + (LAND_METRES + 22) * random() ** 0.85;
    const x = (random() * 2 - 1) * (13 + Math.max(0, z + 26) * 0.8);
    const gap = roadDistance(x, z);
    const height = 3.2 + random() * 5.2;
    if (gap < wide + 2.2) continue;
    if (betweenRoads(x, z) && (random() > 0.2 || z < 26 || gap < 7)) {
      if (gap > wide + 3) things.push({ kind: "drift", x, z, size: 2 + random() * 4, shape: 0 });
      continue;
    }
    if (random() < 0.25) things.push({ kind: "drift", x, z, size: 2.5 + random() * 5, shape: 0 });
    else things.push({ kind: "pine", x, z, size: betweenRoads(x, z) ? height * 0.6 : height, shape: random() });
  }
  return things.sort((a, b) => b.z - a.z);
}

/** Worn spots and wisps of snow on the roads, so that they move under the car. */
export function spots(random) {
  return [BRANCHES.trunk, BRANCHES.right, BRANCHES.left].flatMap((points) => points
    .filter((point) => point.s < 110)
    .flatMap((point) => [0, 1].filter(() => random() < 0.8).map(() => ({
      point,
      across: random() * 2 - 1,
      size: 0.7 + random() * 1.6,
      snow: random() < 0.55,
      fresh: points === BRANCHES.left,
    }))));
}

/** Tufts of dry grass on the new road, each with the share of practice at which it is gone. */
export function tufts(random) {
  return BRANCHES.left.flatMap((point, index) => {
    if (index < 2 || point.s > 120) return [];
    return [-1, 0, 1].filter(() => random() < 0.62).map((lane) => ({
      s: point.s, point, offset: (lane + (random() - 0.5) * 0.6) * 0.42, stays: random(), size: 0.22 + random() * 0.3,
    }));
  });
}

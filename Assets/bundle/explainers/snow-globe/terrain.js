/**
 * The fixed places inside the globe: house, lamp, supports and the old footpaths.
 *
 * Units: 1 is the radius of the glass. `x` grows to the right, `z` towards the viewer.
 */

/** Radius of the snow-covered ground disc. */
export const GROUND_RADIUS = 0.89;

/** Height of the bare ground above the centre of the glass. */
export const GROUND_Y = -0.44;

/** The house: its footprint, and the height of eaves and ridge above the ground. */
export const HOUSE = { x: -0.3, z: -0.3, halfWidth: 0.22, halfDepth: 0.15, eaves: 0.22, ridge: 0.4 };

/** The lamp that stands for the wish. */
export const LAMP = { x: 0.18, z: 0.0, height: 0.36 };

/** Where each support stands. A place is fixed, so the picture depends on which ones are picked. */
export const SUPPORTS = {
  talk: { x: 0.47, z: 0.12 },
  write: { x: 0.24, z: -0.45 },
  step: { x: -0.1, z: 0.52 },
  rest: { x: -0.54, z: 0.2 },
  person: { x: 0.3, z: 0.48 },
  music: { x: 0.62, z: -0.24 },
};

/** How many supports fit in the globe. */
export const SUPPORTS_MAX = 3;

const LOOP = [
  [-0.22, -0.06], [-0.16, 0.1], [0.02, 0.24], [0.26, 0.28], [0.47, 0.17],
  [0.52, -0.05], [0.38, -0.24], [0.12, -0.28], [-0.06, -0.18], [-0.22, -0.06],
];
const LANE = [[-0.12, 0.14], [-0.26, 0.3], [-0.32, 0.46], [-0.24, 0.66], [-0.2, 0.86]];

/** Half the width of a footpath. */
export const PATH_HALF_WIDTH = 0.062;

/** The old footpaths as lines of closely spaced `[x, z]` points: a worn round, and a lane to the front. */
export const PATHS = [smooth(LOOP), smooth(LANE)];

/** Whether a place lies in an old footpath. */
export function isOnPath(x, z) {
  return distanceToPath(x, z) < PATH_HALF_WIDTH;
}

/** The distance from a place to the nearest old footpath. */
export function distanceToPath(x, z) {
  let nearest = Infinity;
  for (const path of PATHS) {
    for (const [px, pz] of path) {
      nearest = Math.min(nearest, (px - x) ** 2 + (pz - z) ** 2);
    }
  }
  return Math.sqrt(nearest);
}

/** Whether a place lies under the roof. */
export function isUnderRoof(x, z) {
  return Math.abs(x - HOUSE.x) < HOUSE.halfWidth && Math.abs(z - HOUSE.z) < HOUSE.halfDepth;
}

/** The height of the roof above the ground at `x`; the ridge runs towards the viewer. */
export function roofHeight(x) {
  const along = Math.min(1, Math.abs(x - HOUSE.x) / HOUSE.halfWidth);
  return HOUSE.ridge + (HOUSE.eaves - HOUSE.ridge) * along;
}

/** A Catmull–Rom line through the points, sampled about every hundredth of a radius. */
function smooth(points) {
  const line = [];
  const closed = points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  const count = points.length - 1;
  const at = (index) => {
    if (closed) return points[(index + count) % count];
    return points[Math.max(0, Math.min(count, index))];
  };
  for (let index = 0; index < count; index += 1) {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    for (let part = 0; part < 16; part += 1) {
      const t = part / 16;
      line.push([0, 1].map((axis) => spline(a[axis], b[axis], c[axis], d[axis], t)));
    }
  }
  return line;
}

function spline(a, b, c, d, t) {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

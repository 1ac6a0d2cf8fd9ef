/**
 * The lying snow: a height field over the ground disc and the roof.
 *
 * A flake that rests adds one small heap to the field and takes exactly that heap away when it is lifted,
 * so the volume of the field is always the volume of the flakes at rest.
 */

import { GROUND_RADIUS, isUnderRoof, roofHeight } from "./terrain.js";

/** Cells along one side of the field. */
export const GRID = 72;

/** Side of one cell, in radii of the glass. */
export const CELL = (2 * GROUND_RADIUS) / GRID;

/** Mean depth of the snow when all of it lies. */
export const MEAN_DEPTH = 0.06;

const REACH = 3;
const SPREAD = 1.35;
const OUTSIDE = 0;
const OPEN = 1;
const ROOF = 2;
const ROOF_DEPTH_MAX = 0.085;
const STEEPEST = 0.4;

export class Ground {
  /** @param {number} flakeCount flakes that share the snow between them */
  constructor(flakeCount) {
    this.heights = new Float32Array(GRID * GRID);
    this.kinds = new Uint8Array(GRID * GRID);
    this.elevations = new Float32Array(GRID * GRID);
    this.places = Array.from({ length: GRID * GRID }, (_, cell) => ({ x: cellX(cell), z: cellZ(cell) }));
    /** Goes up by one at each change, so that a view knows when to draw again. */
    this.version = 0;
    let cells = 0;
    for (let cell = 0; cell < GRID * GRID; cell += 1) {
      const x = cellX(cell);
      const z = cellZ(cell);
      if (Math.hypot(x, z) > GROUND_RADIUS) continue;
      const roof = isUnderRoof(x, z);
      this.kinds[cell] = roof ? ROOF : OPEN;
      this.elevations[cell] = roof ? roofHeight(x) : 0;
      cells += 1;
    }
    /** Volume of one flake. */
    this.flakeVolume = (MEAN_DEPTH * cells * CELL * CELL) / flakeCount;
    this.kernel = makeKernel();
  }

  /** The cell under a place, or the nearest one on the disc. */
  cellAt(x, z) {
    const distance = Math.sqrt(x * x + z * z);
    const scale = distance > GROUND_RADIUS - CELL ? (GROUND_RADIUS - CELL) / distance : 1;
    return toIndex(z * scale) * GRID + toIndex(x * scale);
  }

  /** The top of whatever lies under a place, above the bare ground. */
  surfaceAt(x, z) {
    return this.surface(this.cellAt(x, z));
  }

  /** The middle of a cell. */
  placeOf(cell) {
    return this.places[cell];
  }

  surface(cell) {
    return this.elevations[cell] + this.heights[cell];
  }

  isRoof(cell) {
    return this.kinds[cell] === ROOF;
  }

  /**
   * Where a flake that touches down on `cell` comes to rest: it rolls to lower snow while the slope is steep.
   *
   * @param {number} cell
   * @returns {number} the cell it rests on
   */
  restingCell(cell) {
    let at = cell;
    for (let hop = 0; hop < 4; hop += 1) {
      const lower = this.#lowestNeighbour(at);
      if (lower === at) return at;
      at = lower;
    }
    return at;
  }

  /** Adds the heap of one flake. */
  add(cell) {
    this.#heap(cell, 1);
  }

  /** Takes the heap of one flake away. */
  remove(cell) {
    this.#heap(cell, -1);
  }

  /** A copy of the heights, to compare with later. */
  copy() {
    return this.heights.slice();
  }

  clear() {
    this.heights.fill(0);
    this.version += 1;
  }

  /** The volume of all lying snow. */
  volume() {
    let sum = 0;
    for (const height of this.heights) sum += height;
    return sum * CELL * CELL;
  }

  #lowestNeighbour(cell) {
    const kind = this.kinds[cell];
    const own = this.surface(cell);
    const overflows = kind === ROOF && this.heights[cell] > ROOF_DEPTH_MAX;
    let lowest = cell;
    let steepest = STEEPEST * CELL;
    for (let dz = -1; dz <= 1; dz += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const next = cell + dz * GRID + dx;
        if (next === cell || !this.kinds[next]) continue;
        if (this.kinds[next] !== kind && !overflows) continue;
        const drop = kind === ROOF && this.kinds[next] === ROOF
          ? this.heights[cell] - this.heights[next] : own - this.surface(next);
        if (drop > steepest) {
          steepest = drop;
          lowest = next;
        }
      }
    }
    return lowest;
  }

  #heap(cell, sign) {
    const total = this.#weigh(cell, 0);
    this.#weigh(cell, (sign * this.flakeVolume) / (total * CELL * CELL));
    this.version += 1;
  }

  /** Adds `scale` of the heap to each cell of the same kind in reach; gives the sum of their weights. */
  #weigh(cell, scale) {
    const { kinds, heights, kernel } = this;
    const kind = kinds[cell];
    const row = Math.floor(cell / GRID);
    const column = cell % GRID;
    const [top, bottom] = [Math.max(0, row - REACH), Math.min(GRID - 1, row + REACH)];
    const [left, right] = [Math.max(0, column - REACH), Math.min(GRID - 1, column + REACH)];
    let total = 0;
    for (let z = top; z <= bottom; z += 1) {
      for (let x = left; x <= right; x += 1) {
        const at = z * GRID + x;
        if (kinds[at] !== kind) continue;
        const weight = kernel[(z - row + REACH) * (2 * REACH + 1) + x - column + REACH];
        total += weight;
        heights[at] += weight * scale;
      }
    }
    return total;
  }
}

/** The middle of a cell, left to right. */
export function cellX(cell) {
  return ((cell % GRID) + 0.5) * CELL - GROUND_RADIUS;
}

/** The middle of a cell, back to front. */
export function cellZ(cell) {
  return (Math.floor(cell / GRID) + 0.5) * CELL - GROUND_RADIUS;
}

function toIndex(coordinate) {
  return Math.max(0, Math.min(GRID - 1, Math.floor((coordinate + GROUND_RADIUS) / CELL)));
}

function makeKernel() {
  const side = 2 * REACH + 1;
  const kernel = new Float32Array(side * side);
  for (let dz = -REACH; dz <= REACH; dz += 1) {
    for (let dx = -REACH; dx <= REACH; dx += 1) {
      kernel[(dz + REACH) * side + dx + REACH] = Math.exp(-(dx * dx + dz * dz) / (2 * SPREAD * SPREAD));
    }
  }
  return kernel;
}

/** Places `[x, z]` spread evenly over the ground, as the seeds of a sunflower are. */
export function sunflower(seeds) {
  const golden = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: seeds }, (_, seed) => {
    const distance = (GROUND_RADIUS - 0.015) * Math.sqrt((seed + 0.5) / seeds);
    return [distance * Math.cos(seed * golden), distance * Math.sin(seed * golden)];
  });
}

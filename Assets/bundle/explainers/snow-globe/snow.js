/**
 * The flakes: each one either rests on the ground field or drifts in the flow.
 *
 * Positions are in radii of the glass, velocities in radii a second. Every flake is always in exactly one of the two
 * states, so none is ever lost.
 */

import { keepInGlass, leaveGlass } from "./glass.js";
import { Ground, sunflower } from "./ground.js";
import { GROUND_Y, HOUSE, isOnPath, isUnderRoof } from "./terrain.js";

/** The water: how fast a flake takes on its speed, how fast it flows and how far small eddies push, at energy 1. */
const DRAG_PER_SECOND = 2.8;
const WIND_STRENGTH = 1.7;
const EDDIES = 1.1;
const LIFT_PER_SECOND = 4.2;
/** Below this energy a flake that touches the ground stays there. */
const RESTS_BELOW_ENERGY = 0.12;

/** How far from a support flakes are drawn to it, how strongly, and how wide the mound is that they make. */
const REACH_OF_SUPPORT = 0.5;
const PULL = 6;
const MOUND_RADIUS = 0.13;
/** How strongly a flake is drawn to its old spot, and how near to it it comes to rest on it. */
const HOME_PULL = 3.4;
const HOME_REACH = 0.2;

/** A flake this far below a roof came through a wall. */
const WALL_DEPTH = 0.09;

export class Snow {
  /**
   * @param {number} count
   * @param {() => number} random numbers in [0, 1)
   */
  constructor(count, random) {
    this.count = count;
    this.random = random;
    this.ground = new Ground(count);
    for (const name of ["x", "y", "z", "vx", "vy", "vz", "fall", "rank", "spotX", "spotZ", "tone"]) {
      this[name] = new Float32Array(count);
    }
    /** The cell a flake rests on, or -1 while it drifts. */
    this.cell = new Int32Array(count).fill(-1);
    /** The cell of the old shape it came from. */
    this.home = new Int32Array(count);
    this.flow = new Float64Array(3);
    /** How many flakes are in the air. */
    this.drifting = count;
    for (let flake = 0; flake < count; flake += 1) this.#shapeFlake(flake);
    this.#layOldShape();
  }

  /** Puts every flake back where it lay at first. */
  restAtHome() {
    this.ground.clear();
    this.cell.fill(-1);
    this.drifting = this.count;
    for (let flake = 0; flake < this.count; flake += 1) this.#rest(flake, this.home[flake]);
  }

  /** Lifts about `share` of the lying flakes at once, for a gust. */
  gust(share) {
    for (let flake = 0; flake < this.count; flake += 1) {
      if (this.cell[flake] >= 0 && this.random() < share) this.#lift(flake, 0.55);
    }
  }

  /**
   * Moves every drifting flake by `dt` seconds and lifts lying ones while there is energy.
   *
   * @param {number} dt
   * @param {{seconds: number, energy: number, wind: import("./wind.js").Wind, homeShare: number,
   *          toHome: boolean, heavy: number, pulls: {x: number, z: number}[]}} air see weather.js
   */
  step(dt, air) {
    const lift = 1 - Math.exp(-LIFT_PER_SECOND * air.energy * dt);
    for (let flake = 0; flake < this.count; flake += 1) {
      if (this.cell[flake] < 0) {
        this.#drift(flake, dt, air);
      } else if (lift > 0 && this.random() < lift) {
        this.#lift(flake, air.energy);
      }
    }
  }

  /** Puts every flake that still drifts to rest under where it is. */
  restAll() {
    for (let flake = 0; flake < this.count; flake += 1) {
      if (this.cell[flake] < 0) this.#touchDown(flake, { toHome: false, homeShare: 0 });
    }
  }

  #shapeFlake(flake) {
    const random = this.random;
    this.fall[flake] = 0.17 + 0.13 * random();
    this.rank[flake] = random();
    this.tone[flake] = random();
    const angle = random() * Math.PI * 2;
    const distance = MOUND_RADIUS * Math.sqrt(random());
    this.spotX[flake] = Math.cos(angle) * distance;
    this.spotZ[flake] = Math.sin(angle) * distance;
  }

  /** Spreads the flakes evenly, as seeds of a sunflower are, and leaves the old footpaths out. */
  #layOldShape() {
    let places = [];
    for (let seeds = this.count; places.length < this.count; seeds += this.count - places.length) {
      places = sunflower(seeds).filter(([x, z]) => !isOnPath(x, z));
    }
    for (let flake = 0; flake < this.count; flake += 1) {
      this.home[flake] = this.ground.cellAt(...places[flake]);
    }
    this.restAtHome();
  }

  #lift(flake, energy) {
    const { ground, random } = this;
    const cell = this.cell[flake];
    ground.remove(cell);
    this.cell[flake] = -1;
    this.drifting += 1;
    this.y[flake] += 0.01;
    this.vx[flake] = (random() - 0.5) * 1.6 * energy;
    this.vz[flake] = (random() - 0.5) * 1.6 * energy;
    this.vy[flake] = (0.4 + 2.6 * random()) * energy;
  }

  #drift(flake, dt, air) {
    const { x, y, z, vx, vy, vz, flow } = this;
    air.wind.at(x[flake], y[flake], z[flake], air.seconds, flow);
    const drag = DRAG_PER_SECOND * dt;
    const fall = this.fall[flake] * air.heavy;
    const strength = WIND_STRENGTH * air.energy;
    vx[flake] += (flow[0] * strength - vx[flake]) * drag;
    vy[flake] += (flow[1] * strength - fall - vy[flake]) * drag;
    vz[flake] += (flow[2] * strength - vz[flake]) * drag;
    this.#scatter(flake, air.energy);
    leaveGlass(this, flake, dt, air.energy);
    this.#pull(flake, dt, air);
    x[flake] += vx[flake] * dt;
    y[flake] += vy[flake] * dt;
    z[flake] += vz[flake] * dt;
    keepInGlass(this, flake);
    this.#meetGround(flake, air);
  }

  /** Small eddies that the flow does not show keep flakes from moving as one. */
  #scatter(flake, energy) {
    const { vx, vy, vz, random } = this;
    const push = EDDIES * energy;
    vx[flake] += (random() - 0.5) * push;
    vy[flake] += (random() - 0.5) * push;
    vz[flake] += (random() - 0.5) * push;
  }

  #pull(flake, dt, air) {
    const { x, z, vx, vz } = this;
    if (air.homeShare > this.rank[flake]) {
      const home = this.ground.placeOf(this.home[flake]);
      vx[flake] += (home.x - x[flake]) * HOME_PULL * dt;
      vz[flake] += (home.z - z[flake]) * HOME_PULL * dt;
      return;
    }
    let nearest = REACH_OF_SUPPORT;
    let towardsX = 0;
    let towardsZ = 0;
    for (const place of air.pulls) {
      const dx = place.x + this.spotX[flake] - x[flake];
      const dz = place.z + this.spotZ[flake] - z[flake];
      const distance = Math.sqrt(dx * dx + dz * dz);
      if (distance >= nearest) continue;
      [nearest, towardsX, towardsZ] = [distance, dx, dz];
    }
    const pull = PULL * (1 - nearest / REACH_OF_SUPPORT) * (0.3 + this.tone[flake]) * dt;
    vx[flake] += towardsX * pull;
    vz[flake] += towardsZ * pull;
  }

  #meetGround(flake, air) {
    const { x, y, z, vy, ground } = this;
    const top = GROUND_Y + ground.surfaceAt(x[flake], z[flake]);
    if (y[flake] > top) return;
    if (y[flake] < top - WALL_DEPTH && isUnderRoof(x[flake], z[flake])) {
      this.#leaveHouse(flake);
      return;
    }
    if (air.energy < RESTS_BELOW_ENERGY) {
      this.#touchDown(flake, air);
    } else {
      y[flake] = top + 0.004;
      vy[flake] = (0.3 + 0.9 * this.random()) * air.energy;
    }
  }

  /** A flake that met a wall goes to the nearest outer side of it and slides down there. */
  #leaveHouse(flake) {
    const { x, z, vx, vz } = this;
    const dx = x[flake] - HOUSE.x;
    const dz = z[flake] - HOUSE.z;
    if (HOUSE.halfWidth - Math.abs(dx) < HOUSE.halfDepth - Math.abs(dz)) {
      x[flake] = HOUSE.x + Math.sign(dx || 1) * (HOUSE.halfWidth + 0.005);
      vx[flake] *= -0.3;
    } else {
      z[flake] = HOUSE.z + Math.sign(dz || 1) * (HOUSE.halfDepth + 0.005);
      vz[flake] *= -0.3;
    }
  }

  #touchDown(flake, { toHome, homeShare }) {
    const home = this.ground.placeOf(this.home[flake]);
    const far = Math.hypot(home.x - this.x[flake], home.z - this.z[flake]);
    const isHome = toHome || (homeShare > this.rank[flake] && far < HOME_REACH);
    const cell = this.ground.cellAt(this.x[flake], this.z[flake]);
    this.#rest(flake, isHome ? this.home[flake] : this.ground.restingCell(cell));
  }

  #rest(flake, cell) {
    const { ground } = this;
    ground.add(cell);
    this.cell[flake] = cell;
    this.drifting -= 1;
    const place = ground.placeOf(cell);
    this.x[flake] = place.x + (this.tone[flake] - 0.5) * 0.02;
    this.z[flake] = place.z + (this.rank[flake] - 0.5) * 0.02;
    this.y[flake] = GROUND_Y + ground.surface(cell);
    this.vx[flake] = this.vy[flake] = this.vz[flake] = 0;
  }
}

/**
 * What a painter has to know of the globe, as plain values. Pure: a globe in, values out.
 *
 * @typedef {Float32Array} Sky the drifting flakes, four numbers each: x, y, z and which flake, in the flakes' order
 * @typedef {{heights: Float32Array, cells: Int32Array, tone: Float32Array}} Lie the lying snow: its depth in each cell
 *          of the ground, the cell each flake rests on (-1 in the air), and how light each flake is
 * @typedef {{tone: Float32Array, rank: Float32Array, before: {heights: Float32Array, cells: Int32Array}}} Beginning
 * @typedef {object} Picture
 * @property {"one" | "before" | "both"} show
 * @property {number} number of the newest message of the page that can be seen in it
 * @property {boolean} running the model moves by itself
 * @property {string[]} supports
 * @property {number} lamp how bright it burns, 0 to 1
 * @property {number} glow how strongly the old footpaths are pointed out, 0 to 1
 * @property {number} rock how far the globe leans on its base, in radii
 * @property {number} seconds of the model
 * @property {Sky} sky
 * @property {{heights: Float32Array, cells: Int32Array} | null} land null: as in the picture before
 */

import { STEP_SECONDS } from "../ticker.js";

/** Numbers for one drifting flake. */
export const SKY_STRIDE = 4;

const ROCK_SECONDS = 1.3;

/** What never changes: sent once. @returns {Beginning} */
export function beginningOf({ snow, before }) {
  return { tone: snow.tone, rank: snow.rank, before: { heights: before, cells: snow.home } };
}

/**
 * The drifting flakes at the moment that is shown. It is one physics step late, and so between two steps that are
 * known: no flake jumps.
 *
 * @returns {Sky}
 */
export function skyOf({ snow, ticker, still }) {
  const { count, cell, x, y, z, vx, vy, vz } = snow;
  const seconds = still ? 0 : ticker.left - STEP_SECONDS;
  const sky = new Float32Array(snow.drifting * SKY_STRIDE);
  let at = 0;
  for (let flake = 0; flake < count; flake += 1) {
    if (cell[flake] >= 0) continue;
    sky[at] = x[flake] + vx[flake] * seconds;
    sky[at + 1] = y[flake] + vy[flake] * seconds;
    sky[at + 2] = z[flake] + vz[flake] * seconds;
    sky[at + 3] = flake;
    at += SKY_STRIDE;
  }
  return sky;
}

/**
 * @param {import("../model.js").SnowGlobe} globe
 * @param {{lamp: number, land: boolean}} options land: whether the lying snow goes along
 * @returns {Omit<Picture, "number">}
 */
export function pictureOf(globe, { lamp, land }) {
  const { snow, phase, view } = globe;
  return {
    show: phase === "compare" && view !== "now" ? view : "one",
    running: globe.running,
    supports: [...globe.supports],
    lamp,
    glow: globe.pathGlow,
    rock: globe.still ? 0 : rock(globe),
    seconds: globe.seconds,
    sky: skyOf(globe),
    land: land ? { heights: snow.ground.copy(), cells: snow.cell.slice() } : null,
  };
}

/** How far the globe rocks on its base after a shake, in radii. */
function rock({ seconds, shakenAt, shakenBy }) {
  const since = seconds - shakenAt;
  return since > ROCK_SECONDS ? 0 : 0.035 * shakenBy * Math.exp(-3.2 * since) * Math.sin(19 * since);
}

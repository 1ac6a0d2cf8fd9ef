// Where the picture is taken from, for each state. Pure: a state in, numbers out.
import { driveProgress, isRunning } from "../model.js";
import { newRoad } from "../road.js";
import { DRIVE_METRES, FAR_METRES, WAIT_METRES, along } from "./land.js";

const EYE_METRES = 2.6;
const HIGH_METRES = 13;
const ROLL_SECONDS = 2.2;
const FADE_SECONDS = 0.9;
const RISE_SECONDS = 2.6;

const clamp = (value) => Math.min(1, Math.max(0, value));
const smooth = (value) => { const t = clamp(value); return t * t * (3 - 2 * t); };
const mix = (from, to, share) => from + (to - from) * share;

/**
 * @typedef {object} Shot
 * @property {'road' | 'places' | 'dials' | 'map' | 'parked'} picture
 * @property {{x: number, z: number, heading: number, height: number}} [eye]
 * @property {number} [horizon] share of the height
 * @property {number} k passes to draw the new road with; between two while it widens
 * @property {number} lights headlights, 0 to 1
 * @property {number} cabin how much of the car's inside is in the picture, 0 to 1
 * @property {number} veil how much falling snow hides the picture between two days, 0 to 1
 * @property {number} speed metres a second, for the snow in the air
 */

/** @param {import('../model.js').State} state @returns {Shot} */
export function shot(state) {
  const still = state.mode === "still";
  if (state.scene === "destination") return plain("places");
  if (state.scene === "music") return plain("dials");
  if (state.scene === "safety") return plain("parked");
  if (still && state.scene !== "dash") return { ...plain("map"), k: state.k };
  return { ...plain("road"), ...ROAD[state.scene](state) };
}

const plain = (picture) => ({ picture, k: 0, lights: 0, cabin: picture === "road" ? 1 : 0, veil: 0, speed: 0 });

/** Seconds since the picture came up; a picture that does not move is always long there. */
const seconds = (state) => (isRunning(state) || state.since > 0 ? state.since : Infinity);

const ROAD = {
  dash: () => at("right", -FAR_METRES, { lights: 0.6 }),
  fork: (state) => (state.drive ? driving(state) : rolling(state)),
  drove: (state) => arrived(state),
  practice: (state) => (state.drive ? driving(state) : waiting(state)),
  "both-roads": (state) => high(state, smooth(seconds(state) / RISE_SECONDS)),
  recap: (state) => high(state, 1),
};

function at(side, s, more) {
  return { eye: { ...along(side, s), height: EYE_METRES }, horizon: 0.37, ...more };
}

/** From afar to the fork, the first time; there at once on a later visit. */
function rolling(state) {
  const part = state.visit > 1 ? 1 : smooth(seconds(state) / ROLL_SECONDS);
  const s = mix(-FAR_METRES, -WAIT_METRES, part);
  return at("right", s, { k: state.k, lights: 0.85, speed: part < 1 ? 4 * (1 - part) : 0 });
}

function waiting(state) {
  const past = seconds(state);
  const grown = state.gain * smooth((past - 0.5) / 1.6);
  return at("right", -WAIT_METRES, {
    k: state.k - state.gain + grown, lights: 0.85, veil: state.day > 0 ? 1 - smooth(past / FADE_SECONDS) : 0,
  });
}

function driving(state) {
  const part = driveProgress(state);
  const { turn } = state.drive;
  if (turn === "rest") return resting(state, smooth(part));
  const way = smooth(part) * 0.72 + part * 0.28;
  const s = mix(-WAIT_METRES, DRIVE_METRES, way);
  const bumps = turn === "left" && s > 0 ? newRoad(state.k).bumps : 0;
  const sway = bumps * Math.sin(s * 1.9) * smooth((DRIVE_METRES - s) / 8);
  const view = at(turn, s, { k: state.k, lights: 0.9, speed: 16 * Math.sin(Math.PI * clamp(part)) });
  view.eye.height += 0.16 * sway;
  view.eye.heading += 0.012 * sway;
  if (state.scene === "practice") view.veil = smooth((part - 0.72) / 0.26);
  return view;
}

function resting(state, part) {
  const view = at("right", mix(-WAIT_METRES, -WAIT_METRES + 3, part), { k: state.k, lights: 0.85 * (1 - part) });
  view.eye.x += 1.9 * part;
  view.eye.heading += 0.12 * part;
  return view;
}

function arrived(state) {
  if (state.turn === "rest" || state.turn === null) return resting(state, 1);
  return at(state.turn, DRIVE_METRES, { k: state.k, lights: 0.9 });
}

/** The eye leaves the car and rises until both roads lie below it. */
function high(state, part) {
  const view = at("right", mix(-WAIT_METRES, -25, part), { k: state.k, lights: 0.85 * (1 - part), cabin: 1 - part });
  view.eye.height = mix(EYE_METRES, HIGH_METRES, part);
  view.horizon = mix(0.37, 0.3, part);
  return view;
}

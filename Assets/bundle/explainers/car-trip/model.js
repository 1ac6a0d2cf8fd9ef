// The car trip as states and actions. No DOM, no clock, no chance: the same actions and the same
// steps always give the same state. model.md says what each number means.
import { PASSES_MAX, habitPull } from "./road.js";

export const SCENES = [
  "dash", "destination", "music", "fork", "drove", "practice", "both-roads", "safety", "recap",
];
export const PARTS = ["driver", "car", "gas", "gps"];
export const DESTINATIONS = ["kinder", "calm", "people", "rest", "unsure"];
export const MUSIC = ["piano", "nature", "quiet"];
export const TURNS = ["right", "left", "rest"];

/** How far the wheel must be turned by hand, of 1, before letting go makes the turn. */
export const WHEEL_TURN = 0.6;
const WHEEL_SECONDS = 1.1;
const DRIVE_SECONDS = { right: 3.6, left: 3.6, rest: 1.8 };
/** A second press sooner than this is the same press. */
const PRESS_SECONDS = 0.5;

/**
 * @typedef {'motion' | 'still'} Mode
 * @typedef {{turn: string, seconds: number, length: number}} Drive
 * @typedef {object} State
 * @property {string} scene one of SCENES
 * @property {Mode} mode still: pictures change at once and nothing moves
 * @property {boolean} paused
 * @property {string[]} parts parts of the car that were looked at
 * @property {?string} part the last of them
 * @property {?string} destination never leaves this object
 * @property {?string} music never leaves this object
 * @property {number} visit how often the fork was reached, from 1
 * @property {?string} turn what was driven last at the fork
 * @property {?string} pass what was driven last in practice
 * @property {number} k passes over the new road, 0 to 5
 * @property {number} gain passes that the last day of practice added, 0 or 1
 * @property {number} day days of practice, from 0
 * @property {?Drive} drive the drive under way
 * @property {number} wheel −1 full left, 1 full right
 * @property {boolean} held a hand is on the wheel
 * @property {boolean} understood the safety card was confirmed
 * @property {number} since seconds since this picture came up
 * @property {number} time seconds of motion
 */

/**
 * The first scene, or one that the reader comes back to in another language. Nothing is chosen for them.
 * @param {{mode?: Mode, scene?: string}} [options] @returns {State}
 */
export function start({ mode = "motion", scene = "dash" } = {}) {
  return {
    scene, mode, paused: false, parts: [], part: null, destination: null, music: null,
    visit: 0, turn: null, pass: null, k: 0, gain: 0, day: 0, drive: null, wheel: 0, held: false,
    understood: false, since: 0, time: 0,
  };
}

/** What the words beside the picture depend on; the wheel and the clock are not among it. */
const WORDS = ["scene", "mode", "paused", "parts", "part", "destination", "music", "turn", "k", "day"];

/** @param {State} a @param {State} b @returns {boolean} whether both are told in the same words */
export const sameWords = (a, b) => a.drive?.turn === b.drive?.turn
  && WORDS.every((name) => String(a[name]) === String(b[name]));

/** @param {State} state @returns {boolean} whether time passes at all. */
export const isRunning = (state) => state.mode === "motion" && !state.paused;

/** @param {State} state @returns {boolean} whether the wheel is in the patient's hands. */
export const canSteer = (state) => state.scene === "fork" || state.scene === "practice";

/** @param {State} state @returns {number} 0 to 1 along the drive under way; 0 when there is none. */
export const driveProgress = ({ drive }) => (drive ? Math.min(1, drive.seconds / drive.length) : 0);

/** The screens that "next" leaves, and where to. The fork and the safety card want an answer. */
const NEXT = {
  dash: "destination", destination: "music", music: "fork", drove: "practice",
  practice: "both-roads", "both-roads": "safety",
};

const ACTIONS = {
  look: (state, { part }) => (state.scene === "dash" && PARTS.includes(part)
    ? { ...state, part, parts: state.parts.includes(part) ? state.parts : [...state.parts, part] }
    : state),
  pick: (state, { destination }) => (state.scene === "destination" && DESTINATIONS.includes(destination)
    ? { ...state, destination } : state),
  tune: (state, { music }) => (state.scene === "music" && MUSIC.includes(music) ? { ...state, music } : state),
  next: (state) => (NEXT[state.scene] && !state.drive ? enter(state, NEXT[state.scene]) : state),
  back: (state) => back(state),
  again: (state) => (state.scene === "drove" ? enter(state, "fork") : state),
  turn: (state, { turn }) => (canSteer(state) && TURNS.includes(turn) ? press(state, turn) : state),
  wheel: (state, { amount }) => (canSteer(state) && !state.drive
    ? { ...state, held: true, wheel: Math.max(-1, Math.min(1, Number(amount) || 0)) } : state),
  release: (state) => release(state),
  understand: (state) => (state.scene === "safety" ? enter({ ...state, understood: true }, "recap") : state),
  pause: (state, { paused = !state.paused }) => ({ ...state, paused: Boolean(paused) }),
  mode: (state, { mode }) => setMode(state, mode),
  restart: (state) => start({ mode: state.mode }),
};

/**
 * The state after one action; an action that makes no sense here changes nothing.
 * @param {State} state
 * @param {{type: string}} action
 * @returns {State}
 */
export function act(state, action) {
  return Object.hasOwn(ACTIONS, action.type) ? ACTIONS[action.type](state, action) : state;
}

/**
 * The state after `dt` seconds.
 * @param {State} state
 * @param {number} dt seconds, not negative
 * @returns {State}
 */
export function step(state, dt) {
  if (!isRunning(state) || !(dt > 0)) return state;
  const moved = { ...state, time: state.time + dt, since: state.since + dt, wheel: wheelAfter(state, dt) };
  if (!state.drive) return moved;
  const seconds = state.drive.seconds + dt;
  return seconds >= state.drive.length ? arrive(moved) : { ...moved, drive: { ...state.drive, seconds } };
}

function enter(state, scene) {
  const visit = scene === "fork" ? state.visit + 1 : state.visit;
  const wheel = state.mode === "still" && (scene === "fork" || scene === "practice") ? habitPull(state.k) : 0;
  return { ...state, scene, visit, wheel, gain: 0, held: false, drive: null, since: 0 };
}

function back(state) {
  if (state.drive) return { ...state, drive: null, wheel: 0, since: 0 };
  const index = SCENES.indexOf(state.scene);
  return index > 0 ? enter(state, SCENES[index - 1]) : state;
}

/** Starts a drive; while one is under way a later press brings it to its end. */
function press(state, turn) {
  if (state.drive) return state.drive.seconds < PRESS_SECONDS ? state : arrive(state);
  const driving = { ...state, held: false, drive: { turn, seconds: 0, length: DRIVE_SECONDS[turn] } };
  return isRunning(state) ? driving : arrive(driving);
}

function release(state) {
  if (!state.held) return state;
  const free = { ...state, held: false };
  if (Math.abs(state.wheel) < WHEEL_TURN) return free;
  return press(free, state.wheel < 0 ? "left" : "right");
}

/** The end of a drive. A turn to the right, or a stop, takes nothing away. */
function arrive(state) {
  const { turn } = state.drive;
  if (state.scene === "fork") return { ...enter(state, "drove"), turn };
  const k = turn === "left" ? Math.min(PASSES_MAX, state.k + 1) : state.k;
  return { ...enter({ ...state, k }, "practice"), pass: turn, gain: k - state.k, day: state.day + 1 };
}

function setMode(state, mode) {
  if (mode !== "motion" && mode !== "still") return state;
  const next = { ...state, mode };
  return mode === "still" && next.drive ? arrive(next) : next;
}

/** A hand holds it; a drive turns it and straightens it; at the fork habit leans it to the right. */
function wheelAfter(state, dt) {
  if (state.held) return state.wheel;
  const share = 1 - Math.exp(-dt / WHEEL_SECONDS);
  const goal = state.drive ? driveGoal(state) : (canSteer(state) ? habitPull(state.k) : 0);
  return state.wheel + (goal - state.wheel) * Math.min(1, state.drive ? share * 4 : share);
}

function driveGoal(state) {
  const side = { left: -1, right: 1, rest: 0.25 }[state.drive.turn];
  return side * Math.sin(Math.PI * driveProgress(state));
}

/**
 * The sound of the globe: a soft wind that follows the energy, and one low chime when the snow has settled.
 *
 * Both are heard only after the reader agreed to be read to aloud (UX-32), and both have a spoken twin in the live
 * region. Nothing is loaded: the sounds are made here.
 */

import { parseSettings } from "../../kit/settings.js";

const WIND_LOUDNESS = 0.05;
const CHIME_LOUDNESS = 0.09;
const CHIME_HERTZ = [196, 294];
const CHIME_SECONDS = 3;
const FADE_SECONDS = 0.25;
const NOISE_SECONDS = 3;

/**
 * Whether the reader agreed to sound: asked at every frame, and read only out of an address that changed.
 *
 * @param {{hash: string}} address
 * @returns {() => boolean}
 */
export function soundSwitch(address) {
  let read = { hash: null, isOn: false };
  return () => {
    const { hash } = address;
    if (hash !== read.hash) read = { hash, isOn: parseSettings(hash).sound === "on" };
    return read.isOn;
  };
}

export class GlobeSound {
  #isOn;
  #random;
  #audio = null;
  #wind = null;
  #phase = null;

  /** @param {{isOn: () => boolean, random: () => number, signal: AbortSignal}} parts isOn: whether it may be heard */
  constructor({ isOn, random, signal }) {
    this.#isOn = isOn;
    this.#random = random;
    signal.addEventListener("abort", () => this.#audio?.close());
  }

  /** Brings the sound in step with the globe. @param {import("./model.js").SnowGlobe} globe */
  update({ phase, energy, running }) {
    const chimes = phase === "settled" && this.#phase === "settling";
    this.#phase = phase;
    if (!this.#isOn() || !globalThis.AudioContext) {
      this.#audio?.suspend();
      return;
    }
    const blows = running && energy > 0.02;
    if (!blows && !chimes && !this.#wind) return;
    this.#audio ??= new AudioContext();
    this.#audio.resume();
    this.#wind ??= this.#makeWind();
    this.#wind.gain.setTargetAtTime(blows ? WIND_LOUDNESS * Math.min(1, energy) : 0, this.#audio.currentTime, FADE_SECONDS);
    if (chimes) this.#chime();
  }

  /** Noise through a low filter. @returns {GainNode} */
  #makeWind() {
    const audio = this.#audio;
    const noise = audio.createBuffer(1, audio.sampleRate * NOISE_SECONDS, audio.sampleRate);
    const samples = noise.getChannelData(0);
    for (let at = 0; at < samples.length; at += 1) samples[at] = this.#random() * 2 - 1;
    const source = Object.assign(audio.createBufferSource(), { buffer: noise, loop: true });
    const filter = Object.assign(audio.createBiquadFilter(), { type: "lowpass" });
    filter.frequency.value = 420;
    const gain = audio.createGain();
    gain.gain.value = 0;
    source.connect(filter).connect(gain).connect(audio.destination);
    source.start();
    return gain;
  }

  #chime() {
    const audio = this.#audio;
    const now = audio.currentTime;
    for (const hertz of CHIME_HERTZ) {
      const tone = audio.createOscillator();
      tone.frequency.value = hertz;
      const gain = audio.createGain();
      gain.gain.setValueAtTime(0, now);
      gain.gain.linearRampToValueAtTime(CHIME_LOUDNESS, now + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0005, now + CHIME_SECONDS);
      tone.connect(gain).connect(audio.destination);
      tone.start(now);
      tone.stop(now + CHIME_SECONDS);
    }
  }
}

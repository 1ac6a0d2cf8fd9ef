// Shows a state. The painter fills the layers; what only moves or fades is left to the page: the wheel turns,
// the inside of the car slides away, snow veils the change of a day.
import { WHEEL } from "./view/places.js";
import { shot } from "./view/shots.js";
import { openStudio } from "./view/studio.js";

const WHEEL_DEGREES = 96;
const SHARP_MAX = 1.5;
/** Falling snow alone is drawn at most this often; a drive is drawn at every frame. */
const CALM_SECONDS = 1 / 32;

/** Writes to an element's style or attributes, but only what it does not say yet. */
function writer() {
  const said = new WeakMap();
  return (target, name, value) => {
    const all = said.get(target) ?? said.set(target, {}).get(target);
    if (all[name] !== value) target[name] = all[name] = value;
  };
}

const differs = (a, b) => Object.keys(a).some((name) => a[name] !== b[name]);

/**
 * @param {Record<string, HTMLElement>} layers the canvases world, air, cabin, wheel, and the element veil
 * @param {() => void} redraw asks for a draw, after the painter had to move
 * @returns {{resize(width: number, height: number): void, draw(state: object, seconds: number): void, dispose(): void}}
 */
export function createView(layers, redraw) {
  let size = { width: 0, height: 0 };
  let waited = 0;
  const write = writer();
  let last = { picture: "", detail: {} };
  const studio = openStudio(layers, () => {
    const { width, height } = size;
    size = { width: 0, height: 0 };
    view.resize(width, height);
    redraw();
  });

  function place({ cabin, veil }, wheel) {
    const inside = cabin > 0.01;
    write(layers.cabin, "hidden", !inside);
    write(layers.wheel, "hidden", !inside);
    write(layers.cabin.style, "transform", cabin < 1 ? `translateY(${((1 - cabin) * 42).toFixed(2)}%)` : "");
    write(layers.cabin.style, "opacity", Math.min(1, cabin * 1.6).toFixed(3));
    const turn = `rotate(${(wheel * WHEEL_DEGREES).toFixed(2)}deg)`;
    write(layers.wheel.style, "transform", `translateY(${((1 - cabin) * 90).toFixed(2)}%) ${turn}`);
    write(layers.veil.style, "opacity", veil.toFixed(3));
    write(layers.veil, "hidden", veil <= 0);
  }

  const view = {
    resize(width, height) {
      if (width < 2 || height < 2 || (width === size.width && height === size.height)) return;
      size = { width, height };
      const across = Math.round(width * WHEEL.radius * 2);
      Object.assign(layers.wheel.style, {
        left: `${Math.round(width * WHEEL.x - across / 2)}px`,
        top: `${Math.round(height * WHEEL.y - across / 2)}px`,
        width: `${across}px`,
        height: `${across}px`,
      });
      studio.resize({ ...size, wheel: across, sharp: Math.min(SHARP_MAX, globalThis.devicePixelRatio || 1) });
    },
    draw(state, seconds) {
      const picture = shot(state);
      place(picture, state.wheel);
      const snow = picture.picture === "road" || picture.picture === "parked";
      write(layers.air, "hidden", !snow);
      const { scene, k, turn, destination, music } = state;
      const detail = { scene, k, turn, destination, music };
      waited += seconds;
      const moving = picture.speed > 0 || picture.cabin % 1 > 0;
      const changed = seconds === 0 || picture.picture !== last.picture || differs(detail, last.detail);
      if (!changed && !moving && (!snow || waited < CALM_SECONDS)) return;
      last = { picture: picture.picture, detail };
      studio.draw({ view: picture, detail, seconds: waited, snow });
      waited = 0;
    },
    dispose: () => studio.dispose(),
  };
  return view;
}

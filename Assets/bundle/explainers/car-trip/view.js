// Draws a state; the only file that knows the canvases. Still layers are drawn when they change, and only then:
// the land, the inside of the car, the wheel (turned by the page, not redrawn), the snow in the air.
import { drawCabin } from './view/cabin.js';
import { drawDials } from './view/dials.js';
import { scatter, spots, tufts } from './view/land.js';
import { drawMap, drawPlaces } from './view/map.js';
import { drawParked } from './view/parked.js';
import { WHEEL } from './view/places.js';
import { shot } from './view/shots.js';
import { makeSky } from './view/sky.js';
import { drawSnowfall, makeSnowfall, moveSnowfall } from './view/snowfall.js';
import { makeSprites } from './view/sprites.js';
import { drawWheel } from './view/wheel.js';
import { drawWorld } from './view/world.js';

const LENS = 0.9;
/** Pixels of the backing picture for one on the page: while it moves, and at rest. */
const MOVING_QUALITY = 0.6;
const AIR_QUALITY = 0.6;
const WHEEL_DEGREES = 96;
const PICTURES = { places: drawPlaces, dials: drawDials, map: drawMap, parked: drawParked };

/**
 * @param {{world: HTMLCanvasElement, air: HTMLCanvasElement, cabin: HTMLCanvasElement, wheel: HTMLCanvasElement,
 *   veil: HTMLElement}} layers
 * @param {(name: string) => () => number} random a repeatable row of numbers for each name
 * @returns {{resize(width: number, height: number): void, draw(state: object, seconds: number): void, dispose(): void}}
 */
export function createView(layers, random) {
  const sprites = makeSprites(random('sprites'));
  const land = { things: scatter(random('land')), tufts: tufts(random('tufts')), spots: spots(random('spots')) };
  const flakes = makeSnowfall(random('air'));
  const inks = Object.fromEntries(['world', 'air', 'cabin', 'wheel'].map((name) => [name, layers[name].getContext('2d')]));
  let size = { width: 0, height: 0 };
  let sky = null;
  let drawn = '';
  let quality = 0;

  const fit = (name, width, height) => {
    const [wide, tall] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
    if (layers[name].width !== wide) layers[name].width = wide;
    if (layers[name].height !== tall) layers[name].height = tall;
  };

  function paint(state, view) {
    const sharp = Math.min(1.5, globalThis.devicePixelRatio || 1);
    const moving = view.speed > 0 || (view.cabin > 0 && view.cabin < 1);
    quality = moving ? Math.min(MOVING_QUALITY, sharp) : sharp;
    fit('world', size.width * quality, size.height * quality);
    inks.world.setTransform(quality, 0, 0, quality, 0, 0);
    if (view.picture === 'road') {
      const frame = { ...size, horizon: view.horizon, lens: LENS };
      drawWorld(inks.world, { ...land, sky, sprites }, { ...view, frame });
    } else {
      PICTURES[view.picture](inks.world, { sky, sprites, random: random(view.picture) }, size, state);
    }
  }

  function place(state, view) {
    const shown = view.cabin > 0.01;
    layers.cabin.hidden = !shown;
    layers.wheel.hidden = !shown;
    layers.cabin.style.transform = view.cabin < 1 ? `translateY(${(1 - view.cabin) * 42}%)` : '';
    layers.cabin.style.opacity = String(Math.min(1, view.cabin * 1.6));
    layers.wheel.style.transform = `translateY(${(1 - view.cabin) * 90}%) rotate(${state.wheel * WHEEL_DEGREES}deg)`;
    layers.veil.style.opacity = String(view.veil);
    layers.veil.hidden = view.veil <= 0;
  }

  return {
    resize(width, height) {
      if (width === size.width && height === size.height) return;
      size = { width, height };
      if (width < 2 || height < 2) return;
      sky = makeSky(random('sky'), size);
      const sharp = Math.min(2, globalThis.devicePixelRatio || 1);
      fit('cabin', width * sharp, height * sharp);
      inks.cabin.setTransform(sharp, 0, 0, sharp, 0, 0);
      drawCabin(inks.cabin, size);
      const across = width * WHEEL.radius * 2;
      fit('wheel', across * sharp, across * sharp);
      drawWheel(inks.wheel, across * sharp);
      Object.assign(layers.wheel.style, {
        left: `${width * WHEEL.x - across / 2}px`, top: `${height * WHEEL.y - across / 2}px`,
        width: `${across}px`, height: `${across}px`,
      });
      fit('air', width * AIR_QUALITY, height * AIR_QUALITY);
      drawn = '';
    },
    draw(state, seconds) {
      if (!sky) return;
      const view = shot(state);
      const now = JSON.stringify([view, state.mode, state.scene, state.destination, state.music, state.turn]);
      if (now !== drawn) {
        paint(state, view);
        place(state, view);
        drawn = now;
      }
      layers.wheel.style.rotate = '';
      if (view.cabin > 0.01) place(state, view);
      const snowing = view.picture === 'road' || view.picture === 'parked';
      layers.air.hidden = !snowing;
      if (!snowing) return;
      moveSnowfall(flakes, seconds, view.speed);
      drawSnowfall(inks.air, flakes, sprites.flake, layers.air);
    },
    dispose() {
      drawn = '';
      sky = null;
    },
  };
}

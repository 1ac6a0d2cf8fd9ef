// Paints the layers. Runs in a worker or on the page: it needs canvases, numbers and nothing else.
// A layer is painted when it changes, and only then.
import { drawDials } from "./dials.js";
import { createInside } from "./inside.js";
import { scatter, spots, tufts } from "./land.js";
import { drawMap } from "./map.js";
import { drawParked } from "./parked.js";
import { drawPlaces } from "./valley.js";
import { makeSky } from "./sky.js";
import { drawSnowfall, makeSnowfall, moveSnowfall } from "./snowfall.js";
import { makeSprites } from "./sprites.js";
import { drawWorld } from "./world.js";

const LENS = 0.9;
/** Pixels painted for one on the page: the land while it moves, and the soft flakes always. */
const MOVING_QUALITY = 0.6;
const AIR_QUALITY = 0.5;
const PICTURES = { places: drawPlaces, dials: drawDials, map: drawMap, parked: drawParked };
const LAYERS = ["world", "air", "cabin", "wheel", "veil"];

/**
 * @param {Record<string, HTMLCanvasElement | OffscreenCanvas>} layers one canvas for each of LAYERS
 * @param {(name: string) => () => number} random a repeatable row of numbers for each name
 */
export function createPainter(layers, random) {
  const sprites = makeSprites(random("sprites"));
  const land = { things: scatter(random("land")), tufts: tufts(random("tufts")), spots: spots(random("spots")) };
  const flakes = makeSnowfall(random("air"));
  const inks = Object.fromEntries(LAYERS.map((name) => [name, layers[name].getContext("2d")]));
  const inside = createInside(inks);
  let [size, sharp, sky, drawn, snowing] = [{ width: 0, height: 0 }, 1, null, "", false];

  /** A canvas that gets a new size is empty and has forgotten its scale. */
  const fit = (name, width, height, scale) => {
    const [wide, tall] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
    if (layers[name].width !== wide) layers[name].width = wide;
    if (layers[name].height !== tall) layers[name].height = tall;
    inks[name].setTransform(scale, 0, 0, scale, 0, 0);
  };

  function paint({ view, detail }) {
    const moving = view.speed > 0 || (view.cabin > 0 && view.cabin < 1);
    fit("world", size.width, size.height, moving ? Math.min(MOVING_QUALITY, sharp) : sharp);
    if (view.picture === "road") {
      const frame = { ...size, horizon: view.horizon, lens: LENS };
      drawWorld(inks.world, { ...land, sky, sprites }, { ...view, frame });
    } else {
      PICTURES[view.picture](inks.world, { sky, sprites, random: random(view.picture) }, size, detail);
    }
  }

  return {
    /** @param {{width: number, height: number, wheel: number, sharp: number}} frame page pixels; wheel: its side */
    resize(frame) {
      size = { width: frame.width, height: frame.height };
      sharp = frame.sharp;
      sky = makeSky(random("sky"), size);
      fit("cabin", size.width, size.height, sharp);
      fit("wheel", frame.wheel, frame.wheel, sharp);
      inside.resize(frame);
      fit("air", size.width, size.height, AIR_QUALITY);
      drawn = "";
    },
    /** Puts the inside of the car in its place. @param {import('./shots.js').Shot} view @param {number} wheel */
    place: (view, wheel) => inside.place(view, wheel),
    /** @param {{view: object, detail: object, seconds: number, snow: boolean}} picture */
    draw(picture) {
      if (!sky) return;
      const now = JSON.stringify([picture.view, picture.detail]);
      if (now !== drawn) paint(picture);
      drawn = now;
      if (picture.snow !== snowing) inks.air.clearRect(0, 0, size.width, size.height);
      snowing = picture.snow;
      if (!snowing) return;
      moveSnowfall(flakes, picture.seconds, picture.view.speed);
      drawSnowfall(inks.air, flakes, sprites.flake, size);
    },
  };
}

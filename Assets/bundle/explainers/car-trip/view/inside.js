// The inside of the car and the veil of snow between two days: drawn once for each size, then only moved or faded.
import { drawCabin } from "./cabin.js";
import { alpha } from "./palette.js";
import { canvas } from "./sprites.js";
import { drawWheel } from "./wheel.js";

const WHEEL_RADIANS = 96 * Math.PI / 180;
/** How far the cabin and the wheel slide down, as shares of their own height, while the eye leaves the car. */
const CABIN_SLIDE = 0.42;
const WHEEL_SLIDE = 0.9;
/** The veil is a gradient: a few pixels do, and the page stretches them. */
const VEIL = { width: 4, height: 64 };

/** @param {Record<string, CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D>} inks cabin, wheel and veil */
export function createInside(inks) {
  let [size, across, cabin, wheel] = [{ width: 0, height: 0 }, 0, null, null];
  let seen = {};
  const differs = (name, value) => seen[name] !== value && ((seen[name] = value), true);

  /** A drawing at its full sharpness, to be put on a layer. */
  function drawn(draw, box, width, height, sharp) {
    const image = canvas(width * sharp, height * sharp);
    const ink = image.getContext("2d");
    ink.scale(sharp, sharp);
    draw(ink, box);
    return image;
  }

  function put(ink, image, width, height, { opacity = 1, down = 0, turn = 0 }) {
    ink.clearRect(0, 0, width, height);
    if (opacity <= 0) return;
    ink.save();
    ink.globalAlpha = opacity;
    ink.translate(width / 2, height / 2 + down * height);
    ink.rotate(turn);
    ink.drawImage(image, -width / 2, -height / 2, width, height);
    ink.restore();
  }

  function putVeil(amount) {
    const { width, height } = VEIL;
    const shade = inks.veil.createLinearGradient(0, 0, 0, height);
    shade.addColorStop(0, alpha("#d9e4f2", amount));
    shade.addColorStop(1, alpha("#9fb4d6", amount));
    inks.veil.clearRect(0, 0, width, height);
    inks.veil.fillStyle = shade;
    inks.veil.fillRect(0, 0, width, height);
  }

  return {
    /** @param {{width: number, height: number, wheel: number, sharp: number}} frame */
    resize(frame) {
      size = { width: frame.width, height: frame.height };
      across = frame.wheel;
      cabin = drawn(drawCabin, size, size.width, size.height, frame.sharp);
      wheel = drawn(drawWheel, across, across, across, frame.sharp);
      Object.assign(inks.veil.canvas, VEIL);
      seen = {};
    },
    /** @param {import('./shots.js').Shot} view @param {number} turned −1 full left, 1 full right */
    place(view, turned) {
      if (!cabin) return;
      const opacity = view.cabin > 0.01 ? Math.min(1, view.cabin * 1.6) : 0;
      const out = 1 - view.cabin;
      if (differs("cabin", view.cabin)) {
        put(inks.cabin, cabin, size.width, size.height, { opacity, down: out * CABIN_SLIDE });
      }
      if (differs("wheel", `${view.cabin} ${turned.toFixed(4)}`)) {
        const turn = turned * WHEEL_RADIANS;
        put(inks.wheel, wheel, across, across, { opacity: Math.sign(opacity), down: out * WHEEL_SLIDE, turn });
      }
      if (differs("veil", view.veil.toFixed(3))) putVeil(view.veil);
    },
  };
}

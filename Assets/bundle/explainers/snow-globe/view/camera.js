/**
 * Where the globe stands on the canvas, and how a place inside it meets the picture.
 *
 * The camera looks down a little, without perspective, so the glass stays a circle and the ground is an ellipse.
 */

const TILT = 0.31;
/** How much of a height is seen. */
export const COSINE = Math.cos(TILT);

/** How much of a ground distance towards the viewer is seen. */
export const FORESHORTENING = Math.sin(TILT);

/** Heights of the wooden base below the centre of the glass, in radii. */
export const BASE = { collar: 0.8, foot: 1.13, collarHalf: 0.635, footHalf: 0.76, ratio: 0.2 };

export class Camera {
  /**
   * @param {number} width pixels of the canvas
   * @param {number} height
   */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.radius = Math.floor(Math.min(width * 0.43, height * 0.412));
    this.x = Math.round(width / 2);
    this.y = Math.round(height * 0.5 - this.radius * 0.135);
  }

  /** Two smaller globes side by side on the same canvas. */
  pair() {
    const scale = Math.min(1, (this.width * 0.231) / this.radius);
    return [0.26, 0.74].map((across) => Object.assign(new Camera(this.width, this.height), {
      radius: this.radius * scale,
      x: this.width * across,
      y: this.height * 0.46,
    }));
  }

  /** Where a layer of this globe lies when the globe is drawn as the small one. */
  within(small, { left, top, width, height }) {
    const scale = small.radius / this.radius;
    return {
      left: small.x + (left - this.x) * scale, top: small.y + (top - this.y) * scale,
      width: width * scale, height: height * scale,
    };
  }

  /** Pixels from the left for a place in the globe. */
  left(x) {
    return this.x + x * this.radius;
  }

  /** Pixels from the top for a place in the globe. */
  top(y, z) {
    return this.y - (y * COSINE - z * FORESHORTENING) * this.radius;
  }

  /** How much larger things look that are nearer. */
  scale(z) {
    return 1 + 0.34 * z;
  }
}

/** A canvas that is never shown, on the page or in a worker. */
export function offscreen(width, height) {
  const [wide, tall] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  if (!globalThis.document) return new OffscreenCanvas(wide, tall);
  return Object.assign(document.createElement("canvas"), { width: wide, height: tall });
}

// From metres to pixels: one eye, looking ahead, over ground that rises.
import { groundHeight } from "./land.js";

export const NEAR_METRES = 1.2;

/**
 * @param {{x: number, z: number, heading: number, height: number}} eye height above the ground, metres
 * @param {{width: number, height: number, horizon: number, lens: number}} frame horizon: share of the height;
 *   lens: focal length as a share of the width
 */
export function camera(eye, frame) {
  const sin = Math.sin(eye.heading);
  const cos = Math.cos(eye.heading);
  const focal = frame.lens * frame.width;
  const level = groundHeight(eye.z) + eye.height;
  const horizon = frame.horizon * frame.height;
  return {
    focal,
    horizon,
    width: frame.width,
    height: frame.height,
    heading: eye.heading,
    eye,
    /** Distance ahead of the eye, metres. */
    depth: (x, z) => (x - eye.x) * sin + (z - eye.z) * cos,
    /** Screen place of a point `up` metres above the ground; meaningful for depth > 0. */
    project(x, z, up = 0) {
      const dx = x - eye.x;
      const dz = z - eye.z;
      const depth = Math.max(NEAR_METRES, dx * sin + dz * cos);
      const scale = focal / depth;
      return {
        x: frame.width / 2 + (dx * cos - dz * sin) * scale,
        y: horizon + (level - groundHeight(z) - up) * scale,
        scale,
        depth,
      };
    },
  };
}

/** Points the old footpaths out with a soft, cool light. */

import { GROUND_Y, PATHS } from "../terrain.js";
import { alpha } from "./palette.js";

/** @param {number} level 0 to 1 */
export function paintPathGlow(ink, camera, level) {
  ink.save();
  ink.globalCompositeOperation = "lighter";
  ink.lineJoin = "round";
  ink.lineCap = "round";
  for (const [width, strength] of [[0.13, 0.1], [0.08, 0.14], [0.035, 0.2]]) {
    ink.strokeStyle = alpha("#bcd6ff", strength * level);
    ink.lineWidth = width * camera.radius;
    for (const path of PATHS) {
      ink.save();
      ink.translate(camera.x, camera.top(GROUND_Y, 0));
      ink.scale(1, 0.36);
      ink.beginPath();
      path.forEach(([x, z], index) => {
        const [left, down] = [x * camera.radius, (camera.top(GROUND_Y, z) - camera.top(GROUND_Y, 0)) / 0.36];
        if (index) ink.lineTo(left, down);
        else ink.moveTo(left, down);
      });
      ink.stroke();
      ink.restore();
    }
  }
  ink.restore();
}

/** The lying snow and all that stands in it, from back to front. */

import { GRID, cellX, cellZ } from "../ground.js";
import { GROUND_Y, HOUSE, LAMP, SUPPORTS, isUnderRoof } from "../terrain.js";
import { paintHouse } from "./house.js";
import { put } from "./layers.js";
import { paintLamp } from "./props.js";
import { paintSupports } from "./supports.js";

/**
 * @param {CanvasRenderingContext2D} ink an empty layer
 * @param {import("./camera.js").Camera} camera
 * @param {import("./snapshot.js").Lie} lie the heights of the snow and where each flake rests
 * @param {{land: import("./land.js").Land, pines: object, ground: import("../ground.js").Ground,
 *          supports: string[], lamp: number}} scene pines: their layer; lamp: how bright it burns
 */
export function paintScene(ink, camera, { heights, cells, tone }, { land, pines, ground, supports, lamp }) {
  const depthAt = (x, z) => heights[ground.cellAt(x, z)];
  land.paint(ink, { heights, lamp, grains: grains(ground, { heights, cells, tone }) });
  put(ink, pines);
  paintHouse(ink, camera, roofDepths(heights));
  paintSupports(ink, camera, supports.filter((id) => isBehindLamp(id)), depthAt);
  paintLamp(ink, camera, { level: lamp, depth: depthAt(LAMP.x, LAMP.z) });
  paintSupports(ink, camera, supports.filter((id) => !isBehindLamp(id)), depthAt);
}

/** The snow on the roof, left to right. */
function roofDepths(heights) {
  const columns = 13;
  const sums = new Array(columns).fill(0);
  const counts = new Array(columns).fill(0);
  for (let index = 0; index < GRID * GRID; index += 1) {
    const x = cellX(index);
    if (!isUnderRoof(x, cellZ(index))) continue;
    const column = Math.min(columns - 1, Math.floor(((x - HOUSE.x) / HOUSE.halfWidth / 2 + 0.5) * columns));
    sums[column] += heights[index];
    counts[column] += 1;
  }
  return sums.map((sum, column) => sum / Math.max(1, counts[column]));
}

/** The flakes at rest on the ground. */
function grains(ground, { heights, cells, tone }) {
  const found = [];
  for (let flake = 0; flake < cells.length; flake += 1) {
    const cell = cells[flake];
    if (cell < 0 || ground.isRoof(cell)) continue;
    const place = ground.placeOf(cell);
    found.push({ x: place.x + (tone[flake] - 0.5) * 0.03, y: GROUND_Y + heights[cell], z: place.z });
  }
  return found;
}

function isBehindLamp(id) {
  return SUPPORTS[id].z < LAMP.z;
}

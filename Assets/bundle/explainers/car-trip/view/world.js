// The outdoors seen from one place: sky, land, roads, trees, light.
import { camera, NEAR_METRES } from "./camera.js";
import { LAND_METRES } from "./land.js";
import { FOG, SNOW_FAR, SNOW_MIDDLE, SNOW_NEAR, alpha } from "./palette.js";
import { drawRoads } from "./roads.js";
import { drawSky } from "./sky.js";

function crest(ink, view) {
  ink.beginPath();
  ink.moveTo(-10, view.height + 10);
  let started = false;
  let top = view.height;
  for (let x = -420; x <= 420; x += 14) {
    const z = LAND_METRES + 4 * Math.sin(x * 0.021);
    if (view.depth(x, z) < 20) continue;
    const place = view.project(x, z, 0.9 * Math.sin(x * 0.05) + 0.7 * Math.sin(x * 0.017 + 2));
    if (!started) ink.lineTo(-10, place.y);
    ink.lineTo(place.x, place.y);
    top = Math.min(top, place.y);
    started = true;
  }
  ink.lineTo(view.width + 10, view.horizon);
  ink.lineTo(view.width + 10, view.height + 10);
  ink.closePath();
  return top;
}

function drawGround(ink, view) {
  const top = crest(ink, view);
  const shade = ink.createLinearGradient(0, top, 0, view.height * 0.9);
  shade.addColorStop(0, SNOW_FAR);
  shade.addColorStop(0.28, SNOW_MIDDLE);
  shade.addColorStop(1, SNOW_NEAR);
  ink.fillStyle = shade;
  ink.fill();
}

function stampDrift(ink, view, sprites, thing) {
  const place = view.project(thing.x, thing.z);
  const wide = thing.size * 2 * place.scale;
  if (place.x + wide < 0 || place.x - wide > view.width || wide > view.width) return;
  ink.drawImage(sprites.drift, place.x - wide / 2, place.y - wide * 0.15, wide, wide * 0.3);
}

function stampPine(ink, view, sprites, thing, lights) {
  const place = view.project(thing.x, thing.z);
  const tall = thing.size * place.scale;
  const wide = tall * 0.508;
  if (tall < 2 || place.x + wide < 0 || place.x - wide > view.width) return;
  const haze = Math.min(sprites.hazes - 1, Math.floor((place.depth / (LAND_METRES * 0.8)) * sprites.hazes));
  const shape = sprites.pines[Math.floor(thing.shape * sprites.pines.length)];
  ink.fillStyle = alpha("#3c527e", 0.3);
  ink.beginPath();
  ink.ellipse(place.x, place.y, wide * 0.46, wide * 0.09, 0, 0, Math.PI * 2);
  ink.fill();
  ink.drawImage(shape[haze], place.x - wide / 2, place.y - tall * 0.985, wide, tall);
  const aside = Math.abs(place.x - view.width / 2) / (view.width * 0.42);
  const lit = lights * Math.max(0, 1 - place.depth / 26) * Math.max(0, 1 - aside);
  if (lit > 0.05 && !view.plain) {
    ink.globalCompositeOperation = "soft-light";
    ink.globalAlpha = lit * 0.5;
    ink.drawImage(sprites.lamp, place.x - wide * 0.7, place.y - tall * 0.6, wide * 1.4, tall * 0.7);
    ink.globalCompositeOperation = "source-over";
    ink.globalAlpha = 1;
  }
}

/** The pool of the headlights on the ground. */
function drawLights(ink, view, amount, sprites) {
  if (amount <= 0) return;
  const middle = view.width / 2;
  const far = view.horizon + (view.height * 0.86 - view.horizon) * 0.16;
  ink.globalCompositeOperation = "lighter";
  for (const [wide, tall, drop, strength] of [[0.9, 0.44, 0.2, 0.27], [0.5, 0.3, 0.14, 0.36]]) {
    ink.globalAlpha = amount * strength;
    const width = view.width * wide;
    ink.drawImage(sprites.lamp, middle - width / 2, far - view.height * (tall / 2 - drop), width, view.height * tall);
  }
  ink.globalCompositeOperation = "source-over";
  ink.globalAlpha = 1;
}

function haze(ink, view) {
  const air = ink.createLinearGradient(0, view.horizon - view.height * 0.14, 0, view.horizon + view.height * 0.13);
  air.addColorStop(0, alpha(FOG, 0));
  air.addColorStop(0.55, alpha("#b9a3b4", 0.4));
  air.addColorStop(1, alpha(FOG, 0));
  ink.fillStyle = air;
  ink.fillRect(0, view.horizon - view.height * 0.14, view.width, view.height * 0.27);
}

/**
 * @param {CanvasRenderingContext2D} ink
 * @param {object} place sky, things, tufts, sprites
 * @param {{eye: object, frame: object, k: number, lights: number, speed: number}} shot
 */
export function drawWorld(ink, place, shot) {
  const view = { ...camera(shot.eye, shot.frame), plain: shot.speed > 0 };
  drawSky(ink, place.sky, view);
  drawGround(ink, view);
  const { sprites } = place;
  const ahead = place.things.filter((thing) => view.depth(thing.x, thing.z) > NEAR_METRES * 3);
  for (const thing of ahead) if (thing.kind === "drift") stampDrift(ink, view, sprites, thing);
  drawRoads(ink, view, { k: shot.k, sprites, tufts: place.tufts, spots: place.spots });
  haze(ink, view);
  drawLights(ink, view, shot.lights, sprites);
  for (const thing of ahead) if (thing.kind === "pine") stampPine(ink, view, sprites, thing, shot.lights);
}

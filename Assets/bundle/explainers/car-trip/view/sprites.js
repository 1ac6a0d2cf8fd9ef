// Small pictures made once and stamped often: pines in depths of haze, drifts, grass, flakes, glow.
import { FOG, GRASS, LAMP, PINE, SNOW_LIT, alpha, blend } from "./palette.js";

export function canvas(width, height) {
  return new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
}

const PINE_SIZE = { width: 132, height: 260 };
const HAZES = 6;

/** One bough, from the trunk to its tip: a hanging fringe below, snow above. */
function bough(ink, random, { x, y, reach, tall }) {
  const wide = Math.abs(reach);
  const tip = { x: x + reach, y: y + wide * (0.3 + random() * 0.16) };
  const shoulder = { x: x + reach * 0.55, y: y - tall * 0.1 + wide * 0.08 };
  ink.fillStyle = blend("#0c1830", "#24406a", random() * 0.55 + (reach < 0 ? 0.2 : 0));
  ink.beginPath();
  ink.moveTo(x, y - tall);
  ink.quadraticCurveTo(shoulder.x, shoulder.y - tall * 0.3, tip.x, tip.y);
  for (let tooth = 5; tooth >= 0; tooth -= 1) {
    const along = tooth / 6;
    const under = y + wide * 0.3 * along + tall * (0.1 + random() * 0.26);
    ink.lineTo(x + reach * (along + 0.07), under + tall * 0.16);
    ink.lineTo(x + reach * along, under - tall * 0.14);
  }
  ink.closePath();
  ink.fill();
  const from = 0.1 + random() * 0.2;
  ink.fillStyle = alpha(blend("#a9bede", SNOW_LIT, random() * (reach < 0 ? 1 : 0.65)), 0.6 + random() * 0.34);
  ink.beginPath();
  const root = { x: x + reach * from, y: y - tall * 0.66 + wide * 0.05 };
  ink.moveTo(root.x, root.y);
  ink.quadraticCurveTo(shoulder.x, shoulder.y - tall * 0.42, tip.x, tip.y - 1);
  ink.quadraticCurveTo(shoulder.x, shoulder.y + tall * (0.02 + random() * 0.12), root.x, root.y);
  ink.fill();
}

function pine(random) {
  const made = canvas(PINE_SIZE.width, PINE_SIZE.height);
  const ink = made.getContext("2d");
  const middle = PINE_SIZE.width / 2;
  const lean = (random() - 0.5) * 5;
  const full = 0.76 + random() * 0.24;
  ink.fillStyle = blend(PINE, "#000000", 0.3);
  ink.fillRect(middle - 3.5, PINE_SIZE.height - 24, 7, 24);
  const levels = 15;
  for (let level = levels; level >= 0; level -= 1) {
    const part = level / levels;
    const y = 16 + part ** 0.94 * (PINE_SIZE.height - 58);
    const x = middle + lean * (1 - part);
    const sides = random() < 0.5 ? [-1, 1] : [1, -1];
    for (const side of sides) {
      const reach = side * (3 + 56 * part ** 0.82 * full) * (0.76 + random() * 0.34);
      bough(ink, random, { x, y: y + random() * 4, reach, tall: 12 + part * 17 });
    }
  }
  return made;
}

function tinted(picture, colour, amount) {
  const made = canvas(picture.width, picture.height);
  const ink = made.getContext("2d");
  ink.drawImage(picture, 0, 0);
  ink.globalCompositeOperation = "source-atop";
  ink.fillStyle = alpha(colour, amount);
  ink.fillRect(0, 0, made.width, made.height);
  return made;
}

/** A flat soft patch: a drift of snow, a hollow, a worn spot. */
function patch(inner, outer, strength) {
  const made = canvas(160, 48);
  const ink = made.getContext("2d");
  ink.scale(1, 0.3);
  const light = ink.createRadialGradient(80, 76, 4, 80, 80, 78);
  light.addColorStop(0, alpha(inner, strength));
  light.addColorStop(0.5, alpha(outer, strength * 0.45));
  light.addColorStop(1, alpha(outer, 0));
  ink.fillStyle = light;
  ink.fillRect(0, 0, 160, 160);
  return made;
}

function tuft(random) {
  const made = canvas(64, 64);
  const ink = made.getContext("2d");
  ink.lineCap = "round";
  for (let blade = 0; blade < 22; blade += 1) {
    const lean = (random() - 0.5) * 46;
    ink.strokeStyle = alpha(blend(GRASS, random() < 0.4 ? "#c9d6ea" : "#2c3a56", random() * 0.8), 0.9);
    ink.lineWidth = 1 + random() * 1.2;
    ink.beginPath();
    ink.moveTo(32 + lean * 0.15, 63);
    ink.quadraticCurveTo(32 + lean * 0.3, 40, 32 + lean, 12 + random() * 24);
    ink.stroke();
  }
  return made;
}

/** A round soft light. */
export function glow(size, colour, core = 0) {
  const made = canvas(size, size);
  const ink = made.getContext("2d");
  const half = size / 2;
  const light = ink.createRadialGradient(half, half, 0, half, half, half);
  light.addColorStop(0, alpha(colour, 1));
  light.addColorStop(core, alpha(colour, 1));
  light.addColorStop(core + (1 - core) * 0.4, alpha(colour, 0.36));
  light.addColorStop(1, alpha(colour, 0));
  ink.fillStyle = light;
  ink.fillRect(0, 0, size, size);
  return made;
}

/** @param {() => number} random */
export function makeSprites(random) {
  const shapes = [pine(random), pine(random), pine(random), pine(random)];
  return {
    hazes: HAZES,
    pines: shapes.map((shape) => Array.from({ length: HAZES }, (_, haze) => tinted(shape, FOG, haze * 0.135))),
    drift: patch("#dbe6f6", "#c2d2ea", 0.62),
    hollow: patch("#16233f", "#1d2d4d", 0.75),
    wisp: patch("#dfe9f8", "#b9c9e2", 0.5),
    tufts: [tuft(random), tuft(random), tuft(random)],
    flake: glow(24, SNOW_LIT, 0.22),
    lamp: glow(128, LAMP),
  };
}

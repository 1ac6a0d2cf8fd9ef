// Small pictures made once and stamped often: pines in depths of haze, drifts, grass, flakes, glow.
import { FOG, GRASS, LAMP, PINE, SNOW_LIT, alpha, blend } from './palette.js';

export function canvas(width, height) {
  const made = document.createElement('canvas');
  made.width = Math.max(1, Math.round(width));
  made.height = Math.max(1, Math.round(height));
  return made;
}

const PINE_SIZE = { width: 132, height: 260 };
const HAZES = 6;

/** One side of one bough: a few hanging strokes. */
function bough(ink, random, { x, y, reach, thick }, colour) {
  ink.strokeStyle = colour;
  ink.lineWidth = thick;
  ink.beginPath();
  ink.moveTo(x, y - reach * 0.12);
  ink.quadraticCurveTo(x + reach * 0.5, y - reach * 0.06, x + reach, y + Math.abs(reach) * (0.26 + random() * 0.16));
  ink.stroke();
}

function pine(random) {
  const made = canvas(PINE_SIZE.width, PINE_SIZE.height);
  const ink = made.getContext('2d');
  const middle = PINE_SIZE.width / 2;
  const lean = (random() - 0.5) * 6;
  const full = 0.72 + random() * 0.28;
  ink.lineCap = 'round';
  ink.fillStyle = blend(PINE, '#000000', 0.25);
  ink.fillRect(middle - 4, PINE_SIZE.height - 26, 8, 26);
  const levels = 25;
  for (let level = levels; level >= 0; level -= 1) {
    const part = level / levels;
    const y = 10 + part * (PINE_SIZE.height - 44);
    const reach = (3 + 54 * part ** 0.86 * full) * (0.78 + random() * 0.3);
    const x = middle + lean * (1 - part);
    for (const side of [-1, 1]) {
      const limb = { x, y, reach: reach * side * (0.86 + random() * 0.2), thick: 5.5 + part * 6.5 };
      bough(ink, random, limb, blend(PINE, '#2a4468', random() * 0.5));
      const snow = { ...limb, y: y - 3.4, reach: limb.reach * 0.86, thick: 2 + part * 2.4 };
      if (random() < 0.86) bough(ink, random, snow, alpha(blend('#b9cbe6', SNOW_LIT, random()), 0.5 + random() * 0.42));
    }
  }
  return made;
}

function tinted(picture, colour, amount) {
  const made = canvas(picture.width, picture.height);
  const ink = made.getContext('2d');
  ink.drawImage(picture, 0, 0);
  ink.globalCompositeOperation = 'source-atop';
  ink.fillStyle = alpha(colour, amount);
  ink.fillRect(0, 0, made.width, made.height);
  return made;
}

function drift() {
  const made = canvas(160, 48);
  const ink = made.getContext('2d');
  ink.scale(1, 0.3);
  const light = ink.createRadialGradient(80, 74, 4, 80, 80, 76);
  light.addColorStop(0, alpha('#dbe6f6', 0.62));
  light.addColorStop(0.5, alpha('#c2d2ea', 0.28));
  light.addColorStop(1, alpha('#c2d2ea', 0));
  ink.fillStyle = light;
  ink.fillRect(0, 0, 160, 160);
  return made;
}

function tuft(random) {
  const made = canvas(64, 64);
  const ink = made.getContext('2d');
  ink.lineCap = 'round';
  for (let blade = 0; blade < 15; blade += 1) {
    const lean = (random() - 0.5) * 46;
    ink.strokeStyle = alpha(blend(GRASS, random() < 0.3 ? '#d9e4f2' : '#3d4a63', random() * 0.6), 0.9);
    ink.lineWidth = 1.6 + random() * 1.6;
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
  const ink = made.getContext('2d');
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
    drift: drift(),
    tufts: [tuft(random), tuft(random), tuft(random)],
    flake: glow(24, SNOW_LIT, 0.22),
    lamp: glow(128, LAMP),
  };
}

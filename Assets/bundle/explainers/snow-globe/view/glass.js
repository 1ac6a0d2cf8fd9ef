/** What stands in front of the snow: the glass with its light and shade, and the wooden base. */

import { BASE } from "./camera.js";
import { BRASS, LAMP, SNOW_LIT, WOOD, alpha, fill, shades } from "./palette.js";

/** The glass: dark towards its edge, a rim of light, and the reflections of a window. */
export function paintGlass(ink, { x, y, radius }) {
  const disc = () => {
    ink.beginPath();
    ink.arc(x, y, radius, 0, Math.PI * 2);
  };
  const depth = ink.createRadialGradient(x - radius * 0.06, y - radius * 0.08, radius * 0.55, x, y, radius);
  disc();
  ink.fillStyle = fill(depth, shades("#0a1530", [0, 0.1, 0.34, 0.62]),
    [0, 0.55, 0.84, 1]);
  ink.fill();
  const rim = ink.createRadialGradient(x, y, radius * 0.9, x, y, radius);
  disc();
  ink.fillStyle = fill(rim, shades("#d6e4ff", [0, 0.05, 0.26, 0.42]),
    [0, 0.62, 0.93, 1]);
  ink.fill();
  ink.save();
  disc();
  ink.clip();
  paintSweep(ink, { x, y, radius });
  paintPanes(ink, { x, y, radius });
  paintCrescents(ink, { x, y, radius });
  ink.restore();
  ink.lineWidth = Math.max(1, radius * 0.006);
  const line = ink.createLinearGradient(x - radius, y - radius, x + radius, y + radius);
  ink.strokeStyle = fill(line, [alpha(SNOW_LIT, 0.9), alpha(SNOW_LIT, 0.25), alpha(SNOW_LIT, 0.15), alpha(LAMP, 0.45)],
    [0, 0.35, 0.7, 1]);
  ink.beginPath();
  ink.arc(x, y, radius - ink.lineWidth / 2, 0, Math.PI * 2);
  ink.stroke();
}

/** A broad, faint sheen over the upper left. */
function paintSweep(ink, { x, y, radius }) {
  const [left, top] = [x - radius * 0.5, y - radius * 0.62];
  const sheen = ink.createRadialGradient(left, top, 0, left, top, radius * 0.9);
  ink.fillStyle = fill(sheen, shades("#dbe8ff", [0.2, 0.05, 0]), [0, 0.5, 1]);
  ink.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

/** A window of four panes, bent and softened by the glass. */
function paintPanes(ink, { x, y, radius }) {
  const bend = (across, down) => {
    const angle = -2.66 + across * 0.56;
    const bulge = Math.sin(across * Math.PI);
    const out = radius * (0.925 - down * (0.27 - 0.05 * bulge) - 0.02 * bulge);
    return [x + Math.cos(angle) * out, y + Math.sin(angle) * out];
  };
  const light = ink.createLinearGradient(...bend(0.4, 0), ...bend(0.6, 1));
  ink.fillStyle = fill(light, shades("#f4f8ff", [0.34, 0.13, 0.02]));
  ink.save();
  ink.filter = `blur(${Math.max(1, radius * 0.006)}px)`;
  for (const [a, b] of [[0, 0.475], [0.525, 1]]) {
    for (const [near, far] of [[0, 0.46], [0.53, 1]]) {
      ink.beginPath();
      ink.moveTo(...bend(a, near));
      for (let part = 1; part <= 8; part += 1) ink.lineTo(...bend(a + ((b - a) * part) / 8, near));
      for (let part = 8; part >= 0; part -= 1) ink.lineTo(...bend(a + ((b - a) * part) / 8, far));
      ink.closePath();
      ink.fill();
    }
  }
  ink.restore();
}

/** Thin lights along the edge, and one small bright spot. */
function paintCrescents(ink, { x, y, radius }) {
  const crescent = (angle, reach, size, colour, strength) => {
    const along = ink.createConicGradient(angle - reach, x, y);
    const share = reach / Math.PI;
    ink.strokeStyle = fill(along, shades(colour, [0, strength, 0, 0]),
      [0, share / 2, share, 1]);
    ink.lineWidth = radius * size;
    ink.beginPath();
    ink.arc(x, y, radius * (0.965 - size / 2), angle - reach, angle + reach);
    ink.stroke();
  };
  ink.save();
  ink.filter = `blur(${Math.max(1, radius * 0.012)}px)`;
  crescent(0.6, 0.75, 0.05, "#cfe0ff", 0.34);
  crescent(2.45, 0.6, 0.035, LAMP, 0.3);
  crescent(-0.72, 0.42, 0.028, "#ffffff", 0.5);
  crescent(-2.36, 0.9, 0.02, "#ffffff", 0.35);
  ink.restore();
  const [left, top] = [x + radius * 0.63, y - radius * 0.6];
  const spot = ink.createRadialGradient(left, top, 0, left, top, radius * 0.05);
  ink.fillStyle = fill(spot, shades("#ffffff", [0.6, 0.14, 0]), [0, 0.35, 1]);
  ink.fillRect(x + radius * 0.55, y - radius * 0.68, radius * 0.16, radius * 0.16);
}

/** The turned wooden base with its brass ring. */
export function paintBase(ink, { x, y, radius }, random) {
  const { collar, foot, collarHalf, footHalf, ratio } = BASE;
  const top = y + radius * collar;
  const bottom = y + radius * foot;
  const [near, wide] = [radius * collarHalf, radius * footHalf];
  const neck = top + radius * 0.085;
  ink.save();
  band(ink, x, neck, bottom, near * 1.0, wide, ratio * 0.62);
  ink.fillStyle = fill(ink.createLinearGradient(x - wide, 0, x + wide, 0), WOOD, [0, 0.12, 0.3, 0.42, 0.62, 0.86, 1]);
  ink.fill();
  ink.clip();
  paintGrain(ink, { x, wide, neck, bottom, radius }, random);
  const shade = ink.createLinearGradient(0, neck, 0, bottom + wide * ratio * 0.6);
  ink.fillStyle = fill(shade, shades("#05070f", [0.5, 0, 0.1, 0.7]),
    [0, 0.26, 0.6, 1]);
  ink.fillRect(x - wide, neck, wide * 2, radius);
  ink.restore();
  paintGroove(ink, { x, level: bottom - radius * 0.075, half: wide * 0.965, ratio: ratio * 0.62, radius });
  paintCollar(ink, { x, top, neck, near, ratio: ratio * 0.62, radius });
  ink.fillStyle = fill(ink.createRadialGradient(x, neck, 0, x, neck, wide), shades(LAMP, [0.1, 0]));
  ink.fillRect(x - wide, neck, wide * 2, radius * 0.3);
}

/** A ring of brass that holds the glass. */
function paintCollar(ink, { x, top, neck, near, ratio, radius }) {
  band(ink, x, top + radius * 0.012, neck + radius * 0.012, near * 0.985, near * 1.03, ratio);
  ink.fillStyle = fill(ink.createLinearGradient(x - near, 0, x + near, 0),
    [0, 1, 2, 1, 3, 4, 3, 0].map((tone) => BRASS[tone]), [0, 0.16, 0.27, 0.36, 0.6, 0.82, 0.92, 1]);
  ink.fill();
  const down = ink.createLinearGradient(0, top, 0, neck + near * ratio);
  ink.fillStyle = fill(down, shades("#0a0d18", [0.75, 0.35, 0, 0.6]),
    [0.1, 0.5, 0.72, 1]);
  ink.fill();
  ink.lineWidth = Math.max(1, radius * 0.004);
  ink.strokeStyle = alpha("#ffe9b8", 0.5);
  ink.beginPath();
  ink.ellipse(x, top + radius * 0.012, near * 0.985, near * 0.985 * ratio, 0, 0.12, Math.PI - 0.12);
  ink.stroke();
}

function paintGroove(ink, { x, level, half, ratio, radius }) {
  for (const [shift, colour] of [[0, alpha("#05070f", 0.55)], [radius * 0.008, alpha("#e0b083", 0.22)]]) {
    ink.strokeStyle = colour;
    ink.lineWidth = radius * 0.008;
    ink.beginPath();
    ink.ellipse(x, level + shift, half, half * ratio, 0, 0.05, Math.PI - 0.05);
    ink.stroke();
  }
}

function paintGrain(ink, { x, wide, neck, bottom, radius }, random) {
  for (let line = 0; line < 46; line += 1) {
    const level = neck - radius * 0.05 + random() * (bottom - neck + radius * 0.12);
    const half = wide * (0.9 + 0.1 * ((level - neck) / (bottom - neck)));
    const from = Math.PI * random();
    const dark = random() < 0.6;
    ink.strokeStyle = dark ? alpha("#120906", 0.05 + random() * 0.16) : alpha("#c99a6d", 0.03 + random() * 0.07);
    ink.lineWidth = radius * (0.001 + random() * 0.004);
    ink.beginPath();
    ink.ellipse(x, level, half, half * 0.124, 0, from, from + 0.3 + random() * 1.2);
    ink.stroke();
  }
}

/** A band of a cone: half an ellipse above, half an ellipse below. */
function band(ink, x, top, bottom, upper, lower, ratio) {
  ink.beginPath();
  ink.ellipse(x, top, upper, upper * ratio, 0, Math.PI, 0, true);
  ink.lineTo(x + lower, bottom);
  ink.ellipse(x, bottom, lower, lower * ratio, 0, 0, Math.PI);
  ink.closePath();
}

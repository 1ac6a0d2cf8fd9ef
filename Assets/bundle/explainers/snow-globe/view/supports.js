/** The markers that stand for supports: small things of wood and cloth, each at its own place. */

import { GROUND_Y, SUPPORTS } from "../terrain.js";
import { SNOW_LIT, alpha, fill, shades } from "./palette.js";
import { drift, shape, softShadow } from "./shapes.js";

const WOODEN = ["#c79a6b", "#7c5236"];
const CLOTH = ["#d9e4f2", "#94a9cf"];

/** Paints the markers from back to front. */
export function paintSupports(ink, camera, supports, heightAt) {
  const placed = supports.map((id) => ({ id, ...SUPPORTS[id] })).sort((a, b) => a.z - b.z);
  for (const { id, x, z } of placed) {
    const size = camera.radius * 0.16 * camera.scale(z);
    const lift = Math.min(0.07, heightAt(x, z) * 0.55);
    const [left, foot] = [camera.left(x), camera.top(GROUND_Y + lift, z)];
    softShadow(ink, left, foot, size * 0.6, 0.5);
    ink.save();
    ink.translate(left, foot);
    ink.scale(size, size);
    ink.lineCap = "round";
    ink.lineJoin = "round";
    MARKERS[id](ink);
    ink.restore();
    drift(ink, left, foot, size);
  }
}

/** Each draws itself about one unit high, its foot at 0, 0. */
const MARKERS = {
  talk(ink) {
    for (const side of [-1, 1]) {
      ink.save();
      ink.scale(side, 1);
      bars(ink, [[0.15, 0.02, 0.16, -0.3], [0.47, 0.02, 0.46, -0.3], [0.49, -0.32, 0.55, -0.84]], 0.065);
      board(ink, 0.1, -0.36, 0.42, 0.08);
      bars(ink, [[0.5, -0.5, 0.46, -0.5], [0.53, -0.66, 0.48, -0.66], [0.55, -0.8, 0.5, -0.8]], 0.06);
      ink.restore();
    }
  },
  write(ink) {
    bars(ink, [[-0.34, 0.02, 0, -1.06], [0.34, 0.02, 0, -1.06], [-0.38, -0.36, 0.38, -0.36]], 0.07);
    panel(ink, -0.36, -0.94, 0.72, 0.56, CLOTH);
    ink.strokeStyle = "#5d77a6";
    ink.lineWidth = 0.045;
    ink.beginPath();
    for (const [line, end] of [[-0.78, 0.22], [-0.66, 0.22], [-0.54, 0.04]]) {
      ink.moveTo(-0.22, line);
      ink.lineTo(end, line);
    }
    ink.stroke();
  },
  step(ink) {
    for (const [left, down, size] of [[-0.44, 0.1, 0.2], [-0.08, 0.0, 0.21], [0.28, -0.1, 0.22]]) {
      stone(ink, left, down - 0.02, size);
    }
  },
  rest(ink) {
    for (const side of [-0.42, 0.42]) bars(ink, [[side, 0.02, side, -0.28], [side, -0.3, side, -0.7]], 0.07);
    board(ink, -0.54, -0.36, 1.08, 0.1);
    board(ink, -0.52, -0.56, 1.04, 0.09);
    board(ink, -0.52, -0.74, 1.04, 0.09);
  },
  person(ink) {
    peg(ink, -0.2, 0.82, ["#8fa6d0", "#4a629a"]);
    peg(ink, 0.2, 0.7, ["#d9a98a", "#94674f"]);
  },
  music(ink) {
    bars(ink, [[-0.34, 0.02, -0.34, -0.92], [0.34, 0.02, 0.34, -0.92], [-0.44, -0.92, 0.44, -0.92]], 0.075);
    ink.beginPath();
    ink.moveTo(-0.2, -0.34);
    ink.quadraticCurveTo(-0.14, -0.42, -0.13, -0.58);
    ink.quadraticCurveTo(-0.12, -0.76, 0, -0.78);
    ink.quadraticCurveTo(0.12, -0.76, 0.13, -0.58);
    ink.quadraticCurveTo(0.14, -0.42, 0.2, -0.34);
    ink.closePath();
    ink.fillStyle = fill(ink.createLinearGradient(-0.2, 0, 0.2, 0), ["#e8c682", "#b98f4d", "#6d5129"]);
    ink.fill();
    bars(ink, [[0, -0.3, 0, -0.28]], 0.08);
  },
};

function bars(ink, lines, width) {
  ink.strokeStyle = WOODEN[1];
  ink.lineWidth = width;
  ink.beginPath();
  for (const [x0, y0, x1, y1] of lines) {
    ink.moveTo(x0, y0);
    ink.lineTo(x1, y1);
  }
  ink.stroke();
}

/** A wooden board with a line of snow on it. */
function board(ink, left, top, width, height) {
  panel(ink, left, top, width, height, WOODEN);
  ink.strokeStyle = SNOW_LIT;
  ink.lineWidth = 0.05;
  ink.beginPath();
  ink.moveTo(left + 0.03, top);
  ink.lineTo(left + width - 0.03, top);
  ink.stroke();
}

function panel(ink, left, top, width, height, colours) {
  ink.fillStyle = fill(ink.createLinearGradient(left, top, left + width, top + height), colours);
  shape(ink, [[left, top], [left + width, top], [left + width, top + height], [left, top + height]]);
  ink.fill();
}

function stone(ink, left, down, size) {
  ink.fillStyle = fill(ink.createLinearGradient(0, down - size * 0.7, 0, down), ["#8c99b8", "#4b5a80"]);
  ink.beginPath();
  ink.ellipse(left, down - size * 0.28, size, size * 0.46, 0, 0, Math.PI * 2);
  ink.fill();
  ink.fillStyle = alpha(SNOW_LIT, 0.95);
  ink.beginPath();
  ink.ellipse(left - size * 0.06, down - size * 0.46, size * 0.74, size * 0.24, 0, 0, Math.PI * 2);
  ink.fill();
}

/** A turned wooden figure, without a face. */
function peg(ink, left, height, colours) {
  ink.fillStyle = fill(ink.createLinearGradient(left - 0.2, 0, left + 0.2, 0), colours);
  ink.beginPath();
  ink.moveTo(left - 0.17, 0.02);
  ink.quadraticCurveTo(left - 0.17, -height * 0.62, left, -height * 0.66);
  ink.quadraticCurveTo(left + 0.17, -height * 0.62, left + 0.17, 0.02);
  ink.closePath();
  ink.fill();
  ink.fillStyle = fill(ink.createLinearGradient(left - 0.12, 0, left + 0.12, 0), ["#e3c4a3", "#a57f62"]);
  ink.beginPath();
  ink.arc(left, -height * 0.8, 0.125, 0, Math.PI * 2);
  ink.fill();
}

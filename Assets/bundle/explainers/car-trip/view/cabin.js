// The inside of the car: drawn once for each size. The windscreen is left clear.
import { CABIN, CABIN_DEEP, CABIN_EDGE, LAMP, LAMP_PALE, SNOW_LIT, alpha, blend } from "./palette.js";
import { DASH, GAUGE, MIRROR, SCREEN } from "./places.js";

function vertical(ink, top, bottom, stops) {
  const shade = ink.createLinearGradient(0, top, 0, bottom);
  stops.forEach(([place, colour]) => shade.addColorStop(place, colour));
  return shade;
}

function dashLine(ink, { width, height }, drop = 0) {
  const side = height * (DASH.side + drop);
  const y = (by) => height * (DASH.middle + by + drop);
  ink.moveTo(-2, side);
  ink.bezierCurveTo(width * 0.16, y(0.004), width * 0.3, y(-0.012), width * 0.5, y(-0.004));
  ink.bezierCurveTo(width * 0.72, y(0.004), width * 0.86, y(0.008), width + 2, side);
}

/** The bonnet, beyond the glass. */
function hood(ink, { width, height }) {
  ink.beginPath();
  ink.moveTo(width * 0.06, height * 0.75);
  ink.bezierCurveTo(width * 0.2, height * 0.665, width * 0.34, height * 0.645, width * 0.5, height * 0.645);
  ink.bezierCurveTo(width * 0.66, height * 0.645, width * 0.8, height * 0.665, width * 0.94, height * 0.75);
  ink.closePath();
  ink.fillStyle = vertical(ink, height * 0.64, height * 0.74, [[0, "#4d658f"], [0.16, "#2c4068"], [1, "#101c35"]]);
  ink.fill();
  ink.strokeStyle = alpha("#c8d6ec", 0.5);
  ink.lineWidth = Math.max(1, height * 0.0022);
  ink.stroke();
  for (const side of [-1, 1]) {
    ink.beginPath();
    ink.moveTo(width * (0.5 + side * 0.13), height * 0.652);
    ink.quadraticCurveTo(width * (0.5 + side * 0.2), height * 0.68, width * (0.5 + side * 0.25), height * 0.74);
    ink.strokeStyle = alpha("#9fb4d6", 0.22);
    ink.stroke();
  }
}

function dash(ink, size) {
  const { width, height } = size;
  ink.beginPath();
  dashLine(ink, size);
  ink.lineTo(width + 2, height + 2);
  ink.lineTo(-2, height + 2);
  ink.closePath();
  const leather = [[0, "#223457"], [0.12, "#16243f"], [0.5, CABIN], [1, CABIN_DEEP]];
  ink.fillStyle = vertical(ink, height * 0.69, height, leather);
  ink.fill();
  ink.beginPath();
  dashLine(ink, size, 0.003);
  ink.strokeStyle = alpha("#a9bddd", 0.6);
  ink.lineWidth = Math.max(1.4, height * 0.003);
  ink.stroke();
  ink.beginPath();
  dashLine(ink, size, 0.052);
  ink.strokeStyle = alpha(CABIN_DEEP, 0.9);
  ink.lineWidth = Math.max(2, height * 0.006);
  ink.stroke();
  ink.beginPath();
  dashLine(ink, size, 0.057);
  ink.strokeStyle = alpha(LAMP, 0.34);
  ink.lineWidth = Math.max(1, height * 0.0018);
  ink.stroke();
}

function roof(ink, { width, height }) {
  const fill = vertical(ink, 0, height * 0.5, [[0, CABIN_DEEP], [1, "#0c1629"]]);
  ink.fillStyle = fill;
  ink.beginPath();
  ink.moveTo(-2, -2);
  ink.lineTo(width + 2, -2);
  ink.lineTo(width + 2, height * 0.77);
  ink.lineTo(width * 0.985, height * 0.735);
  ink.bezierCurveTo(width * 0.965, height * 0.45, width * 0.945, height * 0.24, width * 0.895, height * 0.075);
  ink.bezierCurveTo(width * 0.885, height * 0.045, width * 0.86, height * 0.036, width * 0.82, height * 0.034);
  ink.bezierCurveTo(width * 0.6, height * 0.024, width * 0.4, height * 0.024, width * 0.18, height * 0.034);
  ink.bezierCurveTo(width * 0.14, height * 0.036, width * 0.115, height * 0.045, width * 0.105, height * 0.075);
  ink.bezierCurveTo(width * 0.055, height * 0.24, width * 0.035, height * 0.45, width * 0.015, height * 0.735);
  ink.lineTo(-2, height * 0.77);
  ink.closePath();
  ink.fill();
  ink.strokeStyle = alpha(CABIN_EDGE, 0.65);
  ink.lineWidth = Math.max(1.2, height * 0.0025);
  ink.stroke();
}

function mirror(ink, { width, height }) {
  const [x, y, w, h] = [width * MIRROR.x, height * MIRROR.y, width * MIRROR.width, height * MIRROR.height];
  ink.fillStyle = CABIN_DEEP;
  ink.fillRect(x - w * 0.03, -2, w * 0.06, y);
  ink.beginPath();
  ink.roundRect(x - w / 2, y - h / 2, w, h, h * 0.42);
  ink.fill();
  ink.strokeStyle = alpha(CABIN_EDGE, 0.9);
  ink.lineWidth = Math.max(1.2, height * 0.0024);
  ink.stroke();
  const pad = h * 0.11;
  ink.save();
  ink.beginPath();
  ink.roundRect(x - w / 2 + pad, y - h / 2 + pad, w - pad * 2, h - pad * 2, h * 0.32);
  ink.clip();
  const behind = [[0, "#1b2c50"], [0.52, "#5d77a6"], [0.6, "#c3a6ae"], [0.62, "#93a7cb"], [1, "#6f87b2"]];
  ink.fillStyle = vertical(ink, y - h / 2, y + h / 2, behind);
  ink.fillRect(x - w, y - h, w * 2, h * 2);
  ink.fillStyle = "#2b3b5a";
  ink.beginPath();
  ink.moveTo(x - w * 0.02, y + h * 0.11);
  ink.lineTo(x + w * 0.02, y + h * 0.11);
  ink.lineTo(x + w * 0.17, y + h);
  ink.lineTo(x - w * 0.17, y + h);
  ink.fill();
  ink.restore();
}

/** The gas gauge, seen through the wheel: more than half full. */
function gauge(ink, { width, height }) {
  const [x, y, r] = [width * GAUGE.x, height * GAUGE.y, width * GAUGE.radius];
  ink.beginPath();
  ink.ellipse(x, y - r * 0.06, r * 1.75, r * 1.2, 0, Math.PI, 0);
  ink.lineTo(x + r * 1.75, y + r * 0.9);
  ink.lineTo(x - r * 1.75, y + r * 0.9);
  ink.closePath();
  ink.fillStyle = vertical(ink, y - r * 1.3, y + r, [[0, "#1a2a4a"], [0.1, "#0a1326"], [1, "#060b17"]]);
  ink.fill();
  const face = ink.createRadialGradient(x, y, 0, x, y, r);
  face.addColorStop(0, "#1d3055");
  face.addColorStop(1, "#0c1730");
  ink.beginPath();
  ink.arc(x, y, r, 0, Math.PI * 2);
  ink.fillStyle = face;
  ink.fill();
  ink.strokeStyle = alpha(LAMP, 0.75);
  ink.lineWidth = Math.max(1.4, r * 0.035);
  ink.stroke();
  ink.strokeStyle = alpha(SNOW_LIT, 0.85);
  for (let tick = 0; tick <= 8; tick += 1) {
    const angle = Math.PI * (1.12 + 0.76 * (tick / 8));
    const inner = r * (tick % 4 === 0 ? 0.68 : 0.78);
    ink.lineWidth = Math.max(1, r * (tick % 4 === 0 ? 0.05 : 0.025));
    ink.beginPath();
    ink.moveTo(x + Math.cos(angle) * inner, y + Math.sin(angle) * inner);
    ink.lineTo(x + Math.cos(angle) * r * 0.88, y + Math.sin(angle) * r * 0.88);
    ink.stroke();
  }
  const needle = Math.PI * (1.12 + 0.76 * 0.68);
  ink.strokeStyle = LAMP;
  ink.lineCap = "round";
  ink.lineWidth = Math.max(2, r * 0.06);
  ink.beginPath();
  ink.moveTo(x - Math.cos(needle) * r * 0.12, y - Math.sin(needle) * r * 0.12);
  ink.lineTo(x + Math.cos(needle) * r * 0.7, y + Math.sin(needle) * r * 0.7);
  ink.stroke();
  ink.fillStyle = LAMP_PALE;
  ink.beginPath();
  ink.arc(x, y, r * 0.075, 0, Math.PI * 2);
  ink.fill();
}

/** The map screen: the fork, both ways, and you. */
function screen(ink, { width, height }) {
  const [x, y, w, h] = [width * SCREEN.x, height * SCREEN.y, width * SCREEN.width, height * SCREEN.height];
  ink.beginPath();
  ink.roundRect(x - w * 0.03, y - w * 0.03, w * 1.06, h + w * 0.06, w * 0.06);
  ink.fillStyle = "#050a15";
  ink.fill();
  ink.strokeStyle = alpha(CABIN_EDGE, 0.9);
  ink.lineWidth = Math.max(1.2, height * 0.0024);
  ink.stroke();
  ink.save();
  ink.beginPath();
  ink.roundRect(x, y, w, h, w * 0.04);
  ink.clip();
  ink.fillStyle = vertical(ink, y, y + h, [[0, "#1c3058"], [1, "#132343"]]);
  ink.fillRect(x, y, w, h);
  ink.fillStyle = alpha("#3b5a8c", 0.4);
  for (const [px, py, pr] of [[0.12, 0.26, 0.16], [0.88, 0.7, 0.2], [0.52, 0.12, 0.1], [0.2, 0.9, 0.13]]) {
    ink.beginPath();
    ink.ellipse(x + w * px, y + h * py, w * pr, h * pr, 0, 0, Math.PI * 2);
    ink.fill();
  }
  ink.lineCap = "round";
  const way = (points, colour, thick) => {
    ink.strokeStyle = colour;
    ink.lineWidth = thick;
    ink.beginPath();
    ink.moveTo(x + w * 0.5, y + h * 1.05);
    ink.lineTo(x + w * 0.5, y + h * 0.72);
    ink.bezierCurveTo(...points.map((value, index) => (index % 2 ? y + h * value : x + w * value)));
    ink.stroke();
  };
  way([0.5, 0.5, 0.36, 0.5, 0.26, -0.05], "#7f98c4", w * 0.016);
  way([0.5, 0.48, 0.68, 0.5, 0.76, -0.05], "#8fa6cf", w * 0.06);
  ink.fillStyle = LAMP;
  ink.beginPath();
  ink.moveTo(x + w * 0.5, y + h * 0.7);
  ink.lineTo(x + w * 0.555, y + h * 0.92);
  ink.lineTo(x + w * 0.5, y + h * 0.86);
  ink.lineTo(x + w * 0.445, y + h * 0.92);
  ink.fill();
  ink.restore();
}

function vents(ink, { width, height }) {
  for (const [from, to] of [[0.035, 0.12], [0.905, 0.98]]) {
    for (let slat = 0; slat < 4; slat += 1) {
      ink.fillStyle = slat ? blend(CABIN_DEEP, CABIN_EDGE, 0.3) : CABIN_DEEP;
      ink.beginPath();
      ink.roundRect(width * from, height * (0.83 + slat * 0.017), width * (to - from), height * 0.008, height * 0.004);
      ink.fill();
    }
  }
}

/** @param {OffscreenCanvasRenderingContext2D} ink @param {{width: number, height: number}} size */
export function drawCabin(ink, size) {
  const { width, height } = size;
  ink.clearRect(0, 0, width, height);
  hood(ink, size);
  const glass = vertical(ink, 0, height * 0.7, [[0, alpha("#0a1426", 0.5)], [0.3, alpha("#0a1426", 0)]]);
  ink.fillStyle = glass;
  ink.fillRect(0, 0, width, height * 0.7);
  roof(ink, size);
  dash(ink, size);
  vents(ink, size);
  mirror(ink, size);
  gauge(ink, size);
  screen(ink, size);
}

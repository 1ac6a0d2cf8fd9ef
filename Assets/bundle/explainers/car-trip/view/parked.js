// The safety card's picture: your car stays parked under the snow; a friend drives you home.
import { LAMP, LAMP_PALE, SNOW_LIT, alpha } from "./palette.js";

function ground(ink, { width, height }) {
  const snow = ink.createLinearGradient(0, height * 0.56, 0, height);
  snow.addColorStop(0, "#8ea3c9");
  snow.addColorStop(0.3, "#a6b9d9");
  snow.addColorStop(1, "#6f88b5");
  ink.fillStyle = snow;
  ink.beginPath();
  ink.moveTo(0, height * 0.585);
  ink.bezierCurveTo(width * 0.3, height * 0.555, width * 0.6, height * 0.6, width, height * 0.565);
  ink.lineTo(width, height);
  ink.lineTo(0, height);
  ink.fill();
  const road = ink.createLinearGradient(0, height * 0.75, 0, height * 0.95);
  road.addColorStop(0, "#41547b");
  road.addColorStop(1, "#222f4b");
  for (const [grow, fill] of [[0.022, alpha(SNOW_LIT, 0.5)], [0.008, alpha("#4a628f", 0.7)], [0, road]]) {
    ink.fillStyle = fill;
    ink.beginPath();
    ink.moveTo(0, height * (0.775 - grow));
    ink.quadraticCurveTo(width * 0.5, height * (0.745 - grow), width, height * (0.775 - grow));
    ink.lineTo(width, height * (0.925 + grow));
    ink.quadraticCurveTo(width * 0.5, height * (0.905 + grow), 0, height * (0.925 + grow));
    ink.fill();
  }
}

function house(ink, { width, height }) {
  const [x, y, u] = [width * 0.16, height * 0.6, height * 0.0105];
  ink.fillStyle = "#16264a";
  ink.fillRect(x - 13 * u, y - 15 * u, 26 * u, 17 * u);
  ink.fillRect(x + 5 * u, y - 30 * u, 4 * u, 10 * u);
  ink.fillStyle = "#22375f";
  ink.beginPath();
  ink.moveTo(x - 16 * u, y - 14 * u);
  ink.lineTo(x, y - 27 * u);
  ink.lineTo(x + 16 * u, y - 14 * u);
  ink.fill();
  ink.fillStyle = "#d3dff1";
  ink.beginPath();
  ink.moveTo(x - 16.6 * u, y - 14 * u);
  ink.quadraticCurveTo(x - 8 * u, y - 22.4 * u, x, y - 28.6 * u);
  ink.quadraticCurveTo(x + 8 * u, y - 22.4 * u, x + 16.6 * u, y - 14 * u);
  ink.quadraticCurveTo(x + 14 * u, y - 13 * u, x + 12 * u, y - 15.6 * u);
  ink.lineTo(x, y - 25.4 * u);
  ink.lineTo(x - 12 * u, y - 15.6 * u);
  ink.quadraticCurveTo(x - 14 * u, y - 13 * u, x - 16.6 * u, y - 14 * u);
  ink.fill();
  ink.fillStyle = LAMP_PALE;
  for (const left of [-8.4, 2.6]) {
    ink.beginPath();
    ink.roundRect(x + left * u, y - 10 * u, 5.6 * u, 6 * u, u * 0.5);
    ink.fill();
  }
  ink.fillStyle = "#16264a";
  for (const left of [-5.9, 5.1]) ink.fillRect(x + left * u, y - 10 * u, 0.5 * u, 6 * u);
}

function shine(ink, sprite, x, y, size, strength) {
  ink.globalCompositeOperation = "lighter";
  ink.globalAlpha = strength;
  ink.drawImage(sprite, x - size / 2, y - size / 2, size, size);
  ink.globalCompositeOperation = "source-over";
  ink.globalAlpha = 1;
}

/** A car from the side, nose to the right; the origin is on the ground under its middle, `u` a tenth of a metre. */
function body(ink, u, paint) {
  ink.fillStyle = paint;
  ink.beginPath();
  ink.moveTo(-22 * u, -4 * u);
  ink.bezierCurveTo(-23 * u, -8 * u, -22.4 * u, -10 * u, -20 * u, -10.4 * u);
  ink.bezierCurveTo(-17 * u, -10.8 * u, -16 * u, -11 * u, -14.6 * u, -12.6 * u);
  ink.bezierCurveTo(-12 * u, -15.8 * u, -9.6 * u, -16.4 * u, -4 * u, -16.5 * u);
  ink.bezierCurveTo(2 * u, -16.5 * u, 4.6 * u, -15.6 * u, 8.6 * u, -11.4 * u);
  ink.bezierCurveTo(14 * u, -11 * u, 19.6 * u, -10 * u, 21.4 * u, -8 * u);
  ink.bezierCurveTo(22.6 * u, -6.6 * u, 22.6 * u, -5 * u, 22 * u, -4 * u);
  ink.closePath();
  ink.fill();
}

function glass(ink, u, fill) {
  ink.fillStyle = fill;
  ink.beginPath();
  ink.moveTo(-13 * u, -11.2 * u);
  ink.bezierCurveTo(-11 * u, -14.6 * u, -8.6 * u, -15.2 * u, -4.2 * u, -15.3 * u);
  ink.lineTo(-4.2 * u, -11.2 * u);
  ink.closePath();
  ink.moveTo(-3.2 * u, -15.3 * u);
  ink.bezierCurveTo(1.6 * u, -15.3 * u, 3.6 * u, -14.4 * u, 6.6 * u, -11.2 * u);
  ink.lineTo(-3.2 * u, -11.2 * u);
  ink.closePath();
  ink.fill();
}

function wheels(ink, u) {
  for (const x of [-14, 13.4]) {
    ink.fillStyle = "#070d1a";
    ink.beginPath();
    ink.arc(x * u, -3.3 * u, 3.5 * u, 0, Math.PI * 2);
    ink.fill();
    ink.fillStyle = "#42557b";
    ink.beginPath();
    ink.arc(x * u, -3.3 * u, 1.8 * u, 0, Math.PI * 2);
    ink.fill();
  }
}

function shadow(ink, u) {
  ink.fillStyle = alpha("#0a1426", 0.4);
  ink.beginPath();
  ink.ellipse(0, -0.2 * u, 24 * u, 1.9 * u, 0, 0, Math.PI * 2);
  ink.fill();
}

function person(ink, u, x, colour) {
  ink.fillStyle = colour;
  ink.beginPath();
  ink.arc(x * u, -13.4 * u, 1.25 * u, 0, Math.PI * 2);
  ink.fill();
  ink.beginPath();
  ink.moveTo((x - 1.9) * u, -11 * u);
  ink.quadraticCurveTo((x - 1.8) * u, -12.4 * u, x * u, -12.5 * u);
  ink.quadraticCurveTo((x + 1.8) * u, -12.4 * u, (x + 1.9) * u, -11 * u);
  ink.fill();
}

function parkedCar(ink, u) {
  shadow(ink, u);
  const paint = ink.createLinearGradient(0, -16 * u, 0, -3 * u);
  paint.addColorStop(0, "#41598a");
  paint.addColorStop(1, "#1b2c50");
  body(ink, u, paint);
  glass(ink, u, "#10203f");
  wheels(ink, u);
  ink.fillStyle = "#e6eefa";
  ink.beginPath();
  ink.moveTo(-13.6 * u, -13.4 * u);
  ink.bezierCurveTo(-11 * u, -18.6 * u, -8 * u, -18.4 * u, -4 * u, -18.6 * u);
  ink.bezierCurveTo(2 * u, -18.8 * u, 5 * u, -17.4 * u, 8 * u, -12.4 * u);
  ink.bezierCurveTo(4 * u, -15.8 * u, 2 * u, -15.6 * u, -4 * u, -15.7 * u);
  ink.bezierCurveTo(-9 * u, -15.6 * u, -11 * u, -15 * u, -13.6 * u, -13.4 * u);
  ink.moveTo(9 * u, -11.2 * u);
  ink.bezierCurveTo(13 * u, -13.4 * u, 19 * u, -12 * u, 21.6 * u, -8.6 * u);
  ink.bezierCurveTo(18 * u, -10.2 * u, 13 * u, -10.6 * u, 9 * u, -11.2 * u);
  ink.fill();
  ink.beginPath();
  ink.ellipse(0, 0.3 * u, 25 * u, 1.7 * u, 0, 0, Math.PI * 2);
  ink.fillStyle = alpha("#e6eefa", 0.75);
  ink.fill();
}

function friendsCar(ink, u, sprites) {
  ink.globalCompositeOperation = "lighter";
  ink.fillStyle = beam(ink, u);
  ink.beginPath();
  ink.moveTo(21 * u, -8 * u);
  ink.lineTo(62 * u, -12 * u);
  ink.lineTo(62 * u, 5 * u);
  ink.lineTo(21 * u, -4.6 * u);
  ink.fill();
  ink.globalCompositeOperation = "source-over";
  shadow(ink, u);
  const paint = ink.createLinearGradient(0, -16 * u, 0, -3 * u);
  paint.addColorStop(0, "#6d86b4");
  paint.addColorStop(0.5, "#3b5484");
  paint.addColorStop(1, "#1a2a4c");
  body(ink, u, paint);
  const inside = ink.createLinearGradient(0, -15 * u, 0, -11 * u);
  inside.addColorStop(0, "#ffd899");
  inside.addColorStop(1, "#d99a45");
  glass(ink, u, inside);
  ink.save();
  ink.beginPath();
  ink.rect(-13 * u, -15.2 * u, 20 * u, 4 * u);
  ink.clip();
  person(ink, u, 1.4, "#1d2c4d");
  person(ink, u, -7.6, "#33456d");
  ink.strokeStyle = "#1d2c4d";
  ink.lineWidth = 0.5 * u;
  ink.beginPath();
  ink.ellipse(4.2 * u, -11.4 * u, 0.5 * u, 1.3 * u, 0.3, 0, Math.PI * 2);
  ink.moveTo(2.2 * u, -11.9 * u);
  ink.lineTo(4 * u, -12.1 * u);
  ink.stroke();
  ink.restore();
  wheels(ink, u);
  shine(ink, sprites.lamp, 21.6 * u, -7 * u, 9 * u, 0.9);
  ink.fillStyle = LAMP_PALE;
  ink.beginPath();
  ink.ellipse(21.3 * u, -7 * u, 0.7 * u, 1 * u, 0, 0, Math.PI * 2);
  ink.fill();
  ink.fillStyle = "#c9636a";
  ink.beginPath();
  ink.roundRect(-22.4 * u, -8.8 * u, 1 * u, 1.8 * u, 0.4 * u);
  ink.fill();
}

function beam(ink, u) {
  const light = ink.createLinearGradient(21 * u, 0, 60 * u, 0);
  light.addColorStop(0, alpha(LAMP, 0.42));
  light.addColorStop(1, alpha(LAMP, 0));
  return light;
}

export function drawParked(ink, { sky, sprites, random }, size) {
  const { width, height } = size;
  ink.drawImage(sky.picture, -width * 0.42, height * 0.57 - sky.horizon);
  if (height * 0.57 > sky.horizon) {
    ink.fillStyle = "#0c172d";
    ink.fillRect(0, 0, width, height * 0.57 - sky.horizon + 1);
  }
  ground(ink, size);
  for (let index = 0; index < 15; index += 1) {
    const x = width * (0.34 + random() * 0.68);
    const tall = height * (0.14 + random() * 0.17);
    const y = height * (0.6 + random() * 0.02) - tall * 0.98;
    ink.drawImage(sprites.pines[index % 4][1 + (index % 3)], x - tall * 0.254, y, tall * 0.508, tall);
  }
  house(ink, size);
  shine(ink, sprites.lamp, width * 0.16, height * 0.54, height * 0.42, 0.34);
  const u = Math.min(width * 0.0098, height * 0.0125);
  ink.save();
  ink.translate(width * 0.29, height * 0.7);
  parkedCar(ink, u * 0.86);
  ink.restore();
  ink.save();
  ink.translate(width * 0.63, height * 0.872);
  friendsCar(ink, u * 1.16, sprites);
  ink.restore();
}

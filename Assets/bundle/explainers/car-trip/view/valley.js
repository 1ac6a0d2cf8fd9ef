// The valley of the second scene: one road in, five warm places; none is nearer or brighter than another.
import { dunes, line, snowField, wood } from "./map.js";
import { LAMP, LAMP_PALE, alpha } from "./palette.js";

/** Where the places lie, as shares of the picture; car-trip.css has the same for their buttons. */
export const PINS = {
  kinder: { x: 0.2, y: 0.44 }, calm: { x: 0.42, y: 0.22 }, people: { x: 0.66, y: 0.46 },
  rest: { x: 0.82, y: 0.23 }, unsure: { x: 0.76, y: 0.71 },
};

const ROUTES = {
  kinder: [[0.46, 1.06], [0.45, 0.86], [0.42, 0.7], [0.32, 0.58], [0.2, 0.46]],
  calm: [[0.46, 1.06], [0.45, 0.86], [0.42, 0.7], [0.46, 0.52], [0.42, 0.38], [0.42, 0.24]],
  people: [[0.46, 1.06], [0.45, 0.86], [0.42, 0.7], [0.46, 0.52], [0.56, 0.5], [0.66, 0.48]],
  rest: [[0.46, 1.06], [0.45, 0.86], [0.42, 0.7], [0.46, 0.52], [0.6, 0.36], [0.72, 0.33], [0.82, 0.25]],
  unsure: [[0.46, 1.06], [0.45, 0.86], [0.56, 0.76], [0.76, 0.73]],
};

/** A smooth line through the points. */
function curve(points, { width, height }) {
  const at = (index) => points[Math.max(0, Math.min(points.length - 1, index))];
  const mix = (a, b, c, d, t) => b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  return points.slice(1).flatMap((_, index) => Array.from({ length: 13 }, (__, step) => {
    const [a, b, c, d] = [-1, 0, 1, 2].map((by) => at(index + by));
    return { x: mix(a[0], b[0], c[0], d[0], step / 12) * width, y: mix(a[1], b[1], c[1], d[1], step / 12) * height };
  }));
}

/** A small house under snow with one lit window: a place, not a prize. */
function cottage(ink, sprites, { x, y }, u, chosen) {
  const light = u * (chosen ? 15 : 8.5);
  ink.globalAlpha = chosen ? 0.95 : 0.6;
  ink.drawImage(sprites.lamp, x - light / 2, y - light / 2, light, light);
  ink.globalAlpha = 1;
  ink.fillStyle = "#16264a";
  ink.fillRect(x - u * 1.15, y - u * 0.9, u * 2.3, u * 1.5);
  ink.fillStyle = "#eef4fd";
  ink.beginPath();
  ink.moveTo(x - u * 1.6, y - u * 0.72);
  ink.lineTo(x, y - u * 2);
  ink.lineTo(x + u * 1.6, y - u * 0.72);
  ink.quadraticCurveTo(x, y - u * 0.98, x - u * 1.6, y - u * 0.72);
  ink.fill();
  ink.fillStyle = LAMP_PALE;
  ink.fillRect(x - u * 0.34, y - u * 0.56, u * 0.68, u * 0.74);
}

function evening(ink, { width, height }) {
  const [x, y, far] = [width * 0.5, height * 0.5, Math.max(width, height) * 0.74];
  const shade = ink.createRadialGradient(x, y, 0, x, y, far);
  shade.addColorStop(0, alpha("#1b2f5c", 0.26));
  shade.addColorStop(1, alpha("#0e1a38", 0.76));
  ink.fillStyle = shade;
  ink.fillRect(0, 0, width, height);
}

export function drawPlaces(ink, { sprites, random }, size, { destination }) {
  const { width, height } = size;
  const unit = Math.min(height, width * 0.9);
  snowField(ink, size);
  dunes(ink, sprites.drift, random, size);
  const ways = Object.entries(ROUTES).map(([name, points]) => ({ name, line: curve(points, size) }));
  const spread = [[0.034, "#c3d1e8"], [0.023, "#8aa0c8"], [0.019, "#5f77a5"], [0.004, "#92a8cf"]];
  for (const [wide, colour] of spread) for (const way of ways) line(ink, way.line, unit * wide, colour);
  const trees = Array.from({ length: 240 }, () => ({ x: random() * width, y: random() * height * 1.08 }));
  const roads = ways.flatMap((way) => way.line);
  for (const tree of trees.sort((a, b) => a.y - b.y)) {
    const tall = unit * (0.062 + random() * 0.05);
    const free = roads.every((point) => Math.hypot(point.x - tree.x, point.y - tree.y + tall * 0.3) > unit * 0.055);
    const far = (pin) => Math.hypot((pin.x * width - tree.x) * 0.5, pin.y * height - tree.y) > unit * 0.09;
    const open = Object.values(PINS).every(far);
    if (free && open) wood(ink, sprites, random, { ...tree, size: tall });
  }
  evening(ink, size);
  const picked = ways.find((way) => way.name === destination);
  if (picked) {
    line(ink, picked.line, unit * 0.028, alpha(LAMP, 0.3));
    line(ink, picked.line, unit * 0.009, LAMP_PALE);
  }
  for (const [name, pin] of Object.entries(PINS)) {
    cottage(ink, sprites, { x: pin.x * width, y: pin.y * height }, unit * 0.021, name === destination);
  }
}

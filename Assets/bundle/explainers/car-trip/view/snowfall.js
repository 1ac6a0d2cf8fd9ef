// Light snow in the air: a few soft flakes in three depths. Faster towards the eye while the car moves.

const FLAKES = 96;

/** @param {() => number} random */
export function makeSnowfall(random) {
  return Array.from({ length: FLAKES }, () => ({
    x: random() * 2 - 1,
    y: random(),
    depth: 0.25 + random() ** 1.4 * 0.75,
    sway: random() * 6.28,
    fall: 0.7 + random() * 0.6,
  }));
}

/** Moves the flakes on by `dt` seconds; `speed` is the car's, in metres a second. */
export function moveSnowfall(flakes, dt, speed) {
  for (const flake of flakes) {
    flake.y += dt * 0.075 * flake.fall / flake.depth;
    flake.sway += dt * (0.5 + flake.fall * 0.5);
    if (speed > 0) {
      const rush = 1 + dt * speed * 0.05 / flake.depth;
      flake.x *= rush;
      flake.y = 0.38 + (flake.y - 0.38) * rush;
    }
    if (flake.y > 1.04 || flake.y < -0.2) flake.y = flake.y > 1 ? -0.04 : 0.3 + (flake.sway % 1) * 0.2;
    if (Math.abs(flake.x) > 1.08) flake.x *= -((flake.sway * 7.7) % 0.7);
  }
}

/** @param {OffscreenCanvasRenderingContext2D} ink */
export function drawSnowfall(ink, flakes, sprite, { width, height }) {
  ink.clearRect(0, 0, width, height);
  for (const flake of flakes) {
    const size = Math.max(2.4, height * 0.0062 / flake.depth);
    const x = width * (0.5 + 0.52 * flake.x) + Math.sin(flake.sway) * size * 1.6;
    ink.globalAlpha = 0.3 + 0.45 * (1.05 - flake.depth);
    ink.drawImage(sprite, x - size / 2, height * flake.y - size / 2, size, size);
  }
  ink.globalAlpha = 1;
}

/** The glass as flakes meet it, and the water that flows along it. */

const GLASS_RADIUS = 0.965;
const SHELL_FROM = 0.7;
const SHELL = 9;
const CALM_ENERGY = 0.25;
const RIM_FROM = 0.68;
const RIM = 7;

/**
 * Turning water throws flakes outwards, and the shell of water along the glass holds them off it. When it is calm it
 * pushes softly away from the rim of the ground as well, so that snow does not heap up along it.
 *
 * @param {import("./snow.js").Snow} snow
 * @param {number} flake
 * @param {number} dt seconds
 * @param {number} energy
 */
export function leaveGlass({ x, y, z, vx, vy, vz }, flake, dt, energy) {
  const level = x[flake] * x[flake] + z[flake] * z[flake];
  const distance = Math.sqrt(level + y[flake] * y[flake]);
  const shell = (SHELL * Math.max(0, distance - SHELL_FROM) * dt) / distance;
  const across = Math.sqrt(level);
  const rim = energy < CALM_ENERGY ? (RIM * Math.max(0, across - RIM_FROM) * dt) / (across + 0.01) : 0;
  vx[flake] -= x[flake] * (shell + rim);
  vy[flake] -= y[flake] * shell;
  vz[flake] -= z[flake] * (shell + rim);
}

/** A flake at the glass loses its speed outwards and slides along it. */
export function keepInGlass({ x, y, z, vx, vy, vz }, flake) {
  const square = x[flake] * x[flake] + y[flake] * y[flake] + z[flake] * z[flake];
  if (square <= GLASS_RADIUS * GLASS_RADIUS) return;
  const distance = Math.sqrt(square);
  const nx = x[flake] / distance;
  const ny = y[flake] / distance;
  const nz = z[flake] / distance;
  const outward = Math.max(0, vx[flake] * nx + vy[flake] * ny + vz[flake] * nz);
  vx[flake] -= outward * nx;
  vy[flake] -= outward * ny;
  vz[flake] -= outward * nz;
  x[flake] = nx * GLASS_RADIUS;
  y[flake] = ny * GLASS_RADIUS;
  z[flake] = nz * GLASS_RADIUS;
}

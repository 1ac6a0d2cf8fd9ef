/** The colours of the picture: winter dusk, snow, dark wood, brass and one warm lamp. */

export const ROOM = ["#0a1426", "#0e1b35", "#16294c"];
export const TABLE = ["#14233f", "#0c172c", "#080f1f"];
export const SKY = ["#101d3a", "#1b2f58", "#35507f", "#6379a6", "#a39db9", "#c9a9ad"];
export const HILLS = ["#7484ab", "#566b98", "#3b5180"];
export const PINES = ["#1a2c50", "#12213f"];
export const SNOW_LIT = "#eef4fc";
export const SNOW_SHADE = "#5b74a5";
export const SNOW_DEEP = "#2c4170";
export const SNOW_FAR = "#8797ba";
export const LAMP = "#ffc56e";
export const LAMP_PALE = "#fff0d2";
export const WALL = ["#54597c", "#343c60"];
export const WALL_SIDE = ["#2d3559", "#222a4b"];
export const TIMBER = "#1a213e";
export const WOOD = ["#170d0a", "#3d261b", "#77503a", "#8f6548", "#5a3b2a", "#2a1912", "#120a08"];
export const BRASS = ["#4f3d22", "#cfa865", "#fff0c4", "#a67f45", "#3d2d18"];
export const IRON = "#0f1830";

/** The colour `#rrggbb` with an alpha of 0 to 1. */
export function alpha(hex, amount) {
  const [red, green, blue] = parts(hex);
  return `rgb(${red} ${green} ${blue} / ${amount})`;
}

/** The colour `share` of the way from one to the other. */
export function blend(from, to, share) {
  const [a, b] = [parts(from), parts(to)];
  const mixed = a.map((value, index) => Math.round(value + (b[index] - value) * share));
  return `rgb(${mixed.join(" ")})`;
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
export function parts(hex) {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Adds the colours to a gradient at equal distances, or at `stops`. */
export function fill(gradient, colours, stops) {
  colours.forEach((colour, index) => {
    gradient.addColorStop(stops ? stops[index] : index / (colours.length - 1), colour);
  });
  return gradient;
}

/** One colour at several alphas. */
export function shades(hex, amounts) {
  return amounts.map((amount) => alpha(hex, amount));
}

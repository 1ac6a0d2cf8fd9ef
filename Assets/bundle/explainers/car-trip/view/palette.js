// The colours of the drawing: winter dusk, snow, one lamp, and a little rose at the horizon.

export const SKY = ["#0c172d", "#152748", "#263e69", "#4b6796", "#8b97b8", "#d3a9a6"];
export const HILLS = ["#6d82ac", "#536b98", "#3d5483"];
export const SNOW_FAR = "#8193ba";
export const SNOW_MIDDLE = "#9bb0d2";
export const SNOW_NEAR = "#8ea5cb";
export const SNOW_LIT = "#f3f7fd";
export const SNOW_SHADE = "#5f7aa8";
export const ASPHALT_NEAR = "#27354f";
export const ASPHALT_FAR = "#4f6289";
export const RUT = "#17233a";
export const PINE = "#13233f";
export const FOG = "#8394b9";
export const LAMP = "#ffc56e";
export const LAMP_PALE = "#ffe6ba";
export const CABIN_DEEP = "#070d1a";
export const CABIN = "#0e1a31";
export const CABIN_EDGE = "#34507f";
export const GRASS = "#75705f";

/** @param {string} hex "#rrggbb" @param {number} alpha 0 to 1 @returns {string} */
export function alpha(hex, amount) {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgb(${value >> 16} ${(value >> 8) & 255} ${value & 255} / ${amount})`;
}

/** The colour `share` of the way from `from` to `to`. @returns {string} */
export function blend(from, to, share) {
  const [a, b] = [from, to].map((hex) => Number.parseInt(hex.slice(1), 16));
  const part = (shift) => Math.round(((a >> shift) & 255) + (((b >> shift) & 255) - ((a >> shift) & 255)) * share);
  return `#${((part(16) << 16) | (part(8) << 8) | part(0)).toString(16).padStart(6, '0')}`;
}

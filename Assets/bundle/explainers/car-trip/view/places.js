// Where things sit inside the car, as shares of the picture. car-trip.css puts the buttons at the same places.

export const WHEEL = { x: 0.34, y: 1, radius: 0.29 };
export const GAUGE = { x: 0.34, y: 0.825, radius: 0.075 };
export const SCREEN = { x: 0.635, y: 0.775, width: 0.235, height: 0.165 };
export const MIRROR = { x: 0.63, y: 0.075, width: 0.22, height: 0.085 };
/** Where the dashboard begins: at the sides and in the middle. */
export const DASH = { side: 0.735, middle: 0.7 };

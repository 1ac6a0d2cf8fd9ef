// The steering wheel, drawn once, upright. The page turns the finished picture; nothing is redrawn.
import { CABIN_DEEP, LAMP, alpha } from "./palette.js";

function spoke(ink, r, angle, wide) {
  ink.save();
  ink.rotate(angle);
  ink.beginPath();
  ink.moveTo(-wide * 1.1, -r * 0.12);
  ink.quadraticCurveTo(-wide * 0.6, -r * 0.5, -wide * 0.95, -r * 0.9);
  ink.lineTo(wide * 0.95, -r * 0.9);
  ink.quadraticCurveTo(wide * 0.6, -r * 0.5, wide * 1.1, -r * 0.12);
  ink.closePath();
  ink.fill();
  ink.stroke();
  ink.restore();
}

/** @param {OffscreenCanvasRenderingContext2D} ink @param {number} size pixels a side */
export function drawWheel(ink, size) {
  ink.clearRect(0, 0, size, size);
  ink.save();
  ink.translate(size / 2, size / 2);
  const r = size * 0.478;
  const rim = r * 0.135;
  const body = ink.createLinearGradient(0, -r, 0, r);
  body.addColorStop(0, "#2b3c5f");
  body.addColorStop(0.3, "#16233f");
  body.addColorStop(1, CABIN_DEEP);
  ink.fillStyle = body;
  ink.strokeStyle = alpha("#6f8bbb", 0.34);
  ink.lineWidth = Math.max(1.2, r * 0.008);
  for (const [angle, wide] of [[-1.38, 0.115], [1.38, 0.115], [Math.PI, 0.13]]) spoke(ink, r, angle, r * wide);
  ink.beginPath();
  ink.ellipse(0, r * 0.03, r * 0.33, r * 0.27, 0, 0, Math.PI * 2);
  ink.fill();
  ink.stroke();
  ink.strokeStyle = CABIN_DEEP;
  ink.lineWidth = rim * 1.12;
  ring(ink, r - rim / 2);
  ink.strokeStyle = body;
  ink.lineWidth = rim;
  ring(ink, r - rim / 2);
  shine(ink, r, rim);
  mark(ink, r);
  ink.restore();
}

function ring(ink, radius) {
  ink.beginPath();
  ink.arc(0, 0, radius, 0, Math.PI * 2);
  ink.stroke();
}

/** Dusk light along the upper rim, stitches, and the lamp-coloured mark at the top that shows the angle. */
function shine(ink, r, rim) {
  ink.lineCap = "round";
  for (const [radius, wide, strength] of [[r - rim * 0.34, rim * 0.36, 0.16], [r - rim * 0.26, rim * 0.12, 0.4]]) {
    ink.strokeStyle = alpha("#b9cbe6", strength);
    ink.lineWidth = wide;
    ink.beginPath();
    ink.arc(0, 0, radius, Math.PI * 1.14, Math.PI * 1.86);
    ink.stroke();
  }
  ink.strokeStyle = alpha("#c9d6ea", 0.3);
  ink.lineWidth = Math.max(1, r * 0.006);
  ink.setLineDash([r * 0.022, r * 0.022]);
  ring(ink, r - rim * 0.86);
  ink.setLineDash([]);
  ink.lineCap = "butt";
  ink.strokeStyle = LAMP;
  ink.lineWidth = rim * 0.94;
  ink.beginPath();
  ink.arc(0, 0, r - rim / 2, Math.PI * 1.5 - 0.035, Math.PI * 1.5 + 0.035);
  ink.stroke();
}

/** A snowflake on the hub. */
function mark(ink, r) {
  ink.strokeStyle = alpha("#c9d6ea", 0.5);
  ink.lineWidth = Math.max(1.4, r * 0.014);
  ink.lineCap = "round";
  for (let arm = 0; arm < 6; arm += 1) {
    ink.save();
    ink.translate(0, r * 0.03);
    ink.rotate(arm * Math.PI / 3);
    ink.beginPath();
    ink.moveTo(0, 0);
    ink.lineTo(0, -r * 0.12);
    ink.moveTo(-r * 0.032, -r * 0.115);
    ink.lineTo(0, -r * 0.08);
    ink.lineTo(r * 0.032, -r * 0.115);
    ink.stroke();
    ink.restore();
  }
}

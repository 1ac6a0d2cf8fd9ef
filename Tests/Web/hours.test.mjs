import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpen, parseHours } from "../../Assets/bundle/kit/hours.js";

const HOURS = parseHours("12345 08:00 17:00;6 09:00 12:00;");

test("hours are read as the page has them, what cannot be read is left out", () => {
  assert.deepEqual(HOURS, [
    { days: "12345", opens: "08:00", closes: "17:00" }, { days: "6", opens: "09:00", closes: "12:00" },
  ]);
  assert.deepEqual(parseHours(""), []);
  assert.deepEqual(parseHours("8 08:00 17:00;monday;1 8:00 17:00"), []);
});

test("UX-64 a clinic is open by its own clock, wherever the kiosk's clock stands", () => {
  // 2026-11-25 is a Wednesday; Denver is seven hours behind UTC in winter, six in summer.
  const at = (text) => isOpen(HOURS, "America/Denver", new Date(text));
  assert.equal(at("2026-11-25T14:59:00Z"), false);
  assert.equal(at("2026-11-25T15:00:00Z"), true);
  assert.equal(at("2026-11-25T23:59:00Z"), true);
  assert.equal(at("2026-11-26T00:00:00Z"), false);
  assert.equal(at("2026-07-01T14:00:00Z"), true);
  assert.equal(at("2026-11-28T16:30:00Z"), true, "Saturday morning");
  assert.equal(at("2026-11-28T20:00:00Z"), false, "Saturday afternoon");
  assert.equal(at("2026-11-29T18:00:00Z"), false, "Sunday");
});

test("a screen never dims without a known reason", () => {
  assert.equal(isOpen([], "America/Denver", new Date("2026-11-25T03:00:00Z")), true);
  assert.equal(isOpen(HOURS, "Nowhere/Land", new Date("2026-11-25T03:00:00Z")), true);
});

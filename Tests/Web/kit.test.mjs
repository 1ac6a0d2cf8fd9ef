import assert from "node:assert/strict";
import { test } from "node:test";
import { seedFrom, seededRandom } from "../../Assets/bundle/kit/random.js";
import { languageUse } from "../../Assets/bundle/kit/language.js";
import {
  SCAN_SECONDS, THEMES, VOLUME_FIRST, VOLUME_STEPS, accessFeatures, defaultSettings, formatSettings, nextTextSize,
  nextVolume, parseSettings,
} from "../../Assets/bundle/kit/settings.js";
import { fill } from "../../Assets/bundle/kit/strings.js";
import { DOUBLE_TAP_MILLISECONDS, tapFilter } from "../../Assets/bundle/kit/taps.js";
import { isEcho } from "../../Assets/bundle/shell/guards.js";
import { baseTextPixels } from "../../Assets/bundle/shell/look.js";
import { ACTIVE_WINDOW_MILLISECONDS, ActiveTime } from "../../Assets/bundle/kit/usage.js";

const take = (random, count) => Array.from({ length: count }, random);

test("the same seed gives the same row, another seed another", () => {
  assert.deepEqual(take(seededRandom(7), 50), take(seededRandom(7), 50));
  assert.notDeepEqual(take(seededRandom(7), 5), take(seededRandom(8), 5));
});

test("chance is spread evenly from 0 to below 1", () => {
  const row = take(seededRandom(1), 20_000);
  assert.ok(row.every((value) => value >= 0 && value < 1));
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  assert.ok(Math.abs(mean - 0.5) < 0.01);
});

test("a seed in the address is taken, anything else is not", () => {
  assert.equal(seedFrom("?seed=42", () => 1), 42);
  assert.equal(seedFrom("?seed=-1", () => 1), 1);
  assert.equal(seedFrom("?seed=x", () => 1), 1);
  assert.equal(seedFrom("", () => 1), 1);
});

test("UX-52 default settings leave no trace in the address", () => {
  assert.equal(formatSettings(defaultSettings()), "");
  assert.deepEqual(parseSettings(""), defaultSettings());
});

test("UX-21 settings travel from page to page and come back the same", () => {
  const settings = {
    text: 150, theme: "contrast", motion: true, low: true, scan: 4, patience: true, volume: 5, sound: "on",
    back: "/en/faq/Q10/", place: "safety",
  };
  assert.deepEqual(parseSettings(formatSettings(settings)), settings);
  for (const theme of THEMES) assert.equal(parseSettings(formatSettings({ ...settings, theme })).theme, theme);
  for (const scan of SCAN_SECONDS) assert.equal(parseSettings(formatSettings({ ...settings, scan })).scan, scan);
});

test("UX-34 the volume goes in steps, stays at either end, and starts in the middle", () => {
  assert.equal(defaultSettings().volume, VOLUME_FIRST);
  assert.equal(nextVolume(VOLUME_STEPS, 1), VOLUME_STEPS);
  assert.equal(nextVolume(1, -1), 1);
  assert.equal(nextVolume(2, 1), 3);
});

test("only access features that differ from the default are told", () => {
  assert.deepEqual(accessFeatures(defaultSettings()), []);
  assert.deepEqual(accessFeatures({ ...defaultSettings(), theme: "dark", low: true, patience: true, volume: 1 }), []);
  assert.deepEqual(accessFeatures({ ...defaultSettings(), text: 200, theme: "contrast", motion: true, scan: 2 }),
    ["large-text", "high-contrast", "reduced-motion", "keyboard-switch"]);
});

test("settings that nobody offers are ignored", () => {
  assert.deepEqual(parseSettings("#t=900&c=yes&m=&l=2&k=1&v=9&s=&b=https://example.org/&f=Not%20Here"), defaultSettings());
  assert.equal(parseSettings("#b=//example.org/").back, null);
  assert.equal(parseSettings("#b=/../x/").back, null);
});

test("UX-23 A+ goes 100, 150, 200 and round again", () => {
  assert.deepEqual([100, 150, 200].map(nextTextSize), [150, 200, 100]);
});

test("UX-04 a second tap on the same control within half a second does not count", () => {
  const counts = tapFilter();
  const one = {};
  const other = {};
  assert.equal(counts(one, 0), true);
  assert.equal(counts(one, DOUBLE_TAP_MILLISECONDS - 1), false);
  assert.equal(counts(other, DOUBLE_TAP_MILLISECONDS - 1), true);
  assert.equal(counts(one, DOUBLE_TAP_MILLISECONDS), true);
  assert.equal(counts(one, 2 * DOUBLE_TAP_MILLISECONDS), true);
});

test("UX-04 the echo of the tap that opened a page is the same spot within half a second", () => {
  const tap = (clientX, clientY, detail = 1) => ({ clientX, clientY, detail });
  assert.equal(isEcho("70.44.1000", tap(72, 40), 1499), true);
  assert.equal(isEcho("70.44.1000", tap(72, 40), 1500), false);
  assert.equal(isEcho("70.44.1000", tap(72, 100), 1100), false);
  assert.equal(isEcho("70.44.1000", tap(70, 44, 0), 1100), false, "a key has no echo");
  assert.equal(isEcho("70.44.1000", tap(70, 44), 900), false, "the clock was set back");
  for (const broken of [null, "", "70.44", "a.b.c", "70.44.1000.1"]) assert.equal(isEcho(broken, tap(70, 44), 1100), false);
});

test("UX-21 the base text follows the panel's pitch and stays small on a small panel", () => {
  assert.equal(baseTextPixels(0.248, 1080, 1920), 27);
  assert.equal(baseTextPixels(0.179, 1920, 1080), 37);
  assert.equal(baseTextPixels(0.19, 800, 480), 16);
});

test("places in a sentence are filled, unknown ones stay", () => {
  assert.equal(fill("{n} of {m} picked {x}", { n: 2, m: 3 }), "2 of 3 picked {x}");
});

test("time in use is what passed while visible and touched", () => {
  const time = new ActiveTime(0);
  assert.equal(time.take(1000), 1000);
  time.setVisible(false, 2000);
  assert.equal(time.take(9000), 1000);
  time.setVisible(true, 9000);
  assert.equal(time.take(9500), 500);
});

test("time long after the last touch is not in use", () => {
  const time = new ActiveTime(0);
  assert.equal(time.take(600_000), ACTIVE_WINDOW_MILLISECONDS);
  assert.equal(time.take(700_000), 0);
  time.touch(700_000);
  assert.equal(time.take(701_000), 1000);
});

test("what is given back is taken again", () => {
  const time = new ActiveTime(0);
  time.giveBack(300);
  assert.equal(time.take(200), 500);
});

test("a page in the first language counts no language; in another one it counts that one", () => {
  assert.equal(languageUse({ lang: "en" }, { defaultLanguage: "en" }), null);
  assert.deepEqual(languageUse({ lang: "es" }, { defaultLanguage: "en" }), { event: "language.use", language: "es" });
  assert.deepEqual(languageUse({ lang: "en" }, { defaultLanguage: "es" }), { event: "language.use", language: "en" });
});

test("a page that does not say which language is the first counts none", () => {
  assert.equal(languageUse({ lang: "es" }, { defaultLanguage: "" }), null);
  assert.equal(languageUse({ lang: "es" }, {}), null);
});

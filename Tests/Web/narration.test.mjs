import assert from "node:assert/strict";
import { test } from "node:test";
import { clipName } from "../../Assets/bundle/kit/clips.js";
import { Narration, pickVoice, sentencesOf, watchdogMilliseconds } from "../../Assets/bundle/kit/narration.js";
import { REST_MILLISECONDS, Scan } from "../../Assets/bundle/kit/scan.js";
import { fakeClock } from "./fake-clock.mjs";

const SENTENCES = ["One idea.", "Another idea.", "The last one."].map((text) => ({ text }));

/** A narration with a voice that ends only when told to. */
function reading(sentences = SENTENCES) {
  const clock = fakeClock();
  const heard = [];
  const tells = [];
  const states = [];
  const speaker = {
    speak(sentence, tell) { heard.push(sentence.text); tells.push(tell); },
    cancel() { heard.push("cut"); },
  };
  const narration = new Narration({ speaker, clock, onChange: ({ status, index }) => states.push(`${status} ${index}`) });
  narration.start(sentences);
  return { clock, heard, tells, states, narration };
}

test("UX-33 sentences follow each other as the voice ends them", () => {
  const { heard, tells, narration } = reading();
  tells[0].ended();
  tells[1].ended();
  assert.deepEqual(heard.filter((word) => word !== "cut"), SENTENCES.map(({ text }) => text));
  assert.deepEqual({ ...narration.state, sentence: null }, { status: "reading", index: 2, count: 3, sentence: null });
  tells[2].ended();
  assert.equal(narration.state.status, "silent");
});

test("UX-36 a voice that never ends does not hold the reading up", () => {
  const { clock, heard, narration } = reading();
  clock.advance(watchdogMilliseconds("One idea."));
  assert.equal(narration.state.index, 1);
  assert.deepEqual(heard, ["One idea.", "cut", "Another idea."]);
  clock.advance(60_000);
  assert.equal(narration.state.status, "silent");
});

test("UX-36 a long sentence and a phone number get more time", () => {
  assert.ok(watchdogMilliseconds("one two three four") > watchdogMilliseconds("one two"));
  assert.ok(watchdogMilliseconds("Call 406-541-2012.") > watchdogMilliseconds("Call them."));
  assert.ok(watchdogMilliseconds("Ten words in a minute would be very slow indeed.") < 10_000);
});

test("a clip that says how long it is gets that time", () => {
  const { clock, tells, narration } = reading();
  tells[0].takes(30_000);
  clock.advance(29_999);
  assert.equal(narration.state.index, 0);
  clock.advance(1);
  assert.equal(narration.state.index, 1);
});

test("UX-33 pause waits without end, going on says the sentence again", () => {
  const { clock, heard, narration } = reading();
  narration.pause();
  clock.advance(600_000);
  assert.deepEqual({ ...narration.state, sentence: null }, { status: "paused", index: 0, count: 3, sentence: null });
  narration.resume();
  assert.deepEqual(heard, ["One idea.", "cut", "One idea."]);
});

test("UX-33 repeat, next and stop do what they say", () => {
  const { heard, narration } = reading();
  narration.repeat();
  narration.next();
  narration.stop();
  assert.deepEqual(heard, ["One idea.", "cut", "One idea.", "cut", "Another idea.", "cut"]);
  assert.equal(narration.state.status, "silent");
  for (const action of ["pause", "resume", "repeat", "next", "stop"]) narration[action]();
  assert.equal(heard.length, 6);
});

test("the late end of a sentence that was cut changes nothing", () => {
  const { tells, narration } = reading();
  narration.next();
  tells[0].ended();
  tells[0].takes(1);
  assert.equal(narration.state.index, 1);
});

test("a screen without words is not read, a new start begins at the first sentence", () => {
  const { narration, states } = reading([]);
  assert.equal(narration.state.status, "silent");
  assert.deepEqual(states, []);
  narration.start(SENTENCES);
  narration.next();
  narration.start(SENTENCES);
  assert.equal(narration.state.index, 0);
});

test("UX-35 the first local voice of the language whose name is no variant is taken", () => {
  const voice = (name, lang, localService = true) => ({ name, lang, localService });
  const voices = [voice("Cloud", "en-US", false), voice("English+Anna", "en-GB"), voice("English", "en-US"), voice("Spanish", "es_419")];
  assert.equal(pickVoice(voices, "en").name, "English");
  assert.equal(pickVoice(voices, "es").name, "Spanish");
  assert.equal(pickVoice(voices, "fr"), null);
  assert.equal(pickVoice([], "en"), null);
});

test("texts are cut into sentences in both languages", () => {
  const cut = (text, language) => sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(cut("  You choose.  Call or text 988 any time! ", "en"), ["You choose.", "Call or text 988 any time!"]);
  assert.deepEqual(cut("¿Sigue ahí? Pida ayuda.", "es"), ["¿Sigue ahí?", "Pida ayuda."]);
  assert.deepEqual(cut(" … · ", "en"), []);
});

test("a clip is named by its words alone", async () => {
  assert.match(await clipName("Shake the globe."), /^[0-9a-f]{16}$/u);
  assert.equal(await clipName(" Shake  the\nglobe. "), await clipName("Shake the globe."));
  assert.notEqual(await clipName("Shake the globe!"), await clipName("Shake the globe."));
});

/** Scanning over three targets. */
function scanning(seconds) {
  const clock = fakeClock();
  const targets = ["a", "b", "c"];
  const rests = [];
  const picked = [];
  const scan = new Scan({
    targets: () => targets, onRest: (target) => rests.push(target), onPick: (target) => picked.push(target), clock,
  });
  scan.setSpeed(seconds);
  return { clock, targets, rests, picked, scan };
}

test("UX-11 the focus moves at the chosen speed and goes round", () => {
  const { clock, rests } = scanning(4);
  clock.advance(3999);
  assert.deepEqual(rests, []);
  clock.advance(1);
  clock.advance(12_000);
  assert.deepEqual(rests, ["a", "b", "c", "a"]);
});

test("UX-11 a press picks what the focus rests on and starts afresh; a second press at once is not meant", () => {
  const { clock, picked, rests, scan } = scanning(2);
  assert.equal(scan.pick(), false, "nothing is picked before the focus has come");
  clock.advance(4000);
  assert.equal(scan.pick(), true);
  assert.equal(scan.pick(), false);
  assert.deepEqual(picked, ["b"]);
  clock.advance(2000);
  assert.deepEqual(rests, ["a", "b", null, "a"]);
  assert.ok(REST_MILLISECONDS < 2000);
});

test("UX-11 a target that is gone does not stop the round", () => {
  const { clock, targets, rests } = scanning(2);
  clock.advance(4000);
  targets.splice(1, 1);
  clock.advance(2000);
  assert.deepEqual(rests, ["a", "b", "a"]);
  targets.length = 0;
  clock.advance(2000);
  assert.equal(rests.at(-1), null);
});

test("UX-11 switched off, nothing moves and nothing is picked", () => {
  const { clock, rests, scan } = scanning(2);
  clock.advance(2000);
  scan.setSpeed(0);
  clock.advance(20_000);
  assert.deepEqual(rests, ["a", null]);
  assert.equal(scan.pick(), false);
});

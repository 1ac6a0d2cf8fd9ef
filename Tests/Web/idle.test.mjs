import assert from "node:assert/strict";
import { test } from "node:test";
import { IdleTimer, WARNING_MILLISECONDS, countWords, idleMilliseconds } from "../../Assets/bundle/kit/idle.js";
import { fakeClock } from "./fake-clock.mjs";

function timer(words = 10) {
  const clock = fakeClock();
  const heard = [];
  const idle = new IdleTimer({ words: () => words, onWarn: () => heard.push("warn"), onEnd: () => heard.push("end"), clock });
  return { clock, heard, idle };
}

test("UX-53 a short screen waits 90 seconds, a long one as long as slow reading takes", () => {
  assert.equal(idleMilliseconds(0), 90_000);
  assert.equal(idleMilliseconds(100), 90_000);
  assert.equal(idleMilliseconds(200), 180_000);
  assert.equal(idleMilliseconds(10, 10), 900_000);
});

test("UX-53 the question comes after the idle time and the end 30 seconds later", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  clock.advance(89_999);
  assert.deepEqual(heard, []);
  clock.advance(1);
  assert.deepEqual(heard, ["warn"]);
  clock.advance(WARNING_MILLISECONDS - 1);
  assert.deepEqual(heard, ["warn"]);
  clock.advance(1);
  assert.deepEqual(heard, ["warn", "end"]);
});

test("UX-53 a long screen is left the time of slow reading, also if its words came after the touch", () => {
  const clock = fakeClock();
  const heard = [];
  const screen = { words: 10, counted: 0 };
  const words = () => {
    screen.counted += 1;
    return screen.words;
  };
  const idle = new IdleTimer({ words, onWarn: () => heard.push("warn"), onEnd: () => heard.push("end"), clock });
  idle.touch();
  assert.equal(screen.counted, 0, "a touch does not wait for the words to be counted");
  screen.words = 200;
  clock.advance(179_999);
  assert.deepEqual(heard, []);
  clock.advance(1);
  assert.deepEqual(heard, ["warn"]);
});

test("UX-53 a touch starts the wait afresh", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  clock.advance(80_000);
  idle.touch();
  clock.advance(80_000);
  assert.deepEqual(heard, []);
});

test("UX-53 the time can be extended without limit", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  for (let round = 0; round < 20; round += 1) {
    clock.advance(100_000);
    idle.stay();
  }
  assert.equal(heard.filter((name) => name === "warn").length, 20);
  assert.ok(!heard.includes("end"));
});

test("UX-53 a stray touch beside the question does not answer it", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  clock.advance(90_000);
  idle.touch();
  clock.advance(WARNING_MILLISECONDS);
  assert.deepEqual(heard, ["warn", "end"]);
});

test("UX-53 I need more time makes the wait ten times as long", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  clock.advance(90_000);
  idle.stay({ moreTime: true });
  clock.advance(899_999);
  assert.deepEqual(heard, ["warn"]);
  clock.advance(1);
  assert.deepEqual(heard, ["warn", "warn"]);
});

test("UX-53 a change of patience starts the wait afresh and can be taken back", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  idle.setPatience(10);
  clock.advance(899_999);
  assert.deepEqual(heard, []);
  idle.setPatience(1);
  clock.advance(90_000);
  assert.deepEqual(heard, ["warn"]);
});

test("a stopped timer stays silent", () => {
  const { clock, heard, idle } = timer();
  idle.touch();
  idle.stop();
  clock.advance(1_000_000);
  assert.deepEqual(heard, []);
});

test("words are counted by the gaps between them", () => {
  assert.equal(countWords(""), 0);
  assert.equal(countWords("  one\ntwo   three "), 3);
});

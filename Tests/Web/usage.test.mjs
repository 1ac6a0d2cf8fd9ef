import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const sent = [];
const listeners = new Map();
let answer = async () => ({ ok: true });
let now = 0;

const target = {
  addEventListener(name, listener) {
    listeners.set(name, [...(listeners.get(name) ?? []), listener]);
  },
};
globalThis.addEventListener = target.addEventListener;
globalThis.document = { ...target, hidden: false };
globalThis.fetch = async (path, options) => {
  sent.push({ path, ...JSON.parse(options.body), keepalive: options.keepalive });
  return answer();
};
performance.now = () => now;

const { explainerUsage, post, trackActivity } = await import("../../Assets/bundle/kit/usage.js");
const dispatch = (name) => listeners.get(name)?.forEach((listener) => listener({ type: name }));
const events = () => sent.map(({ path, keepalive, ...event }) => event);

beforeEach(() => {
  sent.length = 0;
  listeners.clear();
  answer = async () => ({ ok: true });
  now = 0;
  document.hidden = false;
});

test("an event goes to the kiosk itself and outlives the page", async () => {
  await post({ event: "visit.start" });
  assert.deepEqual(sent, [{ path: "/usage", event: "visit.start", keepalive: true }]);
});

test("a kiosk that does not answer costs the page nothing", async () => {
  answer = async () => { throw new TypeError("gone"); };
  await post({ event: "visit.start" });
  answer = async () => ({ ok: true });
  await post({ event: "screen.attract" });
  assert.equal(sent.length, 2);
});

test("events leave in order, one at a time", async () => {
  let open = 0;
  answer = async () => {
    open += 1;
    assert.equal(open, 1);
    await new Promise((resolve) => setTimeout(resolve, 2));
    open -= 1;
  };
  await Promise.all(["a", "b", "c"].map((event) => post({ event })));
  assert.deepEqual(events().map(({ event }) => event), ["a", "b", "c"]);
});

test("an event that still waits when the page goes away is sent with it", async () => {
  answer = () => new Promise(() => {});
  const { post: freshPost } = await import("../../Assets/bundle/kit/usage.js?fresh");
  freshPost({ event: "slow" });
  freshPost({ event: "visit.end", reason: "restart" });
  await Promise.resolve();
  assert.deepEqual(events().map(({ event }) => event), ["slow"]);
  dispatch("pagehide");
  assert.deepEqual(events().map(({ event }) => event), ["slow", "visit.end"]);
});

test("an explainer is opened once and each scene's play is counted once", async () => {
  const usage = explainerUsage("snow-globe");
  usage.open();
  usage.open();
  usage.interact("loose");
  usage.interact("loose");
  await post({ event: "end" });
  assert.deepEqual(events(), [
    { event: "explainer.open", explainer: "snow-globe" },
    { event: "scene.interact", explainer: "snow-globe", scene: "loose" },
    { event: "end" },
  ]);
});

test("a scene's visible time is sent when it is left and when the page is hidden", async () => {
  const usage = explainerUsage("car-trip");
  usage.show("dash");
  now = 1500;
  usage.show("music");
  await post({ event: "flush" });
  now = 2000;
  document.hidden = true;
  dispatch("visibilitychange");
  now = 60_000;
  document.hidden = false;
  dispatch("visibilitychange");
  dispatch("pointerdown");
  now = 60_250;
  dispatch("pagehide");
  await post({ event: "end" });
  assert.deepEqual(events().filter(({ event }) => event === "scene.view").map((event) => [event.scene, event.visibleMilliseconds]),
    [["dash", 1500], ["music", 500], ["music", 250]]);
});

test("what a finger did is counted at a quiet moment, in its place, and not lost with the page", async () => {
  const idle = [];
  globalThis.requestIdleCallback = (task) => idle.push(task);
  const { explainerUsage: quietUsage, post: quietPost } = await import("../../Assets/bundle/kit/usage.js?quiet");
  const usage = quietUsage("snow-globe");
  usage.open();
  usage.interact("loose");
  assert.deepEqual(events(), [], "the finger waits for no request");
  await quietPost({ event: "visit.end" });
  assert.deepEqual(events().map(({ event }) => event), ["explainer.open", "scene.interact", "visit.end"]);
  usage.interact("hook");
  dispatch("pagehide");
  delete globalThis.requestIdleCallback;
  for (const task of idle) task();
  assert.deepEqual(events().slice(3), [{ event: "scene.interact", explainer: "snow-globe", scene: "hook" }], "once");
});

test("showing the scene that is shown already sends nothing", async () => {
  const usage = explainerUsage("car-trip");
  usage.show("dash");
  now = 900;
  usage.show("dash");
  await post({ event: "end" });
  assert.deepEqual(events(), [{ event: "end" }]);
});

test("taps and whole seconds are reported as differences, fractions are carried on", async () => {
  const controller = new AbortController();
  trackActivity({ signal: controller.signal, every: 1_000_000 });
  now = 1000;
  dispatch("pointerup");
  dispatch("pointerup");
  now = 2700;
  dispatch("pagehide");
  now = 4000;
  dispatch("pagehide");
  dispatch("pagehide");
  controller.abort();
  await post({ event: "end" });
  assert.deepEqual(events(), [
    { event: "activity", taps: 2, activeSeconds: 2 },
    { event: "activity", taps: 0, activeSeconds: 2 },
    { event: "end" },
  ]);
});

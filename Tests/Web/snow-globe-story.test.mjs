/** The snow globe's story: each action, the still pictures, its words and its files. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";

import { retell } from "../../Assets/bundle/explainers/snow-globe/retell.js";
import { WISHES } from "../../Assets/bundle/explainers/snow-globe/story.js";
import { SUPPORTS } from "../../Assets/bundle/explainers/snow-globe/terrain.js";
import { FOLDER, globeIn, globeOf, pass } from "./globes.mjs";

describe("the story", () => {
  test("each action leads from its phase to the next", () => {
    const globe = globeOf();
    assert.equal(globe.phase, "hook");
    assert.ok(globe.shake());
    assert.equal(globe.phase, "still");
    assert.ok(globe.next());
    assert.equal(globe.phase, "choose");
    assert.ok(globe.choose("calm"));
    assert.equal(globe.phase, "ready");
    assert.ok(globe.shake());
    assert.equal(globe.phase, "loose");
    assert.ok(globe.stop());
    assert.equal(globe.phase, "settling");
    assert.ok(globe.settleNow());
    assert.equal(globe.phase, "settled");
    assert.equal(globe.scene, "settling");
    assert.ok(globe.next());
    assert.equal(globe.phase, "compare");
    assert.ok(globe.next());
    assert.equal(globe.phase, "recap");
    assert.ok(globe.restart());
    assert.equal(globe.phase, "hook");
  });

  test("an action that has no place in a phase changes nothing", () => {
    const refused = {
      hook: ["next", "stop", "settleNow", "back"], still: ["shake", "stop", "settleNow"],
      choose: ["next", "shake", "stop"], ready: ["next", "stop"], loose: ["next", "settleNow"],
      settling: ["stop", "shake"], settled: ["stop", "shake", "settleNow"],
      compare: ["shake", "stop", "settleNow"], recap: ["next", "shake", "stop", "settleNow"],
    };
    for (const [phase, names] of Object.entries(refused)) {
      for (const name of names) {
        const globe = globeIn(phase);
        assert.equal(globe[name](), false, `${name} in ${phase}`);
        assert.equal(globe.phase, phase);
      }
    }
  });

  test("back goes one scene back from each phase", () => {
    const back = {
      still: "hook", choose: "still", ready: "choose", loose: "ready", settling: "loose", settled: "loose",
      compare: "settled", recap: "compare",
    };
    for (const [from, to] of Object.entries(back)) {
      const globe = globeIn(from);
      assert.ok(globe.back());
      assert.equal(globe.phase, to, `back from ${from}`);
    }
  });

  test("the snow lies in its old shape again in every scene before the shake", () => {
    const globe = globeIn("loose");
    globe.back();
    assert.equal(globe.snow.drifting, 0);
    assert.deepEqual(globe.snow.ground.heights, globe.before);
  });

  test("a wish can be changed, and only a known one is taken", () => {
    const globe = globeIn("choose");
    assert.equal(globe.choose("nothing"), false);
    for (const wish of WISHES) {
      assert.ok(globe.choose(wish));
      assert.equal(globe.wish, wish);
      globe.back();
    }
  });

  test("a guess is noted and changes nothing else", () => {
    const globe = globeIn("ready");
    for (const guess of ["me", "medicine", "unsure"]) assert.ok(globe.makeGuess(guess));
    assert.equal(globe.makeGuess("nobody"), false);
    assert.equal(globe.phase, "ready");
  });

  test("a fourth support is refused, and one that is taken out makes room", () => {
    const globe = globeIn("settling");
    for (const id of ["talk", "rest", "step"]) assert.ok(globe.toggleSupport(id));
    assert.equal(globe.toggleSupport("music"), false);
    assert.ok(globe.toggleSupport("rest"));
    assert.ok(globe.toggleSupport("music"));
    assert.deepEqual(globe.supports, ["talk", "step", "music"]);
    assert.equal(globe.toggleSupport("constructor"), false);
  });

  test("a support can still be added when the snow has settled", () => {
    const globe = globeIn("settled");
    assert.ok(globe.toggleSupport("rest"));
    assert.equal(globe.phase, "settling");
    assert.ok(globe.snow.drifting > 0);
  });

  test("compare shows both pictures or one", () => {
    const globe = globeIn("compare");
    assert.equal(globe.view, "both");
    for (const view of ["before", "now", "both"]) assert.ok(globe.show(view));
    assert.equal(globe.show("after"), false);
  });

  test("coming back from another page tells the story up to a scene, with nothing chosen", () => {
    for (const scene of ["still", "choose", "ready", "loose", "settling", "compare", "recap"]) {
      const globe = globeOf();
      retell(globe, scene);
      assert.equal(globe.scene, scene);
      assert.deepEqual([globe.supports, globe.guess], [[], null]);
    }
    const globe = globeOf();
    retell(globe, "nowhere");
    retell(globe, undefined);
    assert.equal(globe.phase, "hook");
  });

  test("start over forgets every choice", () => {
    const globe = globeIn("settling");
    globe.toggleSupport("rest");
    globe.restart();
    const { wish, guess, supports, energy, drifting } = globe.state;
    assert.deepEqual([wish, guess, supports, energy, drifting], [null, null, [], 0, 0]);
    assert.deepEqual(globe.snow.ground.heights, globe.before);
  });
});

describe("still pictures", () => {
  test("UX-30 nothing runs, and five different pictures follow each other", () => {
    const globe = globeOf(7, { still: true });
    const pictures = [];
    const keep = () => {
      assert.equal(globe.running, false);
      pictures.push([...globe.snow.y, ...globe.supports].join());
    };
    globe.shake();
    globe.next();
    globe.choose("calm");
    keep();
    globe.shake();
    keep();
    globe.stop();
    keep();
    globe.toggleSupport("rest");
    keep();
    globe.settleNow();
    keep();
    assert.equal(globe.phase, "settled");
    assert.equal(new Set(pictures).size, 5);
  });

  test("UX-30 time changes nothing in a still picture", () => {
    const globe = globeIn("loose", 7, { still: true });
    const places = globe.snow.x.slice();
    pass(globe, 2);
    assert.deepEqual(globe.snow.x, places);
  });

  test("UX-30 turning pictures still stops a stir in the first scenes", () => {
    const globe = globeIn("still");
    pass(globe, 0.3);
    globe.setStill(true);
    assert.equal(globe.running, false);
    assert.equal(globe.snow.drifting, 0);
  });
});

describe("the files", () => {
  test("the model knows no page, clock or chance of its own", () => {
    for (const name of ["model.js", "story.js", "snow.js", "glass.js", "sine.js", "ground.js", "weather.js", "wind.js", "terrain.js"]) {
      const code = readFileSync(new URL(name, FOLDER), "utf8");
      assert.doesNotMatch(code, /\b(document|window|navigator|performance|Date|setTimeout|Math\.random|crypto)\b/u, name);
    }
  });

  test("every support and wish of the model has words", () => {
    const { globe } = JSON.parse(readFileSync(new URL("strings/en.json", FOLDER), "utf8"));
    const ids = (list) => list.map(({ id }) => id);
    assert.deepEqual(ids(globe.choose.wishes), WISHES);
    assert.deepEqual(ids(globe.settling.supports), Object.keys(SUPPORTS));
    assert.deepEqual(ids(globe.ready.guesses), ["me", "medicine", "unsure"]);
  });

  test("R5 every scene has a literal sentence and cites facts", () => {
    const { globe } = JSON.parse(readFileSync(new URL("strings/en.json", FOLDER), "utf8"));
    const { scenes, facts } = JSON.parse(readFileSync(new URL("explainer.json", FOLDER), "utf8"));
    for (const scene of scenes) {
      assert.ok(globe[scene.id].meaning.length > 20, scene.id);
      assert.ok(scene.facts.length > 0, scene.id);
      for (const fact of scene.facts) assert.ok(facts.includes(fact), `${scene.id} ${fact}`);
    }
  });

  test("no file is over 250 lines", () => {
    for (const folder of [FOLDER, new URL("view/", FOLDER), new URL("view/gl/", FOLDER)]) {
      for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/u.test(file))) {
        const lines = readFileSync(new URL(name, folder), "utf8").split("\n").length;
        assert.ok(lines <= 251, `${name}: ${lines}`);
      }
    }
  });
});

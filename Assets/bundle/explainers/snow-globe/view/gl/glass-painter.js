/**
 * Paints pictures of the globe with WebGL2: the inside first, then the same seen through a ball of glass.
 *
 * House, land and base are the painted layers that the Canvas 2D has as well, so both show the same globe; the flakes,
 * their light and the bending of the glass are the card's.
 */

import { BASE } from "../camera.js";
import { Layers, emptyLike } from "../layers.js";
import { LyingSnow } from "../lying-snow.js";
import { Pace } from "../pace.js";
import { paintPathGlow } from "../path-glow.js";
import { FlakeCloud } from "./flake-cloud.js";
import { GLASS_FRAGMENT, QUAD_FRAGMENT, QUAD_VERTEX } from "./shaders.js";
import { drawn, fillTexture, makeProgram, makeStage, makeTexture } from "./tools.js";

/** Milliseconds until the card has drawn a frame. */
const BUDGET_MILLISECONDS = 26;

export class GlassPainter {
  #canvas;
  #gl;
  #tools;
  #camera = null;
  #layers = null;
  #lying = null;
  #stage = null;
  #textures = {};
  #cloud;
  #quad;
  #glass;
  #corners;

  /**
   * @param {HTMLCanvasElement | OffscreenCanvas} canvas
   * @param {WebGL2RenderingContext} gl
   * @param {{beginning: object, random: () => () => number, now: () => number, onLost: () => void}} tools
   */
  constructor(canvas, gl, tools) {
    this.#canvas = canvas;
    this.#gl = gl;
    this.#tools = tools;
    this.kind = "webgl";
    this.pace = new Pace(BUDGET_MILLISECONDS);
    canvas.addEventListener("webglcontextlost", () => tools.onLost(), { once: true });
    this.#cloud = new FlakeCloud(gl, tools.beginning);
    this.#quad = makeProgram(gl, QUAD_VERTEX, QUAD_FRAGMENT);
    this.#glass = makeProgram(gl, QUAD_VERTEX, GLASS_FRAGMENT);
    this.#corners = makeCorners(gl, [this.#quad, this.#glass]);
    gl.enable(gl.BLEND);
  }

  /** @param {import("../camera.js").Camera} camera */
  resize(camera) {
    const gl = this.#gl;
    this.#canvas.width = camera.width;
    this.#canvas.height = camera.height;
    this.#camera = camera;
    this.#layers = new Layers(camera, this.#tools.random());
    this.#lying = new LyingSnow(camera, this.#layers, this.#tools.beginning);
    Object.values(this.#textures).forEach((texture) => gl.deleteTexture(texture));
    const { room, sky, front, land } = this.#layers;
    const paths = emptyLike(land);
    paintPathGlow(paths.ink, camera, 1);
    this.#textures = Object.fromEntries(Object.entries({ room, sky, front, land, paths })
      .map(([name, { canvas }]) => [name, makeTexture(gl, { canvas })]));
    if (this.#stage) gl.deleteFramebuffer(this.#stage.buffer);
    this.#stage = makeStage(gl, this.#layers.globe.width, this.#layers.globe.height);
    this.#textures.stage = this.#stage.texture;
  }

  /**
   * @param {import("../snapshot.js").Picture} picture
   * @returns {Promise<void>} settles when the card has drawn it: a card that falls behind gets no more to do
   */
  async draw(picture) {
    const started = this.#tools.now();
    this.#lying.take(picture);
    this.#cloud.take(picture.sky, Math.floor(this.#tools.beginning.tone.length * this.pace.share));
    if (picture.show === "both") this.#drawPair(picture);
    else this.#drawOne(picture);
    await drawn(this.#gl);
    if (picture.running) this.pace.note(this.#tools.now() - started);
  }

  #drawOne(picture) {
    const { globe } = this.#layers;
    const { x, y, radius } = this.#camera;
    this.#paintInside(picture, picture.show === "before");
    this.#toCanvas();
    this.#put(this.#textures.room, this.#layers.room);
    const lean = [x, y + radius * BASE.foot, picture.rock * 0.9];
    this.#look(globe, picture.lamp, lean);
    this.#put(this.#textures.front, globe, { lean });
  }

  /** The old and the new picture side by side, at the same size and in the same light. */
  #drawPair(picture) {
    const { globe, pair } = this.#layers;
    const room = makeTexture(this.#gl, pair);
    for (const [index, small] of this.#camera.pair().entries()) {
      this.#paintInside(picture, index === 0);
      this.#toCanvas();
      if (index === 0) this.#put(room, pair);
      const place = this.#camera.within(small, globe);
      this.#look(place, picture.lamp);
      this.#put(this.#textures.front, place);
    }
    this.#gl.deleteTexture(room);
  }

  /** Sky, snow and all that stands in it, drawn flat into the stage. */
  #paintInside(picture, before) {
    const gl = this.#gl;
    const { land, globe } = this.#layers;
    if (this.#lying.paint(picture, before)) fillTexture(gl, this.#textures.land, land.canvas);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#stage.buffer);
    gl.viewport(0, 0, globe.width, globe.height);
    const target = [globe.width, globe.height, 1];
    const { x, y, radius } = this.#camera;
    const shot = {
      target, eye: [x - globe.left, y - globe.top, radius], lamp: picture.lamp, seconds: picture.seconds,
    };
    const ground = { ...land, left: land.left - globe.left, top: land.top - globe.top };
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.#put(this.#textures.sky, { ...globe, left: 0, top: 0 }, { target });
    if (!before) this.#cloud.draw("back", shot);
    this.#put(this.#textures.land, ground, { target });
    if (picture.glow > 0) {
      gl.blendFunc(gl.ONE, gl.ONE);
      this.#put(this.#textures.paths, ground, { target, level: picture.glow });
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    }
    if (!before) this.#cloud.draw("front", shot);
  }

  #toCanvas() {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, this.#camera.width, this.#camera.height);
  }

  /** The stage through the glass. */
  #look(place, lamp, lean) {
    const gl = this.#gl;
    const { globe } = this.#layers;
    const { x, y, radius } = this.#camera;
    gl.useProgram(this.#glass.program);
    gl.uniform1f(this.#glass.at("lamp"), lamp);
    gl.uniform4f(this.#glass.at("ball"), (x - globe.left) / globe.width, (y - globe.top) / globe.height,
      radius / globe.width, radius / globe.height);
    this.#rectangle(this.#glass, this.#stage.texture, place, { lean });
  }

  #put(texture, place, { target, level = 1, lean } = {}) {
    this.#gl.useProgram(this.#quad.program);
    this.#gl.uniform1f(this.#quad.at("level"), level);
    this.#rectangle(this.#quad, texture, place, { target, lean });
  }

  #rectangle({ at }, texture, { left, top, width, height }, { target, lean = [0, 0, 0] }) {
    const gl = this.#gl;
    gl.uniform4f(at("box"), left, top, width, height);
    gl.uniform3f(at("target"), ...(target ?? [this.#camera.width, this.#camera.height, -1]));
    gl.uniform3f(at("lean"), ...lean);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.bindVertexArray(this.#corners);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.bindVertexArray(null);
  }
}

/** The four corners that every rectangle is drawn from. */
function makeCorners(gl, programs) {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  for (const { program } of programs) {
    const index = gl.getAttribLocation(program, "corner");
    gl.enableVertexAttribArray(index);
    gl.vertexAttribPointer(index, 2, gl.FLOAT, false, 0, 0);
  }
  gl.bindVertexArray(null);
  return array;
}

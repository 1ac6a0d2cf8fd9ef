/** The drifting flakes on the graphics card: one point each. */

import { GROUND_Y, LAMP } from "../../terrain.js";
import { COSINE, FORESHORTENING } from "../camera.js";
import { FRONT_FROM } from "../flakes.js";
import { SKY_STRIDE } from "../snapshot.js";
import { FLAKE_FRAGMENT, FLAKE_VERTEX } from "./shaders.js";
import { makeProgram } from "./tools.js";

const STRIDE = 5;
const DEPTHS = { back: [-9, FRONT_FROM], front: [FRONT_FROM, 9] };

export class FlakeCloud {
  #gl;
  #program;
  #array;
  #buffer;
  #numbers;
  #looks;
  #count = 0;

  /**
   * @param {WebGL2RenderingContext} gl
   * @param {{tone: Float32Array, rank: Float32Array}} looks of every flake
   */
  constructor(gl, { tone, rank }) {
    this.#gl = gl;
    this.#looks = { tone, rank };
    this.#program = makeProgram(gl, FLAKE_VERTEX, FLAKE_FRAGMENT);
    this.#numbers = new Float32Array(tone.length * STRIDE);
    this.#array = gl.createVertexArray();
    this.#buffer = gl.createBuffer();
    gl.bindVertexArray(this.#array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.bufferData(gl.ARRAY_BUFFER, this.#numbers.byteLength, gl.DYNAMIC_DRAW);
    for (const [name, size, from] of [["place", 3, 0], ["look", 2, 3]]) {
      const index = gl.getAttribLocation(this.#program.program, name);
      gl.enableVertexAttribArray(index);
      gl.vertexAttribPointer(index, size, gl.FLOAT, false, STRIDE * 4, from * 4);
    }
    gl.bindVertexArray(null);
  }

  /** Takes the flakes of a picture; those from `shown` on are left out. */
  take(sky, shown) {
    const { tone, rank } = this.#looks;
    const numbers = this.#numbers;
    let to = 0;
    for (let at = 0; at < sky.length && sky[at + 3] < shown; at += SKY_STRIDE) {
      const flake = sky[at + 3];
      numbers[to] = sky[at];
      numbers[to + 1] = sky[at + 1];
      numbers[to + 2] = sky[at + 2];
      numbers[to + 3] = tone[flake];
      numbers[to + 4] = rank[flake];
      to += STRIDE;
    }
    this.#count = to / STRIDE;
    this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, this.#buffer);
    this.#gl.bufferSubData(this.#gl.ARRAY_BUFFER, 0, numbers.subarray(0, to));
  }

  /**
   * Draws those behind house and lamp, or those before them.
   *
   * @param {"back" | "front"} half
   * @param {{eye: number[], target: number[], lamp: number, seconds: number}} shot eye: middle and radius in the target
   */
  draw(half, { eye, target, lamp, seconds }) {
    if (this.#count === 0) return;
    const gl = this.#gl;
    const { program, at } = this.#program;
    gl.useProgram(program);
    gl.uniform4f(at("eye"), ...eye, 0);
    gl.uniform2f(at("tilt"), COSINE, FORESHORTENING);
    gl.uniform3f(at("target"), ...target);
    gl.uniform4f(at("lamp"), LAMP.x, GROUND_Y + LAMP.height, LAMP.z, lamp);
    gl.uniform1f(at("seconds"), seconds);
    gl.uniform2f(at("depths"), ...DEPTHS[half]);
    gl.bindVertexArray(this.#array);
    gl.drawArrays(gl.POINTS, 0, this.#count);
    gl.bindVertexArray(null);
  }
}

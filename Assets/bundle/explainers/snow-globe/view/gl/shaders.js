/** The programs of the graphics card. Places are in pixels of the target, counted from its top left corner. */

/** A rectangle with a picture on it; it may lean about a point, as the globe does when it is shaken. */
export const QUAD_VERTEX = `#version 300 es
uniform vec4 box;
uniform vec3 target;
uniform vec3 lean;
in vec2 corner;
out vec2 uv;
void main() {
  uv = corner;
  vec2 at = box.xy + corner * box.zw - lean.xy;
  float s = sin(lean.z);
  float c = cos(lean.z);
  at = lean.xy + vec2(c * at.x - s * at.y, s * at.x + c * at.y);
  gl_Position = vec4((at / target.xy * 2.0 - 1.0) * vec2(1.0, target.z), 0.0, 1.0);
}`;

export const QUAD_FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform float level;
in vec2 uv;
out vec4 colour;
void main() { colour = texture(picture, uv) * level; }`;

/** One drifting flake: where it is, how light and of which rank. */
export const FLAKE_VERTEX = `#version 300 es
uniform vec4 eye;
uniform vec2 tilt;
uniform vec3 target;
uniform vec4 lamp;
uniform float seconds;
uniform vec2 depths;
in vec3 place;
in vec2 look;
out vec4 tint;
out float edge;
void main() {
  vec2 at = eye.xy + eye.z * vec2(place.x, place.z * tilt.y - place.y * tilt.x);
  gl_Position = vec4((at / target.xy * 2.0 - 1.0) * vec2(1.0, target.z), 0.0, 1.0);
  if (place.z <= depths.x || place.z > depths.y) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  float near = clamp((place.z + 0.95) * 0.53, 0.0, 1.0);
  float blur = 1.0 + 0.9 * smoothstep(0.78, 1.0, near);
  gl_PointSize = max(2.0, eye.z * 0.031 * (0.55 + 0.8 * look.x) * (1.0 + 0.34 * place.z) * blur);
  edge = mix(0.25, 0.06, near) / blur;
  vec3 away = place - lamp.xyz;
  float warm = lamp.w * 0.11 / (0.06 + dot(away, away));
  float glint = pow(0.5 + 0.5 * sin(seconds * (2.0 + 5.0 * look.y) + look.y * 90.0 + place.x * 14.0), 24.0);
  float clear = (0.36 + 0.5 * near) / blur + 0.5 * glint + 0.22 * min(warm, 1.4);
  vec3 shade = mix(vec3(0.72, 0.79, 0.93), vec3(0.97, 0.98, 1.0), near);
  tint = vec4(mix(shade, vec3(1.0, 0.84, 0.58), clamp(warm, 0.0, 0.85)), min(clear, 1.0));
}`;

export const FLAKE_FRAGMENT = `#version 300 es
precision mediump float;
in vec4 tint;
in float edge;
out vec4 colour;
void main() {
  float out_ = length(gl_PointCoord - 0.5) * 2.0;
  float heart = smoothstep(1.0, edge, out_);
  float strength = tint.a * (0.35 * heart + 0.65 * heart * heart);
  colour = vec4(tint.rgb * strength, strength);
}`;

/** What is inside, seen through a ball of glass and water: bent towards the rim, with a little colour there. */
export const GLASS_FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform vec4 ball;
uniform float lamp;
in vec2 uv;
out vec4 colour;
vec3 inside(vec2 p) {
  vec2 at = ball.xy + p * vec2(ball.z, ball.w);
  return texture(picture, at).rgb;
}
void main() {
  vec2 p = (uv - ball.xy) / vec2(ball.z, ball.w);
  float r = length(p);
  float soft = fwidth(r) * 1.2;
  float cover = 1.0 - smoothstep(1.0 - soft, 1.0, r);
  if (cover <= 0.0) discard;
  float bend = smoothstep(0.62, 1.0, r);
  bend *= bend;
  float facing = sqrt(max(0.0, 1.0 - r * r));
  vec3 seen = vec3(inside(p * (1.0 - 0.112 * bend)).r, inside(p * (1.0 - 0.12 * bend)).g, inside(p * (1.0 - 0.128 * bend)).b);
  seen += 0.17 * bend * inside(vec2(p.x * -0.72, p.y * -0.72 + 0.1)) * smoothstep(1.0, 0.9, r);
  float rim = pow(1.0 - facing, 2.6);
  vec3 room = mix(vec3(0.36, 0.45, 0.64), vec3(0.07, 0.11, 0.2), smoothstep(-0.9, 0.7, p.y));
  vec3 glow = vec3(1.0, 0.72, 0.4) * lamp * pow(max(0.0, dot(p / max(r, 0.01), normalize(vec2(0.62, 0.78)))), 6.0);
  glow += vec3(0.9, 0.95, 1.0) * 0.5 * pow(max(0.0, dot(p / max(r, 0.01), normalize(vec2(-0.66, -0.75)))), 9.0);
  seen = mix(seen, room, 0.42 * rim) + glow * (0.5 * rim);
  colour = vec4(seen * cover, cover);
}`;

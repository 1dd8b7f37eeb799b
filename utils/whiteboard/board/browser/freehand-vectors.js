// perfect-freehand 1.2.3, Copyright (c) 2021 Stephen Ruiz Ltd, MIT licence (freehand-LICENSE.txt beside this file).
// From the npm package's own source: types, comments and what is not used here taken out, nothing else changed.
const { PI } = Math;
export const RATE_OF_PRESSURE_CHANGE = 0.275;
export const FIXED_PI = PI + 1e-4;
export const START_CAP_SEGMENTS = 13;
export const END_CAP_SEGMENTS = 29;
export const CORNER_CAP_SEGMENTS = 13;
export const END_NOISE_THRESHOLD = 3;
export const MIN_STREAMLINE_T = 0.15;
export const STREAMLINE_T_RANGE = 0.85;
export const MIN_RADIUS = 0.01;
export const DEFAULT_FIRST_PRESSURE = 0.25;
export const DEFAULT_PRESSURE = 0.5;
export const UNIT_OFFSET = [1, 1];
export function neg(A) {
  return [-A[0], -A[1]];
}
export function add(A, B) {
  return [A[0] + B[0], A[1] + B[1]];
}
export function addInto(out, A, B) {
  out[0] = A[0] + B[0];
  out[1] = A[1] + B[1];
  return out;
}
export function sub(A, B) {
  return [A[0] - B[0], A[1] - B[1]];
}
export function subInto(out, A, B) {
  out[0] = A[0] - B[0];
  out[1] = A[1] - B[1];
  return out;
}
export function mul(A, n) {
  return [A[0] * n, A[1] * n];
}
export function mulInto(out, A, n) {
  out[0] = A[0] * n;
  out[1] = A[1] * n;
  return out;
}
function div(A, n) {
  return [A[0] / n, A[1] / n];
}
export function per(A) {
  return [A[1], -A[0]];
}
export function perInto(out, A) {
  const temp = A[0];
  out[0] = A[1];
  out[1] = -temp;
  return out;
}
export function dpr(A, B) {
  return A[0] * B[0] + A[1] * B[1];
}
export function isEqual(A, B) {
  return A[0] === B[0] && A[1] === B[1];
}
function len(A) {
  return Math.hypot(A[0], A[1]);
}
export function dist2(A, B) {
  const dx = A[0] - B[0];
  const dy = A[1] - B[1];
  return dx * dx + dy * dy;
}
export function uni(A) {
  return div(A, len(A));
}
export function dist(A, B) {
  return Math.hypot(A[1] - B[1], A[0] - B[0]);
}
export function rotAround(A, C, r) {
  const s = Math.sin(r);
  const c = Math.cos(r);
  const px = A[0] - C[0];
  const py = A[1] - C[1];
  const nx = px * c - py * s;
  const ny = px * s + py * c;
  return [nx + C[0], ny + C[1]];
}
export function rotAroundInto(out, A, C, r) {
  const s = Math.sin(r);
  const c = Math.cos(r);
  const px = A[0] - C[0];
  const py = A[1] - C[1];
  const nx = px * c - py * s;
  const ny = px * s + py * c;
  out[0] = nx + C[0];
  out[1] = ny + C[1];
  return out;
}
export function lrp(A, B, t) {
  return add(A, mul(sub(B, A), t));
}
export function lrpInto(out, A, B, t) {
  const dx = B[0] - A[0];
  const dy = B[1] - A[1];
  out[0] = A[0] + dx * t;
  out[1] = A[1] + dy * t;
  return out;
}
export function prj(A, B, c) {
  return add(A, mul(B, c));
}

// perfect-freehand 1.2.3, Copyright (c) 2021 Stephen Ruiz Ltd, MIT licence (freehand-LICENSE.txt beside this file).
// From the npm package's own source: types, comments and what is not used here taken out, nothing else changed.
import { add, sub, mul, per, uni, rotAround, prj, FIXED_PI, START_CAP_SEGMENTS } from "./freehand-vectors.js";

export function drawDot(center, radius) {
  const offsetPoint = add(center, [1, 1]);
  const start = prj(center, uni(per(sub(center, offsetPoint))), -radius);
  const dotPts = [];
  const step = 1 / START_CAP_SEGMENTS;
  for (let t = step; t <= 1; t += step) {
    dotPts.push(rotAround(start, center, FIXED_PI * 2 * t));
  }
  return dotPts;
}
export function drawRoundStartCap(center, rightPoint, segments) {
  const cap = [];
  const step = 1 / segments;
  for (let t = step; t <= 1; t += step) {
    cap.push(rotAround(rightPoint, center, FIXED_PI * t));
  }
  return cap;
}
export function drawFlatStartCap(center, leftPoint, rightPoint) {
  const cornersVector = sub(leftPoint, rightPoint);
  const offsetA = mul(cornersVector, 0.5);
  const offsetB = mul(cornersVector, 0.51);
  return [
    sub(center, offsetA),
    sub(center, offsetB),
    add(center, offsetB),
    add(center, offsetA)
  ];
}
export function drawRoundEndCap(center, direction, radius, segments) {
  const cap = [];
  const start = prj(center, direction, radius);
  const step = 1 / segments;
  for (let t = step; t < 1; t += step) {
    cap.push(rotAround(start, center, FIXED_PI * 3 * t));
  }
  return cap;
}
export function drawFlatEndCap(center, direction, radius) {
  return [
    add(center, mul(direction, radius)),
    add(center, mul(direction, radius * 0.99)),
    sub(center, mul(direction, radius * 0.99)),
    sub(center, mul(direction, radius))
  ];
}

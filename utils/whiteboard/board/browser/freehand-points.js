// perfect-freehand 1.2.3, Copyright (c) 2021 Stephen Ruiz Ltd, MIT licence (freehand-LICENSE.txt beside this file).
// From the npm package's own source: types, comments and what is not used here taken out, nothing else changed.
import { add, subInto, isEqual, uni, dist, lrp, MIN_STREAMLINE_T, STREAMLINE_T_RANGE, DEFAULT_FIRST_PRESSURE, DEFAULT_PRESSURE, UNIT_OFFSET } from "./freehand-vectors.js";

const _vectorDiff = [0, 0];
function isValidPressure(pressure) {
  return pressure != null && pressure >= 0;
}
export function getStrokePoints(points, options = {}) {
  const { streamline = 0.5, size = 16, last: isComplete = false } = options;
  if (points.length === 0) return [];
  const t = MIN_STREAMLINE_T + (1 - streamline) * STREAMLINE_T_RANGE;
  let pts = Array.isArray(points[0]) ? points : points.map(({ x, y, pressure = DEFAULT_PRESSURE }) => [
    x,
    y,
    pressure
  ]);
  if (pts.length === 2) {
    const last = pts[1];
    pts = pts.slice(0, -1);
    for (let i = 1; i < 5; i++) {
      pts.push(lrp(pts[0], last, i / 4));
    }
  }
  if (pts.length === 1) {
    pts = [...pts, [...add(pts[0], UNIT_OFFSET), ...pts[0].slice(2)]];
  }
  const strokePoints = [
    {
      point: [pts[0][0], pts[0][1]],
      pressure: isValidPressure(pts[0][2]) ? pts[0][2] : DEFAULT_FIRST_PRESSURE,
      vector: [...UNIT_OFFSET],
      distance: 0,
      runningLength: 0
    }
  ];
  let hasReachedMinimumLength = false;
  let runningLength = 0;
  let prev = strokePoints[0];
  const max = pts.length - 1;
  for (let i = 1; i < pts.length; i++) {
    const point = isComplete && i === max ? (
      // If we're at the last point, and `options.last` is true,
      // then add the actual input point.
      [pts[i][0], pts[i][1]]
    ) : (
      // Otherwise, using the t calculated from the streamline
      // option, interpolate a new point between the previous
      // point the current point.
      lrp(prev.point, pts[i], t)
    );
    if (isEqual(prev.point, point)) continue;
    const distance = dist(point, prev.point);
    runningLength += distance;
    if (i < max && !hasReachedMinimumLength) {
      if (runningLength < size) continue;
      hasReachedMinimumLength = true;
    }
    subInto(_vectorDiff, prev.point, point);
    prev = {
      // The adjusted point
      point,
      // The input pressure (or default if not specified)
      pressure: isValidPressure(pts[i][2]) ? pts[i][2] : DEFAULT_PRESSURE,
      // The vector from the current point to the previous point
      vector: uni(_vectorDiff),
      // The distance between the current point and the previous point
      distance,
      // The total distance so far
      runningLength
    };
    strokePoints.push(prev);
  }
  strokePoints[0].vector = strokePoints[1]?.vector || [0, 0];
  return strokePoints;
}

// perfect-freehand 1.2.3, Copyright (c) 2021 Stephen Ruiz Ltd, MIT licence (freehand-LICENSE.txt beside this file).
// From the npm package's own source: types, comments and what is not used here taken out, nothing else changed.
import { drawDot, drawRoundStartCap, drawFlatStartCap, drawRoundEndCap, drawFlatEndCap } from "./freehand-caps.js";
import { getStrokePoints } from "./freehand-points.js";
import { neg, add, addInto, sub, subInto, mulInto, per, perInto, dpr, dist2, rotAroundInto, lrpInto, RATE_OF_PRESSURE_CHANGE, FIXED_PI, START_CAP_SEGMENTS, END_CAP_SEGMENTS, CORNER_CAP_SEGMENTS, END_NOISE_THRESHOLD, MIN_RADIUS } from "./freehand-vectors.js";

function getStrokeRadius(size, thinning, pressure, easing = (t) => t) {
  return size * easing(0.5 - thinning * (0.5 - pressure));
}
function simulatePressure(prevPressure, distance, size) {
  const sp = Math.min(1, distance / size);
  const rp = Math.min(1, 1 - sp);
  return Math.min(
    1,
    prevPressure + (rp - prevPressure) * (sp * RATE_OF_PRESSURE_CHANGE)
  );
}
const _offset = [0, 0];
const _tl = [0, 0];
const _tr = [0, 0];
function computeTaperDistance(taper, size, totalLength) {
  if (taper === false || taper === void 0) return 0;
  if (taper === true) return Math.max(size, totalLength);
  return taper;
}
function computeInitialPressure(points, shouldSimulatePressure, size) {
  return points.slice(0, 10).reduce((acc, curr) => {
    let pressure = curr.pressure;
    if (shouldSimulatePressure) {
      pressure = simulatePressure(acc, curr.distance, size);
    }
    return (acc + pressure) / 2;
  }, points[0].pressure);
}
function getStrokeOutlinePoints(points, options = {}) {
  const {
    size = 16,
    smoothing = 0.5,
    thinning = 0.5,
    simulatePressure: shouldSimulatePressure = true,
    easing = (t) => t,
    start = {},
    end = {},
    last: isComplete = false
  } = options;
  const { cap: capStart = true, easing: taperStartEase = (t) => t * (2 - t) } = start;
  const { cap: capEnd = true, easing: taperEndEase = (t) => --t * t * t + 1 } = end;
  if (points.length === 0 || size <= 0) {
    return [];
  }
  const totalLength = points[points.length - 1].runningLength;
  const taperStart = computeTaperDistance(start.taper, size, totalLength);
  const taperEnd = computeTaperDistance(end.taper, size, totalLength);
  const minDistance = Math.pow(size * smoothing, 2);
  const leftPts = [];
  const rightPts = [];
  let prevPressure = computeInitialPressure(
    points,
    shouldSimulatePressure,
    size
  );
  let radius = getStrokeRadius(
    size,
    thinning,
    points[points.length - 1].pressure,
    easing
  );
  let firstRadius = void 0;
  let prevVector = points[0].vector;
  let prevLeftPoint = points[0].point;
  let prevRightPoint = prevLeftPoint;
  let tempLeftPoint = prevLeftPoint;
  let tempRightPoint = prevRightPoint;
  let isPrevPointSharpCorner = false;
  for (let i = 0; i < points.length; i++) {
    let { pressure } = points[i];
    const { point, vector, distance, runningLength } = points[i];
    const isLastPoint = i === points.length - 1;
    if (!isLastPoint && totalLength - runningLength < END_NOISE_THRESHOLD) {
      continue;
    }
    if (thinning) {
      if (shouldSimulatePressure) {
        pressure = simulatePressure(prevPressure, distance, size);
      }
      radius = getStrokeRadius(size, thinning, pressure, easing);
    } else {
      radius = size / 2;
    }
    if (firstRadius === void 0) {
      firstRadius = radius;
    }
    const taperStartStrength = runningLength < taperStart ? taperStartEase(runningLength / taperStart) : 1;
    const taperEndStrength = totalLength - runningLength < taperEnd ? taperEndEase((totalLength - runningLength) / taperEnd) : 1;
    radius = Math.max(
      MIN_RADIUS,
      radius * Math.min(taperStartStrength, taperEndStrength)
    );
    const nextVector = (!isLastPoint ? points[i + 1] : points[i]).vector;
    const nextDpr = !isLastPoint ? dpr(vector, nextVector) : 1;
    const prevDpr = dpr(vector, prevVector);
    const isPointSharpCorner = prevDpr < 0 && !isPrevPointSharpCorner;
    const isNextPointSharpCorner = nextDpr !== null && nextDpr < 0;
    if (isPointSharpCorner || isNextPointSharpCorner) {
      perInto(_offset, prevVector);
      mulInto(_offset, _offset, radius);
      const step = 1 / CORNER_CAP_SEGMENTS;
      for (let t = 0; t <= 1; t += step) {
        subInto(_tl, point, _offset);
        rotAroundInto(_tl, _tl, point, FIXED_PI * t);
        tempLeftPoint = [_tl[0], _tl[1]];
        leftPts.push(tempLeftPoint);
        addInto(_tr, point, _offset);
        rotAroundInto(_tr, _tr, point, FIXED_PI * -t);
        tempRightPoint = [_tr[0], _tr[1]];
        rightPts.push(tempRightPoint);
      }
      prevLeftPoint = tempLeftPoint;
      prevRightPoint = tempRightPoint;
      if (isNextPointSharpCorner) {
        isPrevPointSharpCorner = true;
      }
      continue;
    }
    isPrevPointSharpCorner = false;
    if (isLastPoint) {
      perInto(_offset, vector);
      mulInto(_offset, _offset, radius);
      leftPts.push(sub(point, _offset));
      rightPts.push(add(point, _offset));
      continue;
    }
    lrpInto(_offset, nextVector, vector, nextDpr);
    perInto(_offset, _offset);
    mulInto(_offset, _offset, radius);
    subInto(_tl, point, _offset);
    tempLeftPoint = [_tl[0], _tl[1]];
    if (i <= 1 || dist2(prevLeftPoint, tempLeftPoint) > minDistance) {
      leftPts.push(tempLeftPoint);
      prevLeftPoint = tempLeftPoint;
    }
    addInto(_tr, point, _offset);
    tempRightPoint = [_tr[0], _tr[1]];
    if (i <= 1 || dist2(prevRightPoint, tempRightPoint) > minDistance) {
      rightPts.push(tempRightPoint);
      prevRightPoint = tempRightPoint;
    }
    prevPressure = pressure;
    prevVector = vector;
  }
  const firstPoint = [points[0].point[0], points[0].point[1]];
  const lastPoint = points.length > 1 ? [points[points.length - 1].point[0], points[points.length - 1].point[1]] : add(points[0].point, [1, 1]);
  const startCap = [];
  const endCap = [];
  if (points.length === 1) {
    if (!(taperStart || taperEnd) || isComplete) {
      return drawDot(firstPoint, firstRadius || radius);
    }
  } else {
    if (taperStart || taperEnd && points.length === 1) {
    } else if (capStart) {
      startCap.push(
        ...drawRoundStartCap(firstPoint, rightPts[0], START_CAP_SEGMENTS)
      );
    } else {
      startCap.push(...drawFlatStartCap(firstPoint, leftPts[0], rightPts[0]));
    }
    const direction = per(neg(points[points.length - 1].vector));
    if (taperEnd || taperStart && points.length === 1) {
      endCap.push(lastPoint);
    } else if (capEnd) {
      endCap.push(
        ...drawRoundEndCap(lastPoint, direction, radius, END_CAP_SEGMENTS)
      );
    } else {
      endCap.push(...drawFlatEndCap(lastPoint, direction, radius));
    }
  }
  return leftPts.concat(endCap, rightPts.reverse(), startCap);
}
export function getStroke(points, options = {}) {
  return getStrokeOutlinePoints(getStrokePoints(points, options), options);
}

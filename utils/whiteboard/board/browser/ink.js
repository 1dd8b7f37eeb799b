import { getStroke } from "./freehand-stroke.js";
import { boxOf, touching } from "./strokes.js";

// Two canvases on white paper: what is done below, the stroke in hand above. A board is white in every theme.
export const SIZE = [1000, 560]; // board units, whatever the width on the screen
const INKS = { black: "#1a1a1a", blue: "#0072b2", red: "#c44f00" };
const OUTLINE = { size: 5, thinning: 0.4, smoothing: 0.5, streamline: 0.35 };

// The outline of a stroke until `count` of its points.
export function pathOf({ points }, count = points.length / 4, last = true) {
  const given = [];
  let plain = true; // a mouse has no pressure, 0.5 throughout: then speed stands for it
  for (let i = 0; i < 4 * count; i += 4) {
    given.push([points[i + 1], points[i + 2], points[i + 3]]);
    if (points[i + 3] !== 0.5) plain = false;
  }
  const outline = getStroke(given, { ...OUTLINE, simulatePressure: plain, last }), path = new Path2D();
  outline.forEach(([x, y], i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
  path.closePath();
  return path;
}

export class Ink {
  constructor(below, above) {
    this.contexts = [below.getContext("2d"), above.getContext("2d")];
    this.dirty = null;
  }

  // Fit both canvases to `width` CSS pixels; true when they were emptied by it. A pixel of theirs is one of the screen's:
  // scaled by a fraction, each frame costs the compositor twice as much.
  fit(width) {
    const ratio = globalThis.devicePixelRatio || 1, scale = (width * ratio) / SIZE[0];
    const [w, hgt] = SIZE.map((side) => Math.max(1, Math.round(side * scale)));
    if (this.contexts[0].canvas.width === w) return false;
    for (const context of this.contexts) {
      context.canvas.width = w;
      context.canvas.height = hgt;
      context.canvas.style.cssText = `width: ${w / ratio}px; height: ${hgt / ratio}px`;
      context.setTransform(w / SIZE[0], 0, 0, hgt / SIZE[1], 0, 0);
    }
    return true;
  }

  fill(context, stroke, count, last) {
    context.fillStyle = INKS[stroke.colour] ?? INKS.black;
    context.fill(pathOf(stroke, count, last));
  }

  lift() {
    const above = this.contexts[1];
    if (this.dirty) above.clearRect(this.dirty[0], this.dirty[1], this.dirty[2] - this.dirty[0], this.dirty[3] - this.dirty[1]);
    this.dirty = null;
  }

  // The stroke in hand, until `count` points.
  hold(stroke, count) {
    this.lift();
    this.dirty = boxOf(stroke, 8);
    this.fill(this.contexts[1], stroke, count, false);
  }

  settle(stroke) {
    this.lift();
    this.fill(this.contexts[0], stroke);
  }

  // Paint these strokes anew: everything, or only where `changed` ones are.
  repaint(strokes, changed = null) {
    this.lift();
    const below = this.contexts[0], boxes = changed?.map((one) => boxOf(one));
    const box = boxes?.length ? boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]) : [0, 0, ...SIZE];
    below.save();
    below.beginPath();
    below.rect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    below.clip();
    below.clearRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    for (const one of strokes) if (touching(boxOf(one), box)) this.fill(below, one);
    below.restore();
  }
}

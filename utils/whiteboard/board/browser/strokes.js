// The strokes of a sitting, what hides them, undo and redo. Nothing is forgotten: a replay shows what was taken away.
export const hiddenNow = ({ hidden }) => hidden.length > 0 && hidden.at(-1)[1] === null;
export const shownAt = ({ tool, t, hidden }, now) =>
  tool === "pen" && t <= now && !hidden.some(([a, b]) => a <= now && (b === null || now < b));

export class Strokes {
  constructor(all = []) {
    this.all = all;
    this.done = all.filter((one) => one.tool === "pen" && !hiddenNow(one)).map((one) => [one]); // groups of strokes drawn or erased
    this.undone = [];
  }

  shown = (page) => this.all.filter((one) => one.page === page && one.tool === "pen" && !hiddenNow(one));

  add(stroke) {
    this.all.push(stroke);
    if (stroke.tool !== "pen") return;
    this.done.push([stroke]);
    this.undone = [];
  }

  erase(strokes, t) {
    if (!strokes.length) return;
    for (const one of strokes) one.hidden.push([t, null]);
    this.done.push(strokes);
    this.undone = [];
  }

  // Both return the strokes that changed.
  undo = (t) => this.#turn(this.done, this.undone, t);
  redo = (t) => this.#turn(this.undone, this.done, t);

  #turn(from, to, t) {
    const group = from.pop() ?? [];
    for (const one of group) hiddenNow(one) ? (one.hidden.at(-1)[1] = t) : one.hidden.push([t, null]);
    if (group.length) to.push(group);
    return group;
  }

  // What the eraser touches at (x, y) on a page, board units.
  under(x, y, page, reach = 9) {
    return this.shown(page).filter((one) => near(one, x, y, reach));
  }
}

export function boxOf({ points }, margin = 6) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 4) {
    const x = points[i + 1], y = points[i + 2];
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
}

export const touching = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

function near(stroke, x, y, reach) {
  if (!touching(boxOf(stroke, reach), [x, y, x, y])) return false;
  const { points } = stroke;
  for (let i = 0; i < points.length; i += 4) {
    const j = Math.max(0, i - 4), ax = points[j + 1], ay = points[j + 2], dx = points[i + 1] - ax, dy = points[i + 2] - ay;
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    if (Math.hypot(x - ax - along * dx, y - ay - along * dy) <= reach) return true;
  }
  return false;
}

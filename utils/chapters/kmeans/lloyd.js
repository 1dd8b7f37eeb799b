// Lloyd's algorithm in half steps, so that each can be watched. Points and centres are [x, y].
const gap = ([a, b], [c, d]) => (a - c) ** 2 + (b - d) ** 2;

export const nearestOf = (point, centres) => centres.reduce((best, centre, j) => (gap(point, centre) < gap(point, centres[best]) ? j : best), 0);

export const costOf = (points, centres, labels) => points.reduce((sum, point, i) => sum + gap(point, centres[labels[i]]), 0);

// An empty cluster keeps its centre.
export function meansOf(points, labels, centres) {
  return centres.map((centre, j) => {
    const mine = points.filter((_, i) => labels[i] === j);
    return mine.length ? [0, 1].map((axis) => mine.reduce((sum, point) => sum + point[axis], 0) / mine.length) : centre;
  });
}

// One run: `labels` is null before the first assignment; `trace` holds the cost after every half step.
export class LloydRun {
  constructor(points, seeds) {
    Object.assign(this, { points, centres: seeds.map((seed) => [...seed]), labels: null, trace: [], next: "assign", stopped: false });
  }

  half() {
    if (this.stopped) return;
    if (this.next === "assign") {
      const labels = this.points.map((point) => nearestOf(point, this.centres));
      this.stopped = Boolean(this.labels) && labels.every((label, i) => label === this.labels[i]);
      this.changed = this.labels ? labels.filter((label, i) => label !== this.labels[i]).length : labels.length;
      this.labels = labels;
    } else this.centres = meansOf(this.points, this.labels, this.centres);
    if (!this.stopped) this.trace.push({ step: this.next, cost: costOf(this.points, this.centres, this.labels) });
    this.next = this.next === "assign" ? "update" : "assign";
  }

  get cost() { return this.trace.length ? this.trace.at(-1).cost : NaN; }
}

// Seeds among the points: all equally likely, or k-means++ (in proportion to the squared distance to the nearest so far).
export function drawSeeds(points, k, plusPlus, random) {
  const seeds = [];
  while (seeds.length < k) {
    const weights = points.map((point) => (seeds.some((seed) => gap(seed, point) === 0) ? 0
      : !plusPlus || !seeds.length ? 1 : Math.min(...seeds.map((seed) => gap(seed, point)))));
    let left = random() * weights.reduce((a, b) => a + b, 0);
    const i = weights.findIndex((weight) => (left -= weight) < 0);
    seeds.push([...points[i < 0 ? weights.length - 1 : i]]);
  }
  return seeds;
}

// Freezes: stretches of eight seconds and more with neither pen nor voice. As utils/whiteboard/pauses.py has them.
export const GAP = 8;

// Live: tell it of every active moment, and the time now and then.
export class Watch {
  last = 0;
  freezes = []; // [start, end]; the last may still be going on, and then `frozen` is true
  frozen = false;

  active(t) {
    if (t <= this.last) return;
    const now = this.freezes.at(-1);
    if (this.frozen) {
      now[1] = t;
      if (t - now[0] < GAP) this.freezes.pop(); // voice is known a moment after it began
    } else if (t - this.last >= GAP) this.freezes.push([this.last, t]);
    this.frozen = false;
    this.last = t;
  }

  tick(t) {
    const quiet = Math.max(0, t - this.last);
    if (quiet >= GAP) {
      if (!this.frozen) this.freezes.push([this.last, t]);
      this.freezes.at(-1)[1] = t;
      this.frozen = true;
    }
    return quiet;
  }
}

// The times of a stroke's points, seconds on the board's clock.
export function momentsOf({ t, points }) {
  return Array.from({ length: points.length / 4 }, (_, i) => t + points[4 * i] / 1000);
}

export function freezesOf({ strokes, voice, pauses, seconds }) {
  const moments = [0, seconds, ...pauses.map(([t]) => t)].map((t) => [t, t]);
  for (const stroke of strokes) for (const t of momentsOf(stroke)) moments.push([t, t]);
  const spans = [...moments, ...(voice ?? [])].sort((a, b) => a[0] - b[0]), found = [];
  let end = spans[0][1];
  for (const [a, b] of spans) {
    if (a - end >= GAP) found.push([end, a]);
    end = Math.max(end, b);
  }
  return found;
}

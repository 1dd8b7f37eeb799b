import { freezesOf, GAP, momentsOf } from "./pauses.js";

// What happened at the board, from a recording: the same as utils/whiteboard/report.py.
const LIFT = 0.6; // s: a pen lifted for less is still writing

export function unionOf(spans, gap = 0) {
  const joined = [];
  for (const [a, b] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && a - last[1] <= gap) last[1] = Math.max(last[1], b);
    else joined.push([a, b]);
  }
  return joined;
}

function overlapOf(one, other) {
  const both = [];
  for (const [a, b] of one) for (const [c, d] of other) if (Math.max(a, c) < Math.min(b, d)) both.push([Math.max(a, c), Math.min(b, d)]);
  return both;
}

export const writingOf = ({ strokes }) =>
  unionOf(strokes.map(momentsOf).map((moments) => [moments[0], moments.at(-1)]), LIFT);

export function reportOf(recording, drill) {
  const { seconds, marks, strokes, voice, scores } = recording;
  const milestones = drill.milestones.map(({ words, seconds: due }, n) => [words, due, marks.find(([, i]) => i === n)?.[0] ?? null]);
  const hit = (t) => milestones.find(([, , at]) => at === null || at > t)?.[0] ?? null;
  const freezes = freezesOf(recording).map(([a, b]) => [a, b, hit(a + GAP)]);
  // points are rounded, and the last can come after the end
  const within = (t) => Math.min(t, seconds);
  const share = (spans) => (seconds ? spans.reduce((sum, [a, b]) => sum + within(b) - within(a), 0) / seconds : 0);
  const pen = writingOf(recording), spoken = voice && unionOf(voice);
  return {
    seconds,
    first_word: spoken?.[0]?.[0] ?? null,
    first_stroke: strokes.find(({ tool }) => tool === "pen")?.t ?? null,
    freezes,
    milestones,
    talking: spoken && share(spoken),
    writing: share(pen),
    both: spoken && share(overlapOf(pen, spoken)),
    redo: redoOf(freezes, milestones, scores, drill.rubric),
  };
}

// The one thing to do again: what was never reached, else the longest freeze, the latest, the first criterion lost.
function redoOf(freezes, milestones, scores, rubric) {
  const first = (found) => found[0] ?? null;
  const missed = first(milestones.filter(([, , at]) => at === null).map(([words]) => words));
  const frozen = first(freezes.filter(([, , hit]) => hit).sort((a, b) => a[0] - a[1] - (b[0] - b[1])).map(([, , hit]) => hit));
  const late = first(milestones.filter(([, due, at]) => at > due).sort((a, b) => a[1] - a[2] - (b[1] - b[2])).map(([words]) => words));
  const scored = Object.keys(scores).length > 0;
  const lost = first(rubric.filter(([name]) => scored && !scores[name]).map(([, listen]) => listen));
  return missed ?? frozen ?? late ?? lost ?? "";
}

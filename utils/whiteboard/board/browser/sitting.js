import { BoardClock } from "./clock.js";
import { Ear } from "./ear.js";
import { SIZE } from "./ink.js";
import { Watch } from "./pauses.js";
import { Strokes } from "./strokes.js";

const toThousandths = (value) => JSON.parse(JSON.stringify(value, (_, one) => (typeof one === "number" ? Math.round(1000 * one) / 1000 : one)));

// One sitting at the board: what will be its recording, and what a reload needs to go on.
const PLAIN = ["stage", "marks", "pauses", "asked", "scores", "watcher", "sound", "pages", "page", "began", "listened", "stopped", "lines", "judged"];

export class Sitting {
  stage = "ready"; // then running, paused, score, report
  marks = []; // [t, milestone]
  pauses = []; // [t, seconds, why]
  asked = []; // [t, question]
  scores = {};
  watcher = { marks: {}, notes: "" };
  sound = []; // { at, type, file }
  pages = 1;
  page = 0;
  began = 0;
  listened = false;
  stopped = null; // { wall, why } of a pause that is not over
  lines = ""; // typed up
  judged = false; // the score has reached a kernel
  clock = new BoardClock();
  ear = new Ear();
  watch = new Watch();
  strokes = new Strokes();

  constructor(drill, run = "", kept = null) {
    this.drill = drill;
    this.run = run;
    if (!kept) return;
    const { state, strokes } = kept;
    for (const name of PLAIN) this[name] = state[name] ?? this[name];
    this.strokes = new Strokes(strokes);
    this.ear.spans = state.spans;
    this.clock = new BoardClock(Math.max(state.elapsed, ...strokes.map(({ t, points }) => t + points.at(-4) / 1000), ...state.spans.flat()));
    if (this.stage === "running") {
      this.stage = "paused";
      this.stopped = { wall: state.saved, why: "the page was closed" };
    }
  }

  // Whether a state that was kept is of this drill and run.
  owns = ({ of, run = "" }) => (of ?? this.drill.name) === this.drill.name && run === this.run;

  state = () => ({
    ...Object.fromEntries(PLAIN.map((name) => [name, this[name]])),
    of: this.drill.name, run: this.run, spans: this.ear.spans, elapsed: this.clock.now(), saved: Date.now(),
  });

  go() {
    if (this.stage === "ready") this.began = Date.now() / 1000;
    const t = this.clock.now();
    if (this.stopped) this.pauses.push([t, Math.max(0, (Date.now() - this.stopped.wall) / 1000), this.stopped.why]);
    this.stopped = null;
    this.stage = "running";
    this.watch.active(t);
    this.clock.go();
  }

  pause(why) {
    this.clock.stop();
    this.watch.tick(this.clock.now());
    this.stopped = { wall: Date.now(), why };
    this.stage = "paused";
  }

  finish() {
    this.clock.stop();
    this.watch.tick(this.clock.now());
    this.stopped = null;
    this.stage = "score";
  }

  // A level in dBFS at a time of the page; true while there is voice.
  hear(db, stamp) {
    const t = this.clock.at(stamp), since = this.ear.level(t, db);
    this.listened = true;
    if (since === null) return false;
    this.watch.active(since);
    this.watch.active(t);
    return true;
  }

  reached = (number) => this.marks.find(([, i]) => i === number)?.[0] ?? null;

  // Mark a milestone reached now, or take the mark back.
  mark(number) {
    if (this.reached(number) === null) this.marks.push([this.clock.now(), number]);
    else this.marks = this.marks.filter(([, i]) => i !== number);
  }

  recording = () => toThousandths({
    format: "course-whiteboard", version: 1, drill: this.drill.name, began: this.began, seconds: this.clock.now(),
    size: SIZE, pages: this.pages, strokes: this.strokes.all, voice: this.listened ? this.ear.spans : null,
    marks: this.marks, pauses: this.pauses, asked: this.asked, scores: this.scores, watcher: this.watcher, sound: [],
  });
}

import { minutes } from "./clock.js";
import { h, unique } from "./dom.js";
import { rich } from "./milestones.js";

const SYMBOLS = { right: "✓", wrong: "✗", again: "↻", invalid: "?", error: "!", unattempted: "○" };
const percent = (share) => `${Math.round(100 * share)}%`;
const moment = (t) => (t === null ? "never" : minutes(t));

// What a check said, as plain text: { kind, message, notes }.
export function verdictOf({ kind, message, notes = [] }) {
  return h("div", { class: `wb-verdict wb-${kind}`, role: "status" }, h("b", {}, `${SYMBOLS[kind] ?? ""} `), ...message.split("\n").flatMap((line) => [...rich(line), h("br")]),
    ...notes.map((note) => h("div", { class: "wb-quiet" }, ...rich(note))));
}

// The learner's own score, before anything is shown. `scored` gets { name: points } once there are points for all.
export function rubricOf(drill, most, { scored, press }) {
  const scores = {}, options = most === 1 ? [[1, "yes"], [0, "no"]] : Array.from({ length: most + 1 }, (_, i) => [i, String(i)]);
  const submit = press("Show the report", () => scored(scores), { disabled: "" });
  const rows = drill.rubric.map(([name, listen]) => {
    const group = unique("wb-rubric"), words = unique("wb-words");
    const radios = options.map(([value, said]) => h("label", {}, h("input", { type: "radio", name: group, value, onchange: () => pick(name, value) }), ` ${said}`));
    return h("div", { class: "wb-criterion", role: "radiogroup", "aria-labelledby": words }, h("span", { id: words }, ...rich(listen)), h("span", { class: "wb-choice" }, ...radios));
  });
  const left = h("span", { class: "wb-quiet" });
  function pick(name, value) {
    scores[name] = value;
    show();
  }
  function show() {
    const open = drill.rubric.length - Object.keys(scores).length;
    submit.disabled = open > 0;
    left.textContent = open ? `${open} to go. The report and the answers come after.` : "";
  }
  show();
  return h("section", { class: "wb-section", "aria-label": "Score yourself" }, h("b", {}, "Score yourself, honestly and before you see anything"), ...rows, h("div", { class: "wb-row" }, submit, left));
}

// The report in words and one table, with what should stand at each milestone.
export function reportView(report, drill, { scores, watcher, asked = [], pauses }, date = new Date()) {
  const heard = report.talking === null ? "no microphone, so freezes are judged by the pen alone" : `talking ${percent(report.talking)}, both at once ${percent(report.both)}`;
  const rows = report.milestones.map(([words, due, at], i) => h("tr", {}, h("td", {}, ...rich(words)), h("td", {}, minutes(due)),
    h("td", { class: at === null || at > due ? "cp-wrong" : "cp-right" }, at === null ? "not marked" : `${minutes(at)}${at > due ? ` (${Math.round(at - due)} s late)` : ""}`), h("td", {}, ...rich(drill.milestones[i].answer || "–"))));
  const froze = report.freezes.map(([a, b, hit]) => h("li", {}, `at ${minutes(a)} for ${Math.round(b - a)} s, `, ...(hit ? ["on the way to: ", ...rich(hit)] : ["after the last milestone"])));
  const got = drill.rubric.filter(([name]) => scores[name]).length;
  const differ = drill.rubric.filter(([name]) => name in watcher.marks && Boolean(watcher.marks[name]) !== Boolean(scores[name])).map(([, listen]) => listen);
  const day = (n) => new Date(date.getTime() + n * 864e5).toLocaleDateString(undefined, { weekday: "short", day: "numeric", month: "short" });
  const line = (...parts) => h("p", {}, ...parts);
  return h("section", { class: "wb-section", "aria-label": "Report" }, h("b", {}, "What happened"),
    line(`${minutes(report.seconds)} at the board. First word ${moment(report.first_word)}, first stroke ${moment(report.first_stroke)}. Writing ${percent(report.writing)}, ${heard}. You gave yourself ${got} of ${drill.rubric.length}.`),
    froze.length ? h("div", {}, `${froze.length} freeze${froze.length === 1 ? "" : "s"} of eight seconds or more:`, h("ul", {}, ...froze)) : line("No freeze of eight seconds or more."),
    pauses.length ? line(`Paused ${pauses.length} time${pauses.length === 1 ? "" : "s"}, ${Math.round(pauses.reduce((sum, [, s]) => sum + s, 0))} s in all.`) : "",
    h("div", { class: "wb-scroll" }, h("table", { class: "wb-table" }, h("thead", {}, h("tr", {}, ...["Milestone", "Target", "You", "What should stand there"].map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...rows))),
    Object.keys(watcher.marks).length ? line(differ.length ? "The interviewer marked otherwise: " : "The interviewer marked it as you did.", ...differ.flatMap((words, i) => [i ? "; " : "", ...rich(words)])) : "",
    watcher.notes ? line("Interviewer's notes: ", watcher.notes) : "",
    asked.length ? line(`Questions taken: ${asked.length} of ${drill.asks.length}.`) : "",
    report.redo ? line(h("b", {}, "One thing to do again: "), ...rich(report.redo), ` (${[1, 3, 7].map(day).join(", ")}).`) : "");
}

// The derivation typed up; the checker in the kernel names the first line that does not follow.
export function typingOf(sitting, { check, changed, press }) {
  const outcome = h("div", {}), field = h("textarea", { class: "wb-lines", rows: 5, spellcheck: "false", "aria-label": "Your derivation, one step a line", oninput: () => { sitting.lines = field.value; changed(); } });
  const button = press("Check the lines", () => { outcome.replaceChildren("Asking the kernel …"); check(field.value); });
  field.value = sitting.lines;
  const root = h("details", { class: "wb-section" }, h("summary", {}, "Type up what you derived: the first broken line is named"), field, h("div", { class: "wb-row" }, button), outcome);
  if (sitting.lines) root.open = true;
  return { root, told: (verdict) => outcome.replaceChildren(typeof verdict === "string" ? verdict : verdictOf(verdict)) };
}

import { minutes } from "./clock.js";
import { h, unique } from "./dom.js";

// Text with `code` between backticks and *stress* between stars, as in a verdict.
const stressed = (text) => text.split(/\*(\w[^*\n]*)\*/).map((part, i) => (i % 2 ? h("em", {}, part) : part));
export const rich = (text) => text.split("`").flatMap((part, i) => (i % 2 ? h("code", {}, part) : stressed(part)));

// The milestones beside the board: a click, or M for the next one, marks it reached.
export function milestonesOf(drill, { toggle, press }) {
  const items = drill.milestones.map(({ words, seconds }, i) => {
    const at = h("span", { class: "wb-at" });
    const node = press("", () => toggle(i), { class: "cp-button wb-milestone", "aria-pressed": false });
    node.append(h("span", { class: "wb-number" }, `${i + 1}`), h("span", { class: "wb-words" }, ...rich(words)), h("span", { class: "wb-due" }, `by ${minutes(seconds)}`), at);
    return { node, at, seconds };
  });
  const how = h("p", { class: "wb-quiet" }, "Click one, or press M for the next, when you have reached it.");
  const root = h("div", { class: "wb-milestones", role: "group", "aria-label": "Milestones" },
    h("b", {}, "Milestones"), h("ol", {}, ...items.map(({ node }) => h("li", {}, node))),
    how);
  return {
    root,
    show(sitting) {
      const next = items.findIndex((_, i) => sitting.reached(i) === null);
      how.hidden = sitting.stage !== "running";
      items.forEach(({ node, at, seconds }, i) => {
        const t = sitting.reached(i);
        node.disabled = sitting.stage !== "running";
        node.setAttribute("aria-pressed", t !== null);
        node.classList.toggle("wb-next", i === next);
        node.classList.toggle("wb-late", t !== null && t > seconds);
        at.textContent = t === null ? "" : `✓ ${minutes(t)}`;
      });
    },
    next: (sitting) => items.findIndex((_, i) => sitting.reached(i) === null),
  };
}

// The interviewer's sheet, behind a button: what to ask, what to listen for, marks of one's own.
export function sheetOf(drill, { changed, now, press }) {
  const id = unique("wb-sheet"), notes = h("textarea", { class: "wb-notes", rows: 3, "aria-label": "Notes", oninput: () => { sitting.watcher.notes = notes.value; changed(); } });
  let sitting = null;
  const due = new Map(drill.interrupts.map(([at, i]) => [i, `at ${minutes(at)} `]));
  const asks = drill.asks.map((words, i) => {
    const box = h("input", { type: "checkbox", onchange: () => { sitting.asked = sitting.asked.filter(([, n]) => n !== i); if (box.checked) sitting.asked.push([now(), i]); changed(); } });
    return [box, h("li", {}, h("label", {}, box, " ", h("span", { class: "wb-due" }, due.get(i) ?? ""), ...rich(words)))];
  });
  const marks = drill.rubric.map(([name, listen]) => {
    const box = h("input", { type: "checkbox", onchange: () => { sitting.watcher.marks[name] = Number(box.checked); changed(); } });
    return [name, box, h("li", {}, h("label", {}, box, " ", ...rich(listen)))];
  });
  const answers = drill.milestones.map(({ words, seconds, answer }) => h("li", {}, ...rich(words), h("span", { class: "wb-due" }, ` by ${minutes(seconds)}`), answer ? h("div", { class: "wb-answer" }, ...rich(answer)) : ""));
  const part = (title, ...nodes) => h("div", {}, h("b", {}, title), ...nodes);
  const panel = h("div", { class: "wb-sheet", id, role: "region", "aria-label": "Interviewer's sheet", hidden: "" },
    h("div", { class: "wb-columns" }, part("Ask", h("ul", { class: "wb-ticks" }, ...asks.map(([, node]) => node))),
      part("Listen for", h("ul", {}, ...drill.listens.map((words) => h("li", {}, ...rich(words))))),
      part("What should stand there", h("ol", {}, ...answers)),
      part("Marks", h("ul", { class: "wb-ticks" }, ...marks.map(([, , node]) => node)), notes)));
  const open = press("Interviewer's sheet", () => {
    panel.hidden = !panel.hidden;
    open.setAttribute("aria-expanded", !panel.hidden);
  }, { "aria-expanded": false, "aria-controls": id });
  return {
    panel, open,
    take(given) {
      sitting = given;
      asks.forEach(([box], i) => (box.checked = sitting.asked.some(([, n]) => n === i)));
      marks.forEach(([name, box]) => (box.checked = Boolean(sitting.watcher.marks[name])));
      notes.value = sitting.watcher.notes;
    },
  };
}

import { h } from "./dom.js";
import { Ink } from "./ink.js";
import { listenToPen } from "./pen.js";

// The white surface and its tools. `can()` says whether drawing is on, `active(t)` is told of every movement, and
// `changed(strokes)` of every stroke that came, went or came back.
export function deskOf({ can, active, changed, press }) {
  let sitting = null, tool = "black", rubbed = 0;
  const below = h("canvas", { class: "wb-canvas" });
  const above = h("canvas", { class: "wb-canvas wb-above", tabindex: 0, role: "application" });
  const wait = h("p", { class: "wb-wait" });
  const paper = h("div", { class: "wb-paper" }, below, above, wait);
  const ink = new Ink(below, above), page = () => sitting.page;
  const shown = () => sitting.strokes.shown(page());

  const tools = Object.entries({ black: "Black", blue: "Blue", red: "Red", eraser: "Eraser" }).map(([name, words]) => [name,
    press(words, () => pick(name), { class: `cp-button cp-small wb-tool wb-${name}` })]);
  const undo = press("Undo", () => turn("undo"), { title: "Ctrl+Z" }), redo = press("Redo", () => turn("redo"), { title: "Ctrl+Y" });
  const back = press("‹", () => go(page() - 1), { "aria-label": "Page before" }), on = press("›", () => go(page() + 1), { "aria-label": "Next page" });
  const fresh = press("New page", () => { sitting.pages += 1; go(sitting.pages - 1); });
  const where = h("span", { class: "wb-where" });
  const row = h("div", { class: "wb-row" }, h("div", { class: "wb-group", role: "group", "aria-label": "Pen" }, ...tools.map(([, node]) => node)),
    h("div", { class: "wb-group" }, undo, redo), h("div", { class: "wb-group", role: "group", "aria-label": "Pages" }, back, where, on, fresh));

  function pick(name) {
    tool = name;
    for (const [one, node] of tools) node.setAttribute("aria-pressed", one === name);
    paper.classList.toggle("wb-erasing", name === "eraser");
  }

  function turn(which) {
    if (!can()) return;
    const group = sitting.strokes[which](sitting.clock.now());
    if (!group.length) return;
    active(sitting.clock.now());
    if (group[0].page !== page()) go(group[0].page);
    else ink.repaint(shown(), group);
    changed(group);
    show();
  }

  function go(number) {
    sitting.page = number;
    ink.repaint(shown());
    changed([]);
    show();
  }

  // Whole strokes go, under any part of the way since the last time.
  function rub({ points }) {
    const hit = new Set();
    for (let i = rubbed; i < points.length; i += 4) {
      const j = Math.max(0, i - 4), [dx, dy] = [points[i + 1] - points[j + 1], points[i + 2] - points[j + 2]];
      const steps = Math.ceil(Math.hypot(dx, dy) / 8) || 1;
      for (let k = 1; k <= steps; k++) {
        for (const one of sitting.strokes.under(points[j + 1] + (k * dx) / steps, points[j + 2] + (k * dy) / steps, page())) hit.add(one);
      }
    }
    rubbed = points.length;
    if (!hit.size) return;
    const gone = [...hit];
    sitting.strokes.erase(gone, sitting.clock.now());
    ink.repaint(shown(), gone);
    changed(gone);
    show();
  }

  const pen = listenToPen(above, {
    at: (stamp) => sitting.clock.at(stamp),
    begin: () => (rubbed = 0, can()) && { page: page(), tool: tool === "eraser" ? "eraser" : "pen", colour: tool },
    move(stroke) {
      active(stroke.t + stroke.points.at(-4) / 1000);
      stroke.tool === "pen" ? ink.hold(stroke) : rub(stroke);
    },
    end(stroke) {
      active(stroke.t + stroke.points.at(-4) / 1000);
      stroke.tool === "pen" ? ink.settle(stroke) : rub(stroke);
      sitting.strokes.add(stroke);
      changed([stroke]);
      show();
    },
  });

  // Scoped to the board: it is called for keys pressed inside it.
  function key(event) {
    const letter = event.key.toLowerCase(), plain = event.target.matches("textarea, input:not([type=radio], [type=checkbox], [type=range])");
    if (plain || !(event.ctrlKey || event.metaKey) || !["z", "y"].includes(letter)) return false;
    turn(letter === "y" || event.shiftKey ? "redo" : "undo");
    event.preventDefault();
    return true;
  }

  function show() {
    const working = can();
    for (const node of [undo, redo, back, on, fresh, ...tools.map(([, one]) => one)]) node.disabled = !working;
    undo.disabled ||= !sitting.strokes.done.length;
    redo.disabled ||= !sitting.strokes.undone.length;
    back.disabled ||= page() === 0;
    on.disabled ||= page() === sitting.pages - 1;
    where.textContent = `Page ${page() + 1} of ${sitting.pages}`;
    above.classList.toggle("wb-drawing", working);
    const count = shown().length;
    above.setAttribute("aria-label", `Drawing surface, page ${page() + 1}, ${count} stroke${count === 1 ? "" : "s"}. Drawing needs a pointer; all else works by keyboard.`);
  }

  const own = () => sitting && ink.repaint(shown());
  let redraw = own;
  const resized = new ResizeObserver(() => ink.fit(paper.clientWidth) && redraw());
  resized.observe(paper);
  pick("black");
  return {
    paper, row, ink, key, show, finish: () => pen.finish(),
    wait: (words) => { wait.textContent = words; wait.hidden = !words; },
    take(given) {
      sitting = given;
      ink.fit(paper.clientWidth || 800);
      ink.repaint(shown());
      show();
    },
    showing: (other) => (redraw = other ?? own), // who draws anew when the size changes: a replay, or the desk itself
    close: () => resized.disconnect(),
  };
}

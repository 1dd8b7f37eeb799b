import { h, svg } from "./dom.js";

const PIPS = { 1: [4], 2: [0, 8], 3: [0, 4, 8], 4: [0, 2, 6, 8], 5: [0, 2, 4, 6, 8], 6: [0, 2, 3, 5, 6, 8] };

function die(face, colour) {
  const pips = PIPS[face].map((i) => svg("circle", { cx: 6 + 6 * (i % 3), cy: 6 + 6 * Math.floor(i / 3), r: 2 }));
  return svg("svg", { viewBox: "0 0 24 24", class: `cp-die cp-${colour}`, "aria-hidden": "true" },
    svg("rect", { x: 1, y: 1, width: 22, height: 22, rx: 5 }), ...pips);
}

const cellName = (red, blue) => `${red},${blue}`;
const SHARE = { 0: "out", 0.5: "half in", 1: "in" };

// The 6 x 6 sample space as toggle buttons, one tab stop: arrows, Home and End move; space, a click or a drag marks.
export function diceBoard(sides, onMark) {
  const faces = Array.from({ length: sides }, (_, i) => i + 1), cells = new Map();
  const grid = h("div", { class: "cp-board", role: "grid", "aria-label": "The 36 outcomes: one row per red die, one column per blue die" });
  let marked = new Set(), painting = null, flashed = null;

  const corner = h("div", { class: "cp-corner", role: "columnheader" }, h("span", { class: "cp-red" }, "red"), h("span", { class: "cp-blue" }, "blue"));
  const heads = faces.map((f) => h("div", { class: "cp-head", role: "columnheader", "aria-label": `blue ${f}` }, die(f, "blue")));
  grid.append(h("div", { class: "cp-row", role: "row" }, corner, ...heads));
  for (const red of faces) {
    const row = h("div", { class: "cp-row", role: "row" }, h("div", { class: "cp-head", role: "rowheader", "aria-label": `red ${red}` }, die(red, "red")));
    for (const blue of faces) {
      const count = h("span", { class: "cp-count", "aria-hidden": "true" }), share = h("span", { class: "cp-share", "aria-hidden": "true" });
      const button = h("button", { type: "button", class: "cp-cell", tabindex: -1, "aria-pressed": "false" },
        h("span", { class: "cp-pair" }, h("b", { class: "cp-red" }, String(red)), ",", h("b", { class: "cp-blue" }, String(blue))),
        h("span", { class: "cp-tick-mark", "aria-hidden": "true" }, "✓"), share, count);
      Object.assign(button, { red, blue });
      cells.set(cellName(red, blue), { button, count, share });
      row.append(h("div", { role: "gridcell" }, button));
    }
    grid.append(row);
  }
  cells.get("1,1").button.tabIndex = 0;

  const set = (button, on) => {
    const name = cellName(button.red, button.blue);
    if (on) marked.add(name); else marked.delete(name);
    button.setAttribute("aria-pressed", String(on));
    onMark([...marked]);
  };
  const isOn = (button) => marked.has(cellName(button.red, button.blue));
  const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest?.(".cp-cell");
  const rove = (button) => {
    for (const cell of cells.values()) cell.button.tabIndex = cell.button === button ? 0 : -1;
  };
  // A mouse or pen paints from the press on; a finger must still be able to scroll, so it marks by its click.
  grid.addEventListener("pointerdown", (event) => {
    const button = event.target.closest(".cp-cell");
    if (!button || event.pointerType === "touch" || event.button !== 0) return;
    painting = !isOn(button);
    set(button, painting);
  });
  grid.addEventListener("pointermove", (event) => {
    const button = painting === null ? null : under(event);
    if (button && grid.contains(button) && isOn(button) !== painting) set(button, painting);
  });
  const lift = () => { painting = null; };
  grid.addEventListener("click", (event) => {
    const button = event.target.closest(".cp-cell");
    if (button && (event.detail === 0 || event.pointerType === "touch")) set(button, !isOn(button));
  });
  grid.addEventListener("focusin", (event) => event.target.closest(".cp-cell") && rove(event.target.closest(".cp-cell")));
  grid.addEventListener("keydown", (event) => {
    const { red, blue } = event.target;
    const to = { ArrowUp: [red - 1, blue], ArrowDown: [red + 1, blue], ArrowLeft: [red, blue - 1], ArrowRight: [red, blue + 1],
      Home: [red, 1], End: [red, sides], PageUp: [1, blue], PageDown: [sides, blue] }[event.key];
    if (!to || !red) return;
    event.preventDefault();
    cells.get(cellName(...to))?.button.focus();
  });
  window.addEventListener("pointerup", lift);

  return {
    node: grid,
    showMarks(names) {
      marked = new Set(names);
      for (const [name, { button }] of cells) button.setAttribute("aria-pressed", String(marked.has(name)));
    },
    // weights: name -> 0, 0.5 or 1, how probable the report is when these are the dice; null shades nothing.
    showWeights(weights) {
      for (const [name, { button, share }] of cells) {
        const weight = weights ? weights[name] : 0;
        button.dataset.share = weights ? SHARE[weight] : "";
        share.textContent = weight === 0.5 ? "½" : "";
        button.setAttribute("aria-label", `red ${button.red}, blue ${button.blue}${weights ? `, ${SHARE[weight]}` : ""}`);
      }
    },
    showCounts(run) {
      for (const [name, { count }] of cells) {
        const words = String(run?.cells.get(name) || "");
        if (count.textContent !== words) count.textContent = words;
      }
    },
    flash(name) {
      if (flashed) flashed.classList.remove("cp-flash");
      flashed = name ? cells.get(name).button : null;
      if (flashed) flashed.classList.add("cp-flash");
    },
    destroy: () => window.removeEventListener("pointerup", lift),
  };
}

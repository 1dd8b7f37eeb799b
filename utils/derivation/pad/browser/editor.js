import { h } from "./dom.js";

// One plain text area: paste, undo, selections over lines, input methods and screen readers work as everywhere else.
export function editor({ label, hint, changed, moved, check }) {
  const field = h("textarea", { class: "dp-text", rows: 1, "aria-label": label, "aria-describedby": hint, spellcheck: "false",
    autocomplete: "off", autocapitalize: "off", autocorrect: "off" });
  let at = -1;
  const line = () => field.value.slice(0, field.selectionStart).split("\n").length - 1;
  const look = () => {
    const now = document.activeElement === field || field.getRootNode().activeElement === field ? line() : -1;
    if (now === at) return;
    at = now;
    moved(at);
  };
  // Focus goes to the cell, as Escape does from a cell's own editor; without cells it goes nowhere.
  function leave() {
    const cell = field.closest(".jp-Cell");
    field.blur();
    cell?.focus({ preventScroll: true });
  }
  field.addEventListener("input", () => {
    at = line();
    changed(field.value);
    field.scrollTop = 0; // the rows have made room
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      check();
    } else if (event.key === "Escape") leave();
  });
  for (const type of ["keyup", "pointerup", "focus", "blur", "select", "selectionchange"]) field.addEventListener(type, look);
  return {
    field,
    line: () => at,
    show(text) {
      if (field.value === text) return;
      const [start, end] = [field.selectionStart, field.selectionEnd];
      field.value = text;
      field.setSelectionRange(Math.min(start, text.length), Math.min(end, text.length));
    },
  };
}

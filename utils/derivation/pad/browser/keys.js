import { h } from "./dom.js";

// Every key belongs to the pad, so that no letter is a shortcut of JupyterLab's; saving stays its own.
export function keepAllButSaving(root) {
  const keep = (event) => {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saves) event.stopPropagation();
  };
  for (const type of ["keydown", "keyup", "keypress"]) root.addEventListener(type, keep);
}

// A polite live region: says the last thing it was given, once the hand has rested for a moment.
export function restingAnnouncer(pause) {
  const node = h("div", { class: "dp-spoken", role: "status", "aria-live": "polite" });
  let timer = 0;
  return {
    node,
    say(words) {
      clearTimeout(timer);
      timer = setTimeout(() => (node.textContent = words), pause);
    },
    stop: () => clearTimeout(timer),
  };
}

// Elements in one call: h("button", { class: "x", onclick: f, "aria-pressed": false }, "text", child).
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

let serial = 0;
// Ids must not collide when a page holds several pads.
export const unique = (word) => `${word}-${Date.now().toString(36)}-${serial++}`;

// Every key belongs to the pad, so that no letter is a shortcut of JupyterLab's; saving stays its own.
export function keepKeys(root) {
  const keep = (event) => {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saves) event.stopPropagation();
  };
  for (const type of ["keydown", "keyup", "keypress"]) root.addEventListener(type, keep);
}

// A polite live region: says the last thing it was given, once the hand has rested for a moment.
export function announcer(pause) {
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

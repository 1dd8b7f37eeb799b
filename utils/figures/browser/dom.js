// Elements in one call: h("button", { class: "x", onclick: f, "aria-pressed": false }, "text", child).
function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export const h = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);

export const svg = (tag, attributes = {}, ...children) =>
  build(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

let serial = 0;
// Names and ids must not collide when a page holds several of these.
export const unique = (word) => `${word}-${Date.now().toString(36)}-${serial++}`;

// JupyterLab listens for its shortcuts above us: the attribute tells it to leave our keys alone, stopping the event
// does the same for every other host.
export function keepKeys(root) {
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const type of ["keydown", "keyup", "keypress"]) root.addEventListener(type, (event) => event.stopPropagation());
}

// A polite live region that speaks at most once every `pause` ms, and always says the last thing it was given.
export function announcer(pause = 3000) {
  const node = h("div", { class: "cp-spoken", "aria-live": "polite", role: "status" });
  let timer = 0, waiting = "", last = -Infinity;
  const speak = () => { timer = 0; last = performance.now(); node.textContent = waiting; };
  return {
    node,
    say(text) {
      waiting = text;
      if (!timer) timer = setTimeout(speak, Math.max(50, last + pause - performance.now()));
    },
    stop: () => clearTimeout(timer),
  };
}

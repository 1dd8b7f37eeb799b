// Native HTML controls, and a short way to make elements.

export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  const { role, ...rest } = properties;
  if (role) element.setAttribute("role", role);
  Object.assign(element, rest);
  element.append(...children);
  return element;
}

let named = 0; // radio buttons need a name of their own for each group on the page

// One control: a slider, radio buttons, or a list when there are many choices.
export function controlView({ label, labels, kind }, moved) {
  const group = `cf-${named++}-${Math.random().toString(36).slice(2)}`;
  if (kind === "slider") {
    const input = make("input", { type: "range", min: 0, max: labels.length - 1, step: 1 });
    const output = make("output", {});
    output.style.minWidth = `${Math.max(...labels.map((text) => text.length))}ch`;
    input.addEventListener("input", () => moved(Number(input.value)));
    const show = (place) => {
      input.value = place;
      output.textContent = labels[place];
      input.setAttribute("aria-valuetext", labels[place]);
    };
    const root = make("label", { className: "cf-slider" }, make("span", {}, label), input, output);
    return { root, show, focus: () => input.focus() };
  }
  if (labels.length > 5) {
    const select = make("select", {}, ...labels.map((text, k) => make("option", { value: k }, text)));
    select.addEventListener("change", () => moved(select.selectedIndex));
    const root = make("label", { className: "cf-slider" }, make("span", {}, label), select);
    return { root, show: (place) => (select.selectedIndex = place), focus: () => select.focus() };
  }
  const inputs = labels.map(() => make("input", { type: "radio", name: group }));
  inputs.forEach((input, k) => input.addEventListener("change", () => moved(k)));
  const choices = labels.map((text, k) => make("label", {}, inputs[k], text));
  const root = make("div", { className: "cf-choice", role: "radiogroup", ariaLabel: label },
    make("span", {}, label), make("div", {}, ...choices));
  return { root, show: (place) => (inputs[place].checked = true), focus: () => inputs.find((i) => i.checked).focus() };
}

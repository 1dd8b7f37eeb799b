import { h, unique } from "./dom.js";
import { readField } from "./reading.js";

// One labelled control. `write(value)` is called on every change; what cannot be read is said beside it.
function control(field, value, write) {
  const id = unique("ds"), wrong = h("span", { class: "ds-wrong", id: `${id}-wrong`, hidden: "" });
  const named = { id, "data-field": field.name };
  if (field.kind === "choice") {
    const options = ["", ...field.options].map((option) => h("option", { value: option }, option || "–"));
    const select = h("select", { ...named, class: "cp-select", onchange: () => write(select.value || null) }, ...options);
    select.value = value ?? "";
    return { id, nodes: [select], first: select };
  }
  const long = field.kind === "prose";
  const input = h(long ? "textarea" : "input", { ...named, class: "cp-guess ds-input", "aria-describedby": `${id}-wrong`, autocomplete: "off", spellcheck: String(long), ...(long ? { rows: 3 } : { type: "text" }),
    oninput: () => {
      const [read, sentence] = readField(field, input.value), bad = Boolean(sentence);
      mark(bad && document.activeElement !== input);
      write(input.value.trim() ? (field.kind === "number" && read !== null ? read : input.value) : null);
    },
    onblur: () => mark(Boolean(readField(field, input.value)[1])),
  });
  const mark = (bad) => {
    wrong.hidden = !bad;
    wrong.textContent = bad ? (field.kind === "duration" ? "with its unit: 14 d, 2 h, 30 min" : "a number, such as 200 or 1e8") : "";
    input.setAttribute("aria-invalid", String(bad));
  };
  input.value = typeof value === "number" ? value.toLocaleString("en-US", { maximumFractionDigits: 9 }) : value ?? "";
  mark(Boolean(readField(field, input.value)[1]));
  const unit = field.unit ? [h("span", { class: "ds-unit", "aria-hidden": "true" }, field.unit)] : [];
  return { id, nodes: [h("span", { class: "ds-with-unit" }, input, ...unit), wrong], first: input };
}

export const spoken = (field) => (field.unit ? `${field.label}, ${field.unit}` : field.label);

function single(field, value, write) {
  const { id, nodes, first } = control(field, value, write);
  first.setAttribute("aria-label", spoken(field));
  const hint = field.kind === "prose" ? [h("span", { class: "ds-hint" }, " yours to score; no check reads it")] : [];
  return h("div", { class: `ds-field ds-${field.kind}` }, h("label", { for: id }, field.label, ...hint), ...nodes);
}

function several(field, value, write) {
  const boxes = field.options.map((option) => {
    const box = h("input", { type: "checkbox", "data-field": field.name, value: option, onchange: () => write(boxes.filter(([b]) => b.checked).map(([b]) => b.value)) });
    box.checked = (value ?? []).includes(option);
    return [box, h("label", { class: "ds-box" }, box, ` ${option}`)];
  });
  return h("fieldset", { class: "ds-field ds-choices" }, h("legend", {}, field.label), ...boxes.map(([, label]) => label));
}

function table(field, value, write, most) {
  const rows = (value ?? []).map((row) => ({ ...row })), list = h("div", { class: "ds-rows" });
  const add = h("button", { type: "button", class: "cp-button cp-small", onclick: () => { rows.push({}); send(); draw(); list.lastElementChild.querySelector("input, select").focus(); } }, `Add a ${field.one}`);
  const send = () => write(rows.map((row) => ({ ...row })));
  function cell(row, column, place) {
    const { id, nodes, first } = control(column, row[column.name], (now) => {
      if (now === null) delete row[column.name]; else row[column.name] = now;
      send();
    });
    first.setAttribute("aria-label", `${field.one} ${place}: ${spoken(column)}`);
    return h("div", { class: `ds-cell ds-${column.kind}` }, h("label", { for: id, class: "ds-column" }, column.label), ...nodes);
  }
  function draw() {
    list.replaceChildren(...rows.map((row, at) => {
      const drop = h("button", { type: "button", class: "cp-button cp-small ds-drop", "aria-label": `Remove ${field.one} ${at + 1}`, onclick: () => { rows.splice(at, 1); send(); draw(); add.focus(); } }, "×");
      return h("div", { class: "ds-row", role: "group", "aria-label": `${field.one} ${at + 1}` }, ...field.columns.map((column) => cell(row, column, at + 1)), drop);
    }));
    add.disabled = rows.length >= most;
  }
  draw();
  return h("fieldset", { class: "ds-field ds-table" }, h("legend", {}, field.label), list, add);
}

export function fieldNode(field, value, write, most) {
  if (field.kind === "rows") return table(field, value, write, most);
  return field.kind === "choices" ? several(field, value, write) : single(field, value, write);
}

// Inputs for each kind of answer: build(spec) gives { node, value(), fill(value), first }. A value is plain data.
import { h, unique } from "./dom.js";

function radios(name, items, legend, tell) {
  const group = unique("mo");
  const inputs = items.map(([key]) => h("input", { type: "radio", name: group, value: key, onchange: tell }));
  const rows = items.map(([key, words], k) => h("label", { class: "mo-option" }, inputs[k],
    h("span", {}, words && words !== key ? `${key}: ${words}` : key)));
  const node = h("fieldset", { class: "mo-options" }, h("legend", { class: legend ? "" : "cp-spoken" }, legend || "Your answer"), ...rows);
  return { node, first: inputs[0], value: () => inputs.find((one) => one.checked)?.value ?? "",
    fill: (value) => inputs.forEach((one) => { one.checked = one.value === value; }) };
}

function ticks(items, legend, tell) {
  const inputs = items.map(([key]) => h("input", { type: "checkbox", value: key, onchange: tell }));
  const rows = items.map(([key, words], k) => h("label", { class: "mo-option" }, inputs[k],
    h("span", {}, words ? `${key}: ${words}` : key)));
  const node = h("fieldset", { class: "mo-options" }, h("legend", { class: legend ? "" : "cp-spoken" }, legend || "Tick those that hold"), ...rows);
  return { node, first: inputs[0], value: () => inputs.filter((one) => one.checked).map((one) => one.value),
    fill: (value) => inputs.forEach((one) => { one.checked = Array.isArray(value) && value.includes(one.value); }) };
}

function text(label, says, long, tell, start = "") {
  const id = unique("mo");
  const attributes = { id, class: "mo-text", oninput: tell, spellcheck: "false", autocomplete: "off" };
  const field = long ? h("textarea", { ...attributes, rows: 7 }) : h("input", { ...attributes, type: "text" });
  if (start) field.placeholder = `${start} = ...`;
  const words = h("label", { for: id, class: "mo-label" }, label, says ? h("span", { class: "mo-quiet" }, ` ${says}`) : "");
  return { node: h("div", { class: "mo-row" }, words, field), first: field, value: () => field.value,
    fill: (value) => { field.value = typeof value === "string" ? value : ""; } };
}

function rubric(spec, tell) {
  const points = [...Array(spec.most + 1).keys()];
  const words = (point) => (spec.most === 1 ? ["no", "yes"][point] : String(point));
  const rows = spec.items.map(([name, says]) => {
    const group = unique("mo");
    const inputs = points.map((point) => h("input", { type: "radio", name: group, value: point, onchange: tell }));
    const node = h("fieldset", { class: "mo-criterion" }, h("legend", {}, h("b", {}, name), ` ${says}`),
      ...points.map((point, k) => h("label", { class: "mo-point" }, inputs[k], h("span", {}, words(point)))));
    return { name, node, inputs };
  });
  return { node: h("div", {}, ...rows.map((row) => row.node)), first: rows[0].inputs[0],
    value: () => Object.fromEntries(rows.map((row) => [row.name, row.inputs.findIndex((one) => one.checked)]).filter(([, k]) => k >= 0)),
    fill: (value) => rows.forEach((row) => row.inputs.forEach((one, k) => { one.checked = value?.[row.name] === k; })) };
}

function picked(name, items, tell) {
  const id = unique("mo");
  const field = h("select", { id, class: "cp-select", onchange: tell }, h("option", { value: "" }, "…"),
    ...items.map(([key, words]) => h("option", { value: key }, words && words !== key ? `${key}: ${words}` : key)));
  return { node: h("div", { class: "mo-row mo-short" }, h("label", { for: id, class: "mo-label" }, name), field), first: field,
    value: () => field.value, fill: (value) => { field.value = typeof value === "string" ? value : ""; } };
}

const LONG = 110; // letters of an option that no longer stands well in a list that opens

function field(one, tell) {
  if (one.input === "choice" && one.items.every(([key, words]) => key.length + words.length < LONG)) return picked(one.name, one.items, tell);
  if (one.input === "choice") return radios(one.name, one.items, one.name, tell);
  if (one.input === "subset") return ticks(one.items, one.name, tell);
  return text(one.name, one.says, one.input === "lines", tell);
}

function fields(spec, tell) {
  const made = spec.items.map((one) => [one.name, field(one, tell)]);
  return { node: h("div", {}, ...made.map(([, one]) => one.node)), first: made[0][1].first,
    value: () => Object.fromEntries(made.map(([name, one]) => [name, one.value()])),
    fill: (value) => made.forEach(([name, one]) => one.fill(value?.[name])) };
}

const BUILD = {
  choice: (spec, tell) => radios("answer", spec.items, "", tell),
  subset: (spec, tell) => ticks(spec.items, "", tell),
  rubric, fields,
  lines: (spec, tell) => text("Your lines, one step a line", "", true, tell, spec.start),
  text: (spec, tell) => text("Your answer", spec.many ? "numbers, with commas between" : "", false, tell),
};

export const buildInput = (spec, tell) => (spec && BUILD[spec.input] ? BUILD[spec.input](spec, tell) : null);

// Whether anything is in it.
export function filledIn(value) {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && typeof value === "object" && Object.values(value).some((one) => typeof one === "number" || filledIn(one));
}

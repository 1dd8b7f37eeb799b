import { announcer, h, keepKeys, svg, unique } from "./dom.js";
import { judge, parseGuess } from "./guess.js";

const ROWS = 20, SIZE = 12;

// Whole people, half up, in integers: rates are per mille, so no count depends on how a decimal is stored.
export function countPeople({ prevalence, sensitivity, specificity }, people) {
  const share = (n, rate) => Math.floor((2 * n * rate + 1000) / 2000);
  const sick = share(people, prevalence), found = share(sick, sensitivity), alarms = share(people - sick, 1000 - specificity);
  return { missed: sick - found, found, alarms, cleared: people - sick - alarms };
}

export function exactShare({ prevalence, sensitivity, specificity }) {
  const sick = prevalence * sensitivity, well = (1000 - prevalence) * (1000 - specificity);
  return sick + well ? sick / (sick + well) : NaN;
}

const disc = (r) => (x, y) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const triangle = (x, y) => `M${x} ${y - 5}L${x + 5} ${y + 4}H${x - 5}Z`;
// In this order the sick stand together, and so do the positive.
const GROUPS = [["missed", "sick, negative (missed)", disc(4)], ["found", "sick, positive (found)", disc(4.8)],
  ["alarms", "well, positive (false alarm)", triangle], ["cleared", "well, negative (cleared)", disc(1.8)]];

const percent = (share) => `${Number((100 * share).toPrecision(3))}%`;
const rate = (perMille) => `${perMille / 10}%`;

function render({ model, el }) {
  const { people, prevalences, question, truth, slips, other } = model.get("data");
  const locked = () => model.get("predict") && !model.get("guess");
  const perMille = (name) => Math.round(1000 * model.get(name));
  const spoken = announcer();
  let saving = 0;
  const save = () => { if (!saving) saving = setTimeout(() => { saving = 0; model.save_changes(); }, 200); };

  const steps = prevalences.map((p) => Math.round(1000 * p));
  const scales = {
    prevalence: { label: "sick (prevalence)", range: [0, steps.length - 1, 1], to: (i) => steps[i], from: (v) => steps.indexOf(v) },
    sensitivity: { label: "sick found (sensitivity)", range: [500, 1000, 10], to: Number, from: Number },
    specificity: { label: "well cleared (specificity)", range: [500, 1000, 5], to: Number, from: Number },
  };
  const sliders = Object.entries(scales).map(([name, { label, range: [min, max, step], to }]) => {
    const id = unique(name), output = h("output", { for: id });
    const input = h("input", { id, type: "range", min, max, step, oninput: () => { model.set(name, to(Number(input.value)) / 1000); save(); show(); } });
    return { name, input, output, node: h("div", { class: "cp-slider" }, h("label", { for: id }, label), output, input) };
  });
  const controls = h("fieldset", { class: "cp-rates" }, ...sliders.map(({ node }) => node));

  const field = h("input", { class: "cp-guess", size: 7, autocomplete: "off", placeholder: "e.g. 40%", "aria-label": "your prediction" });
  const problem = h("span", { class: "cp-wrong", role: "alert" });
  const form = h("form", { class: "cp-ask", novalidate: "", onsubmit: commit }, h("p", {}, question), field, " ",
    h("button", { type: "submit", class: "cp-button" }, "Commit"), " ", problem);
  const answer = h("div", { class: "cp-ask cp-answered" });

  const shapes = Object.fromEntries(GROUPS.map(([key]) => [key, svg("path", { class: `cp-${key}` })]));
  const title = svg("title", {}), columns = Math.ceil(people / ROWS);
  const picture = svg("svg", { viewBox: `0 0 ${columns * SIZE} ${ROWS * SIZE}`, class: "cp-people", role: "img" }, title, ...Object.values(shapes));
  const keys = GROUPS.map(([key, label, shape]) => {
    const count = h("b");
    const icon = svg("svg", { viewBox: "0 0 12 12", class: "cp-key", "aria-hidden": "true" }, svg("path", { class: `cp-${key}`, d: shape(6, 6) }));
    return { key, count, node: h("li", {}, icon, count, ` ${label}`) };
  });
  const result = h("p", { class: "cp-result" }), note = h("p", { class: "cp-note" });

  function commit(event) {
    event.preventDefault();
    const guess = parseGuess(field.value);
    problem.textContent = guess.error || "";
    field.setAttribute("aria-invalid", String(Boolean(guess.error)));
    if (guess.error) return field.focus();
    model.set("guess", field.value.trim());
    model.save_changes();
    show();
    sliders[0].input.focus();
  }

  function showAnswer() {
    const said = model.get("guess"), guess = said && parseGuess(said);
    form.hidden = !locked();
    answer.hidden = !guess || !model.get("predict");
    if (answer.hidden) return;
    const share = truth[0] / truth[1], { right, says } = judge(guess, truth, slips);
    const close = right || Math.abs(guess.value - share) <= 0.02;
    answer.replaceChildren(h("p", {}, question), h("p", {},
      h("span", { class: close ? "cp-right" : "cp-wrong" }, `${close ? "✓" : "✗"} you: ${said}`), " · ",
      h("b", { class: "cp-truth" }, `truth: ${percent(share)}`), close ? "" : `. ${said}: ${says || other}`));
  }

  function show() {
    const rates = Object.fromEntries(Object.keys(scales).map((name) => [name, perMille(name)]));
    const counts = countPeople(rates, people), shut = locked();
    const shown = shut ? { missed: counts.missed + counts.found, found: 0, alarms: 0, cleared: counts.alarms + counts.cleared } : counts;
    controls.disabled = shut;
    for (const { name, input, output } of sliders) {
      input.value = String(scales[name].from(rates[name]));
      output.textContent = rate(rates[name]);
      input.setAttribute("aria-valuetext", rate(rates[name]));
    }
    let i = 0;
    for (const [key, , shape] of GROUPS) {
      let d = "";
      for (const end = i + shown[key]; i < end; i++) d += shape(Math.floor(i / ROWS) * SIZE + SIZE / 2, (i % ROWS) * SIZE + SIZE / 2);
      shapes[key].setAttribute("d", d);
    }
    for (const { key, count } of keys) count.textContent = shut ? "?" : counts[key].toLocaleString("en");
    const positive = counts.found + counts.alarms, share = exactShare(rates);
    result.textContent = shut ? "Nobody has been tested yet."
      : positive ? `${counts.found} of the ${positive} positives ${counts.found === 1 ? "is" : "are"} sick: ${percent(share)} without rounding` : "Nobody is positive.";
    note.textContent = shut ? `${counts.missed + counts.found} of ${people.toLocaleString("en")} ${counts.missed + counts.found === 1 ? "is" : "are"} sick.`
      : "Counts are rounded to whole people, half up; the share is not.";
    title.textContent = `${people} people: ` + (shut ? note.textContent : GROUPS.map(([key, label]) => `${counts[key]} ${label}`).join("; "));
    spoken.say(result.textContent);
    showAnswer();
  }

  const root = h("div", { class: "cp-widget cp-icons", role: "group", "aria-label": model.get("alt") }, form, answer, controls, result, picture,
    h("ul", { class: "cp-keys" }, ...keys.map(({ node }) => node)), note, spoken.node);
  keepKeys(root);
  el.append(root);
  const heard = ["prevalence", "sensitivity", "specificity", "guess", "predict"].map((name) => `change:${name}`);
  for (const event of heard) model.on(event, show);
  show();
  return () => {
    for (const event of heard) model.off(event, show);
    clearTimeout(saving);
    spoken.stop();
  };
}

export default { render };

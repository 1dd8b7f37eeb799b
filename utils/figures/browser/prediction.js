import { controlView, make } from "./controls.js";

// The prediction: asked for before the controls unlock, then kept on the page beside the truth.
export function askPrediction(model, unlocked) {
  const wish = model.get("predict");
  const problem = make("p", { className: "cf-problem", role: "alert" });
  const button = make("button", { type: "submit" }, "Lock in my prediction");
  const share = wish.low !== null && wish.high !== null && wish.low >= -1 && wish.high <= 1;
  const placeholder = share ? "0.25, 1/4, 25%" : "a number";
  const field = wish.options ? null : make("input", { type: "text", autocomplete: "off", placeholder });
  let chosen = null;
  const choice = wish.options && controlView({ label: "", labels: wish.options, kind: "choice" }, (k) => (chosen = k));
  if (field) field.setAttribute("aria-label", wish.question);
  if (choice) choice.root.setAttribute("aria-label", wish.question);
  const form = make("form", {}, field ?? choice.root, wish.unit && field ? make("span", {}, wish.unit) : "", button);
  const why = make("p", { className: "cf-why" }, "Predict first: the controls unlock when your prediction is locked in.");
  const result = make("p", { className: "cf-result", role: "status" });
  const root = make("section", { className: "cf-predict", ariaLabel: "Predict" },
    make("p", { className: "cf-question" }, wish.question), form, problem, why, result);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (choice && choice.root.querySelector("select")) chosen = choice.root.querySelector("select").selectedIndex;
    const text = field ? field.value.trim() : wish.options[chosen];
    const value = field ? readNumber(text, wish.unit) : text;
    problem.textContent = field ? complaint(value, wish) : value === undefined ? "Choose one first." : "";
    if (problem.textContent) return field?.focus();
    model.set("prediction_text", text);
    model.set("prediction", value);
    model.save_changes();
    unlocked();
  });
  const show = () => {
    const value = model.get("prediction");
    form.hidden = why.hidden = value !== null;
    result.hidden = value === null;
    if (value === null) return;
    const unit = (text) => (field && wish.unit && !text.endsWith(wish.unit) ? `${text} ${wish.unit}` : text);
    result.replaceChildren(make("strong", {}, `You: ${unit(model.get("prediction_text"))} · truth: ${unit(wish.truth)}`),
      " ", remark(value, wish));
  };
  model.on("change:prediction", show);
  show();
  return { root, close: () => model.off("change:prediction", show) };
}

function complaint(value, { low, high, unit }) {
  if (value === null) return `That does not read as a number. Write it like 0.25, 1/4 or ${unit === "%" ? "25" : "25%"}.`;
  if (low !== null && high !== null && (value < low || value > high)) return `It lies between ${low} and ${high}.`;
  if (low !== null && value < low) return `It is at least ${low}.`;
  return high !== null && value > high ? `It is at most ${high}.` : "";
}

function remark(value, { says, marks, truth }) {
  if (says && typeof says === "object") return says[value] ?? "";
  const near = ([number]) => Math.abs(value - number) <= 0.025 * Math.abs(number);
  const mark = near([readNumber(truth)]) ? null : marks.find(near);
  return mark ? mark[1] : (says ?? "");
}

// 0.25, 0,25, 1/4, 25%, 1 in 4, 1,000, 1e-3; null for anything else. Nothing is evaluated.
export function readNumber(text, unit = "") {
  let plain = text.trim().replace(/\s+(in|of|out of)\s+/i, "/").replace(/[\u2212\u2013]/g, "-").replace(/\s+/g, "");
  if (unit && plain.endsWith(unit)) plain = plain.slice(0, -unit.length);
  const percent = plain.endsWith("%");
  const [above, below, more] = (percent ? plain.slice(0, -1) : plain).split("/").map((part) => {
    const thousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(part);
    const point = thousands ? part.replaceAll(",", "") : part.includes(".") ? part : part.replace(",", ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(point) ? Number(point) : NaN;
  });
  const value = (above / (below ?? 1)) * (percent ? 0.01 : 1);
  return more === undefined && Number.isFinite(value) ? value : null;
}

// Quick questions, one at a time, each with a confidence. All of it runs in the browser; the kernel only remembers.

import { make } from "./controls.js";

const SURE = [50, 60, 70, 80, 90, 100];
const KEYS = { 1: ["choice", 0], 2: ["choice", 1], 5: ["sure", 0], 6: ["sure", 1], 7: ["sure", 2], 8: ["sure", 3], 9: ["sure", 4], 0: ["sure", 5] };
let quizzes = 0; // radio buttons need a name of their own for each quiz on the page

function render({ model, el }) {
  const questions = model.get("questions"), serial = `cq-${quizzes++}-${Math.random().toString(36).slice(2)}`;
  const answers = () => model.get("answers");
  const root = make("section", { className: "cq-box", ariaLabel: "Quick quiz" });
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  let started = answers().length > 0, since = performance.now(), mine = false, closed = false;

  function intro() {
    const start = make("button", { type: "button" }, "Start");
    start.addEventListener("click", () => { started = true; show(true); });
    root.replaceChildren(
      make("p", { className: "cq-title" }, `${questions.length} quick questions, about two minutes`),
      make("p", {}, "Choose the better of two answers, and say how sure you are that it is right: 50% is a coin flip, 100% is a promise. " +
        "What was right comes at the end, so that one answer does not sway the next."),
      make("p", { className: "cq-quiet" }, "Keys: 1 or 2 to choose; 5, 6, 7, 8, 9, 0 for 50% to 100%; Enter to go on."), start);
  }

  function choices(kind, legend, texts) {
    const inputs = texts.map((_, k) => make("input", { type: "radio", name: `${serial}-${kind}`, value: k }));
    const set = make("fieldset", { className: `cq-${kind}` }, make("legend", {}, legend),
      ...texts.map((text, k) => make("label", {}, inputs[k], make("span", {}, text))));
    return { set, inputs, chosen: () => inputs.findIndex((input) => input.checked) };
  }

  function ask(number, focus) {
    const { ask: words, choices: texts } = questions[number];
    const title = make("p", { className: "cq-title", tabIndex: -1 }, words);
    const choice = choices("choice", "Which is right?", texts.map((text, k) => `${k + 1}. ${text}`));
    const sure = choices("sure", "How sure are you?", SURE.map((share) => `${share}%`));
    const problem = make("p", { className: "cq-problem", role: "alert" });
    const last = number === questions.length - 1;
    const form = make("form", {}, choice.set, sure.set, problem, make("button", { type: "submit" }, last ? "Finish" : "Next"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [c, s] = [choice.chosen(), sure.chosen()];
      problem.textContent = c < 0 ? "Choose an answer: 1 or 2." : s < 0 ? "Say how sure you are: 5 for 50%, up to 0 for 100%." : "";
      if (problem.textContent) return (c < 0 ? choice : sure).inputs[0].focus();
      mine = true; // the keyboard stays with whoever answers, and goes to no other view of this quiz
      model.set("answers", [...answers(), [c + 1, SURE[s] / 100, (performance.now() - since) / 1000]]);
      model.save_changes();
      mine = false;
    });
    press = ([kind, k]) => { const input = { choice, sure }[kind].inputs[k]; input.checked = true; input.focus(); problem.textContent = ""; };
    submit = () => form.requestSubmit();
    const done = make("progress", { max: questions.length, value: number, ariaLabel: "answered" });
    root.replaceChildren(make("p", { className: "cq-quiet" }, `Question ${number + 1} of ${questions.length} `, done), title, form);
    since = performance.now();
    if (focus) title.focus();
  }

  function result(focus) {
    const made = answers().map(([choice, sure], k) => ({ ...questions[k], choice, sure, hit: choice === questions[k].right }));
    const share = (all) => Math.round((100 * all.reduce((sum, one) => sum + one, 0)) / made.length);
    const [hits, meant] = [made.filter((one) => one.hit).length, share(made.map((one) => one.sure))];
    const title = make("p", { className: "cq-title", tabIndex: -1, role: "status" },
      `${hits} of ${made.length} right (${share(made.map((one) => Number(one.hit)))}%), ${meant}% sure on average.`);
    const line = (one) => make("li", {},
      make("p", {}, make("b", { className: one.hit ? "cq-right" : "cq-wrong" }, one.hit ? "✓ right" : "✗ wrong"),
        ` at ${Math.round(100 * one.sure)}%: ${one.ask} `, make("b", {}, one.choices[one.right - 1]), `. ${one.why}`));
    const surest = (list) => list.sort((a, b) => b.sure - a.sure);
    const [missed, met] = [surest(made.filter((one) => !one.hit)), surest(made.filter((one) => one.hit))];
    root.replaceChildren(title, make("p", {}, "Your diagram with its intervals: run ", make("code", {}, "progress.my_calibration()"), "."),
      make("ul", {}, ...missed.map(line)),
      make("details", {}, make("summary", {}, `The ${met.length} you had right`), make("ul", {}, ...met.map(line))));
    if (focus) title.focus();
  }

  let press = () => {}, submit = () => {};
  function show(focus) {
    if (closed) return;
    const number = answers().length;
    press = submit = () => {};
    if (number >= questions.length) result(focus);
    else if (started || number) ask(number, focus);
    else intro();
    const said = model.get("remark");
    if (said) root.append(make("p", { className: "cq-quiet", role: "status" }, said));
  }
  const heard = () => show(mine);
  const remarked = () => root.append(make("p", { className: "cq-quiet", role: "status" }, model.get("remark")));

  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return; // Ctrl+S and the like remain the page's own
    if (event.key !== "Escape") event.stopPropagation();
    if (event.key in KEYS) { event.preventDefault(); press(KEYS[event.key]); }
    else if (event.key === "Enter" && !["BUTTON", "SUMMARY"].includes(event.target.tagName)) { event.preventDefault(); submit(); }
  });
  el.append(root);
  model.on("change:answers", heard);
  model.on("change:remark", remarked);
  show(false);
  return () => { closed = true; model.off("change:answers", heard); model.off("change:remark", remarked); };
}

export default { render };

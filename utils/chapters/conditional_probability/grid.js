import { announcer, h, keepKeys, unique } from "./dom.js";
import { judge, parseGuess } from "./guess.js";
import { Run } from "./simulation.js";
import { LIMIT, traceChart } from "./trace.js";
import { diceBoard } from "./board.js";
import { player } from "./player.js";

const decimals = ([numerator, denominator]) => (numerator / denominator).toFixed(4);
const fraction = (pair) => `${pair[0]}/${pair[1]}`;
const cells = (n) => `${n} cell${n === 1 ? "" : "s"}`;

function render({ model, el }) {
  const { sides, protocols, presets, question } = model.get("data");
  const find = (key) => protocols.find((protocol) => protocol.key === key);
  const both = `${sides},${sides}`, runs = {};
  const locked = () => model.get("predict") && !protocols.every(({ key }) => model.get("guesses")[key]);
  const write = (name, value) => { model.set(name, value); model.save_changes(); };
  const spoken = announcer();

  // left: the sample space and what the learner marked in it
  const board = diceBoard(sides, (marked) => { write("marked", marked); showMarks(); });
  const tally = h("p", { class: "cp-tally" });
  const presetButtons = presets.map(({ label, cells: names }) =>
    h("button", { type: "button", class: "cp-button cp-small", onclick: () => { write("marked", names); showMarks(); } }, label));
  const left = h("div", { class: "cp-left" }, board.node,
    h("div", { class: "cp-presets", role: "group", "aria-label": "mark cells" }, ...presetButtons), tally,
    h("p", { class: "cp-legend" }, "✓ marked by you · shaded: as much as it leads to the report · small number: how often it did in the simulation"));

  function showMarks() {
    const marked = model.get("marked"), inside = Number(marked.includes(both));
    board.showMarks(marked);
    const words = marked.length ? `You marked ${cells(marked.length)}. Both six: ${inside} of ${marked.length}.` : "Mark the cells that the report leaves possible.";
    const here = !locked() && find(model.get("protocol"));
    const same = here && marked.length === Object.values(here.weights).filter(Boolean).length && marked.every((name) => here.weights[name]);
    const whole = here && Object.values(here.weights).every((weight) => weight !== 0.5);
    tally.textContent = words + (same ? (whole ? " Exactly the cells this report leaves." : " The right cells, but not all of them whole.") : "");
    spoken.say(tally.textContent);
  }

  // right: protocols, predictions, explanation
  const name = unique("protocol"), message = h("div", { class: "cp-message" });
  const rows = protocols.map(({ key, label }) => {
    const radio = h("input", { type: "radio", name, value: key, onchange: () => { write("protocol", key); showProtocol(); } });
    const field = h("input", { class: "cp-guess", size: 6, autocomplete: "off", placeholder: "e.g. 1/4", "aria-label": `your prediction: ${label}` });
    const value = h("span", { class: "cp-value" }), id = unique("label");
    const node = h("div", { class: "cp-protocol" }, h("label", { id }, radio, h("span", {}, label)), h("span", { class: "cp-answer" }, field, value));
    return { key, radio, field, value, node };
  });
  const commit = h("button", { type: "submit", class: "cp-button" }, "Commit my three numbers");
  const form = h("form", { class: "cp-protocols", novalidate: "", onsubmit: (event) => { event.preventDefault(); predict(); } },
    h("fieldset", {}, h("legend", {}, question), ...rows.map((row) => row.node)), commit);

  function predict() {
    const read = rows.map((row) => ({ row, guess: parseGuess(row.field.value) }));
    for (const { row, guess } of read) row.field.setAttribute("aria-invalid", String(Boolean(guess.error)));
    const bad = read.find(({ guess }) => guess.error);
    if (bad) {
      message.replaceChildren(h("p", { class: "cp-wrong" }, bad.guess.error));
      spoken.say(bad.guess.error);
      return bad.row.field.focus();
    }
    write("guesses", Object.fromEntries(rows.map(({ key, field }) => [key, field.value.trim()])));
    write("protocol", model.get("protocol") || protocols[0].key);
    showProtocol();
    rows.find(({ key }) => key === model.get("protocol")).radio.focus();
  }

  function verdict(protocol) {
    const said = model.get("guesses")[protocol.key];
    return said ? { said, ...judge(parseGuess(said), protocol.exact, protocol.slips) } : null;
  }

  function showProtocol() {
    const shut = locked(), here = shut ? null : find(model.get("protocol"));
    for (const { key, radio, field, value } of rows) {
      const protocol = find(key), mine = verdict(protocol), revealed = !shut && (model.get("predict") || key === model.get("protocol"));
      radio.disabled = shut;
      radio.checked = !shut && key === model.get("protocol");
      field.hidden = !shut;
      value.hidden = shut;
      value.replaceChildren(...(mine ? [h("span", { class: mine.right ? "cp-right" : "cp-wrong" }, `${mine.right ? "✓" : "✗"} you: ${mine.said}`)] : []),
        h("b", { class: revealed ? "cp-truth" : "cp-unknown" }, revealed ? fraction(protocol.exact) : "?"));
    }
    commit.hidden = !shut;
    for (const button of presetButtons) button.disabled = shut;
    board.showWeights(here ? here.weights : null);
    chart.setExact(here ? here.exact : [1, sides], Boolean(here));
    controls.pause();
    controls.enable(Boolean(here));
    const mine = here && verdict(here);
    const intro = shut ? "A number for each, before the grid is shaded and the dice roll." : "Choose how you learned of the six.";
    message.replaceChildren(...(here
      ? [h("p", {}, here.why), ...(mine && !mine.right ? [h("p", { class: "cp-wrong" }, `${mine.said}: ${mine.says || here.other}`)] : [])]
      : [h("p", {}, intro)]));
    if (here) spoken.say(`${here.label}: exactly ${fraction(here.exact)}. ${message.textContent}`);
    showMarks();
    showRun(false);
  }

  // right, below: the simulation
  const score = h("p", { class: "cp-score" }), last = h("p", { class: "cp-last" }), chart = traceChart();
  const running = () => find(model.get("protocol")) && (runs[model.get("protocol")] ||= newRun(model.get("protocol")));
  const newRun = (key) => new Run(key, model.get("seed") + protocols.indexOf(find(key)), sides);
  const controls = player({
    speed: model.get("speed"),
    roll(times) {
      const run = running();
      for (let i = 0; i < times && run.heard < LIMIT; i++) run.roll();
      showRun(true);
      return run.heard < LIMIT;
    },
    onReset() { delete runs[model.get("protocol")]; share(); showRun(false); },
    onSpeed: (speed) => write("speed", speed),
    onPause: () => { share(); spoken.say(score.textContent); },
  });

  function share() {
    const counts = Object.fromEntries(Object.entries(runs).map(([key, { rolled, heard, both: hits }]) => [key, [rolled, heard, hits]]));
    write("counts", counts);
  }

  function showRun(moving) {
    const here = locked() ? null : find(model.get("protocol")), run = here ? running() : null;
    board.showCounts(run);
    chart.draw(run);
    const { red, blue, shown, heard } = run?.last || {};
    board.flash(moving && heard && !controls.calm() ? `${red},${blue}` : null);
    const saw = { both: "both checked", red: `red shown: ${red}`, blue: `blue shown: ${blue}` }[shown];
    last.textContent = run?.last ? `Last roll ${red},${blue} · ${saw} · ${heard ? "“a six”: counted" : "no six: dropped"}` : "\u00a0";
    const number = (n) => n.toLocaleString("en");
    score.textContent = run?.heard
      ? `Rolled ${number(run.rolled)} · heard ${number(run.heard)} · both six ${number(run.both)} → ${run.estimate.toFixed(4)} (exact ${decimals(here.exact)})`
      : here ? "Nothing rolled yet." : "\u00a0";
    if (moving) spoken.say(score.textContent);
  }

  const right = h("div", { class: "cp-right-side" }, form, message, controls.node, score, chart.node, last);
  const root = h("div", { class: "cp-widget cp-dice", role: "group", "aria-label": model.get("alt") }, h("div", { class: "cp-columns" }, left, right), spoken.node);
  keepKeys(root);
  el.append(root);

  const heard = { "change:marked": showMarks, "change:protocol": showProtocol, "change:guesses": showProtocol,
    "change:predict": showProtocol, "change:speed": () => controls.setSpeed(model.get("speed")) };
  for (const [event, react] of Object.entries(heard)) model.on(event, react);
  showProtocol();
  return () => {
    for (const [event, react] of Object.entries(heard)) model.off(event, react);
    controls.destroy();
    board.destroy();
    spoken.stop();
  };
}

export default { render };

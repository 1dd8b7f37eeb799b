import { announcer, h, keepKeys, svg, unique } from "./dom.js";
import { drawSeeds, LloydRun } from "./lloyd.js";

const [W, H, PAD, MOST] = [360, 300, 14, 6];
const COLOURS = ["var(--blue)", "var(--vermillion)", "var(--green)", "var(--purple)", "var(--ochre)", "var(--grey)"];
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

function render({ model, el }) {
  const { worlds } = model.get("data");
  const world = () => worlds.find(({ name }) => name === model.get("world"));
  const spoken = announcer(1200);
  let run = null, said = null, cursor = [0, 0], timer = 0;
  const place = ([x, y]) => { const [l, r, b, t] = world().limits; return [PAD + ((x - l) / (r - l)) * (W - 2 * PAD), H - PAD - ((y - b) / (t - b)) * (H - 2 * PAD)]; };
  const from = ([u, v]) => { const [l, r, b, t] = world().limits; return [l + ((clamp(u, PAD, W - PAD) - PAD) / (W - 2 * PAD)) * (r - l), b + ((H - PAD - clamp(v, PAD, H - PAD)) / (H - 2 * PAD)) * (t - b)]; };

  // the plane
  const spokes = svg("g", {}), dots = svg("g", {}), centres = svg("g", {}), cross = svg("path", { class: "km-cross" });
  const plane = svg("svg", { viewBox: `0 0 ${W} ${H}`, class: "km-plane", tabindex: 0, role: "application",
    "aria-label": "Plane of points. Arrow keys move the crosshair, Enter puts a seed there, Backspace takes the last one away." },
    svg("rect", { width: W, height: H, class: "km-paper" }), spokes, dots, centres, cross);
  plane.addEventListener("click", (event) => {
    const box = plane.getBoundingClientRect();
    cursor = [((event.clientX - box.left) / box.width) * W, ((event.clientY - box.top) / box.height) * H];
    put();
  });
  plane.addEventListener("keydown", (event) => {
    const pace = event.shiftKey ? 2 : 12, move = { ArrowLeft: [-pace, 0], ArrowRight: [pace, 0], ArrowUp: [0, -pace], ArrowDown: [0, pace] }[event.key];
    if (move) { cursor = [clamp(cursor[0] + move[0], PAD, W - PAD), clamp(cursor[1] + move[1], PAD, H - PAD)]; showCross(); spoken.say(`crosshair at ${coordinates(from(cursor))}`); }
    else if (event.key === "Enter" || event.key === " ") put();
    else if (event.key === "Backspace" || event.key === "Delete") setSeeds(model.get("seeds").slice(0, -1));
    else return;
    event.preventDefault();
  });
  const coordinates = (point) => point.map((value) => value.toFixed(1)).join(", ");
  const put = () => {
    const seeds = run && run.trace.length ? [] : model.get("seeds");
    if (seeds.length >= MOST) return say(`${MOST} seeds at most.`);
    setSeeds([...seeds, from(cursor).map((value) => Math.round(value * 100) / 100)]);
  };

  // what to do
  const button = (words, act, small = true) => h("button", { type: "button", class: `cp-button${small ? " cp-small" : ""}`, onclick: act }, words);
  const choice = h("select", { class: "cp-select", "aria-label": "points", onchange: () => { model.set("world", choice.value); restart(world().seeds); } }, ...worlds.map(({ name }) => h("option", { value: name }, name)));
  const given = button("The seeds given", () => restart(world().seeds)), clear = button("No seeds", () => setSeeds([]));
  const random = button("Random", () => drawn(false)), plus = button("k-means++", () => drawn(true));
  const drawn = (plusPlus) => setSeeds(drawSeeds(world().points, model.get("seeds").length || world().seeds.length, plusPlus, Math.random));
  const name = unique("km"), options = [["best", "at the best cost"], ["worse", "at a worse one"]];
  const radios = options.map(([value, words]) => [value, h("input", { type: "radio", name, value, onchange: () => { said = value; show(); } }), words]);
  const question = h("fieldset", { class: "km-question" }, h("legend", {}, "Where will it stop?"), ...radios.map(([, input, words]) => h("label", {}, input, ` ${words}`)));
  const stepper = button("Assign", () => { pause(); advance(); }, false), runner = button("Run", () => (timer ? pause() : play()), false);
  const message = h("p", { class: "km-message" });

  // the cost
  const TW = 250, TH = 128, line = svg("path", { class: "km-line" }), marks = svg("g", {}), floor = svg("path", { class: "km-floor" }), words = svg("text", { class: "km-tick", x: TW - 6, "text-anchor": "end" }), top = svg("text", { class: "km-tick", x: 6, y: 12 });
  const chart = svg("svg", { viewBox: `0 0 ${TW} ${TH}`, class: "km-chart", role: "img" }, svg("title", {}, "Cost after each half step"), svg("rect", { width: TW, height: TH, class: "km-paper" }), floor, line, marks, top, words);

  function setSeeds(seeds) {
    model.set("seeds", seeds);
    model.save_changes();
    restart(seeds, false);
    say(seeds.length ? `${seeds.length} seed${seeds.length === 1 ? "" : "s"}. ${status()}` : status());
  }
  function restart(seeds, write = true) {
    pause();
    if (write) { model.set("seeds", seeds); model.save_changes(); }
    run = new LloydRun(world().points, seeds);
    said = null;
    for (const [, input] of radios) input.checked = false;
    show();
  }
  function advance() {
    run.half();
    model.set("costs", run.trace.map(({ cost }) => cost));
    model.save_changes();
    show();
    return !run.stopped;
  }
  function play() { timer = setInterval(() => advance() || pause(), 500); runner.textContent = "Pause"; }
  function pause() { clearInterval(timer); timer = 0; runner.textContent = "Run"; }
  const say = (text) => { message.textContent = text; spoken.say(text); };
  const best = () => Math.min(world().best[model.get("seeds").length - 1], run?.stopped ? run.cost : Infinity); // a hand may beat it
  const ready = () => model.get("seeds").length > 0 && (!model.get("predict") || said);

  function status() {
    const seeds = model.get("seeds").length;
    if (!seeds) return "Click into the plane to put a seed, six at most.";
    if (!run.trace.length) return ready() ? "Assign: every point to its nearest centre." : "Say where it will stop, then step.";
    const none = run.centres.flatMap((_, j) => (run.labels.includes(j) ? [] : [j]));
    const idle = none.length ? ` Centre${none.length > 1 ? "s" : ""} ${none.join(" and ")} ${none.length > 1 ? "have" : "has"} no point.` : "";
    const cost = `Cost ${run.cost.toPrecision(4)}`;
    if (!run.stopped) return run.next === "update" ? `${cost}. ${run.changed} point${run.changed === 1 ? "" : "s"} changed sides. Next: each centre to the mean of its points.${idle}` : `${cost}. Centres moved. Next: assign again.${idle}`;
    const ratio = run.cost / best(), worse = ratio > 1.001;
    const verdict = said ? ((said === "worse") === worse ? "As you said. " : "Not as you said. ") : "";
    return `No point changed sides: stopped at ${run.cost.toPrecision(4)}. ${verdict}The best known for ${seeds} is ${best().toPrecision(4)}${worse ? `: this is ${ratio.toPrecision(3)} times that.` : "."}${idle}`;
  }

  function showCross() { const [x, y] = cursor; cross.setAttribute("d", `M${x - 17} ${y}h8m18 0h8M${x} ${y - 17}v8m0 18v8`); }
  function show() {
    choice.value = model.get("world");
    const at = world().points.map(place), homes = run.centres.map(place);
    spokes.replaceChildren(...(run.labels && homes.length ? at.map(([x, y], i) => svg("path", { d: `M${x} ${y}L${homes[run.labels[i]].join(" ")}`, stroke: COLOURS[run.labels[i]], class: "km-spoke" })) : []));
    dots.replaceChildren(...at.map(([x, y], i) => svg("circle", { cx: x, cy: y, r: 3.6, fill: run.labels ? COLOURS[run.labels[i]] : "var(--soft)" })));
    centres.replaceChildren(...homes.map(([x, y], j) => svg("g", { transform: `translate(${x} ${y})` }, svg("path", { d: "M0 -9L9 0L0 9L-9 0Z", fill: COLOURS[j], class: "km-centre" }), svg("text", { y: 4, class: "km-name" }, String(j)))));
    question.hidden = !model.get("predict");
    question.disabled = !model.get("seeds").length || run.trace.length > 0;
    stepper.disabled = runner.disabled = !ready() || run.stopped;
    stepper.textContent = run.next === "assign" ? "Assign" : "Update";
    say(status());
    showChart();
    showCross();
  }
  function showChart() {
    const costs = run.trace.map(({ cost }) => cost), high = Math.max(...costs, 1e-9), count = Math.max(8, costs.length);
    const x = (i) => 14 + (i / (count - 1)) * (TW - 28), y = (cost) => 22 + (1 - cost / high) * (TH - 46);
    line.setAttribute("d", costs.map((cost, i) => `${i ? "L" : "M"}${x(i)} ${y(cost)}`).join(""));
    marks.replaceChildren(...run.trace.map(({ step, cost }, i) => (step === "assign" ? svg("circle", { cx: x(i), cy: y(cost), r: 3.5, class: "km-mark" }) : svg("rect", { x: x(i) - 3.5, y: y(cost) - 3.5, width: 7, height: 7, class: "km-mark" }))));
    const shown = costs.length > 0 && model.get("seeds").length > 0 && run.stopped;
    floor.setAttribute("d", shown ? `M6 ${y(best())}H${TW - 6}` : "");
    words.textContent = shown ? "best known" : "";
    words.setAttribute("y", shown ? y(best()) + 14 : 0);
    top.textContent = costs.length ? `cost, ● assigned ■ updated: ${run.cost.toPrecision(4)}` : "cost after each half step";
  }

  const root = h("div", { class: "cp-widget km-widget", role: "group", "aria-label": model.get("alt") }, h("div", { class: "km-columns" },
    h("div", {}, plane), h("div", { class: "km-side" }, h("div", { class: "km-row" }, choice), h("div", { class: "km-row", role: "group", "aria-label": "seeds" }, given, random, plus, clear), question, h("div", { class: "km-row" }, stepper, runner), message, chart)), spoken.node);
  keepKeys(root);
  el.append(root);
  const heard = { "change:predict": show, "change:world": () => restart(world().seeds) };
  for (const [event, react] of Object.entries(heard)) model.on(event, react);
  cursor = [W / 2, H / 2];
  restart(model.get("seeds").length ? model.get("seeds") : world().seeds);
  return () => {
    for (const [event, react] of Object.entries(heard)) model.off(event, react);
    pause();
    spoken.stop();
  };
}

export default { render };

import { announcer, h, keepKeys } from "./dom.js";

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

// Elapsed time with milestones, and an interviewer who interrupts: what was asked stays on the page until it is ticked off.
function render({ model, el }) {
  const { minutes, phases, questions } = model.get("data");
  const spoken = announcer(500), total = minutes * 60;
  let timer = 0, before = 0;
  const elapsed = () => model.get("elapsed");
  const time = h("div", { class: "kd-time", role: "timer", "aria-live": "off" });
  const bar = h("div", { class: "kd-bar" }, h("div", { class: "kd-fill" }));
  const rows = phases.map(([until, words]) => ({ until, node: h("li", {}, h("span", { class: "kd-until" }, `to ${until}:00`), h("span", {}, words)) }));
  const asked = questions.map(([at, words]) => ({ at, words, node: h("li", { hidden: "" }, h("label", {}, h("input", { type: "checkbox" }), ` “${words}”`)) }));
  const quiet = h("p", { class: "kd-quiet" }, "listens. Questions come while you work.");
  const tick = h("p", { class: "kd-quiet", hidden: "" }, "Tick a question when you have answered it aloud.");
  const start = h("button", { type: "button", class: "cp-button", onclick: () => (timer ? pause() : run()) }, "Start");
  const ahead = h("button", { type: "button", class: "cp-button", onclick: () => advance(60) }, "Skip a minute");
  const reset = h("button", { type: "button", class: "cp-button", onclick: () => { pause(); write(0); } }, "Reset");

  function write(seconds) {
    const was = elapsed(), now = Math.min(total, seconds);
    model.set("elapsed", now);
    if (!timer) start.textContent = now && now < total ? "Go on" : "Start";
    for (const { at, words } of asked) if (was < at * 60 && now >= at * 60) spoken.say(words);
    show();
  }
  function advance(seconds) {
    write(elapsed() + seconds);
    model.save_changes();
    if (elapsed() >= total) { pause(); spoken.say("Time."); }
  }
  function passed() {
    const now = performance.now();
    write(elapsed() + (now - before) / 1000);
    before = now;
    if (elapsed() >= total) { pause(); spoken.say("Time."); }
  }
  function run() {
    if (elapsed() >= total) write(0);
    before = performance.now();
    timer = setInterval(passed, 250);
    start.textContent = "Pause";
  }
  function pause() {
    clearInterval(timer);
    timer = 0;
    start.textContent = elapsed() && elapsed() < total ? "Go on" : "Start";
    model.save_changes();
  }
  function show() {
    time.textContent = elapsed() >= total ? "Time" : `${clock(elapsed())} of ${minutes}:00`;
    bar.firstChild.style.width = `${(100 * elapsed()) / total}%`;
    const now = rows.find(({ until }) => elapsed() < until * 60);
    for (const row of rows) {
      row.node.className = row === now ? "kd-now" : elapsed() >= row.until * 60 ? "kd-past" : "";
      if (row === now) row.node.setAttribute("aria-current", "step"); else row.node.removeAttribute("aria-current");
    }
    for (const { at, node } of asked) node.hidden = elapsed() < at * 60;
    quiet.hidden = asked.some(({ node }) => !node.hidden);
    tick.hidden = !quiet.hidden;
  }
  const root = h("div", { class: "cp-widget kd-widget", role: "group", "aria-label": model.get("alt") },
    h("div", { class: "kd-head" }, time, h("div", { class: "kd-buttons" }, start, ahead, reset)), bar,
    h("div", { class: "kd-columns" }, h("ol", { class: "kd-phases" }, ...rows.map(({ node }) => node)),
      h("div", {}, h("b", {}, "The interviewer"), quiet, tick, h("ul", { class: "kd-asked" }, ...asked.map(({ node }) => node)))), spoken.node);
  keepKeys(root);
  el.append(root);
  model.on("change:elapsed", show);
  show();
  return () => { model.off("change:elapsed", show); clearInterval(timer); spoken.stop(); };
}

export default { render };

import { minutes } from "./clock.js";
import { deskOf } from "./desk.js";
import { announcer, h, keepKeys } from "./dom.js";
import { endingOf } from "./ending.js";
import { kernelOf } from "./kernel.js";
import { listeningOf } from "./listening.js";
import { milestonesOf, rich, sheetOf } from "./milestones.js";
import { Sitting } from "./sitting.js";
import { keepIn } from "./store.js";

const STUCK = "Say what you are stuck on.";
const TICK = 500, SAVE = 900; // ms; a page that is killed loses no more of the clock

const press = (words, act, more = {}) => h("button", { type: "button", class: "cp-button cp-small", onclick: act, ...more }, words);

function render({ model, el }) {
  const drill = model.get("drill"), exam = model.get("exam"), spoken = announcer(1000);
  let sitting = new Sitting(drill), store = null, spare = [], writing = null, timer = 0, saved = 0, gone = false, letGo = null;

  const time = h("span", { class: "wb-time", role: "timer", "aria-live": "off" });
  const message = h("p", { class: "wb-message" }), below = h("div", { class: "wb-below" });
  const start = press("Start", () => (sitting.stage === "running" ? pause("paused") : go()), { class: "cp-button wb-start" });
  const done = press("Done", finish, { class: "cp-button" });
  const listening = listeningOf({ press, tell: say,
    hear: (db) => sitting.stage === "running" && sitting.hear(db),
    keep(segment, number, blob) { writing = Promise.all([writing, store.voice(segment, number, blob).then((kept) => kept || spare.push({ segment, number, blob }))]); } });
  const desk = deskOf({ press, can: () => sitting.stage === "running", active: (t) => sitting.watch.active(t),
    changed(strokes) { // a stroke is kept at once; the state follows with the next tick, so as not to delay the pen
      for (const one of strokes) store?.stroke(sitting.strokes.all.indexOf(one), one);
      if (!strokes.length) save();
    } });
  const milestones = milestonesOf(drill, { press, toggle: mark });
  const sheet = model.get("watched") ? sheetOf(drill, { press, changed: save, now: () => sitting.clock.now() }) : null;
  const kernel = kernelOf(model, { verdict: (said) => ending.judged(said), typed: (said) => ending.typed(said) });
  const ending = endingOf({ below, desk, drill, kernel, press, say, again, save, most: model.get("most"),
    dropVoice() { spare = []; store?.forget(["voice"]); sitting.sound = []; save(); } });
  const root = h("div", { class: "cp-widget wb-board", role: "group", "aria-label": `Whiteboard: ${drill.name}` },
    h("div", { class: "wb-head" }, h("p", { class: "wb-question" }, ...rich(drill.question)), time),
    h("div", { class: "wb-row wb-main" }, start, done, listening.root, ...(sheet ? [sheet.open] : [])),
    desk.row, h("div", { class: "wb-columns wb-work" }, desk.paper, milestones.root), message, sheet?.panel ?? "", below, spoken.node);
  keepKeys(root);
  root.addEventListener("keydown", key);
  el.append(root);

  function say(words) {
    message.textContent = words;
    spoken.say(words);
  }
  function save() {
    saved = performance.now();
    return store?.state(sitting.state());
  }
  function key(event) {
    if (desk.key(event) || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input")) return;
    if (event.key.toLowerCase() === "m" && sitting.stage === "running" && milestones.next(sitting) >= 0) mark(milestones.next(sitting));
  }
  function mark(number) {
    sitting.mark(number);
    const t = sitting.reached(number);
    say(t === null ? `Milestone ${number + 1} is open again.` : `Milestone ${number + 1} reached at ${minutes(t)}.`);
    save();
    show();
  }
  async function go() {
    if (!(await alone())) return say("This drill is being worked on in another view. Finish or close it there.");
    if (gone) return letGo?.();
    if (sitting.stage === "running") return;
    ending.close(); // a recording opened to look at
    sitting.go();
    desk.take(sitting);
    ending.foot(sitting, store);
    voice();
    timer ||= setInterval(tick, TICK);
    say("");
    save();
    show();
  }
  function voice() {
    if (sitting.stage !== "running") return;
    listening.go((type) => sitting.sound.push({ at: sitting.clock.now(), type }) - 1);
    save();
  }
  listening.opened = voice;
  function halt() {
    clearInterval(timer);
    timer = 0;
    desk.finish();
    listening.rest();
  }
  function pause(why) {
    halt();
    sitting.pause(why);
    say("Paused. The clock stands still, and the pause is in the report.");
    save();
    show();
  }
  async function finish() {
    halt();
    sitting.finish();
    show();
    await Promise.all([save(), listening.close()]);
    await writing;
    letGo?.();
    if (!gone) end();
  }
  async function end() {
    show();
    kernel.done(sitting.recording());
    say("");
    ending.show(sitting, [...(await store.voices().catch(() => [])), ...spare]);
  }
  function tick() {
    const quiet = sitting.watch.tick(sitting.clock.now()), stuck = sitting.watch.frozen && !exam;
    if (stuck !== root.classList.contains("wb-stuck")) {
      root.classList.toggle("wb-stuck", stuck);
      say(stuck ? `${listening.open() ? "Quiet" : "No stroke"} for ${Math.round(quiet)} seconds. ${STUCK}` : "");
    }
    if (performance.now() - saved > SAVE) save();
    showTime();
  }
  function showTime() {
    const words = `${minutes(sitting.clock.now())} / ${minutes(drill.seconds)}`;
    if (time.textContent === words) return;
    time.textContent = words;
    time.classList.toggle("wb-over", sitting.clock.now() > drill.seconds);
  }
  // One view at a time writes what is kept; where there are no locks, nobody is kept out.
  const alone = () => new Promise((answer) => {
    if (letGo || !navigator.locks) return answer(true);
    navigator.locks.request(`whiteboard ${drill.name}`, { ifAvailable: true }, (lock) => {
      answer(Boolean(lock));
      return lock && new Promise((free) => (letGo = () => { letGo = null; free(); }));
    }).catch(() => answer(true));
  });
  async function again() {
    ending.close();
    await listening.close();
    await store?.forget();
    spare = [];
    sitting = new Sitting(drill);
    take("Deleted. Nothing of this drill is kept in this browser.");
  }
  function show() {
    const { stage } = sitting, working = ["ready", "running", "paused"].includes(stage);
    start.textContent = { ready: "Start", running: "Pause" }[stage] ?? "Go on";
    start.hidden = done.hidden = listening.root.hidden = desk.row.hidden = !working;
    done.disabled = stage === "ready";
    desk.wait(stage === "ready" ? "Press Start, then draw and talk." : stage === "paused" ? "Paused" : "");
    root.dataset.stage = stage;
    root.classList.toggle("wb-stuck", stage === "running" && root.classList.contains("wb-stuck"));
    desk.show();
    milestones.show(sitting);
    showTime();
  }
  function take(words) {
    desk.take(sitting);
    sheet?.take(sitting);
    say(words);
    show();
    ending.foot(sitting, store);
  }
  const hidden = () => sitting.stage === "running" && save();
  addEventListener("pagehide", hidden);
  document.addEventListener("visibilitychange", hidden);

  take("");
  start.disabled = true;
  keepIn(drill.name).then(async (opened) => {
    const kept = await opened.load().catch(() => null);
    if (gone) return opened.close();
    store = opened;
    store.onFull?.(() => say("This browser's storage is full: from here a reload would lose what you draw and say."));
    start.disabled = false;
    if (kept) sitting = new Sitting(drill, kept);
    const waits = kept && sitting.stage === "paused";
    take(waits ? `Your board of ${minutes(sitting.clock.now())} is back. Press Go on.` : "");
    if (["score", "report"].includes(sitting.stage)) await end();
    if (sitting.stage === "report") ending.handIn(sitting);
    root.dataset.loaded = "true";
  });
  return () => {
    gone = true;
    hidden();
    clearInterval(timer);
    removeEventListener("pagehide", hidden);
    document.removeEventListener("visibilitychange", hidden);
    letGo?.();
    [desk, ending, kernel].forEach((part) => part.close());
    listening.dispose().then(() => writing).finally(() => store?.close());
    spoken.stop();
    root.remove();
  };
}

export default { render };

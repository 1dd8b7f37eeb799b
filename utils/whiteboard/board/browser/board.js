import { aloneOn } from "./alone.js";
import { askingOf } from "./asking.js";
import { faceOf, minutes } from "./clock.js";
import { deskOf } from "./desk.js";
import { announcer, h, keepKeys } from "./dom.js";
import { endingOf } from "./ending.js";
import { kernelOf } from "./kernel.js";
import { listeningOf } from "./listening.js";
import { milestonesOf, rich, sheetOf } from "./milestones.js";
import { GAP } from "./pauses.js";
import { Sitting } from "./sitting.js";
import { keepIn } from "./store.js";

const STUCK = "Say what you are stuck on.";
const SAVE = 900; // ms; a page that is killed loses no more of the clock

const press = (words, act, more = {}) => h("button", { type: "button", class: "cp-button cp-small", onclick: act, ...more }, words);

function render({ model, el }) {
  const drill = model.get("drill"), exam = model.get("exam"), key = model.get("key") || drill.name, run = model.get("run") || "", spoken = announcer(1000);
  const alone = aloneOn(`whiteboard ${key}`);
  let sitting = new Sitting(drill, run), store = null, spare = [], writing = null, timer = 0, saved = 0, gone = false, stale = false;

  const face = faceOf(drill.seconds), message = h("p", { class: "wb-message" }), below = h("div", { class: "wb-below" });
  const start = press("Start", () => (sitting.stage === "running" ? pause("paused") : go()), { class: "cp-button wb-start" });
  const done = press("Done", finish, { class: "cp-button" });
  const listening = listeningOf({ press, tell: say,
    hear: (db, stamp) => sitting.stage === "running" && stirred(sitting.hear(db, stamp)),
    keep(segment, number, blob) { writing = Promise.all([writing, store.voice(segment, number, blob).then((kept) => kept || spare.push({ segment, number, blob }))]); } });
  const desk = deskOf({ press, can: () => sitting.stage === "running", active: (t) => stirred(sitting.watch.active(t)),
    changed(strokes) { // a stroke is kept at once; the state follows with the next tick, so as not to delay the pen
      for (const one of strokes) store?.stroke(sitting.strokes.all.indexOf(one), one);
      if (!strokes.length) save();
    } });
  const milestones = milestonesOf(drill, { press, toggle: mark });
  const sheet = model.get("watched") ? sheetOf(drill, { press, changed: save, now: () => sitting.clock.now() }) : null;
  const asking = askingOf(sheet ? { ...drill, interrupts: [] } : drill, { changed: save, say: (words) => spoken.say(words) });
  const kernel = kernelOf(model, { verdict: (said) => ending.judged(said), typed: (said) => ending.typed(said), asked });
  const ending = endingOf({ below, desk, drill, kernel, press, say, again, save, most: model.get("most"),
    dropVoice() { spare = []; store?.forget(["voice"]); sitting.sound = []; save(); } });
  const root = h("div", { class: "cp-widget wb-board", role: "group", "aria-label": `Whiteboard: ${drill.name}` },
    h("div", { class: "wb-head" }, h("p", { class: "wb-question" }, ...rich(drill.question)), face.node),
    h("div", { class: "wb-row wb-main" }, start, done, listening.root, ...(sheet ? [sheet.open] : [])),
    desk.row, h("div", { class: "wb-columns wb-work" }, h("div", {}, desk.paper, asking.root), milestones.root), message, sheet?.panel ?? "", below, spoken.node);
  keepKeys(root);
  root.addEventListener("keydown", pressed);
  el.append(root);

  function say(words) {
    message.textContent = words;
    spoken.say(words);
  }
  function save(atOnce = false) {
    saved = performance.now();
    return store?.state(sitting.state(), atOnce === true);
  }
  const keep = () => [save(), show()];
  function pressed(event) {
    if (desk.key(event) || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input")) return;
    if (event.key.toLowerCase() === "m" && sitting.stage === "running" && milestones.next(sitting) >= 0) mark(milestones.next(sitting));
  }
  function mark(number) {
    sitting.mark(number);
    const t = sitting.reached(number);
    say(`Milestone ${number + 1} ${t === null ? "is open again" : `reached at ${minutes(t)}`}.`);
    keep();
  }
  // What another drill or run left under this key goes, unless that is open in another view.
  const fresh = async () => { if (stale) await store.forget(); stale = false; };
  async function go() {
    if (!(await alone.take())) return say("This drill is being worked on in another view. Finish or close it there.");
    await fresh();
    if (gone) return alone.leave();
    if (sitting.stage === "running") return;
    ending.close(); // a recording opened to look at
    sitting.go();
    desk.take(sitting);
    ending.foot(sitting, store);
    voice();
    timer ||= setTimeout(tick);
    say("");
    keep();
  }
  function voice() {
    if (sitting.stage !== "running") return;
    listening.go((type) => sitting.sound.push({ at: sitting.clock.now(), type }) - 1);
    save();
  }
  listening.opened = voice;
  function halt() {
    desk.finish();
    listening.rest();
    timer = void clearTimeout(timer);
  }
  function pause(why) {
    halt();
    sitting.pause(why);
    say("Paused. The clock stands still, and the pause is in the report.");
    keep();
  }
  // The kernel may end or stop a sitting, as a mock onsite does when its time is up.
  function asked(what) {
    if (sitting.stage === "running" && what === "pause") pause("stopped from outside");
    if (["running", "paused"].includes(sitting.stage) && what === "done") finish();
  }
  async function finish() {
    halt();
    sitting.finish();
    show();
    await Promise.all([save(), listening.close()]);
    await writing;
    alone.leave();
    if (!gone) end();
  }
  async function end() {
    show();
    kernel.done(sitting.recording());
    say("");
    ending.show(sitting, [...(await store.voices().catch(() => [])), ...spare]);
  }
  function stirred(active) { // the line of a freeze goes at once
    if (root.classList.contains("wb-stuck") && !sitting.watch.frozen) tick();
    return active;
  }
  // Once a second, when the clock reads otherwise, and when a freeze is due.
  function tick() {
    clearTimeout(timer);
    const now = sitting.clock.now(), quiet = sitting.watch.tick(now), stuck = sitting.watch.frozen && !exam;
    if (stuck !== root.classList.contains("wb-stuck")) {
      root.classList.toggle("wb-stuck", stuck);
      say(stuck ? `${listening.open() ? "Quiet" : "No stroke"} for ${Math.round(quiet)} seconds. ${STUCK}` : "");
    }
    if (performance.now() - saved > SAVE) save();
    asking.show(sitting);
    face.show(now);
    timer = setTimeout(tick, 1000 * Math.min(1 - (now % 1), quiet < GAP ? GAP - quiet : 1) + 1);
  }
  async function again() {
    ending.close();
    await listening.close();
    await store?.forget();
    spare = [];
    sitting = new Sitting(drill, run);
    take("Deleted. Nothing of this drill is kept in this browser.");
  }
  function show() {
    const { stage } = sitting, working = ["ready", "running", "paused"].includes(stage);
    start.textContent = { ready: "Start", running: "Pause" }[stage] ?? "Go on";
    start.hidden = done.hidden = listening.root.hidden = desk.row.hidden = !working;
    done.disabled = stage === "ready";
    desk.wait(stage === "ready" ? "Press Start, then draw and talk." : stage === "paused" ? "Paused" : "");
    root.dataset.stage = stage;
    kernel.stage(stage);
    root.classList.toggle("wb-stuck", stage === "running" && root.classList.contains("wb-stuck"));
    desk.show();
    milestones.show(sitting);
    asking.show(sitting);
    face.show(sitting.clock.now());
  }
  function take(words) {
    desk.take(sitting);
    sheet?.take(sitting);
    say(words);
    show();
    ending.foot(sitting, store);
  }
  const hidden = () => sitting.stage === "running" && save(true), leaving = [[window, "pagehide"], [document, "visibilitychange"]];
  for (const [where, event] of leaving) where.addEventListener(event, hidden);

  take("");
  start.disabled = true;
  keepIn(key).then(async (opened) => {
    let kept = await opened.load().catch(() => null);
    if (kept && !sitting.owns(kept.state)) [kept, stale] = [null, true];
    if (gone) return opened.close();
    store = opened;
    if (stale && await alone.take()) await fresh().then(alone.leave);
    store.onFull?.(() => say("This browser's storage is full: from here a reload would lose what you draw and say."));
    start.disabled = false;
    if (kept) sitting = new Sitting(drill, run, kept);
    take(kept && sitting.stage === "paused" ? `Your board of ${minutes(sitting.clock.now())} is back. Press Go on.` : "");
    if (["score", "report"].includes(sitting.stage)) await end();
    if (sitting.stage === "report") ending.handIn(sitting);
    root.dataset.loaded = "true";
  });
  return () => {
    gone = true;
    hidden();
    clearTimeout(timer);
    for (const [where, event] of leaving) where.removeEventListener(event, hidden);
    alone.leave();
    [desk, ending, kernel].forEach((part) => part.close());
    listening.dispose().then(() => writing).finally(() => store?.close());
    spoken.stop();
    root.remove();
  };
}

export default { render };

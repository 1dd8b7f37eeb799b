// The room: five rounds, one clock, one question at a time. The kernel draws and judges; what ticks and is typed is here.
import { announcer, h, keepKeys } from "./dom.js";
import { clockText, ticking } from "./ticking.js";
import { asking } from "./asking.js";
import { dropDrafts } from "./drafts.js";

const BEAT = 5000, SILENT = 20_000; // ms between signs of life; without an answer to any for so long, the kernel is busy or gone

function render({ model, el }) {
  const root = h("section", { class: "cp-widget mo-room", "aria-label": "Mock onsite" });
  const voice = announcer(1000), rounds = h("ol", { class: "mo-rounds" });
  const face = h("div", { class: "mo-face", role: "timer", "aria-label": "Time left in this round" }), bar = h("div", { class: "mo-bar" });
  const time = h("div", { class: "mo-time" }, face, h("div", { class: "mo-track", "aria-hidden": "true" }, bar));
  const remark = h("p", { class: "mo-remark", role: "status" }), told = h("p", { class: "mo-told", role: "status" });
  const lost = h("p", { class: "mo-remark", role: "alert" }), body = h("div"), foot = h("div", { class: "mo-buttons" }), more = h("div");
  root.append(voice.node, rounds, time, remark, lost, body, told, foot, more);
  let screen = model.get("screen"), ask = null, sure = "", mine = false, warned = "", heard = performance.now(), asked = 0;

  const send = (what, extra = {}) => { mine = true; model.send?.({ do: what, id: screen.id, place: screen.place, ...extra }); };
  const button = (words, what, main = false) => h("button", { type: "button", class: `cp-button${main ? " mo-main" : ""}`, onclick: () => press(what) }, words);

  // What ends something is pressed twice when there is something to lose.
  function press(what) {
    const loses = { next: "What you typed is not handed in.", end: "What you typed is not handed in." }[what];
    const again = what === "forget" ? "This deletes this day and all earlier ones from this machine."
      : what === "close" ? "The rounds that are left will not be held."
      : loses && ask?.open() ? loses : "";
    if (again && sure !== what) {
      sure = what;
      told.textContent = `${again} Press once more to go on.`;
      told.className = "mo-told mo-no";
      return;
    }
    sure = "";
    if (what === "forget") dropDrafts(null);
    send(what);
  }

  const clock = ticking((used, now) => {
    const left = now.length - used;
    face.textContent = left >= 0 ? clockText(left) : `over by ${clockText(-left)}`;
    bar.style.width = `${Math.min(100, (100 * used) / now.length)}%`;
    time.classList.toggle("mo-late", left < 0);
    const mark = !now.running ? "" : left < 0 ? "Time is up. Hand in what you have and end the round." : left < now.length / 6 ? `${clockText(left)} left.` : "";
    const kind = mark.slice(0, 4) === "Time" ? "up" : mark ? "soon" : "";
    if (kind && kind !== warned) { warned = kind; voice.say(mark); if (kind === "up") { told.textContent = mark; told.className = "mo-told mo-no"; } }
  });

  function waiting() {
    const [title, minutes] = screen.rounds[screen.round];
    const heading = h("h3", { class: "mo-title", tabindex: "-1" }, `Round ${screen.round + 1} of ${screen.rounds.length}: ${title}, ${minutes} minutes`);
    const says = h("p", { class: "mo-says" });
    says.innerHTML = screen.opening;
    const count = screen.asked === 0 ? "There is no question for this round in the course yet."
      : "Between rounds no clock runs. Take a breath, have paper at hand.";
    body.replaceChildren(heading, says, h("p", { class: "mo-quiet" }, count));
    foot.replaceChildren(button("Start", "start", true));
    return heading;
  }

  function over() {
    const held = screen.rounds.filter(([, , state]) => state === "held").length;
    const heading = h("h3", { class: "mo-title", tabindex: "-1" }, "The day is over");
    body.replaceChildren(heading, h("p", {}, `${held} of ${screen.rounds.length} rounds held. Run the cell with `, h("code", {}, "day.debrief()"), "."));
    foot.replaceChildren(button("Begin another day", "another"));
    dropDrafts(null);
    return heading;
  }

  function elsewhere() {
    const heading = h("h3", { class: "mo-title", tabindex: "-1" }, "This day is open in another notebook");
    body.replaceChildren(heading, h("p", {}, "Go on there, or take it over: what was handed in there is kept."));
    foot.replaceChildren(button("Take it over here", "take", true));
    return heading;
  }

  function round() {
    ask = asking(screen, send);
    const title = h("p", { class: "mo-quiet" }, `Round ${screen.round + 1}: ${screen.rounds[screen.round][0]}${screen.phase === "paused" ? ", paused" : ""}`);
    body.replaceChildren(title, ask.node);
    const paused = screen.phase === "paused";
    foot.replaceChildren(...(paused ? [button("Go on", "resume", true)] : [button("Pause", "pause")]),
      ...(screen.last || paused ? [] : [button("Next question", "next")]), button("End round", "end"));
    return ask.title;
  }

  function settings() {
    const said = [`${screen.length}, ${screen.exam ? "exam: no hints, verdicts in the debrief" : "practice: each verdict at once"}`];
    if (screen.given !== null) said.push(`seed ${screen.given}: the same questions for everybody`);
    said.push(screen.kept ? "kept on this machine, never an answer" : "not kept: it ends with the kernel");
    const row = h("div", { class: "mo-buttons" });
    if (screen.aside) row.append(button("Put that day away and begin mine", "another"));
    if (screen.phase === "waiting" && screen.round > 0) row.append(button("End the day here", "close"));
    if (screen.kept) row.append(button("Delete what is kept", "forget"));
    const open = more.querySelector("details")?.open || screen.aside;
    const box = h("details", { class: "mo-more" }, h("summary", {}, "This day"), h("p", { class: "mo-quiet" }, `${said.join("; ")}.`), row);
    box.open = Boolean(open);
    more.replaceChildren(box);
  }

  function show(late) {
    const before = screen;
    screen = model.get("screen");
    rounds.replaceChildren(...screen.rounds.map(([title, , state], k) => h("li", { class: `mo-${state.replace(" ", "-")}`, "aria-current": state === "now" ? "step" : null },
      h("span", { "aria-hidden": "true" }, { held: "✓", now: "●", "to come": "○", "left out": "–" }[state]), ` ${title}`, h("span", { class: "cp-spoken" }, `, ${state}`))));
    remark.textContent = screen.remark;
    time.hidden = !["running", "paused"].includes(screen.phase);
    const same = before !== screen && ask && before.place === screen.place && before.phase === screen.phase && before.id === screen.id;
    clock.tell(screen.clock, late);
    if (same) ask.answered.textContent = screen.answered || ""; // what is being typed stays where it is
    else {
      ask = null;
      warned = sure = "";
      const title = screen.phase === "over" ? over() : screen.phase === "elsewhere" ? elsewhere() : screen.phase === "waiting" ? waiting() : round();
      told.textContent = "";
      if (mine) title.focus({ preventScroll: true });
    }
    settings();
    mine = false;
  }

  const say = () => {
    const said = model.get("said");
    told.textContent = said.text || "";
    told.className = `mo-told${said.ok === true ? " mo-yes" : said.ok === false ? " mo-no" : ""}`;
  };
  const answer = (message) => {
    if (!message?.ack) return;
    heard = performance.now();
    asked = 0;
    lost.textContent = "";
    if (screen.phase === "running") clock.tell({ ...message.clock, running: true }, false);
  };
  function beat() {
    if (!["running", "paused"].includes(screen.phase)) { heard = performance.now(); asked = 0; return; }
    model.send?.({ do: "beat", at: Date.now() / 1000 });
    asked += 1;
    if (asked > 1 && performance.now() - heard > SILENT)
      lost.textContent = "The kernel does not answer. It is busy with a cell, or it has stopped: then run the cells anew, and the round goes on where it was. What you typed here is kept.";
  }

  const changed = () => show(false);
  keepKeys(root);
  el.append(root);
  model.on("change:screen", changed);
  model.on("change:said", say);
  model.on("msg:custom", answer);
  show(true);
  const beats = setInterval(beat, BEAT);
  beat();
  return () => {
    clearInterval(beats);
    clock.stop();
    voice.stop();
    model.off("change:screen", changed);
    model.off("change:said", say);
    model.off("msg:custom", answer);
    root.remove();
  };
}

export default { render };

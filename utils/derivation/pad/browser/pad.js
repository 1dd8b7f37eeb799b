// The pad: a text area on a ruled sheet; beside each line its mathematics and its verdict, below what there is to say.

import { h, unique } from "./dom.js";
import { keepAllButSaving, restingAnnouncer } from "./keys.js";
import { htmlOf } from "./safe.js";
import { draftOf } from "./draft.js";
import { conversation } from "./talk.js";
import { editor } from "./editor.js";
import { placed, sheet } from "./rows.js";
import { remarks } from "./remarks.js";

const REST = 150; // ms after a key until the kernel is asked
const PAUSE = 1200; // ms after a key until a line in hand may be called wrong
const KEYS = "Enter: next line. Ctrl+Enter: check. Escape: leave.";
const HOW = ["dL/dw_j", "sum_i x_i w_i", "sigma'(z)", "log(1 - p)", "x^2", "w.x", "X^T y", "E[x]", "P(A|B)", "\\frac{a}{b}", "= ...  # why"];
const STATES = {
  busy: "The kernel is busy; the check will follow. What you type is kept.",
  gone: "The kernel has stopped. What you typed is kept: start it again and run this cell.",
  page: "This page has no kernel: lines are read and checked in the running course.",
};

function render({ model, el }) {
  const hint = unique("dp-hint"), draft = draftOf(model.get("name"));
  const untouched = () => text.field.value.trim() === model.get("begins").trim();
  let [answer, typed, rest, pause, said] = [model.get("read"), 0, 0, 0, new Map()];

  const state = h("p", { class: "dp-state", role: "status" });
  const talk = conversation(model, {
    heard: (reading) => { answer = reading; show(); },
    waiting: (kind) => (state.textContent = STATES[kind] ?? ""),
  });
  const text = editor({ label: "Derivation, one step a line", hint, changed, moved: () => show(), check });
  const rows = sheet(), says = remarks({ help: talk.live && help }), spoken = restingAnnouncer(700);
  says.node.tabIndex = -1;
  const button = h("button", { type: "button", class: "dp-button dp-check", onclick: check }, "Check");
  const outcome = h("div", { class: "dp-outcome" });
  const offer = h("p", { class: "dp-offer" });
  const write = h("details", { class: "dp-write" }, h("summary", {}, "How to write it"),
    h("p", {}, "One step a line. Begin with = to go on from the line before; a word after # says why. LaTeX is read too."),
    h("p", {}, ...HOW.flatMap((example) => [h("code", {}, example), " "])));
  const over = h("div", { class: "dp-over" }, text.field);
  const page = h("div", { class: "dp-sheet" }, over, rows.node);
  const name = model.get("name");
  const root = h("div", { class: "dp-pad", role: "group", "aria-label": name ? `Derivation pad: ${name}` : "Derivation pad" },
    h("div", { class: "dp-ask" }, ...htmlOf(model.get("ask"))), offer, page, says.node,
    h("div", { class: "dp-foot" }, button, h("span", { class: "dp-keys", id: hint }, KEYS), write), state, outcome, spoken.node);
  keepAllButSaving(root);
  el.append(root);

  function send() {
    clearTimeout(rest);
    if (model.get("text") === text.field.value) return;
    model.set("text", text.field.value);
    try {
      model.save_changes();
    } catch {
      state.textContent = STATES.gone;
    }
    if (!untouched()) draft.write(text.field.value);
    if (!huge()) talk.read(text.field.value);
  }

  function changed() {
    typed = Date.now();
    clearTimeout(rest);
    clearTimeout(pause);
    rest = setTimeout(send, REST);
    pause = setTimeout(show, PAUSE);
    offer.replaceChildren();
    show();
    old.hidden = model.get("verdict").text === text.field.value;
  }

  function check() {
    clearTimeout(pause);
    typed = 0;
    send();
    show();
    talk.ask({ ask: "check", text: text.field.value });
  }

  function help(step, line) {
    talk.ask({ ask: step, line, text: text.field.value });
  }

  function huge() {
    const [lines, characters] = model.get("most"), value = text.field.value;
    return value.length > characters || value.split("\n").length > lines;
  }

  // A line in hand is not scolded: unread while the caret is in it, wrong only after a pause.
  function statusOf({ row, stale }, i, lastTyped) {
    if (!row?.status || untouched()) return "";
    const inHand = text.line() === i;
    if (inHand && ["unread", "undecided"].includes(row.status)) return "typing";
    if (inHand && row.status === "wrong" && (stale || lastTyped < PAUSE)) return "typing";
    return row.status;
  }

  function show() {
    const big = huge(), texts = big ? [] : text.field.value.split("\n"), found = placed(texts, answer.rows ?? []);
    const lastTyped = Date.now() - typed, statuses = found.map((one, i) => statusOf(one, i, lastTyped));
    const stop = statuses.findIndex((status) => status === "wrong" || status === "unread");
    const first = statuses.indexOf("wrong");
    let number = 0;
    root.classList.toggle("dp-huge", big);
    // as the report counts: a line may be only a comment, or hold two statements
    const numberOf = (line, { row, stale }) => (line.trim() ? (row && !stale ? (number = row.number) : ++number) : 0);
    rows.show(texts.map((line, i) => ({
      text: line, ...found[i], status: statuses[i], muted: stop >= 0 && i > stop, first: i === first,
      here: { number: numberOf(line, found[i]), caret: text.line() === i },
    })));
    const good = statuses.filter((status) => status === "follows").length;
    const upTo = (_, i) => stop < 0 || i < stop;
    says.show({
      stop: stop < 0 ? null : { row: found[stop].row, index: stop, told: model.get("told")[found[stop].row.key] },
      notes: found.filter(upTo).map(({ row }) => row?.note).filter(Boolean),
      calm: stop < 0 && good > 1 && good === statuses.filter(Boolean).length ? `All ${good} lines follow.` : "",
      problem: big || answer.problem ? answer.problem || tooMuch() : "",
    });
    speak(found, statuses);
  }

  const tooMuch = () => `The pad reads ${model.get("most")[0]} lines at most. Nothing is lost: shorten the text and it is read.`;

  // The verdicts that changed, once the hand rests.
  function speak(found, statuses) {
    const words = { follows: "follows", wrong: "does not follow", unread: "is not read", undecided: "is not judged" };
    const now = new Map(), news = [];
    found.forEach(({ row, stale }, i) => {
      if (!row || !words[statuses[i]]) return;
      now.set(row.number, statuses[i]);
      if (!stale && said.get(row.number) !== statuses[i]) news.push(`Line ${row.number} ${words[statuses[i]]}${row.kind ? `, with a remark: ${row.kind}` : ""}.`);
    });
    said = now;
    if (news.length) spoken.say(news.length > 4 ? `${news.length} lines have new verdicts. ${news.at(-1)}` : news.join(" "));
  }

  const old = h("p", { class: "dp-old" }, "This was said of the text before you changed it.");

  function showVerdict() {
    const { html, text: judged } = model.get("verdict");
    outcome.replaceChildren(old, ...htmlOf(html ?? ""));
    old.hidden = !html || judged === text.field.value;
    outcome.hidden = !html;
  }

  function offerDraft() {
    const kept = draft.read();
    if (!kept || kept === text.field.value || !untouched()) return;
    const count = kept.split("\n").filter((line) => line.trim()).length;
    const bring = () => { text.show(kept); changed(); send(); text.field.focus(); };
    offer.replaceChildren(`You wrote ${count} line${count === 1 ? "" : "s"} here before. `,
      h("button", { type: "button", class: "dp-button dp-small", onclick: bring }, "Bring them back"));
  }

  const onText = () => {
    if (model.get("text") === text.field.value) return;
    text.show(model.get("text"));
    if (!huge()) talk.read(text.field.value);
    show();
  };
  const resized = new ResizeObserver(() => rows.fit());
  const heard = { "change:text": onText, "change:told": show, "change:verdict": showVerdict };
  for (const [event, react] of Object.entries(heard)) model.on(event, react);
  text.field.addEventListener("blur", send);
  text.show(model.get("text"));
  if (!talk.live) {
    text.field.readOnly = true;
    button.disabled = true;
    state.textContent = STATES.page;
  } else offerDraft();
  showVerdict();
  show();
  resized.observe(page);
  return () => {
    for (const [event, react] of Object.entries(heard)) model.off(event, react);
    [rest, pause].forEach(clearTimeout);
    resized.disconnect();
    spoken.stop();
    talk.close();
    root.remove();
  };
}

export default { render };

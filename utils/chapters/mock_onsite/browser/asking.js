// The question that is up: the interviewer's words, the inputs, how sure, and the button to hand in.
import { h, unique } from "./dom.js";
import { clockText } from "./ticking.js";
import { buildInput, filledIn } from "./inputs.js";
import { keepDraft, readDraft } from "./drafts.js";

const SURE = [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99];

export function asking(screen, send) {
  const { id, place } = screen, input = buildInput(screen.answer, () => typed());
  const title = h("h3", { class: "mo-title", tabindex: "-1" });
  title.textContent = screen.count ? `Question ${screen.count[0]} of ${screen.count[1]}` : "No question";
  const about = h("p", { class: "mo-quiet" });
  const left = screen.clock.length - screen.due;
  if (screen.count) about.textContent = `About ${Math.max(1, Math.round(screen.minutes))} min, ${left < 15 ? "to the end of the round" : `until ${clockText(left)} is left`}.`;
  const says = h("p", { class: "mo-says" }, screen.says || "");
  const question = h("div", { class: "mo-question" });
  question.innerHTML = screen.html || ""; // escaped by the kernel, as every question in a chapter
  const beside = h("p", { class: "mo-beside" });
  beside.innerHTML = screen.beside || "";
  const expects = h("p", { class: "mo-quiet" });
  expects.innerHTML = screen.expects || "";
  const parts = [title, about, says, question, beside, expects];
  const sure = h("select", { id: unique("mo"), class: "cp-select", onchange: () => typed() }, h("option", { value: "" }, "not said"),
    ...SURE.map((share) => h("option", { value: share }, `${share}%`)));
  let sent = null;
  const draft = () => ({ value: input.value(), sure: sure.value });
  const typed = () => keepDraft(id, place, { ...draft(), sent });
  if (input) {
    const kept = readDraft(id, place);
    if (kept) { input.fill(kept.value); sure.value = kept.sure || ""; sent = kept.sent ?? null; }
    const hand = h("button", { type: "button", class: "cp-button mo-main", onclick: () => {
      const now = draft();
      sent = JSON.stringify(now);
      typed();
      send("answer", { value: now.value, confidence: now.sure ? Number(now.sure) / 100 : null });
    } }, "Hand in");
    const row = h("div", { class: "mo-buttons" }, hand);
    if (!screen.own) row.append(h("label", { for: sure.id, class: "mo-sure" }, "How sure are you?"), sure);
    parts.push(input.node, row);
    if (screen.own && !kept && !screen.answered) { // what is listened for is read after the answer, not before
      const reveal = h("button", { type: "button", class: "cp-button mo-main", onclick: () => {
        input.node.hidden = row.hidden = false;
        reveal.hidden = true;
        input.first.focus();
      } }, "I have answered: score it");
      input.node.hidden = row.hidden = true;
      parts.push(reveal);
    }
  }
  const answered = h("p", { class: "mo-answered", role: "status" }, screen.answered || "");
  parts.push(answered);
  const node = h("div", { class: "mo-ask" }, ...parts);
  if (screen.phase === "paused") node.querySelectorAll("button, input, textarea, select").forEach((one) => { one.disabled = true; });
  return { node, title, answered,
    // what stands there was never handed in
    open: () => Boolean(input) && filledIn(input.value()) && JSON.stringify(draft()) !== sent };
}

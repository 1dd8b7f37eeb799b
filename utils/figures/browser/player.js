// A live figure: native controls, a canvas, and frames that are here already or are asked for one at a time.
// Works on any model with get, set, on, off, save_changes and send: a kernel is only needed for frames not yet here.

import { controlView, make } from "./controls.js";
import { neighbours, openFilm } from "./film.js";
import { askPrediction } from "./prediction.js";

const FETCH_ALL = 150; // a figure of at most so many frames is fetched whole once somebody plays with it
const SILENCE = 5000; // ms without an answer after which we say so

function render({ model, el }) {
  const controls = model.get("controls");
  const counts = controls.map((control) => control.labels.length);
  const flat = (at) => at.reduce((key, place, k) => key * counts[k] + place, 0);
  const current = () => flat(model.get("at"));

  const canvas = make("canvas", { width: model.get("width"), height: model.get("height"), role: "img" });
  canvas.setAttribute("aria-label", model.get("alt"));
  const spoken = make("p", { className: "cf-spoken", ariaLive: "polite" });
  const status = make("p", { className: "cf-status", role: "status" });
  const panel = make("fieldset", { className: "cf-controls" });
  const views = controls.map((control, k) => controlView(control, (place) => move(k, place)));
  panel.append(make("legend", { className: "cf-spoken" }, "Controls of the figure"), ...views.map((v) => v.root));
  const question = model.get("predict") ? askPrediction(model, () => views[0].focus()) : null;
  const root = make("div", { className: "cf-figure" }, question?.root ?? "", panel, canvas, spoken, status);
  el.append(root);
  root.addEventListener("keydown", (event) => {
    // JupyterLab must not take a letter or an arrow for a shortcut; Ctrl+S and Escape remain its own
    if (!event.ctrlKey && !event.metaKey && event.key !== "Escape") event.stopPropagation();
  });

  const film = openFilm(model, (key) => (key === null || key === current()) && show());
  const context = canvas.getContext("2d");
  let touched = false;
  let last = { k: 0, by: 1 }; // the latest move: its direction is fetched first
  let [saving, resting, speaking, waiting, asked, shown, closed] = [0, 0, 0, 0, null, null, false];

  function move(k, place) {
    const at = [...model.get("at")];
    touched = true;
    last = { k, by: Math.sign(place - at[k]) || 1 };
    at[k] = place;
    model.set("at", at); // every view of this figure hears it and paints, at once
    clearTimeout(saving);
    saving = setTimeout(() => sent(() => model.save_changes()), 250); // the kernel hears where the hand came to rest
  }

  function show() {
    if (closed) return;
    const at = model.get("at");
    const key = flat(at);
    views.forEach((v, k) => v.show(at[k]));
    const { caption, problem, bitmap } = film.look(key);
    if (problem) status.textContent = `Here the figure could not be drawn. ${problem}`;
    else if (bitmap && film.ground) {
      context.drawImage(film.ground, 0, 0);
      context.drawImage(bitmap, 0, 0);
      status.textContent = "";
    } else if (!film.has(key) && model.get("on_demand")) fetch(key);
    const settled = Boolean(problem || (bitmap && film.ground));
    root.classList.toggle("cf-loading", !settled);
    root.classList.toggle("cf-failed", Boolean(problem));
    if (settled && shown !== key) speak(caption, at);
    if (settled) shown = key;
    clearTimeout(resting);
    resting = setTimeout(ahead, 60);
  }

  function speak(caption, at) {
    // after the hand rests, so that a screen reader hears one sentence and not forty
    clearTimeout(speaking);
    const where = controls.map((control, k) => `${control.label} ${control.labels[at[k]]}`).join(", ");
    speaking = setTimeout(() => (spoken.textContent = caption ? `${where}: ${caption}` : where), 400);
  }

  function fetch(key) {
    if (asked !== null) return; // one at a time: when it is answered, only the newest wish is asked for
    asked = key;
    clearTimeout(waiting);
    waiting = setTimeout(unanswered, SILENCE);
    if (!sent(() => model.send({ want: key }))) unanswered();
  }

  function unanswered() {
    asked = null;
    clearTimeout(waiting);
    if (!film.has(current())) status.textContent = "No answer from the kernel: it is busy or has stopped. " +
      "The picture follows when it answers; move the control to ask again.";
  }

  function answered(message, buffers) {
    if (message.frame === undefined) return;
    film.add(message.frame, buffers[0], message);
    if (message.frame === asked) {
      asked = null;
      clearTimeout(waiting);
    }
    if (message.frame === current() || !film.has(current())) show();
    else if (asked === null) ahead();
  }

  function ahead() {
    if (closed) return;
    const missing = (key) => !film.has(key) && model.get("on_demand") && asked === null && film.has(current());
    for (const key of neighbours(model.get("at"), counts, last, flat)) {
      if (missing(key)) return fetch(key);
      film.look(key);
    }
    const total = counts.reduce((product, count) => product * count, 1);
    for (let key = 0; touched && total <= FETCH_ALL && key < total; key++) if (missing(key)) return fetch(key);
  }

  const lock = () => (panel.disabled = Boolean(question) && model.get("prediction") === null);
  model.on("change:at", show);
  model.on("change:prediction", lock);
  model.on("msg:custom", answered);
  lock();
  show();
  return () => {
    closed = true;
    model.off("change:at", show);
    model.off("change:prediction", lock);
    model.off("msg:custom", answered);
    question?.close();
    [saving, resting, speaking, waiting].forEach(clearTimeout);
    film.close();
    root.remove();
  };
}

// Whether a message left: with the kernel gone, sending throws.
function sent(send) {
  try {
    send();
    return true;
  } catch {
    return false;
  }
}

export default { render };

import { h } from "./dom.js";
import { openMicrophone } from "./microphone.js";

const CELLS = 10, QUIETEST = -70; // of the meter; dBFS at its left end

// The microphone's button and meter. `hear(db, stamp)` gets every level and says whether it was voice; `keep(segment, number, blob)`
// gets the voice in pieces; `tell(words)` what went wrong.
export function listeningOf({ hear, keep, tell, press }) {
  let microphone = null, opening = false, cells = -1, voice = null, closed = false;
  const fill = h("span", {}), meter = h("span", { class: "wb-meter", role: "img", hidden: "" }, fill);
  const button = press("Use the microphone", () => (microphone ? close() : open()), { "aria-pressed": false });

  function level(db, stamp) {
    const now = hear(db, stamp), lit = Math.max(0, Math.min(CELLS, Math.round((CELLS * (db - QUIETEST)) / -QUIETEST)));
    if (lit !== cells) fill.style.width = `${(100 * (cells = lit)) / CELLS}%`;
    if (now === voice) return;
    voice = now;
    meter.classList.toggle("wb-voice", now);
    meter.setAttribute("aria-label", now ? "Microphone: voice" : "Microphone: quiet");
  }

  async function open() {
    if (opening) return;
    opening = true;
    button.disabled = true;
    const opened = await openMicrophone({ level, gone: () => { close(); tell("The microphone went away. Pen only from here."); } });
    opening = button.disabled = false;
    if (closed) return opened.close?.();
    if (opened.problem) return tell(opened.problem);
    microphone = opened;
    tell(microphone.type ? "Listening. The voice stays in this browser until you save it." : "Listening, but this browser cannot keep the voice.");
    show();
    self.opened();
  }

  async function close() {
    const was = microphone;
    microphone = null;
    show();
    await was?.close();
  }

  function show() {
    button.textContent = microphone ? "Microphone off" : "Use the microphone";
    button.setAttribute("aria-pressed", Boolean(microphone));
    meter.hidden = !microphone;
    [cells, voice] = [-1, null];
  }

  const self = {
    root: h("span", { class: "wb-group" }, button, meter),
    button,
    opened() {}, // set from outside
    open: () => Boolean(microphone),
    // The voice from now on, as a new piece of sound or as the rest of the one that rested.
    go(begin) {
      if (!microphone) return;
      if (microphone.recording()) return microphone.resume();
      const segment = begin(microphone.type);
      microphone.record((blob, number) => keep(segment, number, blob));
    },
    rest: () => microphone?.pause(),
    close,
    dispose() {
      closed = true;
      return close();
    },
  };
  return self;
}

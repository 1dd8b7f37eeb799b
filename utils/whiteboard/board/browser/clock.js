import { h } from "./dom.js";

// The board's clock: seconds, standing still in pauses. `at` puts an event's own time stamp on it.
export class BoardClock {
  constructor(elapsed = 0) {
    this.before = elapsed;
    this.since = null; // performance.now() when it was set going
  }

  get running() {
    return this.since !== null;
  }

  at(stamp) {
    return this.running ? this.before + Math.max(0, stamp - this.since) / 1000 : this.before;
  }

  now = () => this.at(performance.now());

  go() {
    this.since ??= performance.now();
  }

  stop() {
    this.before = this.now();
    this.since = null;
  }
}

export const minutes = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

// What it shows of `seconds`; the page is touched only when it reads otherwise.
export function faceOf(seconds) {
  const node = h("span", { class: "wb-time", role: "timer", "aria-live": "off" }, " ");
  return {
    node,
    show(now) {
      const words = `${minutes(now)} / ${minutes(seconds)}`;
      if (node.textContent === words) return;
      node.firstChild.nodeValue = words;
      node.classList.toggle("wb-over", now > seconds);
    },
  };
}

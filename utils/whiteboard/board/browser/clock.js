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

// Hear whether somebody speaks, from loudness alone: speech rises above a floor that follows the room.
// The same rule as utils/whiteboard/listening.py, where it is explained and tried on simulated sittings.
const HEARING = { window: 200, share: 0.2, lowest: -75, highest: -35, margin: 9, recent: 8, loud: 5, run: 3, late: 0.4, hang: 0.3 };

export class Ear {
  spans = []; // [start, end] of what was spoken, seconds on the board's clock
  #levels = new Uint8Array(HEARING.window);
  #count = 0;
  #counts = new Uint16Array(122); // of whole dB from -120 to 0
  #place = 0;
  #below = 0;
  #recent = [];

  get floor() {
    return Math.min(HEARING.highest, Math.max(HEARING.lowest, this.#place - 120));
  }

  // Take the level at `t`; return since when there has been voice, or null when there is none now.
  level(t, db) {
    const place = Math.min(120, Math.max(0, Math.floor(db + 120.5)));
    this.#add(place);
    const late = this.#recent.length > 0 && t - this.#recent.at(-1)[0] > HEARING.late;
    if (late) this.#recent = [];
    const loud = place - 120 > this.floor + HEARING.margin;
    this.#recent.push([t, loud]);
    if (this.#recent.length > HEARING.recent) this.#recent.shift();
    const heard = this.#recent.filter(([, was]) => was);
    const run = this.#recent.length - 1 - this.#recent.findLastIndex(([, was]) => !was);
    if (!loud || (heard.length < HEARING.loud && run < HEARING.run && !late)) return null;
    const [since] = heard.length >= HEARING.loud ? heard[0] : heard.at(-run);
    const last = this.spans.at(-1);
    if (last && since - last[1] <= HEARING.hang) last[1] = t;
    else this.spans.push([since, t]);
    return this.spans.at(-1)[0];
  }

  // Add a level, drop the oldest, and move the floor to where its share of the window is quieter.
  #add(place) {
    const at = this.#count % HEARING.window, counts = this.#counts;
    if (this.#count >= HEARING.window) {
      counts[this.#levels[at]] -= 1;
      this.#below -= this.#levels[at] < this.#place;
    }
    this.#levels[at] = place;
    this.#count += 1;
    counts[place] += 1;
    this.#below += place < this.#place;
    const due = HEARING.share * Math.min(this.#count, HEARING.window);
    while (this.#below > due) this.#below -= counts[--this.#place];
    while (this.#below + counts[this.#place] <= due) this.#below += counts[this.#place++];
  }
}

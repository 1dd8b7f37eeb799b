// Random numbers that can be repeated: mulberry32, 32 bits of state, uniform in [0, 1).
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Two real dice and a real report: no probability is used here, only what a witness would do.
export const REPORTS = {
  asked: (red, blue, face) => ({ heard: red === face || blue === face, shown: "both" }),
  shown: (red, blue, face, random) => {
    const shown = random() < 0.5 ? "red" : "blue";
    return { heard: (shown === "red" ? red : blue) === face, shown };
  },
  red: (red, blue, face) => ({ heard: red === face, shown: "red" }),
};

// One simulation: how often rolled, heard "a six", and both were; the estimate is kept at log-spaced counts.
export class Run {
  constructor(protocol, seed, sides = 6) {
    Object.assign(this, { protocol, sides, random: mulberry32(seed) });
    Object.assign(this, { rolled: 0, heard: 0, both: 0, cells: new Map(), trace: [], next: 1, last: null });
  }

  roll() {
    const die = () => 1 + Math.floor(this.random() * this.sides);
    const red = die(), blue = die();
    const report = REPORTS[this.protocol](red, blue, this.sides, this.random);
    this.rolled += 1;
    this.last = { red, blue, ...report };
    if (!report.heard) return;
    const cell = `${red},${blue}`;
    this.heard += 1;
    this.both += Number(red === this.sides && blue === this.sides);
    this.cells.set(cell, (this.cells.get(cell) || 0) + 1);
    if (this.heard >= this.next) {
      this.trace.push([this.heard, this.estimate]);
      this.next = Math.ceil(this.next * 1.05);
    }
  }

  get estimate() { return this.heard ? this.both / this.heard : NaN; }
}

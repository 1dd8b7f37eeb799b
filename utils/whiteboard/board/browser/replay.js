import { minutes } from "./clock.js";
import { h, svg } from "./dom.js";
import { unionOf, writingOf } from "./report.js";
import { shownAt } from "./strokes.js";

// Strokes and voice at one time. `sounds` is a list of { at, blob }; the voice leads when there is one.
export function replayOf({ recording, report, ink, sounds, press }) {
  const { seconds, strokes } = recording, urls = sounds.map(({ blob }) => URL.createObjectURL(blob));
  const players = sounds.map(({ at }, i) => ({ at, audio: new Audio(urls[i]) }));
  let t = seconds, frame = 0, before = 0, playing = false, painted = -1;
  const slider = h("input", { type: "range", min: 0, max: seconds, step: "any", value: seconds, class: "wb-slider", "aria-label": "Replay: time", oninput: () => seek(Number(slider.value)) });
  const play = press("Play", () => (playing ? stop() : start()));
  const speed = h("select", { class: "cp-select", "aria-label": "Speed", onchange: pace }, ...[1, 2, 4, 8].map((x) => h("option", { value: x }, `${x}×`)));
  const time = h("span", { class: "wb-where" });
  const root = h("div", { class: "wb-replay" }, h("div", { class: "wb-row" }, play, speed, time), bands(recording, report), slider);
  const rate = () => Number(speed.value);

  // What stands on the board at `t`: only what came is added while it goes forward, all is painted anew after a jump.
  function paint() {
    const page = strokes.findLast((one) => one.t <= t)?.page ?? 0, here = strokes.filter((one) => one.page === page);
    const between = (moment) => moment > painted && moment <= t;
    const jumped = painted < 0 || t < painted || here.some(({ hidden }) => hidden.some(([a, b]) => between(a) || (b !== null && between(b))));
    const ends = (one) => one.t + one.points.at(-4) / 1000, whole = here.filter((one) => shownAt(one, t) && ends(one) <= t);
    if (jumped || page !== paint.page) ink.repaint(whole);
    else for (const one of whole) if (ends(one) > painted) ink.settle(one);
    const growing = here.find((one) => shownAt(one, t) && ends(one) > t);
    if (growing) ink.hold(growing, pointsBy(growing, 1000 * (t - growing.t)));
    else ink.lift();
    [painted, paint.page] = [t, page];
    time.textContent = `${minutes(t)} of ${minutes(seconds)}`;
    slider.value = t;
    slider.setAttribute("aria-valuetext", `${minutes(t)}, page ${page + 1}`);
  }

  const now = () => players.findLast(({ at }) => at <= t);
  function sound() {
    const heard = playing && now();
    for (const one of players) if (one !== heard) one.audio.pause();
    if (!heard) return;
    if (Math.abs(heard.audio.currentTime - (t - heard.at)) > 0.3) heard.audio.currentTime = t - heard.at;
    if (heard.audio.paused && !heard.audio.ended) heard.audio.play().catch(() => {});
  }
  function seek(to) {
    t = Math.min(seconds, Math.max(0, to));
    paint();
    sound();
  }
  function step(stamp) {
    const heard = now(), lead = heard && !heard.audio.paused && heard.audio.currentTime > 0 && !heard.audio.ended;
    t = Math.min(seconds, lead ? Math.max(t, heard.at + heard.audio.currentTime) : t + (rate() * (stamp - before)) / 1000);
    before = stamp;
    paint();
    sound();
    if (t >= seconds) stop();
    else frame = requestAnimationFrame(step);
  }
  function pace() {
    for (const { audio } of players) audio.playbackRate = rate();
  }
  function start() {
    playing = true;
    play.textContent = "Stop";
    if (t >= seconds) seek(0);
    pace();
    before = performance.now();
    frame = requestAnimationFrame(step);
  }
  function stop() {
    playing = false;
    play.textContent = "Play";
    cancelAnimationFrame(frame);
    sound();
  }
  paint();
  return {
    root, seek,
    redraw() {
      painted = -1;
      paint();
    },
    at: () => t, playing: () => playing, players,
    close() {
      stop();
      urls.forEach((url) => URL.revokeObjectURL(url));
    },
  };
}

// How many of a stroke's points came within `ms` of its beginning, at least one.
function pointsBy({ points }, ms) {
  let count = 1;
  while (4 * count < points.length && points[4 * count] <= ms) count += 1;
  return count;
}

// When there was pen and voice, where it froze, and the milestones: under the same scale as the slider.
function bands(recording, report) {
  const whole = recording.seconds || 1, wide = 600, x = (t) => (wide * t) / whole;
  const rows = [["pen", writingOf(recording)], ["voice", unionOf(recording.voice ?? [])], ["freeze", report.freezes]];
  const bars = rows.flatMap(([name, spans], row) => spans.map(([a, b]) =>
    svg("rect", { x: x(a), y: 4 + 12 * row, width: Math.max(1, x(b) - x(a)), height: 8, class: `wb-band wb-band-${name}` })));
  const marks = recording.marks.map(([t, i]) => svg("g", {}, svg("path", { d: `M${x(t)} 0V38`, class: "wb-mark" }), svg("text", { x: Math.min(wide - 8, x(t) + 3), y: 38, class: "wb-tick" }, String(i + 1))));
  const words = `${rows[0][1].length} stretches of writing, ${rows[1][1].length} of talking, ${rows[2][1].length} freezes`;
  return h("div", { class: "wb-bands" }, h("div", { class: "wb-names", "aria-hidden": "true" }, ...rows.map(([name]) => h("span", { class: `wb-name-${name}` }, name))),
    svg("svg", { viewBox: `0 0 ${wide} 40`, preserveAspectRatio: "none", role: "img", "aria-label": words }, ...bars, ...marks));
}

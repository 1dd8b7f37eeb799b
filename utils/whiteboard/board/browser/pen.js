import { SIZE } from "./ink.js";

const PALM = 1000; // ms after the pen was seen in which a touch is a palm

// Turn pointer events on a canvas into strokes. `begin` says whether drawing is on and with what, `move` gets the stroke
// as it grows, once a frame since browsers tell of a pen just before one, `end` when it is done; `at` puts a time stamp on
// the clock of the board. One pointer at a time; every coalesced point is taken.
export function listenToPen(canvas, { at, begin, move, end }) {
  let stroke = null, pointer = null, penSeen = -Infinity, frame = null;

  function add(event) {
    const t = Math.max(0, at(event.timeStamp) - stroke.t);
    const x = ((event.clientX - frame.left) / frame.width) * SIZE[0], y = ((event.clientY - frame.top) / frame.height) * SIZE[1];
    const pressure = event.pointerType === "pen" && event.pressure > 0 ? event.pressure : 0.5;
    stroke.points.push(Math.round(1000 * t), Math.round(10 * x) / 10, Math.round(10 * y) / 10, Math.round(100 * pressure) / 100);
  }

  function down(event) {
    if (event.pointerType === "pen") penSeen = event.timeStamp;
    const palm = event.pointerType === "touch" && event.timeStamp - penSeen < PALM;
    if (stroke || palm || ![0, 5].includes(event.button)) return;
    const using = begin();
    if (!using) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    frame = canvas.getBoundingClientRect();
    const tool = event.button === 5 ? "eraser" : using.tool; // the other end of a stylus
    stroke = { t: at(event.timeStamp), page: using.page, tool, colour: using.colour, points: [], hidden: [] };
    add(event);
    move(stroke);
  }

  function moved(event) {
    if (event.pointerType === "pen") penSeen = event.timeStamp;
    if (!stroke || event.pointerId !== pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) add(one);
    move(stroke);
  }

  function up(event) {
    if (!stroke || event.pointerId !== pointer) return;
    finish();
  }

  function finish() {
    if (!stroke) return;
    const done = stroke;
    stroke = pointer = null;
    end(done);
  }

  const heard = { pointerdown: down, pointermove: moved, pointerup: up, pointercancel: up, lostpointercapture: up };
  for (const [event, react] of Object.entries(heard)) canvas.addEventListener(event, react);
  return { finish };
}

import { h } from "./dom.js";

export const SPEEDS = [["2 rolls a second", 2], ["30 a second", 30], ["1,000 a second", 1000], ["20,000 a second", 20000]];

// Play, pause, step, reset and speed around one animation frame loop; `roll(times)` returns false when it is done.
export function player({ speed, roll, onReset, onSpeed, onPause }) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0, before = 0, owed = 0;
  const playButton = h("button", { type: "button", class: "cp-button cp-play", "aria-pressed": "false", onclick: () => (frame ? pause() : play()) }, "▶ Play");
  const stepButton = h("button", { type: "button", class: "cp-button", onclick: () => { pause(); roll(1); } }, "Step");
  const resetButton = h("button", { type: "button", class: "cp-button", onclick: () => { pause(); onReset(); } }, "Reset");
  const choice = h("select", { class: "cp-select", "aria-label": "speed of the simulation", onchange: () => { speed = Number(choice.value); onSpeed(speed); } },
    ...SPEEDS.map(([label, value]) => h("option", { value }, label)));
  choice.value = String(speed);

  function tick(now) {
    frame = requestAnimationFrame(tick);
    // Whoever asked for less motion sees the figure change twice a second; a hidden tab owes nothing on return.
    const wait = calm.matches ? 500 : 0;
    if (now - before < wait) return;
    owed += (Math.min(now - before, 600) / 1000) * speed;
    before = now;
    const times = Math.floor(owed);
    owed -= times;
    if (times && !roll(times)) pause();
  }
  function show() {
    playButton.textContent = frame ? "❚❚ Pause" : "▶ Play";
    playButton.setAttribute("aria-pressed", String(Boolean(frame)));
  }
  function play() {
    before = performance.now();
    owed = 1;
    frame = requestAnimationFrame(tick);
    show();
  }
  function pause() {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    show();
    onPause();
  }
  return {
    node: h("div", { class: "cp-player", role: "group", "aria-label": "simulation" }, playButton, stepButton, resetButton, choice),
    pause,
    calm: () => calm.matches,
    enable(on) { for (const control of [playButton, stepButton, resetButton, choice]) control.disabled = !on; },
    setSpeed(value) { speed = value; choice.value = String(value); },
    destroy() { if (frame) cancelAnimationFrame(frame); frame = 0; },
  };
}

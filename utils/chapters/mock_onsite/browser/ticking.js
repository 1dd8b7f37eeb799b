// The clock of a round: told by the kernel how it stands, it goes on by itself.

export const clockText = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

export function ticking(paint) {
  let told = { used: 0, running: false, speed: 1, length: 1 }, since = performance.now(), timer = 0;
  const used = () => told.used + (told.running ? (told.speed * (performance.now() - since)) / 1000 : 0);
  const tick = () => paint(used(), told);
  return {
    used,
    // `late`: what is told is old, as after the page was loaded anew; then the wall clock says how old.
    tell(clock, late) {
      told = clock;
      since = performance.now() - (late && clock.running ? Math.max(0, Date.now() - 1000 * clock.at) : 0);
      clearInterval(timer);
      timer = clock.running ? setInterval(tick, Math.min(250, 1000 / Math.max(1, clock.speed))) : 0;
      tick();
    },
    stop: () => clearInterval(timer),
  };
}

// What goes to the kernel: the drawing when Done is pressed, the scores, the lines typed up. Never the voice. A kernel that is
// absent or gone takes nothing along: the board works without one.
export function kernelOf(model, { verdict, typed, asked }) {
  const live = typeof model.send === "function";
  const send = (message) => {
    try {
      if (live) model.send(message);
      return live;
    } catch {
      return false;
    }
  };
  let last = "ready";
  const heard = { "msg:custom": (message) => asked(message?.do), "change:verdict": () => verdict(model.get("verdict")), "change:typed": () => typed(model.get("typed")) };
  for (const [event, react] of Object.entries(heard)) model.on(event, react);
  return {
    live,
    // Where the sitting is, when that has changed.
    stage(now) {
      if (now !== last && ["ready", "running", "paused"].includes(now)) send({ did: now });
      last = now;
    },
    done: (recording) => send({ did: "done", recording }),
    scored: (scores, known) => send({ did: "scored", scores, known }), // known: a kernel has judged it before
    check: (lines) => send({ did: "typed", lines }),
    close: () => Object.entries(heard).forEach(([event, react]) => model.off(event, react)),
  };
}

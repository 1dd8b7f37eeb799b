import { h } from "./dom.js";

// What the interviewer asks at set times, for somebody who is alone: a question stays on the page once it has come, and is
// ticked off when it was answered aloud. `asked` holds [t, question], as on the interviewer's sheet.
export function askingOf(drill, { changed, say }) {
  let sitting = null, come = new Set();
  const items = drill.interrupts.map(([at, i]) => {
    const box = h("input", { type: "checkbox", onchange: () => tick(box.checked, i) });
    return { at, i, box, node: h("li", { hidden: "" }, h("label", {}, box, ` “${drill.asks[i]}”`)) };
  });
  const hint = h("p", { class: "wb-quiet" });
  const root = h("div", { class: "wb-asking", role: "group", "aria-label": "The interviewer", hidden: items.length ? null : "" },
    h("b", {}, "The interviewer"), hint, h("ul", { class: "wb-ticks" }, ...items.map(({ node }) => node)));

  function tick(answered, i) {
    sitting.asked = sitting.asked.filter(([, n]) => n !== i);
    if (answered) sitting.asked.push([sitting.clock.now(), i]);
    changed();
  }
  return {
    root,
    // What came before a reload is shown, and not said once more: the clock stands still until one goes on.
    show(given) {
      if (given !== sitting) come = new Set();
      sitting = given;
      const now = sitting.clock.now(), over = ["score", "report"].includes(sitting.stage);
      for (const { at, i, box, node } of items) {
        const due = sitting.stage !== "ready" && now >= at;
        if (due && !come.has(i) && sitting.stage === "running") say(drill.asks[i]);
        if (due) come.add(i);
        node.hidden = !due;
        box.checked = sitting.asked.some(([, n]) => n === i);
        box.disabled = over;
      }
      root.hidden = !items.length || (over && !come.size);
      hint.textContent = over ? "" : come.size ? "Answer aloud, then tick it and go on." : "listens. Questions come while you work.";
    },
  };
}

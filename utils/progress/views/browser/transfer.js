// Three buttons: everything that is kept as a file, such a file added, and a deck for Anki. The kernel makes and reads them.

import { make } from "./controls.js";

const SILENCE = 8000; // ms without an answer after which we say so
const MAKING = 30000; // for the deck: every chapter is read

function render({ model, el }) {
  const away = make("button", { type: "button" }, "Download my progress");
  const bring = make("button", { type: "button", className: "cq-second" }, "Add a progress file");
  const deck = make("button", { type: "button", className: "cq-second" }, "What is due, for Anki");
  const file = make("input", { type: "file", accept: ".jsonl,application/jsonl", hidden: true, ariaLabel: "Progress file" });
  const status = make("p", { className: "cq-quiet", role: "status" });
  const root = make("section", { className: "cq-box cq-transfer", ariaLabel: "Carry your progress" },
    make("div", { className: "cq-row" }, away, bring, deck, file), status);
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.addEventListener("keydown", (event) => !event.ctrlKey && !event.metaKey && event.key !== "Escape" && event.stopPropagation());
  let waiting = 0;

  const says = (text, refused = false) => {
    status.textContent = text;
    status.classList.toggle("cq-problem", refused);
  };
  function ask(content, buffers, patience = SILENCE) {
    says("…");
    clearTimeout(waiting);
    waiting = setTimeout(() => says("Python does not answer: is the kernel running, and not busy?", true), patience);
    try {
      model.send(content, undefined, buffers);
    } catch {
      clearTimeout(waiting);
      says("There is no kernel here: open the notebook where it runs.", true);
    }
  }
  away.addEventListener("click", () => ask({ want: "file" }));
  bring.addEventListener("click", () => file.click());
  deck.addEventListener("click", () => ask({ want: "deck" }, undefined, MAKING));
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    if (chosen.size > model.get("largest")) says("This file is too large to be a progress file; nothing was added.", true);
    else ask({ add: chosen.name }, [await chosen.arrayBuffer()]);
    file.value = ""; // so that the same file can be chosen again
  });

  function answered(message, buffers) {
    clearTimeout(waiting);
    says(message.says, message.refused);
    if (!message.name) return;
    const link = make("a", { download: message.name, href: URL.createObjectURL(new Blob([buffers[0]], { type: "application/octet-stream" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  model.on("msg:custom", answered);
  el.append(root);
  return () => { clearTimeout(waiting); model.off("msg:custom", answered); };
}

export default { render };

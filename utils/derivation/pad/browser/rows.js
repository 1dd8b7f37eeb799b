import { h } from "./dom.js";
import { mathOf } from "./safe.js";

const LOOKS = { follows: ["✓", "follows"], wrong: ["✗", "does not follow"], unread: ["?", "not read"],
  undecided: ["~", "not judged"], typing: ["…", ""], "": ["", ""] };
const SPARE = 4; // ruled lines on an empty sheet
const SMALLEST = 0.72; // of the size mathematics is set in; what is still wider than its place scrolls

// A line of the sheet: number, the text once more (unseen: it gives the row the height the text area has there), mathematics,
// verdict.
function rowView() {
  const [number, mirror, mark, word] = [h("span", { class: "dp-number" }), h("span", { class: "dp-mirror", "aria-hidden": "true" }),
    h("span", { class: "dp-mark", "aria-hidden": "true" }), h("span", { class: "dp-word" })];
  const math = h("span", { class: "dp-math" }), verdict = h("span", { class: "dp-verdict" }, mark, word);
  const node = h("li", { class: "dp-row" }, number, mirror, math, verdict);
  let [set, size] = [null, ""];

  function fit() {
    const inner = math.firstElementChild;
    const room = `${math.clientWidth} ${math.clientHeight} ${set}`;
    if (!inner || room === size) return;
    size = room;
    math.style.fontSize = "";
    const box = inner.getBoundingClientRect();
    const share = Math.min(1, (math.clientWidth - 12) / box.width, (math.clientHeight - 2) / box.height);
    if (share < 1) math.style.fontSize = `${Math.max(SMALLEST, share)}em`;
  }

  return {
    node,
    fit,
    show({ text, row, status, muted, stale, here, first }) {
      mirror.textContent = text || "\u200b";
      number.textContent = here.number ? `${here.number}` : "";
      math.dataset.number = here.number || "";
      const source = row ? row.mathml || (row.status && row.status !== "unread" ? `\u0000${row.text}` : "") : "";
      if (source !== set) {
        set = source;
        const plain = source.startsWith("\u0000") ? h("code", {}, source.slice(1).trim()) : null;
        math.replaceChildren(...[plain ?? mathOf(source)].filter(Boolean));
      }
      const [sign, says] = LOOKS[status];
      const kind = status === "follows" && row?.kind;
      mark.textContent = sign;
      word.textContent = (status === "follows" && here.number === 1 ? "holds" : says) + (kind ? `, ${kind}` : "");
      node.dataset.status = status;
      node.dataset.note = kind || "";
      node.classList.toggle("dp-muted", muted);
      node.classList.toggle("dp-stale", stale);
      node.classList.toggle("dp-here", here.caret);
      node.classList.toggle("dp-first", first);
    },
  };
}

// The sheet of rows, as many as there are lines and never fewer than a few.
export function sheet() {
  const node = h("ol", { class: "dp-rows", "aria-label": "The derivation as it was read" });
  const views = [];
  const fit = () => views.forEach((view) => view.fit());
  return {
    node,
    fit,
    show(lines) {
      const wanted = Math.max(lines.length + 1, SPARE);
      while (views.length < wanted) {
        views.push(rowView());
        node.append(views.at(-1).node);
      }
      while (views.length > wanted) views.pop().node.remove();
      const blank = { text: "", row: null, status: "", muted: false, stale: false, first: false, here: { number: 0, caret: false } };
      views.forEach((view, i) => {
        view.show(lines[i] ?? blank);
        view.node.toggleAttribute("aria-hidden", i >= lines.length);
        if (i >= lines.length) view.node.setAttribute("aria-hidden", "true");
      });
      fit();
    },
  };
}

// The row that was read for each line typed: its own, one that moved, or an old one until the answer comes.
export function placed(texts, rows) {
  return texts.map((text, i) => {
    if (!text.trim()) return { row: null, stale: false };
    if (rows[i]?.text === text) return { row: rows[i], stale: false };
    const moved = rows.find((row) => row.text === text);
    return { row: moved ?? (rows.length === texts.length && rows[i].text.trim() ? rows[i] : null), stale: true };
  });
}

import { h } from "./dom.js";
import { mathOf } from "./safe.js";

// What is said below the sheet: the first line that breaks, with help in steps behind buttons; then what to note in others.
export function remarks({ help }) {
  const node = h("div", { class: "dp-remarks" });
  let before = "";

  const step = (word, kind, index, about) =>
    h("button", { type: "button", class: "dp-button dp-small", "data-step": kind, "aria-label": `${word} ${about}`,
      onclick: () => help(kind, index) }, word);

  function broken({ row, index, told }) {
    const parts = [h("p", { class: "dp-breaks" }, h("span", { class: "dp-mark", "aria-hidden": "true" }, row.status === "wrong" ? "✗" : "?"), " ", row.says)];
    if (row.status === "wrong" && help) {
      const about = `does line ${row.number} break`;
      if (!told?.where) parts[0].append(" ", step("Where?", "where", index, about));
      else parts.push(h("p", { class: "dp-where" }, told.where, " ", told.how ? "" : step("How?", "how", index, `is line ${row.number} mended`)));
      if (told?.how) {
        const { says, repair, mathml, slip } = told.how;
        parts.push(h("p", { class: "dp-how" }, says, slip ? h("span", { class: "dp-slip" }, `slip: ${slip}`) : ""));
        if (repair) parts.push(h("p", { class: "dp-repair" }, mathOf(mathml) ?? h("code", {}, repair)));
      }
    }
    return h("div", { class: "dp-broken", "data-status": row.status }, ...parts);
  }

  return {
    node,
    show({ stop, notes, calm, problem }) {
      const key = JSON.stringify([stop, notes, calm, problem]);
      if (key === before) return; // a button keeps its focus while nothing changes
      before = key;
      const held = node.contains(document.activeElement);
      node.replaceChildren(...(problem ? [h("p", { class: "dp-problem" }, problem)] : []), ...(stop ? [broken(stop)] : []),
        ...notes.map((note) => h("p", { class: "dp-note" }, note)), ...(calm ? [h("p", { class: "dp-calm" }, calm)] : []));
      if (held) (node.querySelector("button") ?? node).focus();
    },
  };
}

import { h, svg } from "./dom.js";

// The running estimate against how often "a six" was heard (log scale), the exact line, and two standard errors of
// such an estimate around it.
export const LIMIT = 100000;
const [W, H, LEFT, TOP, BOTTOM, RIGHT, HIGH] = [330, 168, 34, 18, 34, 8, 0.4];
const x = (n) => LEFT + (Math.log10(n) / Math.log10(LIMIT)) * (W - LEFT - RIGHT);
const y = (p) => TOP + (1 - Math.min(HIGH, Math.max(0, p)) / HIGH) * (H - TOP - BOTTOM);
const line = (points) => points.map(([n, p], i) => `${i ? "L" : "M"}${x(n).toFixed(1)} ${y(p).toFixed(1)}`).join("");
const text = (at, top, words, anchor, name = "cp-tick") => svg("text", { x: at, y: top, "text-anchor": anchor, class: name }, words);

export function traceChart() {
  const band = svg("path", { class: "cp-band" }), exact = svg("path", { class: "cp-exact" });
  const estimate = svg("path", { class: "cp-estimate" }), dot = svg("circle", { class: "cp-dot", r: 3.5, cx: -9, cy: -9 });
  const label = text(W - RIGHT, 0, "", "end", "cp-exact-label");
  const frame = svg("g", {});
  for (const p of [0, 0.1, 0.2, 0.3, 0.4]) {
    frame.append(svg("path", { class: "cp-rule", d: `M${LEFT} ${y(p)}H${W - RIGHT}` }), text(LEFT - 6, y(p) + 4, p.toFixed(1), "end"));
  }
  ["1", "10", "100", "1k", "10k", "100k"].forEach((word, i) => frame.append(text(x(10 ** i), H - BOTTOM + 14, word, i === 5 ? "end" : "middle")));
  frame.append(text((LEFT + W) / 2, H - 4, "times “a six” was heard", "middle"), text(2, 11, "estimate of P(both six)", "start"));
  const picture = svg("svg", { viewBox: `0 0 ${W} ${H}`, class: "cp-trace", role: "img" }, frame, band, exact, estimate, dot, label);
  const alt = svg("title", {});
  picture.prepend(alt);
  return {
    node: h("div", { class: "cp-trace-box" }, picture),
    setExact([numerator, denominator], shown) {
      const p = numerator / denominator, at = Array.from({ length: 61 }, (_, i) => LIMIT ** (i / 60));
      const edge = (sign) => at.map((n) => [n, p + sign * 2 * Math.sqrt((p * (1 - p)) / n)]);
      band.setAttribute("d", shown ? `${line(edge(1))}${line(edge(-1).reverse()).replace("M", "L")}Z` : "");
      exact.setAttribute("d", shown ? line([[1, p], [LIMIT, p]]) : "");
      label.setAttribute("y", y(p) - 16);
      label.textContent = shown ? `exact ${numerator}/${denominator}, ±2 standard errors` : "";
    },
    draw(run) {
      const points = run && run.heard ? [...run.trace, [run.heard, run.estimate]] : [];
      estimate.setAttribute("d", line(points));
      const [n, p] = points.at(-1) || [];
      dot.setAttribute("cx", n ? x(n) : -9);
      dot.setAttribute("cy", n ? y(p) : -9);
      alt.textContent = n ? `Running estimate ${p.toFixed(4)} after ${n} reports.` : "Running estimate: nothing simulated yet.";
    },
  };
}

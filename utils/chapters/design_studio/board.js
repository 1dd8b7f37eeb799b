import { announcer, h, keepKeys, unique } from "./dom.js";
import { complaintsOf, factsOf } from "./rules.js";
import { fieldNode } from "./inputs.js";

// Nine sections behind tabs; every key press is read here, and what is open is said at once. The kernel hears of it a little later.
function render({ model, el }) {
  const data = model.get("data"), { sections, looked_at, no_complaint } = data;
  const voice = announcer(1500), id = unique("ds");
  let at = 0, own = null, timer = 0, waiting = 0, before = null, links = [];
  const design = () => model.get("design");
  const given = (section) => section.fields.some(({ name }) => design()[name] !== undefined);

  function write(name, value) {
    own = { ...design() };
    if (value === null || (Array.isArray(value) && !value.length)) delete own[name]; else own[name] = value;
    model.set("design", own);
    clearTimeout(timer);
    timer = setTimeout(flush, 400);
    judge();
  }
  function flush() {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    model.save_changes();
  }

  const tabs = sections.map((section, place) => {
    const count = h("span", { class: "ds-count" });
    const node = h("button", { type: "button", role: "tab", class: "ds-tab", id: `${id}-tab${place}`, "aria-controls": `${id}-panel`, onclick: () => open(place) }, section.title, " ", count);
    return { node, count, section };
  });
  const bar = h("div", { class: "ds-tabs", role: "tablist", "aria-label": "Sections of the board" }, ...tabs.map(({ node }) => node));
  bar.addEventListener("keydown", (event) => {
    const last = tabs.length - 1, to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    open(to);
    tabs[to].node.focus();
    event.preventDefault();
  });
  const panel = h("div", { class: "ds-panel", role: "tabpanel", id: `${id}-panel`, tabindex: 0 });
  const heading = h("div", { class: "ds-open-title" }), list = h("ul", { class: "ds-open" });
  const fact = h("p", { class: "ds-fact" }), foot = h("p", { class: "ds-foot" }), quiet = h("p", { class: "ds-foot" }, looked_at);
  const save = h("button", { type: "button", class: "cp-button", onclick: () => {
    flush();
    saved.textContent = "Asking the kernel…";
    clearTimeout(waiting);
    waiting = setTimeout(() => { saved.textContent = "No answer from the kernel yet: is it busy, or was it restarted? What you typed is still on this page."; }, 5000);
    model.set("wanted", model.get("wanted") + 1);
    model.save_changes();
  } }, "Save Markdown and diagram");
  const saved = h("span", { class: "ds-saved", role: "status" });

  function open(place) {
    at = place;
    const section = sections[place];
    panel.setAttribute("aria-labelledby", `${id}-tab${place}`);
    panel.replaceChildren(...section.fields.map((field) => fieldNode(field, design()[field.name], (value) => write(field.name, value), data.rows)));
    judge();
  }
  function judge() {
    const found = complaintsOf(data, design());
    tabs.forEach(({ node, count, section }, place) => {
      const mine = found.filter((complaint) => complaint.section === section.name).length, begun = given(section);
      count.textContent = begun ? (mine ? `${mine} open` : "0 open") : "empty";
      count.className = `ds-count${begun && mine ? " ds-some" : ""}`;
      node.setAttribute("aria-selected", String(place === at));
      node.setAttribute("tabindex", place === at ? "0" : "-1");
    });
    const here = found.filter(({ section }) => section === sections[at].name), shown = given(sections[at]);
    heading.textContent = shown ? `${sections[at].title}: ${here.length} open` : `${sections[at].title}: nothing entered yet`;
    list.replaceChildren(...(shown ? here : []).map(({ name, asks, says }) => h("li", { "data-name": name }, h("b", {}, asks), " ", name === "unreadable" ? says.replaceAll("`", "") : says)));
    fact.textContent = factsOf(data, design())[sections[at].name] ?? "";
    const begun = sections.filter(given).length;
    foot.textContent = found.length ? `${found.length} open on the whole board; ${begun} of ${sections.length} sections begun.` : no_complaint;
    const state = `${at} ${here.map(({ name }) => name)}`;
    if (before !== null && state !== before) voice.say(`${heading.textContent}. ${here.length && shown ? here[0].asks : ""}`);
    before = state;
  }
  function offer() {
    for (const url of links) URL.revokeObjectURL(url);
    links = [];
    const files = Object.entries(model.get("files"));
    clearTimeout(waiting);
    if (!files.length) { saved.textContent = model.get("note"); return; }
    const nodes = files.map(([name, text]) => {
      const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
      links.push(url);
      return h("a", { href: url, download: name }, name);
    });
    saved.replaceChildren(model.get("note") || "Saved beside the notebook; to download: ", ...nodes.flatMap((node) => [node, " "]));
  }
  const fromKernel = () => { if (design() !== own) open(at); };

  const root = h("div", { class: "cp-widget ds-widget", role: "group", "aria-label": model.get("alt") }, bar, panel,
    h("div", { class: "ds-said" }, heading, list, fact, foot, quiet), h("div", { class: "ds-save" }, save, saved), voice.node);
  keepKeys(root);
  el.append(root);
  model.on("change:design", fromKernel);
  model.on("change:files", offer);
  model.on("change:saved", offer);
  open(0);
  offer();
  return () => {
    flush();
    model.off("change:design", fromKernel);
    model.off("change:files", offer);
    model.off("change:saved", offer);
    clearTimeout(waiting);
    voice.stop();
    for (const url of links) URL.revokeObjectURL(url);
  };
}

export default { render };

// Bring the widgets of an exported page to life: no kernel, no widget manager, no request.
const { modules, styles, models } = JSON.parse(document.getElementById("widgets").textContent);

// What anywidget hands a module, of which a page can keep everything but the kernel.
class Model {
  constructor(state) {
    this.state = state;
    this.heard = new Map(); // event name -> callbacks
  }
  get(name) { return this.state[name]; }
  set(name, value) {
    const changes = typeof name === "string" ? { [name]: value } : name;
    const changed = Object.keys(changes).filter((key) => JSON.stringify(this.state[key]) !== JSON.stringify(changes[key]));
    Object.assign(this.state, changes);
    changed.forEach((key) => this.trigger(`change:${key}`, this, changes[key]));
    if (changed.length) this.trigger("change", this);
  }
  on(names, callback) {
    names.split(/\s+/).forEach((name) => this.heard.set(name, [...(this.heard.get(name) ?? []), callback]));
  }
  off(names, callback) {
    const keep = (name) => (callback ? (this.heard.get(name) ?? []).filter((known) => known !== callback) : []);
    (names ? names.split(/\s+/) : [...this.heard.keys()]).forEach((name) => this.heard.set(name, keep(name)));
  }
  trigger(name, ...details) { (this.heard.get(name) ?? []).forEach((callback) => callback(...details)); }
  save_changes() {}
  send() {}
}

function revive({ state, buffers }) {
  for (const { path, data } of buffers) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const owner = path.slice(0, -1).reduce((at, key) => at[key], state);
    owner[path.at(-1)] = new DataView(bytes.buffer);
  }
  return new Model(state);
}

const loaded = new Map(); // module name -> promise of the module, imported once
function load(name) {
  const address = () => URL.createObjectURL(new Blob([modules[name]], { type: "text/javascript" }));
  if (!loaded.has(name)) loaded.set(name, import(address()));
  return loaded.get(name);
}

async function start(place, saved, model) {
  const { default: given, ...named } = await load(saved.module);
  const widget = (typeof given === "function" ? await given() : given) ?? named;
  await widget.initialize?.({ model });
  const el = document.createElement("div");
  await widget.render?.({ model, el });
  place.replaceChildren(el); // the picture stays until there is something better
}

for (const text of Object.values(styles)) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: text }));
}
const alive = Object.fromEntries(Object.entries(models).map(([id, saved]) => [id, revive(saved)]));
for (const place of document.querySelectorAll("[data-model]")) {
  const id = place.dataset.model;
  start(place, models[id], alive[id]).catch((error) => console.error(`A widget could not start: ${error}`));
}

// What this browser keeps of a sitting, by the drill's name: its state, its strokes, its voice. Nothing leaves the browser.
// Where nothing can be kept (private windows, pages opened from the disk) `works` is false, and every call does nothing.
const SHELF = "course-whiteboard";
const asked = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

async function openShelf() {
  const opening = indexedDB.open(SHELF, 1);
  opening.onupgradeneeded = () => ["state", "strokes", "voice"].forEach((name) => opening.result.createObjectStore(name));
  const shelf = await asked(opening);
  shelf.onversionchange = () => shelf.close();
  return shelf;
}

export async function keepIn(name) {
  let shelf = null;
  try {
    shelf = await openShelf();
  } catch {
    return { works: false, load: async () => null, state() {}, stroke() {}, voice: async () => false, voices: async () => [], forget: async () => {}, close() {} };
  }
  const range = () => IDBKeyRange.bound([name], [name, []]); // every key that begins with the name
  let full = null, wanted = true;
  const write = (where, act) => new Promise((done) => {
    try {
      const change = shelf.transaction(where, "readwrite", { durability: "relaxed" });
      change.oncomplete = () => done(true);
      change.onabort = () => { full?.(); done(false); };
      act(change);
    } catch {
      done(false); // the shelf was closed under us
    }
  });
  let next = null, writing = null; // only the newest state matters: one is written at a time, and what came meanwhile once
  const put = (where, key, value) => (wanted ? write(where, (change) => change.objectStore(where).put(value, key)) : null);
  return {
    works: true,
    onFull: (react) => (full = react),
    async load() {
      const read = shelf.transaction(["state", "strokes"]);
      const [state, strokes] = await Promise.all([asked(read.objectStore("state").get(name)), asked(read.objectStore("strokes").getAll(range()))]);
      return state ? { state, strokes } : null;
    },
    state(value, atOnce) { // at once: the page may be gone before another is through
      if (atOnce) return put("state", name, value);
      next = value;
      return (writing ??= (async () => {
        for (let one = next; one; one = next) {
          next = null;
          await put("state", name, one);
        }
        writing = null;
      })());
    },
    stroke: (number, value) => put("strokes", [name, number], value),
    // Pieces of voice are not held in memory, but here; false when there is no room for one.
    voice: async (segment, number, blob) => put("voice", [name, segment, number], await blob.arrayBuffer()),
    async voices() {
      const read = shelf.transaction("voice").objectStore("voice");
      const [keys, pieces] = await Promise.all([asked(read.getAllKeys(range())), asked(read.getAll(range()))]);
      return keys.map(([, segment, number], i) => ({ segment, number, blob: pieces[i] }));
    },
    forget(what = ["state", "strokes", "voice"]) {
      if (what.includes("state")) next = null;
      return write(what, (change) => what.forEach((where) => change.objectStore(where).delete(where === "state" ? name : range())));
    },
    close() {
      wanted = false;
      shelf.close();
    },
  };
}

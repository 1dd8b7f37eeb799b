// The frames of a figure, and which to make ready next.

const DECODED = 48; // pictures kept decoded a view (about 1 MB each); the others stay packed, some kB each
const AHEAD = 8; // steps decoded, or asked for, around the current one

// The frames: packed ones by key, and the latest looked at decoded.
export function openFilm(model, ready) {
  const [offsets, bytes] = [model.get("offsets"), model.get("frames")];
  const slice = (k) => new Uint8Array(bytes.buffer, bytes.byteOffset + offsets[k], offsets[k + 1] - offsets[k]);
  const unpack = (data) => createImageBitmap(new Blob([data], { type: "image/png" }));
  const [captions, problems] = [model.get("captions"), model.get("problems")];
  const known = new Map();
  const decoded = new Map(); // in order of use
  const decoding = new Set();
  let closed = false;
  model.get("steps").forEach((key, k) =>
    known.set(key, { data: slice(k + 1), caption: captions[k], problem: problems[k] }));
  const film = {
    ground: null,
    has: (key) => known.has(key),
    add: (key, data, { caption, problem }) => known.has(key) || known.set(key, { data, caption, problem }),
    look(key) {
      const entry = known.get(key);
      if (!entry) return {};
      const bitmap = decoded.get(key);
      if (bitmap) {
        decoded.delete(key); // to the end of the queue
        decoded.set(key, bitmap);
      } else if (!entry.problem && !decoding.has(key)) decode(key, entry.data);
      return { ...entry, bitmap };
    },
    close() {
      closed = true;
      film.ground?.close();
      decoded.forEach((bitmap) => bitmap.close());
      decoded.clear();
    },
  };
  async function decode(key, data) {
    decoding.add(key);
    const bitmap = await unpack(data);
    decoding.delete(key);
    if (closed) return bitmap.close();
    decoded.set(key, bitmap);
    if (decoded.size > DECODED) {
      const [oldest, picture] = decoded.entries().next().value;
      decoded.delete(oldest);
      picture.close();
    }
    ready(key);
  }
  unpack(slice(0)).then((bitmap) => {
    if (closed) return bitmap.close();
    film.ground = bitmap;
    ready(null);
  });
  return film;
}

// The steps around `at`, nearest first, in the direction of the latest move before all others.
export function neighbours(at, counts, last, flat) {
  const order = [last.k, ...counts.keys()].filter((k, i, all) => all.indexOf(k) === i);
  const found = [];
  for (let far = 1; far <= AHEAD; far++) {
    for (const k of order) for (const by of [last.by, -last.by]) {
      const place = at[k] + by * far;
      if (place >= 0 && place < counts[k] && (k === last.k || far <= 3)) found.push(flat(at.with(k, place)));
    }
  }
  return found;
}

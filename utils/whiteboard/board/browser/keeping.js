import { h } from "./dom.js";
import { unzip, zipOf } from "./zip.js";

// Saving, opening and deleting: the only ways in which a recording leaves the browser's own storage.
// The voice put together of its pieces, one { at, type, blob } for each time the microphone was opened.
export const soundsOf = (sound, pieces) => sound.map(({ at, type }, segment) => {
  const mine = pieces.filter((one) => one.segment === segment).sort((a, b) => a.number - b.number);
  return { at, type, blob: new Blob(mine.map(({ blob }) => blob), { type }) };
}).filter(({ blob }) => blob.size);

function download(blob, name) {
  const url = URL.createObjectURL(blob), link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export async function saveRecording(recording, sounds = []) {
  const json = JSON.stringify({ ...recording, sound: sounds.map(({ at, type }, i) => ({ at, type, file: `voice-${i}.${suffixOf(type)}` })) });
  const name = recording.drill.replace(/[^\w-]+/g, "-");
  if (!sounds.length) return download(new Blob([json], { type: "application/json" }), `${name}.board.json`);
  const files = sounds.map(({ type, blob }, i) => [`voice-${i}.${suffixOf(type)}`, blob]);
  download(await zipOf([["recording.json", new Blob([json])], ...files]), `${name}.board.zip`);
}

const suffixOf = (type) => type.match(/webm|ogg|mp4/)?.[0] ?? "audio";

// Resolve to { recording, sounds } of a file, or throw an Error whose message is for the learner.
export async function openRecording(file) {
  let files = new Map(), given;
  const zipped = (await file.slice(0, 2).text()) === "PK";
  try {
    if (zipped) files = await unzip(file);
    given = JSON.parse(await (zipped ? files.get("recording.json") : file).text());
  } catch {
    throw new Error(`${file.name} is damaged, or no recording of the whiteboard.`);
  }
  if (given?.format !== "course-whiteboard") throw new Error(`${file.name} is not a recording of the whiteboard.`);
  if (given.version > 1) throw new Error(`${file.name} was made by a newer course. Update the course to open it.`);
  const sound = [given.strokes, given.marks, given.pauses].every(Array.isArray) && given.seconds >= 0 && given.strokes.every(soundStroke);
  if (!sound) throw new Error(`${file.name} is damaged: some of its strokes or marks cannot be read.`);
  const sounds = (given.sound ?? []).filter(({ file: name }) => files.has(name)).map(({ at, type, file: name }) => ({ at, type, blob: new Blob([files.get(name)], { type }) }));
  return { recording: { scores: {}, asked: [], ...given, watcher: { marks: {}, notes: "", ...given.watcher } }, sounds };
}

const soundStroke = ({ t, points, hidden }) =>
  t >= 0 && Array.isArray(hidden) && Array.isArray(points) && points.length >= 4 && points.length % 4 === 0 && points.every(Number.isFinite);

// A button that asks once more before it acts.
export function sureButton(words, sure, act, press) {
  let timer = 0;
  const calm = () => { clearTimeout(timer); timer = 0; node.textContent = words; };
  const node = press(words, () => {
    if (timer) { calm(); act(); return; }
    node.textContent = sure;
    timer = setTimeout(calm, 5000);
  });
  return node;
}

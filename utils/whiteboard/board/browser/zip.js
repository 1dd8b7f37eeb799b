// A recording as one file: a zip with recording.json and the pieces of voice. Written unpacked, read packed or not.
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
const crcOf = (bytes) => ~bytes.reduce((crc, byte) => TABLE[(crc ^ byte) & 255] ^ (crc >>> 8), ~0) >>> 0;

// Numbers of two and four bytes, as a zip has them.
function record(...pairs) {
  const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of pairs) {
    size === 2 ? view.setUint16(at, value, true) : view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

export async function zipOf(files) {
  const parts = [], listed = [];
  let at = 0, listing = 0;
  for (const [name, blob] of files) {
    const label = new TextEncoder().encode(name), bytes = new Uint8Array(await blob.arrayBuffer());
    const shared = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, crcOf(bytes)], [4, bytes.length], [4, bytes.length], [2, label.length], [2, 0]];
    const head = record([4, 0x04034b50], ...shared);
    const entry = record([4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    parts.push(head, label, bytes);
    listed.push(entry, label);
    at += head.length + label.length + bytes.length;
    listing += entry.length + label.length;
  }
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, listing], [4, at], [2, 0]);
  return new Blob([...parts, ...listed, end], { type: "application/zip" });
}

// Resolve to a Map of name to Blob. Anything that is no zip throws.
export async function unzip(blob) {
  const view = new DataView(await blob.arrayBuffer()), files = new Map();
  let end = view.byteLength - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1; // runs off the front, and throws, when there is none
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const [method, size, label] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint16(at + 28, true)];
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, label)), head = view.getUint32(at + 42, true);
    const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
    const packed = blob.slice(start, start + size);
    files.set(name, method === 0 ? packed : await new Response(packed.stream().pipeThrough(new DecompressionStream("deflate-raw"))).blob());
    at += 46 + label + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

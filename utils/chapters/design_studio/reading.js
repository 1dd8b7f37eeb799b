import { numberOf, secondsOf } from "./saying.js";

// Reads what the board holds, as reading.py does: values, and a sentence for each thing that cannot be read.
const A_SECOND = { ms: 1e3, "µs": 1e6 }; // “0.3 s” is read where ms are meant
const blank = (raw) => raw === null || raw === undefined || (typeof raw === "string" ? !raw.trim() : Array.isArray(raw) && !raw.length);

function value(field, raw) {
  if (field.kind === "number") {
    if (typeof raw === "number") return raw;
    const bare = raw.trim().slice(0, 60).replace(/[uμ]s$/, "µs");
    const plain = numberOf(field.unit && bare.endsWith(field.unit) ? bare.slice(0, -field.unit.length) : bare);
    const seconds = plain === null && field.unit in A_SECOND ? secondsOf(bare) : null;
    return seconds === null ? plain : seconds * A_SECOND[field.unit];
  }
  if (field.kind === "duration") return secondsOf(raw);
  return typeof raw === "string" ? raw.trim() : raw;
}

const TAKES = { number: "a number, such as 200 or 1e8", duration: "a time with its unit, such as 14 d, 2 h or 30 min" };

export function readField(field, raw) {
  if (blank(raw)) return [null, ""];
  const found = value(field, raw);
  return found === null ? [null, `“${field.label}” (\`${field.name}\`) takes ${TAKES[field.kind]}; got “${[...String(raw)].slice(0, 40).join("")}”.`] : [found, ""];
}

export function readDesign(sections, design) {
  const values = {}, remarks = [], unread = [];
  for (const section of sections) {
    for (const field of section.fields) {
      const note = (sentence) => {
        if (!sentence) return;
        remarks.push({ name: "unreadable", section: section.name, asks: "Can this be read?", says: sentence });
        unread.push(field.name);
      };
      if (field.kind !== "rows") {
        const [found, sentence] = readField(field, design[field.name]);
        note(sentence);
        if (found !== null) values[field.name] = found;
        continue;
      }
      const rows = (design[field.name] ?? []).map((row, place) => {
        const cells = {}, lost = [];
        for (const column of field.columns) {
          const [found, sentence] = readField(column, row[column.name]);
          note(sentence && `Row ${place + 1} of “${field.label}”: ${sentence}`);
          if (sentence) lost.push(column.name);
          cells[column.name] = found;
        }
        return { cells, lost };
      }).filter(({ cells }) => Object.values(cells).some((cell) => cell !== null)).map(({ cells, lost }) => ({ ...cells, unread: lost }));
      if (rows.length) values[field.name] = rows;
    }
  }
  return { values, remarks, unread };
}

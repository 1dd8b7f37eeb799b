// Numbers and times in words and out of them, digit for digit as saying.py does it.
const TIMES = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, billion: 1e9 };
const SECONDS = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86400, w: 604800, month: 2592000, year: 31536000 };
const ALIASES = { sec: "s", secs: "s", second: "s", seconds: "s", mins: "min", minute: "min", minutes: "min", hr: "h", hrs: "h", hour: "h", hours: "h", day: "d", days: "d", wk: "w", wks: "w", week: "w", weeks: "w", months: "month", yr: "year", years: "year" };
const SPOKEN = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1], ["ms", 0.001]];
const MOST = 1e15;

export function numberOf(text) {
  const plain = text.trim().slice(0, 40).replace(/(?<=\d)[,_](?=\d)/g, "");
  const found = /^(\d+(?:\.\d*)?|\.\d+)(?:e\+?(\d{1,2}))?[ \t\n\v\f\r]*(k|m|b|thousand|million|billion)?$/i.exec(plain);
  if (!found) return null;
  const value = parseFloat(found[1]) * 10 ** Number(found[2] || 0) * (TIMES[(found[3] || "").toLowerCase()] ?? 1);
  return value <= MOST ? value : null;
}

export function secondsOf(text) {
  const found = /^(.*?)[ \t\n\v\f\r]*([a-zA-Z]+)$/.exec(text.trim().slice(0, 40));
  if (!found) return null;
  const unit = ALIASES[found[2].toLowerCase()] ?? found[2].toLowerCase();
  const value = unit in SECONDS ? numberOf(found[1]) : null;
  return value === null ? null : value * SECONDS[unit];
}

export function sayNumber(value) {
  if (value >= MOST) return "more than 10^15";
  if (value >= 100 || value === Math.floor(value)) return String(Math.floor(value + 0.5)).replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 5, scale = 10 ** digits;
  return (Math.floor(value * scale + 0.5) / scale).toFixed(digits).replace(/0+$/, "").replace(/\.$/, "");
}

export function sayTime(seconds) {
  const [unit, size] = SPOKEN.find(([, each]) => seconds >= each) ?? ["s", 0];
  return size ? `${sayNumber(seconds / size)} ${unit}` : "0 s";
}

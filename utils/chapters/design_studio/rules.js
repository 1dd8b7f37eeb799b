import { sayNumber, sayTime } from "./saying.js";
import { readDesign } from "./reading.js";

const product = (...factors) => (factors.some((factor) => factor === null) ? null : factors.reduce((all, factor) => all * factor, 1));
const called = (row) => row.name || "a row without a name";

// What follows from the fields, as in quantities.py.
export function quantities(sections, values) {
  const found = {};
  for (const section of sections) for (const { name } of section.fields) found[name] = values[name] ?? null;
  const labels = values.labels ?? [], stages = values.stages ?? [], metrics = values.online_metrics ?? [];
  const slowest = labels.filter(({ delay }) => delay !== null).reduce((most, row) => (most && most.delay >= row.delay ? most : row), null);
  found.longest_delay = slowest && slowest.delay;
  found.slowest = slowest && called(slowest);
  found.labels_given = labels.length || null;
  found.explicit = labels.filter(({ kind }) => kind !== "implicit" && kind !== "loosely").length;
  const first = labels.find(({ bias }) => bias === "position");
  found.by_position = first ? called(first) : null;

  const spent = stages.map(({ ms }) => ms).filter((ms) => ms !== null);
  found.total_ms = spent.length ? spent.reduce((sum, ms) => sum + ms, 0) : null;
  found.sum_ms = spent.length ? spent.map(sayNumber).join(" + ") : null;
  let left = values.items ?? null, ranking = null;
  stages.forEach((row, place) => {
    row.before = left;
    row.from = left === null ? null : place ? "is given" : "starts with";
    if (row.kind === "ranking") ranking = row;
    left = row.candidates ?? left;
  });
  found.left = stages.map(({ candidates }) => candidates).filter((candidates) => candidates !== null).at(-1) ?? null;
  found.ranked = ranking && ranking.before;
  found.ranking_ms = ranking && ranking.ms;
  found.score_ms = product(found.ranked, found.score_us, 0.001);

  found.embedding_gb = product(found.items, found.dim, found.bytes_each, 1e-9);
  found.by_users = product(found.daily_users, found.requests_per_user, 1 / 86400);
  found.mean_off = found.by_users && found.mean_qps ? Math.max(found.by_users / found.mean_qps, found.mean_qps / found.by_users) : null;
  found.explored = found.explore_share ?? 0;
  found.random = found.random_share ?? 0;
  found.none_of = sections[0].fields.find(({ kind, name }) => kind === "number" && found[name] === 0)?.label ?? null;
  found.peak_scores = product(found.peak_qps, found.ranked);
  found.cores = product(found.peak_scores, found.score_us, 1e-6);
  found.cores_twice = product(found.cores, 2);
  found.goals = metrics.filter(({ role, method }) => role === "goal" && method !== "interleaving").length;
  found.guardrails = metrics.filter(({ role }) => role === "guardrail").length;
  found.early = (found.watched ?? []).filter((name) => ["inputs", "predictions", "feature age"].includes(name)).length;
  return found;
}

function holds([left, operator, right], names) {
  const value = names[left] ?? null, missing = value === null || (Array.isArray(value) && !value.length);
  if (operator === "blank") return missing && !names.unread.includes(left); // unread: entered, and not readable
  if (operator === "given") return !missing;
  const other = typeof right === "string" && right.startsWith("@") ? names[right.slice(1)] ?? null : right;
  if (missing || other === null) return false;
  if (operator === "is") return value === other;
  if (operator === "in") return other.includes(value);
  if (operator === "has") return value.includes(other);
  if (operator === "isnt") return value !== other;
  return operator === ">" ? value > other : operator === ">=" ? value >= other : value < other;
}

const fill = (template, names, times) =>
  template.replace(/\{(\w+)\}/g, (_, name) => {
    const value = names[name];
    return typeof value === "number" ? (times.includes(name) ? sayTime(value) : sayNumber(value)) : String(value ?? "None");
  });

// What follows from the numbers, without a verdict: a sentence by section, none where a number is missing.
export function factsOf({ sections, facts, times }, design) {
  const names = quantities(sections, readDesign(sections, design).values), found = {};
  for (const [section, says] of Object.entries(facts)) {
    if ([...says.matchAll(/\{(\w+)\}/g)].every(([, name]) => names[name] !== null)) found[section] = fill(says, names, times);
  }
  return found;
}

// What was not asked and what does not add up: the same rules, and the same words, as in Python.
export function complaintsOf({ sections, rules, times }, design) {
  const { values, remarks, unread } = readDesign(sections, design), names = { ...quantities(sections, values), unread };
  const found = [...remarks];
  for (const rule of rules) {
    const rows = rule.each ? names[rule.each] ?? [] : [{ unread }];
    for (const [place, row] of rows.entries()) {
      const here = { ...names, ...row, row: row.name || `row ${place + 1}` };
      if (!rule.when.every((condition) => holds(condition, here))) continue;
      found.push({ name: rule.name, section: rule.section, asks: rule.asks, says: fill(rule.says, here, times) });
      break;
    }
  }
  const order = sections.map(({ name }) => name);
  return found.sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section));
}

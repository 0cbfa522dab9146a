// Entries as rows of the canonical diary: one row an entry, further doses in rows of their own.
import { ownOf, placeEnd, placeTreatment, setOwn, timeText, yesNoText } from "./cells.js";
import { isUnsaid, sortEntries } from "./model.js";
import { daysBetween, minutesBetween } from "./time.js";

export const COLUMNS = [
  "date", "start", "end", "headache", "pain", "side", "location", "neck_pain", "activity",
  "posture", "treatment", "treated_at", "pain_before", "pain_after", "after_min", "entered_at",
  "notes",
];
export const FACTOR_MARK = " (factor)";
// What the plan of a trial is judged by has names that every reader of hdiary knows.
export const TRIAL_COLUMNS = ["trial_step", "trial_done"];
const SAFE = new Set(["sleep_hours", "stress", "period", "alcohol", "steps", "mood", "weather"]);
const [FEWEST_RATED, FEWEST_BLANK, LONGEST_DAYS] = [10, 5, 31];

export function withoutMark(header) {
  return header.endsWith(FACTOR_MARK) ? header.slice(0, -FACTOR_MARK.length) : header;
}

function isSaid(value) {
  return value !== null && value !== undefined && value !== "";
}

// A reader would ask whether ratings of 1 to 5, all of them used, are on a scale that ends there.
function looksSmall(entries) {
  const rated = entries.filter((entry) => entry.kind === "headache" && entry.pain > 0);
  const used = new Set(rated.map((entry) => entry.pain));
  const every = [1, 2, 3, 4].every((n) => used.has(n)) && used.size === (used.has(5) ? 5 : 4);
  return rated.length >= FEWEST_RATED && every;
}

// Values that a reader may take for something else than a factor: nothing, nothing but ticks,
// numbers that count rows, words.
function isDoubtful(values) {
  if (values.some((value) => typeof value === "string")) return true;
  if (!values.some((value) => typeof value === "number")) return !values.includes(false);
  const steps = values.slice(1).map((value, at) => Math.abs(value - values[at]));
  return steps.length > 0 && steps.every((step) => step === 1);
}

function factorHeader(name, values, asked) {
  if (name.endsWith(FACTOR_MARK) || TRIAL_COLUMNS.includes(name)) return name;
  const marked = isDoubtful(values) || (asked && !SAFE.has(name));
  return marked ? `${name}${FACTOR_MARK}` : name;
}

// Which column of the file holds what, as a map from what it holds to its header.
function headersOf(entries, told) {
  const headers = new Map(COLUMNS.map((name) => [name, name]));
  if (looksSmall(entries)) headers.set("pain", "pain (0-10)");
  const asked = (told.questions ?? []).map(([name]) => name);
  const found = new Map(asked.map((name) => [name, []]));
  for (const { factors = {} } of sortEntries(entries)) {
    for (const [name, value] of Object.entries(factors)) {
      if (!isSaid(value) || headers.has(name)) continue;
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(value);
    }
  }
  for (const [name, values] of found) {
    if (!headers.has(name)) headers.set(name, factorHeader(name, values, asked.includes(name)));
  }
  return told.patient ? new Map([["patient", "patient"], ...headers]) : headers;
}

export function columnsOf(entries, told) {
  return [...headersOf([...entries], told).values()];
}

function factorCell(value) {
  if (typeof value === "boolean") return yesNoText(value);
  return isSaid(value) ? value : "";
}

// Where the offsets of an entry's times differ, each is written out: only then is it known how
// much time passed between them.
function isZoned(entry) {
  const times = [entry.start, entry.end, ...(entry.doses ?? []).map((dose) => dose.at)];
  return new Set(times.filter(Boolean).map((time) => time.offset)).size > 1;
}

// Times that contradict the rest of their entry, so that readers would refuse the whole file.
export function leftOut(entry) {
  const { date, start, end } = entry;
  const fields = [];
  const first = start?.at.slice(0, 10) ?? date;
  if (Math.abs(daysBetween(date, first)) > 1) fields.push("start");
  const early = end && (start ? minutesBetween(start, end) < 0 : end.at.slice(0, 10) < date);
  if (early || (end && daysBetween(first, end.at.slice(0, 10)) >= LONGEST_DAYS)) fields.push("end");
  return fields;
}

// Check-ins at the same clock of two zones; a headache is told apart by all else that it says.
function listTwins(entries) {
  const zones = new Map();
  const checks = entries.filter(({ kind }) => kind === "check");
  for (const { start } of checks) zones.set(start.at, new Set([...(zones.get(start.at) ?? []), start.offset]));
  return new Set(checks.filter(({ start }) => zones.get(start.at).size > 1));
}

function cellsOfTimes(entry, twins) {
  const { date } = entry;
  const out = leftOut(entry);
  const [start, end] = ["start", "end"].map((name) => (out.includes(name) ? null : entry[name]));
  const zoned = isZoned(entry) || twins.has(entry);
  return {
    start: start ? timeText(start, date, { zoned }) : "",
    end: end ? timeText(end, date, { zoned, place: (at) => placeEnd(at, start?.at) }) : "",
  };
}

function cellsOfDose(entry, dose) {
  const place = (at) => placeTreatment(at, entry.start?.at);
  return {
    treatment: dose.treatment,
    treated_at: dose.at ? timeText(dose.at, entry.date, { zoned: isZoned(entry), place }) : "",
    pain_before: dose.before ?? "",
    pain_after: dose.after ?? "",
    after_min: dose.after_min ?? "",
  };
}

function cellsOfKind(entry) {
  if (entry.kind === "day") return entry.clear ? { headache: "no", pain: 0 } : {};
  if (entry.kind === "check") return {};
  return {
    headache: "yes",
    // A headache of pain 0 contradicts itself, and would have the whole file refused.
    pain: entry.pain > 0 ? entry.pain : "",
    side: entry.side,
    location: entry.location.join("; "),
    neck_pain: entry.neck_pain ?? "",
  };
}

function rowOf(entry, twins) {
  const row = {
    date: entry.date,
    ...cellsOfTimes(entry, twins),
    activity: entry.activity.join("; "),
    posture: entry.posture.join("; "),
    entered_at: entry.entered ? entry.entered.at.replace("T", " ") : "",
    notes: (entry.notes ?? "").trim(),
    ...cellsOfKind(entry),
  };
  for (const [name, value] of Object.entries(entry.factors ?? {})) {
    if (!isSaid(ownOf(row, name))) setOwn(row, name, factorCell(value));
  }
  const [first, ...further] = entry.doses ?? [];
  if (first) Object.assign(row, cellsOfDose(entry, first));
  const start = row.start;
  // A further dose of a numbered headache belongs to its number, even where no start is known.
  const number = isSaid(row.trial_step) ? { trial_step: row.trial_step } : {};
  const behind = further.map((dose) => ({ date: entry.date, start, ...number, ...cellsOfDose(entry, dose) }));
  return [row, ...apart(behind, row.entered_at)];
}

// Readers count a row that is there twice once, so that a dose that is like one before says when it
// was written down, too.
function apart(rows, entered) {
  const seen = new Set();
  return rows.map((row) => {
    const said = JSON.stringify(row);
    if (!seen.has(said)) {
      seen.add(said);
      return row;
    }
    return { ...row, entered_at: entered };
  });
}

// Only a clear day and one of which something is said have a row, and no headache that was only opened.
function saysSomething(entry) {
  if (entry.kind !== "day") return !isUnsaid(entry);
  const said = [entry.activity, entry.posture, entry.doses].some((list) => list.length);
  return Boolean(entry.clear || said || entry.notes.trim() || Object.values(entry.factors).some(isSaid));
}

// A reader would ask whether blanks say "no headache" where no row does; so they say that they
// do not.
function sayUnsaid(rows) {
  const unsaid = rows.filter((row) => !isSaid(row.headache) && !isSaid(row.pain));
  const clear = rows.some((row) => row.headache === "no");
  if (clear || unsaid.length < FEWEST_BLANK) return;
  for (const row of unsaid) row.pain = "not said";
}

export function toRows(entries, told) {
  const listed = [...entries];
  const twins = listTwins(listed);
  const rows = sortEntries(listed).filter(saysSomething).flatMap((entry) => rowOf(entry, twins));
  sayUnsaid(rows);
  const headers = headersOf(listed, told);
  return rows.map((row) => {
    const written = Object.create(null);
    for (const [name, header] of headers) {
      written[header] = name === "patient" ? told.patient : (ownOf(row, name) ?? "");
    }
    return written;
  });
}

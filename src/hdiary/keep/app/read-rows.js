// Rows of a diary as entries: this page's own, and canonical diaries that something else wrote.
import { orderOfDays, ownOf, setOwn, timeText } from "./cells.js";
import { newCheck, newDay, newDose, newHeadache } from "./model.js";
import { endAfter, RowReader } from "./read-cells.js";
import { COLUMNS, TRIAL_COLUMNS, withoutMark } from "./rows.js";

const CANONICAL = new Set(["patient", "duration_h", ...COLUMNS]);

// What each header stands for: a column of the diary, a question, or another factor.
function meaningsOf(columns, told) {
  const asked = new Map((told.questions ?? []).map(([name]) => [name.toLowerCase(), name]));
  return new Map(columns.map((header) => {
    const bare = withoutMark(header);
    const plain = bare.toLowerCase().replace(/ ?\(0-10\)$/, "").trim();
    if (asked.has(plain)) return [header, asked.get(plain)];
    if (TRIAL_COLUMNS.includes(plain)) return [header, plain];
    const name = plain.replace(/[\s-]+/g, "_");
    // A mark only says that the column is a factor, unless its name alone is one of the diary's own.
    if (CANONICAL.has(name)) return [header, bare === header ? name : header];
    return [header, bare];
  }));
}

// Nothing that the file says twice is lost: lists and texts are joined, and where two values
// cannot both stand, the first one does and the other is told.
function join(entry, said, reader) {
  for (const [name, value] of Object.entries(said)) {
    const mine = ownOf(entry, name);
    if (value === null || value === "" || (Array.isArray(value) && !value.length)) continue;
    if (Array.isArray(value)) entry[name] = [...new Set([...(mine ?? []), ...value])];
    else if (name === "notes" && mine && mine !== value) entry.notes = `${mine}\n${value}`;
    else if (mine === null || mine === "" || mine === undefined) setOwn(entry, name, value);
    else if (mine !== value) reader.tell(name, "keep.read.second", value);
  }
}

class Entries {
  constructor(reader, asked) {
    this.reader = reader;
    this.asked = asked;
    this.days = new Map();
    this.checks = new Map();
    this.headaches = new Map();
    this.last = null;
  }

  all() {
    const headaches = [...this.headaches.values()].flat();
    return [...this.days.values(), ...headaches, ...this.checks.values()];
  }

  day(date, entered) {
    if (!this.days.has(date)) this.days.set(date, { ...newDay(date), entered });
    return this.days.get(date);
  }

  // The same clock comes again where the clocks change and on a journey; only a zone tells them apart.
  check({ date, start, entered }, zoned) {
    const moment = `${start.at} ${start.offset}`;
    if (!this.checks.has(moment)) {
      const check = newCheck(date, start.at.slice(11));
      const id = zoned ? `${check.id} ${start.offset}` : check.id;
      this.checks.set(moment, { ...check, id, start, entered });
    }
    return this.checks.get(moment);
  }

  // What is asked of each day is kept with the day, whichever row says it.
  addFactors(entry, date, factors, entered) {
    for (const [name, value] of Object.entries(factors)) {
      const holder = this.asked.has(name) ? this.day(date, entered) : entry;
      join(holder.factors, { [name]: value }, this.reader);
    }
  }

  // The headache that a dose row belongs to: the one before it, of the same start, or one that
  // was going on then.
  headacheOf(date, start) {
    const last = this.last;
    if (!start) return last?.date === date && last.kind === "headache" && !last.start ? last : null;
    const known = (this.headaches.get(date) ?? []).filter((one) => one.start);
    const same = known.filter((one) => one.start.at === start.at);
    if (same.length) return same.includes(last) ? last : same.at(-1);
    return known.find((one) => one.start.at < start.at && one.end && start.at <= one.end.at) ?? null;
  }
}

function readHeadache(reader, found, { date, start, entered, pain, said, factors, dose }) {
  const headache = { ...newHeadache(date, start), entered, pain, finished: true };
  headache.end = reader.end(date, start);
  const hours = reader.number("duration_h");
  if (start && !headache.end && hours !== null) headache.end = endAfter(start, hours);
  else if (hours !== null && !headache.end) headache.factors.duration_h = hours;
  headache.side = reader.side();
  headache.location = reader.list("location");
  headache.neck_pain = reader.rating("neck_pain");
  join(headache, said, reader);
  if (dose) headache.doses.push({ ...newDose(dose.treatment), ...dose });
  if (!found.headaches.has(date)) found.headaches.set(date, []);
  found.headaches.get(date).push(headache);
  found.addFactors(headache, date, factors, entered);
  found.last = headache;
}

// Columns that a day has no field for stay with it as factors, under their own names.
function besides(reader, date, start) {
  const kept = { start: start ? timeText(start, date) : null, neck_pain: reader.rating("neck_pain") };
  for (const name of ["side", "location", "end", "duration_h"]) {
    if (reader.text(name)) kept[name] = reader.text(name);
  }
  return kept;
}

function readDayRow(reader, found, { date, start, entered, clear, said, factors, dose }) {
  const day = found.day(date, entered);
  if (clear) day.clear = true;
  join(day, said, reader);
  if (dose) day.doses.push({ ...newDose(dose.treatment), ...dose, at: dose.at ?? (clear ? null : start) });
  join(day.factors, besides(reader, date, clear ? start : null), reader);
  found.addFactors(day, date, factors, entered);
  found.last = day;
}

function readCheck(reader, found, { date, start, entered, said, factors }) {
  const check = found.check({ date, start, entered }, reader.isZoned("start"));
  join(check, { activity: said.activity, posture: said.posture }, reader);
  const more = { ...besides(reader, date, null), ...factors };
  const kept = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null));
  if (!said.notes && !Object.keys(kept).length) return;
  // A check-in says what one does then, and no more; the rest is said of its day.
  const day = found.day(date, entered);
  join(day, { notes: said.notes }, reader);
  found.addFactors(day, date, kept, entered);
}

// Whether a row says that it hurt (true), that it did not (false), or neither (null).
function readState(reader) {
  const pain = reader.rating("pain");
  const above = /^\d/.test(reader.text("pain")) && pain === null;
  let hurts = reader.yesNo("headache");
  if (hurts === false && (pain > 0 || above)) reader.tell("headache", "keep.read.contradiction");
  if (hurts && pain === 0) reader.tell("pain", "keep.read.pain_zero");
  if (pain > 0 || above) hurts = true;
  else if (pain === 0 && hurts === null) hurts = false;
  return { hurts, pain: pain > 0 ? pain : null };
}

function readRow(reader, found) {
  const date = reader.day();
  if (!date) return;
  const start = reader.start(date);
  const { hurts, pain } = readState(reader);
  const row = {
    date, start, pain, entered: reader.time("entered_at", date), clear: hurts === false,
    said: { activity: reader.list("activity"), posture: reader.list("posture"), notes: reader.notes() },
    factors: reader.factors(CANONICAL),
    dose: reader.dose(date, start),
  };
  if (hurts) return readHeadache(reader, found, row);
  const headache = row.dose && hurts === null ? found.headacheOf(date, start) : null;
  if (headache) return addDose(reader, found, headache, row);
  if (start && hurts === null && !row.dose) return readCheck(reader, found, row);
  return readDayRow(reader, found, row);
}

function addDose(reader, found, headache, row) {
  headache.doses.push({ ...newDose(row.dose.treatment), ...row.dose });
  join(headache, row.said, reader);
  join(headache, { side: reader.side(), location: reader.list("location") }, reader);
  join(headache, { neck_pain: reader.rating("neck_pain") }, reader);
  found.addFactors(headache, row.date, row.factors, row.entered);
  found.last = headache;
}

// A diary of several people holds this person's rows, or it is not known whose they are.
function rowsOfPerson(rows, reader, told) {
  const header = reader.headers.get("patient");
  const people = new Set(rows.map(({ cells }) => cells[header] ?? "").filter(Boolean));
  if (!header || !people.size) return rows;
  const mine = told.patient && people.has(told.patient) ? told.patient : null;
  if (people.size === 1 && (mine || !told.patient)) return rows;
  const others = [...people].filter((name) => name !== mine).length;
  const nobody = people.size > 1 ? "keep.read.many_people" : "keep.read.other_person";
  const key = mine ? "keep.read.other_people" : nobody;
  reader.problems.push({ line: 1, column: header, value: String(others), n: others, key });
  return mine ? rows.filter(({ cells }) => cells[header] === mine) : [];
}

export function fromRows(rows, told = {}, columns = Object.keys(rows[0]?.cells ?? {})) {
  const meanings = meaningsOf(columns, told);
  // Whether a day went as planned is said of the day; a sealed plan asks it of each headache.
  const ofDays = told.trial && !told.trial.sealed ? told.trial.columns : [];
  const kinds = new Map([...(told.questions ?? []), ...ofDays]);
  const dates = [...meanings].filter(([, name]) => name === "date").map(([header]) => header);
  const order = orderOfDays(rows.map(({ cells }) => cells[dates[0]] ?? ""));
  const reader = new RowReader(meanings, kinds, order);
  if (!dates.length) {
    reader.line = 1;
    reader.tell("date", "keep.read.no_dates", columns.slice(0, 8).join(", "));
    return { entries: [], problems: reader.problems };
  }
  const found = new Entries(reader, kinds);
  for (const row of rowsOfPerson(rows, reader, told)) {
    reader.begin(row);
    if (!reader.isEmpty()) readRow(reader, found);
  }
  return { entries: found.all(), problems: reader.problems };
}

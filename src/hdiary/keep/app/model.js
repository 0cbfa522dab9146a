// What a diary is made of: days, headaches and check-ins, and what may be odd about them.
import { addDays, compareTimes, dayOf, daysBetween, minutesBetween, now, timeOn } from "./time.js";

const LONGEST_DAYS = 7;
const MINUTES_A_DAY = 24 * 60;
const SAID = ["activity", "posture", "factors"];

function newId() {
  if (globalThis.crypto?.randomUUID) return crypto.randomUUID();
  // A page opened from a place that the browser does not trust has no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function newDay(date) {
  return {
    id: `day:${date}`, kind: "day", date, clear: null, activity: [], posture: [], doses: [],
    factors: {}, notes: "", entered: now(), changed: null,
  };
}

export function newHeadache(date, start = null) {
  return {
    id: `headache:${newId()}`, kind: "headache", date, start, end: null, ongoing: false, pain: null,
    side: "", location: [], neck_pain: null, activity: [], posture: [], doses: [], notes: "",
    entered: now(), changed: null, finished: false, factors: {},
  };
}

export function newCheck(date, clock) {
  return {
    id: `check:${date}T${clock}`, kind: "check", date, start: timeOn(date, clock),
    activity: [], posture: [], entered: now(), changed: null,
  };
}

export function newDose(treatment, at = null) {
  return { id: `dose:${newId()}`, treatment, at, before: null, after: null, after_min: null };
}

// What one did is known before a headache only if it was said before it, so a change of that is
// as good as said now. Of a headache it counts as said with it, unless another day has begun.
function isSaidAnew(entry, patch, moment) {
  const differs = (field) => JSON.stringify(patch[field]) !== JSON.stringify(entry[field]);
  const names = (doses) => JSON.stringify((doses ?? []).map((dose) => dose.treatment));
  const marked = Boolean(patch.clear) && !entry.clear;
  const said = marked || SAID.some((field) => field in patch && differs(field));
  const sameDay = !entry.entered || dayOf(entry.entered) === dayOf(moment);
  if (entry.kind === "headache") return said && !sameDay;
  return said || ("doses" in patch && names(patch.doses) !== names(entry.doses));
}

export function touch(entry, patch) {
  const moment = now();
  const entered = isSaidAnew(entry, patch, moment) ? moment : entry.entered;
  return { ...entry, entered, ...patch, changed: moment };
}

// Several words stand in one cell of a file, parted by semicolons; lists by commas are known too.
// Own words must therefore hold neither: what the page keeps instead is told to the person.
export function ownWord(text) {
  const plain = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  // The comma of "1,5 mg" parts nothing.
  const parts = plain.split(/ *(?:[;；，、|]|,(?!\d)|(?<!\d),) */u).filter(Boolean);
  const word = parts.join(" – ");
  return { word, changed: word !== plain };
}

// "ibuprofen 400 mg; ice 15 min" in a file was taken together, and rated together.
export function treatmentsOf(dose) {
  return dose.treatment.split(";").map((name) => name.trim()).filter(Boolean);
}

function inOrder(a, b) {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  const [first, second] = [a, b].map((entry) => (entry.kind === "day" ? 0 : entry.start ? 2 : 1));
  if (first !== second) return first - second;
  return (first === 2 && compareTimes(a.start, b.start)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

// The order of the file: by day; the day itself, headaches without a time, then by the clock.
export function sortEntries(entries) {
  return [...entries].sort(inOrder);
}

export function entriesOf(entries, date) {
  return sortEntries([...entries].filter((entry) => entry.date === date));
}

// The last day that a headache reached. One that ended at midnight did not reach the next day.
export function lastDayOf(headache) {
  if (!headache.end) return headache.date;
  const last = dayOf(headache.end);
  const ended = headache.end.at.endsWith("T00:00") && last > headache.date;
  return ended ? addDays(last, -1) : last;
}

// A headache of which nothing is said, in an entry that nobody finished: opened, and no more.
export function isUnsaid(entry) {
  if (entry.kind !== "headache" || entry.finished) return false;
  const values = [entry.start, entry.end, entry.pain, entry.neck_pain];
  const { location, activity, posture, doses, factors = {} } = entry;
  const lists = [location, activity, posture, doses, Object.keys(factors)];
  const said = values.some((value) => value !== null) || lists.some((list) => list.length > 0);
  // Of today's it is taken that it goes on, until something else is said.
  const usual = !entry.entered || entry.ongoing === (dayOf(entry.entered) === entry.date);
  return usual && !said && !entry.side && !entry.notes;
}

function isHeadache(entry) {
  return entry.kind === "headache" && !isUnsaid(entry);
}

// Headaches of a day: those that began on it, and those that ran past midnight into it.
export function headachesOn(entries, date) {
  const found = [...entries].filter(
    (entry) => isHeadache(entry) && entry.date <= date && date <= later(entry),
  );
  return sortEntries(found);
}

function later(headache) {
  const last = lastDayOf(headache);
  return last > headache.date ? last : headache.date;
}

export function dayOfEntries(entries, date) {
  for (const entry of entries) if (entry.kind === "day" && entry.date === date) return entry;
  return null;
}

export function dayState(entries, date) {
  let clear = false;
  for (const entry of entries) {
    if (isHeadache(entry) && entry.date <= date && date <= later(entry)) return "headache";
    if (entry.kind === "day" && entry.date === date && entry.clear) clear = true;
  }
  return clear ? "clear" : "not recorded";
}

// The states of many days at once: a year of days asks each entry once.
export function statesOf(entries) {
  const states = new Map();
  for (const entry of entries) {
    if (entry.kind === "day" && entry.clear && !states.has(entry.date)) states.set(entry.date, "clear");
    if (!isHeadache(entry)) continue;
    for (let date = entry.date; date <= later(entry); date = addDays(date, 1)) states.set(date, "headache");
  }
  return states;
}

// Said on a later day than the one it is about; what a file says without a moment is not known.
export function filledLater(entry) {
  return Boolean(entry.entered) && dayOf(entry.entered) > lastSaid(entry);
}

function lastSaid(entry) {
  return entry.start && dayOf(entry.start) > entry.date ? dayOf(entry.start) : entry.date;
}

// Headaches that go on, and those whose entry was begun and not yet finished.
export function running(entries) {
  return sortEntries([...entries].filter((entry) => isHeadache(entry) && entry.ongoing));
}

export function unfinished(entries) {
  return sortEntries([...entries].filter((entry) => entry.kind === "headache" && !entry.finished));
}

function problemsOfTimes(entry, moment) {
  const found = [];
  const { start, end } = entry;
  const ahead = (time) => Boolean(time) && compareTimes(time, moment) > 0;
  if (ahead(start)) found.push({ field: "start", key: "keep.problem.start_ahead" });
  if (ahead(end)) found.push({ field: "end", key: "keep.problem.end_ahead" });
  if (end && (start ? compareTimes(end, start) < 0 : dayOf(end) < entry.date)) {
    found.push({ field: "end", key: "keep.problem.end_first" });
  }
  const days = start && end ? minutesBetween(start, end) / MINUTES_A_DAY
    : end ? daysBetween(entry.date, dayOf(end)) : 0;
  if (days > LONGEST_DAYS) found.push({ field: "end", key: "keep.problem.very_long" });
  return found;
}

function problemsOfDoses(entry, moment) {
  const found = [];
  for (const dose of entry.doses ?? []) {
    if (!dose.at) continue;
    const field = `doses.${dose.id}`;
    if (compareTimes(dose.at, moment) > 0) found.push({ field, key: "keep.problem.dose_ahead" });
    if (entry.start && compareTimes(dose.at, entry.start) < 0) {
      found.push({ field, key: "keep.problem.dose_first" });
    }
    if (entry.end && minutesBetween(entry.end, dose.at) > MINUTES_A_DAY) {
      found.push({ field, key: "keep.problem.dose_long_after" });
    }
  }
  return found;
}

export function problemsOf(entry, moment = now()) {
  const found = [];
  if (entry.date > dayOf(moment)) found.push({ field: "date", key: "keep.problem.day_ahead" });
  // Pain 0 says "no headache" in every diary, so a headache of 0 is asked about.
  if (entry.kind === "headache" && entry.pain === 0) {
    found.push({ field: "pain", key: "keep.problem.pain_zero" });
  }
  return [...found, ...problemsOfTimes(entry, moment), ...problemsOfDoses(entry, moment)];
}

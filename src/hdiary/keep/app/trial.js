// A trial's plan as the page carries it (src/hdiary/keep/trial_told.py): what it says today, one step
// at a time, and what was kept of it. What was drawn by lot is only ever read here.
import { dayOfEntries, newDay, newDose, sortEntries, statesOf, touch } from "./model.js";
import { addDays, daysBetween } from "./time.js";
import { openStep } from "./seal.js";

const STEP = "trial_step";
const DONE = "trial_done";
const MOSTLY = 0.6;

function isSealed(trial) {
  return Boolean(trial.sealed);
}

export function partsOf(trial) {
  return (trial.parts ?? []).map(([first, last, arm, leftOut], at) => ({
    number: at + 1,
    first,
    last,
    arm: trial.arms[arm],
    leftOut,
    from: daysBetween(trial.first, first) + 1,
    to: daysBetween(trial.first, last) + 1,
  }));
}

function partOn(trial, day) {
  return partsOf(trial).find((part) => part.first <= day && day <= part.last) ?? null;
}

// Whether a day is one of those at the beginning of a part that do not count.
function isLeftOut(part, day) {
  return daysBetween(part.first, day) < part.leftOut;
}

export function numberOf(entry) {
  const number = Number(entry.factors?.[STEP] ?? Number.NaN);
  return entry.kind === "headache" && Number.isInteger(number) && number > 0 ? number : null;
}

export function doneOf(entry) {
  const done = entry?.factors?.[DONE];
  return typeof done === "boolean" ? done : null;
}

// A number belongs to its headache. Where that is taken back the same number, with the same lot,
// comes with the next one, so that nobody can draw again. A number far ahead of all others came
// with a file and is a slip, as for "hdiary trial next".
export function nextNumber(trial, entries) {
  const known = [...entries].map(numberOf).filter((number) => number !== null && number <= trial.count);
  const taken = [...new Set(known)].sort((a, b) => a - b);
  const reached = taken.filter((number, at) => at + 1 >= MOSTLY * number);
  let next = (reached.at(-1) ?? 0) + 1;
  while (taken.includes(next)) next += 1;
  return next;
}

// What a number holds: only of one that was opened already; null where the page was damaged.
export function armOf(trial, entries, number) {
  if (number >= nextNumber(trial, entries)) return null;
  return trial.arms[openStep(trial.sealed, number)] ?? null;
}

// A number is for a headache that is there now and of which nothing was done yet.
export function mayOpen(trial, entry, today) {
  return isOpenNow(trial, entry, today) && numberOf(entry) === null && entry.doses.length === 0;
}

function isOpenNow(trial, entry, today) {
  if (entry.kind !== "headache" || entry.end || entry.date < trial.first) return false;
  if (entry.ongoing) return addDays(entry.date, 1) >= today && entry.date <= today;
  return !entry.finished && entry.date === today;
}

// Opens the next number for a headache: the pain is said before, so that it cannot be coloured by
// what the lot has. Gives the headache with its number and with what it says, begun now.
export function openNumber(trial, entries, headache, before, now) {
  const known = [...entries];
  const number = nextNumber(trial, known);
  const arm = trial.arms[openStep(trial.sealed, number)];
  if (!arm || !mayOpen(trial, headache, now.at.slice(0, 10))) return null;
  const dose = { ...newDose(arm.word, now), before };
  return touch(headache, {
    doses: [dose],
    pain: headache.pain ?? before,
    factors: { ...headache.factors, [STEP]: number },
  });
}

// What was not done is not written down as done: the rating stays, for what was done instead.
export function answerStep(trial, headache, arm, done) {
  const [first, ...others] = headache.doses;
  const instead = first && done === false && first.treatment === arm.word;
  const again = first && done === true && first.treatment !== arm.word;
  const treatment = instead ? "none" : again ? arm.word : first?.treatment;
  return touch(headache, {
    doses: first ? [{ ...first, treatment }, ...others] : [],
    factors: answered(headache, done),
  });
}

export function doneInstead(headache, treatment) {
  const [first, ...others] = headache.doses;
  if (!first) return headache;
  return touch(headache, { doses: [{ ...first, treatment: treatment || "none" }, ...others] });
}

export function answerDay(entries, day, done) {
  const known = dayOfEntries(entries, day) ?? newDay(day);
  return touch(known, { factors: answered(known, done) });
}

function answered(entry, done) {
  const { [DONE]: _, ...others } = entry.factors;
  return done === null ? others : { ...others, [DONE]: done };
}

// How a headache of the plan was rated: before and two hours later, by the first thing that was done.
function ratingOf(headache, today) {
  const [dose] = headache.doses;
  if (!dose || dose.before === null) return "missing";
  if (dose.after !== null) return "rated";
  return headache.date >= addDays(today, -1) ? "waiting" : "missing";
}

// The numbers up to the last that was opened, those without a headache among them.
export function stepsSoFar(trial, entries, today) {
  const known = sortEntries(entries);
  const last = nextNumber(trial, known) - 1;
  return Array.from({ length: last }, (_, at) => {
    const entry = known.find((one) => numberOf(one) === at + 1) ?? null;
    const arm = armOf(trial, known, at + 1);
    const rating = entry ? ratingOf(entry, today) : "missing";
    return { number: at + 1, entry, arm, done: doneOf(entry), rating };
  });
}

// Headaches since the first day that got no number; they belong to the diary and not to the trial.
export function withoutNumber(trial, entries, today) {
  const since = sortEntries(entries).filter((one) => one.kind === "headache" && one.date >= trial.first);
  return since.filter((one) => numberOf(one) === null && !mayOpen(trial, one, today));
}

// The days of the plan that are over and count: which are written down, and what is missing.
export function daysSoFar(trial, entries, today) {
  const known = [...entries];
  const states = statesOf(known);
  const unrated = trial.outcome === "mean_pain" ? daysWithoutPain(known) : new Set();
  const answers = answersOf(known);
  const found = { days: 0, missing: [], unrated: [], refused: [], unanswered: [] };
  for (const part of partsOf(trial)) {
    for (let day = part.first; day <= part.last && day < today; day = addDays(day, 1)) {
      if (answers.get(day) === false) found.refused.push(day);
      if (!answers.has(day)) found.unanswered.push(day);
      if (isLeftOut(part, day)) continue;
      found.days += 1;
      if (!states.has(day)) found.missing.push(day);
      else if (states.get(day) === "headache" && unrated.has(day)) found.unrated.push(day);
    }
  }
  return found;
}

function answersOf(entries) {
  const answers = new Map();
  for (const entry of entries) {
    if (entry.kind === "day" && doneOf(entry) !== null) answers.set(entry.date, doneOf(entry));
  }
  return answers;
}

function daysWithoutPain(entries) {
  const rated = new Set();
  const all = new Set();
  for (const entry of entries) {
    if (entry.kind !== "headache") continue;
    all.add(entry.date);
    if (entry.pain !== null) rated.add(entry.date);
  }
  return new Set([...all].filter((day) => !rated.has(day)));
}

// What the plan says today; null where there is no plan.
export function trialToday(trial, entries, today) {
  if (!trial) return null;
  const known = [...entries];
  return isSealed(trial) ? sealedToday(trial, known, today) : openToday(trial, known, today);
}

function sealedToday(trial, entries, today) {
  const next = nextNumber(trial, entries);
  const now = sortEntries(entries).filter((entry) => isOpenNow(trial, entry, today)).reverse();
  const numbered = lately(trial, entries, today);
  const told = { sealed: true, next, count: trial.count, waiting: null, treated: null, numbered };
  if (today < trial.first) return { ...told, state: "before", numbered: null };
  if (next > trial.count) return { ...told, state: "over" };
  const waiting = now.find((entry) => mayOpen(trial, entry, today)) ?? null;
  const treated = now.find((entry) => numberOf(entry) === null && entry.doses.length > 0) ?? null;
  return { ...told, state: "now", waiting, treated: waiting || numbered ? null : treated };
}

// The headache that was numbered last, as long as there is something to say of it.
function lately(trial, entries, today) {
  const number = nextNumber(trial, entries) - 1;
  const entry = entries.find((one) => numberOf(one) === number);
  if (!entry || entry.date < addDays(today, -1)) return null;
  const asked = doneOf(entry) === null || ratingOf(entry, today) === "waiting";
  const open = asked || isOpenNow(trial, entry, today);
  return open ? { number, entry, arm: armOf(trial, entries, number), done: doneOf(entry) } : null;
}

function openToday(trial, entries, today) {
  const told = { sealed: false, days: daysBetween(trial.first, trial.last) + 1, count: trial.count };
  const yesterday = unanswered(trial, entries, addDays(today, -1));
  if (today < trial.first) return { ...told, state: "before", part: partsOf(trial)[0] };
  if (today > trial.last) return { ...told, state: "over", yesterday };
  const part = partOn(trial, today);
  return {
    ...told,
    state: "now",
    part,
    day: daysBetween(trial.first, today) + 1,
    leftOut: isLeftOut(part, today),
    done: doneOf(dayOfEntries(entries, today)),
    yesterday,
  };
}

function unanswered(trial, entries, day) {
  const part = partOn(trial, day);
  return part && doneOf(dayOfEntries(entries, day)) === null ? { day, part } : null;
}

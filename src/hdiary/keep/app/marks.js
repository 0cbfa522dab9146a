// What a calendar shows of each day: its state, the worst pain, medicine, what came later.
import { medicineDays } from "./count.js";
import { filledLater, lastDayOf } from "./model.js";
import { addDays } from "./time.js";

const BLANK = { state: "not recorded", pain: null, ranIn: false, medicine: false, later: false, checks: 0 };

// A headache that ran past midnight counts for both days; how bad it was is said of its first only.
function markHeadache(mark, headache) {
  const first = mark(headache.date);
  first.state = "headache";
  if (headache.pain !== null) first.pain = Math.max(first.pain ?? 0, headache.pain);
  for (let date = addDays(headache.date, 1); date <= lastDayOf(headache); date = addDays(date, 1)) {
    const next = mark(date);
    next.state = "headache";
    next.ranIn = true;
  }
}

export function markDays(given, told) {
  const entries = [...given];
  const marks = new Map();
  const mark = (date) => {
    if (!marks.has(date)) marks.set(date, { ...BLANK });
    return marks.get(date);
  };
  for (const entry of entries) {
    if (entry.kind === "check") {
      mark(entry.date).checks += 1;
      continue;
    }
    if (entry.kind === "headache") markHeadache(mark, entry);
    else if (entry.clear && mark(entry.date).state !== "headache") mark(entry.date).state = "clear";
    if ((entry.kind === "headache" || entry.clear) && filledLater(entry)) mark(entry.date).later = true;
  }
  for (const date of medicineDays(entries, told)) mark(date).medicine = true;
  return marks;
}

export function markOf(marks, date) {
  return marks.get(date) ?? BLANK;
}

// The first day of which anything is written: a diary has no gaps before it began.
export function firstDay(entries) {
  let first = null;
  for (const entry of entries) if (!first || entry.date < first) first = entry.date;
  return first;
}

// Of the span only the days since the diary began; earlier ones are not missing.
export function daysIn({ from, to }, began) {
  const days = [];
  if (!began) return days;
  for (let day = from > began ? from : began; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

// Four shades are told apart at a glance; the number beside them says the rest.
export function shadeOf(pain) {
  if (pain === null) return 0;
  return pain <= 3 ? 1 : pain <= 6 ? 2 : pain <= 8 ? 3 : 4;
}

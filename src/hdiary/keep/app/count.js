// Counts of days for a short look back: counts only, and what they say is left to the visit.
import { readList } from "./cells.js";
import { readDrugs, soundsLikeDrug } from "./drug-class.js";
import { statesOf, treatmentsOf } from "./model.js";
import { addDays, daysBetween } from "./time.js";

const TOGETHER = "all acute classes together";

// The classes of acute medicine that a dose is of; none for heat, exercise or nothing taken.
export function classesOf(dose, told) {
  const acute = new Set(acuteClasses(told));
  const found = itemsOf(dose).flatMap((item) => readDrugs(item, told) ?? []);
  return [...new Set(found)].filter((name) => acute.has(name));
}

function itemsOf(dose) {
  return treatmentsOf(dose).flatMap(readList);
}

// What sounds like medicine and is not counted, since it is not sure what was taken.
export function uncounted(entries, told, { from, to }) {
  const within = [...entries].filter(({ date }) => from <= date && date <= to);
  const items = new Set(within.flatMap(({ doses = [] }) => doses.flatMap(itemsOf)));
  return [...items].filter((item) => readDrugs(item, told) === null && soundsLikeDrug(item, told));
}

// The limits name every class but those that have none.
function acuteClasses(told) {
  return ["gepant", "ditan", ...(told.limits ?? []).flatMap((limit) => limit.classes)];
}

// The days of each class. A dose counts for the day of its entry, as hdiary counts it.
function daysByClass(entries, told) {
  const days = new Map();
  const known = new Map();
  for (const { date, doses = [] } of entries) {
    for (const dose of doses) {
      if (!known.has(dose.treatment)) known.set(dose.treatment, classesOf(dose, told));
      for (const name of known.get(dose.treatment)) {
        if (!days.has(name)) days.set(name, new Set());
        days.get(name).add(date);
      }
    }
  }
  return days;
}

export function medicineDays(entries, told) {
  return new Set([...daysByClass(entries, told).values()].flatMap((days) => [...days]));
}

function together(days, classes, within) {
  const every = new Set(classes.flatMap((name) => [...(days.get(name) ?? [])]));
  return [...every].filter(within).length;
}

// Several classes are laid beside a limit of their own only where none reaches its limit by
// itself, as ICHD-3 8.2.6 has it.
function byClass(days, told, within) {
  const groups = (told.limits ?? []).map((group) => (
    { class: group.name, days: together(days, group.classes, within), limit: group.limit }
  ));
  const single = groups.filter((group) => group.class !== TOGETHER && group.days > 0);
  const alone = single.length < 2 || single.some((group) => group.days >= group.limit);
  const rest = ["gepant", "ditan"].map((name) => (
    { class: name, days: together(days, [name], within), limit: null }
  ));
  const whole = alone ? [] : groups.filter((group) => group.class === TOGETHER);
  return [...single, ...whole, ...rest.filter((group) => group.days > 0)];
}

// Limits are of 30 days: lay them beside counts of 30 days only ("comparable" says whether).
export function summary(entries, { from, to }, told = {}) {
  const listed = [...entries];
  const states = statesOf(listed);
  const counts = { headache: 0, clear: 0 };
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (states.has(date)) counts[states.get(date)] += 1;
  }
  const days = Math.max(0, daysBetween(from, to) + 1);
  const recorded = counts.headache + counts.clear;
  const classes = daysByClass(listed, told);
  const within = (date) => from <= date && date <= to;
  return {
    days,
    recorded,
    headache_days: counts.headache,
    clear_days: counts.clear,
    not_recorded: days - recorded,
    medicine_days: together(classes, [...classes.keys()], within),
    by_class: byClass(classes, told, within),
    comparable: days === 30,
  };
}

// A headache's entry: begun, moved, thrown away, and what it does to a day marked clear.
import { dayOfEntries, lastDayOf, newHeadache, touch } from "./model.js";
import { addDays, dayOf, daysBetween } from "./time.js";
import { say, sayDay } from "./words.js";

const LONGEST_DAYS = 7;

// Stored from the first tap on, as an entry that says nothing yet: a tab may close.
export function beginHeadache(ctx, date) {
  const entry = { ...newHeadache(date), ongoing: date === ctx.today };
  ctx.save(entry, say("keep.headache.begun"));
  return entry;
}

// With the first thing that is said, a day marked clear is clear no longer, which is told.
export function saveFirst(ctx, entry) {
  const clear = clearDay(ctx, entry.date);
  const taken = clear ? { ...entry, took_clear: true } : entry;
  ctx.save(clear ? [taken, touch(clear, { clear: null })] : taken, say("keep.headache.begun"));
  if (clear) ctx.toast(say("keep.headache.took_clear", { day: sayDay(entry.date, "short") }));
  return taken;
}

function clearDay(ctx, date) {
  const day = dayOfEntries(ctx.entries.values(), date);
  return day?.clear ? day : null;
}

// Days that are marked clear although this headache stands there.
export function clearDaysUnder(ctx, entry) {
  const last = lastDayOf(entry);
  const days = [entry.date];
  while (days.at(-1) < last && days.length <= LONGEST_DAYS) days.push(addDays(days.at(-1), 1));
  return days.map((date) => clearDay(ctx, date)).filter(Boolean);
}

// Thrown away as if it had never been begun: the day is clear again if it was.
export function throwAway(ctx, entry) {
  const text = say("keep.headache.removed");
  const day = entry.took_clear ? dayOfEntries(ctx.entries.values(), entry.date) : null;
  const others = [...ctx.entries.values()].some(
    (other) => other.kind === "headache" && other.id !== entry.id && other.date === entry.date,
  );
  const back = entry.took_clear && !others && day;
  ctx.save(back ? touch(day, { clear: true }) : [], text, [entry.id]);
  ctx.toast(text, { undo: true });
}

// The day of a headache is the one that it began on.
export function startAt(entry, start) {
  return start ? { start, date: dayOf(start) } : { start };
}

export function daysForEnd(entry, today) {
  const many = Math.min(daysBetween(entry.date, today), LONGEST_DAYS);
  return Array.from({ length: Math.max(many, 0) + 1 }, (_, n) => addDays(entry.date, n));
}

// A dose of a night may fall on the day after.
export function daysForDose(entry, today) {
  const first = entry.start ? dayOf(entry.start) : entry.date;
  return [first, addDays(first, 1), addDays(first, 2)].filter((day) => day <= today);
}

// Saying that a day was clear, and taking it back: never silently beside a headache.
import { dayOfEntries, headachesOn, newDay, touch } from "./model.js";
import { daysBetween } from "./time.js";
import { say, sayDay } from "./words.js";

const LONGEST_DAYS = 7;

export function dayEntry(entries, date) {
  return dayOfEntries(entries.values(), date) ?? newDay(date);
}

// What is said now is said now, even if a note of the day was written earlier.
// removed: the headaches that were none; it is one change, and one step to take back.
export function markClear(ctx, date, removed = []) {
  const day = touch(dayEntry(ctx.entries, date), { clear: true });
  const text = say("keep.day.now_clear", { day: sayDay(date, "short") });
  ctx.save({ ...day, entered: ctx.now() }, text, removed);
  ctx.toast(text, { undo: true });
}

// A day of which nothing else is said is not kept as an empty entry.
export function takeClearBack(ctx, date) {
  const day = { ...dayEntry(ctx.entries, date), clear: null };
  const text = say("keep.day.now_open", { day: sayDay(date, "short") });
  if (saysAnything(day)) ctx.save(touch(day, {}), text);
  else ctx.remove(day.id, text);
  ctx.toast(text, { undo: true });
}

export function saysAnything(day) {
  const lists = [day.activity, day.posture, day.doses, Object.keys(day.factors ?? {})];
  return Boolean(day.clear || day.notes || lists.some((list) => list.length));
}

// A day that is marked clear while a headache stands there: whoever kept it must say which is right.
export function contradicts(entries, date) {
  const day = dayOfEntries(entries.values(), date);
  return Boolean(day?.clear) && headachesOn(entries.values(), date).length > 0;
}

// Headaches of earlier days that have no end yet may have lasted into this one.
export function openBefore(entries, date) {
  return [...entries.values()].filter(
    (entry) => entry.kind === "headache" && entry.ongoing && !entry.end && entry.date < date
      && daysBetween(entry.date, date) <= LONGEST_DAYS,
  );
}

// The weeks of a month, and the way from one month or day to another.
import { addDays, daysOfMonth, weekday } from "./time.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

// Weeks of seven places, Monday first; places before the first day and after the last are empty.
export function weeksOf(month) {
  const days = daysOfMonth(month);
  const places = [...Array(weekday(days[0])).fill(null), ...days];
  while (places.length % 7) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

export function shiftMonth(month, n) {
  const [year, number] = month.split("-").map(Number);
  const months = year * 12 + number - 1 + n;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

// Where a key leads from a day, as in any calendar.
export function aim(key, day) {
  if (STEPS[key]) return addDays(day, STEPS[key]);
  if (key === "Home") return addDays(day, -weekday(day));
  if (key === "End") return addDays(day, 6 - weekday(day));
  if (key !== "PageUp" && key !== "PageDown") return null;
  const days = daysOfMonth(shiftMonth(day.slice(0, 7), key === "PageUp" ? -1 : 1));
  return days[Math.min(days.length, Number(day.slice(8))) - 1];
}

// What the page reminds of while it is open: a rating two hours later, a check-in, a copy to keep.
import { addMinutes, clockOf, compareTimes, dayOf, daysBetween, minutesBetween, timeOn } from "./time.js";

const RATED_AFTER = 120;
const BACKUP_DAYS = 7;

// What was done about a headache is asked about two hours later, and until the next day is over;
// "nothing taken" as much as a medicine, since only the two beside each other say anything. Where
// its time is missing, that is asked for at once, with no dueAt: later nobody knows it.
export function dueRatings(entries, now) {
  const due = [];
  for (const entry of entries) {
    for (const dose of entry.doses ?? []) {
      if (!isAsked(entry, dose)) continue;
      if (!dose.at) {
        const open = entry.finished && daysBetween(entry.date, dayOf(now)) <= 1;
        if (open) due.push({ entry, dose, dueAt: null, minutesLate: null });
        continue;
      }
      const dueAt = addMinutes(dose.at, RATED_AFTER);
      const minutesLate = minutesBetween(dueAt, now);
      const old = daysBetween(dayOf(dose.at), dayOf(now)) > 1;
      if (minutesLate >= 0 && !old) due.push({ entry, dose, dueAt, minutesLate });
    }
  }
  return due.sort((a, b) => (a.dueAt && b.dueAt ? compareTimes(a.dueAt, b.dueAt) : !a.dueAt - !b.dueAt));
}

// An exercise on a day without headache has no pain to ask about, unless some was said.
function isAsked(entry, { at, before, after }) {
  return after === null && (entry.kind === "headache" || Boolean(at && before !== null));
}

// The check-ins of today whose time has come and that were not made; the latest first.
export function dueChecks(entries, settings, now) {
  const date = dayOf(now);
  const made = new Set();
  for (const entry of entries) {
    if (entry.kind === "check" && entry.date === date) made.add(clockOf(entry.start));
  }
  const clocks = [...new Set(settings.checkIns ?? [])].sort().reverse();
  return clocks
    .filter((clock) => !made.has(clock) && clock <= clockOf(now))
    .map((clock) => ({ date, clock, minutesLate: minutesBetween(timeOn(date, clock), now) }));
}

function newest(entry) {
  return [entry.entered, entry.changed].filter(Boolean).sort(compareTimes).at(-1) ?? null;
}

// Once a week, if anything was written since the last copy: { days } since then, or since the
// first entry where there was none; null where no copy is due.
export function lastBackupDue(settings, entries, now) {
  const written = [...entries].map(newest).filter(Boolean).sort(compareTimes);
  if (!written.length) return null;
  const last = settings.lastBackup ?? null;
  if (last && compareTimes(written.at(-1), last) <= 0) return null;
  const days = Math.floor(minutesBetween(last ?? written[0], now) / (24 * 60));
  return days >= BACKUP_DAYS ? { days, never: !last } : null;
}

// What happened on a day: headaches, doses and check-ins, in the order of the clock.
import { dayOfEntries, entriesOf, headachesOn } from "./model.js";
import { compareTimes, dayOf } from "./time.js";

// A dose stands where it was taken, on whatever day its headache began.
export function eventsOf(entries, date) {
  const events = [];
  const doses = (entry) => {
    for (const dose of entry.doses ?? []) {
      if ((dose.at ? dayOf(dose.at) : entry.date) === date) events.push(
        { kind: "dose", id: dose.id, at: dose.at, entry, dose },
      );
    }
  };
  for (const entry of headachesOn(entries.values(), date)) {
    const at = entry.date === date ? entry.start : null;
    events.push({ kind: entry.date === date ? "headache" : "ran_in", id: entry.id, at, entry });
    doses(entry);
  }
  for (const entry of entriesOf(entries.values(), date)) {
    if (entry.kind === "check") events.push({ kind: "check", id: entry.id, at: entry.start, entry });
  }
  // A dose taken the day after, when the headache was over, still belongs to its own day.
  for (const entry of entries.values()) {
    if (entry.kind === "headache" && !events.some((event) => event.entry === entry)) doses(entry);
  }
  const day = dayOfEntries(entries.values(), date);
  if (day) doses(day);
  return events.sort(byClock);
}

function byClock(a, b) {
  const [first, second] = [a, b].map(({ kind, at }) => (kind === "ran_in" ? 0 : at ? 2 : 1));
  if (first !== second) return first - second;
  return first === 2 ? compareTimes(a.at, b.at) : 0;
}

import { mergeEntries, takeTheirs } from "./merge.js";

// What bringing a file in would do, before anything of it is done.
export function planImport(existing, incoming) {
  const plan = mergeEntries(existing, incoming);
  const dates = incoming.map((entry) => entry.date).sort();
  return { ...plan, n: incoming.length, first: dates[0] ?? null, last: dates.at(-1) ?? null };
}

// The entries to store: what is new or filled, and what the file says where the person took it.
export function entriesOfPlan({ put, conflicts }, taken) {
  const entries = new Map(put.map((entry) => [entry.id, entry]));
  conflicts.forEach((conflict, at) => {
    if (!taken.has(at)) return;
    const mine = entries.get(conflict.mine.id) ?? conflict.mine;
    for (const entry of takeTheirs({ ...conflict, mine })) entries.set(entry.id, entry);
  });
  return [...entries.values()];
}

// The headaches to take away where the person took it that the day was clear.
export function removedByPlan({ conflicts }, taken) {
  return conflicts.flatMap((conflict, at) => (taken.has(at) ? conflict.removes : []));
}

// Two diaries that disagree on most of what both tell are rarely one person's.
export function looksForeign({ conflicts, same, filled }) {
  return conflicts.length >= 5 && conflicts.length > 2 * (same + filled);
}

// The person's own words of a sealed copy come along; what was chosen here stays.
export function settingsOfCopy(mine, theirs) {
  const patch = {};
  for (const kind of ["activities", "postures", "treatments"]) {
    const here = mine[kind] ?? [];
    const further = (Array.isArray(theirs[kind]) ? theirs[kind] : []).filter((word) => !here.includes(word));
    if (further.length) patch[kind] = [...here, ...further];
  }
  return patch;
}

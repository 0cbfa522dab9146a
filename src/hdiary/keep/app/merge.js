// What a file says beside what is here: blanks are filled, nothing is doubled, and where the two
// contradict each other, what is here stays until the person decides.
import { PLAIN, fieldsOf, inZoneOf, isBlank, mergeEntry, sameTime, sameWords } from "./merge-entry.js";
import { daysBetween, minutesBetween } from "./time.js";

export { mergeEntry };

// Which entry here each of the file's headaches of a day is: by its id, its start, the moment
// at which it was written, or as the only ones without a time.
function pairHeadaches(mine, theirs) {
  const timed = (a, b) => (a.start && b.start ? sameTime(a.start, b.start) : !a.start && !b.start);
  return pairBy(mine, theirs, [
    (a, b) => a.id === b.id,
    (a, b) => timed(a, b) && !differing(a, b),
    (a, b) => Boolean(a.start) && timed(a, b),
    written,
    timed,
    (a, b) => !a.start !== !b.start && !differing(a, b) && overlaps(a, b),
  ]);
}

// A check-in is named after its clock, which may come twice, and may have been moved to another one.
function pairChecks(mine, theirs) {
  const said = (a, b) => sameWords(a.activity, b.activity) && sameWords(a.posture, b.posture);
  return pairBy(mine, theirs, [
    (a, b) => sameTime(a.start, b.start) && a.start.offset === b.start.offset,
    (a, b) => a.id === b.id,
    (a, b) => written(a, b) && said(a, b),
  ]);
}

function differing(a, b) {
  return mergeEntry(a, b).fields.length;
}

function written(a, b) {
  return Boolean(a.entered && b.entered) && sameTime(a.entered, b.entered);
}

// The surest test comes first, and of those that pass it the one that differs least.
function pairBy(mine, theirs, tests) {
  const [left, pairs] = [new Set(mine), new Map()];
  for (const test of tests) {
    for (const other of theirs) {
      if (pairs.has(other)) continue;
      const found = [...left].filter((one) => test(one, other));
      found.sort((a, b) => differing(a, other) - differing(b, other));
      if (!found.length) continue;
      pairs.set(other, found[0]);
      left.delete(found[0]);
    }
  }
  return pairs;
}

// A headache whose start was moved past midnight here since stands on the next day, or the one
// before; what was left as it was tells that it is the same one.
function pairMoved(mine, theirs, pairs) {
  const paired = new Set(pairs.values());
  for (const other of theirs) {
    if (pairs.has(other)) continue;
    const match = mine.find((one) => !paired.has(one) && isMoved(one, other));
    if (!match) continue;
    pairs.set(other, match);
    paired.add(match);
  }
}

function isMoved(a, b) {
  if (!a.start || !b.start || Math.abs(daysBetween(a.date, b.date)) > 1) return false;
  const same = (one, other) => Boolean(one) && Boolean(other) && sameTime(one, other);
  const dosed = a.doses.some((dose) => (
    b.doses.some((other) => dose.treatment === other.treatment && same(dose.at, other.at))
  ));
  return a.id === b.id || same(a.entered, b.entered) || same(a.end, b.end) || dosed;
}

// A start that only one of them says: the same headache where something else agrees, too.
function overlaps(a, b) {
  const agree = [...PLAIN, "location"].filter((field) => !isBlank(a[field]) && !isBlank(b[field]));
  const ends = a.end && b.end && minutesBetween(a.end, b.end) === 0;
  return ends || agree.length > 1;
}

function byDate(entries, kind) {
  const dates = new Map();
  for (const entry of entries) {
    if (entry.kind !== kind) continue;
    if (!dates.has(entry.date)) dates.set(entry.date, []);
    dates.get(entry.date).push(entry);
  }
  return dates;
}

// A file may hold a headache of a day that is marked clear here, or the other way round.
function deniedBy(theirs, here, clear) {
  if (theirs.kind === "headache") {
    const mark = clear.get(theirs.date);
    return mark ? { mine: mark, theirs, fields: ["clear"], removes: [] } : null;
  }
  const hurt = theirs.kind === "day" && theirs.clear ? here.get(theirs.date) : null;
  if (!hurt) return null;
  return { mine: hurt[0], theirs, fields: ["clear"], removes: hurt.map((entry) => entry.id) };
}

export function mergeEntries(existing, incoming) {
  const mine = new Map([...existing].map((entry) => [entry.id, entry]));
  const [here, there] = [byDate(mine.values(), "headache"), byDate(incoming, "headache")];
  const pairs = new Map();
  for (const [date, theirs] of there) {
    for (const pair of pairHeadaches(here.get(date) ?? [], theirs)) pairs.set(...pair);
  }
  pairMoved([...here.values()].flat(), [...there.values()].flat(), pairs);
  const checks = byDate(mine.values(), "check");
  for (const [date, theirs] of byDate(incoming, "check")) {
    for (const pair of pairChecks(checks.get(date) ?? [], theirs)) pairs.set(...pair);
  }
  const marked = [...mine.values()].filter((entry) => entry.kind === "day" && entry.clear);
  const clear = new Map(marked.map((entry) => [entry.date, entry]));
  const told = { put: [], added: 0, same: 0, filled: 0, conflicts: [] };
  for (const theirs of incoming) {
    const match = theirs.kind === "day" ? mine.get(theirs.id) : pairs.get(theirs);
    const agreed = match && (match.clear || theirs.kind === "headache");
    take(told, match, theirs, agreed ? null : deniedBy(theirs, here, clear));
  }
  return told;
}

function take(told, match, theirs, denied) {
  const wanted = denied ? { ...theirs, clear: null } : theirs;
  // What the day would be here if it was clear, with all that is said of it already.
  const isDay = denied && theirs.kind === "day";
  const day = isDay ? { ...(match ? mergeEntry(match, wanted).entry : theirs), clear: true } : null;
  if (denied) told.conflicts.push({ ...denied, day });
  if (denied && theirs.kind === "headache") return;
  if (!match) {
    // Where only "clear" was said and is denied, nothing is left to add.
    if (denied && saysNothing(wanted)) return;
    told.added += 1;
    told.put.push(wanted);
    return;
  }
  const { entry, filled, fields } = mergeEntry(match, wanted);
  if (filled) told.put.push(entry);
  const other = inZoneOf(match, theirs);
  // The name of a check-in goes with its clock.
  const removes = match.kind === "check" && fields.includes("start") ? [match.id] : [];
  if (fields.length) told.conflicts.push({ mine: entry, theirs: other, fields, removes });
  if (filled) told.filled += 1;
  else if (!fields.length && !denied) told.same += 1;
}

function saysNothing(day) {
  const lists = [day.activity, day.posture, day.doses, Object.keys(day.factors)];
  return !day.notes && lists.every((list) => !list.length);
}

// The entries to put where the person takes what the file says; a conflict's "removes" are the
// ids of headaches that the file's clear day leaves no room for.
export function takeTheirs({ mine, theirs, fields, day }) {
  if (theirs.kind === "headache" && mine.kind === "day") return [{ ...mine, clear: null }, theirs];
  if (theirs.kind === "day" && mine.kind === "headache") return [day];
  const taken = { ...mine };
  for (const field of fields) {
    const factor = ![...fieldsOf(mine), "doses"].includes(field);
    if (factor) taken.factors = { ...taken.factors, [field]: theirs.factors[field] };
    else taken[field] = theirs[field];
  }
  // The day goes with the start.
  if (fields.includes("start")) taken.date = theirs.date;
  if (mine.kind === "check") taken.id = theirs.id;
  return [taken];
}

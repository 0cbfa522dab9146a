// What a file says beside what is here: blanks are filled, nothing is doubled, and where the two
// contradict each other, what is here stays until the person decides.
import { ownOf } from "./cells.js";
import { daysBetween, minutesBetween } from "./time.js";

const PLAIN = ["pain", "side", "neck_pain", "notes"];
const LISTS = ["location", "activity", "posture"];

function isBlank(value) {
  return value === null || value === undefined || value === "" || value?.length === 0;
}

function sameWords(a, b) {
  const words = new Set(b);
  return new Set(a).size === words.size && a.every((word) => words.has(word));
}

// The clock that was seen makes a time the same; a file may not say in which zone.
function sameTime(a, b) {
  return a.at.slice(0, 16) === b.at.slice(0, 16);
}

function agree(field, a, b) {
  if (LISTS.includes(field)) return sameWords(a, b);
  if (field === "start" || field === "end") return sameTime(a, b);
  return field === "notes" ? a.trim() === b.trim() : a === b;
}

function fieldsOf(entry) {
  if (entry.kind === "check") return ["activity", "posture"];
  if (entry.kind === "day") return ["clear", "activity", "posture", "notes"];
  return ["start", "end", ...PLAIN, ...LISTS];
}

// The doses of both that are the same: at the same time, else the only ones of their treatment.
function pairDoses(mine, theirs) {
  const [left, pairs] = [[...mine], []];
  const take = (test) => {
    for (const dose of theirs) {
      if (pairs.some(([, other]) => other === dose)) continue;
      const at = left.findIndex((one) => test(one, dose));
      if (at >= 0) pairs.push([left.splice(at, 1)[0], dose]);
    }
  };
  const alike = (a, b) => a.treatment === b.treatment;
  const rated = (a, b) => a.before === b.before && a.after === b.after;
  const timed = (a, b) => (a.at && b.at ? sameTime(a.at, b.at) : !a.at && !b.at);
  take((a, b) => alike(a, b) && timed(a, b) && rated(a, b));
  take((a, b) => alike(a, b) && timed(a, b));
  take((a, b) => alike(a, b) && (!a.at || !b.at));
  take((a, b) => alike(a, b));
  // Written more fully since, or mended: what is left of it says that it is the same dose. Where
  // both had one more than the other at a moment of their own, there were two.
  take((a, b) => isFuller(a.treatment, b.treatment) && timed(a, b));
  take((a, b) => timed(a, b));
  const alikeRated = (a, b) => rated(a, b) && !(isBlank(a.before) && isBlank(a.after));
  take((a, b) => alikeRated(a, b) || isFuller(a.treatment, b.treatment));
  take((a, b) => !a.at || !b.at);
  return { pairs, added: theirs.filter((dose) => !pairs.some(([, other]) => other === dose)) };
}

// "ibuprofen 400 mg" says what "ibuprofen" says, and more.
function isFuller(a, b) {
  return a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

function mergeDoses(mine, theirs) {
  const { pairs, added } = pairDoses(mine, theirs);
  let conflict = false;
  const merged = mine.map((dose) => {
    const other = pairs.find(([one]) => one === dose)?.[1];
    if (!other) return dose;
    const filled = { ...dose };
    for (const field of ["treatment", "at", "before", "after", "after_min"]) {
      if (isBlank(other[field])) continue;
      if (isBlank(dose[field])) filled[field] = other[field];
      else if (field === "treatment" && isFuller(dose.treatment, other.treatment)) {
        if (other.treatment.length > dose.treatment.length) filled.treatment = other.treatment;
      }
      else conflict ||= field === "at" ? !sameTime(dose.at, other.at) : dose[field] !== other[field];
    }
    return Object.keys(filled).some((field) => filled[field] !== dose[field]) ? filled : dose;
  });
  const changed = added.length > 0 || merged.some((dose, at) => dose !== mine[at]);
  return { doses: changed ? [...merged, ...added] : mine, conflict };
}

function mergeFactors(mine, theirs) {
  const [further, fields] = [[], []];
  for (const [name, value] of Object.entries(theirs)) {
    if (isBlank(value)) continue;
    if (isBlank(ownOf(mine, name))) further.push([name, value]);
    else if (mine[name] !== value) fields.push(name);
  }
  const merged = () => Object.fromEntries([...Object.entries(mine), ...further]);
  return { factors: further.length ? merged() : mine, fields };
}

// A file that says no zone is read in the one where the device is now. Where the two agree on
// the start, its times belong to the zone of the start that is here.
function inZoneOf(mine, theirs) {
  const both = mine.start && theirs.start && sameTime(mine.start, theirs.start);
  const apart = both ? mine.start.offset - theirs.start.offset : 0;
  if (!apart) return theirs;
  const move = (time) => time && { ...time, offset: time.offset + apart };
  const doses = theirs.doses?.map((dose) => ({ ...dose, at: move(dose.at) }));
  const moved = { ...theirs, start: move(theirs.start) };
  if (theirs.end) moved.end = move(theirs.end);
  return doses ? { ...moved, doses } : moved;
}

// One entry from two: what is filled, and the fields that contradict each other.
export function mergeEntry(mine, given) {
  const theirs = inZoneOf(mine, given);
  const [merged, fields] = [{ ...mine }, []];
  for (const field of fieldsOf(mine)) {
    if (isBlank(theirs[field])) continue;
    if (isBlank(mine[field])) merged[field] = theirs[field];
    else if (!agree(field, mine[field], theirs[field])) fields.push(field);
  }
  if (merged.end && mine.ongoing) merged.ongoing = false;
  if (!mine.entered && theirs.entered) merged.entered = theirs.entered;
  if (mine.doses) {
    const told = mergeDoses(mine.doses, theirs.doses ?? []);
    merged.doses = told.doses;
    if (told.conflict) fields.push("doses");
  }
  if (mine.factors) {
    const told = mergeFactors(mine.factors, theirs.factors ?? {});
    merged.factors = told.factors;
    fields.push(...told.fields);
  }
  const filled = Object.keys(merged).some((field) => merged[field] !== mine[field]);
  return { entry: filled ? merged : mine, filled, fields };
}

// Which entry here each of the file's headaches of a day is: by its id, its start, the moment
// at which it was written, or as the only ones without a time.
function pairHeadaches(mine, theirs) {
  const [left, pairs] = [new Set(mine), new Map()];
  const differing = (a, b) => mergeEntry(a, b).fields.length;
  const take = (test) => {
    for (const other of theirs) {
      if (pairs.has(other)) continue;
      const found = [...left].filter((one) => test(one, other));
      found.sort((a, b) => differing(a, other) - differing(b, other));
      if (!found.length) continue;
      pairs.set(other, found[0]);
      left.delete(found[0]);
    }
  };
  const timed = (a, b) => (a.start && b.start ? sameTime(a.start, b.start) : !a.start && !b.start);
  const written = (a, b) => Boolean(a.entered && b.entered) && sameTime(a.entered, b.entered);
  take((a, b) => a.id === b.id);
  take((a, b) => timed(a, b) && !differing(a, b));
  take((a, b) => Boolean(a.start) && timed(a, b));
  take((a, b) => written(a, b));
  take((a, b) => timed(a, b));
  take((a, b) => !a.start !== !b.start && !differing(a, b) && overlaps(a, b));
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
  const marked = [...mine.values()].filter((entry) => entry.kind === "day" && entry.clear);
  const clear = new Map(marked.map((entry) => [entry.date, entry]));
  const told = { put: [], added: 0, same: 0, filled: 0, conflicts: [] };
  for (const theirs of incoming) {
    const match = theirs.kind === "headache" ? pairs.get(theirs) : mine.get(theirs.id);
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
  if (fields.length) told.conflicts.push({ mine: entry, theirs: other, fields, removes: [] });
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
  return [taken];
}

// One entry from what is here and what a file says: blanks are filled, and what contradicts is named.
import { ownOf } from "./cells.js";

export const PLAIN = ["pain", "side", "neck_pain", "notes"];
const LISTS = ["location", "activity", "posture"];

export function isBlank(value) {
  return value === null || value === undefined || value === "" || value?.length === 0;
}

export function sameWords(a, b) {
  const words = new Set(b);
  return new Set(a).size === words.size && a.every((word) => words.has(word));
}

// The clock that was seen makes a time the same; a file may not say in which zone.
export function sameTime(a, b) {
  return a.at.slice(0, 16) === b.at.slice(0, 16);
}

function agree(field, a, b) {
  if (LISTS.includes(field)) return sameWords(a, b);
  if (field === "start" || field === "end") return sameTime(a, b);
  return field === "notes" ? a.trim() === b.trim() : a === b;
}

export function fieldsOf(entry) {
  if (entry.kind === "check") return ["start", "activity", "posture"];
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
export function inZoneOf(mine, theirs) {
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

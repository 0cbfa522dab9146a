import { same } from "./journal.js";

// A slider pulled over many places, or words being typed: many steps, and one change to undo.
const JOIN_MS = 3000;
const JOINED = ["pain", "neck_pain", "notes"];
const JOINED_OF_DOSE = ["treatment", "before", "after"];

// A clock that was set back says nothing of how long ago something was.
export function isSoon(last, change) {
  const apart = Date.parse(change.at) - Date.parse(last.at);
  return apart >= 0 && apart < JOIN_MS;
}

// The one thing of one entry that a change is about, if it is one that is said in many steps.
export function whatOf({ items, label }) {
  if (label === null || items.length !== 1 || !items[0].base || !items[0].mine) return null;
  const { id, base, mine } = items[0];
  const what = onlyOf(base, mine);
  if (what === "factors") return ofAnswer(`${label} ${id} factors`, base.factors, mine.factors);
  if (what === "doses") return ofDose(`${label} ${id}`, base.doses, mine.doses);
  return JOINED.includes(what) ? `${label} ${id} ${what}` : null;
}

function ofDose(start, base, mine) {
  if (base?.length !== mine.length) return null;
  const at = Number(onlyOf(base, mine) ?? -1);
  if (!base[at] || base[at].id !== mine[at].id) return null;
  const what = onlyOf(base[at], mine[at]);
  return JOINED_OF_DOSE.includes(what) ? `${start} ${mine[at].id} ${what}` : null;
}

function ofAnswer(start, base, mine) {
  const what = onlyOf(base ?? {}, mine ?? {});
  return what === null ? null : `${start} ${what}`;
}

function onlyOf(base, mine) {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine)])];
  const other = names.filter((name) => name !== "changed" && !same(mine[name], base[name]));
  return other.length === 1 ? other[0] : null;
}

import { ownOf } from "./cells.js";
import { dayOf } from "./time.js";
import { name, say, sayDay, sayNumber, sayTime } from "./words.js";

const LISTS = ["location", "activity", "posture"];
const FIELDS = ["clear", "start", "end", "pain", "side", "neck_pain", "notes", "doses", ...LISTS];

// What an entry says of one of its fields, in words.
export function sayField(field) {
  return FIELDS.includes(field) ? say(`keep.field.${field}`) : name(field);
}

export function sayValue(entry, field) {
  if (field === "clear") return sayClear(entry);
  const value = FIELDS.includes(field) ? entry[field] : ownOf(entry.factors, field);
  if (value === null || value === undefined || value.length === 0) return say("keep.field.unsaid");
  if (field === "start" || field === "end") return sayMoment(value, entry.date);
  if (field === "doses") return value.map((dose) => sayDose(dose, entry.date)).join("; ");
  if (LISTS.includes(field)) return value.map(name).join(", ");
  if (field === "side") return name(value);
  return plain(value);
}

function plain(value) {
  if (typeof value === "boolean") return value ? say("keep.field.yes") : say("keep.field.no");
  return typeof value === "number" ? sayNumber(value) : value;
}

function sayClear(entry) {
  if (entry.kind === "headache") {
    const pain = entry.pain === null ? "" : `, ${say("keep.field.pain")} ${entry.pain}`;
    const start = entry.start ? `, ${sayTime(entry.start)}` : "";
    return `${say("keep.field.headache")}${start}${pain}`;
  }
  return entry.clear ? say("keep.field.clear_day") : say("keep.field.unsaid");
}

function sayMoment(time, date) {
  return dayOf(time) === date ? sayTime(time) : `${sayDay(dayOf(time), "short")}, ${sayTime(time)}`;
}

function sayDose({ treatment, at, before, after }, date) {
  const words = treatment.split(";").map((part) => name(part.trim())).join(" + ");
  const rated = [before, after].map((rating) => (rating === null ? "?" : rating));
  const strength = before === null && after === null ? "" : rated.join(" → ");
  return [words, at ? sayMoment(at, date) : "", strength].filter(Boolean).join(", ");
}

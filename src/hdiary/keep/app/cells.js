// One cell of a file: what was meant by it, and how it is written.
import { addDays, isDay, offsetText, timeAt } from "./time.js";

const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/;
const YES = new Set(["yes", "y", "true", "ja", "j", "wahr", "x", "1"]);
const NO = new Set(["no", "n", "false", "nein", "falsch", "0"]);
const UNSAID = new Set([
  "not said", "na", "n/a", "nan", "nat", "null", "<na>", "?", "keine angabe", "k.a.", "k. a.",
]);
const SIDES = new Map(Object.entries({
  left: "left", l: "left", links: "left", linksseitig: "left",
  right: "right", r: "right", rechts: "right", rechtsseitig: "right",
  both: "both", "both sides": "both", bilateral: "both", beide: "both", beidseits: "both",
  beidseitig: "both", "beide seiten": "both", "left; right": "both", "links; rechts": "both",
  shifting: "shifting", alternating: "shifting", changing: "shifting", wechselnd: "shifting",
}));

// Keeps a spreadsheet from running a text as a formula: one more ' in front, which reading takes.
export function guard(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function unguard(text) {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

export function isUnsaid(text) {
  return text === "" || UNSAID.has(text.toLowerCase());
}

export function numberText(number) {
  if (!Number.isFinite(number)) return "";
  const text = String(number);
  // Nobody writes 1e-7 into a diary, and no reader takes it.
  return text.includes("e") ? number.toFixed(15).replace(/\.?0+$/, "") : text;
}

// "10,000" of another hand may be ten thousand; hdiary and this page never write a comma.
export function readNumber(text) {
  if (!NUMBER.test(text) || /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) return null;
  return Number(text.replace(",", "."));
}

// A number as a person types it, where "decimal" parts the decimals in their language. In "either"
// stands what it may mean where that is not sure: 10.000 may be ten thousand, or ten.
export function readTyped(text, { decimal = ".", small = false } = {}) {
  const plain = text.trim().replace(/^−/, "-").replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
  const [, whole, mark, rest] = /^(-?\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)([.,]\d{1,6})?$/.exec(plain) ?? [];
  const thousands = whole && Number(whole.replaceAll(mark, "") + (rest ?? "").replace(",", "."));
  const once = whole && !rest && whole.split(mark).length === 2;
  if (whole && !once) return { number: rest?.[0] === mark ? null : thousands };
  if (whole && !small && !/^-?0/.test(whole)) {
    const part = Number(whole.replace(",", "."));
    if (mark !== decimal) return { number: thousands };
    return { number: null, either: [thousands, Math.round(part * 100) / 100] };
  }
  return { number: NUMBER.test(plain) ? Number(plain.replace(",", ".")) : null };
}

// A factor may be called as what every object has ("constructor"), so only its own are asked for.
export function ownOf(values, name) {
  return values && Object.hasOwn(values, name) ? values[name] : null;
}

export function setOwn(values, name, value) {
  Object.defineProperty(values, name, { value, writable: true, enumerable: true, configurable: true });
}

export function yesNoText(answer) {
  return answer ? "yes" : "no";
}

export function readYesNo(text) {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

export function readSide(text) {
  return SIDES.get(text.toLowerCase().replace(/\s+/g, " ")) ?? null;
}

// Cut at semicolons and line ends, and at commas but the decimal one and those inside brackets.
export function readList(text) {
  if (!/[,;|\n\r；，、]/.test(text)) return isUnsaid(text) ? [] : [text.replace(/\s+/g, " ").trim()];
  const items = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign) && depth) depth -= 1;
    const comma = sign === "," && !depth && !/^\d,\d$/.test(text.slice(at - 1, at + 2));
    if (";|\n\r；，、".includes(sign) || comma) {
      items.push(text.slice(from, at));
      from = at + 1;
    }
  }
  items.push(text.slice(from));
  const said = items.map((one) => one.replace(/\s+/g, " ").trim());
  return [...new Set(said.filter((one) => !isUnsaid(one)))];
}

function dayFrom(year, month, date) {
  const full = year.length === 2 ? `20${year}` : year;
  const day = `${full}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) && full >= "1970" && full <= "2100" ? day : null;
}

// A day as hdiary writes it or as a spreadsheet makes it anew: 01.03.2026, or 3/1/2026 and
// 1/3/2026, of which "order" tells which one is meant ("day" or "month" first).
export function readDay(text, order = null) {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dayFrom(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(text);
  if (dotted) return dayFrom(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  if (!slashed || !order) return null;
  const [first, second] = [slashed[1], slashed[2]];
  return order === "day" ? dayFrom(slashed[3], second, first) : dayFrom(slashed[3], first, second);
}

// Which part of 3/1/2026 is the day: what any of the file's dates leaves no doubt about.
export function orderOfDays(texts) {
  const found = new Set();
  for (const text of texts) {
    const parts = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/.exec(text);
    if (parts && Number(parts[1]) > 12) found.add("day");
    if (parts && Number(parts[2]) > 12) found.add("month");
  }
  return found.size === 1 ? [...found][0] : null;
}

function clockFrom(text) {
  const parts = /^(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?Uhr)?$/.exec(text);
  if (!parts) return null;
  let hour = Number(parts[1]);
  if (parts[3]) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (parts[3].toLowerCase() === "p" ? 12 : 0);
  }
  return hour > 23 || Number(parts[2]) > 59 ? null : `${String(hour).padStart(2, "0")}:${parts[2]}`;
}

function offsetFrom(text) {
  if (/^z$/i.test(text)) return 0;
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!parts) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return minutes > 14 * 60 ? null : parts[1] === "-" ? -minutes : minutes;
}

// A time as it stands in a cell: { clock, day or null, offset or null }; null where it is none.
export function readClock(text, order = null) {
  const alone = clockFrom(text);
  if (alone) return { clock: alone, day: null, offset: null };
  const parts = /^(\S+?)[T ]+(\d{1,2}:\d{2}.*?)( ?[Zz]| ?[+-]\d{2}:?(?:\d{2})?)?$/.exec(text);
  if (!parts) return null;
  const [day, clock] = [readDay(parts[1], order), clockFrom(parts[2].trim())];
  const offset = parts[3] ? offsetFrom(parts[3].trim()) : null;
  return day && clock && (!parts[3] || offset !== null) ? { clock, day, offset } : null;
}

export function momentOf(read, day) {
  const at = `${read.day ?? day}T${read.clock}`;
  return read.offset === null ? timeAt(at) : { at, offset: read.offset };
}

const wall = (at) => Date.parse(`${at}Z`) / 60_000;

// Where a clock without a day stands: an end before the start is on the next day.
export function placeEnd(at, start) {
  return start && at < start ? `${addDays(at.slice(0, 10), 1)}${at.slice(10)}` : at;
}

// A treatment is within 12 hours of the start, on either side.
export function placeTreatment(at, start) {
  if (!start) return at;
  const late = wall(at) - wall(start);
  const days = late < -12 * 60 ? 1 : late > 12 * 60 ? -1 : 0;
  return days ? `${addDays(at.slice(0, 10), days)}${at.slice(10)}` : at;
}

// "place" puts a bare clock where readers put it; the day is written out where that is elsewhere.
export function timeText(time, date, { zoned = false, place = (at) => at } = {}) {
  const clock = time.at.slice(11);
  if (zoned) return `${time.at.replace("T", " ")}${offsetText(time.offset)}`;
  return place(`${date}T${clock}`) === time.at ? clock : time.at.replace("T", " ");
}

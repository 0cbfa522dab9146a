// Moments as a diary says them: the clock on the wall, and how far east of UTC it stood then.
//
// Both are kept, since a person in another country, or in the night of a clock change, means the
// clock they saw, while what lies between two moments is the time that really passed.
const MINUTE = 60_000;
const DAY = 24 * 60;

// A clock that was written is kept as it was written, whatever the zone of a later reading.
function wallMs(at) {
  const part = (from, to) => Number(at.slice(from, to));
  return Date.UTC(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16));
}

function two(number) {
  return String(number).padStart(2, "0");
}

function dayText(utc) {
  const year = String(utc.getUTCFullYear()).padStart(4, "0");
  return `${year}-${two(utc.getUTCMonth() + 1)}-${two(utc.getUTCDate())}`;
}

function wallText(ms) {
  const wall = new Date(ms);
  return `${dayText(wall)}T${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

// Of a clock that the change to summer time leaves out, the offset before the change counts; of
// one that comes twice in autumn, the first.
export function offsetAt(at) {
  const part = (from, to) => Number(at.slice(from, to));
  const here = new Date(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16));
  return Math.round((wallMs(at) - here.getTime()) / MINUTE);
}

export function timeAt(at) {
  return { at, offset: offsetAt(at) };
}

export function timeOn(day, clock) {
  return timeAt(`${day}T${clock}`);
}

export function now() {
  const date = new Date();
  const offset = 0 - Math.round(date.getTimezoneOffset());
  return { at: wallText(date.getTime() + offset * MINUTE), offset };
}

export function today() {
  return dayOf(now());
}

export function dayOf(time) {
  return time.at.slice(0, 10);
}

export function clockOf(time) {
  return time.at.slice(11, 16);
}

function utcMinutes(time) {
  return wallMs(time.at) / MINUTE - time.offset;
}

export function minutesBetween(a, b) {
  return utcMinutes(b) - utcMinutes(a);
}

export function compareTimes(a, b) {
  return minutesBetween(b, a);
}

// The moment so many real minutes later, on the clock of the device.
export function addMinutes(time, minutes) {
  const utc = (utcMinutes(time) + minutes) * MINUTE;
  const offset = 0 - Math.round(new Date(utc).getTimezoneOffset());
  return { at: wallText(utc + offset * MINUTE), offset };
}

export function addDays(day, n) {
  return wallText(wallMs(day) + n * DAY * MINUTE).slice(0, 10);
}

// How many calendar days lie from one to the other.
export function daysBetween(from, to) {
  return Math.round((wallMs(to) - wallMs(from)) / (DAY * MINUTE));
}

export function weekday(day) {
  return (new Date(wallMs(day)).getUTCDay() + 6) % 7;
}

export function daysOfMonth(month) {
  const days = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

export function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayText(new Date(wallMs(text))) === text;
}

export function isClock(text) {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

// Minutes east of UTC as a file has them: +01:00.
export function offsetText(offset) {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

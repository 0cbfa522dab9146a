// The cells of one row, each read by itself: a cell that cannot be read costs itself, never its row.
import {
  isUnsaid, momentOf, ownOf, placeEnd, placeTreatment, readClock, readDay, readList, readNumber, readSide,
  readYesNo, setOwn,
} from "./cells.js";
import { daysBetween, minutesBetween } from "./time.js";

const LONGEST_DAYS = 31;

// What a column holds is found by its name; "meanings" gives the name for each header.
export class RowReader {
  constructor(meanings, kinds, order) {
    this.headers = new Map([...meanings].map(([header, name]) => [name, header]));
    this.meanings = meanings;
    this.kinds = kinds;
    this.order = order;
    this.problems = [];
  }

  begin({ line, cells }) {
    this.line = line;
    this.cells = cells;
  }

  text(name) {
    const text = this.cells[this.headers.get(name)] ?? "";
    return isUnsaid(text) ? "" : text;
  }

  // What somebody wrote is kept, be it only "?".
  notes() {
    return this.cells[this.headers.get("notes")] ?? "";
  }

  tell(name, key, value = this.text(name)) {
    const column = this.headers.get(name) ?? name;
    this.problems.push({ line: this.line, column, value: String(value), key });
    return null;
  }

  isEmpty() {
    return !this.notes() && Object.values(this.cells).every((text) => isUnsaid(text));
  }

  day() {
    const text = this.text("date");
    if (!text) return this.tell("date", "keep.read.no_day");
    // A spreadsheet may have put a time of midnight behind it.
    const day = readDay(text.replace(/[T ]+0{1,2}:00(:00)?$/, ""), this.order);
    if (day) return day;
    const unclear = /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/.test(text) && !this.order;
    return this.tell("date", unclear ? "keep.read.day_order" : "keep.read.day");
  }

  number(name, highest = Infinity) {
    const text = this.text(name);
    if (!text) return null;
    const number = readNumber(text);
    if (number === null) return this.tell(name, "keep.read.number");
    if (number < 0 || number > highest) {
      return this.tell(name, highest === 10 ? "keep.read.rating" : "keep.read.below_zero");
    }
    return number;
  }

  rating(name) {
    return this.number(name, 10);
  }

  yesNo(name) {
    const text = this.text(name);
    if (!text) return null;
    const answer = readYesNo(text);
    return answer === null ? this.tell(name, "keep.read.yes_no") : answer;
  }

  side() {
    const text = this.text("side");
    if (!text) return "";
    return readSide(text) ?? this.tell("side", "keep.read.side") ?? "";
  }

  list(name) {
    return readList(this.text(name));
  }

  time(name, date, place = (at) => at) {
    const text = this.text(name);
    if (!text) return null;
    const read = readClock(text, this.order);
    if (!read) return this.tell(name, "keep.read.time");
    const time = momentOf(read, date);
    const at = read.day ? time.at : place(time.at);
    return at === time.at ? time : momentOf({ ...read, day: at.slice(0, 10) }, date);
  }

  isZoned(name) {
    return (readClock(this.text(name), this.order)?.offset ?? null) !== null;
  }

  start(date) {
    const start = this.time("start", date);
    if (!start || Math.abs(daysBetween(date, start.at.slice(0, 10))) <= 1) return start;
    return this.tell("start", "keep.read.start_day");
  }

  end(date, start) {
    const end = this.time("end", date, (at) => placeEnd(at, start?.at));
    if (!end) return null;
    const before = start ? minutesBetween(start, end) < 0 : end.at < date;
    if (before) return this.tell("end", "keep.read.end_first");
    if (daysBetween(start?.at.slice(0, 10) ?? date, end.at.slice(0, 10)) > LONGEST_DAYS) {
      return this.tell("end", "keep.read.end_long");
    }
    return end;
  }

  dose(date, start) {
    const dose = {
      treatment: this.text("treatment").replace(/\s+/g, " "),
      at: this.time("treated_at", date, (at) => placeTreatment(at, start?.at)),
      before: this.rating("pain_before"),
      after: this.rating("pain_after"),
      after_min: this.number("after_min"),
    };
    return Object.values(dose).some((value) => value !== null && value !== "") ? dose : null;
  }

  factors(known) {
    const factors = {};
    for (const [header, name] of this.meanings) {
      if (known.has(name)) continue;
      const text = this.cells[header] ?? "";
      if (isUnsaid(text)) continue;
      const value = this.factor(name, text);
      if (value === null) continue;
      const before = ownOf(factors, name);
      if (before === null) setOwn(factors, name, value);
      else if (before !== value) this.tell(header, "keep.read.second", text);
    }
    return factors;
  }

  factor(name, text) {
    const kind = this.kinds.get(name);
    if (kind === "yes/no") return readYesNo(text) ?? this.tell(name, "keep.read.yes_no", text);
    if (kind === "0-10") return this.number(name, 10);
    if (kind) return readNumber(text) ?? this.tell(name, "keep.read.number", text);
    const written = readNumber(text);
    // 007 and +49 are names, not numbers.
    if (written !== null && !/^[+-]?0\d/.test(text) && !text.startsWith("+")) return written;
    // In a column that nobody explained, an "x" or a "j" may be a word of its own.
    return /^(?:yes|no)$/i.test(text) ? readYesNo(text) : text;
  }
}

// How long it lasted stands in some diaries in place of when it ended.
export function endAfter(start, hours) {
  const at = Date.parse(`${start.at.slice(0, 16)}Z`) + Math.round(hours * 60) * 60_000;
  return { at: new Date(at).toISOString().slice(0, 16), offset: start.offset };
}

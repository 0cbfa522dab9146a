// Diaries as people keep them, from a seed: what the page can hold, and what is hard to write down.
import { newCheck, newDay, newDose, newHeadache, ownWord } from "../../../src/hdiary/keep/app/model.js";
import { toRows } from "../../../src/hdiary/keep/app/rows.js";
import { addDays, addMinutes, timeOn } from "../../../src/hdiary/keep/app/time.js";

export const ACTIVITIES = ["desk work", "phone use", "driving", "reading", "gardening", "walking"];
export const POSTURES = ["slouched", "looking down", "head forward", "head turned", "sitting upright"];
export const PLACES = ["forehead", "temple", "eye", "top of head", "back of head", "neck", "jaw", "shoulder"];
export const TREATMENTS = [
  "none", "ibuprofen 400 mg", "paracetamol 1000 mg", "heat 20 min", "ice 15 min",
  "desk exercises", "sumatriptan 50 mg", "massage",
];
const OWN = ["Kräuter schneiden", "Geige; laut", "Ölbild, groß", "=SUM(A1)", "+fest", "-still", "@work", "\"quer\" liegen"];
const NOTES = [
  "", "", "", "quoted \"so\"", "zwei\nZeilen", "Umlaute: äöüß – é", "=1+1", "+49 30 1", "-5", "@home", "'=x",
  "'quoted'", "a, b; c", "<img onerror=x>", "# not a comment", "1,5", "Ende,", "pain 3;",
];
export const QUESTIONS = [
  ["sleep_hours", "hours"], ["stress", "0-10"], ["period", "yes/no"], ["coffee", "number"], ["nap", "yes/no"],
];

export function seeded(seed) {
  let state = seed * 2654435761 + 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    chance: (share) => next() < share,
    one: (list) => list[whole(0, list.length - 1)],
    some: (list, most) => {
      const left = [...list];
      return Array.from({ length: whole(0, most) }, () => left.splice(whole(0, left.length - 1), 1)[0]);
    },
  };
}

const two = (n) => String(n).padStart(2, "0");
const clock = (r) => `${two(r.whole(0, 23))}:${two(r.whole(0, 59))}`;
const rating = (r) => (r.chance(0.15) ? null : r.whole(0, 10));

function words(r, known) {
  const own = OWN.map((text) => ownWord(text).word);
  return r.some([...known, ...(r.chance(0.3) ? own : [])], 3);
}

function doses(r, start, date, most) {
  return Array.from({ length: r.whole(0, most) }, () => {
    const at = r.chance(0.8) ? (start ? addMinutes(start, r.whole(-200, 900)) : timeOn(date, clock(r))) : null;
    const dose = newDose(r.chance(0.1) ? "Omas Tee" : r.one(TREATMENTS), at);
    dose.before = rating(r);
    dose.after = r.chance(0.5) ? rating(r) : null;
    dose.after_min = dose.after !== null && r.chance(0.3) ? r.whole(5, 300) : null;
    return dose;
  });
}

function factorsOf(r) {
  const factors = {};
  if (r.chance(0.7)) factors.sleep_hours = r.whole(0, 40) / 4;
  if (r.chance(0.7)) factors.stress = r.whole(0, 10);
  if (r.chance(0.7)) factors.period = r.chance(0.3);
  if (r.chance(0.5)) factors.coffee = r.whole(0, 3);
  if (r.chance(0.2)) factors.nap = true;
  return r.chance(0.7) ? factors : {};
}

function entered(r, entry) {
  return { ...entry, entered: r.chance(0.95) ? timeOn(addDays(entry.date, r.whole(0, 3)), clock(r)) : null };
}

// A headache now and then begins in one time zone and ends in another: a journey.
function journey(r, headache) {
  const move = (time) => {
    const wall = new Date(Date.parse(`${time.at}Z`) - (time.offset + 300) * 60_000);
    return { at: wall.toISOString().slice(0, 16), offset: -300 };
  };
  return { ...headache, end: headache.end && move(headache.end) };
}

function headacheOf(r, date) {
  const start = r.chance(0.85) ? timeOn(date, r.chance(0.2) ? `23:${two(r.whole(0, 59))}` : clock(r)) : null;
  const headache = newHeadache(date, start);
  headache.finished = true;
  if (start && r.chance(0.7)) headache.end = addMinutes(start, r.one([0, 40, 200, 700, 1440, 4000]));
  headache.pain = r.chance(0.1) ? null : r.whole(1, 10);
  headache.side = r.one(["", "left", "right", "both", "shifting"]);
  headache.location = r.some(PLACES, 4);
  headache.neck_pain = r.chance(0.3) ? null : r.whole(0, 10);
  headache.activity = words(r, ACTIVITIES);
  headache.posture = words(r, POSTURES);
  headache.doses = doses(r, start, date, 3);
  headache.notes = r.one(NOTES);
  return entered(r, start && r.chance(0.1) ? journey(r, headache) : headache);
}

function dayOf(r, date, clear) {
  const day = newDay(date);
  day.clear = clear || null;
  day.activity = words(r, ACTIVITIES);
  day.posture = words(r, POSTURES);
  day.doses = doses(r, null, date, 2);
  day.factors = factorsOf(r);
  day.notes = r.one(NOTES);
  return entered(r, day);
}

function checkOf(r, date, at) {
  const check = newCheck(date, at);
  check.activity = words(r, ACTIVITIES);
  check.posture = words(r, POSTURES);
  return entered(r, check);
}

// The firsts of the years hold a leap day, the change to summer time and the one back.
export function makeDiary(seed) {
  const r = seeded(seed);
  const first = r.one(["2024-02-20", "2026-03-20", "2026-10-15", "2025-12-20"]);
  const days = r.one([1, 2, 5, 14, 30, 60]);
  const entries = [];
  for (let at = 0; at < days; at += 1) {
    const date = addDays(first, at);
    const headaches = r.chance(0.35) ? r.whole(1, 3) : 0;
    for (let n = 0; n < headaches; n += 1) entries.push(headacheOf(r, date));
    if (r.chance(0.5)) entries.push(dayOf(r, date, !headaches && r.chance(0.8)));
    for (const time of ["10:00", "14:00"]) if (r.chance(0.3)) entries.push(checkOf(r, date, time));
  }
  const told = { questions: seed % 3 ? QUESTIONS : [], patient: seed % 4 ? "" : "P 07" };
  if (!told.questions.length) for (const entry of entries) if (entry.factors) entry.factors = {};
  // A file without a row is no diary.
  if (!toRows(entries, told).length) entries.push(checkOf(r, addDays(first, days), "16:00"));
  return { entries, told };
}

// What the plan of a trial says on each day, and that a number opens only when its turn has come.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { newDay, newDose, newHeadache, touch } from "../../../src/hdiary/keep/app/model.js";
import { openStep } from "../../../src/hdiary/keep/app/seal.js";
import { sha256 } from "../../../src/hdiary/keep/app/sha256.js";
import { timeOn } from "../../../src/hdiary/keep/app/time.js";
import {
  answerDay, answerStep, armOf, daysSoFar, doneInstead, doneOf, mayOpen, nextNumber, numberOf, openNumber,
  partsOf, stepsSoFar, trialToday, withoutNumber,
} from "../../../src/hdiary/keep/app/trial.js";

const DESK = { word: "desk exercises", nothing: false, names: { en: "desk exercises", de: "Übungen" } };
const NONE = { word: "none", nothing: true, names: { en: "without", de: "ohne" } };
const PERIODS = {
  design: "periods", outcome: "headache_days_28", first: "2026-01-05", last: "2026-01-18", count: 2,
  arms: [DESK, NONE],
  parts: [["2026-01-05", "2026-01-11", 1, 2], ["2026-01-12", "2026-01-18", 0, 2]],
};

function sum(...parts) {
  const hash = createHash("sha256");
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

// As the page's maker does it, written here once more with another SHA-256.
function seal(places) {
  let key = sum("first");
  const first = key.toString("hex");
  const steps = places.map((place) => {
    const check = sum(key, `/check/${place}`).subarray(0, 4);
    const block = Buffer.concat([Buffer.from([place]), check, sum(`salt ${place} ${first}`).subarray(0, 11)]);
    const pad = sum(key, "/pad");
    key = sum(key, block);
    return Buffer.from(block.map((byte, at) => byte ^ pad[at])).toString("hex");
  });
  return { key: first, steps };
}

const PLACES = [0, 1, 1, 0];
const SEALED = {
  design: "headaches", outcome: "pain_2h", first: "2026-01-05", last: null, count: 4, length: 0,
  arms: [DESK, NONE], sealed: seal(PLACES),
};

function ache(day, clock = "10:00") {
  return { ...newHeadache(day, timeOn(day, clock)), ongoing: true };
}

// A person who opens numbers at their headaches, one a day.
function opened(days, before = 6) {
  const entries = [];
  for (const day of days) {
    const headache = openNumber(SEALED, entries, ache(day), before, timeOn(day, "10:05"));
    entries.push(touch(headache, { ongoing: false, finished: true, end: timeOn(day, "16:00") }));
  }
  return entries;
}

test("the sum of bytes is that of the standard", () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 256);
    assert.equal(Buffer.from(sha256(bytes)).toString("hex"), sum(bytes).toString("hex"));
  }
});

test("each step opens to what was sealed, and none beyond the last", () => {
  assert.deepEqual(PLACES.map((_, at) => openStep(SEALED.sealed, at + 1)), PLACES);
  for (const number of [0, 5, 1.5, Number.NaN]) assert.equal(openStep(SEALED.sealed, number), null);
});

test("a step cannot be read without the ones before it", () => {
  const steps = SEALED.sealed.steps.slice(1);
  assert.equal(openStep({ ...SEALED.sealed, steps }, 1), null);
});

test("a damaged step is told and not guessed", () => {
  const [first, ...others] = SEALED.sealed.steps;
  const other = first.replace(/^./, (sign) => (sign === "0" ? "1" : "0"));
  const damaged = { ...SEALED.sealed, steps: [other, ...others] };
  const at = timeOn("2026-01-05", "10:00");
  assert.equal(openStep(damaged, 1), null);
  assert.equal(openNumber({ ...SEALED, sealed: damaged }, [], ache("2026-01-05"), 6, at), null);
});

test("the same arms do not look alike", () => {
  assert.equal(new Set(seal([1, 1, 1, 1]).steps).size, 4);
});

test("without a plan there is nothing to say", () => {
  assert.equal(trialToday(null, [], "2026-01-05"), null);
});

test("before the first day, and after the last", () => {
  assert.equal(trialToday(PERIODS, [], "2026-01-04").state, "before");
  assert.equal(trialToday(PERIODS, [], "2026-01-19").state, "over");
  assert.equal(trialToday(SEALED, [], "2026-01-04").state, "before");
  const all = opened(["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"]);
  assert.equal(trialToday(SEALED, all, "2026-01-09").state, "over");
});

test("a day of a period says what comes, until when, and whether it counts", () => {
  const told = trialToday(PERIODS, [], "2026-01-13");
  assert.equal(told.part.arm, DESK);
  assert.deepEqual([told.day, told.days, told.part.from, told.part.to, told.leftOut], [9, 14, 8, 14, true]);
  assert.equal(trialToday(PERIODS, [], "2026-01-14").leftOut, false);
});

test("days are counted by the calendar over a clock change and a leap day", () => {
  const parts = [["2028-02-28", "2028-03-31", 0, 0]];
  const over = { ...PERIODS, first: "2028-02-28", last: "2028-03-31", parts };
  assert.deepEqual([partsOf(over)[0].from, partsOf(over)[0].to], [1, 33]);
});

test("whether a day went as planned is kept with the day, and can be taken back", () => {
  const day = touch(newDay("2026-01-06"), { clear: true, factors: { stress: 3 } });
  const yes = answerDay([day], "2026-01-06", true);
  assert.deepEqual([yes.clear, yes.factors], [true, { stress: 3, trial_done: true }]);
  assert.deepEqual(answerDay([yes], "2026-01-06", null).factors, { stress: 3 });
  assert.equal(doneOf(answerDay([], "2026-01-07", false)), false);
});

test("yesterday is asked about until it is answered", () => {
  assert.equal(trialToday(PERIODS, [], "2026-01-05").yesterday, null);
  assert.equal(trialToday(PERIODS, [], "2026-01-12").yesterday.part.arm, NONE);
  const answered = answerDay([], "2026-01-11", true);
  assert.equal(trialToday(PERIODS, [answered], "2026-01-12").yesterday, null);
});

test("what is missing is told, without the days that do not count", () => {
  const clear = ["2026-01-07", "2026-01-08"].map((date) => ({ ...newDay(date), clear: true }));
  const refused = answerDay([], "2026-01-09", false);
  const found = daysSoFar(PERIODS, [...clear, refused], "2026-01-12");
  assert.equal(found.days, 5);
  assert.deepEqual(found.missing, ["2026-01-09", "2026-01-10", "2026-01-11"]);
  assert.deepEqual(found.refused, ["2026-01-09"]);
  assert.equal(found.unanswered.length, 6);
});

test("where mean pain is compared, a headache without its strength is told", () => {
  const mean = { ...PERIODS, outcome: "mean_pain" };
  const entries = [{ ...ache("2026-01-08"), pain: null }, { ...ache("2026-01-09"), pain: 4 }];
  assert.deepEqual(daysSoFar(mean, entries, "2026-01-10").unrated, ["2026-01-08"]);
  assert.deepEqual(daysSoFar(PERIODS, entries, "2026-01-10").unrated, []);
});

test("a number opens at a headache that is there, with the pain said before", () => {
  const headache = ache("2026-01-05");
  const found = openNumber(SEALED, [headache], headache, 7, timeOn("2026-01-05", "10:10"));
  assert.equal(numberOf(found), 1);
  assert.equal(found.pain, 7);
  assert.deepEqual(
    found.doses.map(({ treatment, at, before, after }) => [treatment, at.at, before, after]),
    [["desk exercises", "2026-01-05T10:10", 7, null]],
  );
  assert.equal(headache.doses.length, 0);
});

test("doing nothing is written down as nothing, to be compared", () => {
  const [, second] = opened(["2026-01-05", "2026-01-06"]);
  assert.equal(second.doses[0].treatment, "none");
  assert.equal(second.doses[0].before, 6);
});

test("what comes later stays sealed", () => {
  const entries = opened(["2026-01-05"]);
  assert.equal(armOf(SEALED, entries, 1), DESK);
  assert.equal(armOf(SEALED, entries, 2), null);
});

test("no number for a headache that is over, of yesterday, treated, or before the trial", () => {
  const today = "2026-01-06";
  assert.equal(mayOpen(SEALED, ache(today), today), true);
  assert.equal(mayOpen(SEALED, ache("2026-01-05", "23:00"), today), true);
  assert.equal(mayOpen(SEALED, ache("2026-01-05"), "2026-01-07"), false);
  assert.equal(mayOpen(SEALED, { ...ache(today), ongoing: false, finished: true }, today), false);
  assert.equal(mayOpen(SEALED, { ...ache(today), end: timeOn(today, "11:00") }, today), false);
  assert.equal(mayOpen(SEALED, { ...ache(today), doses: [newDose("ice")] }, today), false);
  assert.equal(mayOpen(SEALED, ache("2026-01-04", "23:00"), "2026-01-05"), false);
});

test("nobody can draw again: a headache that is taken back gives its number to the next", () => {
  const entries = opened(["2026-01-05", "2026-01-06"]);
  const kept = entries.slice(0, 1);
  assert.equal(nextNumber(SEALED, kept), 2);
  const again = openNumber(SEALED, kept, ache("2026-01-06"), 5, timeOn("2026-01-06", "12:00"));
  assert.equal(numberOf(again), 2);
  assert.equal(again.doses[0].treatment, entries[1].doses[0].treatment);
});

test("a headache keeps its number and cannot take another", () => {
  const [headache] = opened(["2026-01-05"]);
  const open = { ...headache, ongoing: true, end: null };
  assert.equal(openNumber(SEALED, [open], open, 3, timeOn("2026-01-05", "13:00")), null);
});

test("what was not done is not written down as done, and its rating stays", () => {
  const [headache] = opened(["2026-01-05"]);
  const no = answerStep(SEALED, headache, DESK, false);
  assert.deepEqual([no.doses[0].treatment, no.doses[0].before, doneOf(no)], ["none", 6, false]);
  assert.equal(doneInstead(no, "ibuprofen").doses[0].treatment, "ibuprofen");
  const yes = answerStep(SEALED, no, DESK, true);
  assert.deepEqual([yes.doses[0].treatment, doneOf(yes)], ["desk exercises", true]);
  assert.equal(doneOf(answerStep(SEALED, yes, DESK, null)), null);
});

test("numbers so far: rated, still to come, missing, and without a headache", () => {
  const [first, , third] = opened(["2026-01-05", "2026-01-06", "2026-01-07"]);
  const rated = touch(first, { doses: [{ ...first.doses[0], after: 0 }] });
  const steps = stepsSoFar(SEALED, [rated, third], "2026-01-08");
  assert.deepEqual(steps.map((step) => step.rating), ["rated", "missing", "waiting"]);
  assert.deepEqual(steps.map((step) => Boolean(step.entry)), [true, false, true]);
  assert.equal(stepsSoFar(SEALED, [rated, third], "2026-01-20")[2].rating, "missing");
});

test("headaches without a number are told, but for the one that may still get it", () => {
  const over = { ...ache("2026-01-06"), end: timeOn("2026-01-06", "12:00"), ongoing: false };
  const found = withoutNumber(SEALED, [over, ache("2026-01-08")], "2026-01-08");
  assert.deepEqual(found, [over]);
});

test("today: the headache that waits for its number, or has it, or was treated already", () => {
  const waiting = ache("2026-01-05");
  assert.equal(trialToday(SEALED, [waiting], "2026-01-05").waiting, waiting);
  const found = openNumber(SEALED, [waiting], waiting, 5, timeOn("2026-01-05", "10:10"));
  const told = trialToday(SEALED, [found], "2026-01-05");
  assert.deepEqual([told.waiting, told.numbered.number, told.numbered.arm, told.next], [null, 1, DESK, 2]);
  const treated = { ...ache("2026-01-05"), doses: [newDose("ice")] };
  assert.equal(trialToday(SEALED, [treated], "2026-01-05").treated, treated);
});

test("a number far ahead of all others is a slip, and opens nothing", () => {
  const entries = opened(["2026-01-05"]);
  const slip = { ...ache("2026-01-06"), factors: { trial_step: 4 } };
  assert.equal(nextNumber(SEALED, [...entries, slip]), 2);
  assert.equal(armOf(SEALED, [...entries, slip], 4), null);
  const [, second] = opened(["2026-01-05", "2026-01-06"]);
  assert.equal(nextNumber(SEALED, [...entries, second, { ...slip, factors: { trial_step: 3 } }]), 4);
});

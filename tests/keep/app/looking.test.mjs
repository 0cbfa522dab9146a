import assert from "node:assert/strict";
import { test } from "node:test";
import { contradicts, openBefore, saysAnything } from "../../../src/hdiary/keep/app/clear-day.js";
import { daysIn, firstDay, markDays, markOf, shadeOf } from "../../../src/hdiary/keep/app/marks.js";
import { newCheck, newDay, newDose, newHeadache } from "../../../src/hdiary/keep/app/model.js";
import { shiftMonth, weeksOf } from "../../../src/hdiary/keep/app/weeks.js";
import { timeOn } from "../../../src/hdiary/keep/app/time.js";
import { eventsOf } from "../../../src/hdiary/keep/app/events.js";

const TOLD = {
  drugs: { ibuprofen: "nsaid" },
  limits: [{ name: "simple analgesics together", classes: ["nsaid"], limit: 15 }],
};

function known(...entries) {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function headache(date, start, end, more = {}) {
  const entered = timeOn(date, "20:00");
  return { ...newHeadache(date, start), end, entered, finished: true, ...more };
}

function clear(date, said = date) {
  return { ...newDay(date), clear: true, entered: timeOn(said, "20:00") };
}

test("a month has its days in weeks that begin on Monday", () => {
  const weeks = weeksOf("2028-02");
  assert.deepEqual(weeks.flat().filter(Boolean).length, 29);
  assert.equal(weeks[0].indexOf("2028-02-01"), 1);
  assert.ok(weeks.every((week) => week.length === 7));
  assert.equal(weeksOf("2027-02").length, 4);
});

test("months follow one another over the turn of the year", () => {
  assert.equal(shiftMonth("2026-01", -1), "2025-12");
  assert.equal(shiftMonth("2026-12", 1), "2027-01");
  assert.equal(shiftMonth("2026-03", -27), "2023-12");
});

test("a headache over midnight marks both days, and its strength the first only", () => {
  const night = headache("2026-03-01", timeOn("2026-03-01", "22:00"), timeOn("2026-03-02", "04:00"), { pain: 7 });
  const marks = markDays(known(night, clear("2026-03-03", "2026-03-04")).values(), TOLD);
  assert.deepEqual([markOf(marks, "2026-03-01").pain, markOf(marks, "2026-03-01").ranIn], [7, false]);
  assert.deepEqual([markOf(marks, "2026-03-02").pain, markOf(marks, "2026-03-02").ranIn], [null, true]);
  assert.equal(markOf(marks, "2026-03-02").state, "headache");
  assert.deepEqual([markOf(marks, "2026-03-03").state, markOf(marks, "2026-03-03").later], ["clear", true]);
  assert.equal(markOf(marks, "2026-03-04").state, "not recorded");
});

test("the worst of several headaches is shown, whatever their order", () => {
  for (const pains of [[3, 8, null], [null, 8, 3], [8, null, 3]]) {
    const entries = pains.map((pain) => headache("2026-03-01", null, null, { pain }));
    const marks = markDays(entries, TOLD);
    assert.equal(markOf(marks, "2026-03-01").pain, 8);
  }
  assert.deepEqual([null, 1, 3, 4, 6, 7, 8, 9, 10].map(shadeOf), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
});

test("a clear day beside a headache is shown as a headache, in either order", () => {
  const hurt = headache("2026-03-01", null, null, { pain: 2 });
  for (const entries of [[hurt, clear("2026-03-01")], [clear("2026-03-01"), hurt]]) {
    assert.equal(markOf(markDays(entries, TOLD), "2026-03-01").state, "headache");
    assert.ok(contradicts(known(...entries), "2026-03-01"));
  }
  assert.ok(!contradicts(known(clear("2026-03-01")), "2026-03-01"));
});

test("medicine marks its day, other treatments do not", () => {
  const took = headache("2026-03-01", null, null, { doses: [newDose("ibuprofen 400 mg", null)] });
  const warm = headache("2026-03-02", null, null, { doses: [newDose("heat", null), newDose("none", null)] });
  const marks = markDays([took, warm], TOLD);
  assert.deepEqual(["2026-03-01", "2026-03-02"].map((day) => markOf(marks, day).medicine), [true, false]);
});

test("what happened stands by the clock, a dose on the day it was taken", () => {
  const doses = [newDose("heat", timeOn("2026-03-02", "01:00")), newDose("ibuprofen", timeOn("2026-03-01", "23:00"))];
  const night = headache("2026-03-01", timeOn("2026-03-01", "22:00"), timeOn("2026-03-02", "04:00"), { doses });
  const late = headache("2026-03-01", timeOn("2026-03-01", "09:00"), timeOn("2026-03-01", "10:00"), {
    doses: [newDose("massage", timeOn("2026-03-02", "08:00"))],
  });
  const check = newCheck("2026-03-02", "10:00");
  const entries = known(night, late, check);
  const told = (date) => eventsOf(entries, date).map(({ kind, dose }) => dose?.treatment ?? kind);
  assert.deepEqual(told("2026-03-01"), ["headache", "headache", "ibuprofen"]);
  assert.deepEqual(told("2026-03-02"), ["ran_in", "heat", "massage", "check"]);
});

test("a headache that goes on is asked about for a week at most", () => {
  const on = headache("2026-03-01", timeOn("2026-03-01", "22:00"), null, { ongoing: true });
  const asked = (date) => openBefore(known(on), date).length;
  assert.deepEqual(["2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09"].map(asked), [0, 1, 1, 0]);
});

test("an empty day says nothing, and any word makes it say something", () => {
  assert.ok(!saysAnything(newDay("2026-03-01")));
  for (const patch of [{ clear: true }, { notes: "x" }, { activity: ["walking"] }, { factors: { nap: false } }]) {
    assert.ok(saysAnything({ ...newDay("2026-03-01"), ...patch }));
  }
});

test("days before the diary began are not missing", () => {
  const began = firstDay([clear("2026-03-05"), clear("2026-03-03")]);
  assert.equal(began, "2026-03-03");
  assert.deepEqual(daysIn({ from: "2026-03-01", to: "2026-03-04" }, began), ["2026-03-03", "2026-03-04"]);
  assert.deepEqual(daysIn({ from: "2026-03-01", to: "2026-03-04" }, null), []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeEntries, mergeEntry, takeTheirs } from "../../../src/hdiary/keep/app/merge.js";
import { newCheck, newDay, newDose, newHeadache } from "../../../src/hdiary/keep/app/model.js";

const at = (clock, day = "2026-03-01") => ({ at: `${day}T${clock}`, offset: 60 });

function headache(more = {}) {
  return { ...newHeadache("2026-03-01", at("10:00")), entered: at("20:00"), finished: true, ...more };
}

function dosed(...doses) {
  return headache({ doses: doses.map(([name, time, more]) => ({ ...newDose(name, time && at(time)), ...more })) });
}

const day = (more = {}) => ({ ...newDay("2026-03-01"), entered: at("20:00"), ...more });
const counts = ({ put, added, same, filled, conflicts }) => [put.length, added, same, filled, conflicts.length];

test("what is new is added", () => {
  const told = mergeEntries([], [headache(), day(), newCheck("2026-03-01", "10:00")]);
  assert.deepEqual(counts(told), [3, 3, 0, 0, 0]);
});

test("blanks are filled, and what was said here stays", () => {
  const mine = headache({ pain: 6, notes: "" });
  const theirs = headache({ pain: null, side: "left", notes: "x", end: at("12:00"), neck_pain: 0 });
  const told = mergeEntries([mine], [theirs]);
  assert.deepEqual(counts(told), [1, 0, 0, 1, 0]);
  const [{ id, pain, side, notes, end, neck_pain }] = told.put;
  assert.deepEqual([id, pain, side, notes, end.at, neck_pain], [mine.id, 6, "left", "x", "2026-03-01T12:00", 0]);
  assert.deepEqual(counts(mergeEntries(told.put, [theirs])), [0, 0, 1, 0, 0]);
});

test("a headache that goes on here has ended where the file says when", () => {
  const told = mergeEntries([headache({ ongoing: true })], [headache({ end: at("12:00") })]);
  assert.equal(told.put[0].ongoing, false);
  assert.deepEqual(counts(mergeEntries([headache({ ongoing: true })], [headache()])), [0, 0, 1, 0, 0]);
});

test("contradictions are told by field, and kept as they were here", () => {
  const mine = headache({ pain: 6, side: "left", location: ["neck"] });
  const theirs = headache({ pain: 3, side: "right", location: ["neck", "eye"], notes: "n" });
  const told = mergeEntries([mine], [theirs]);
  assert.deepEqual(counts(told), [1, 0, 0, 1, 1]);
  const [conflict] = told.conflicts;
  assert.deepEqual(conflict.fields, ["pain", "side", "location"]);
  assert.deepEqual([told.put[0].pain, told.put[0].notes], [6, "n"]);
  const [taken] = takeTheirs(conflict);
  assert.deepEqual([taken.id, taken.pain, taken.side, taken.notes], [mine.id, 3, "right", "n"]);
  assert.deepEqual(counts(mergeEntries([taken], [theirs])), [0, 0, 1, 0, 0]);
});

test("lists are the same in any order", () => {
  const told = mergeEntries([headache({ location: ["eye", "neck"] })], [headache({ location: ["neck", "eye"] })]);
  assert.deepEqual(counts(told), [0, 0, 1, 0, 0]);
});

test("a start that was changed here since is no second headache", () => {
  const told = mergeEntries([headache({ start: at("10:30"), pain: 5 })], [headache({ pain: 5 })]);
  assert.deepEqual(counts(told), [0, 0, 0, 0, 1]);
  assert.deepEqual(told.conflicts[0].fields, ["start"]);
});

test("another headache of the same day is another one", () => {
  const told = mergeEntries([headache({ pain: 5 })], [headache({ start: at("18:00"), entered: at("21:00") })]);
  assert.deepEqual(counts(told), [1, 1, 0, 0, 0]);
});

test("headaches without a time are laid beside the likest one", () => {
  const untimed = (more) => headache({ start: null, entered: null, ...more });
  const [mild, bad] = [untimed({ pain: 2 }), untimed({ pain: 8, side: "left" })];
  assert.deepEqual(counts(mergeEntries([mild, bad], [untimed({ pain: 8 }), untimed({ pain: 2 })])), [0, 0, 2, 0, 0]);
  assert.deepEqual(counts(mergeEntries([mild], [untimed({ pain: 8 }), untimed({ pain: 2 })])), [1, 1, 1, 0, 0]);
  assert.deepEqual(counts(mergeEntries([mild], [untimed({ pain: 4 })])), [0, 0, 0, 0, 1]);
});

test("doses are the same by treatment and time; ratings are filled", () => {
  const mine = dosed(["heat", "11:00", { before: 5 }], ["ibuprofen 400 mg", "12:00"]);
  const theirs = dosed(["ibuprofen 400 mg", "12:00"], ["heat", "11:00", { before: 5, after: 2 }]);
  const told = mergeEntries([mine], [theirs]);
  assert.deepEqual(counts(told), [1, 0, 0, 1, 0]);
  assert.deepEqual(told.put[0].doses.map((dose) => [dose.id, dose.after]),
    [[mine.doses[0].id, 2], [mine.doses[1].id, null]]);
});

test("a dose whose time was changed here is no second dose; one more is one more", () => {
  const moved = mergeEntry(dosed(["heat", "11:10"]), dosed(["heat", "11:00"]));
  assert.deepEqual([moved.filled, moved.fields, moved.entry.doses.length], [false, ["doses"], 1]);
  const more = mergeEntry(dosed(["heat", "11:00"]), dosed(["heat", "11:00"], ["heat", "15:00"]));
  assert.deepEqual([more.filled, more.fields, more.entry.doses.length], [true, [], 2]);
  const timed = mergeEntry(dosed(["heat", null]), dosed(["heat", "11:00"]));
  assert.deepEqual([timed.fields, timed.entry.doses.map((dose) => dose.at.at)], [[], ["2026-03-01T11:00"]]);
});

test("nothing taken and something taken at one moment contradict each other", () => {
  const told = mergeEntry(dosed(["none", "11:00"]), dosed(["heat", "11:00"]));
  assert.deepEqual([told.filled, told.fields], [false, ["doses"]]);
  assert.equal(mergeEntry(dosed(["none", "11:00"]), dosed(["heat", "15:00"])).entry.doses.length, 2);
});

test("a file that is read in another zone fills in no hours that did not pass", () => {
  const there = (clock) => ({ ...at(clock), offset: -300 });
  const theirs = { ...headache({ start: there("10:00"), end: there("12:00") }), doses: [newDose("heat", there("11:00"))] };
  const { entry } = mergeEntry(headache(), theirs);
  assert.deepEqual([entry.end, entry.doses[0].at], [at("12:00"), at("11:00")]);
});

test("a day's answers are filled and told one by one", () => {
  const mine = day({ clear: true, factors: { stress: 3 } });
  const told = mergeEntries([mine], [day({ factors: { stress: 5, sleep_hours: 7 } })]);
  assert.deepEqual(told.put[0].factors, { stress: 3, sleep_hours: 7 });
  assert.deepEqual(told.conflicts[0].fields, ["stress"]);
  assert.deepEqual(takeTheirs(told.conflicts[0])[0].factors, { stress: 5, sleep_hours: 7 });
});

test("a headache on a day that is clear here is asked about, and the other way round", () => {
  const [mark, hurt] = [day({ clear: true }), headache({ pain: 4 })];
  const told = mergeEntries([mark], [hurt]);
  assert.deepEqual(counts(told), [0, 0, 0, 0, 1]);
  assert.deepEqual(told.conflicts[0].fields, ["clear"]);
  assert.deepEqual(takeTheirs(told.conflicts[0]), [{ ...mark, clear: null }, hurt]);
  const other = mergeEntries([hurt], [mark]);
  assert.deepEqual(counts(other), [0, 0, 0, 0, 1]);
  assert.deepEqual([takeTheirs(other.conflicts[0]), other.conflicts[0].removes], [[mark], [hurt.id]]);
  const beside = mergeEntries([hurt, day({ notes: "mine" })], [day({ clear: true, factors: { stress: 2 } })]);
  const [{ clear, notes, factors }] = takeTheirs(beside.conflicts[0]);
  assert.deepEqual([clear, notes, factors], [true, "mine", { stress: 2 }]);
  const more = mergeEntries([hurt], [day({ clear: true, factors: { stress: 2 } })]);
  assert.deepEqual(counts(more), [1, 1, 0, 0, 1]);
  assert.equal(more.put[0].clear, null);
});

test("a clear mark for a day without one is filled", () => {
  const told = mergeEntries([day({ factors: { stress: 2 } })], [day({ clear: true })]);
  assert.deepEqual(counts(told), [1, 0, 0, 1, 0]);
  assert.equal(told.put[0].clear, true);
});

test("a file that says both of a day is taken as it is, and twice changes nothing", () => {
  const both = () => [day({ clear: true }), headache()];
  const first = mergeEntries([], both());
  assert.deepEqual(counts(first), [2, 2, 0, 0, 0]);
  assert.deepEqual(counts(mergeEntries(first.put, both())), [0, 0, 2, 0, 0]);
});

test("entries here are never changed in place", () => {
  const mine = Object.freeze(headache({ doses: Object.freeze([Object.freeze(newDose("heat"))]) }));
  const told = mergeEntries([mine], [dosed(["heat", "11:00", { before: 3 }])]);
  assert.deepEqual([mine.doses[0].before, told.put[0].doses[0].before], [null, 3]);
});

test("a dose that was written more fully here since is no second dose", () => {
  const rated = { before: 5, after: 2 };
  const old = dosed(["ibuprofen", "10:30", rated]);
  const told = mergeEntry(dosed(["ibuprofen 400 mg", "10:30", rated]), old);
  assert.deepEqual([told.filled, told.fields, told.entry.doses.length], [false, [], 1]);
  const filled = mergeEntry(old, dosed(["ibuprofen 400 mg", "10:30", rated]));
  assert.deepEqual(filled.entry.doses.map((dose) => dose.treatment), ["ibuprofen 400 mg"]);
  const later = mergeEntry(dosed(["ibuprofen", "10:30"]), dosed(["ibuprofen", "10:30"], ["ibuprofen 400 mg", "16:00"]));
  assert.deepEqual([later.fields, later.entry.doses.length], [[], 2]);
});

test("a dose that was mended here since is asked about, and never doubled", () => {
  for (const [mine, theirs] of [
    [["paracetamol", null], ["ibuprofen", null]],
    [["paracetamol", "10:30"], ["ibuprofen", "10:30"]],
    [["paracetamol", "10:45", { before: 6 }], ["ibuprofen", "10:30", { before: 6 }]],
    [["paracetamol", "10:45"], ["ibuprofen", null]],
  ]) {
    const told = mergeEntries([dosed(mine)], [dosed(theirs)]);
    assert.deepEqual(counts(told), [0, 0, 0, 0, 1]);
    const [taken] = takeTheirs(told.conflicts[0]);
    assert.deepEqual(taken.doses.map((dose) => dose.treatment), ["ibuprofen"]);
  }
  const two = mergeEntry(dosed(["paracetamol", "10:45"]), dosed(["massage", "18:00"]));
  assert.deepEqual([two.fields, two.entry.doses.length], [[], 2]);
});

test("a headache whose start was moved past midnight here is no second headache", () => {
  const next = "2026-03-02";
  const old = headache({ start: at("23:30"), pain: 6 });
  const mine = { ...old, date: next, start: at("00:10", next) };
  const theirs = { ...old, id: "headache:read" };
  for (const [one, other] of [
    [mine, theirs],
    [{ ...mine, entered: null, end: at("04:00", next) }, { ...theirs, entered: null, end: at("04:00", next) }],
  ]) {
    const told = mergeEntries([one], [other]);
    assert.deepEqual(counts(told), [0, 0, 0, 0, 1]);
    assert.deepEqual(told.conflicts[0].fields, ["start"]);
    const [taken] = takeTheirs(told.conflicts[0]);
    assert.deepEqual([taken.id, taken.date, taken.start.at], [mine.id, "2026-03-01", "2026-03-01T23:30"]);
    assert.deepEqual(counts(mergeEntries([taken], [other])), [0, 0, 1, 0, 0]);
  }
  const apart = headache({ start: at("23:30"), entered: at("23:50") });
  assert.equal(mergeEntries([mine], [apart]).added, 1);
});

const check = (clock, more = {}) => ({
  ...newCheck("2026-03-01", clock), activity: ["desk work"], entered: at("12:05"), ...more,
});

test("a check-in that was moved here since is the same one, and its clock is asked about", () => {
  const [mine, theirs] = [check("10:00"), check("12:05")];
  const told = mergeEntries([mine], [theirs]);
  assert.deepEqual(counts(told), [0, 0, 0, 0, 1]);
  const [conflict] = told.conflicts;
  assert.deepEqual([conflict.fields, conflict.removes], [["start"], [mine.id]]);
  const [taken] = takeTheirs(conflict);
  assert.deepEqual([taken.id, taken.start.at, taken.activity], [theirs.id, "2026-03-01T12:05", ["desk work"]]);
  assert.deepEqual(counts(mergeEntries([taken], [theirs])), [0, 0, 1, 0, 0]);
});

test("check-ins that only were written in the same minute, or say something else, are two", () => {
  assert.deepEqual(counts(mergeEntries([check("10:00")], [check("12:05"), check("10:00")])), [1, 1, 1, 0, 0]);
  const other = check("12:05", { activity: ["driving"] });
  assert.deepEqual(counts(mergeEntries([check("10:00")], [other])), [1, 1, 0, 0, 0]);
  const later = check("12:05", { entered: at("12:06") });
  assert.deepEqual(counts(mergeEntries([check("10:00")], [later])), [1, 1, 0, 0, 0]);
});

test("two check-ins at one clock of two zones are two, whichever was made first", () => {
  const zoned = (offset, id) => check("02:30", { id, start: { at: "2026-03-01T02:30", offset } });
  const usual = "check:2026-03-01T02:30";
  const here = [zoned(120, usual), zoned(60, `${usual} 60`)];
  const file = [zoned(60, `${usual} 60`), zoned(120, `${usual} 120`)];
  assert.deepEqual(counts(mergeEntries(here, file)), [0, 0, 2, 0, 0]);
  assert.deepEqual(counts(mergeEntries(here.slice(0, 1), file)), [1, 1, 1, 0, 0]);
  assert.deepEqual(mergeEntries(here.slice(0, 1), file).put[0].id, `${usual} 60`);
});

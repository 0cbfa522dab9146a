import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dayOfEntries, dayState, entriesOf, filledLater, headachesOn, isUnsaid, lastDayOf, newCheck, newDay, newDose,
  newHeadache, ownWord, problemsOf, running, sortEntries, statesOf, touch, treatmentsOf, unfinished,
} from "../../../src/hdiary/keep/app/model.js";
import { timeOn } from "../../../src/hdiary/keep/app/time.js";

function headache(date, start, end, more = {}) {
  return {
    ...newHeadache(date, start && timeOn(date, start)),
    end: end ? timeOn(...end) : null, finished: true, ...more,
  };
}

const clear = (date) => ({ ...newDay(date), clear: true });

test("a day is a headache, clear, or not recorded; nothing said is not clear", () => {
  const entries = [headache("2026-03-01", "22:00", ["2026-03-02", "03:00"]), clear("2026-03-03"), newDay("2026-03-04")];
  const states = ["02-28", "03-01", "03-02", "03-03", "03-04"].map((day) => dayState(entries, `2026-${day}`));
  assert.deepEqual(states, ["not recorded", "headache", "headache", "clear", "not recorded"]);
  assert.deepEqual(Object.fromEntries(statesOf(entries)), {
    "2026-03-01": "headache", "2026-03-02": "headache", "2026-03-03": "clear",
  });
});

test("a headache outweighs a clear mark, whichever comes first", () => {
  const both = [clear("2026-03-01"), headache("2026-03-01", "10:00")];
  for (const entries of [both, [...both].reverse()]) {
    assert.equal(dayState(entries, "2026-03-01"), "headache");
    assert.equal(statesOf(entries).get("2026-03-01"), "headache");
  }
});

test("a headache that ends at midnight does not reach the next day", () => {
  assert.equal(lastDayOf(headache("2026-03-01", "22:00", ["2026-03-02", "00:00"])), "2026-03-01");
  assert.equal(lastDayOf(headache("2026-03-01", "22:00", ["2026-03-02", "00:01"])), "2026-03-02");
  assert.equal(lastDayOf(headache("2026-03-01", null, ["2026-03-03", "10:00"])), "2026-03-03");
  assert.equal(lastDayOf(headache("2026-03-01", "22:00", null)), "2026-03-01");
  // An end that was mistyped into the past makes no days of its own.
  const wrong = headache("2026-03-05", "10:00", ["2026-03-01", "11:00"]);
  assert.equal(dayState([wrong], "2026-03-05"), "headache");
  assert.equal(statesOf([wrong]).get("2026-03-05"), "headache");
});

test("entries come in the order of the file", () => {
  const day = newDay("2026-03-01");
  const [late, early] = [headache("2026-03-01", "20:00"), headache("2026-03-01", "06:00")];
  const untimed = headache("2026-03-01", null);
  const check = newCheck("2026-03-01", "10:00");
  const before = newDay("2026-02-28");
  const all = [late, check, untimed, early, day, before];
  assert.deepEqual(sortEntries(all), [before, day, untimed, early, check, late]);
  assert.deepEqual(entriesOf(all, "2026-03-01"), [day, untimed, early, check, late]);
  assert.deepEqual(headachesOn(all, "2026-03-01"), [untimed, early, late]);
  assert.equal(dayOfEntries(all, "2026-03-01"), day);
  assert.equal(dayOfEntries(all, "2026-03-02"), null);
});

test("written on a later day is filled in later", () => {
  const entry = headache("2026-03-01", "10:00");
  const at = (day, clock) => ({ ...entry, entered: timeOn(day, clock) });
  assert.equal(filledLater(at("2026-03-01", "23:59")), false);
  assert.equal(filledLater(at("2026-03-02", "00:10")), true);
  assert.equal(filledLater({ ...entry, entered: null }), false);
});

test("a change makes a new entry and says when", () => {
  const before = newDay("2026-03-01");
  const after = touch(before, { clear: true });
  assert.deepEqual([before.clear, before.changed, after.clear], [null, null, true]);
  assert.ok(after.changed.at);
});

test("what one did counts as said when it was last said; a note or a rating changes nothing of it", () => {
  const then = timeOn("2026-03-01", "08:00");
  const before = { ...newDay("2026-03-01"), entered: then, doses: [newDose("heat")] };
  const isNew = (patch, entry = before) => touch(entry, patch).entered !== then;
  assert.equal(isNew({ activity: ["driving"] }), true);
  assert.equal(isNew({ activity: [] }), false);
  assert.equal(isNew({ factors: { stress: 3 } }), true);
  assert.equal(isNew({ clear: true }), true);
  assert.equal(isNew({ clear: null }, { ...before, clear: true }), false);
  assert.equal(isNew({ notes: "x" }), false);
  assert.equal(isNew({ doses: [{ ...before.doses[0], after: 2 }] }), false);
  assert.equal(isNew({ doses: [newDose("heat"), newDose("ice")] }), true);
  const late = { ...headache("2026-03-01", "10:00"), entered: then };
  assert.equal(isNew({ posture: ["slouched"] }, late), true);
  assert.equal(isNew({ end: then }, late), false);
  const early = { ...late, entered: newDay("2026-03-01").entered };
  assert.equal(touch(early, { posture: ["slouched"] }).entered, early.entered);
});

test("what is running and what was not finished are offered again", () => {
  const going = headache("2026-03-01", "10:00", null, { ongoing: true });
  const open = newHeadache("2026-03-02");
  const entries = [open, going, newDay("2026-03-01")];
  assert.deepEqual(running(entries), [going]);
  assert.deepEqual(unfinished(entries), [open]);
});

test("every new entry has an id of its own; days and check-ins have that of their time", () => {
  const ids = Array.from({ length: 500 }, () => newHeadache("2026-03-01").id);
  assert.equal(new Set(ids).size, 500);
  assert.equal(newDay("2026-03-01").id, "day:2026-03-01");
  assert.equal(newCheck("2026-03-01", "14:00").id, "check:2026-03-01T14:00");
});

test("own words hold no sign that parts a list, and it is told when one was taken out", () => {
  assert.deepEqual(ownWord("  Geige   spielen "), { word: "Geige spielen", changed: false });
  assert.deepEqual(ownWord("Kochen; Backen"), { word: "Kochen – Backen", changed: true });
  assert.deepEqual(ownWord("a,b、c|d"), { word: "a – b – c – d", changed: true });
  assert.deepEqual(ownWord("Salbe 1,5 mg"), { word: "Salbe 1,5 mg", changed: false });
  assert.deepEqual(ownWord("zwei\nZeilen"), { word: "zwei Zeilen", changed: false });
  assert.deepEqual(ownWord(" ; "), { word: "", changed: true });
  assert.deepEqual(treatmentsOf(newDose("ibuprofen 400 mg; ice 15 min")), ["ibuprofen 400 mg", "ice 15 min"]);
});

test("what may be odd is told by field", () => {
  const now = timeOn("2026-03-10", "12:00");
  const keys = (entry) => problemsOf(entry, now).map(({ field, key }) => `${field} ${key.split(".")[2]}`);
  assert.deepEqual(keys(headache("2026-03-01", "10:00", ["2026-03-01", "12:00"], { pain: 4 })), []);
  assert.deepEqual(keys(headache("2026-03-01", "10:00", ["2026-03-01", "09:00"])), ["end end_first"]);
  assert.deepEqual(keys(headache("2026-03-01", null, ["2026-02-27", "09:00"])), ["end end_first"]);
  assert.deepEqual(keys(headache("2026-03-01", "10:00", ["2026-03-09", "10:00"])), ["end very_long"]);
  assert.deepEqual(keys(headache("2026-03-10", "12:00", ["2026-03-10", "13:00"])), ["end end_ahead"]);
  assert.deepEqual(keys(headache("2026-03-10", "13:00")), ["start start_ahead"]);
  assert.deepEqual(keys(newDay("2026-03-11")), ["date day_ahead"]);
  assert.deepEqual(keys(headache("2026-03-01", "10:00", null, { pain: 0 })), ["pain pain_zero"]);
  const dosed = (day, clock) => {
    const dose = newDose("heat", timeOn(day, clock));
    return keys(headache("2026-03-01", "10:00", ["2026-03-01", "12:00"], { doses: [dose] }))
      .map((text) => text.replace(dose.id, "ID"));
  };
  assert.deepEqual(dosed("2026-03-01", "11:00"), []);
  assert.deepEqual(dosed("2026-03-01", "09:00"), ["doses.ID dose_first"]);
  assert.deepEqual(dosed("2026-03-03", "09:00"), ["doses.ID dose_long_after"]);
  assert.deepEqual(dosed("2026-03-10", "13:00"), ["doses.ID dose_ahead", "doses.ID dose_long_after"]);
});

test("an entry that was only opened is no headache, until something is said or it is finished", () => {
  const today = touch(newCheck("2026-03-01", "10:00"), {}).changed.at.slice(0, 10);
  const opened = { ...newHeadache(today), ongoing: true };
  assert.equal(isUnsaid(opened), true);
  assert.equal(dayState([clear(today), opened], today), "clear");
  assert.equal(statesOf([clear(today), opened]).get(today), "clear");
  assert.deepEqual([headachesOn([opened], today), running([opened])], [[], []]);
  assert.deepEqual(unfinished([opened]), [opened]);
  const said = [{ finished: true }, { pain: 3 }, { ongoing: false }, { notes: "?" }, { factors: { trial_step: 1 } }];
  for (const more of said) {
    assert.equal(isUnsaid({ ...opened, ...more }), false);
    assert.equal(dayState([{ ...opened, ...more }], today), "headache");
  }
  assert.equal(isUnsaid({ ...newHeadache("2026-03-01") }), true);
});

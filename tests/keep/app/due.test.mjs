import assert from "node:assert/strict";
import { test } from "node:test";
import { dueChecks, dueRatings, lastBackupDue } from "../../../src/hdiary/keep/app/due.js";
import { newCheck, newDay, newDose, newHeadache } from "../../../src/hdiary/keep/app/model.js";
import { addDays, timeOn } from "../../../src/hdiary/keep/app/time.js";

const at = (clock, day = "2026-03-10") => timeOn(day, clock);

function rated(more = {}, time = at("10:00")) {
  return { ...newHeadache("2026-03-10", at("09:00")), doses: [{ ...newDose("heat", time), before: 5, ...more }] };
}

test("a rating is due two hours later, not before, and until the next day is over", () => {
  const entries = [rated()];
  const late = (clock, day) => dueRatings(entries, at(clock, day)).map((due) => due.minutesLate);
  assert.deepEqual(late("11:59"), []);
  assert.deepEqual(late("12:00"), [0]);
  assert.deepEqual(late("12:45"), [45]);
  assert.deepEqual(late("23:59", "2026-03-11"), [2159]);
  assert.deepEqual(late("00:00", "2026-03-12"), []);
  const [due] = dueRatings(entries, at("12:45"));
  assert.deepEqual([due.entry, due.dose, due.dueAt.at], [entries[0], entries[0].doses[0], "2026-03-10T12:00"]);
});

test("what was not rated when it was taken is asked for as much", () => {
  assert.equal(dueRatings([rated({ before: null })], at("15:00")).length, 1);
});

test("a time that is missing is asked for at once, after what is due, of a finished entry of late", () => {
  const timeless = { ...rated({ before: null }, null), finished: true };
  const due = (entry, day) => dueRatings([entry, rated()], at("15:00", day)).map((each) => each.dueAt?.at ?? null);
  assert.deepEqual(due(timeless), ["2026-03-10T12:00", null]);
  assert.deepEqual(due({ ...timeless, finished: false }), ["2026-03-10T12:00"]);
  assert.deepEqual(due(timeless, "2026-03-12"), []);
});

test("what was rated, and an exercise on a day without headache, is not asked for", () => {
  assert.deepEqual(dueRatings([rated({ after: 0 })], at("15:00")), []);
  const exercise = { ...newDay("2026-03-10"), doses: rated({ before: null }).doses };
  assert.deepEqual(dueRatings([exercise, { ...exercise, doses: rated({}, null).doses }], at("15:00")), []);
  assert.equal(dueRatings([rated({ treatment: "none", before: 0 })], at("15:00")).length, 1);
  assert.deepEqual(dueRatings([newCheck("2026-03-10", "10:00")], at("15:00")), []);
  assert.equal(dueRatings([{ ...newDay("2026-03-10"), doses: rated().doses }], at("15:00")).length, 1);
});

test("the one that has waited longest comes first", () => {
  const [late, early] = [rated({}, at("11:00")), rated({}, at("09:30"))];
  assert.deepEqual(dueRatings([late, early], at("15:00")).map((due) => due.entry), [early, late]);
});

test("two hours are two hours, over a clock change, too", { skip: process.env.TZ !== "Europe/Berlin" }, () => {
  const night = rated({}, at("01:30", "2026-03-29"));
  assert.deepEqual(dueRatings([night], at("04:29", "2026-03-29")), []);
  assert.equal(dueRatings([night], at("04:30", "2026-03-29"))[0].minutesLate, 0);
});

test("check-ins of today whose time has come and that were not made", () => {
  const settings = { checkIns: ["16:00", "10:00", "14:00"] };
  const clocks = (entries, clock) => dueChecks(entries, settings, at(clock)).map((due) => due.clock);
  assert.deepEqual(clocks([], "09:59"), []);
  assert.deepEqual(clocks([], "14:00"), ["14:00", "10:00"]);
  assert.deepEqual(clocks([newCheck("2026-03-10", "10:00")], "15:00"), ["14:00"]);
  assert.deepEqual(clocks([newCheck("2026-03-09", "10:00")], "10:30"), ["10:00"]);
  assert.deepEqual(dueChecks([], {}, at("12:00")), []);
  assert.deepEqual(dueChecks([], settings, at("10:20")), [{ date: "2026-03-10", clock: "10:00", minutesLate: 20 }]);
});

test("a copy is due a week after the last one, if anything was written since", () => {
  const wrote = (day) => ({ ...newDay(day), entered: at("20:00", day), changed: null });
  const due = (days, lastBackup, entries) => (
    lastBackupDue({ lastBackup }, entries, at("21:00", addDays("2026-03-10", days)))
  );
  assert.equal(due(30, null, []), null);
  assert.equal(due(6, null, [wrote("2026-03-10")]), null);
  assert.deepEqual(due(7, null, [wrote("2026-03-10")]), { days: 7, never: true });
  const last = at("20:30");
  assert.equal(due(30, last, [wrote("2026-03-10")]), null);
  assert.equal(due(6, last, [wrote("2026-03-12")]), null);
  assert.deepEqual(due(8, last, [wrote("2026-03-12")]), { days: 8, never: false });
  const changed = { ...wrote("2026-03-01"), changed: at("20:00", "2026-03-15") };
  assert.deepEqual(due(9, last, [changed]), { days: 9, never: false });
});

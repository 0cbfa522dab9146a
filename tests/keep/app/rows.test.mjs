import assert from "node:assert/strict";
import { test } from "node:test";
import { exportCsv, importCsv } from "../../../src/hdiary/keep/app/csv.js";
import { newCheck, newDay, newDose, newHeadache } from "../../../src/hdiary/keep/app/model.js";
import { columnsOf, COLUMNS, leftOut, toRows } from "../../../src/hdiary/keep/app/rows.js";
import { timeOn } from "../../../src/hdiary/keep/app/time.js";

const at = (day, clock, offset = 60) => ({ at: `${day}T${clock}`, offset });

function written(...entries) {
  return toRows(entries, {}).map((row) => (
    Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== "" && name !== "entered_at"))
  ));
}

function headache(more) {
  return { ...newHeadache("2026-03-01", at("2026-03-01", "22:00")), ...more };
}

test("a clear day says so in two cells, and a day of which nothing is said has no row", () => {
  assert.deepEqual(written({ ...newDay("2026-03-01"), clear: true }), [{ date: "2026-03-01", headache: "no", pain: 0 }]);
  assert.deepEqual(written(newDay("2026-03-01")), []);
  assert.deepEqual(written({ ...newDay("2026-03-01"), factors: { stress: null, nap: "" } }), []);
});

test("further doses stand right behind their headache, with its start and nothing else", () => {
  const doses = [
    { ...newDose("ibuprofen 400 mg", at("2026-03-01", "22:30")), before: 6, after: 0 },
    newDose("heat 20 min", at("2026-03-02", "00:40")),
    newDose("none"),
  ];
  const day = { ...newDay("2026-03-01"), doses: [newDose("desk exercises")], notes: "x" };
  assert.deepEqual(written(headache({ doses, pain: 6 }), day), [
    { date: "2026-03-01", treatment: "desk exercises", notes: "x" },
    { date: "2026-03-01", start: "22:00", headache: "yes", pain: 6, treatment: "ibuprofen 400 mg",
      treated_at: "22:30", pain_before: 6, pain_after: 0 },
    // After midnight, but within twelve hours: the clock alone says it.
    { date: "2026-03-01", start: "22:00", treatment: "heat 20 min", treated_at: "00:40" },
    { date: "2026-03-01", start: "22:00", treatment: "none" },
  ]);
});

test("a clock stands alone only where a reader would put it on its day", () => {
  const cells = (more) => written(headache(more)).map(({ start, end, treated_at }) => [start, end, treated_at]);
  assert.deepEqual(cells({ end: at("2026-03-02", "03:00") }), [["22:00", "03:00", undefined]]);
  assert.deepEqual(cells({ end: at("2026-03-02", "23:00") }), [["22:00", "2026-03-02 23:00", undefined]]);
  assert.deepEqual(cells({ doses: [newDose("heat", at("2026-03-01", "08:00"))] }),
    [["22:00", undefined, "2026-03-01 08:00"]]);
  assert.deepEqual(cells({ start: at("2026-03-02", "00:30") }), [["2026-03-02 00:30", undefined, undefined]]);
});

test("where the offsets of a headache differ, each time of it is written out", () => {
  const doses = [newDose("heat", at("2026-03-28", "23:30")), newDose("ice", at("2026-03-29", "04:00", 120))];
  const night = { ...newHeadache("2026-03-28", at("2026-03-28", "23:00")), doses, end: at("2026-03-29", "04:30", 120) };
  assert.deepEqual(written(night).map(({ start, end, treated_at }) => [start, end, treated_at]), [
    ["2026-03-28 23:00+01:00", "2026-03-29 04:30+02:00", "2026-03-28 23:30+01:00"],
    ["2026-03-28 23:00+01:00", undefined, "2026-03-29 04:00+02:00"],
  ]);
});

test("times that no reader takes are left out, and which is told", () => {
  const early = headache({ end: at("2026-03-01", "21:00") });
  assert.deepEqual([leftOut(early), written(early)[0].end], [["end"], undefined]);
  assert.deepEqual(leftOut(headache({ end: at("2026-04-15", "21:00") })), ["end"]);
  assert.deepEqual(leftOut(headache({ start: at("2026-03-05", "21:00") })), ["start"]);
  assert.deepEqual(leftOut(headache({ end: at("2026-03-02", "21:00") })), []);
  assert.equal(written(headache({ pain: 0 }))[0].pain, undefined);
});

test("a check-in says when, what one did and how one sat", () => {
  const check = { ...newCheck("2026-03-01", "14:00"), activity: ["desk work"], posture: ["slouched"] };
  assert.deepEqual(written(check), [
    { date: "2026-03-01", start: "14:00", activity: "desk work", posture: "slouched" },
  ]);
});

test("questions stand at the end, and what was found and not asked for behind them", () => {
  const told = { questions: [["sleep_hours", "hours"], ["coffee", "yes/no"]], patient: "P1" };
  const day = { ...newDay("2026-03-01"), factors: { weather_note: "rain", sleep_hours: 7.5 } };
  const next = { ...newDay("2026-03-02"), factors: { coffee: false, neck_pain: 3 }, clear: true };
  const columns = columnsOf([day, next], told);
  assert.deepEqual(columns, ["patient", ...COLUMNS, "sleep_hours", "coffee (factor)", "weather_note (factor)"]);
  const [first, second] = toRows([day, next], told);
  assert.deepEqual([first.patient, first.sleep_hours, first["weather_note (factor)"]], ["P1", 7.5, "rain"]);
  assert.deepEqual([second["coffee (factor)"], second.neck_pain], ["no", 3]);
});

test("a header is marked where blanks or ticks would be read as something else", () => {
  const days = (...values) => values.map((value, n) => ({ ...newDay(`2026-03-0${n + 1}`), factors: { stress: value } }));
  const header = (...values) => columnsOf(days(...values), { questions: [["stress", "0-10"]] }).at(-1);
  assert.equal(header(3, 5, 3), "stress");
  assert.equal(header(3, 4, 5), "stress (factor)");
  assert.equal(header(), "stress (factor)");
  assert.equal(header(true, true), "stress (factor)");
  assert.equal(header(true, false), "stress");
});

test("what a reader would ask is answered in the file", () => {
  const rated = Array.from({ length: 12 }, (_, n) => (
    { ...newHeadache(`2026-03-${String(n + 1).padStart(2, "0")}`), pain: 1 + (n % 5) }
  ));
  assert.ok(columnsOf(rated, {}).includes("pain (0-10)"));
  assert.ok(columnsOf([...rated, headache({ pain: 7 })], {}).includes("pain"));
  const checks = Array.from({ length: 5 }, (_, n) => newCheck(`2026-04-0${n + 1}`, "10:00"));
  assert.deepEqual(toRows(checks, {}).map((row) => row.pain), Array(5).fill("not said"));
  const clear = { ...newDay("2026-04-09"), clear: true };
  assert.deepEqual(toRows([...checks, clear], {}).map((row) => row.pain), ["", "", "", "", "", 0]);
});

test("the file has one line a row, no mark at its beginning, and a line end at its end", () => {
  const text = exportCsv([{ ...newDay("2026-03-01"), clear: true, entered: timeOn("2026-03-01", "20:15") }], {});
  assert.equal(text, `${COLUMNS.join(",")}\n2026-03-01,,,no,0,,,,,,,,,,,2026-03-01 20:15,\n`);
});

test("a headache that was only opened has no row; one that is finished has", () => {
  const opened = newHeadache("2026-03-01");
  assert.deepEqual(written(opened), []);
  assert.deepEqual(written({ ...opened, finished: true }), [{ date: "2026-03-01", headache: "yes" }]);
  assert.equal(written({ ...opened, neck_pain: 2 }).length, 1);
});

test("doses that are alike stand in rows that are not", () => {
  const doses = [newDose("ibuprofen"), newDose("ibuprofen"), newDose("ibuprofen")];
  for (const entry of [headache({ doses, pain: 6 }), { ...newDay("2026-03-01"), clear: true, doses }]) {
    const text = exportCsv([entry], {});
    const lines = text.trim().split("\n");
    assert.equal(new Set(lines).size, 4);
    assert.equal(importCsv(text, {}).entries[0].doses.length, 3);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber, readTyped } from "../../../src/hdiary/keep/app/cells.js";
import { exportCsv, importCsv } from "../../../src/hdiary/keep/app/csv.js";
import { mergeEntries, takeTheirs } from "../../../src/hdiary/keep/app/merge.js";
import { newDay } from "../../../src/hdiary/keep/app/model.js";
import { timeOn } from "../../../src/hdiary/keep/app/time.js";

const NAMES = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

function clear(date, factors, more = {}) {
  return { ...newDay(date), clear: true, entered: timeOn(date, "20:00"), factors, ...more };
}

test("a question or another column may be called as what every object has", () => {
  for (const name of NAMES) {
    const told = { questions: [[name, "number"]] };
    for (const asked of [told, {}]) {
      const days = [clear("2026-03-01", { [name]: 3 }), clear("2026-03-02", {}), clear("2026-03-03", { [name]: 8 })];
      const text = exportCsv(days, asked);
      assert.ok(!text.includes("native code") && !text.includes("[object"), name);
      const { entries, problems } = importCsv(text, asked);
      assert.deepEqual(problems, []);
      assert.deepEqual(entries.map((day) => Object.entries(day.factors)), [[[name, 3]], [], [[name, 8]]]);
      assert.equal(mergeEntries(days, entries).same, 3);
      assert.equal(exportCsv(entries, asked), text);
      const [filled] = mergeEntries([clear("2026-03-01", {})], entries.slice(0, 1)).put;
      assert.deepEqual(Object.entries(filled.factors), [[name, 3]]);
      const { conflicts } = mergeEntries([clear("2026-03-01", { [name]: 4 })], entries.slice(0, 1));
      assert.deepEqual(Object.entries(takeTheirs(conflicts[0])[0].factors), [[name, 3]]);
    }
  }
});

test("a question may be called as a field of an entry", () => {
  for (const name of ["id", "kind", "entered", "ongoing", "finished"]) {
    const { conflicts } = mergeEntries([clear("2026-03-01", { [name]: true })], [clear("2026-03-01", { [name]: false })]);
    const [taken] = takeTheirs(conflicts[0]);
    assert.deepEqual([taken.id, taken.kind, taken.factors[name]], ["day:2026-03-01", "day", false]);
  }
});

test("columns that are not asked for stay one column, however often the file is brought in", () => {
  const text = "date,headache,pain,weather,period,shift,tea cups,pain (factor)\n"
    + "2026-03-01,no,0,rain,yes,,1,x\n2026-03-02,yes,5,sun,,late,2,y\n2026-03-03,no,0,fog,yes,late,3,\n";
  const { entries } = importCsv(text, {});
  const once = exportCsv(entries, {});
  const again = importCsv(once, {}).entries;
  assert.deepEqual([mergeEntries(entries, again).same, mergeEntries(entries, again).filled], [entries.length, 0]);
  assert.equal(exportCsv(again, {}), once);
  const headers = once.split("\n")[0].split(",");
  assert.equal(new Set(headers).size, headers.length);
  assert.ok(headers.includes("pain (factor)") && headers.includes("weather (factor)"));
});

test("a note is what was written, be it only a question mark", () => {
  for (const notes of ["?", "NA", "n/a", "null", "not said", "keine Angabe", "k.A."]) {
    const day = clear("2026-03-01", {}, { notes });
    assert.equal(importCsv(exportCsv([day], {}), {}).entries[0].notes, notes);
  }
});

test("thousands are read where they are sure, else asked about", () => {
  const english = (text, small) => readTyped(text, { decimal: ".", small });
  const german = (text, small) => readTyped(text, { decimal: ",", small });
  for (const text of ["10,000", "10 000", "10'000", "10000"]) assert.equal(english(text).number, 10000, text);
  assert.equal(german("10.000").number, 10000);
  assert.deepEqual(german("10,000"), { number: null, either: [10000, 10] });
  assert.deepEqual(english("12.500"), { number: null, either: [12500, 12.5] });
  assert.equal(english("1,234,567").number, 1234567);
  assert.equal(german("1.234,5").number, 1234.5);
  assert.equal(english("7,5").number, 7.5);
  assert.equal(german("7.5").number, 7.5);
  assert.equal(english("0.125").number, 0.125);
  assert.equal(english("7.125", true).number, 7.125);
  assert.equal(german("7,125", true).number, 7.125);
  for (const text of ["0x10", "1e3", "Infinity", "abc", "1.2.3", ""]) assert.equal(english(text).number, null, text);
});

test("a file's comma before three digits is not taken for a decimal one", () => {
  assert.deepEqual(["10,000", "10.000", "0,125", "12,5"].map(readNumber), [null, 10, 0.125, 12.5]);
  const told = { questions: [["steps", "number"]] };
  const { entries, problems } = importCsv('date,headache,pain,steps\n2026-03-01,no,0,"10,000"\n', told);
  assert.deepEqual([entries[0].factors, problems.length], [{}, 1]);
});

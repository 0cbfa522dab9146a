import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { exportCsv, importCsv, readCsv, writeCsv } from "../../../src/hdiary/keep/app/csv.js";
import { mergeEntries } from "../../../src/hdiary/keep/app/merge.js";
import { newCheck, sortEntries } from "../../../src/hdiary/keep/app/model.js";
import { COLUMNS } from "../../../src/hdiary/keep/app/rows.js";
import { makeDiary, seeded } from "./diaries.mjs";

const SAMPLE = new URL("../../../data/sample/diary.csv", import.meta.url);
const HEAD = COLUMNS.join(",");

function take(text, told = {}) {
  return importCsv(text, told);
}

// Rows by the names of their cells, under the canonical header.
function table(...rows) {
  return writeCsv(rows, COLUMNS);
}

function keys(result) {
  return result.problems.map(({ line, column, value, key }) => [line, column, value, key]);
}

// What a file can hold of an entry: no ids, and whether a time's zone differs from its start's.
function told(entry) {
  const first = entry.start?.offset ?? null;
  const time = (one) => one && { at: one.at, apart: first === null ? 0 : one.offset - first };
  const { id, changed, finished, ongoing, entered, ...rest } = entry;
  return {
    ...rest,
    notes: entry.notes?.trim(),
    start: time(entry.start ?? null),
    end: time(entry.end ?? null),
    entered: entered && entered.at,
    doses: (entry.doses ?? []).map(({ id: _, at, ...dose }) => ({ ...dose, at: time(at) })),
  };
}

function said(entry) {
  if (entry.kind !== "day") return true;
  const { clear, activity, posture, doses, factors, notes } = entry;
  return clear || [activity, posture, doses, Object.keys(factors)].some((list) => list.length) || notes;
}

test("three hundred diaries come back as they were entered", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { entries, told: asked } = makeDiary(seed);
    const text = exportCsv(entries, asked);
    const back = take(text, asked);
    assert.deepEqual(back.problems, [], `seed ${seed}`);
    const wanted = sortEntries(entries).filter(said).map(told);
    const found = sortEntries(back.entries).map(told);
    const order = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    assert.deepEqual(found.sort(order), wanted.sort(order), `seed ${seed}`);
    assert.equal(exportCsv(back.entries, asked).split("\n").sort().join(), text.split("\n").sort().join());
  }
});

test("the same file twice changes nothing, and into its own diary neither", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { entries, told: asked } = makeDiary(seed);
    const text = exportCsv(entries, asked);
    const own = mergeEntries(entries, take(text, asked).entries);
    assert.deepEqual([own.put, own.added, own.filled, own.conflicts], [[], 0, 0, []], `seed ${seed}`);
    const first = mergeEntries([], take(text, asked).entries);
    assert.equal(first.conflicts.length, 0);
    const again = mergeEntries(first.put, take(text, asked).entries);
    assert.deepEqual([again.put, again.conflicts], [[], []], `seed ${seed}`);
    assert.equal(again.same, first.added);
  }
});

test("the sample is taken in whole: every row, every column", () => {
  const text = readFileSync(SAMPLE, "utf8");
  const { entries, problems } = take(text);
  assert.deepEqual(problems, []);
  const rows = text.trim().split("\n").length - 1;
  const doses = entries.flatMap((entry) => entry.doses ?? []).length;
  assert.ok(entries.length + doses >= rows);
  const head = exportCsv(entries, {}).split("\n")[0];
  assert.ok(head.endsWith("notes,sleep_hours,stress"), head);
  const clear = entries.find((entry) => entry.date === "2026-01-05");
  assert.deepEqual(clear.factors, { neck_pain: 2, sleep_hours: 6, stress: 5 });
});

test("what is asked of each day is kept with the day, whichever row says it", () => {
  const questions = [["sleep_hours", "hours"], ["stress", "0-10"]];
  const { entries } = take(readFileSync(SAMPLE, "utf8"), { questions });
  const day = entries.find((entry) => entry.id === "day:2026-01-06");
  assert.deepEqual([day.clear, day.factors], [null, { sleep_hours: 6.25, stress: 5 }]);
  const headache = entries.find((entry) => entry.kind === "headache" && entry.date === "2026-01-06");
  assert.deepEqual(headache.factors, {});
});

test("a file that a German spreadsheet saved", () => {
  const text = "\uFEFFdate;start;end;headache;pain;side;treatment;treated_at;entered_at;notes;sleep_hours\r\n" +
    "01.03.2026;14:30;02.03.2026 00:40;yes;6,5;left;ibuprofen 400 mg;01:10:00;02.03.2026 08:00;\"a; b\r\nc\";7,25\r\n" +
    "02.03.2026;;;no;0;;;;;;WAHR\r\n";
  const { entries, problems } = take(text, { questions: [["sleep_hours", "hours"]] });
  const [headache] = entries.filter((entry) => entry.kind === "headache");
  assert.equal(headache.pain, 6.5);
  assert.equal(headache.end.at, "2026-03-02T00:40");
  assert.equal(headache.doses[0].at.at, "2026-03-02T01:10");
  assert.equal(headache.entered.at, "2026-03-02T08:00");
  assert.equal(headache.notes, "a; b\r\nc");
  const days = Object.fromEntries(entries.filter((e) => e.kind === "day").map((e) => [e.date, e]));
  assert.equal(days["2026-03-01"].factors.sleep_hours, 7.25);
  assert.equal(days["2026-03-02"].clear, true);
  assert.deepEqual(keys({ problems }), [[4, "sleep_hours", "WAHR", "keep.read.number"]]);
});

test("a file of which a spreadsheet kept each line in one cell", () => {
  const lines = table({ date: "2026-03-01", pain: 5, headache: "yes", notes: "a, \"b\"" }).trim().split("\n");
  const packed = lines.map((line) => `"${line.replaceAll('"', '""')}"`).join("\r\n");
  const { entries, problems } = take(packed);
  assert.deepEqual(problems, []);
  assert.deepEqual([entries[0].pain, entries[0].notes], [5, "a, \"b\""]);
});

test("dates of which day and month may be changed round are told, unless another one shows", () => {
  const rows = (...dates) => `date,pain\n${dates.map((date) => `${date},0`).join("\n")}\n`;
  assert.deepEqual(keys(take(rows("3/1/2026"))), [[2, "date", "3/1/2026", "keep.read.day_order"]]);
  assert.deepEqual(take(rows("3/1/2026", "3/13/2026")).entries.map((e) => e.date), ["2026-03-01", "2026-03-13"]);
  assert.deepEqual(take(rows("3/1/2026", "13/1/2026")).entries.map((e) => e.date), ["2026-01-03", "2026-01-13"]);
});

test("bad cells cost themselves, never their row, and are told with line, column and value", () => {
  const found = take(table(
    { date: "2026-02-30", pain: 4 },
    { date: "2026-03-01", pain: 11, headache: "yes", side: "middle", neck_pain: -1, start: "25:00" },
    { pain: 3 },
    { date: "2026-03-02", start: "14:00", end: "2026-03-01 10:00", pain: 2 },
    { date: "2026-03-03", start: "2026-03-09 10:00", pain: "bad", headache: "yes", after_min: "2 h" },
    { date: "2026-03-04", pain: 4, headache: "no" },
    { date: "2026-03-05", pain: 0, headache: "yes" },
    { date: "2026-03-06", headache: "perhaps" },
  ));
  assert.deepEqual(keys(found), [
    [2, "date", "2026-02-30", "keep.read.day"],
    [3, "start", "25:00", "keep.read.time"],
    [3, "pain", "11", "keep.read.rating"],
    [3, "side", "middle", "keep.read.side"],
    [3, "neck_pain", "-1", "keep.read.rating"],
    [4, "date", "", "keep.read.no_day"],
    [5, "end", "2026-03-01 10:00", "keep.read.end_first"],
    [6, "start", "2026-03-09 10:00", "keep.read.start_day"],
    [6, "pain", "bad", "keep.read.number"],
    [6, "after_min", "2 h", "keep.read.number"],
    [7, "headache", "no", "keep.read.contradiction"],
    [8, "pain", "0", "keep.read.pain_zero"],
    [9, "headache", "perhaps", "keep.read.yes_no"],
  ]);
  const days = found.entries.filter((entry) => entry.kind === "headache").map((e) => [e.date, e.pain]);
  assert.deepEqual(days, [
    ["2026-03-01", null], ["2026-03-02", 2], ["2026-03-03", null], ["2026-03-04", 4], ["2026-03-05", null],
  ]);
});

test("text that is no diary, or an odd one, is told and never throws", () => {
  for (const text of ["", "\n\n", "hello", "\u0000\u0001", "a;b;c", "\"", "date", HEAD, `${HEAD}\n`]) {
    const { entries } = take(text);
    assert.deepEqual(entries, [], JSON.stringify(text));
  }
  assert.deepEqual(keys(take("day,pain\n2026-03-01,4\n")), [[1, "date", "day, pain", "keep.read.no_dates"]]);
  assert.deepEqual(keys(take("date,pain,notes\n2026-03-01,4,\"open\n2026-03-02,3,\n")).at(0),
    [2, "", "", "keep.read.open_quote"]);
  assert.deepEqual(keys(take("date,pain\n2026-03-01,4,7,\n")), [[2, "", "7", "keep.read.beyond"]]);
});

test("a file that was damaged anywhere is read as far as it goes, and never throws", () => {
  const signs = ["\"", ",", ";", "\n", "\r", "\t", "'", "=", "-", "9", "x", "\u0000", "\uFEFF", "ö", ":", ".", ""];
  for (let seed = 1; seed <= 150; seed += 1) {
    const r = seeded(seed);
    const { entries, told: asked } = makeDiary(seed);
    let text = exportCsv(entries, asked);
    for (let n = r.whole(1, 6); n > 0; n -= 1) {
      const at = r.whole(0, text.length);
      text = text.slice(0, at) + r.one(signs) + text.slice(at + r.whole(0, 3));
    }
    const back = take(text, asked);
    for (const { line, column, value, key } of back.problems) {
      assert.match(key, /^keep\.read\.[a-z_]+$/);
      assert.deepEqual([typeof line, typeof column, typeof value], ["number", "string", "string"]);
    }
    for (const entry of back.entries) assert.match(entry.date, /^\d{4}-\d\d-\d\d$/);
    const again = exportCsv(back.entries, asked);
    assert.equal(mergeEntries(back.entries, take(again, asked).entries).added, 0, `seed ${seed}`);
  }
});

test("other people's rows are not taken in", () => {
  const rows = "patient,date,pain\nA,2026-03-01,4\nB,2026-03-01,5\n";
  assert.deepEqual(keys(take(rows)), [[1, "patient", "2", "keep.read.many_people"]]);
  assert.deepEqual(take(rows).entries, []);
  const mine = take(rows, { patient: "B" });
  assert.deepEqual([mine.entries.map((e) => e.pain), mine.problems[0].key], [[5], "keep.read.other_people"]);
  assert.equal(take("patient,date,pain\nA,2026-03-01,4\n", { patient: "B" }).problems[0].key,
    "keep.read.other_person");
  assert.equal(take("patient,date,pain\nA,2026-03-01,4\n").entries.length, 1);
});

test("a note is text, whatever it begins with, and a number below zero is one", () => {
  const text = writeCsv([{ date: "2026-03-01", notes: "=HYPERLINK(\"x\")", t: -5 }], ["date", "notes", "t"]);
  assert.equal(text.split("\n")[1], "2026-03-01,\"'=HYPERLINK(\"\"x\"\")\",-5");
  const { rows } = readCsv(text);
  assert.equal(rows[0].cells.notes, "=HYPERLINK(\"x\")");
});

test("line ends, quotes and lines are those of the file", () => {
  const { rows } = readCsv("date,notes\r\n2026-03-01,\"a\r\nb\"\r2026-03-02,x\n\n2026-03-03,\"y\"\n");
  assert.deepEqual(rows.map((row) => row.line), [2, 4, 6]);
});

test("headings are known whatever their case, and a mark of factors is taken", () => {
  const text = "Date,Pain (0-10),Entered at,coffee (factor),Side (factor)\n2026-03-01,4,2026-03-01 20:00,2,x\n";
  const { entries } = take(text, { questions: [["coffee", "number"]] });
  assert.deepEqual(entries.find((e) => e.kind === "day").factors, { coffee: 2 });
  const headache = entries.find((e) => e.kind === "headache");
  assert.equal(headache.entered.at, "2026-03-01T20:00");
  assert.deepEqual([headache.factors, headache.side], [{ "Side (factor)": "x" }, ""]);
});

// In time of the processor, since the clock on the wall also counts what else the machine does.
function secondsOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function manyRows(many) {
  const rows = ["date,start,end,pain,side,location,treatment,treated_at,notes,sleep_hours"];
  for (let n = 0; n < many; n += 1) {
    const date = new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
    const said = `${1 + (n % 9)},left,"neck; eye",ibuprofen 400 mg,11:00,"a ""note"", ${n}",7.5`;
    rows.push(`${date},10:00,18:30,${said}`);
  }
  return `${rows.join("\n")}\n`;
}

test("ten thousand rows take less than a second, and so do laying them beside and writing them", () => {
  const text = manyRows(10_000);
  let [first, merged] = [null, null];
  assert.ok(secondsOf(() => (first = take(text))) < 1);
  assert.deepEqual([first.entries.length, first.problems.length], [10_000, 0]);
  const again = take(text).entries;
  assert.ok(secondsOf(() => (merged = mergeEntries(first.entries, again))) < 1);
  assert.equal(merged.same, 10_000);
  assert.ok(secondsOf(() => exportCsv(first.entries, {})) < 1);
});

test("one cell of a million signs is read in no time", () => {
  for (const sign of ["\"", ",", ";", "'", " ", "\n", "(", "1", "-", "x;"]) {
    const text = `${HEAD}\n2026-03-01,,,yes,4,,,,${sign.repeat(1_000_000)}\n`;
    assert.ok(secondsOf(() => take(text)) < 3, sign);
  }
});

test("check-ins at one clock of two zones come back as two, and one alone as the same entry", () => {
  const made = (at, offset, activity) => ({
    ...newCheck(at.slice(0, 10), at.slice(11)), id: `check:${at} ${offset}`, start: { at, offset },
    activity: [activity], entered: { at, offset },
  });
  // The hour that comes twice in autumn, and a flight over the date line.
  for (const [at, first, second] of [["2026-10-25T02:30", 120, 60], ["2026-05-03T10:00", 720, -600]]) {
    const two = [made(at, first, "desk work"), made(at, second, "driving")];
    const text = exportCsv(two, {});
    const { entries, problems } = take(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(entries.map(({ start, activity }) => [start, activity]), two.map((one) => [one.start, one.activity]));
    assert.equal(exportCsv(entries, {}), text);
    const { put, added, same, conflicts } = mergeEntries(two, entries);
    assert.deepEqual([put, added, same, conflicts], [[], 0, 2, []]);
  }
  const alone = newCheck("2026-10-25", "10:00");
  const [back] = take(exportCsv([{ ...alone, posture: ["slouched"] }], {})).entries;
  assert.equal(back.id, alone.id);
});

// The page of a plan asks for other things, and the diary so far comes into it as a file.
test("a diary kept in another page comes whole into the page of a plan", () => {
  const plans = [
    { sealed: { key: "", steps: [] }, columns: [["trial_step", "number"], ["trial_done", "yes/no"]] },
    { columns: [["trial_done", "yes/no"]] },
  ];
  for (let seed = 1; seed <= 60; seed += 1) {
    const { entries, told: asked } = makeDiary(seed);
    const text = exportCsv(entries, asked);
    const page = { trial: plans[seed % 2], patient: asked.patient, questions: [] };
    const { entries: back, problems } = take(text, page);
    assert.deepEqual(problems, [], `seed ${seed}`);
    const order = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    const wanted = sortEntries(entries).filter(said).map(told);
    assert.deepEqual(sortEntries(back).map(told).sort(order), wanted.sort(order), `seed ${seed}`);
    // A further file from the new page says the same once more, to whoever takes it in again.
    const again = mergeEntries(back, take(exportCsv(back, page), page).entries);
    assert.deepEqual([again.put, again.conflicts], [[], []], `seed ${seed}`);
  }
});

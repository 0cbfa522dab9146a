// Keeps a diary through the page's own modules as somebody who lives a plan, and prints what the
// page exports. Takes the page's file, and rows of what was lived from the standard input.
import { readFileSync } from "node:fs";
import { exportCsv, importCsv } from "../../src/hdiary/keep/app/csv.js";
import { newDay, newDose, newHeadache, touch } from "../../src/hdiary/keep/app/model.js";
import { timeOn } from "../../src/hdiary/keep/app/time.js";
import { answerDay, answerStep, openNumber, trialToday } from "../../src/hdiary/keep/app/trial.js";

const html = readFileSync(process.argv[2], "utf8");
const told = JSON.parse(/<script type="application\/json" id="told">(.*?)<\/script>/s.exec(html)[1]);
const rows = JSON.parse(readFileSync(0, "utf8"));
const entries = new Map();

function keep(entry, day = entry.date) {
  entries.set(entry.id, { ...entry, entered: timeOn(day, "20:15"), changed: null });
}

function expect(row, arm) {
  if (arm.word !== row.arm) throw new Error(`${row.date}: the page says ${arm.word}, the plan ${row.arm}`);
}

function liveDay(row) {
  const now = trialToday(told.trial, entries.values(), row.date);
  expect(row, now.part.arm);
  if (row.pain > 0) keep({ ...newHeadache(row.date, timeOn(row.date, "09:30")), pain: row.pain, finished: true });
  else keep(touch(newDay(row.date), { clear: true }));
  if (row.done !== null) keep(answerDay(entries.values(), row.date, row.done));
  const day = entries.get(`day:${row.date}`);
  if (day && row.activity) keep(touch(day, { activity: [row.activity] }));
}

function liveHeadache(row) {
  if (row.clear) {
    keep(touch(newDay(row.date), { clear: true }));
    return;
  }
  const begun = { ...newHeadache(row.date, timeOn(row.date, row.start)), ongoing: true };
  keep(begun);
  if (!row.step) {
    keep({ ...begun, ongoing: false, finished: true, pain: row.pain, doses: [newDose("rest", timeOn(row.date, row.start))] });
    return;
  }
  const waiting = trialToday(told.trial, entries.values(), row.date).waiting;
  const opened = openNumber(told.trial, entries.values(), waiting, row.before, timeOn(row.date, row.treated_at));
  keep(opened);
  const now = trialToday(told.trial, entries.values(), row.date).numbered;
  expect(row, now.arm);
  if (now.number !== row.step) throw new Error(`${row.date}: number ${now.number} instead of ${row.step}`);
  const rated = { ...opened, doses: [{ ...opened.doses[0], after: row.after }] };
  const rescue = row.rescue ? { ...newDose(row.rescue, timeOn(row.date, row.rescue_at)) } : null;
  const over = { ...answerStep(told.trial, rated, now.arm, row.done), ongoing: false, finished: true, pain: row.pain };
  keep(rescue ? { ...over, doses: [...over.doses, rescue] } : over);
}

for (const row of rows) (told.trial.sealed ? liveHeadache : liveDay)(row);
const text = exportCsv(entries.values(), told);

// A diary that comes back from its file says the same of the trial.
const again = importCsv(text, told);
const last = rows.at(-1).date;
const before = JSON.stringify(trialToday(told.trial, entries.values(), last), without);
const after = JSON.stringify(trialToday(told.trial, again.entries, last), without);
if (before !== after || again.problems.length) throw new Error(`${before}\n${after}\n${JSON.stringify(again.problems)}`);
process.stdout.write(text);

function without(key, value) {
  return ["id", "entered", "changed", "finished", "ongoing", "entry"].includes(key) ? undefined : value;
}

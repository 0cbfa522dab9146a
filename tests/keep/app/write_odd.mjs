// Writes diaries of journeys, of clock changes and of like doses, and the page's states of their days:
// node write_odd.mjs FOLDER
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportCsv } from "../../../src/hdiary/keep/app/csv.js";
import { newDay, newDose, newHeadache, statesOf } from "../../../src/hdiary/keep/app/model.js";
import { addDays } from "../../../src/hdiary/keep/app/time.js";

const [folder] = process.argv.slice(2);
const time = (at, offset) => ({ at, offset });
const JOURNEYS = {
  west: [time("2026-10-28T20:00", 60), time("2026-10-28T23:00", -300)],
  east: [time("2026-05-10T20:00", -240), time("2026-05-11T09:00", 120)],
  over_the_date_line: [time("2026-05-10T10:00", 540), time("2026-05-10T01:30", -600)],
  autumn: [time("2026-10-24T20:00", 120), time("2026-10-25T23:30", 60)],
  spring: [time("2026-03-28T20:00", 60), time("2026-03-30T00:30", 120)],
  midnight: [time("2026-10-24T20:00", 120), time("2026-10-26T00:00", 60)],
};

function clear(date) {
  return { ...newDay(date), clear: true, entered: time(`${date}T21:00`, 60) };
}

const told = {};
for (const [name, [start, end]] of Object.entries(JOURNEYS)) {
  const date = start.at.slice(0, 10);
  const hurt = { ...newHeadache(date, start), end, pain: 5, finished: true, entered: end };
  const known = statesOf([hurt]);
  const around = [-2, -1, 1, 2, 3].map((n) => addDays(date, n)).filter((day) => !known.has(day));
  const entries = [hurt, ...around.map(clear)];
  writeFileSync(join(folder, `${name}.csv`), exportCsv(entries, {}));
  told[name] = Object.fromEntries(statesOf(entries));
}
writeFileSync(join(folder, "journeys.json"), JSON.stringify(told));

const doses = [newDose("ibuprofen"), newDose("ibuprofen"), newDose("ibuprofen")];
const start = time("2026-03-02T10:00", 60);
const headache = { ...newHeadache("2026-03-02", start), doses, pain: 5, finished: true };
writeFileSync(join(folder, "doses.csv"), exportCsv([headache, clear("2026-03-01")], {}));

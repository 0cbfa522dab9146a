// Writes diaries from seeds as files, and beside each what was entered: node write_diaries.mjs FOLDER HOW_MANY
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportCsv } from "../../../src/hdiary/keep/app/csv.js";
import { sortEntries } from "../../../src/hdiary/keep/app/model.js";
import { makeDiary } from "./diaries.mjs";

const [folder, many] = process.argv.slice(2);
for (let seed = 1; seed <= Number(many); seed += 1) {
  const { entries, told } = makeDiary(seed);
  writeFileSync(join(folder, `${seed}.csv`), exportCsv(entries, told));
  writeFileSync(join(folder, `${seed}.json`), JSON.stringify({ told, entries: sortEntries(entries) }));
}

// Takes a diary in and writes it out again: node write_again.mjs FROM TO
import { readFileSync, writeFileSync } from "node:fs";
import { exportCsv, importCsv } from "../../../src/hdiary/keep/app/csv.js";

const [from, to] = process.argv.slice(2);
const { entries, problems } = importCsv(readFileSync(from, "utf8"), {});
if (problems.length) throw new Error(JSON.stringify(problems));
writeFileSync(to, exportCsv(entries, {}));

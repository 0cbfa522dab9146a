// Tells the classes of medicine of treatments: { told, treatments } as JSON on the standard input.
import { readFileSync } from "node:fs";
import { classesOf } from "../../../src/hdiary/keep/app/count.js";
import { nameDrugs } from "../../../src/hdiary/keep/app/told.js";

const { told: page, treatments } = JSON.parse(readFileSync(0, "utf8"));
const told = { ...page, drugs: nameDrugs(page.drugs) };
const classes = treatments.map((treatment) => [treatment, classesOf({ treatment }, told)]);
console.log(JSON.stringify(Object.fromEntries(classes)));

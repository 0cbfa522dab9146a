import assert from "node:assert/strict";
import { test } from "node:test";
import { classesOf, medicineDays, summary, uncounted } from "../../../src/hdiary/keep/app/count.js";
import { newDay, newDose, newHeadache } from "../../../src/hdiary/keep/app/model.js";
import { addDays, timeOn } from "../../../src/hdiary/keep/app/time.js";

const DRUGS = {
  "ibuprofen": "nsaid", "ass": "nsaid", "aspirin": "nsaid", "low dose aspirin": "preventive", "dolormin": "nsaid",
  "paracetamol": "simple_analgesic", "thomapyrin": "combination_analgesic", "paracetamol codeine": "combination_analgesic",
  "sumatriptan": "triptan", "tramadol": "opioid", "rimegepant": "gepant",
};
const LIMITS = [
  { name: "simple analgesics together", classes: ["nsaid", "simple_analgesic"], limit: 15 },
  { name: "combination analgesics", classes: ["combination_analgesic"], limit: 10 },
  { name: "triptans", classes: ["triptan"], limit: 10 },
  { name: "opioids", classes: ["opioid"], limit: 10 },
  { name: "all acute classes together", limit: 10,
    classes: ["nsaid", "simple_analgesic", "combination_analgesic", "triptan", "opioid"] },
];
const told = { drugs: DRUGS, limits: LIMITS, beside: "retard|after|lunch" };
const RANGE = { from: "2026-03-01", to: "2026-03-30" };

function taken(first, many, treatment) {
  return Array.from({ length: many }, (_, n) => (
    { ...newHeadache(addDays("2026-03-01", first + n)), doses: [newDose(treatment), newDose(treatment)] }
  ));
}

test("a treatment's class is found with its amount, number, case and accents", () => {
  const classes = (treatment) => classesOf(newDose(treatment), told);
  for (const text of ["ibuprofen", "Ibuprofen 400 mg", "2 x Ibuprofen 400mg", "ibuprofen 400", "1 Tablette Ibuprofen",
    "Ibuprofén", "IBUPROFEN 600 mg retard", "Dolormin after lunch"]) {
    assert.deepEqual(classes(text), ["nsaid"], text);
  }
  assert.deepEqual(classes("ibuprofen 400 mg; ice 15 min"), ["nsaid"]);
  assert.deepEqual(classes("ibuprofen + paracetamol"), ["nsaid", "simple_analgesic"]);
  assert.deepEqual(classes("paracetamol/codeine 500 mg"), ["combination_analgesic"]);
  for (const text of ["none", "heat 20 min", "", "kein Ibuprofen", "ASS 100 mg", "low dose aspirin", "constructor"]) {
    assert.deepEqual(classes(text), [], text);
  }
  assert.deepEqual(classes("ASS 500 mg"), ["nsaid"]);
});

test("days are counted, not doses, and a day without an entry is no clear day", () => {
  const entries = [
    { ...newHeadache("2026-03-01", timeOn("2026-03-01", "22:00")), end: timeOn("2026-03-02", "03:00"),
      doses: [newDose("ibuprofen 400 mg"), newDose("ibuprofen 400 mg"), newDose("heat")] },
    { ...newDay("2026-03-03"), clear: true, doses: [newDose("paracetamol 500 mg")] },
    { ...newDay("2026-03-04") },
    ...taken(60, 3, "ibuprofen"),
  ];
  assert.deepEqual(summary(entries, RANGE, told), {
    days: 30, recorded: 3, headache_days: 2, clear_days: 1, not_recorded: 27, medicine_days: 2,
    by_class: [{ class: "simple analgesics together", days: 2, limit: 15 }], comparable: true,
  });
  assert.deepEqual([...medicineDays(entries, told)].sort().slice(0, 2), ["2026-03-01", "2026-03-03"]);
});

test("several classes count together only where none reaches its limit by itself", () => {
  const names = (...entries) => summary(entries.flat(), RANGE, told).by_class.map((row) => [row.class, row.days]);
  assert.deepEqual(names(taken(0, 6, "ibuprofen"), taken(6, 5, "sumatriptan")), [
    ["simple analgesics together", 6], ["triptans", 5], ["all acute classes together", 11],
  ]);
  assert.deepEqual(names(taken(0, 6, "ibuprofen"), taken(6, 10, "sumatriptan")), [
    ["simple analgesics together", 6], ["triptans", 10],
  ]);
  assert.deepEqual(names(taken(0, 2, "rimegepant")), [["gepant", 2]]);
});

test("limits are of thirty days, and other ranges say that they are not comparable", () => {
  assert.equal(summary([], { from: "2026-03-01", to: "2026-03-28" }, told).comparable, false);
  assert.deepEqual(summary([], RANGE, {}).by_class, []);
  assert.equal(summary([], { from: "2026-03-02", to: "2026-03-01" }, told).days, 0);
});

test("what sounds like medicine and is not counted is told", () => {
  const doses = ["ibuprofen twice", "Schmerzmittel", "ибупрофен", "heat", "ibuprofen 400", "none"].map((name) => newDose(name));
  const entries = [{ ...newHeadache("2026-03-02"), doses }];
  assert.deepEqual(uncounted(entries, told, RANGE), ["ibuprofen twice", "Schmerzmittel", "ибупрофен"]);
  assert.deepEqual(uncounted(entries, told, { from: "2026-04-01", to: "2026-04-30" }), []);
});

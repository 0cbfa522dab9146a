import assert from "node:assert/strict";
import test from "node:test";
import { addOwn, partsOf, treatmentOptions, usualFirst } from "../../../src/hdiary/keep/app/choices.js";
import { useWords } from "../../../src/hdiary/keep/app/words.js";

useWords({ de: { keep: { settings: { word_added_as: "Als {word}", word_medicine: "{word}: Medikament", word_unsaid: "{word}: nichts" } }, names: { "desk work": "Schreibtischarbeit", ibuprofen: "Ibuprofen" } } }, "de");

function diary(entries = [], settings = {}) {
  const ctx = {
    told: { activities: ["desk work", "walking"], postures: ["slouched"], treatments: ["none", "heat", "ibuprofen"] },
    settings: { activities: [], postures: [], treatments: [], ...settings },
    entries: new Map(entries.map((entry, at) => [String(at), entry])),
    toasts: [],
    toast: (text) => ctx.toasts.push(text),
    setSettings: (patch) => Object.assign(ctx.settings, patch),
  };
  return ctx;
}

const dose = (treatment) => ({ doses: [{ treatment }] });
const check = (at, activity) => ({ kind: "check", start: { at, offset: 60 }, activity: [activity], posture: [] });

test("treatments as they were written come before the bare names, nothing first", () => {
  const ctx = diary([dose("heat 20 min"), dose("ibuprofen 400 mg"), dose("ibuprofen 400 mg"), dose("ice; heat")]);
  assert.deepEqual(treatmentOptions(ctx), ["none", "ibuprofen 400 mg", "heat 20 min", "heat", "ibuprofen"]);
});

test("an amount is what stands behind a treatment that is offered", () => {
  const options = ["none", "ibuprofen 400 mg", "ibuprofen"];
  assert.deepEqual(partsOf("ibuprofen 400 mg", options), { base: "ibuprofen", amount: "400 mg" });
  assert.deepEqual(partsOf("ibuprofenol 5", options), { base: "ibuprofenol 5", amount: "" });
});

test("an own word that is offered already, in whatever language, is no second one", () => {
  const ctx = diary();
  assert.equal(addOwn(ctx, "activities", " schreibtischarbeit "), "desk work");
  assert.deepEqual(ctx.settings.activities, []);
  assert.equal(addOwn(ctx, "activities", "Klavier; laut"), "Klavier – laut");
  assert.deepEqual(ctx.toasts, ["Als Klavier – laut"]);
  assert.equal(addOwn(ctx, "activities", "klavier – laut"), "Klavier – laut");
  assert.equal(ctx.toasts.length, 1);
  assert.deepEqual(ctx.settings.activities, ["Klavier – laut"]);
  assert.equal(addOwn(ctx, "activities", "  "), "");
});

test("what is usual at this hour stands first, around midnight too", () => {
  const ctx = diary([check("2026-03-01T23:30", "walking"), check("2026-03-02T10:00", "desk work"), check("2026-03-03T10:00", "desk work")]);
  assert.deepEqual(usualFirst(ctx, "activities", "00:30"), ["walking", "desk work"]);
  assert.deepEqual(usualFirst(ctx, "activities", "10:00"), ["desk work", "walking"]);
});

test("medicine is no activity and no posture, and what reads as not said is no word", () => {
  const ctx = diary();
  ctx.told.drugs = { ibuprofen: "nsaid", aspirin: "nsaid" };
  assert.equal(addOwn(ctx, "activities", "Ibuprofen 400"), "");
  assert.equal(addOwn(ctx, "postures", "2 Aspirin"), "");
  assert.equal(addOwn(ctx, "treatments", "?"), "");
  assert.equal(addOwn(ctx, "activities", "keine Angabe"), "");
  assert.deepEqual(ctx.toasts, ["Ibuprofen 400: Medikament", "2 Aspirin: Medikament", "?: nichts", "keine Angabe: nichts"]);
  assert.deepEqual([ctx.settings.activities, ctx.settings.treatments], [[], []]);
  assert.equal(addOwn(ctx, "treatments", "Aspirin"), "Aspirin");
  assert.equal(addOwn(ctx, "activities", "Migräne"), "Migräne");
});

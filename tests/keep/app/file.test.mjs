import assert from "node:assert/strict";
import { test } from "node:test";
import { CSV, SEALED, decode, fileName } from "../../../src/hdiary/keep/app/file.js";
import {
  entriesOfPlan, looksForeign, planImport, settingsOfCopy,
} from "../../../src/hdiary/keep/app/import-plan.js";
import { newDay, newHeadache } from "../../../src/hdiary/keep/app/model.js";
import { surroundings } from "../../../src/hdiary/keep/app/surroundings.js";

test("a file's name is one on every computer", () => {
  assert.equal(fileName("Frau B. / Plan: 1", "2026-03-01", CSV), "Frau B. Plan 1 2026-03-01.csv");
  assert.equal(fileName("..\\..\u202ex\u0000", "2026-03-01", SEALED), "x 2026-03-01.json");
  assert.equal(fileName("", "2026-03-01", CSV), "2026-03-01.csv");
  assert.ok([...fileName("ä".repeat(300), "2026-03-01", CSV)].length < 80);
});

test("text is read as it was written, and what is no text is told", () => {
  const bytes = (text) => new TextEncoder().encode(text);
  assert.equal(decode(bytes("Föhn")), "Föhn");
  assert.equal(decode(Uint8Array.of(0x46, 0xf6, 0x68, 0x6e)), "Föhn");
  assert.equal(decode(Uint8Array.of(0xff, 0xfe, 0x46, 0, 0xf6, 0)), "Fö");
  const kind = (given) => {
    try {
      decode(given);
    } catch (error) {
      return error.kind;
    }
    return null;
  };
  assert.equal(kind(new Uint8Array()), "empty");
  assert.equal(kind(bytes("PK\u0003\u0004")), "workbook");
  assert.equal(kind(Uint8Array.of(1, 0, 2, 0)), "other");
});

test("a file's entries are planned, and chosen at each contradiction", () => {
  const here = [{ ...newHeadache("2026-03-01"), pain: 5 }, newDay("2026-03-02")];
  const there = [{ ...here[0], pain: 7, side: "left" }, { ...newDay("2026-03-03"), clear: true }];
  const plan = planImport(here, there);
  assert.deepEqual([plan.n, plan.first, plan.last], [2, "2026-03-01", "2026-03-03"]);
  assert.equal(plan.added, 1);
  assert.equal(plan.conflicts.length, 1);
  const kept = entriesOfPlan(plan, new Set()).find(({ id }) => id === here[0].id);
  assert.deepEqual([kept.pain, kept.side], [5, "left"]);
  const taken = entriesOfPlan(plan, new Set([0])).find(({ id }) => id === here[0].id);
  assert.deepEqual([taken.pain, taken.side], [7, "left"]);
});

test("a diary that disagrees on nearly everything looks like another person's", () => {
  assert.ok(looksForeign({ conflicts: Array(9), same: 1, filled: 0 }));
  assert.ok(!looksForeign({ conflicts: Array(4), same: 0, filled: 0 }));
  assert.ok(!looksForeign({ conflicts: Array(9), same: 30, filled: 2 }));
});

test("own words of a copy come along, nothing else", () => {
  const mine = { language: "de", activities: ["sewing"] };
  const patch = settingsOfCopy(mine, { language: "en", activities: ["sewing", "rowing"], postures: "x" });
  assert.deepEqual(patch, { activities: ["sewing", "rowing"] });
});

const seen = { userAgent: "", touches: 0, protocol: "file:", installed: false, quota: null, heap: null };
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
const SAFARI = `${IPHONE} Version/18.0 Mobile/15E148 Safari/604.1`;

test("a preview on a phone is told from a browser", () => {
  assert.ok(surroundings({ ...seen, userAgent: `${IPHONE} Mobile/15E148` }).preview);
  assert.ok(!surroundings({ ...seen, userAgent: SAFARI }).preview);
  assert.ok(!surroundings({ ...seen, userAgent: `${IPHONE} Mobile/15E148`, installed: true }).preview);
  assert.ok(surroundings({ ...seen, protocol: "content:" }).preview);
  assert.ok(surroundings({ ...seen, userAgent: SAFARI }).safari);
  const chrome = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36";
  assert.ok(!surroundings({ ...seen, userAgent: chrome }).safari);
  assert.ok(!surroundings(seen).preview);
});

test("space for less than the page's own memory looks like a private window", () => {
  assert.ok(surroundings({ ...seen, quota: 1e9, heap: 4e9 }).closed);
  assert.ok(!surroundings({ ...seen, quota: 5e10, heap: 4e9 }).closed);
  assert.ok(!surroundings({ ...seen, quota: 1e9 }).closed);
});

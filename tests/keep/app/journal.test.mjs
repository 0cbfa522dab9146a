import assert from "node:assert/strict";
import { test } from "node:test";
import { Copy } from "../../../src/hdiary/keep/app/copy.js";
import { mergeThree, same } from "../../../src/hdiary/keep/app/journal.js";

const base = { id: "a", pain: 3, activity: ["desk work"], doses: [{ id: "1", after: null }], notes: "" };

test("values are the same whatever the order of their names", () => {
  assert.ok(same({ a: [1, { b: null }], c: 2 }, { c: 2, a: [1, { b: null }] }));
  assert.ok(!same({ a: 1 }, { a: 1, b: undefined }));
  assert.ok(!same([1], { 0: 1 }));
  assert.ok(!same(null, {}));
});

test("two tabs that change different things lose neither", () => {
  const mine = { ...base, pain: 7, activity: ["desk work", "driving"] };
  const theirs = { ...base, notes: "wind", activity: ["desk work", "reading"] };
  const merged = mergeThree(base, mine, theirs);
  const activity = ["desk work", "driving", "reading"];
  assert.deepEqual(merged, { ...base, pain: 7, notes: "wind", activity });
});

test("where both change the same, this one counts", () => {
  const merged = mergeThree(base, { ...base, pain: 7 }, { ...base, pain: 5 });
  assert.equal(merged.pain, 7);
});

test("doses are told apart by their id", () => {
  const mine = { ...base, doses: [{ id: "1", after: 4 }] };
  const theirs = { ...base, doses: [{ id: "1", after: null }, { id: "2", after: 1 }] };
  assert.deepEqual(mergeThree(base, mine, theirs).doses, [{ id: "1", after: 4 }, { id: "2", after: 1 }]);
  assert.deepEqual(mergeThree(base, { ...base, notes: "x" }, { ...base, doses: [] }).doses, []);
  assert.deepEqual(mergeThree(base, { ...base, doses: [] }, theirs).doses, [{ id: "2", after: 1 }]);
});

test("an entry that was deleted elsewhere and goes on here stays, one deleted here goes", () => {
  assert.deepEqual(mergeThree(base, { ...base, pain: 7 }, null), { ...base, pain: 7 });
  assert.equal(mergeThree(base, null, { ...base, pain: 7 }), null);
});

test("what waits stands on top of what is stored, and gives way to what is undone", async () => {
  const copy = new Copy();
  await copy.read(null, [{ key: "a", rev: "1", value: base }]);
  copy.add({ items: [{ id: "a", mine: { ...base, pain: 7 } }] });
  copy.add({ items: [{ id: "b", mine: { id: "b" } }] });
  assert.equal(copy.get("a").pain, 7);
  await copy.read(null, [{ key: "a", rev: "2", value: { ...base, notes: "elsewhere" } }]);
  assert.deepEqual(copy.get("a"), { ...base, pain: 7, notes: "elsewhere" });
  assert.deepEqual(copy.get("b"), { id: "b" });
  copy.waiting.splice(0, 1);
  copy.replay();
  assert.equal(copy.get("a").pain, 3);
});

test("a record that cannot be read is counted and harms no other", async () => {
  const copy = new Copy();
  const broken = { key: "x", rev: "1", iv: new Uint8Array(12), sealed: new Uint8Array(20) };
  await copy.read(null, [{ key: "a", rev: "1", value: base }, broken]);
  assert.equal(copy.damaged, 1);
  assert.deepEqual(copy.get("a"), base);
});

import assert from "node:assert/strict";
import test from "node:test";
import { chooseSide, halvesOf, tapHalf, tapWhole } from "../../../src/hdiary/keep/app/halves.js";

const BLANK = { side: "", location: [] };

function taps(entry, ...halves) {
  return halves.reduce((told, half) => ({ ...told, ...tapHalf(told, ...half.split("|")) }), entry);
}

test("one half says its side, and both say both", () => {
  const left = taps(BLANK, "temple|left");
  assert.deepEqual([left.side, left.location], ["left", ["temple"]]);
  const both = taps(left, "temple|right");
  assert.deepEqual([both.side, both.location], ["both", ["temple"]]);
  const right = taps(both, "temple|left");
  assert.deepEqual([right.side, right.location], ["right", ["temple"]]);
  const none = taps(right, "temple|right");
  assert.deepEqual([none.side, none.location], ["", []]);
});

test("the picture stays as it was tapped, after a reload too", () => {
  const told = taps(BLANK, "temple|left", "eye|right");
  assert.deepEqual([told.side, told.location], ["both", ["temple", "eye"]]);
  const kept = JSON.parse(JSON.stringify(told));
  assert.deepEqual([...halvesOf(kept)].sort(), ["eye|right", "temple|left"]);
});

test("a picture that no longer fits what is said is drawn anew", () => {
  const told = { ...taps(BLANK, "temple|left", "eye|right"), side: "left" };
  assert.deepEqual([...halvesOf(told)].sort(), ["eye|left", "temple|left"]);
  assert.deepEqual([...halvesOf({ side: "right", location: ["neck"] })], ["neck|right"]);
});

test("a side chosen by word lights it for every place", () => {
  const told = taps(BLANK, "temple|left", "eye|left");
  const moved = { ...told, ...chooseSide(told, "right") };
  assert.deepEqual([...halvesOf(moved)].sort(), ["eye|right", "temple|right"]);
});

test("both sides chosen before any place means the place on both", () => {
  const told = taps({ side: "both", location: [] }, "forehead|left");
  assert.deepEqual([told.side, told.location], ["both", ["forehead"]]);
  assert.equal(halvesOf(told).size, 2);
});

test("where it moves around, places are told and no side is made of them", () => {
  const told = taps({ side: "shifting", location: [] }, "temple|left", "eye|right", "temple|right");
  assert.deepEqual([told.side, told.location], ["shifting", ["eye"]]);
  assert.equal(halvesOf(told).size, 0);
});

test("the whole head is both sides, and goes again without a trace", () => {
  const whole = { ...BLANK, ...tapWhole(BLANK) };
  assert.deepEqual([whole.side, whole.location], ["both", ["whole head"]]);
  const again = { ...whole, ...tapWhole(whole) };
  assert.deepEqual([again.side, again.location], ["", []]);
  const more = taps(whole, "neck|left");
  assert.deepEqual([more.side, more.location], ["both", ["whole head", "neck"]]);
  const neck = { ...more, ...tapWhole(more) };
  assert.deepEqual([neck.side, neck.location], ["left", ["neck"]]);
});

test("places read from a file without a side keep what they are", () => {
  const told = taps({ side: "", location: ["neck"] }, "temple|left");
  assert.deepEqual([told.side, told.location.sort()], ["left", ["neck", "temple"]]);
});

test("the side is that of the headache: the neck on both sides leaves a right temple on the right", () => {
  const told = taps(BLANK, "temple|right", "neck|left", "neck|right", "shoulder|left");
  assert.deepEqual([told.side, told.location], ["right", ["temple", "neck", "shoulder"]]);
  assert.deepEqual([...halvesOf(told)].sort(), ["neck|left", "neck|right", "shoulder|left", "temple|right"]);
  const forehead = taps(told, "forehead|left");
  assert.equal(forehead.side, "both");
  const neck = taps(BLANK, "neck|left", "neck|right");
  assert.equal(neck.side, "both");
});

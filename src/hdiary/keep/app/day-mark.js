// A day as a small mark: told apart by shape and number, the colour only says it again.
import { h } from "./vendor/preact.mjs";
import { shadeOf } from "./marks.js";
import { say, sayDay } from "./words.js";

// quiet: nothing is missing there yet, so an empty day is no gap.
export function DayMark({ mark, quiet = false }) {
  const [shape, sign] = draw(mark, quiet);
  return h(
    "span",
    { class: "day-mark", "aria-hidden": "true" },
    h("span", { class: `sign ${shape}` }, sign),
    mark.medicine && h("span", { class: "mark-pill" }),
    mark.later && h("span", { class: "mark-later" }),
  );
}

function draw({ state, pain, ranIn }, quiet) {
  if (state === "headache") return [`pain shade-${shadeOf(pain)}`, pain ?? (ranIn ? "→" : "•")];
  if (state === "clear") return ["clear", "✓"];
  return quiet ? ["open", ""] : ["gap", "?"];
}

// The same in words, for who hears the calendar.
export function sayMark(day, mark, { today, before }) {
  const told = [sayDay(day, "long")];
  if (day === today) told.push(say("keep.calendar.today"));
  told.push(sayState(mark, { quiet: before || day === today }));
  if (mark.medicine) told.push(say("keep.calendar.medicine"));
  if (mark.later) told.push(say("keep.calendar.later"));
  return told.join(", ");
}

function sayState({ state, pain, ranIn }, { quiet }) {
  if (state === "clear") return say("keep.calendar.clear");
  if (state === "not recorded") return quiet ? say("keep.calendar.empty") : say("keep.calendar.gap");
  if (pain !== null) return say("keep.calendar.headache_pain", { pain });
  return ranIn ? say("keep.calendar.headache_ran_in") : say("keep.calendar.headache");
}

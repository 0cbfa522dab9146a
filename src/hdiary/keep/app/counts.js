// Headache days, clear days and days not recorded: as figures, and as parts of one bar.
import { h } from "./vendor/preact.mjs";
import { daysIn, markOf } from "./marks.js";
import { addDays } from "./time.js";
import { Card } from "./ui.js";
import { say, sayDay, sayNumber } from "./words.js";

const PARTS = [
  ["headache", "headache"],
  ["clear", "clear"],
  ["gaps", "not recorded"],
];

export function Counts({ marks, span, began, today }) {
  const days = daysIn(span, began);
  if (!days.length) return h(Card, null, h("p", { class: "soft" }, say("keep.overview.no_days")));
  const told = days.map((day) => markOf(marks, day));
  const counts = PARTS.map(([part, state]) => [part, told.filter((mark) => mark.state === state).length]);
  const { headache, gaps } = Object.fromEntries(counts);
  const values = { from: sayDay(days[0], "short"), to: sayDay(days.at(-1), "short") };
  return h(
    Card,
    { title: say("keep.overview.from_to", values) },
    h(
      "div",
      { class: "share", "aria-hidden": "true" },
      counts.map(([part, n]) => n > 0 && h("i", { key: part, class: part, style: { flexGrow: n } })),
    ),
    h("ul", { class: "figures plain-list" }, counts.map(([part, n]) => h(Figure, { key: part, part, n }))),
    gaps > 0 && h("p", null, say("keep.overview.range", { n: gaps, low: headache, high: headache + gaps })),
    h(Pain, { told }),
    h(Notes, { span, began, today }),
  );
}

function Figure({ part, n }) {
  return h(
    "li",
    { class: "figure" },
    h("i", { class: `key ${part}`, "aria-hidden": "true" }),
    h("b", null, n),
    " ",
    h("span", null, say(`keep.overview.${part}`, { n })),
  );
}

function Pain({ told }) {
  const pains = told.map((mark) => mark.pain).filter((pain) => pain !== null);
  if (!pains.length) return null;
  const mean = pains.reduce((sum, pain) => sum + pain, 0) / pains.length;
  const values = { n: pains.length, mean: sayNumber(mean.toFixed(1)) };
  return h(
    "p",
    null,
    `${say("keep.overview.worst", { pain: Math.max(...pains) })} ${say("keep.overview.mean", values)}`,
  );
}

function Notes({ span, began, today }) {
  const told = [];
  if (began > span.from) told.push(say("keep.overview.since_began", { day: sayDay(began, "short") }));
  if (span.to === addDays(today, -1)) told.push(say("keep.overview.today_open"));
  return told.length > 0 && h("p", { class: "about" }, told.join(" "));
}

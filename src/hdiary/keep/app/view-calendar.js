// Looking back: a month at a glance, its gaps as plain as its headaches.
import { h } from "./vendor/preact.mjs";
import { useMemo, useState } from "./vendor/hooks.mjs";
import { DayMark } from "./day-mark.js";
import { keepHere } from "./here.js";
import { firstDay, markDays, markOf } from "./marks.js";
import { Month, MonthHead } from "./month.js";
import { daysOfMonth } from "./time.js";
import { Button, Card, Screen } from "./ui.js";
import { say, sayDay } from "./words.js";

export function CalendarView({ ctx, params }) {
  const { entries, told, today } = ctx;
  const [month, setMonth] = useState(params?.month ?? today.slice(0, 7));
  const marks = useMemo(() => markDays(entries.values(), told), [entries, told]);
  const began = useMemo(() => firstDay(entries.values()), [entries]);
  const show = (next) => {
    if (next > today.slice(0, 7)) return;
    setMonth(next);
    keepHere({ month: next });
  };
  const open = (date) => ctx.go("day", { date });
  return h(
    Screen,
    { title: say("keep.calendar.title") },
    h(
      "div",
      { class: "calendar" },
      h(
        Card,
        { tone: "month-card" },
        h(MonthHead, { month, show, last: month >= today.slice(0, 7) }),
        h(Month, { month, marks, today, began, onMonth: show, onDay: open }),
      ),
      h(
        "div",
        { class: "calendar-side" },
        h(MonthTold, { month, marks, today, began, open }),
        h(Legend, null),
      ),
    ),
  );
}

function MonthTold({ month, marks, today, began, open }) {
  const days = daysOfMonth(month).filter((day) => day <= today);
  const states = days.map((day) => markOf(marks, day).state);
  const count = (state) => states.filter((one) => one === state).length;
  // Today is not missing before it is over, and nothing is missing before the diary began.
  const past = days.filter((day) => began && began <= day && day < today);
  const gaps = past.filter((day) => markOf(marks, day).state === "not recorded");
  const latest = gaps.at(-1);
  if (!count("headache") && !count("clear") && !gaps.length) {
    return h("p", { class: "month-told quiet" }, say("keep.calendar.nothing"));
  }
  return h(
    "div",
    { class: "month-told" },
    h(
      "ul",
      { class: "plain-list", "aria-label": say("keep.calendar.counts") },
      h("li", null, say("keep.calendar.n_headache", { n: count("headache") })),
      h("li", null, say("keep.calendar.n_clear", { n: count("clear") })),
      h("li", null, say("keep.calendar.n_gaps", { n: gaps.length })),
    ),
    latest && h(
      Button,
      { label: say("keep.calendar.fill_in", { day: sayDay(latest, "short") }), onClick: () => open(latest) },
    ),
  );
}

const SIGNS = [
  ["headache", { state: "headache", pain: 6 }],
  ["clear", { state: "clear" }],
  ["gap", { state: "not recorded" }],
  ["medicine", { state: "headache", pain: 4, medicine: true }],
  ["later", { state: "clear", later: true }],
  ["ran_in", { state: "headache", pain: null, ranIn: true }],
];

function Legend() {
  return h(
    "section",
    { class: "legend", "aria-label": say("keep.calendar.legend") },
    h(
      "ul",
      { class: "plain-list" },
      SIGNS.map(([sign, mark]) =>
        h(
          "li",
          { key: sign },
          h(DayMark, { mark: { pain: null, ...mark } }),
          h("span", null, say(`keep.calendar.sign_${sign}`)),
        ),
      ),
    ),
  );
}

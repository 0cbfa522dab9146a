// One month as a table that eyes, keys and screen readers can go through.
import { h } from "./vendor/preact.mjs";
import { useLayoutEffect, useRef, useState } from "./vendor/hooks.mjs";
import { DayMark, sayMark } from "./day-mark.js";
import { Icon } from "./icons.js";
import { daysOfMonth } from "./time.js";
import { markOf } from "./marks.js";
import { aim, shiftMonth, weeksOf } from "./weeks.js";
import { lines, say, sayDay } from "./words.js";

const SWIPE = 56;

// last: whether the month after it is still to come.
export function MonthHead({ month, show, last }) {
  return h(
    "div",
    { class: "month-head" },
    h(
      "button",
      {
        type: "button",
        class: "round",
        "aria-label": say("keep.calendar.previous"),
        onClick: () => show(shiftMonth(month, -1)),
      },
      h(Icon, { name: "back" }),
    ),
    h("h2", { "aria-live": "polite" }, sayDay(`${month}-01`, "month")),
    h(
      "button",
      {
        type: "button",
        class: "round",
        "aria-label": say("keep.calendar.next"),
        "aria-disabled": last ? "true" : null,
        onClick: () => show(shiftMonth(month, 1)),
      },
      h(Icon, { name: "next" }),
    ),
  );
}

// began: the first day of the diary, before which nothing is missing.
export function Month({ month, marks, today, began, onMonth, onDay }) {
  const [at, setAt] = useState(null);
  const grid = useRef(null);
  const moved = useRef(false);
  const days = daysOfMonth(month);
  const stop = days.includes(at) ? at : days.includes(today) ? today : days[0];
  useLayoutEffect(() => {
    if (moved.current) grid.current?.querySelector(`[data-day="${stop}"]`)?.focus();
    moved.current = false;
  }, [stop, month]);
  const press = (event) => {
    const wanted = event.altKey || event.ctrlKey || event.metaKey ? null : aim(event.key, stop);
    if (!wanted) return;
    event.preventDefault();
    const next = wanted > today ? today : wanted;
    if (next === stop) return;
    moved.current = true;
    setAt(next);
    if (!next.startsWith(month)) onMonth(next.slice(0, 7));
  };
  return h(
    "table",
    {
      role: "grid",
      class: "month",
      "aria-label": sayDay(days[0], "month"),
      ref: grid,
      onKeyDown: press,
      ...useSwipe(month, onMonth),
    },
    h(
      "thead",
      null,
      h(
        "tr",
        { role: "row" },
        lines("keep.date.weekdays").map((short, number) => h(Weekday, { short, number })),
      ),
    ),
    h(
      "tbody",
      { key: month },
      weeksOf(month).map((week) =>
        h(
          "tr",
          { key: week.find(Boolean), role: "row" },
          week.map((day, place) =>
            day
              ? h(Day, { key: day, day, mark: markOf(marks, day), today, began, stop: day === stop, onDay })
              : h("td", { key: place, class: "empty" }),
          ),
        ),
      ),
    ),
  );
}

function Weekday({ short, number }) {
  return h("th", { scope: "col" }, h("abbr", { title: lines("weekdays")[number] }, short));
}

function Day({ day, mark, today, began, stop, onDay }) {
  const number = Number(day.slice(8));
  if (day > today) return h("td", { class: "to-come" }, h("span", { class: "day-number" }, number));
  const before = !began || day < began;
  return h(
    "td",
    null,
    h(
      "button",
      {
        type: "button",
        class: "day",
        "data-day": day,
        tabIndex: stop ? 0 : -1,
        "aria-current": day === today ? "date" : null,
        "aria-label": sayMark(day, mark, { today, before }),
        onClick: () => onDay(day),
      },
      h("span", { class: "day-number" }, number),
      h(DayMark, { mark, quiet: before || day === today }),
    ),
  );
}

function useSwipe(month, onMonth) {
  const from = useRef(null);
  const start = (event) => {
    const [finger, second] = event.touches;
    from.current = second ? null : { x: finger.clientX, y: finger.clientY };
  };
  const end = (event) => {
    const begun = from.current;
    from.current = null;
    if (!begun) return;
    const [finger] = event.changedTouches;
    const across = finger.clientX - begun.x;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(finger.clientY - begun.y)) return;
    onMonth(shiftMonth(month, across < 0 ? 1 : -1));
  };
  return { onTouchStart: start, onTouchEnd: end };
}

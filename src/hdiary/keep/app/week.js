// The last seven days at a glance: what is missing is one tap away.
import { h } from "./vendor/preact.mjs";
import { useMemo } from "./vendor/hooks.mjs";
import { DayMark, sayMark } from "./day-mark.js";
import { firstDay, markDays, markOf } from "./marks.js";
import { addDays, weekday } from "./time.js";
import { Card } from "./ui.js";
import { lines, say } from "./words.js";

const DAYS = [-6, -5, -4, -3, -2, -1, 0];

export function Week({ ctx }) {
  const marks = useMemo(() => markDays(ctx.entries.values(), ctx.told), [ctx.entries]);
  const first = firstDay(ctx.entries.values());
  // On its first day a diary has no days to look back on.
  if (!first || first >= ctx.today) return null;
  const day = (n) => {
    const date = addDays(ctx.today, n);
    const mark = markOf(marks, date);
    const told = { today: ctx.today, before: date < first };
    return h(
      "li",
      { key: date },
      h(
        "button",
        {
          type: "button",
          "aria-label": sayMark(date, mark, told),
          "aria-current": n === 0 ? "date" : null,
          onClick: () => ctx.go("day", { date }),
        },
        h("span", { "aria-hidden": "true" }, lines("keep.date.weekdays")[weekday(date)]),
        h(DayMark, { mark, quiet: told.before || n === 0 }),
      ),
    );
  };
  return h(Card, { title: say("keep.today.week") }, h("ul", { class: "week" }, DAYS.map(day)));
}

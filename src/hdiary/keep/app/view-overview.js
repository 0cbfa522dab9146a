// What is written, counted: no verdicts, and the days that are missing said beside it.
import { h } from "./vendor/preact.mjs";
import { useMemo, useState } from "./vendor/hooks.mjs";
import { Choice } from "./choice.js";
import { keepHere } from "./here.js";
import { Counts } from "./counts.js";
import { firstDay, markDays, markOf } from "./marks.js";
import { MedicineCard } from "./medicine-card.js";
import { MonthHead } from "./month.js";
import { addDays, daysOfMonth } from "./time.js";
import { Button, Card, Screen } from "./ui.js";
import { say } from "./words.js";

const LAST = 28;

export function OverviewView({ ctx, params }) {
  const { entries, told, today } = ctx;
  const [month, setMonth] = useState(params?.month ?? null);
  const marks = useMemo(() => markDays(entries.values(), told), [entries, told]);
  const began = useMemo(() => firstDay(entries.values()), [entries]);
  const show = (next) => {
    if (next > today.slice(0, 7)) return;
    setMonth(next);
    keepHere({ month: next });
  };
  const choose = (kind) => show(kind === "months" ? today.slice(0, 7) : null);
  // Today is missing only when it is over.
  const end = markOf(marks, today).state === "not recorded" ? addDays(today, -1) : today;
  const span = month ? spanOfMonth(month, end) : { from: addDays(end, 1 - LAST), to: end };
  const kinds = [
    { value: "last", label: say("keep.overview.last_days", { days: LAST }) },
    { value: "months", label: say("keep.overview.months") },
  ];
  return h(
    Screen,
    { title: say("keep.overview.title") },
    h(
      Choice,
      {
        legend: say("keep.overview.span"),
        hideLegend: true,
        options: kinds,
        value: month ? "months" : "last",
        onChange: choose,
      },
    ),
    month && h(MonthHead, { month, show, last: month >= today.slice(0, 7) }),
    h(Counts, { marks, span, began, today }),
    h(MedicineCard, { ctx, span: month ? span : { from: addDays(end, 1 - 30), to: end }, began }),
    h(
      Card,
      { title: say("keep.overview.further") },
      h("p", null, say("keep.overview.further_about")),
      h(Button, { label: say("keep.overview.further_go"), icon: "save", onClick: () => ctx.go("data") }),
    ),
  );
}

function spanOfMonth(month, end) {
  const days = daysOfMonth(month);
  return { from: days[0], to: days.at(-1) < end ? days.at(-1) : end };
}

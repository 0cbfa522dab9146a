// Days with acute medicine by class, beside the days that guidelines name as a limit.
import { h } from "./vendor/preact.mjs";
import { useMemo } from "./vendor/hooks.mjs";
import { summary, uncounted } from "./count.js";
import { daysIn } from "./marks.js";
import { statesOf } from "./model.js";
import { Card } from "./ui.js";
import { name, say, sayDay } from "./words.js";

export function MedicineCard({ ctx, span, began }) {
  const { entries, told } = ctx;
  const days = daysIn(span, began);
  const counted = useMemo(() => {
    const listed = [...entries.values()];
    const unsure = uncounted(listed, told, span).map((word) => `“${word}”`);
    return { ...summary(listed, span, told), unsaid: countUnsaid(listed, days), unsure };
  }, [entries, told, span.from, span.to, began]);
  if (!days.length) return null;
  const { unsure } = counted;
  const gaps = days.length - counted.recorded;
  return h(
    Card,
    { title: say("keep.overview.medicine") },
    h(
      "p",
      { class: "about" },
      say("keep.overview.from_to", { from: sayDay(span.from, "short"), to: sayDay(span.to, "short") }),
    ),
    counted.by_class.length > 0 && h(Classes, { counted }),
    !counted.by_class.length && !unsure.length && h("p", null, say("keep.overview.medicine_none")),
    unsure.length > 0 && h("p", null, say("keep.overview.medicine_unsure", { names: unsure.join(", ") })),
    gaps > 0 && h("p", null, say("keep.overview.medicine_gaps", { n: gaps })),
    counted.unsaid > 0 && h("p", null, say("keep.overview.medicine_unsaid", { n: counted.unsaid })),
    counted.by_class.length > 0 && h("p", { class: "about" }, say("keep.overview.medicine_foot")),
  );
}

function Classes({ counted }) {
  return h(
    "table",
    { class: "counted" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        ["kind", "days", "limit"].map((head) => h(
          "th",
          { key: head, scope: "col" },
          say(`keep.overview.${head}`),
        )),
      ),
    ),
    h(
      "tbody",
      null,
      counted.by_class.map((row) =>
        h(
          "tr",
          { key: row.class },
          h("th", { scope: "row" }, name(row.class)),
          h("td", null, row.days),
          h("td", null, row.limit ?? say("keep.overview.no_limit")),
        ),
      ),
    ),
  );
}

// Headache days of which it is not said whether anything was taken.
function countUnsaid(entries, days) {
  const states = statesOf(entries);
  const said = new Set(entries.filter((entry) => entry.doses?.length).map((entry) => entry.date));
  const began = new Set(entries.filter((entry) => entry.kind === "headache").map((entry) => entry.date));
  return days.filter((day) => states.get(day) === "headache" && began.has(day) && !said.has(day)).length;
}

// What else may be said of a day, headache or not: all of it may stay open.
import { h } from "./vendor/preact.mjs";
import { useRef } from "./vendor/hooks.mjs";
import { addOwn, optionsOf } from "./choices.js";
import { dayEntry, saysAnything } from "./clear-day.js";
import { Doses } from "./doses.js";
import { Fold } from "./fold.js";
import { touch, treatmentsOf } from "./model.js";
import { Questions } from "./questions.js";
import { Card, Chips, TextField } from "./ui.js";
import { name, say, sayDay } from "./words.js";

export function useDayEntry(ctx, date) {
  const day = dayEntry(ctx.entries, date);
  // Two answers may be told before the screen is drawn again: a field is left by a tap on another.
  const latest = useRef(day);
  latest.current = day;
  const change = (patch) => {
    const next = touch(latest.current, patch);
    latest.current = next;
    const label = say("keep.day.changed", { day: sayDay(date, "short") });
    if (saysAnything(next)) ctx.save(next, label);
    else if (ctx.entries.has(next.id)) ctx.remove(next.id, label);
  };
  const answer = (column, value) => {
    const factors = { ...latest.current.factors, [column]: value };
    if (value === null) delete factors[column];
    change({ factors });
  };
  return { day, change, answer };
}

export function MoreOfDay({ ctx, date }) {
  const { day, change, answer } = useDayEntry(ctx, date);
  const { told } = ctx;
  const addTo = (field, kind) => (text) => {
    const word = addOwn(ctx, kind, text);
    if (word && !day[field].includes(word)) change({ [field]: [...day[field], word] });
  };
  return [
    told.questions.length > 0 &&
      h(
        Card,
        { title: say("keep.day.questions") },
        h(Questions, { questions: told.questions, factors: day.factors ?? {}, onAnswer: answer }),
      ),
    h(TextCard, { day, change }),
    h(
      Fold,
      { title: say("keep.day.did"), told: list([...day.activity, ...day.posture]) },
      h("p", { class: "about" }, say("keep.day.did_about")),
      h(Chips, {
        legend: say("keep.day.activities"),
        options: optionsOf(ctx, "activities"),
        chosen: day.activity,
        many: true,
        onChange: (activity) => change({ activity }),
        onAdd: addTo("activity", "activities"),
      }),
      h(Chips, {
        legend: say("keep.day.postures"),
        options: optionsOf(ctx, "postures"),
        chosen: day.posture,
        many: true,
        onChange: (posture) => change({ posture }),
        onAdd: addTo("posture", "postures"),
      }),
    ),
    h(
      Fold,
      {
        id: "day-treatments",
        title: say("keep.day.treatments"),
        told: list(day.doses.flatMap(treatmentsOf)),
      },
      h("p", { class: "about" }, say("keep.day.treatments_about")),
      h(Doses, { ctx, entry: day, onChange: (doses) => change({ doses }) }),
    ),
  ];
}

function TextCard({ day, change }) {
  return h(
    Card,
    null,
    h(
      TextField,
      { label: say("keep.day.note"), value: day.notes, lines: 3, onChange: (notes) => change({ notes }) },
    ),
  );
}

function list(words) {
  return words.length ? words.map(name).join(", ") : null;
}

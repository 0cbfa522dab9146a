// What the therapist asks of each day, on Today: once, and when it can be answered.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { useDayEntry } from "./more-of-day.js";
import { dayState } from "./model.js";
import { Questions } from "./questions.js";
import { clockOf } from "./time.js";
import { Button, Card } from "./ui.js";
import { say } from "./words.js";

const EVENING = "18:00";

// The night is over in the morning; what the day was like is known once the day is said, or in the evening.
function openQuestions(ctx) {
  const day = ctx.entries.get(`day:${ctx.today}`);
  const { date, columns = [] } = ctx.settings.asked ?? {};
  const done = new Set([...Object.keys(day?.factors ?? {}), ...(date === ctx.today ? columns : [])]);
  const known = clockOf(ctx.now()) >= EVENING || dayState(ctx.entries.values(), ctx.today) !== "not recorded";
  return ctx.told.questions.filter(
    ([column, kind]) => !done.has(column) && (known || (kind === "hours" && /sleep|schlaf/i.test(column))),
  );
}

// What is asked stays until it is put away, since a field that goes at its first letter cannot be filled in.
export function DayQuestions({ ctx }) {
  const [shown, setShown] = useState({ date: "", columns: [] });
  const kept = shown.date === ctx.today ? shown.columns : [];
  const fresh = openQuestions(ctx).map(([column]) => column).filter((column) => !kept.includes(column));
  const columns = [...kept, ...fresh];
  if (fresh.length) setShown({ date: ctx.today, columns });
  const { day, answer } = useDayEntry(ctx, ctx.today);
  if (!columns.length) return null;
  const close = () => {
    const { date, columns: before = [] } = ctx.settings.asked ?? {};
    const asked = [...(date === ctx.today ? before : []), ...columns];
    ctx.setSettings({ asked: { date: ctx.today, columns: asked } });
    setShown({ date: "", columns: [] });
  };
  const questions = ctx.told.questions.filter(([column]) => columns.includes(column));
  const some = columns.some((column) => Object.hasOwn(day.factors ?? {}, column));
  return h(
    Card,
    { title: say("keep.day.questions"), tone: "due" },
    h(Questions, { questions, factors: day.factors ?? {}, onAnswer: answer }),
    h(
      "div",
      { class: "row" },
      h(Button, {
        kind: some ? "primary" : "quiet",
        label: some ? say("keep.headache.done") : say("keep.check.skip"),
        onClick: close,
      }),
    ),
  );
}

// A headache that goes on: is it over, and when was that?
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { daysForEnd } from "./headache.js";
import { touch } from "./model.js";
import { dayOf } from "./time.js";
import { Button, Card } from "./ui.js";
import { When } from "./when.js";
import { say, sayDay, sayTime } from "./words.js";

export function Running({ ctx, entry, over: isOver = false, onBack }) {
  const [ending, setEnding] = useState(isOver);
  const [end, setEnd] = useState(null);
  const days = daysForEnd(entry, ctx.today);
  const leave = onBack ?? (() => setEnding(false));
  const over = (end) => {
    const text = end ? say("keep.today.ended", { time: sayTime(end) }) : say("keep.today.ended_open");
    ctx.save(touch(entry, { end, ongoing: false }), text);
    ctx.toast(text, { undo: true });
  };
  const buttons = ending
    ? [
        h(When, {
          key: "when",
          ctx,
          legend: say("keep.today.when_over"),
          day: days.at(-1),
          days,
          after: entry.start,
          value: end,
          recent: days.includes(ctx.today),
          onChange: setEnd,
          onTap: over,
        }),
        h(
          "div",
          { class: "row", key: "row" },
          end && h(Button, { kind: "primary", label: say("keep.today.write"), onClick: () => over(end) }),
          h(Button, { label: say("keep.today.when_unknown"), onClick: () => over(null) }),
          h(Button, { kind: "quiet", label: say("keep.today.still_going"), onClick: leave }),
        ),
      ]
    : h(
        "div",
        { class: "row" },
        h(Button, { kind: "primary", label: say("keep.today.it_is_over"), onClick: () => setEnding(true) }),
        h(
          Button,
          { label: say("keep.today.add_to_it"), onClick: () => ctx.go("headache", { id: entry.id }) },
        ),
      );
  return h(
    Card,
    { title: since(ctx, entry), tone: "running" },
    entry.pain !== null && !ending && h(
      "p",
      null,
      say("keep.today.worst_so_far", { pain: entry.pain, word: say(`keep.ui.pain_${entry.pain}`) }),
    ),
    buttons,
  );
}

export function since(ctx, entry) {
  const day = sayDay(entry.date, "short");
  const isToday = (entry.start ? dayOf(entry.start) : entry.date) === ctx.today;
  if (!entry.start) return isToday ? say("keep.today.running_today") : say("keep.today.running_day", { day });
  const time = sayTime(entry.start);
  return isToday ? say("keep.today.running", { time }) : say("keep.today.running_since_day", { time, day });
}

// A headache of an earlier day that has no end: asked about, while today can be answered beside it.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { takeClearBack } from "./clear-day.js";
import { dayOfEntries } from "./model.js";
import { Running, since } from "./running.js";
import { minutesBetween } from "./time.js";
import { Button, Card } from "./ui.js";
import { say } from "./words.js";

const NIGHT_MINUTES = 6 * 60;

// In the night that it began in, and on a day on which it was said to go on, nobody asks again.
export function isInDoubt(ctx, entry) {
  if (entry.date >= ctx.today) return false;
  if (entry.start && minutesBetween(entry.start, ctx.now()) < NIGHT_MINUTES) return false;
  const { id, date } = ctx.settings.goesOn ?? {};
  return id !== entry.id || date !== ctx.today;
}

export function StillGoing({ ctx, entry }) {
  const [over, setOver] = useState(false);
  if (over) return h(Running, { ctx, entry, over, onBack: () => setOver(false) });
  // A day cannot be clear in a headache; that it is so no longer is told, with a way back.
  const goesOn = () => {
    ctx.setSettings({ goesOn: { id: entry.id, date: ctx.today } });
    if (dayOfEntries(ctx.entries.values(), ctx.today)?.clear) takeClearBack(ctx, ctx.today);
  };
  return h(
    Card,
    { title: since(ctx, entry), tone: "running" },
    h("p", null, say("keep.today.goes_on")),
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.today.goes_on_no"), onClick: () => setOver(true) }),
      h(Button, { label: say("keep.today.goes_on_yes"), onClick: goesOn }),
      h(Button, {
        kind: "quiet",
        label: say("keep.today.add_to_it"),
        onClick: () => ctx.go("headache", { id: entry.id }),
      }),
    ),
    h("p", { class: "about" }, say("keep.today.goes_on_about")),
  );
}

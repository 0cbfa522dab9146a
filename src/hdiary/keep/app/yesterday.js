// The day before, where nothing is written of it: one tap, and never pressed for.
import { h } from "./vendor/preact.mjs";
import { markClear } from "./clear-day.js";
import { dayState, running } from "./model.js";
import { isInDoubt } from "./still-going.js";
import { addDays } from "./time.js";
import { Button, Card } from "./ui.js";
import { say, sayDay } from "./words.js";

// Asked once a day, and only of somebody whose diary had begun by then.
export function asksYesterday(ctx) {
  const yesterday = addDays(ctx.today, -1);
  if (ctx.settings.laterYesterday === ctx.today) return false;
  const entries = [...ctx.entries.values()];
  if (dayState(entries, yesterday) !== "not recorded") return false;
  // A headache that is said to go on since before lasted through it.
  if (running(entries).some((entry) => entry.date < yesterday && !isInDoubt(ctx, entry))) return false;
  return entries.some((entry) => entry.date < ctx.today);
}

export function Yesterday({ ctx }) {
  const yesterday = addDays(ctx.today, -1);
  const [open] = running(ctx.entries.values()).filter((entry) => entry.date < yesterday);
  return h(
    Card,
    { title: say("keep.today.yesterday"), tone: "due" },
    h("p", null, say("keep.today.yesterday_about", { day: sayDay(yesterday, "short") })),
    open && h("p", null, say("keep.today.yesterday_open", { day: sayDay(open.date, "short") })),
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.today.yesterday_clear"), onClick: () => markClear(ctx, yesterday) }),
      h(
        Button,
        {
          label: say("keep.today.yesterday_headache"),
          onClick: () => ctx.go("headache", { date: yesterday }),
        },
      ),
      h(
        Button,
        {
          kind: "quiet",
          label: say("keep.today.later"),
          onClick: () => ctx.setSettings({ laterYesterday: ctx.today }),
        },
      ),
    ),
  );
}

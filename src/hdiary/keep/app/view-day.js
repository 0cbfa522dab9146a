// One day, whichever: what is written of it, and all that can still be said.
import { h } from "./vendor/preact.mjs";
import { useMemo, useState } from "./vendor/hooks.mjs";
import { contradicts, markClear, openBefore, saysAnything, takeClearBack } from "./clear-day.js";
import { DayMark } from "./day-mark.js";
import { throwAway } from "./headache.js";
import { eventsOf } from "./events.js";
import { keepHere } from "./here.js";
import { Icon } from "./icons.js";
import { markDays, markOf } from "./marks.js";
import { dayOfEntries, headachesOn, touch } from "./model.js";
import { MoreOfDay } from "./more-of-day.js";
import { addDays } from "./time.js";
import { Timeline, sayEvent } from "./timeline.js";
import { Button, Card, Notice, Screen } from "./ui.js";
import { say, sayDay, sayTime } from "./words.js";

export function DayView({ ctx, params }) {
  const [chosen, setDate] = useState(params?.date ?? ctx.today);
  const date = chosen > ctx.today ? ctx.today : chosen;
  const show = (next) => {
    if (next > ctx.today) return;
    setDate(next);
    keepHere({ date: next });
  };
  return h(
    Screen,
    { title: sayDay(date, "long"), back: ctx.back },
    h(DayHead, { ctx, date, show }),
    h(Contradiction, { ctx, date }),
    h(Happened, { ctx, date }),
    h(StateCard, { ctx, date }),
    h(MoreOfDay, { key: date, ctx, date }),
  );
}

function DayHead({ ctx, date, show }) {
  const marks = useMemo(() => markDays(ctx.entries.values(), ctx.told), [ctx.entries]);
  const mark = markOf(marks, date);
  const last = date >= ctx.today;
  const state = mark.state.replace(" ", "_");
  return h(
    "div",
    { class: "day-head" },
    h(
      "button",
      {
        type: "button",
        class: "round",
        "aria-label": say("keep.day.previous"),
        onClick: () => show(addDays(date, -1)),
      },
      h(Icon, { name: "back" }),
    ),
    h(
      "p",
      { class: "day-state", role: "status" },
      h(DayMark, { mark: { ...mark, later: false, medicine: false }, quiet: last }),
      h("span", { class: "unseen" }, `${sayDay(date, "long")}: `),
      h(
        "b",
        null,
        last && mark.state === "not recorded" ? say("keep.day.state_today") : say(`keep.day.state_${state}`),
      ),
      mark.later && h("span", { class: "soft" }, say("keep.day.filled_later")),
    ),
    h(
      "button",
      {
        type: "button",
        class: "round",
        "aria-label": say("keep.day.next"),
        "aria-disabled": last ? "true" : null,
        onClick: () => show(addDays(date, 1)),
      },
      h(Icon, { name: "next" }),
    ),
  );
}

// named: whether the screen does not say already which day it is.
export function Contradiction({ ctx, date, named = false }) {
  if (!contradicts(ctx.entries, date)) return null;
  const [headache] = headachesOn(ctx.entries.values(), date);
  const ranIn = headache.date < date;
  const told = { day: sayDay(headache.date, "short"), end: headache.end ? sayTime(headache.end) : "" };
  return h(
    Notice,
    { kind: "warn" },
    named && h("h2", null, sayDay(date)),
    h("p", null, ranIn ? say("keep.day.clear_but_ran_in", told) : say("keep.day.clear_but_headache")),
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.day.not_clear"), onClick: () => takeClearBack(ctx, date) }),
      h(Button, {
        label: ranIn ? say("keep.day.change_end") : say("keep.day.see_headache"),
        onClick: () => ctx.go("headache", { id: headache.id }),
      }),
    ),
  );
}

function Happened({ ctx, date }) {
  const events = eventsOf(ctx.entries, date);
  const open = openBefore(ctx.entries, date);
  const openEvent = ({ kind, entry }) => {
    if (entry.kind === "headache") ctx.go("headache", { id: entry.id });
    else if (kind === "check") ctx.go("check", { id: entry.id });
    else showTreatments();
  };
  return h(
    "div",
    { class: "stack" },
    open.map((headache) => h(OpenBefore, { key: headache.id, ctx, headache })),
    events.length > 0 &&
      h(
        Card,
        { title: say("keep.day.happened") },
        h(Timeline, { events, date, onOpen: openEvent, onRemove: (event) => remove(ctx, event) }),
      ),
  );
}

function showTreatments() {
  const fold = document.getElementById("day-treatments");
  fold.open = true;
  fold.scrollIntoView({ block: "start" });
  fold.querySelector(".dose-name")?.focus({ preventScroll: true });
}

function OpenBefore({ ctx, headache }) {
  const told = { day: sayDay(headache.date, "short") };
  return h(
    Notice,
    null,
    h("p", null, say("keep.day.open_before", told)),
    h(Button, { label: say("keep.day.say_end"), onClick: () => ctx.go("headache", { id: headache.id }) }),
  );
}

// Nothing is asked before: the way back stands on the screen, and in the diary's own undo after that.
function remove(ctx, event) {
  if (event.kind !== "dose" && event.entry.kind === "headache") {
    throwAway(ctx, event.entry);
    return;
  }
  const text = say("keep.day.removed", { what: sayEvent(event) });
  if (event.kind === "dose") {
    const entry = touch(
      event.entry,
      { doses: event.entry.doses.filter((dose) => dose.id !== event.dose.id) },
    );
    if (entry.kind === "day" && !saysAnything(entry)) ctx.remove(entry.id, text);
    else ctx.save(entry, text);
  } else {
    ctx.remove(event.entry.id, text);
  }
  ctx.toast(text, { undo: true });
}

// Most days are said in one tap, so that tap comes first where nothing is said yet.
function StateCard({ ctx, date }) {
  const day = dayOfEntries(ctx.entries.values(), date);
  const headaches = headachesOn(ctx.entries.values(), date);
  const add = () => ctx.go("headache", { date });
  if (headaches.length) {
    return h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.day.another"), icon: "plus", onClick: add }),
    );
  }
  if (day?.clear) {
    return h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.day.not_clear"), onClick: () => takeClearBack(ctx, date) }),
      h(Button, { label: say("keep.day.add_headache"), icon: "plus", onClick: add }),
    );
  }
  return h(
    Card,
    { title: date === ctx.today ? say("keep.day.ask_today") : say("keep.day.ask") },
    h(
      "div",
      { class: "row wide" },
      h(
        Button,
        {
          label: say("keep.day.mark_clear"),
          kind: "big",
          icon: "sun",
          onClick: () => markClear(ctx, date),
        },
      ),
      h(Button, { label: say("keep.day.mark_headache"), kind: "big primary", icon: "head", onClick: add }),
    ),
    date < ctx.today && h("p", { class: "about" }, say("keep.day.will_be_later")),
  );
}

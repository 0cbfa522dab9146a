// The first screen: what is asked now, today in one tap, and what is written of today.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { markClear, saysAnything, takeClearBack } from "./clear-day.js";
import { DayQuestions } from "./day-questions.js";
import { dueChecks, dueRatings } from "./due.js";
import { throwAway } from "./headache.js";
import { dayOfEntries, headachesOn, running, touch, unfinished } from "./model.js";
import { RatingCard, isSkipped } from "./rating.js";
import { Running } from "./running.js";
import { StillGoing, isInDoubt } from "./still-going.js";
import { addDays, clockOf, minutesBetween, timeOn } from "./time.js";
import { eventsOf } from "./events.js";
import { Timeline, sayEvent } from "./timeline.js";
import { Button, Card, Icon, Screen } from "./ui.js";
import { CheckCard } from "./view-check.js";
import { BackupCard } from "./view-data.js";
import { TrialCard } from "./view-trial.js";
import { Contradiction } from "./view-day.js";
import { Week } from "./week.js";
import { Yesterday, asksYesterday } from "./yesterday.js";
import { name, say, sayDay, sayTime } from "./words.js";

const MOST_CARDS = 2;
const EVENING = "18:00";
const EARLY_MINUTES = 15;
const WEEK = [-6, -5, -4, -3, -2, -1, 0];

export function TodayView({ ctx }) {
  // A check-in is answered by its first tap; its card stays for the second.
  const [check, setCheck] = useState(null);
  const hour = clockOf(ctx.now());
  const entries = [...ctx.entries.values()];
  const first = pressing(ctx, entries).slice(0, MOST_CARDS);
  const then = waiting(ctx, entries, { check, setCheck }).slice(0, MOST_CARDS - first.length);
  return h(
    Screen,
    { title: sayDay(ctx.today, "long"), above: say(`keep.today.greeting_${greetingAt(hour)}`) },
    ctx.told.trial && h(TrialCard, { ctx }),
    first,
    WEEK.map((n) => h(Contradiction, { key: n, ctx, date: addDays(ctx.today, n), named: n < 0 })),
    h(State, { ctx, hour }),
    then,
    h(DayQuestions, { ctx }),
    h(Written, { ctx }),
    h(Week, { ctx }),
    h(More, { ctx }),
    first.length + then.length < MOST_CARDS && h(BackupCard, { ctx }),
  );
}

// In an attack at four in the morning it is no evening.
function greetingAt(hour) {
  if (hour < "05:00") return "day";
  if (hour >= EVENING) return "evening";
  return hour < "11:00" ? "morning" : "day";
}

// What cannot wait stands above the day itself: later nobody knows how it was.
function pressing(ctx, entries) {
  const ratings = dueRatings(entries, ctx.now()).filter(({ dose }) => !isSkipped(ctx, dose));
  return [
    ...unfinished(entries).map((entry) => h(Unfinished, { key: entry.id, ctx, entry })),
    ...ratings.map((rating) => h(RatingCard, { key: rating.dose.id, ctx, due: rating })),
  ];
}

// What else is asked stands below it, so that a clear day or a headache is one tap away.
function waiting(ctx, entries, { check, setCheck }) {
  const open = dueChecks(entries, ctx.settings, ctx.now()).filter((each) => isOpen(ctx, each));
  const due = check ?? (open.length ? { ...open[0], all: open.map(({ clock }) => clock) } : null);
  return [
    due && h(
      CheckCard,
      { key: due.clock, ctx, due, onBegin: () => setCheck(due), onClose: () => setCheck(null) },
    ),
    asksYesterday(ctx) && h(Yesterday, { key: "yesterday", ctx }),
  ].filter(Boolean);
}

// A check-in that was late stands at its real time, and answers what was asked before it; of the
// hours before there was a diary nothing is asked.
function isOpen(ctx, { date, clock }) {
  const { skippedChecks = [], began = null } = ctx.settings;
  const asked = timeOn(date, clock);
  if (skippedChecks.includes(`${date}T${clock}`)) return false;
  if (began && minutesBetween(asked, began) > EARLY_MINUTES) return false;
  return ![...ctx.entries.values()].some(
    (entry) =>
      entry.kind === "check" && entry.date === date && minutesBetween(asked, entry.start) >= -EARLY_MINUTES,
  );
}

function Unfinished({ ctx, entry }) {
  const values = { day: sayDay(entry.date, "short"), time: entry.start ? sayTime(entry.start) : "" };
  return h(
    Card,
    { title: say("keep.today.unfinished"), tone: "due" },
    h(
      "p",
      null,
      entry.start ? say("keep.today.unfinished_at", values) : say("keep.today.unfinished_day", values),
    ),
    h(
      "div",
      { class: "row" },
      h(
        Button,
        {
          kind: "primary",
          label: say("keep.today.go_on"),
          onClick: () => ctx.go("headache", { id: entry.id }),
        },
      ),
      h(Button, { label: say("keep.today.throw_away"), onClick: () => throwAway(ctx, entry) }),
    ),
  );
}

function State({ ctx, hour }) {
  const entries = [...ctx.entries.values()];
  const going = running(entries).filter((entry) => entry.finished);
  const doubtful = going.filter((entry) => isInDoubt(ctx, entry));
  const certain = going.filter((entry) => !doubtful.includes(entry));
  const begin = () => ctx.go("headache", { date: ctx.today });
  const some = certain.length || headachesOn(entries, ctx.today).length;
  return [
    ...doubtful.map((entry) => h(StillGoing, { key: entry.id, ctx, entry })),
    ...certain.map((entry) => h(Running, { key: entry.id, ctx, entry })),
    some ? h(Another, { key: "another", begin }) : h(OfToday, { key: "today", ctx, hour, begin }),
  ];
}

function OfToday({ ctx, hour, begin }) {
  const day = dayOfEntries(ctx.entries.values(), ctx.today);
  if (day?.clear) return h(Clear, { ctx, hour, begin });
  const clear = hour >= EVENING ? say("keep.today.clear_day") : say("keep.today.clear_so_far");
  return h(
    "section",
    { class: "ask-today", "aria-label": say("keep.today.ask") },
    h("h2", null, say("keep.today.ask")),
    h(Button, { kind: "big", icon: "sun", label: clear, onClick: () => markClear(ctx, ctx.today) }),
    h(Button, { kind: "big primary", icon: "head", label: say("keep.today.headache"), onClick: begin }),
  );
}

function Another({ begin }) {
  return h(Button, { icon: "plus", label: say("keep.today.another"), onClick: begin });
}

function Clear({ ctx, hour, begin }) {
  return h(
    Card,
    { tone: "clear" },
    h(
      "div",
      { class: "state" },
      h(Icon, { name: "sun" }),
      h(
        "div",
        null,
        h("h2", null, hour >= EVENING ? say("keep.today.is_clear") : say("keep.today.is_clear_so_far")),
        h("p", { class: "soft" }, say("keep.today.is_clear_about")),
      ),
    ),
    h(
      "div",
      { class: "row" },
      h(Button, { icon: "head", label: say("keep.today.after_all"), onClick: begin }),
      h(
        Button,
        { kind: "quiet", label: say("keep.today.take_back"), onClick: () => takeClearBack(ctx, ctx.today) },
      ),
    ),
  );
}

function Written({ ctx }) {
  const events = eventsOf(ctx.entries, ctx.today);
  const day = sayDayEntry(dayOfEntries(ctx.entries.values(), ctx.today));
  if (!events.length && !day) return null;
  const open = ({ kind, entry }) => {
    if (entry.kind === "headache") ctx.go("headache", { id: entry.id });
    else if (kind === "check") ctx.go("check", { id: entry.id });
    else ctx.go("day", { date: ctx.today });
  };
  const remove = ({ kind, entry, dose, ...rest }) => {
    const text = say("keep.today.removed", { what: sayEvent({ kind, entry, dose, ...rest }) });
    if (kind !== "dose" && entry.kind === "headache") {
      throwAway(ctx, entry);
      return;
    }
    const doses = entry.doses?.filter((other) => other.id !== dose?.id);
    const less = kind === "dose" ? touch(entry, { doses }) : null;
    if (less && (less.kind !== "day" || saysAnything(less))) ctx.save(less, text);
    else ctx.remove(entry.id, text);
    ctx.toast(text, { undo: true });
  };
  return h(
    Card,
    { title: say("keep.today.written") },
    events.length > 0 && h(Timeline, { events, date: ctx.today, onOpen: open, onRemove: remove }),
    day &&
      h(
        "button",
        { type: "button", class: "of-day", onClick: () => ctx.go("day", { date: ctx.today }) },
        h("span", null, day),
        h(Icon, { name: "next" }),
      ),
  );
}

// What is said of the day as a whole: its note, what it was spent with, which questions are answered.
function sayDayEntry(day) {
  if (!day) return "";
  const told = [...day.posture, ...day.activity, ...Object.keys(day.factors ?? {})].map(name);
  return [day.notes.trim(), ...told].filter(Boolean).join(" · ");
}

function More({ ctx }) {
  return h(
    "div",
    { class: "more-today" },
    h(Button, { icon: "clock", label: say("keep.today.check_now"), onClick: () => ctx.go("check") }),
    h(
      Button,
      { icon: "edit", label: say("keep.today.more"), onClick: () => ctx.go("day", { date: ctx.today }) },
    ),
  );
}

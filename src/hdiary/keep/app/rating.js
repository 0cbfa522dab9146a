// How it was two hours after something was done: what tells whether it helped.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { daysForDose } from "./headache.js";
import { Button, Card, Chips, Slider } from "./ui.js";
import { addMinutes, clockOf, dayOf, minutesBetween } from "./time.js";
import { touch } from "./model.js";
import { When } from "./when.js";
import { name, say, sayDay, sayTime } from "./words.js";

const TWO_HOURS = 120;
const STILL_NOW = 240;
const KEPT_SKIPS = 30;
// Until then it is two hours later as well as now.
const LATE = 30;

export function elapsedOf(ctx, dose) {
  return dose.at ? minutesBetween(dose.at, ctx.now()) : null;
}

export function isSkipped(ctx, dose) {
  return (ctx.settings.skippedRatings ?? []).includes(dose.id);
}

export function sayTreatment(dose) {
  return dose.treatment === "none" ? say("keep.dose.nothing_done") : name(dose.treatment);
}

// due: one of due.js. Whose time is not known either may still be rated.
export function RatingCard({ ctx, due }) {
  const [timeless, setTimeless] = useState(false);
  if (due.dueAt || timeless) return h(Rate, { ctx, due });
  return h(AskTime, { ctx, due, onUnknown: () => setTimeless(true) });
}

function writeDose(ctx, { entry, dose }, patch) {
  const text = say("keep.rating.written");
  ctx.save(touch(entry, { doses: changeDose(entry.doses, dose, patch) }), text);
  ctx.toast(text, { undo: true });
}

function AskTime({ ctx, due, onUnknown }) {
  const { entry, dose } = due;
  const [at, setAt] = useState(null);
  const days = daysForDose(entry, ctx.today);
  const write = (time) => writeDose(ctx, due, { at: time });
  return h(
    Card,
    { title: sayTreatment(dose), tone: "due" },
    h("p", { class: "about" }, say("keep.rating.needs_time")),
    h(When, {
      ctx,
      legend: dose.treatment === "none" ? say("keep.dose.when_none") : say("keep.dose.when"),
      day: days[0] ?? entry.date,
      days,
      after: entry.start,
      value: at,
      recent: entry.date === ctx.today || Boolean(entry.ongoing),
      onChange: setAt,
      onTap: write,
    }),
    h(
      "div",
      { class: "row" },
      at && h(Button, { kind: "primary", label: say("keep.rating.write"), onClick: () => write(at) }),
      h(Button, { kind: "quiet", label: say("keep.rating.skip"), onClick: onUnknown }),
    ),
  );
}

// What is chosen is written by the button, since it is one answer.
function Rate({ ctx, due }) {
  const { dose, minutesLate } = due;
  const elapsed = elapsedOf(ctx, dose);
  const [value, setValue] = useState(null);
  const [before, setBefore] = useState(dose.before);
  const [when, setWhen] = useState(dose.at && elapsed <= STILL_NOW ? "now" : "two_hours");
  const write = () => {
    writeDose(ctx, due, { before, after: value, after_min: when === "now" ? elapsed : null });
  };
  const skip = () => {
    const skipped = ctx.settings.skippedRatings ?? [];
    ctx.setSettings({ skippedRatings: [...skipped, dose.id].slice(-KEPT_SKIPS) });
    if (before !== dose.before) writeDose(ctx, due, { before });
    else ctx.toast(say("keep.rating.skipped"), { undo: () => ctx.setSettings({ skippedRatings: skipped }) });
  };
  return h(
    Card,
    { title: dose.at ? say("keep.rating.title") : sayTreatment(dose), tone: "due" },
    dose.at && h("p", null, sayThen(ctx, dose)),
    dose.before === null &&
      h(Slider, { label: say("keep.dose.before"), value: before, onChange: setBefore }),
    minutesLate >= LATE && h(Moment, { ctx, dose, when, setWhen }),
    h(Slider, { label: say(`keep.rating.how_${when}`), value, onChange: setValue }),
    h(
      "div",
      { class: "row" },
      h(
        Button,
        { kind: "primary", label: say("keep.rating.write"), disabled: value === null, onClick: write },
      ),
      h(Button, { kind: "quiet", label: say("keep.rating.skip"), onClick: skip }),
    ),
  );
}

function sayThen(ctx, dose) {
  const day = dayOf(dose.at) === ctx.today ? "" : sayDay(dayOf(dose.at), "short");
  const values = { day, time: sayTime(dose.at), pain: dose.before, treatment: name(dose.treatment) };
  if (dose.before === null) {
    const what = sayTreatment(dose);
    return say(day ? "keep.rating.took_day" : "keep.rating.took", { ...values, what });
  }
  const none = day ? "keep.rating.then_none_day" : "keep.rating.then_none";
  if (dose.treatment === "none") return say(none, values);
  return say(day ? "keep.rating.then_day" : "keep.rating.then", values);
}

function Moment({ ctx, dose, when, setWhen }) {
  const later = addMinutes(dose.at, TWO_HOURS);
  const options = [
    { value: "now", label: say("keep.rating.now", { time: sayTime(ctx.now()) }) },
    { value: "two_hours", label: say("keep.rating.two_hours", { time: clockOf(later) }) },
  ];
  return h(
    Chips,
    {
      legend: say("keep.rating.moment"),
      hideLegend: true,
      options,
      chosen: when,
      onChange: (next) => next && setWhen(next),
    },
  );
}

export function changeDose(doses, dose, patch) {
  return doses.map((other) => (other.id === dose.id ? { ...other, ...patch } : other));
}

// The same question inside an entry, where it may be said at any time.
// asks: whether the page still asks for it once its time is known.
export function AfterField({ ctx, dose, asks, onChange }) {
  const elapsed = elapsedOf(ctx, dose);
  const [early, setEarly] = useState(false);
  const soon = elapsed !== null && elapsed < TWO_HOURS;
  if (soon && dose.after === null && !early) {
    const time = clockOf(addMinutes(dose.at, TWO_HOURS));
    return h(
      "div",
      { class: "stack" },
      h("p", { class: "about" }, say("keep.rating.will_ask", { time })),
      elapsed >= 10 && h(
        Button,
        { kind: "quiet", label: say("keep.rating.already"), onClick: () => setEarly(true) },
      ),
    );
  }
  // Before the two hours are over, only what is felt now can be said.
  const set = (after) => {
    if (after === null) onChange({ after: null, after_min: null });
    else onChange({ after, after_min: soon ? elapsed : dose.after === null ? null : dose.after_min });
  };
  const minutes = dose.after_min ?? (soon ? elapsed : null);
  const label =
    minutes === null ? say("keep.rating.how_two_hours") : say("keep.rating.how_minutes", { n: minutes });
  return h(
    "div",
    { class: "stack" },
    asks && !dose.at && dose.after === null && h("p", { class: "about" }, say("keep.rating.needs_time")),
    h(Slider, { label, value: dose.after, onChange: set }),
    dose.after_min !== null &&
      !soon &&
      h(
        Button,
        {
          kind: "quiet",
          label: say("keep.rating.was_two_hours"),
          onClick: () => onChange({ after_min: null }),
        },
      ),
  );
}

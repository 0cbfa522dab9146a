// What the plan of a trial says now: on Today, and at a headache that has begun.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import {
  answerDay, answerStep, armOf, doneInstead, doneOf, mayOpen, nextNumber, numberOf, openNumber, trialToday,
} from "./trial.js";
import { Button, Card, Chips, Notice, Slider } from "./ui.js";
import { addMinutes, compareTimes } from "./time.js";
import { language, name, say, sayDay, sayTime } from "./words.js";

const TWO_HOURS = 120;
const EVENING = "17:00";

export function armName(arm) {
  return arm.names[language()];
}

// The plan's own card; whole: on its own screen, where no way to it is needed.
export function TrialCard({ ctx, whole = false }) {
  const trial = ctx.told.trial;
  const told = trialToday(trial, ctx.entries.values(), ctx.today);
  if (!told) return null;
  const Inner = { before: Before, over: Over, now: told.sealed ? SealedNow : OpenNow }[told.state];
  return h(
    Card,
    { title: titleOf(told), tone: "trial" },
    h(Inner, { ctx, trial, told, whole }),
    !whole && h(Button, { kind: "quiet", label: say("keep.trial.whole"), onClick: () => ctx.go("trial") }),
  );
}

function titleOf(told) {
  if (told.state !== "now") return say(`keep.trial.title_${told.state}`);
  if (!told.sealed) return say("keep.trial.today", { arm: armName(told.part.arm) });
  if (told.waiting || !told.numbered) return say("keep.trial.title_next", { n: told.next, of: told.count });
  return say("keep.trial.title_number", { n: told.numbered.number, of: told.count });
}

function Before({ trial, told }) {
  const first = sayDay(trial.first);
  if (told.sealed) return h("p", null, say("keep.trial.before_sealed", { day: first }));
  return h("p", null, say("keep.trial.before", { day: first, arm: armName(told.part.arm) }));
}

function Over({ ctx, trial, told }) {
  const last = trial.last ? sayDay(trial.last) : "";
  const over = told.sealed ? "keep.trial.over_sealed" : "keep.trial.over";
  return h(
    "div",
    { class: "stack" },
    told.sealed && told.numbered && h(Numbered, { ctx, told: told.numbered }),
    h(AskYesterday, { ctx, told }),
    h("p", null, say(over, { n: told.count, day: last })),
    h("p", null, say("keep.trial.hand_in")),
    h(Button, { label: say("keep.trial.to_data"), onClick: () => ctx.go("data") }),
  );
}

function OpenNow({ ctx, trial, told, whole }) {
  const { part } = told;
  const key = whole || part.first === part.last ? `keep.trial.when_${trial.design}` : "keep.trial.until";
  const values = {
    n: told.day, of: told.days, period: part.number, periods: told.count, from: part.from, to: part.to,
    day: sayDay(part.last, whole ? "long" : "short"),
  };
  return h(
    "div",
    { class: "stack" },
    h("p", { class: "about" }, say(key, values)),
    told.leftOut && h("p", { class: "about" }, say(`keep.trial.left_out_${trial.design}`)),
    part.arm.medicine && h("p", { class: "about" }, say("keep.trial.medicine")),
    isTold(ctx, whole) && h(AskDay, { ctx, day: ctx.today, arm: part.arm }),
    h(AskYesterday, { ctx, told }),
  );
}

// In the morning nobody knows yet how the day goes; on the trial's own screen it may be said at any hour.
function isTold(ctx, whole) {
  return whole || sayTime(ctx.now()) >= EVENING || doneOf(ctx.entries.get(`day:${ctx.today}`)) !== null;
}

// Whether a day went as planned; a second tap on the answer takes it back.
export function AskDay({ ctx, day, arm, yesterday = false }) {
  const done = doneOf([...ctx.entries.values()].find((entry) => entry.id === `day:${day}`));
  const values = { day: sayDay(day, "short"), arm: armName(arm) };
  const older = yesterday ? "keep.trial.ask_yesterday" : "keep.trial.ask_day";
  const legend = say(day === ctx.today ? "keep.trial.ask_today" : older, values);
  const answer = (said) => ctx.save(answerDay(ctx.entries.values(), day, said), say("keep.trial.answered"));
  return h(YesNo, { legend, done, answer });
}

function AskYesterday({ ctx, told }) {
  if (!told.yesterday) return null;
  const { day, part } = told.yesterday;
  return h(AskDay, { ctx, day, arm: part.arm, yesterday: true });
}

function YesNo({ legend, done, answer }) {
  const options = [
    { value: "yes", label: say("keep.trial.yes") },
    { value: "no", label: say("keep.trial.no") },
  ];
  const chosen = done === null ? "" : done ? "yes" : "no";
  const onChange = (value) => answer(value === "" ? null : value === "yes");
  return h(Chips, { legend, options, chosen, onChange });
}

function SealedNow({ ctx, trial, told }) {
  if (told.waiting) return h(OpenNext, { ctx, headache: told.waiting });
  return h(
    "div",
    { class: "stack" },
    told.numbered && h(Numbered, { ctx, told: told.numbered }),
    told.treated && h("p", null, say("keep.trial.treated")),
    h("p", told.numbered ? { class: "about" } : null, say("keep.trial.wait", { n: told.next })),
    trial.arms.some((arm) => arm.medicine) && h("p", { class: "about" }, say("keep.trial.medicine")),
  );
}

// At a headache on its own screen: its number, or the way to open one; nothing where neither fits.
export function TrialStep({ ctx, entry }) {
  const trial = ctx.told.trial;
  if (!trial?.sealed || entry.kind !== "headache") return null;
  const number = numberOf(entry);
  const next = nextNumber(trial, ctx.entries.values());
  if (number !== null && number >= next) return null;
  if (number !== null) {
    const arm = armOf(trial, ctx.entries.values(), number);
    const title = say("keep.trial.title_number", { n: number, of: trial.count });
    const told = { number, entry, arm, done: doneOf(entry) };
    return h(Card, { title, tone: "trial" }, h(Numbered, { ctx, told }));
  }
  if (next > trial.count || !mayOpen(trial, entry, ctx.today)) return null;
  const title = say("keep.trial.title_next", { n: next, of: trial.count });
  return h(Card, { title, tone: "trial" }, h(OpenNext, { ctx, headache: entry }));
}

// The pain comes first, so that what the lot has cannot colour it.
function OpenNext({ ctx, headache }) {
  const trial = ctx.told.trial;
  const [before, setBefore] = useState(null);
  const [broken, setBroken] = useState(false);
  const number = nextNumber(trial, ctx.entries.values());
  const open = () => {
    const opened = openNumber(trial, ctx.entries.values(), headache, before, ctx.now());
    if (opened) ctx.save(opened, say("keep.trial.opened", { n: number }));
    setBroken(!opened);
  };
  return h(
    "div",
    { class: "stack" },
    h("p", null, say("keep.trial.open_first", { n: number })),
    h(Slider, { label: say("keep.trial.before_label"), value: before, onChange: setBefore }),
    before === 0 && h("p", { class: "about" }, say("keep.trial.no_pain")),
    h(Button, {
      kind: "primary",
      label: say("keep.trial.open", { n: number }),
      disabled: !before,
      onClick: open,
    }),
    broken && h(Notice, { kind: "warn" }, h("p", null, say("keep.trial.broken"))),
  );
}

function Numbered({ ctx, told }) {
  const { entry, arm, done } = told;
  if (!arm) return h(Notice, { kind: "warn" }, h("p", null, say("keep.trial.broken")));
  const answer = (said) => ctx.save(answerStep(ctx.told.trial, entry, arm, said), say("keep.trial.answered"));
  return h(
    "div",
    { class: "stack" },
    h("p", { class: "trial-arm", role: "status" }, armName(arm)),
    arm.medicine && h("p", { class: "about" }, say("keep.trial.medicine")),
    h(Rating, { ctx, entry, arm }),
    h(YesNo, { legend: say("keep.trial.ask_number"), done, answer }),
    done === false && h(Instead, { ctx, entry }),
  );
}

// The later pain is asked for by the page itself, when its time has come.
function Rating({ ctx, entry, arm }) {
  const [dose] = entry.doses;
  if (!dose?.at || dose.before === null) return h("p", { class: "about" }, say("keep.trial.not_rated"));
  if (dose.after !== null) return h("p", { class: "about" }, say("keep.trial.rated"));
  const at = addMinutes(dose.at, TWO_HOURS);
  const time = sayTime(at);
  const later = arm.nothing ? "keep.trial.wait_until" : "keep.trial.rate_at";
  const key = compareTimes(at, ctx.now()) > 0 ? later : "keep.trial.rate_now";
  return h("p", { class: "about" }, say(key, { time }));
}

function Instead({ ctx, entry }) {
  const [dose] = entry.doses;
  if (!dose) return null;
  const known = [...new Set(["none", ...ctx.told.treatments, ...(ctx.settings.treatments ?? [])])];
  const change = (treatment) => ctx.save(doneInstead(entry, treatment), say("keep.trial.answered"));
  return h(Chips, {
    legend: say("keep.trial.instead", { time: dose.at ? sayTime(dose.at) : "" }),
    options: known.map((value) => ({ value, label: name(value) })),
    chosen: dose.treatment,
    onChange: change,
    onAdd: change,
  });
}

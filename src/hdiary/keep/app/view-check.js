// What one does and how one sits right now, in one or two taps.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { useCheck } from "./check.js";
import { ELSE, addOwn } from "./choices.js";
import { keepHere } from "./here.js";
import { dayOf } from "./time.js";
import { Button, Card, Chips, Screen } from "./ui.js";
import { say, sayDay, sayTime } from "./words.js";

const SHOWN_FIRST = 4;
const GROUPS = [["posture", "postures"], ["activity", "activities"]];

export function CheckView({ ctx, params }) {
  const check = useCheck(ctx, params, (id) => keepHere({ id }));
  const { entry, moment } = check;
  const done = () => {
    if (entry) ctx.toast(say("keep.check.written"));
    ctx.back();
  };
  const remove = () => {
    ctx.remove(entry.id, say("keep.check.removed"));
    ctx.toast(say("keep.check.removed"), { undo: true });
    ctx.back();
  };
  const time = sayTime(moment);
  const about =
    dayOf(moment) === ctx.today ? say("keep.check.at", { time }) : say(
      "keep.check.at_day",
      { time, day: sayDay(dayOf(moment), "short") },
    );
  return h(
    Screen,
    { title: say("keep.check.title"), about, back: ctx.back },
    h(Moment, { ctx, check }),
    GROUPS.map(([field, kind]) => h(Card, { key: field }, h(Group, { ctx, check, field, kind }))),
    entry && h(
      "div",
      { class: "row" },
      h(Button, { kind: "danger", icon: "bin", label: say("keep.check.remove"), onClick: remove }),
    ),
    h(
      "div",
      { class: "done-bar" },
      h("span", { class: "soft" }, entry ? say("keep.headache.saved_as_you_go") : ""),
      h(Button, { kind: "primary", icon: "check", label: say("keep.headache.done"), onClick: done }),
    ),
  );
}

// On the first screen, where its time has come: what is usual then, the rest behind one more tap.
export function CheckCard({ ctx, due, onBegin, onClose }) {
  const check = useCheck(ctx, due, onBegin);
  const whole = () => ctx.go(
    "check",
    check.entry ? { id: check.entry.id, clock: due.clock } : { date: due.date, clock: due.clock },
  );
  const skip = () => {
    const skipped = ctx.settings.skippedChecks ?? [];
    const those = (due.all ?? [due.clock]).map((clock) => `${due.date}T${clock}`);
    ctx.setSettings({ skippedChecks: [...skipped, ...those].slice(-30) });
    onClose();
  };
  const all = [...(due.all ?? [])].reverse();
  const many = all.length > 1;
  const title =
    many ? say("keep.check.due_many", { n: all.length }) : say("keep.check.due", { time: due.clock });
  const about =
    many ? say("keep.check.due_many_about", { times: all.join(", ") }) : say("keep.check.due_about");
  return h(
    Card,
    { title, tone: "due" },
    h("p", { class: "about" }, about),
    h(Moment, { ctx, check }),
    GROUPS.map(([field, kind]) => h(Group, { key: field, ctx, check, field, kind, most: SHOWN_FIRST })),
    h(
      "div",
      { class: "row" },
      check.entry
        ? h(Button, { kind: "primary", icon: "check", label: say("keep.headache.done"), onClick: onClose })
        : h(Button, { kind: "quiet", label: say("keep.check.skip"), onClick: skip }),
      h(Button, { kind: "quiet", label: say("keep.check.more"), onClick: whole }),
    ),
  );
}

function Moment({ ctx, check }) {
  if (!check.late) return null;
  const options = [
    { value: "now", label: say("keep.check.now", { time: sayTime(ctx.now()) }) },
    { value: "asked", label: say("keep.check.then", { time: check.clock }) },
  ];
  return h(
    Chips,
    { legend: say("keep.check.about_when"), options, chosen: check.then, onChange: check.move },
  );
}

function Group({ ctx, check, field, kind, most }) {
  const [added, setAdded] = useState([]);
  const chosen = check.entry?.[field] ?? [];
  const past = check.late && check.then === "asked";
  const add = (text) => {
    const word = addOwn(ctx, kind, text);
    if (!word) return;
    setAdded([...added, word]);
    if (!chosen.includes(word)) check.change({ [field]: [...chosen, word] });
  };
  return h(Chips, {
    legend: askFor(field, past),
    options: [...new Set([...check.order[field].slice(0, most), ...added, ELSE])],
    chosen,
    many: true,
    onChange: (words) => check.change({ [field]: words }),
    onAdd: most ? undefined : add,
  });
}

function askFor(field, past) {
  if (field === "posture") return past ? say("keep.check.posture_then") : say("keep.check.posture_now");
  return past ? say("keep.check.activity_then") : say("keep.check.activity_now");
}

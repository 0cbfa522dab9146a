// One headache, in the order in which one can say it: all of it may be left open at any moment.
import { h } from "./vendor/preact.mjs";
import { useEffect, useRef, useState } from "./vendor/hooks.mjs";
import { addOwn, optionsOf, withElse } from "./choices.js";
import { Doses } from "./doses.js";
import { HeadMap } from "./headmap.js";
import { beginHeadache, clearDaysUnder, daysForEnd, startAt } from "./headache.js";
import { useEntry } from "./headache-entry.js";
import { keepHere } from "./here.js";
import { filledLater, problemsOf, touch } from "./model.js";
import { addDays, dayOf } from "./time.js";
import { Button, Card, Chips, Notice, Screen, Sheet, Slider, TextField } from "./ui.js";
import { TrialStep } from "./view-trial.js";
import { When } from "./when.js";
import { say, sayDay } from "./words.js";

export function HeadacheView({ ctx, params }) {
  // Behind a lock the screen is made anew, and goes on with what it had begun.
  const [id, setId] = useState(params.id ?? history.state?.params?.id ?? null);
  const begun = useRef(false);
  const now = useRef(ctx);
  now.current = ctx;
  useEffect(() => {
    if (id || begun.current) return;
    begun.current = true;
    const entry = beginHeadache(ctx, params.date ?? ctx.today);
    // A reload goes on with this entry and begins no other.
    keepHere({ id: entry.id });
    setId(entry.id);
  }, []);
  const entry = id ? ctx.entries.get(id) : null;
  if (!id) return null;
  if (!entry) return h(Gone, { ctx });
  return h(Entry, { ctx, now, entry });
}

function Gone({ ctx }) {
  return h(
    Screen,
    { title: say("keep.headache.title"), back: ctx.back },
    h(
      Notice,
      null,
      h("p", null, say("keep.headache.gone")),
      h(Button, { label: say("keep.ui.back"), onClick: ctx.back }),
    ),
  );
}

function Entry({ ctx, now, entry }) {
  const { change, finish, remove, clear } = useEntry(now, entry);
  const [zero, setZero] = useState(entry.pain === 0);
  const [asking, setAsking] = useState(false);
  const done = () => (zero ? setAsking(true) : finish());
  const day = entry.date === ctx.today ? say("keep.headache.today") : sayDay(entry.date, "long");
  return h(
    Screen,
    { title: say("keep.headache.title"), about: day, back: ctx.back },
    filledLater(entry) && h("p", { class: "later" }, say("keep.headache.filled_later")),
    h(ClearUnder, { ctx, entry }),
    h(TrialStep, { ctx, entry }),
    h(Beginning, { ctx, entry, change }),
    h(Strength, { entry, change, zero, setZero, clear }),
    h(
      Card,
      { title: say("keep.headache.where") },
      h(HeadMap, { heads: ctx.told.heads, entry, onChange: change }),
    ),
    h(
      Card,
      null,
      h(
        Slider,
        {
          label: say("keep.headache.neck"),
          value: entry.neck_pain,
          onChange: (value) => change({ neck_pain: value }),
        },
      ),
    ),
    h(Before, { ctx, entry, change }),
    h(
      Card,
      { title: say("keep.headache.did") },
      h(Doses, { ctx, entry, onChange: (doses) => change({ doses }) }),
    ),
    h(Ending, { ctx, entry, change }),
    h(
      Card,
      null,
      h(
        TextField,
        {
          label: say("keep.headache.note"),
          value: entry.notes,
          lines: 3,
          onChange: (notes) => change({ notes }),
        },
      ),
    ),
    h(Problems, { ctx, entry }),
    h(
      "div",
      { class: "row" },
      h(Button, { kind: "danger", icon: "bin", label: say("keep.headache.remove"), onClick: remove }),
    ),
    asking && h(
      Sheet,
      { title: say("keep.headache.zero"), onClose: () => setAsking(false) },
      h(ZeroAnswers, { onClear: clear, onOpen: finish }),
    ),
    h(
      "div",
      { class: "done-bar" },
      h("span", { class: "soft" }, say("keep.headache.saved_as_you_go")),
      h(Button, { kind: "primary", icon: "check", label: say("keep.headache.done"), onClick: done }),
    ),
  );
}

function ClearUnder({ ctx, entry }) {
  const days = clearDaysUnder(ctx, entry);
  if (!days.length) return null;
  const take = () => {
    const text = say("keep.headache.not_clear_done");
    ctx.save(days.map((day) => touch(day, { clear: null })), text);
    ctx.toast(text, { undo: true });
  };
  const told = { days: days.map((day) => sayDay(day.date, "short")).join(", ") };
  return h(
    Notice,
    { kind: "warn" },
    h("p", null, say("keep.headache.clear_under", told)),
    h(Button, { label: say("keep.headache.not_clear"), onClick: take }),
  );
}

function Beginning({ ctx, entry, change }) {
  const around = [addDays(entry.date, -1), entry.date, addDays(entry.date, 1)];
  const days = around.filter((day) => day <= ctx.today);
  return h(
    Card,
    null,
    h(When, {
      ctx,
      legend: say("keep.headache.began"),
      day: entry.date,
      days,
      value: entry.start,
      recent: entry.date === ctx.today,
      onChange: (start) => change(startAt(entry, start)),
    }),
    h(Told, { ctx, entry, field: "start" }),
  );
}

// Nothing is not a headache: then the day may be clear, and that is said elsewhere.
function Strength({ entry, change, zero, setZero, clear }) {
  const set = (pain) => {
    setZero(pain === 0);
    if ((pain || null) !== entry.pain) change({ pain: pain || null });
  };
  return h(
    Card,
    null,
    h(Slider, { label: say("keep.headache.worst"), value: zero ? 0 : entry.pain, onChange: set }),
    zero &&
      h(
        Notice,
        null,
        h("p", null, say("keep.headache.zero")),
        h(ZeroAnswers, { onClear: clear, onOpen: () => set(null) }),
      ),
  );
}

function ZeroAnswers({ onClear, onOpen }) {
  return h(
    "div",
    { class: "row" },
    h(Button, { kind: "primary", label: say("keep.headache.zero_clear"), onClick: onClear }),
    h(Button, { label: say("keep.headache.zero_open"), onClick: onOpen }),
  );
}

function Before({ ctx, entry, change }) {
  const group = (field, kind, legend) =>
    h(Chips, {
      legend,
      options: optionsOf(ctx, kind),
      chosen: entry[field],
      many: true,
      onChange: (words) => change({ [field]: words }),
      onAdd: (text) => {
        const word = addOwn(ctx, kind, text);
        if (!word || entry[field].includes(word)) return;
        change({ [field]: withElse([...entry[field], word], entry[field]) });
      },
    });
  return h(
    Card,
    { title: say("keep.headache.before") },
    h("p", { class: "about" }, say("keep.headache.before_about")),
    group("posture", "postures", say("keep.headache.posture")),
    group("activity", "activities", say("keep.headache.activity")),
  );
}

function Ending({ ctx, entry, change }) {
  const [over, setOver] = useState(Boolean(entry.end));
  const choose = (next) => {
    setOver(next === "over");
    change(next === "over" ? { ongoing: false } : { ongoing: next === "ongoing", end: null });
  };
  const options = [
    { value: "ongoing", label: say("keep.headache.ongoing") },
    { value: "over", label: say("keep.headache.over") },
  ];
  const chosen = entry.ongoing ? "ongoing" : over || entry.end ? "over" : "";
  const days = daysForEnd(entry, ctx.today);
  return h(
    Card,
    null,
    h(Chips, { legend: say("keep.headache.is_over"), options, chosen, onChange: choose }),
    chosen === "over" &&
      h(When, {
        ctx,
        legend: say("keep.headache.ended"),
        day: entry.end ? dayOf(entry.end) : entry.date,
        days,
        after: entry.start,
        value: entry.end,
        recent: entry.date >= addDays(ctx.today, -1),
        onChange: (end) => change({ end, ongoing: false }),
      }),
    h(Told, { ctx, entry, field: "end" }),
  );
}

function Told({ ctx, entry, field }) {
  const found = problemsOf(entry, ctx.now()).filter((problem) => problem.field === field);
  if (!found.length) return null;
  return h(Notice, { kind: "warn" }, found.map(({ key }) => h("p", { key, role: "alert" }, say(key))));
}

function Problems({ ctx, entry }) {
  const found = problemsOf(entry, ctx.now()).filter(({ field }) => field !== "start" && field !== "end");
  if (!found.length) return null;
  return h(
    Notice,
    { kind: "warn" },
    [...new Set(found.map(({ key }) => key))].map((key) => h("p", { key }, say(key))),
  );
}

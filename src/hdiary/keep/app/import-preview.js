import { h } from "./vendor/preact.mjs";
import { useId, useState } from "./vendor/hooks.mjs";
import { looksForeign } from "./import-plan.js";
import { sayField, sayValue } from "./said-value.js";
import { Button, Notice } from "./ui.js";
import { say, sayDay, sayTime } from "./words.js";

const MOST_SHOWN = 100;

// What the file would add, fill and contradict; at each contradiction the person says who is right.
export function ImportPreview({ step, agree, cancel }) {
  const [taken, setTaken] = useState(new Set());
  const { plan } = step;
  const take = (at, theirs) => {
    const next = new Set(taken);
    if (theirs) next.add(at);
    else next.delete(at);
    setTaken(next);
  };
  const none = () => setTaken(new Set());
  const all = () => setTaken(new Set(plan.conflicts.keys()));
  const leave = () => (brings ? say("keep.data.import_cancel") : say("keep.ui.close"));
  const brings = plan.put.length + taken.size + Object.keys(step.settings).length > 0;
  return [
    h("h3", null, step.file),
    h("p", null, rangeOf(plan)),
    h(Counts, { plan }),
    looksForeign(plan) && h(Notice, { kind: "warn" }, h("p", null, say("keep.data.import_foreign"))),
    plan.conflicts.length > 0 && h(Conflicts, { plan, taken, take, all, none }),
    step.problems.length > 0 && h(Problems, { problems: step.problems }),
    !brings && h("p", null, say("keep.data.import_nothing")),
    h(
      "div",
      { class: "row" },
      brings &&
        h(Button, { label: say("keep.data.import_agree"), kind: "primary", onClick: () => agree(taken) }),
      h(Button, { label: leave(), kind: "quiet", onClick: cancel }),
    ),
  ];
}

function rangeOf({ n, first, last }) {
  if (n === 0) return say("keep.data.import_empty");
  return say("keep.data.import_range", { n, first: sayDay(first), last: sayDay(last) });
}

function Counts({ plan }) {
  const lines = [
    [plan.added, "keep.data.import_added"],
    [plan.filled, "keep.data.import_filled"],
    [plan.same, "keep.data.import_same"],
    [plan.conflicts.length, "keep.data.import_conflicts"],
  ];
  const said = lines.filter(([n]) => n > 0);
  const items = said.map(([n, key]) => h("li", { key }, say(key, { n })));
  return items.length > 0 && h("ul", { class: "data-list" }, items);
}

function Conflicts({ plan, taken, take, all, none }) {
  const { conflicts } = plan;
  const rest = conflicts.length - MOST_SHOWN;
  return h(
    "div",
    { class: "stack" },
    h("p", null, say("keep.data.import_who")),
    conflicts.length > 2 && h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.data.import_all_mine"), onClick: none }),
      h(Button, { label: say("keep.data.import_all_theirs"), onClick: all }),
    ),
    conflicts.slice(0, MOST_SHOWN).map((conflict, at) => h(
      Conflict,
      { key: at, conflict, theirs: taken.has(at), choose: (theirs) => take(at, theirs) },
    )),
    rest > 0 && h("p", null, say("keep.data.import_rest", { n: rest })),
  );
}

function Conflict({ conflict, theirs, choose }) {
  const { mine, fields } = conflict;
  const start = fields.includes("start") ? null : mine.start;
  const id = useId();
  const side = (entry, chosen, key) => h(
    "label",
    { class: "tick" },
    h("input", { type: "radio", name: id, checked: theirs === chosen, onChange: () => choose(chosen) }),
    h(
      "span",
      null,
      h("strong", null, say(key)),
      fields.map((field) =>
        h("span", { class: "data-said", key: field }, `${sayField(field)}: ${sayValue(entry, field)}`),
      ),
    ),
  );
  return h(
    "fieldset",
    { class: "group" },
    h("legend", null, start ? `${sayDay(mine.date)}, ${sayTime(start)}` : sayDay(mine.date)),
    side(mine, false, "keep.data.import_mine"),
    side(conflict.theirs, true, "keep.data.import_theirs"),
  );
}

function Problems({ problems }) {
  const rest = problems.length - MOST_SHOWN;
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map((problem, at) => h("li", { key: at }, say(problem.key, problem)));
  return h(
    "details",
    { class: "data-problems" },
    h("summary", null, say("keep.data.import_problems", { n: problems.length })),
    h("ul", { class: "data-list" }, shown),
    rest > 0 && h("p", null, say("keep.data.import_more", { n: rest })),
  );
}

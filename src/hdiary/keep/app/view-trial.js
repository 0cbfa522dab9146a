// The trial on a screen of its own: now, how far it is, the plan, and what holds all the time.
import { h } from "./vendor/preact.mjs";
import { daysSoFar, partsOf, stepsSoFar, trialToday, withoutNumber } from "./trial.js";
import { armName, AskDay, TrialCard, TrialStep } from "./trial-card.js";
import { Button, Card, Screen } from "./ui.js";
import { language, say, sayDay } from "./words.js";

export { TrialCard, TrialStep };

const MOST_DAYS = 14;

export function TrialView({ ctx }) {
  const trial = ctx.told.trial;
  const about = trial.about[language()];
  const places = { data: say("keep.data.title"), title: say("keep.data.import_title") };
  return h(
    Screen,
    { title: say("keep.trial.title"), back: ctx.back },
    h(Card, null, about.lead.map((line) => h("p", { key: line }, line))),
    h(TrialCard, { ctx, whole: true }),
    trial.sealed ? h(Steps, { ctx, trial }) : h(Days, { ctx, trial }),
    !trial.sealed && h(Plan, { ctx, trial }),
    about.sections.map((section) => h(Section, { key: section.title, section })),
    h("p", { class: "about" }, say("keep.trial.kept_before", places)),
    h("p", { class: "about" }, say("keep.trial.foot", { plan: trial.plan })),
  );
}

function Section({ section }) {
  return h(
    Card,
    { title: section.title },
    section.lists.map(([head, lines]) =>
      h(
        "div",
        { class: "stack", key: lines[0] },
        head && h("h3", null, head),
        h(Lines, { lines }),
      ),
    ),
  );
}

function Lines({ lines }) {
  if (lines.length === 1) return h("p", null, lines[0]);
  return h("ul", { class: "trial-list" }, lines.map((line) => h("li", { key: line }, line)));
}

// How far it is, and nothing of how it goes: who looks early is misled by chance.
function Steps({ ctx, trial }) {
  const steps = stepsSoFar(trial, ctx.entries.values(), ctx.today);
  const alone = withoutNumber(trial, ctx.entries.values(), ctx.today);
  const n = steps.filter((step) => step.entry).length;
  const shown = [...steps].reverse().map((step) => h(Step, { key: step.number, ctx, step }));
  return h(
    Card,
    { title: say("keep.trial.so_far") },
    h("p", null, say("keep.trial.steps", { n, of: trial.count })),
    steps.length > 0 && h("ol", { class: "trial-steps" }, shown),
    alone.length > 0 && h("p", { class: "about" }, say("keep.trial.alone", { n: alone.length })),
  );
}

function Step({ ctx, step }) {
  const { number, entry, arm, done, rating } = step;
  const told = [
    arm && armName(arm),
    entry && sayDay(entry.date, "short"),
    entry ? say(`keep.trial.rating_${rating}`) : say("keep.trial.lost"),
    entry && say(`keep.trial.done_${done === null ? "unsaid" : done ? "yes" : "no"}`),
  ];
  const line = say("keep.trial.step", { n: number, told: told.filter(Boolean).join(" · ") });
  if (!entry) return h("li", null, h("span", { class: "trial-line" }, line));
  const go = () => ctx.go("headache", { id: entry.id });
  return h("li", null, h("button", { type: "button", class: "trial-line", onClick: go }, line));
}

function Days({ ctx, trial }) {
  const now = trialToday(trial, ctx.entries.values(), ctx.today);
  if (now.state === "before") return null;
  const { days, missing, unrated, refused, unanswered } = daysSoFar(trial, ctx.entries.values(), ctx.today);
  const good = days - missing.length - unrated.length;
  return h(
    Card,
    { title: say("keep.trial.so_far") },
    h("p", null, days ? say("keep.trial.days", { n: days, good }) : say("keep.trial.no_days")),
    refused.length > 0 && h("p", null, say("keep.trial.refused", { n: refused.length })),
    h(DayLinks, { ctx, days: missing, title: say("keep.trial.missing", { n: missing.length }) }),
    h(DayLinks, { ctx, days: unrated, title: say("keep.trial.unrated", { n: unrated.length }) }),
    h(Unanswered, { ctx, trial, days: unanswered.filter((day) => day !== now.yesterday?.day) }),
  );
}

function DayLinks({ ctx, days, title }) {
  if (!days.length) return null;
  const shown = days.slice(-MOST_DAYS).reverse();
  const more = days.length - shown.length;
  return h(
    "div",
    { class: "stack" },
    h("p", null, title),
    h(
      "div",
      { class: "row" },
      shown.map((date) =>
        h(Button, { key: date, label: sayDay(date, "short"), onClick: () => ctx.go("day", { date }) }),
      ),
    ),
    more > 0 && h("p", { class: "about" }, say("keep.trial.more_days", { n: more })),
  );
}

// Whether older days went as planned can still be said, as long as it is known.
function Unanswered({ ctx, trial, days }) {
  if (!days.length) return null;
  const parts = partsOf(trial);
  const shown = days.slice(-MOST_DAYS).reverse();
  const armOn = (day) => parts.find((part) => part.first <= day && day <= part.last).arm;
  return h(
    "details",
    { class: "trial-more" },
    h("summary", null, say("keep.trial.unanswered", { n: days.length })),
    h("div", { class: "stack" }, shown.map((day) => h(AskDay, { key: day, ctx, day, arm: armOn(day) }))),
  );
}

function Plan({ ctx, trial }) {
  const parts = partsOf(trial);
  return h(
    Card,
    { title: say("keep.trial.plan") },
    h(
      "details",
      { class: "trial-more" },
      h("summary", null, say("keep.trial.plan_show")),
      h(
        "ol",
        { class: "trial-plan" },
        parts.map((part) => h(Part, { key: part.number, part, today: ctx.today })),
      ),
    ),
  );
}

function Part({ part, today }) {
  const now = part.first <= today && today <= part.last;
  const one = part.first === part.last;
  const when = one
    ? sayDay(part.first, "short")
    : say("keep.trial.from_to", { from: sayDay(part.first, "short"), to: sayDay(part.last, "short") });
  const line = say("keep.trial.part", { n: part.number, when, arm: armName(part.arm) });
  if (!now) return h("li", null, line);
  return h("li", { "aria-current": "date" }, say("keep.trial.part_now", { part: line }));
}

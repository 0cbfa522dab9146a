// Everything that happened on a day, each with the way to change it.
import { h } from "./vendor/preact.mjs";
import { Icon } from "./icons.js";
import { dayOf } from "./time.js";
import { filledLater, treatmentsOf } from "./model.js";
import { name, say, sayDay, sayTime } from "./words.js";

export function Timeline({ events, date, onOpen, onRemove }) {
  return h(
    "ol",
    { class: "timeline" },
    events.map((event) =>
      h(
        "li",
        { key: event.id },
        h(
          "button",
          { type: "button", class: `happened of-${event.kind}`, onClick: () => onOpen(event) },
          h("span", { class: "clock" }, sayClock(event)),
          h(
            "span",
            { class: "what" },
            h("b", null, sayEvent(event)),
            sayMore(event, date).map((text) => h("span", { key: text }, text)),
          ),
        ),
        h(
          "button",
          {
            type: "button",
            class: "round",
            "aria-label": say("keep.day.remove", { what: sayEvent(event) }),
            onClick: () => onRemove(event),
          },
          h(Icon, { name: "bin" }),
        ),
      ),
    ),
  );
}

function sayClock({ at, kind }) {
  if (at) return sayTime(at);
  return kind === "ran_in" ? "→" : "–";
}

export function sayEvent({ kind, entry, dose }) {
  if (kind === "dose") return treatmentsOf(dose).map(name).join(", ");
  if (kind === "check") return say("keep.day.check");
  if (kind === "ran_in") return say("keep.day.ran_in");
  return entry.pain === null ? say("keep.day.headache") : say("keep.day.headache_pain", { pain: entry.pain });
}

function sayMore(event, date) {
  const { kind, entry, dose } = event;
  if (kind === "dose") return sayDose(dose);
  const told = [];
  if (kind === "ran_in") told.push(sayBegin(entry));
  if (kind !== "check") told.push(...sayEnd(entry, date));
  if (entry.side) told.push(name(entry.side));
  told.push(...[...(entry.location ?? []), ...entry.activity, ...entry.posture].map(name));
  const parts = told.length ? [told.join(" · ")] : [];
  if (kind === "headache" && !entry.finished) parts.push(say("keep.day.unfinished"));
  if (filledLater(entry)) parts.push(say("keep.day.filled_later"));
  return parts;
}

function sayBegin({ date, start }) {
  const day = sayDay(date, "short");
  return start ? say("keep.day.began", { day, time: sayTime(start) }) : say("keep.day.began_day", { day });
}

function sayEnd(entry, date) {
  if (entry.end) {
    const day = dayOf(entry.end);
    const time = sayTime(entry.end);
    return [
      day === date ? say("keep.day.until", { time }) : say(
        "keep.day.until_day",
        { time, day: sayDay(day, "short") },
      ),
    ];
  }
  return entry.ongoing ? [say("keep.day.no_end")] : [];
}

function sayDose({ before, after, after_min: minutes }) {
  if (before === null && after === null) return [];
  const value = (pain) => pain ?? say("keep.day.open_number");
  if (after === null) return [say("keep.day.dose_before", { before: value(before) })];
  const values = { before: value(before), after: value(after) };
  return [
    minutes ? say("keep.day.dose_minutes", { ...values, minutes }) : say("keep.day.dose_two_hours", values),
  ];
}

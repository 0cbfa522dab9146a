import { h } from "./vendor/preact.mjs";
import { useId, useLayoutEffect, useRef, useState } from "./vendor/hooks.mjs";
import { addDays, clockOf, compareTimes, dayOf, now, timeOn } from "./time.js";
import { say, sayDay } from "./words.js";

// days: the days that the time may be on, where it is more than one; after: what it cannot be before;
// value: Time or null.
export function TimeField({ label, about, day, days, after = null, value, onChange, hideLabel = false }) {
  const id = useId();
  const [blank, setBlank] = useState(value ? dayOf(value) : day);
  const [clock, setClock] = useState(value ? clockOf(value) : "");
  const picked = useRef(false);
  const chosen = value ? dayOf(value) : blank;
  const home = useRef(chosen);
  useLayoutEffect(() => {
    setClock(value ? clockOf(value) : "");
    if (value) setBlank(dayOf(value));
  }, [value?.at]);
  // While it is typed the field is empty for moments, and that says nothing.
  const type = (event) => {
    setClock(event.target.value);
    if (event.target.value) onChange(timeOn(likely(event.target.value), event.target.value));
  };
  // Who types 23:40 just after midnight means the night before, and 03:15 as the end of that the next
  // day; a day that was chosen stays.
  const likely = (typed) => {
    if (picked.current || !days) return chosen;
    const [before, next] = [addDays(home.current, -1), addDays(home.current, 1)];
    const here = timeOn(home.current, typed);
    if (compareTimes(here, now()) > 0 && days.includes(before)) return before;
    const passed = days.includes(next) && compareTimes(timeOn(next, typed), now()) <= 0;
    return after && compareTimes(here, after) < 0 && passed ? next : home.current;
  };
  const leave = () => {
    if (!clock && value) onChange(null);
  };
  const move = (next) => {
    picked.current = true;
    setBlank(next);
    if (clock) onChange(timeOn(next, clock));
  };
  const choices = days && (days.includes(chosen) ? days : [...days, chosen].sort());
  return h(
    "div",
    { class: "field time" },
    h("label", { for: id, class: hideLabel ? "unseen" : null }, label),
    about && h("p", { class: "about" }, about),
    h(
      "div",
      { class: "time-row" },
      h("input", { id, type: "time", value: clock, onInput: type, onBlur: leave }),
      choices?.length > 1 &&
        h(
          "select",
          {
            "aria-label": say("keep.ui.which_day", { what: label }),
            value: chosen,
            onChange: (event) => move(event.target.value),
          },
          choices.map((one) => h("option", { key: one, value: one }, sayDay(one, "short"))),
        ),
    ),
  );
}

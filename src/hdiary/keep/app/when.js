// A moment in one tap where it was lately, by the clock where it was earlier.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { Chips, TimeField } from "./ui.js";
import { addMinutes, clockOf, compareTimes, dayOf } from "./time.js";
import { say } from "./words.js";

const AGO = [0, 30, 60, 120];

// days: on which days it may be; after: what it cannot be before; recent: whether it may be just now;
// onTap: what one tap does where it is the whole answer.
export function When({ ctx, legend, about, day, days, after, value, onChange, onTap, recent }) {
  // A time that moves its entry to another day must not change the field under the typing hand.
  const [offered] = useState(recent);
  const [open, setOpen] = useState(false);
  const [tapped, setTapped] = useState(null);
  const now = ctx.now();
  if (!offered) {
    return h(TimeField, { label: legend, about, day, days, after, value, onChange });
  }
  const late = (minutes) => !after || compareTimes(momentAgo(now, minutes), after) >= 0;
  const offers = AGO.filter((minutes) => !onTap || late(minutes));
  const ago = offers.map((minutes) => ({ value: String(minutes), label: say(`keep.ui.ago_${minutes}`) }));
  const options = [...ago, { value: "other", label: say("keep.ui.ago_other") }];
  // What was tapped stays pressed for as long as it is what is written.
  const chosen = tapped && value?.at === tapped.at ? tapped.minutes : value || open ? "other" : "";
  const choose = (next) => {
    setOpen(next === "other");
    if (next === "other") return;
    if (next === "") {
      setTapped(null);
      onChange(null);
      return;
    }
    const moment = momentAgo(now, Number(next));
    setTapped({ minutes: next, at: moment.at });
    (onTap ?? onChange)(moment);
  };
  return h(
    "div",
    { class: "stack" },
    h(Chips, { legend, about, options, chosen, onChange: choose }),
    (value || open) && h(
      TimeField,
      { label: legend, hideLabel: true, day: value ? dayOf(value) : day, days, after, value, onChange },
    ),
  );
}

// Half an hour ago is no matter of minutes: the clock is given in steps of five.
function momentAgo(now, minutes) {
  if (minutes === 0) return now;
  const moment = addMinutes(now, -minutes);
  return addMinutes(moment, -(Number(clockOf(moment).slice(3)) % 5));
}

// At what times of day the page asks what one is doing: chosen by taps, five at the most.
import { h } from "./vendor/preact.mjs";
import { useId, useState } from "./vendor/hooks.mjs";
import { Chips } from "./ui.js";
import { isClock } from "./time.js";
import { say } from "./words.js";

const USUAL = ["08:00", "10:00", "12:00", "14:00", "16:00", "18:00", "20:00"];
const MOST = 5;

export function CheckTimes({ ctx }) {
  const chosen = [...(ctx.settings.checkIns ?? [])].sort();
  const full = chosen.length >= MOST;
  const set = (next) => {
    if (next.length > MOST) ctx.toast(say("keep.settings.times_full", { most: MOST }));
    else ctx.setSettings({ checkIns: [...new Set(next)].sort() });
  };
  const options = [...new Set([...USUAL, ...chosen])].sort();
  return h(
    "div",
    { class: "stack" },
    h(Chips, {
      legend: say("keep.settings.times_legend"),
      hideLegend: true,
      options: options.map((clock) => ({ value: clock, label: clock })),
      chosen,
      many: true,
      onChange: set,
    }),
    h(OtherTime, { full, onAdd: (clock) => set([...chosen, clock]) }),
    h("p", { class: "about", role: "status" }, sayChosen(chosen)),
  );
}

function sayChosen(chosen) {
  if (!chosen.length) return say("keep.settings.times_none");
  return say("keep.settings.times_chosen", { n: chosen.length, times: chosen.join(", ") });
}

function OtherTime({ full, onAdd }) {
  const [clock, setClock] = useState("");
  const id = useId();
  const add = (event) => {
    event.preventDefault();
    if (!isClock(clock)) return;
    onAdd(clock);
    setClock("");
  };
  if (full) return h("p", { class: "about" }, say("keep.settings.times_most", { most: MOST }));
  return h(
    "form",
    { class: "field", onSubmit: add },
    h("label", { for: id }, say("keep.settings.other_time")),
    h(
      "div",
      { class: "time-row" },
      h("input", { id, type: "time", value: clock, onInput: (event) => setClock(event.target.value) }),
      h("button", { type: "submit", class: "button" }, say("keep.ui.add")),
    ),
  );
}

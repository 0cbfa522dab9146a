// What was done about it: medicine, anything else, or nothing, each with how it was before and after.
import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { addOwn, partsOf, tellWord, treatmentOptions } from "./choices.js";
import { daysForDose } from "./headache.js";
import { newDose } from "./model.js";
import { AfterField, changeDose, sayTreatment } from "./rating.js";
import { addDays } from "./time.js";
import { AddChip, Button, Icon, Slider, TextField } from "./ui.js";
import { When } from "./when.js";
import { name, say, sayTime } from "./words.js";

export function Doses({ ctx, entry, onChange }) {
  const [open, setOpen] = useState(null);
  const doses = entry.doses;
  const options = treatmentOptions(ctx).filter((option) => option !== "none" || !doses.length);
  const add = (treatment) => {
    if (!treatment) return;
    const dose = newDose(treatment, null);
    setOpen(dose.id);
    onChange([...doses, dose]);
  };
  const remove = (dose) => {
    onChange(doses.filter((other) => other.id !== dose.id));
    ctx.toast(say("keep.dose.removed", { what: sayTreatment(dose) }), { undo: true });
  };
  const legend = doses.length ? say("keep.dose.more") : say("keep.dose.what");
  return h(
    "div",
    { class: "doses" },
    doses.map((dose) =>
      h(Dose, {
        key: dose.id,
        ctx,
        entry,
        dose,
        options,
        open: open === dose.id,
        toggle: () => setOpen(open === dose.id ? null : dose.id),
        remove: () => remove(dose),
        change: (patch) => onChange(changeDose(doses, dose, patch)),
      }),
    ),
    h(
      "fieldset",
      { class: "chips" },
      h("legend", { class: doses.length ? null : "unseen" }, legend),
      h(
        "div",
        { class: "chip-row" },
        options.map((option) =>
          h(
            "button",
            { type: "button", key: option, class: "chip", onClick: () => add(option) },
            option === "none" ? say("keep.dose.nothing") : name(option),
          ),
        ),
        h(
          AddChip,
          { legend, hint: say("keep.dose.own_hint"), onAdd: (text) => add(addOwn(ctx, "treatments", text)) },
        ),
      ),
    ),
  );
}

function Dose({ ctx, entry, dose, options, open, toggle, remove, change }) {
  return h(
    "div",
    { class: open ? "dose open" : "dose" },
    h(
      "div",
      { class: "dose-head" },
      h(
        "button",
        { type: "button", class: "dose-name", "aria-expanded": String(open), onClick: toggle },
        h("b", null, sayTreatment(dose)),
        h("span", { class: "soft" }, sayDose(dose)),
        h(Icon, { name: open ? "up" : "down" }),
      ),
      h(
        "button",
        {
          type: "button",
          class: "round",
          "aria-label": say("keep.dose.remove", { what: sayTreatment(dose) }),
          onClick: remove,
        },
        h(Icon, { name: "bin" }),
      ),
    ),
    open && h(DoseFields, { ctx, entry, dose, options, change, toggle }),
  );
}

function sayDose({ at, before, after, after_min: minutes }) {
  const told = [];
  if (at) told.push(say("keep.dose.at", { time: sayTime(at) }));
  if (before !== null) told.push(say("keep.dose.was", { pain: before }));
  if (after !== null) {
    const key = minutes === null ? "keep.dose.then_two_hours" : "keep.dose.then_minutes";
    told.push(say(key, { pain: after, minutes }));
  }
  return told.length ? told.join(" · ") : say("keep.dose.nothing_said");
}

function DoseFields({ ctx, entry, dose, options, change, toggle }) {
  const none = dose.treatment === "none";
  const { base, amount } = partsOf(dose.treatment, options);
  const setAmount = (text) => {
    const word = tellWord(ctx, text);
    change({ treatment: word ? `${base} ${word}` : base });
  };
  const days = daysForDose(entry, ctx.today);
  return h(
    "div",
    { class: "dose-fields" },
    none && h("p", { class: "about" }, say("keep.dose.nothing_about")),
    !none && h(
      TextField,
      {
        label: say("keep.dose.amount"),
        value: amount,
        placeholder: say("keep.dose.amount_hint"),
        maxLength: 40,
        onChange: setAmount,
      },
    ),
    h(When, {
      ctx,
      legend: none ? say("keep.dose.when_none") : say("keep.dose.when"),
      day: days[0] ?? entry.date,
      days,
      after: entry.start,
      value: dose.at,
      recent: entry.date === ctx.today || Boolean(entry.ongoing),
      onChange: (at) => change({ at }),
    }),
    h(
      Slider,
      { label: say("keep.dose.before"), value: dose.before, onChange: (before) => change({ before }) },
    ),
    h(AfterField, { ctx, dose, asks: entry.date >= addDays(ctx.today, -1), onChange: change }),
    h(Button, { label: say("keep.dose.close"), onClick: toggle }),
  );
}

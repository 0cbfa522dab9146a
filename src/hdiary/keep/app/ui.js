// The kit of every screen.
import { h } from "./vendor/preact.mjs";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "./vendor/hooks.mjs";
import { withElse } from "./choices.js";
import { AddChip } from "./add-chip.js";
import { Icon } from "./icons.js";
import { Slider } from "./slider.js";
import { TimeField } from "./time-field.js";
import { name, say } from "./words.js";

export { AddChip, Slider, TimeField, Icon };

// back: a function, or true where the screen above gave none of its own; backLabel says where to.
export function Screen({ title, above, about, back, children }) {
  return h(
    "div",
    { class: "screen" },
    h(
      "header",
      { class: "screen-head" },
      back &&
        h(
          "button",
          { type: "button", class: "back", onClick: back },
          h(Icon, { name: "back" }),
          h("span", null, say("keep.ui.back")),
        ),
      above && h("p", { class: "above" }, above),
      h("h1", { tabIndex: -1 }, title),
      about && h("p", { class: "about" }, about),
    ),
    children,
  );
}

export function Card({ title, tone = "", children, ...rest }) {
  const id = useId();
  return h(
    "section",
    { class: `card ${tone}`, "aria-labelledby": title ? id : null, ...rest },
    title && h("h2", { id }, title),
    children,
  );
}

export function Button({ label, kind = "plain", icon, onClick, children, ...rest }) {
  return h(
    "button",
    { type: "button", class: `button ${kind}`, onClick, ...rest },
    icon && h(Icon, { name: icon }),
    h("span", null, label ?? children),
  );
}

export function Notice({ kind = "plain", children }) {
  return h("div", { class: `notice ${kind}` }, children);
}

function toOption(option) {
  return typeof option === "object" ? option : { value: option, label: name(option) };
}

// options: words, or {value, label}; chosen: a list where many may be chosen, else one word.
export function Chips({ legend, about, options, chosen, onChange, many = false, onAdd, hideLegend = false }) {
  const set = many ? (chosen ?? []) : chosen ? [chosen] : [];
  const all = options.map(toOption);
  const known = new Set(all.map((option) => option.value));
  // What was written down stays to be seen, even where it is no longer among the choices.
  set.filter((value) => !known.has(value)).forEach((value) => all.push(toOption(value)));
  const tap = (value) => {
    if (!many) onChange(set.includes(value) ? "" : value);
    else if (set.includes(value)) onChange(set.filter((other) => other !== value));
    else onChange(withElse([...set, value], set));
  };
  return h(
    "fieldset",
    { class: "chips" },
    h("legend", { class: hideLegend ? "unseen" : null }, legend),
    about && h("p", { class: "about" }, about),
    h(
      "div",
      { class: "chip-row" },
      all.map((option) =>
        h(
          "button",
          {
            type: "button",
            key: option.value,
            class: "chip",
            "aria-pressed": String(set.includes(option.value)),
            onClick: () => tap(option.value),
          },
          h(Icon, { name: "check" }),
          option.label,
        ),
      ),
      onAdd && h(AddChip, { legend, onAdd }),
    ),
  );
}

export function Sheet({ title, onClose, children }) {
  const dialog = useRef(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    return () => before?.focus?.();
  }, []);
  const outside = (event) => {
    if (event.target === dialog.current) onClose();
  };
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  return h(
    "dialog",
    { class: "sheet", ref: dialog, "aria-labelledby": id, onCancel: cancel, onClick: outside },
    h(
      "div",
      { class: "sheet-inner" },
      h(
        "header",
        null,
        h("h2", { id, tabIndex: -1 }, title),
        h(
          "button",
          { type: "button", class: "round", "aria-label": say("keep.ui.close"), onClick: onClose },
          h(Icon, { name: "close" }),
        ),
      ),
      children,
    ),
  );
}

// Each letter is told at once, since a page may be closed at any. What stands in the field is as it
// was typed, though a space at the end is not kept; what is changed elsewhere shows in it, too.
export function TextField({ label, about, value, onChange, lines = 1, ...rest }) {
  const [text, setText] = useState(value ?? "");
  const told = useRef(false);
  const id = useId();
  useLayoutEffect(() => {
    if (!told.current) setText(value ?? "");
    told.current = false;
  }, [value]);
  const type = (event) => {
    setText(event.target.value);
    told.current = true;
    onChange(event.target.value);
  };
  const leave = () => {
    told.current = false;
  };
  const field = { id, value: text, onInput: type, onBlur: leave, ...rest };
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    about && h("p", { class: "about" }, about),
    lines > 1 ? h("textarea", { ...field, rows: lines }) : h(
      "input",
      { ...field, type: "text", autocomplete: "off" },
    ),
  );
}

// One of a few, all of them seen: buttons of which one is pressed in, as radios are.
import { h } from "./vendor/preact.mjs";
import { useId } from "./vendor/hooks.mjs";

// options: [{value, label}]
export function Choice({ legend, about, options, value, onChange, hideLegend = false }) {
  const group = useId();
  return h(
    "fieldset",
    { class: "choice group" },
    h("legend", { class: hideLegend ? "unseen" : null }, legend),
    about && h("p", { class: "about" }, about),
    h(
      "div",
      { class: "choice-row" },
      options.map((option) =>
        h(
          "label",
          { key: String(option.value) },
          h("input", {
            type: "radio",
            name: group,
            checked: option.value === value,
            onChange: () => onChange(option.value),
          }),
          h("span", null, option.label),
        ),
      ),
    ),
  );
}

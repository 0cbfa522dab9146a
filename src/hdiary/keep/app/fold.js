// A card that is opened by who wants it; told: what stands in it, to be read while it is closed.
import { h } from "./vendor/preact.mjs";
import { Icon } from "./icons.js";

export function Fold({ id, title, told, children }) {
  return h(
    "details",
    { class: "card fold", id },
    h(
      "summary",
      null,
      h("span", { class: "fold-head" }, h("h2", null, title), told && h("span", { class: "soft" }, told)),
      h(Icon, { name: "next" }),
    ),
    h("div", { class: "fold-in" }, children),
  );
}

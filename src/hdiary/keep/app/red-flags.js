// When to see a doctor, whatever the diary holds: the same words as on every page of hdiary.
import { h } from "./vendor/preact.mjs";
import { lines, say } from "./words.js";

export function RedFlags() {
  return h(
    "div",
    { class: "stack" },
    h("p", null, say("flags.lead")),
    h("h3", null, say("flags.at_once")),
    h(List, { items: lines("flags.at_once_if") }),
    h("h3", null, say("flags.soon")),
    h(List, { items: lines("flags.soon_if") }),
    h("p", { class: "soft" }, say("flags.source")),
  );
}

function List({ items }) {
  return h("ul", { class: "bullets" }, items.map((item) => h("li", { key: item }, item)));
}

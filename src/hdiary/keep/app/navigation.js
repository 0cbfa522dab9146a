import { h } from "./vendor/preact.mjs";
import { Icon } from "./icons.js";
import { say } from "./words.js";

const PLACES = [
  ["today", "today"],
  ["calendar", "calendar"],
  ["overview", "overview"],
  ["settings", "more"],
];
const BELOW = { headache: "today", check: "today", trial: "today", day: "calendar", data: "settings" };

export function Navigation({ view, go }) {
  const here = BELOW[view] ?? view;
  return h(
    "nav",
    { class: "navigation", "aria-label": say("keep.ui.navigation") },
    PLACES.map(([place, icon]) =>
      h(
        "button",
        {
          type: "button",
          key: place,
          "aria-current": place === here ? "page" : null,
          onClick: () => go(place),
        },
        h(Icon, { name: icon }),
        h("span", null, say(`keep.ui.nav_${place}`)),
      ),
    ),
  );
}

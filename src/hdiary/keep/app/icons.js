// Small drawings of 24 by 24, in the colour of the words beside them; they say nothing on their own.
import { h } from "./vendor/preact.mjs";

const PATHS = {
  today: "M4 11.2 12 4.5l8 6.7M6.2 9.8V19h11.6V9.8M10 19v-5h4v5",
  calendar: "M5 6.5h14V19H5zM5 10.5h14M8.5 4.5v3.5M15.5 4.5v3.5",
  overview: "M5 19V12M12 19V5M19 19v-9",
  more: "M5 8h9M18 8h1M5 16h1M10 16h9M16 6v4M8 14v4",
  back: "M14.5 5.5 8 12l6.5 6.5",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  plus: "M12 5.5v13M5.5 12h13",
  check: "M5.5 12.5l4.5 4.5 8.5-9.5",
  bin: "M5 7.5h14M10 7.5V5h4v2.5M7 7.5 8 19h8l1-11.5M10.5 11v5M13.5 11v5",
  edit: "M5.5 18.5l.8-3.6L15.5 5.7l2.8 2.8-9.2 9.2zM13.6 7.6l2.8 2.8",
  clock: "M12 4.5a7.5 7.5 0 1 0 .01 0M12 8v4.3l2.8 1.7",
  sun:
    "M12 8.2a3.8 3.8 0 1 0 .01 0M12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21" +
    "M5.6 5.6l1.3 1.3M17.1 17.1l1.3 1.3M18.4 5.6l-1.3 1.3M6.9 17.1l-1.3 1.3",
  head: "M8 20v-3.2C6 15.6 5 13.6 5 11.2 5 7.2 8 4.5 11.8 4.5c4 0 6.4 2.8 6.7 6.3l1.5 3.2-1.7.6v2.6h-3.6V20",
  save: "M12 4.5v10M8 11l4 4 4-4M5 19h14",
  up: "M6 14.5 12 8.5l6 6",
  down: "M6 9.5 12 15.5l6-6",
  flag: "M6 20V5M6 5.5h11l-2.5 3.7L17 13H6",
};

export function Icon({ name }) {
  return h(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    h("path", { d: PATHS[name] }),
  );
}

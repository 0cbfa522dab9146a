// A screen that fails must not take the others with it: the diary can still be kept and saved.
import { h } from "./vendor/preact.mjs";
import { useErrorBoundary } from "./vendor/hooks.mjs";
import { Button, Notice, Screen } from "./ui.js";
import { say } from "./words.js";

export function Guarded({ go, children }) {
  const [error, reset] = useErrorBoundary();
  if (!error) return children;
  const leave = (view) => () => {
    reset();
    go(view);
  };
  return h(
    Screen,
    { title: say("keep.ui.broken") },
    h(
      Notice,
      { kind: "warn" },
      h("p", null, say("keep.ui.broken_about")),
      h("p", { class: "soft" }, String(error)),
    ),
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.ui.nav_today"), onClick: leave("today") }),
      h(Button, { label: say("keep.ui.broken_save"), onClick: leave("data") }),
    ),
  );
}

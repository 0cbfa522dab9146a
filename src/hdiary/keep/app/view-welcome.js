// The first start: three short steps, each of which can be left out.
import { h } from "./vendor/preact.mjs";
import { useEffect, useRef, useState } from "./vendor/hooks.mjs";
import { CheckTimes } from "./check-times.js";
import { Icon } from "./icons.js";
import { Button, Screen } from "./ui.js";
import { language, say } from "./words.js";

const STEPS = [What, Where, When];
const OTHER = { en: ["de", "Deutsch"], de: ["en", "English"] };

export function WelcomeView({ ctx }) {
  const [at, setAt] = useState(0);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) {
      window.scrollTo(0, 0);
      document.querySelector("main h1")?.focus({ preventScroll: true });
    }
    moved.current = true;
  }, [at]);
  const done = () => {
    ctx.setSettings({ welcomed: true, began: ctx.now() });
    ctx.go("today");
  };
  const last = at === STEPS.length - 1;
  const [other, otherName] = OTHER[language()];
  const titles = [say("keep.welcome.title"), say("keep.welcome.where"), say("keep.welcome.when")];
  return h(
    "div",
    { class: "welcome" },
    h(
      "div",
      { class: "welcome-head" },
      h("p", { class: "soft" }, say("keep.welcome.step", { n: at + 1, all: STEPS.length })),
      at === 0 && h(
        "button",
        { type: "button", class: "link", lang: other, onClick: () => ctx.setSettings({ language: other }) },
        otherName,
      ),
    ),
    h(Steps, { at }),
    h(Screen, { title: titles[at], key: at }, h(STEPS[at], { ctx })),
    h(
      "div",
      { class: "welcome-foot" },
      h(
        Button,
        {
          label: last ? say("keep.welcome.start") : say("keep.welcome.go_on"),
          kind: "primary big",
          onClick: last ? done : () => setAt(at + 1),
        },
      ),
      h(
        "div",
        { class: "row between" },
        at > 0 && h(Button, { label: say("keep.ui.back"), kind: "quiet", onClick: () => setAt(at - 1) }),
        !last && h(Button, { label: say("keep.welcome.skip"), kind: "quiet end", onClick: done }),
      ),
    ),
  );
}

function Steps({ at }) {
  return h(
    "div",
    { class: "welcome-steps", "aria-hidden": "true" },
    STEPS.map((_, step) => h("i", { key: step, class: step <= at ? "on" : null })),
  );
}

function What({ ctx }) {
  const { name } = ctx.told;
  return h(
    "div",
    { class: "stack" },
    name && h("p", { class: "welcome-of" }, name),
    h("p", { class: "lead" }, say("keep.welcome.what")),
    h(
      "ul",
      { class: "points" },
      h(Point, { icon: "check" }, say("keep.welcome.clear")),
      h(Point, { icon: "head" }, say("keep.welcome.headache")),
      h(Point, { icon: "edit" }, say("keep.welcome.later")),
    ),
    h("p", { class: "soft" }, say("keep.welcome.no_diagnosis")),
  );
}

function Where({ ctx }) {
  const bring = () => {
    ctx.setSettings({ welcomed: true, began: ctx.now() });
    ctx.go("data");
  };
  return h(
    "div",
    { class: "stack" },
    h("p", { class: "lead" }, say("keep.welcome.stay")),
    h(
      "ul",
      { class: "points" },
      h(Point, { icon: "save" }, say("keep.welcome.lost")),
      h(Point, { icon: "clock" }, say("keep.welcome.copy")),
    ),
    h("p", null, h("button", { type: "button", class: "link", onClick: bring }, say("keep.welcome.bring"))),
  );
}

function When({ ctx }) {
  return h(
    "div",
    { class: "stack" },
    h("p", { class: "lead" }, say("keep.welcome.ask")),
    h(CheckTimes, { ctx }),
    h("p", { class: "soft" }, say("keep.welcome.change")),
  );
}

function Point({ icon, children }) {
  return h("li", null, h(Icon, { name: icon }), h("span", null, children));
}

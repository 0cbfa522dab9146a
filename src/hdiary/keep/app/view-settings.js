// Everything that is chosen once: how the page looks and asks, and what it is.
import { h } from "./vendor/preact.mjs";
import { useEffect, useRef } from "./vendor/hooks.mjs";
import { CheckTimes } from "./check-times.js";
import { Choice } from "./choice.js";
import { Fold } from "./fold.js";
import { Icon } from "./icons.js";
import { OwnWords } from "./own-words.js";
import { RedFlags } from "./red-flags.js";
import { Card, Screen } from "./ui.js";
import { say } from "./words.js";

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];
const THEMES = ["auto", "light", "dark"];
const WORDS = ["activities", "postures", "treatments"];
// In another language everything is drawn anew; who chose it by keyboard goes on where they were.
let spokenAnew = false;

export function SettingsView({ ctx }) {
  const { settings, told, setSettings } = ctx;
  const screen = useRef(null);
  useEffect(() => {
    if (spokenAnew) screen.current?.querySelector("input:checked")?.focus({ preventScroll: true });
    spokenAnew = false;
  }, []);
  const speak = (language) => {
    spokenAnew = true;
    setSettings({ language });
  };
  const themes = THEMES.map((theme) => ({ value: theme, label: say(`keep.settings.theme_${theme}`) }));
  const sizes = [
    { value: false, label: say("keep.settings.size_usual") },
    { value: true, label: say("keep.settings.size_large") },
  ];
  return h(
    Screen,
    { title: say("keep.settings.title") },
    h(
      "div",
      { class: "ways" },
      h(
        Way,
        {
          icon: "save",
          title: say("keep.settings.data"),
          about: say("keep.settings.data_about"),
          onClick: () => ctx.go("data"),
        },
      ),
      told.trial &&
        h(
          Way,
          {
            icon: "flag",
            title: say("keep.settings.trial"),
            about: say("keep.settings.trial_about"),
            onClick: () => ctx.go("trial"),
          },
        ),
    ),
    h(
      Card,
      { title: say("keep.settings.times") },
      h("p", { class: "about" }, say("keep.settings.times_about")),
      h(CheckTimes, { ctx }),
    ),
    h(
      Card,
      { title: say("keep.settings.look") },
      h(
        "div",
        { ref: screen },
        h(
          Choice,
          {
            legend: say("keep.settings.language"),
            options: LANGUAGES,
            value: settings.language,
            onChange: speak,
          },
        ),
      ),
      h(
        Choice,
        {
          legend: say("keep.settings.theme"),
          options: themes,
          value: settings.theme,
          onChange: (theme) => setSettings({ theme }),
        },
      ),
      h(
        Choice,
        {
          legend: say("keep.settings.size"),
          options: sizes,
          value: Boolean(settings.large),
          onChange: (large) => setSettings({ large }),
        },
      ),
    ),
    h(
      Card,
      { title: say("keep.settings.words") },
      h("p", { class: "about" }, say("keep.settings.words_about")),
      WORDS.map((kind) => h(OwnWords, { key: kind, ctx, kind })),
    ),
    h(Fold, { title: say("flags.title") }, h(RedFlags, null)),
    h(Fold, { title: say("keep.settings.about") }, h(About, { told })),
  );
}

function Way({ icon, title, about, onClick }) {
  return h(
    "button",
    { type: "button", class: "way", onClick },
    h(Icon, { name: icon }),
    h("span", { class: "way-text" }, h("b", null, title), h("span", { class: "soft" }, about)),
    h(Icon, { name: "next" }),
  );
}

function About({ told }) {
  return h(
    "div",
    { class: "stack" },
    h("p", null, say("keep.settings.what")),
    h("p", null, say("keep.settings.no_diagnosis")),
    h("p", { class: "soft" }, say("keep.settings.version", { version: told.version })),
    h("p", { class: "soft" }, say("keep.settings.licence")),
  );
}

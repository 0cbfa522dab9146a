// The frame around every screen: what is known, where one is, what was just done.
import { h } from "./vendor/preact.mjs";
import { useEffect, useLayoutEffect, useRef, useState } from "./vendor/hooks.mjs";
import { useDiary } from "./diary.js";
import { Guarded } from "./guarded.js";
import { usePlace } from "./place.js";
import { Navigation } from "./navigation.js";
import { Toast, useToast } from "./toast.js";
import { StoreBanner } from "./store-banner.js";
import { now, today as dayNow } from "./time.js";
import { language, say, useWords } from "./words.js";
import { TodayView } from "./view-today.js";
import { HeadacheView } from "./view-headache.js";
import { CheckView } from "./view-check.js";
import { CalendarView } from "./view-calendar.js";
import { DayView } from "./view-day.js";
import { OverviewView } from "./view-overview.js";
import { DataView } from "./view-data.js";
import { SettingsView } from "./view-settings.js";
import { TrialView } from "./view-trial.js";
import { WelcomeView } from "./view-welcome.js";
import { UnlockView } from "./view-unlock.js";

const FRAMES = 20;
const PAGE = document.title;

const VIEWS = {
  today: TodayView,
  headache: HeadacheView,
  check: CheckView,
  calendar: CalendarView,
  day: DayView,
  overview: OverviewView,
  data: DataView,
  settings: SettingsView,
  trial: TrialView,
  welcome: WelcomeView,
  unlock: UnlockView,
};

export function App({ told, store }) {
  const diary = useDiary(store, told);
  const place = usePlace();
  const day = useDay();
  const toast = useToast();
  const view = shown(diary, place.view, told);
  const ctx = {
    told,
    store,
    entries: diary.entries,
    settings: diary.settings,
    today: day,
    now,
    view,
    save: (...change) => {
      toast.stale();
      return diary.save(...change);
    },
    remove: (...change) => {
      toast.stale();
      return diary.remove(...change);
    },
    setSettings: diary.setSettings,
    reload: diary.reload,
    // A given change is taken back, or else the last one of the diary.
    undo: async (change = null) => {
      const undone = await diary.undo(change);
      if (undone?.changed) toast.show(say("keep.ui.undo_changed"));
      else toast.show(undone ? say("keep.ui.undone") : say("keep.ui.nothing_to_undo"));
      return undone;
    },
    go: place.go,
    back: place.back,
    // The way back of a message is that of its own change, whatever another tab writes meanwhile.
    toast: (text, { undo = false } = {}) => {
      const change = diary.latest();
      toast.show(text, { undo: undo === true ? () => ctx.undo(change) : undo });
    },
  };
  // The words are the same for everything on the page, so they are chosen before anything is drawn.
  const spoken = told.words[diary.settings.language] ? diary.settings.language : told.language;
  if (language() !== spoken) useWords(told.words, spoken);
  useLook(diary.settings, spoken);
  useHeading(`${view} ${place.at}`, diary.phase);
  useLayoutEffect(toast.moved, [place.at]);
  useKeptFocus();
  useKeys(ctx, place);
  if (diary.phase === "loading") return h("p", { class: "opening" }, say("keep.ui.opening"));
  const View = VIEWS[view];
  const bare = view === "welcome" || view === "unlock";
  return h(
    "div",
    { class: bare ? "frame bare" : "frame", key: spoken },
    !bare && h("a", { class: "skip", href: "#main", onClick: skip }, say("keep.ui.skip")),
    !bare && h(Navigation, { view, go: place.go }),
    h(
      "main",
      { id: "main", tabIndex: -1 },
      h(StoreBanner, { ctx }),
      h(
        Guarded,
        { key: `${view} ${place.at}`, go: place.go },
        h(View, { ctx, params: place.params }),
      ),
    ),
    h(Toast, { toast: toast.told, close: toast.close, undo: ctx.undo }),
  );
}

function shown(diary, view, told) {
  if (diary.phase === "locked") return "unlock";
  if (!diary.settings.welcomed) return "welcome";
  // A page without a plan has no words for one.
  if (view === "trial" && !told.trial) return "today";
  return VIEWS[view] && view !== "unlock" && view !== "welcome" ? view : "today";
}

// A link to a fragment would be a place of its own in the browser's history.
function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

// The day may change while the page is open, and a phone may sleep through midnight.
function useDay() {
  const [day, setDay] = useState(dayNow());
  const [, setTick] = useState(0);
  useEffect(() => {
    const look = () => {
      setDay(dayNow());
      setTick((tick) => tick + 1);
    };
    const timer = setInterval(look, 20000);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, []);
  return day;
}

function useLook(settings, spoken) {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = spoken;
    root.dataset.theme = settings.theme ?? "auto";
    root.classList.toggle("large", Boolean(settings.large));
  }, [settings.theme, settings.large, spoken]);
}

// Who cannot see the page learns by the heading that the screen is another one.
function useHeading(place, phase) {
  const before = useRef(null);
  useEffect(() => {
    if (phase === "loading") return;
    if (before.current !== null && before.current !== place) focusHeading(FRAMES);
    before.current = place;
  }, [place, phase]);
}

// A screen that first begins an entry has its heading some frames later.
function focusHeading(frames) {
  const heading = document.querySelector("main h1");
  if (heading) {
    heading.focus({ preventScroll: true });
    document.title = `${heading.innerText} · ${PAGE}`;
  } else if (frames) requestAnimationFrame(() => focusHeading(frames - 1));
}

// Who works by keyboard goes on from where the answered question stood, not from the top of the page.
function useKeptFocus() {
  useEffect(() => {
    let last = null;
    const see = ({ target }) => {
      const inside = target.closest("main");
      last = inside ? { target, homes: homesOf(target) } : null;
    };
    const keep = () => {
      if (!last || last.target.isConnected || document.activeElement !== document.body) return;
      const home = last.homes.find((place) => place.isConnected);
      const next = home?.querySelector("button:not([disabled]), input") ?? document.querySelector("main h1");
      next?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => requestAnimationFrame(keep));
    document.addEventListener("focusin", see);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", see);
      watch.disconnect();
    };
  }, []);
}

function homesOf(element) {
  const homes = [];
  const next = (from) => from?.closest(".card, .dose, fieldset");
  for (let home = next(element); home; home = next(home.parentElement)) homes.push(home);
  return homes;
}

function useKeys(ctx, place) {
  const latest = useRef(null);
  latest.current = { ctx, place };
  useEffect(() => {
    const press = (event) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const typing = event.target.matches?.("textarea, select, input:not([type=range])");
      // Out of a field first, and only then out of the screen.
      if (event.key === "Escape" && typing) event.target.blur();
      else if (event.key === "Escape" && latest.current.place.view !== "today") latest.current.place.back();
      if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
        event.preventDefault();
        latest.current.ctx.undo();
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

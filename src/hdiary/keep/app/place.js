// Where one is: each screen is a step in the browser's own history, so that its back button works.
import { useEffect, useLayoutEffect, useState } from "./vendor/hooks.mjs";

const FIRST = { view: "today", params: {}, depth: 0, at: 0, scroll: 0 };
const KEPT_MINUTES = 30;

export function usePlace() {
  const [place, setPlace] = useState(begin);

  useEffect(() => {
    history.scrollRestoration = "manual";
    if (!history.state?.view) history.replaceState(FIRST, "", hash("today"));
    const pop = (event) => setPlace(event.state?.view ? event.state : FIRST);
    // A page that lay open in the background over night comes back as if it were opened anew.
    const look = () => {
      if (document.hidden) leave();
      else if (isOld() && isOtherDay()) setPlace(beginAnew());
    };
    window.addEventListener("popstate", pop);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("popstate", pop);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  useLayoutEffect(() => window.scrollTo(0, place.scroll), [place]);

  return { ...place, go, back };

  function go(view, params = {}) {
    const here = history.state?.view ? history.state : FIRST;
    if (here.view === view && same(here.params, params)) {
      window.scrollTo(0, 0);
      return;
    }
    history.replaceState({ ...here, scroll: window.scrollY }, "");
    const next = { view, params, depth: here.depth + 1, at: Date.now(), scroll: 0 };
    history.pushState(next, "", hash(view));
    setPlace(next);
  }

  function back() {
    if (history.state?.depth > 0) {
      history.back();
      return;
    }
    history.replaceState(FIRST, "", hash("today"));
    setPlace(FIRST);
  }
}

// A reload shows the same screen again. Later, and on another day, an old form would take in what is
// meant of today; what was begun there is offered on Today.
function begin() {
  if (!history.state?.view) return FIRST;
  return isOld() || isOtherDay() ? beginAnew() : { ...FIRST, ...history.state };
}

function beginAnew() {
  history.replaceState(FIRST, "", hash("today"));
  return FIRST;
}

function leave() {
  if (history.state?.view) history.replaceState({ ...history.state, left: Date.now() }, "");
}

function lastSeen() {
  return history.state?.left ?? history.state?.at ?? 0;
}

function isOld() {
  return Date.now() - lastSeen() > KEPT_MINUTES * 60000;
}

function isOtherDay() {
  return new Date(lastSeen()).toDateString() !== new Date().toDateString();
}

function hash(view) {
  return `#${view}`;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

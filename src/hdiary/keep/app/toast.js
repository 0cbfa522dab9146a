// What was just done, for a few seconds, with a way back.
import { h } from "./vendor/preact.mjs";
import { useEffect, useRef, useState } from "./vendor/hooks.mjs";
import { Icon } from "./icons.js";
import { say } from "./words.js";

const SHOWN_MS = 4500;
const WITH_UNDO_MS = 12000;
const STEP_MS = 800;

export function useToast() {
  const [told, setTold] = useState(null);
  const shows = useRef(0);
  // undo: true takes back the last thing that was stored; a function is another way back.
  const show = (text, { undo = false } = {}) => {
    shows.current += 1;
    setTold({ text, undo, at: shows.current, since: performance.now() });
  };
  // After another change, the last thing stored is no longer what the toast speaks of.
  const stale = () => setTold((toast) => (toast?.undo ? null : toast));
  // On the next screen it would lie on what is wanted there, unless it tells of the very step.
  const moved = () => setTold((toast) => (toast && performance.now() - toast.since > STEP_MS ? null : toast));
  return { told, show, stale, moved, close: () => setTold(null) };
}

export function Toast({ toast, close, undo }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held) return undefined;
    const timer = setTimeout(close, toast.undo ? WITH_UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const takeBack = () => {
    close();
    if (typeof toast.undo === "function") toast.undo();
    else undo();
  };
  const hold = { onFocusIn: () => setHeld(true), onFocusOut: () => setHeld(false) };
  return h(
    "div",
    { class: "toasts", ...hold, onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) },
    h(
      "div",
      { role: "status", "aria-live": "polite" },
      toast && h("p", { class: "toast-text", key: toast.at }, toast.text),
    ),
    toast?.undo && h(
      "button",
      { type: "button", class: "toast-undo", onClick: takeBack },
      say("keep.ui.undo"),
    ),
    toast &&
      h(
        "button",
        { type: "button", class: "toast-close", "aria-label": say("keep.ui.close"), onClick: close },
        h(Icon, { name: "close" }),
      ),
  );
}

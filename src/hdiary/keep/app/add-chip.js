// One's own word among the choices: taken when it is confirmed, and when the field is left, too.
import { h } from "./vendor/preact.mjs";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "./vendor/hooks.mjs";
import { Icon } from "./icons.js";
import { ownWord } from "./model.js";
import { say } from "./words.js";

// A tap beside the field must still meet what it was aimed at, so nothing moves under it.
const AFTER_TAP_MS = 300;

// onAdd is given the text as it was typed.
export function AddChip({ legend, hint, onAdd }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const typed = useRef("");
  const tell = useRef(onAdd);
  const [input, button, timer] = [useRef(null), useRef(null), useRef(0)];
  const id = useId();
  tell.current = onAdd;
  const type = (next) => {
    typed.current = next;
    setText(next);
  };
  const take = () => {
    const last = typed.current;
    typed.current = "";
    if (ownWord(last).word) tell.current(last);
  };
  const close = () => {
    clearTimeout(timer.current);
    type("");
    setOpen(false);
  };
  useLayoutEffect(() => {
    if (open) input.current?.focus();
  }, [open]);
  useEffect(() => {
    window.addEventListener("pagehide", take);
    return () => {
      window.removeEventListener("pagehide", take);
      clearTimeout(timer.current);
      take();
    };
  }, []);
  const back = () => {
    close();
    setTimeout(() => button.current?.focus());
  };
  if (!open) {
    return h(
      "button",
      {
        type: "button",
        ref: button,
        class: "chip add",
        "aria-label": say("keep.ui.add_to", { what: legend }),
        onClick: () => setOpen(true),
      },
      h(Icon, { name: "plus" }),
      say("keep.ui.add_own"),
    );
  }
  const submit = (event) => {
    event.preventDefault();
    take();
    back();
  };
  const press = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    back();
  };
  // A window that only goes to the back keeps its focus, and the field stays as it is.
  const leave = (event) => {
    const stays = event.currentTarget.contains(event.relatedTarget);
    if (stays || document.activeElement === event.target) return;
    timer.current = setTimeout(() => {
      take();
      close();
    }, AFTER_TAP_MS);
  };
  return h(
    "form",
    {
      class: "add-form",
      onSubmit: submit,
      onKeyDown: press,
      onFocusIn: () => clearTimeout(timer.current),
      onFocusOut: leave,
    },
    h("label", { class: "unseen", for: id }, say("keep.ui.add_to", { what: legend })),
    h("input", {
      id,
      ref: input,
      type: "text",
      maxLength: 60,
      autocomplete: "off",
      value: text,
      placeholder: hint ?? say("keep.ui.own_words"),
      onInput: (event) => type(event.target.value),
    }),
    h("button", { type: "submit", class: "button primary" }, say("keep.ui.add")),
  );
}

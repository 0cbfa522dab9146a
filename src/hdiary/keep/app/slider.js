// 0 to 10 under one thumb: a number with its word; not said until it is touched.
import { h } from "./vendor/preact.mjs";
import { useId, useRef } from "./vendor/hooks.mjs";
import { Icon } from "./icons.js";
import { say } from "./words.js";

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const MIDDLE = 5;

// word: what a number is called where it is no pain.
export function Slider({ label, about, value, onChange, word = painWord }) {
  const id = useId();
  const input = useRef(null);
  const track = useRef(null);
  const drag = useRef(null);
  const said = value !== null && value !== undefined;
  const text = said ? word(value) : say("keep.ui.not_said");

  const valueAt = (x) => {
    const box = track.current.getBoundingClientRect();
    return Math.max(0, Math.min(10, Math.round(((x - box.left) / box.width) * 10)));
  };
  const set = (next) => {
    if (next !== value) onChange(next);
  };
  // A thumb that only scrolls the page over the slider must change nothing: the browser takes the
  // pointer away then, and until it moves sideways or leaves, nothing is told.
  const down = (event) => {
    if (event.button) return;
    drag.current = { x: event.clientX, moved: event.pointerType === "mouse" };
    event.currentTarget.setPointerCapture?.(event.pointerId);
    if (drag.current.moved) set(valueAt(event.clientX));
  };
  const move = (event) => {
    if (!drag.current) return;
    if (Math.abs(event.clientX - drag.current.x) > 6) drag.current.moved = true;
    if (drag.current.moved) set(valueAt(event.clientX));
  };
  const up = (event) => {
    if (!drag.current) return;
    drag.current = null;
    set(valueAt(event.clientX));
    input.current.focus({ preventScroll: true });
  };
  const cancel = () => {
    drag.current = null;
  };
  const press = (event) => {
    if (!said && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      onChange(MIDDLE);
    }
    if (said && (event.key === "Delete" || event.key === "Backspace")) onChange(null);
  };
  const part = `${(said ? value : MIDDLE) * 10}%`;
  return h(
    "div",
    { class: said ? "slider" : "slider unset" },
    h(
      "div",
      { class: "slider-head" },
      h("label", { for: id }, label),
      h(
        "span",
        { class: "slider-said" },
        h("output", { for: id, class: "slider-value" }, said && h("b", null, value), h("span", null, text)),
        said &&
          h(
            "button",
            {
              type: "button",
              class: "round",
              "aria-label": say("keep.ui.unsay", { what: label }),
              onClick: () => onChange(null),
            },
            h(Icon, { name: "close" }),
          ),
      ),
    ),
    about && h("p", { class: "about" }, about),
    h(
      "div",
      {
        class: "slider-touch",
        onPointerDown: down,
        onPointerMove: move,
        onPointerUp: up,
        onPointerCancel: cancel,
      },
      h(
        "div",
        { class: "slider-track", ref: track },
        h("div", { class: "slider-fill", style: { width: said ? part : "0" } }),
        STEPS.map((step) => h(
          "i",
          { key: step, style: { left: `${step * 10}%` }, class: said && step <= value ? "on" : null },
        )),
        h("div", { class: "slider-thumb", style: { left: part }, "aria-hidden": "true" }, said ? value : ""),
        h("input", {
          id,
          ref: input,
          type: "range",
          min: 0,
          max: 10,
          step: 1,
          value: said ? value : MIDDLE,
          "aria-valuetext": said ? say("keep.ui.number_and_word", { n: value, word: text }) : text,
          onInput: (event) => set(Number(event.target.value)),
          onKeyDown: press,
        }),
      ),
    ),
    h(
      "div",
      { class: "slider-ends" },
      h("span", { "aria-hidden": "true" }, `0 ${word(0)}`),
      h("span", { "aria-hidden": "true" }, `10 ${word(10)}`),
    ),
  );
}

export function painWord(number) {
  return say(`keep.ui.pain_${number}`);
}

// What the therapist asks of each day; what is not answered is not said, never no.
import { h } from "./vendor/preact.mjs";
import { useId, useState } from "./vendor/hooks.mjs";
import { ownOf, readTyped } from "./cells.js";
import { Choice } from "./choice.js";
import { Slider, TextField } from "./ui.js";
import { name, say, sayNumber } from "./words.js";

const MOST_HOURS = 24;

// questions: [[column, kind]]; onAnswer(column, answer), null where it is left open.
export function Questions({ questions, factors, onAnswer }) {
  return questions.map(([column, kind]) =>
    h(
      Question,
      {
        key: column,
        label: ask(column),
        kind,
        answer: ownOf(factors, column),
        onAnswer: (answer) => onAnswer(column, answer),
      },
    ),
  );
}

function ask(column) {
  const words = name(column);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Question({ label, kind, answer, onAnswer }) {
  if (kind === "yes/no") {
    const options = [
      { value: true, label: say("keep.day.yes") },
      { value: false, label: say("keep.day.no") },
      { value: null, label: say("keep.day.not_said") },
    ];
    return h(Choice, { legend: label, options, value: answer, onChange: onAnswer });
  }
  if (kind === "0-10") return h(Slider, { label, value: answer, onChange: onAnswer, word: sayLevel });
  return h(NumberField, { label, hours: kind === "hours", value: answer, onChange: onAnswer });
}

function sayLevel(number) {
  const level = number === 0 ? 0 : number === 10 ? 4 : Math.ceil(number / 3);
  return say(`keep.day.level_${level}`);
}

// A comma and a point both part the decimals: which of them a phone offers is not the person's doing.
function readAnswer(text, hours) {
  return readTyped(text, { decimal: say("keep.names.decimal"), small: hours });
}

function NumberField({ label, hours, value, onChange }) {
  const [text, setText] = useState(write(value));
  const id = useId();
  const problem = check(text, hours);
  const tell = (typed) => {
    setText(typed);
    // What is not sure is not kept, nor what stood there at an earlier letter.
    onChange(check(typed, hours) ? null : readAnswer(typed, hours).number);
  };
  return h(
    "div",
    { class: "number" },
    h(TextField, {
      label,
      value: problem ? text : write(value),
      placeholder: say("keep.day.not_said"),
      inputMode: "decimal",
      maxLength: 12,
      "aria-invalid": problem ? "true" : null,
      "aria-describedby": id,
      onChange: tell,
    }),
    h("p", { id, class: "wrong", role: "status" }, problem),
  );
}

function write(value) {
  return typeof value === "number" ? sayNumber(value) : "";
}

function check(text, hours) {
  if (!text.trim()) return null;
  const { number, either } = readAnswer(text, hours);
  if (either) return say("keep.day.which_number", { one: sayNumber(either[0]), other: sayNumber(either[1]) });
  if (number === null) return say("keep.day.no_number");
  return hours && (number < 0 || number > MOST_HOURS) ? say("keep.day.no_hours") : null;
}

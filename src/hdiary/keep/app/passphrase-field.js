import { h } from "./vendor/preact.mjs";
import { useId, useRef, useState } from "./vendor/hooks.mjs";
import { say } from "./words.js";

const FEWEST = 10;

// One field; what is typed can be looked at, since nobody can restore what was mistyped.
export function PassphraseField({ label, value, onInput, shown, fresh = false, problem = "", field }) {
  const id = useId();
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    h("input", {
      id,
      ref: field,
      type: shown ? "text" : "password",
      value,
      autocomplete: fresh ? "new-password" : "current-password",
      autocapitalize: "off",
      spellcheck: false,
      "aria-invalid": problem ? "true" : null,
      "aria-describedby": `${id}-problem`,
      onInput: (event) => onInput(event.target.value),
    }),
    h("p", { id: `${id}-problem`, class: "problem", role: "alert" }, problem),
  );
}

export function ShowField({ shown, onChange }) {
  return h(
    "label",
    { class: "tick" },
    h("input", { type: "checkbox", checked: shown, onChange: (event) => onChange(event.target.checked) }),
    h("span", null, say("keep.lock.show")),
  );
}

// The slow key takes a moment: until it is there, the button says so and cannot be tapped again.
export function Submit({ label, busy = false, kind = "primary" }) {
  return h(
    "button",
    { type: "submit", class: `button ${kind}`, disabled: busy },
    h("span", null, busy ? say("keep.lock.busy") : label),
  );
}

// A new passphrase, typed twice, with the plain word that nobody can restore it.
export function NewPassphrase({ label, onChosen }) {
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [shown, setShown] = useState(false);
  const [knows, setKnows] = useState(false);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    const found = problemOf(first, shown ? first : second, knows);
    setProblem(found);
    if (found) return;
    setBusy(true);
    await onChosen(first);
    setBusy(false);
  };
  const at = (name) => (problem === name ? say(`keep.lock.problem_${name}`, { n: FEWEST }) : "");
  return h(
    "form",
    { class: "stack", onSubmit: submit },
    h(PassphraseField, {
      label: say("keep.lock.new"), value: first, onInput: setFirst, shown, fresh: true, problem: at("short"),
    }),
    h("p", { class: "about" }, say("keep.lock.advice")),
    !shown &&
      h(PassphraseField, {
        label: say("keep.lock.repeat"),
        value: second,
        onInput: setSecond,
        fresh: true,
        problem: at("differs"),
      }),
    h(ShowField, { shown, onChange: setShown }),
    h(
      "label",
      { class: "tick" },
      h("input", {
        type: "checkbox", checked: knows, onChange: (event) => setKnows(event.target.checked),
      }),
      h("span", null, say("keep.lock.nobody")),
    ),
    h("p", { class: "problem", role: "alert" }, at("knows")),
    h(Submit, { label, busy }),
  );
}

function problemOf(first, second, knows) {
  if ([...first.trim()].length < FEWEST) return "short";
  if (first.normalize("NFKC").trim() !== second.normalize("NFKC").trim()) return "differs";
  return knows ? null : "knows";
}

// The passphrase that is set, asked before something that only its owner may do.
export function AskPassphrase({ label, danger = false, onTyped }) {
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    try {
      await onTyped(typed);
    } catch (error) {
      setProblem(error.name === "WrongPassphrase" ? say("keep.lock.wrong") : say("keep.lock.failed"));
      field.current?.select();
    }
    setBusy(false);
  };
  return h(
    "form",
    { class: "stack", onSubmit: submit },
    h(PassphraseField, {
      label: say("keep.lock.yours"), value: typed, onInput: setTyped, shown, problem, field,
    }),
    h(ShowField, { shown, onChange: setShown }),
    h(Submit, { label, busy, kind: danger ? "danger" : "primary" }),
  );
}

import { h } from "./vendor/preact.mjs";
import { useId, useState } from "./vendor/hooks.mjs";
import { Submit } from "./passphrase-field.js";
import { saveCopy } from "./save-copy.js";
import { Button, Card, Sheet } from "./ui.js";
import { say } from "./words.js";

// The end of a diary here: only with a word typed, since there is no way back.
export function DeleteCard({ ctx }) {
  const [open, setOpen] = useState(false);
  return h(
    Card,
    { title: say("keep.data.delete_title") },
    h("p", null, say("keep.data.delete_about")),
    h(Button, { label: say("keep.data.delete"), kind: "danger", onClick: () => setOpen(true) }),
    open && h(DeleteSheet, { ctx, onClose: () => setOpen(false) }),
  );
}

export function DeleteSheet({ ctx, locked = false, onClose }) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState("");
  const id = useId();
  const word = say("keep.data.delete_word");
  const submit = async (event) => {
    event.preventDefault();
    if (typed.trim().toLowerCase() !== word.toLowerCase()) {
      setProblem(say("keep.data.delete_type", { word }));
      return;
    }
    try {
      await ctx.store.deleteEverything();
    } catch {
      setProblem(say("keep.data.delete_failed"));
      return;
    }
    onClose();
    ctx.go("today");
    ctx.toast(say("keep.data.deleted"));
  };
  const n = ctx.entries.size;
  return h(
    Sheet,
    { title: say("keep.data.delete"), onClose },
    h("p", null, locked ? say("keep.data.delete_locked") : say("keep.data.delete_count", { n })),
    !locked &&
      n > 0 &&
      h(Button, { label: say("keep.data.delete_save_first"), kind: "primary", onClick: () => saveCopy(ctx) }),
    h(
      "form",
      { class: "stack", onSubmit: submit },
      h(
        "div",
        { class: "field" },
        h("label", { for: id }, say("keep.data.delete_type", { word })),
        h("input", {
          id,
          type: "text",
          value: typed,
          autocomplete: "off",
          autocapitalize: "off",
          "aria-describedby": `${id}-problem`,
          onInput: (event) => setTyped(event.target.value),
        }),
        h("p", { id: `${id}-problem`, class: "problem", role: "alert" }, problem),
      ),
      h(Submit, { label: say("keep.data.delete_all"), kind: "danger" }),
    ),
  );
}

import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { DeleteSheet } from "./data-delete.js";
import { AskPassphrase } from "./passphrase-field.js";
import { Button, Card, Screen } from "./ui.js";
import { say } from "./words.js";

// The diary is locked: the passphrase opens it, and nothing else does.
export function UnlockView({ ctx }) {
  const [forgotten, setForgotten] = useState(false);
  const [deleting, setDeleting] = useState(false);
  return h(
    Screen,
    { title: ctx.told.name || say("keep.unlock.title") },
    h(
      Card,
      { title: say("keep.unlock.locked") },
      h(AskPassphrase, { label: say("keep.unlock.open"), onTyped: (typed) => ctx.store.unlock(typed) }),
    ),
    forgotten
      ? h(Forgotten, { onDelete: () => setDeleting(true) })
      : h(Button, { label: say("keep.unlock.forgotten"), kind: "quiet", onClick: () => setForgotten(true) }),
    deleting && h(DeleteSheet, { ctx, locked: true, onClose: () => setDeleting(false) }),
  );
}

function Forgotten({ onDelete }) {
  return h(
    Card,
    { title: say("keep.unlock.forgotten") },
    h("p", null, say("keep.unlock.nobody")),
    h("p", null, say("keep.unlock.anew")),
    h(Button, { label: say("keep.unlock.delete"), kind: "danger", onClick: onDelete }),
  );
}

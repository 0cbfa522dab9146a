import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { canLock } from "./lock.js";
import { AskPassphrase, NewPassphrase } from "./passphrase-field.js";
import { Button, Card, Notice, Sheet } from "./ui.js";
import { say } from "./words.js";

// Without the passphrase nobody who has the device can read the diary.
export function PassphraseCard({ ctx, status }) {
  const [sheet, setSheet] = useState(null);
  const close = () => setSheet(null);
  const open = (name) => () => setSheet(name);
  const Shown = sheet && { set: SetSheet, change: ChangeSheet, remove: RemoveSheet }[sheet];
  return h(
    Card,
    { title: say("keep.lock.title") },
    h("p", null, status.passphrase ? say("keep.lock.is_set") : say("keep.lock.about")),
    status.passphrase ? h(Ways, { ctx, open }) : h(Begin, { status, open }),
    Shown && h(Shown, { ctx, onClose: close, file: status.file }),
  );
}

function Begin({ status, open }) {
  if (!canLock()) return h("p", { class: "about" }, say("keep.lock.cannot"));
  if (status.failing) return h("p", { class: "about" }, say("keep.lock.not_now"));
  return h(Button, { label: say("keep.lock.set"), onClick: open("set") });
}

function Ways({ ctx, open }) {
  const [failed, setFailed] = useState(false);
  const lock = () => ctx.store.lockNow().catch(() => setFailed(true));
  return [
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.lock.now"), kind: "primary", onClick: lock }),
      h(Button, { label: say("keep.lock.change"), onClick: open("change") }),
      h(Button, { label: say("keep.lock.remove"), kind: "quiet", onClick: open("remove") }),
    ),
    h("p", { class: "problem", role: "alert" }, failed ? say("keep.lock.unsaved") : ""),
  ];
}

function SetSheet({ ctx, onClose, file }) {
  const [failed, setFailed] = useState(false);
  const set = async (passphrase) => {
    try {
      await ctx.store.setPassphrase(passphrase);
    } catch {
      setFailed(true);
      return;
    }
    onClose();
    ctx.toast(say("keep.lock.done"));
  };
  return h(
    Sheet,
    { title: say("keep.lock.set"), onClose },
    h("p", null, say("keep.lock.set_about")),
    h("p", { class: "about" }, say("keep.lock.remains")),
    file && h(Notice, { kind: "warn" }, h("p", null, say("keep.lock.file_stays", { name: file.name }))),
    h(NewPassphrase, { label: say("keep.lock.set"), onChosen: set }),
    h("p", { class: "problem", role: "alert" }, failed ? say("keep.lock.failed") : ""),
  );
}

function ChangeSheet({ ctx, onClose }) {
  const [old, setOld] = useState(null);
  const check = async (typed) => {
    await ctx.store.check(typed);
    setOld(typed);
  };
  const change = async (passphrase) => {
    await ctx.store.changePassphrase(old, passphrase);
    onClose();
    ctx.toast(say("keep.lock.changed"));
  };
  return h(
    Sheet,
    { title: say("keep.lock.change"), onClose },
    h("p", null, say("keep.lock.old_copies")),
    old === null
      ? h(AskPassphrase, { label: say("keep.lock.next"), onTyped: check })
      : h(NewPassphrase, { label: say("keep.lock.change"), onChosen: change }),
  );
}

function RemoveSheet({ ctx, onClose }) {
  const remove = async (typed) => {
    await ctx.store.removePassphrase(typed);
    onClose();
    ctx.toast(say("keep.lock.removed"));
  };
  return h(
    Sheet,
    { title: say("keep.lock.remove"), onClose },
    h("p", null, say("keep.lock.remove_about")),
    h(AskPassphrase, { label: say("keep.lock.remove"), danger: true, onTyped: remove }),
  );
}

import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { sealAnew } from "./backup.js";
import { canLock } from "./lock.js";
import { canKeepFile, liveFile } from "./live-file.js";
import { NewPassphrase } from "./passphrase-field.js";
import { canPassOn, copyName, passOn, savePlain, saveText, sealedOf } from "./save-copy.js";
import { Button, Card, Notice, Sheet } from "./ui.js";
import { say, sayDay, sayTime } from "./words.js";
import { dayOf } from "./time.js";

// A copy of the diary as a file: for the therapist, for hdiary, for another device.
export function SaveCard({ ctx, status }) {
  const [sealing, setSealing] = useState(false);
  const sealed = async () => {
    if (!ctx.store.keys) setSealing(true);
    else saveText(ctx, await sealedOf(ctx));
  };
  const last = status.lastBackup;
  const disabled = ctx.entries.size === 0;
  const button = (label, kind, onClick) => h(Button, { label, kind, disabled, onClick });
  return h(
    Card,
    { title: say("keep.data.save_title") },
    h("p", null, say("keep.data.save_about")),
    h(
      "p",
      { class: "soft" },
      last ? say("keep.data.last_copy", { day: sayDay(dayOf(last)) }) : say("keep.data.no_copy"),
    ),
    h(
      "div",
      { class: "stack" },
      button(say("keep.data.save_plain"), "primary", () => savePlain(ctx)),
      canPassOn(ctx) && button(say("keep.data.pass_on"), "plain", () => passOn(ctx)),
      canLock() && button(say("keep.data.save_sealed"), "plain", sealed),
    ),
    status.passphrase && h("p", { class: "about" }, say("keep.data.plain_is_open")),
    sealing && h(SealSheet, { ctx, onClose: () => setSealing(false) }),
  );
}

function SealSheet({ ctx, onClose }) {
  const save = async (passphrase) => {
    const diary = { entries: [...ctx.entries.values()], settings: ctx.settings };
    saveText(ctx, await sealAnew(passphrase, diary));
    onClose();
  };
  return h(
    Sheet,
    { title: say("keep.data.save_sealed"), onClose },
    h("p", null, say("keep.data.sealed_about")),
    h(NewPassphrase, { label: say("keep.data.seal_and_save"), onChosen: save }),
  );
}

// The file that is always up to date, in browsers that can write one.
export function FileCard({ ctx, status }) {
  if (!canKeepFile()) return null;
  const live = liveFile(ctx.store, ctx.told);
  const { file } = status;
  return h(
    Card,
    { title: say("keep.data.file_title") },
    file ? h(Kept, { live, file }) : h(Choose, { ctx, live }),
  );
}

function Choose({ ctx, live }) {
  const [failed, setFailed] = useState(false);
  const choose = async () => {
    setFailed(false);
    try {
      await live.choose(copyName(ctx, live.form));
    } catch (error) {
      // The person closed the window of the browser without choosing.
      if (error.name !== "AbortError") setFailed(true);
    }
  };
  return [
    h("p", null, say("keep.data.file_about")),
    ctx.store.keys && h("p", { class: "about" }, say("keep.data.file_sealed")),
    h(Button, { label: say("keep.data.file_choose"), onClick: choose }),
    h("p", { class: "about", role: "alert" }, failed ? say("keep.data.file_refused") : ""),
  ];
}

function Kept({ live, file }) {
  const state = say(`keep.data.file_${file.state}`, {
    name: file.name,
    day: file.at ? sayDay(dayOf(file.at), "short") : "",
    time: file.at ? sayTime(file.at) : "",
  });
  const button = (word, kind, onClick) => h(Button, { label: say(`keep.trouble.${word}`), kind, onClick });
  const good = file.state === "ok";
  return [
    good ? h("p", { role: "status" }, state) : h(Notice, { kind: "warn" }, h("p", null, state)),
    h(
      "div",
      { class: "row" },
      file.state === "ask" && button("allow", "primary", () => live.allow()),
      file.state === "failed" && button("again", "plain", () => live.again()),
      button("forget", "quiet", () => live.forget()),
    ),
  ];
}

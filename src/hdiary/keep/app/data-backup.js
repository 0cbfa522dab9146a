import { h } from "./vendor/preact.mjs";
import { lastBackupDue } from "./due.js";
import { liveFile } from "./live-file.js";
import { canPassOn, passOn, saveCopy } from "./save-copy.js";
import { useStatus } from "./store-status.js";
import { dayOf } from "./time.js";
import { Button, Card, Notice } from "./ui.js";
import { say, sayDay } from "./words.js";

// What Today says about the diary's keeping: a copy each week, and the file that must be allowed anew.
export function BackupCard({ ctx }) {
  const status = useStatus(ctx.store);
  const asks = status.file?.state === "ask";
  const due = !asks && isDue(ctx, status);
  if (!asks && !due) return null;
  return [
    asks && h(Allow, { ctx, name: status.file.name }),
    due && h(Weekly, { ctx, last: status.lastBackup }),
  ];
}

function isDue(ctx, status) {
  // A file that is written after each change is a copy.
  if (status.file?.state === "ok" || ctx.settings.backupLater === ctx.today) return false;
  return Boolean(lastBackupDue(ctx.settings, ctx.entries.values(), ctx.now()));
}

function Weekly({ ctx, last }) {
  const about = last ? say("keep.data.last_copy", { day: sayDay(dayOf(last)) }) : say("keep.data.no_copy");
  return h(
    Card,
    { title: say("keep.data.weekly_title"), tone: "due" },
    h("p", null, about),
    h("p", null, say("keep.data.weekly")),
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.data.weekly_save"), kind: "primary", onClick: () => saveCopy(ctx) }),
      !ctx.store.keys &&
        canPassOn(ctx) &&
        h(Button, { label: say("keep.data.pass_on"), onClick: () => passOn(ctx) }),
      h(Button, {
        label: say("keep.data.weekly_later"),
        kind: "quiet",
        onClick: () => ctx.setSettings({ backupLater: ctx.today }),
      }),
    ),
  );
}

function Allow({ ctx, name }) {
  const live = liveFile(ctx.store, ctx.told);
  return h(
    Notice,
    null,
    h("p", null, say("keep.data.file_ask", { name })),
    h(
      "div",
      { class: "row" },
      h(Button, { label: say("keep.trouble.allow"), kind: "primary", onClick: () => live.allow() }),
      h(Button, { label: say("keep.trouble.forget"), kind: "quiet", onClick: () => live.forget() }),
    ),
  );
}

import { sealWith } from "./backup.js";
import { exportCsv } from "./csv.js";
import { CSV, SEALED, canShare, download, fileName, share } from "./file.js";
import { now } from "./time.js";
import { say } from "./words.js";

// A copy of the diary as a file: plain for hdiary and the therapist, or sealed by the passphrase.
export function copyName(ctx, form) {
  return fileName(ctx.told.name || say("keep.data.file_name"), ctx.today, form);
}

export function csvOf(ctx) {
  return exportCsv([...ctx.entries.values()], ctx.told);
}

export function sealedOf(ctx) {
  return sealWith(ctx.store, { entries: [...ctx.entries.values()], settings: ctx.settings });
}

export function canPassOn(ctx) {
  return canShare(copyName(ctx, CSV), CSV);
}

export function savePlain(ctx) {
  const name = copyName(ctx, CSV);
  download(csvOf(ctx), name, CSV);
  done(ctx, name);
}

export function saveText(ctx, text) {
  const name = copyName(ctx, SEALED);
  download(text, name, SEALED);
  done(ctx, name);
}

// Under a passphrase a copy is sealed too, unless the person asks for the plain one.
export async function saveCopy(ctx) {
  if (ctx.store.keys) saveText(ctx, await sealedOf(ctx));
  else savePlain(ctx);
}

export async function passOn(ctx) {
  const name = copyName(ctx, CSV);
  try {
    if (await share(csvOf(ctx), name, CSV)) noteCopy(ctx);
  } catch {
    savePlain(ctx);
  }
}

function done(ctx, name) {
  noteCopy(ctx);
  ctx.toast(say("keep.data.saved_as", { name }));
}

function noteCopy(ctx) {
  ctx.setSettings({ lastBackup: now() });
}

import { bytes64, makeLock, openLock, seal, text64, unseal } from "./lock.js";

// A sealed copy of the diary: one file that says how it is sealed, and opens with the passphrase
// that it was made with.
const KIND = "hdiary sealed diary";
const VERSION = 1;
const KINDS = ["day", "headache", "check"];

export class NotABackup extends Error {
  name = "NotABackup";
}

export async function sealWith({ lock, keys }, diary) {
  const { iv, sealed } = await seal(keys, diary, KIND);
  const file = { kind: KIND, version: VERSION, lock, nonce: text64(iv), sealed: text64(sealed) };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export async function sealAnew(passphrase, diary) {
  return sealWith(await makeLock(passphrase), diary);
}

export function isSealed(text) {
  return /^\s*\{/.test(text) && text.slice(0, 200).includes(KIND);
}

// What of a sealed copy can be seen without the passphrase: that all of it is there.
export function checkSealed(text) {
  const file = parse(text);
  if (file.version > VERSION) throw new NotABackup("newer");
  const { salt, nonce, wrapped, rounds } = file.lock ?? {};
  const parts = [salt, nonce, wrapped, file.nonce, file.sealed];
  if (!(rounds > 0) || !parts.every(isBase64)) throw new NotABackup("broken");
  return file;
}

function isBase64(text) {
  try {
    return typeof text === "string" && bytes64(text).length > 0;
  } catch {
    return false;
  }
}

export async function openSealed(text, passphrase) {
  const file = checkSealed(text);
  const keys = await openLock(file.lock, passphrase);
  const sealed = { iv: bytes64(file.nonce), sealed: bytes64(file.sealed) };
  const diary = await unseal(keys, sealed, KIND);
  return { entries: diary.entries.filter(isEntry), settings: diary.settings ?? {} };
}

function parse(text) {
  try {
    const file = JSON.parse(text);
    if (file.kind === KIND) return file;
  } catch (error) {
    throw new NotABackup("broken", { cause: error });
  }
  throw new NotABackup("other");
}

function isEntry(entry) {
  return KINDS.includes(entry?.kind) && typeof entry.id === "string" && typeof entry.date === "string";
}

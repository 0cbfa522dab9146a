// A passphrase: a slow key from it wraps a random one, which seals everything of the diary.
const ROUNDS = 1_000_000;
const MOST_ROUNDS = 20_000_000;
const KEY_BYTES = 32;

export class WrongPassphrase extends Error {
  name = "WrongPassphrase";
}

export class Locked extends Error {
  name = "Locked";
}

export function canLock() {
  return globalThis.crypto?.subtle !== undefined;
}

function bytes(n) {
  return crypto.getRandomValues(new Uint8Array(n));
}

export function newRev() {
  return text64(bytes(12));
}

export function text64(data) {
  let text = "";
  for (const byte of new Uint8Array(data)) text += String.fromCharCode(byte);
  return btoa(text);
}

export function bytes64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

async function slowKey(passphrase, { hash, rounds, salt }) {
  // The same letters typed on another keyboard, or with a space that the keyboard put behind.
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC").trim());
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash, iterations: rounds, salt: bytes64(salt) },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

async function keysFrom(raw) {
  const sealing = raw.subarray(0, KEY_BYTES);
  const naming = raw.subarray(KEY_BYTES);
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const keys = {
    sealing: await crypto.subtle.importKey("raw", sealing, "AES-GCM", false, ["encrypt", "decrypt"]),
    naming: await crypto.subtle.importKey("raw", naming, hmac, false, ["sign"]),
  };
  return { ...keys, noting: await sign(keys, "note of a change") };
}

async function wrap(raw, passphrase, id) {
  const salt = text64(bytes(16));
  const how = { kdf: "PBKDF2", hash: "SHA-256", rounds: ROUNDS, salt, cipher: "AES-256-GCM" };
  const nonce = bytes(12);
  const key = await slowKey(passphrase, how);
  const wrapped = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, raw);
  return { id, ...how, nonce: text64(nonce), wrapped: text64(wrapped) };
}

async function unwrap(lock, passphrase) {
  const known = lock.kdf === "PBKDF2" && lock.hash === "SHA-256" && lock.cipher === "AES-256-GCM";
  // A file can say any number, and one too large would keep the page busy for hours.
  if (!known || !(lock.rounds >= 1 && lock.rounds <= MOST_ROUNDS)) throw new Error("unknown lock");
  const key = await slowKey(passphrase, lock);
  try {
    const iv = bytes64(lock.nonce);
    const raw = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes64(lock.wrapped));
    return new Uint8Array(raw);
  } catch (error) {
    throw new WrongPassphrase("wrong", { cause: error });
  }
}

export async function makeLock(passphrase) {
  const raw = bytes(2 * KEY_BYTES);
  return { lock: await wrap(raw, passphrase, newRev()), keys: await keysFrom(raw) };
}

export async function openLock(lock, passphrase) {
  return keysFrom(await unwrap(lock, passphrase));
}

// The diary stays sealed by the same random key, so that nothing has to be written anew.
export async function changeLock(lock, old, passphrase) {
  return wrap(await unwrap(lock, old), passphrase, lock.id);
}

// What is sealed is bound to its place: a record that was put elsewhere does not open.
export async function seal(keys, value, place) {
  const iv = bytes(12);
  const data = new TextEncoder().encode(JSON.stringify(value));
  const additionalData = new TextEncoder().encode(place);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, keys.sealing, data);
  return { iv, sealed: new Uint8Array(sealed) };
}

export async function unseal(keys, { iv, sealed }, place) {
  const additionalData = new TextEncoder().encode(place);
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, keys.sealing, sealed);
  return JSON.parse(new TextDecoder().decode(data));
}

// The place of an entry says its day: under a passphrase it says nothing.
export async function hiddenName(keys, id) {
  return text64(await sign(keys, `name ${id}`));
}

async function sign(keys, text) {
  return new Uint8Array(await crypto.subtle.sign("HMAC", keys.naming, new TextEncoder().encode(text)));
}

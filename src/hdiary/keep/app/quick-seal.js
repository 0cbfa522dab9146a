import { sha256 } from "./sha256.js";

// Sealing within the tap itself: the browser's own cipher answers later, and a phone may close the
// tab before. HMAC-SHA-256 numbers the blocks of the key stream, and a second key signs the whole;
// it seals only the note that stands in for a change until the database has it.
const BLOCK = 64;
const NONCE = 16;
const SUM = 32;

export function hmac(key, data) {
  const padded = new Uint8Array(BLOCK);
  padded.set(key.length > BLOCK ? sha256(key) : key);
  const inner = sha256(join(padded.map((byte) => byte ^ 0x36), data));
  return sha256(join(padded.map((byte) => byte ^ 0x5c), inner));
}

export function sealNow(key, text) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const body = join(nonce, stream(key, nonce, new TextEncoder().encode(text)));
  return join(body, hmac(purpose(key, "sign"), body));
}

// Null where it was sealed by another key or changed since.
export function openNow(key, sealed) {
  const body = sealed.subarray(0, -SUM);
  const sum = hmac(purpose(key, "sign"), body);
  if (sealed.length < NONCE + SUM || sealed.subarray(-SUM).some((byte, at) => byte !== sum[at])) return null;
  return new TextDecoder().decode(stream(key, body.subarray(0, NONCE), body.subarray(NONCE)));
}

function purpose(key, word) {
  return hmac(key, new TextEncoder().encode(word));
}

function stream(key, nonce, data) {
  const own = purpose(key, "stream");
  const counted = new Uint8Array(NONCE + 4);
  counted.set(nonce);
  const out = new Uint8Array(data);
  for (let at = 0; at < out.length; at += SUM) {
    new DataView(counted.buffer).setUint32(NONCE, at / SUM);
    hmac(own, counted).forEach((byte, i) => {
      if (at + i < out.length) out[at + i] ^= byte;
    });
  }
  return out;
}

function join(a, b) {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

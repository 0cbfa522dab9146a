// The sealed steps of a plan, as src/hdiary/keep/trial_seal.py enciphers them: each opens with what
// the one before it left behind, so that none can be read by itself.
import { sha256 } from "./sha256.js";

const CHECK = 4;

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function joined(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function sum(key, ...words) {
  return sha256(joined(key, new TextEncoder().encode(["", ...words].join("/"))));
}

function open(key, step) {
  const pad = sum(key, "pad");
  const block = bytesOf(step).map((byte, i) => byte ^ pad[i]);
  const check = sum(key, "check", block[0]);
  if (block.slice(1, 1 + CHECK).some((byte, i) => byte !== check[i])) return null;
  return { arm: block[0], key: sha256(joined(key, block)) };
}

// The place of the arm of a step, counted from 1; null where the page was damaged or there is none.
export function openStep(sealed, number) {
  if (!Number.isInteger(number) || number < 1 || number > sealed.steps.length) return null;
  let step = { key: bytesOf(sealed.key), arm: null };
  for (const next of sealed.steps.slice(0, number)) {
    step = open(step.key, next);
    if (step === null) return null;
  }
  return step.arm;
}

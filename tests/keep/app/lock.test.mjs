import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { NotABackup, checkSealed, isSealed, openSealed, sealAnew } from "../../../src/hdiary/keep/app/backup.js";
import {
  WrongPassphrase, changeLock, makeLock, openLock, seal, unseal,
} from "../../../src/hdiary/keep/app/lock.js";
import { hmac, openNow, sealNow } from "../../../src/hdiary/keep/app/quick-seal.js";
import { fromRecord, moveRecord, toRecord } from "../../../src/hdiary/keep/app/records.js";
import { sha256 } from "../../../src/hdiary/keep/app/sha256.js";

const PASSPHRASE = "Regen Löffel Bahnhof";
const entry = { id: "day:2026-03-01", kind: "day", date: "2026-03-01", notes: "Föhn, 4 h" };
const { lock, keys } = await makeLock(PASSPHRASE);

test("the parameters stand beside the wrapped key, and the rounds are many", () => {
  assert.equal(lock.kdf, "PBKDF2");
  assert.equal(lock.hash, "SHA-256");
  assert.equal(lock.cipher, "AES-256-GCM");
  assert.ok(lock.rounds >= 600_000);
  assert.equal(atob(lock.salt).length, 16);
  assert.equal(atob(lock.wrapped).length, 64 + 16);
});

test("the passphrase opens it, however its letters are composed, and no other one does", async () => {
  for (const typed of [PASSPHRASE, `${PASSPHRASE} `, PASSPHRASE.normalize("NFD")]) {
    const again = await openLock(lock, typed);
    assert.deepEqual(await unseal(again, await seal(keys, entry, "a"), "a"), entry);
  }
  await assert.rejects(openLock(lock, PASSPHRASE.toLowerCase()), WrongPassphrase);
  await assert.rejects(openLock(lock, ""), WrongPassphrase);
});

test("no two locks and no two seals are the same", async () => {
  const other = await makeLock(PASSPHRASE);
  assert.notEqual(other.lock.salt, lock.salt);
  const seals = await Promise.all([1, 2, 3].map(() => seal(keys, entry, "a")));
  assert.equal(new Set(seals.map(({ iv }) => String(iv))).size, 3);
  await assert.rejects(unseal(other.keys, seals[0], "a"));
});

test("what is sealed opens only unchanged and in its place", async () => {
  const one = await seal(keys, entry, "a");
  await assert.rejects(unseal(keys, one, "b"));
  one.sealed[3] ^= 1;
  await assert.rejects(unseal(keys, one, "a"));
});

test("a new passphrase opens what the old one sealed, and the old one nothing more", async () => {
  const sealed = await seal(keys, entry, "a");
  const changed = await changeLock(lock, PASSPHRASE, "another long one");
  assert.equal(changed.id, lock.id);
  assert.deepEqual(await unseal(await openLock(changed, "another long one"), sealed, "a"), entry);
  await assert.rejects(openLock(changed, PASSPHRASE), WrongPassphrase);
  await assert.rejects(changeLock(lock, "wrong", "new"), WrongPassphrase);
});

test("a lock that asks for endless work, or that is not known, is refused at once", async () => {
  await assert.rejects(openLock({ ...lock, rounds: 1e12 }, PASSPHRASE), /unknown lock/);
  await assert.rejects(openLock({ ...lock, rounds: "many" }, PASSPHRASE), /unknown lock/);
  await assert.rejects(openLock({ ...lock, kdf: "none" }, PASSPHRASE), /unknown lock/);
});

test("a sealed record says neither the day nor anything else, and moves between keys", async () => {
  const record = await toRecord(keys, entry.id, entry);
  assert.doesNotMatch(JSON.stringify(record), /2026|Föhn|day|notes/);
  assert.equal((await toRecord(keys, entry.id, entry)).key, record.key);
  assert.deepEqual(await fromRecord(keys, record), { id: entry.id, value: entry });
  const plain = await moveRecord(keys, null, record);
  assert.deepEqual(plain.value, entry);
  assert.equal(plain.key, entry.id);
});

test("a sealed copy holds its parameters and opens with its passphrase alone", async () => {
  const text = await sealAnew(PASSPHRASE, { entries: [entry], settings: { large: true } });
  const file = JSON.parse(text);
  assert.ok(isSealed(text));
  assert.ok(file.lock.rounds >= 600_000);
  assert.doesNotMatch(text, /Föhn|2026-03/);
  assert.deepEqual(await openSealed(text, PASSPHRASE), { entries: [entry], settings: { large: true } });
  await assert.rejects(openSealed(text, "wrong"), WrongPassphrase);
});

test("a copy that is cut off, from elsewhere or newer is told from one", async () => {
  const text = await sealAnew(PASSPHRASE, { entries: [], settings: {} });
  await assert.rejects(openSealed(text.slice(0, -40), PASSPHRASE), NotABackup);
  await assert.rejects(openSealed('{"a": 1}', PASSPHRASE), NotABackup);
  const newer = JSON.stringify({ ...JSON.parse(text), version: 2 });
  await assert.rejects(openSealed(newer, PASSPHRASE), /newer/);
  assert.ok(!isSealed("date,headache\n2026-03-01,no\n"));
});

test("a sealed copy that was cut says so without a passphrase", async () => {
  const text = await sealAnew("a long passphrase", { entries: [entry], settings: {} });
  assert.ok(checkSealed(text));
  const file = JSON.parse(text);
  const broken = [text.slice(0, 60), text.slice(0, -20)];
  for (const name of ["lock", "nonce", "sealed"]) broken.push(JSON.stringify({ ...file, [name]: undefined }));
  broken.push(JSON.stringify({ ...file, lock: { id: "x" } }), JSON.stringify({ ...file, sealed: "\u00e4" }));
  for (const cut of broken) assert.throws(() => checkSealed(cut), { name: "NotABackup", message: "broken" });
  assert.throws(() => checkSealed(JSON.stringify({ ...file, version: 9 })), { message: "newer" });
});

test("what is no entry in a sealed copy is left out", async () => {
  const odd = [entry, null, 3, { kind: "day" }, { kind: "x", id: "x", date: "2026-03-01" }];
  const text = await sealAnew(PASSPHRASE, { entries: odd });
  assert.deepEqual((await openSealed(text, PASSPHRASE)).entries, [entry]);
});

test("sealing at once is HMAC-SHA-256 as the browser's own, and opens unchanged alone", async () => {
  const bytes = new TextEncoder().encode("what is signed");
  for (const length of [1, 32, 64, 65, 200]) {
    const key = Uint8Array.from({ length }, (_, at) => at);
    const own = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    assert.deepEqual(hmac(key, bytes), new Uint8Array(await crypto.subtle.sign("HMAC", own, bytes)));
  }
  const text = JSON.stringify({ notes: "Föhn ".repeat(300) });
  const sealed = sealNow(keys.noting, text);
  assert.equal(openNow(keys.noting, sealed), text);
  assert.notDeepEqual(sealNow(keys.noting, text), sealed);
  assert.doesNotMatch(new TextDecoder("latin1").decode(sealed), /hn|notes/);
  for (const at of [0, 20, sealed.length - 1]) {
    const changed = sealed.slice();
    changed[at] ^= 1;
    assert.equal(openNow(keys.noting, changed), null);
  }
  assert.equal(openNow((await makeLock("another one")).keys.noting, sealed), null);
  assert.equal(openNow(keys.noting, new Uint8Array(3)), null);
  assert.equal(openNow(keys.noting, sealNow(keys.noting, "")), "");
});

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const many = (byte, length) => new Uint8Array(length).fill(byte);
const ascii = (text) => new TextEncoder().encode(text);

test("SHA-256 gives the sums of FIPS 180-4", () => {
  const sums = [
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ];
  for (const [text, sum] of sums) assert.equal(hex(sha256(ascii(text))), sum);
});

test("HMAC-SHA-256 gives the sums of RFC 4231", () => {
  const sums = [
    [many(0x0b, 20), ascii("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
    [
      ascii("Jefe"), ascii("what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    [many(0xaa, 20), many(0xdd, 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
    [
      Uint8Array.from({ length: 25 }, (_, at) => at + 1), many(0xcd, 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ],
    [
      many(0xaa, 131), ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ],
    [
      many(0xaa, 131),
      ascii(
        "This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.",
      ),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ],
  ];
  for (const [key, data, sum] of sums) assert.equal(hex(hmac(key, data)), sum);
});

// Written a second time, by node's own HMAC: nonce (16), the text under the stream, sum (32).
function openedByNode(key, sealed) {
  const sum = (by, data) => createHmac("sha256", by).update(data).digest();
  const body = Buffer.from(sealed.subarray(0, -32));
  assert.equal(hex(sum(sum(key, "sign"), body)), hex(sealed.subarray(-32)));
  const [nonce, text] = [body.subarray(0, 16), body.subarray(16)];
  const blocks = Array.from({ length: Math.ceil(text.length / 32) }, (_, at) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(at);
    return sum(sum(key, "stream"), Buffer.concat([nonce, number]));
  });
  const stream = Buffer.concat(blocks);
  return Buffer.from(text.map((byte, at) => byte ^ stream[at])).toString("utf8");
}

test("a note is sealed as it is described: numbered blocks under a key, signed under another", () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  for (const length of [0, 1, 31, 32, 33, 64, 1000, 9000]) {
    const text = "ä1€".repeat(length).slice(0, length);
    assert.equal(openedByNode(key, sealNow(key, text)), text);
  }
});

test("no nonce comes twice, so that no two notes lie under the same stream", () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const nonces = Array.from({ length: 200 }, () => hex(sealNow(key, "x").subarray(0, 16)));
  assert.equal(new Set(nonces).size, 200);
});

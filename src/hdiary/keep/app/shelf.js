import { ask, transact } from "./database.js";
import { newest, record } from "./journal.js";
import { newRev } from "./lock.js";

// What is read from and written to the database at once, entries and journal together.
export function readAll(db) {
  return transact(db, "readonly", async ({ entries, journal, meta }) => {
    const [lock, version] = await Promise.all([ask(meta.get("lock")), ask(meta.get("version"))]);
    const top = await newest(journal);
    const records = await ask(entries.getAll());
    return { lock: lock?.lock ?? null, version: version?.n ?? 0, era: version?.era ?? null, records, top };
  });
}

export function readJournal(db) {
  return transact(db, "readonly", ({ journal }) => ask(journal.getAll()));
}

async function step(meta) {
  const version = await ask(meta.get("version"));
  const n = (version?.n ?? 0) + 1;
  await ask(meta.put({ ...version, key: "version", n }));
  return n;
}

async function locked(meta, lockId) {
  const lock = await ask(meta.get("lock"));
  return (lock?.lock.id ?? null) !== lockId;
}

// Nothing is written where another tab wrote one of the entries meanwhile, changed the lock, or
// deleted everything: a diary begun anew is another era.
export function commit(db, { lockId, era, rows, head, join }) {
  return transact(db, "readwrite", async ({ entries, journal, meta }) => {
    const found = await Promise.all(rows.map((row) => ask(entries.get(row.key))));
    const known = rows.every((row, at) => (found[at]?.rev ?? null) === row.expected);
    const version = await ask(meta.get("version"));
    if (!known || (version?.era ?? null) !== era || (await locked(meta, lockId))) return null;
    const write = ({ key, record: put }) => ask(put ? entries.put(put) : entries.delete(key));
    await Promise.all(rows.map(write));
    const changes = rows.map((row, at) => ({ key: row.key, before: found[at] ?? null, after: row.record }));
    const n = head ? await note(journal, head, changes, join) : 0;
    await step(meta);
    return n;
  });
}

// A slider pulled over many places, or a note being typed, is one change to undo.
async function note(journal, head, changes, join) {
  const top = join === null ? null : await newest(journal);
  if (!top || top.n !== join) return record(journal, head, changes);
  await ask(journal.put({ ...top, changes: [{ ...top.changes[0], after: changes[0].after }] }));
  return top.n;
}

// The newest change, or the one of number `n`: that only while what it wrote still stands.
export function takeBack(db, lockId, n = null) {
  return transact(db, "readwrite", async ({ entries, journal, meta }) => {
    if (await locked(meta, lockId)) return null;
    const last = await newest(journal);
    const top = n === null || last?.n === n ? last : await ask(journal.get(n));
    if (!top || top.undone) return null;
    if (top !== last) {
      const found = await Promise.all(top.changes.map(({ key }) => ask(entries.get(key))));
      const stands = ({ after }, at) => (found[at]?.rev ?? null) === (after?.rev ?? null);
      if (!top.changes.every(stands)) return { changed: true };
    }
    const back = ({ key, before }) =>
      ask(before ? entries.put({ ...before, rev: newRev() }) : entries.delete(key));
    await Promise.all(top.changes.map(back));
    await ask(journal.put({ ...top, undone: true }));
    await step(meta);
    return top;
  });
}

// Everything anew, under another lock or none; only if nobody wrote since it was read.
export function rewrite(db, { version, lock, records, journal: changes }) {
  return transact(db, "readwrite", async ({ entries, journal, meta }) => {
    const now = await ask(meta.get("version"));
    if ((now?.n ?? 0) !== version) return false;
    await Promise.all([ask(entries.clear()), ask(journal.clear()), ask(meta.delete("file"))]);
    await ask(lock ? meta.put({ key: "lock", lock }) : meta.delete("lock"));
    await Promise.all(records.map((one) => ask(entries.put(one))));
    await Promise.all(changes.map((one) => ask(journal.put(one))));
    await step(meta);
    return true;
  });
}

export function replaceLock(db, lock) {
  return transact(db, "readwrite", async ({ meta }) => {
    if (await locked(meta, lock.id)) return false;
    await ask(meta.put({ key: "lock", lock }));
    return true;
  });
}

export function empty(db) {
  return transact(db, "readwrite", async ({ entries, journal, meta }) => {
    await Promise.all([ask(entries.clear()), ask(journal.clear())]);
    const n = await step(meta);
    await ask(meta.clear());
    await ask(meta.put({ key: "version", n, era: newRev() }));
  });
}

export async function readMeta(db, key) {
  return (await transact(db, "readonly", ({ meta }) => ask(meta.get(key))))?.value ?? null;
}

export function writeMeta(db, key, value) {
  return transact(db, "readwrite", ({ meta }) => {
    return ask(value === null ? meta.delete(key) : meta.put({ key, value }));
  });
}

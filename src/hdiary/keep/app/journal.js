import { ask } from "./database.js";

// What was before and after each change, so that it can be undone, today or after a reload.
const KEPT = 1000;

export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name]));
}

// Two tabs changed one entry: what only one of them changed is kept, where both did it is `mine`.
export function mergeThree(base, mine, theirs) {
  if (theirs === null || theirs === undefined || mine === null) return mine;
  if (!base) return fillBlanks(mine, theirs);
  const merged = { ...theirs };
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const was = base?.[name];
    if (same(mine[name], was)) continue;
    merged[name] = both(was, mine[name], theirs[name]);
    if (merged[name] === undefined) delete merged[name];
  }
  return merged;
}

// Begun here without a look at what was there: what is there stays, and what it leaves open is filled.
function fillBlanks(mine, theirs) {
  const filled = { ...theirs };
  for (const [name, value] of Object.entries(mine)) {
    const there = theirs[name];
    if (Array.isArray(there) && Array.isArray(value)) filled[name] = mergeLists([], there, value);
    else if (isBlank(there)) filled[name] = value;
    else if (isGroup(there) && isGroup(value)) filled[name] = fillBlanks(value, there);
  }
  return filled;
}

function isBlank(value) {
  return value === null || value === undefined || value === "";
}

// A time is one thing, the answers to a day's questions are many.
function isGroup(value) {
  return typeof value === "object" && !Array.isArray(value) && !("at" in value && "offset" in value);
}

function both(was, mine, theirs) {
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return mine;
  return mergeLists(Array.isArray(was) ? was : [], mine, theirs);
}

function mergeLists(was, mine, theirs) {
  const byName = (list) => new Map(list.map((item) => [nameOf(item), item]));
  const [before, here, there] = [was, mine, theirs].map(byName);
  const merged = [];
  for (const [key, item] of here) {
    // What the other tab took away, and this one left as it was, is gone.
    if (!there.has(key) && before.has(key) && same(before.get(key), item)) continue;
    merged.push(there.has(key) && same(before.get(key), item) ? there.get(key) : item);
  }
  for (const [key, item] of there) if (!here.has(key) && !before.has(key)) merged.push(item);
  return merged;
}

function nameOf(item) {
  return item !== null && typeof item === "object" ? (item.id ?? JSON.stringify(item)) : item;
}

export async function record(journal, head, changes) {
  const n = await ask(journal.add({ head, changes, undone: false }));
  const count = await ask(journal.count());
  if (count <= KEPT) return n;
  const keys = await ask(journal.getAllKeys(null, count - KEPT));
  await ask(journal.delete(IDBKeyRange.upperBound(keys.at(-1))));
  return n;
}

// The newest change that still stands.
export function newest(journal) {
  return new Promise((resolve, reject) => {
    const request = journal.openCursor(null, "prev");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor && cursor.value.undone) cursor.continue();
      else resolve(cursor ? cursor.value : null);
    };
  });
}

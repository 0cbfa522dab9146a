import { hiddenName, newRev, seal, unseal } from "./lock.js";

// How a value lies in the database: as it is, or sealed under a name that says nothing.
// `rev` is new at each writing, so that a tab sees whether another one wrote meanwhile.
export async function toRecord(keys, id, value) {
  if (!keys) return { key: id, rev: newRev(), value };
  const key = await hiddenName(keys, id);
  return { key, rev: newRev(), ...(await seal(keys, { id, value }, key)) };
}

export async function fromRecord(keys, record) {
  if (!record.sealed) return { id: record.key, value: record.value };
  return unseal(keys, record, record.key);
}

export async function placeOf(keys, id) {
  return keys ? hiddenName(keys, id) : id;
}

// A journal's change names the entry twice, before and after: both move to the other keys.
export async function moveRecord(from, to, record) {
  if (!record) return null;
  const { id, value } = await fromRecord(from, record);
  return toRecord(to, id, value);
}

export async function toHead(keys, head) {
  return keys ? seal(keys, head, "journal") : { value: head };
}

export async function fromHead(keys, head) {
  return head.sealed ? unseal(keys, head, "journal") : head.value;
}

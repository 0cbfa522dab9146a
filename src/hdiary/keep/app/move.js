import { fromHead, moveRecord, placeOf, toHead } from "./records.js";
import { readAll, readJournal, rewrite } from "./shelf.js";

// Everything of the diary from one key to another, or to none: nothing of what lay there is left.
export async function moveAll(db, from, lock, to) {
  for (;;) {
    const { records, version } = await readAll(db);
    const journal = await readJournal(db);
    const moved = { version, lock, journal: [] };
    moved.records = await Promise.all(records.map((one) => moveRecord(from, to, one)));
    for (const { n, head, changes, undone } of journal) {
      const kept = await Promise.all(changes.map((change) => moveChange(from, to, change)));
      moved.journal.push({ n, head: await toHead(to, await fromHead(from, head)), changes: kept, undone });
    }
    if (await rewrite(db, moved)) return;
  }
}

async function moveChange(from, to, { before, after }) {
  const [was, is] = [await moveRecord(from, to, before), await moveRecord(from, to, after)];
  return { key: (was ?? is)?.key ?? (await placeOf(to, "")), before: was, after: is };
}

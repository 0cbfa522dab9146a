import { mergeThree, same } from "./journal.js";
import { fromRecord } from "./records.js";

// What this tab knows of the diary: what lies in the database, and on top what still waits for it.
export class Copy {
  waiting = [];
  damaged = 0;
  #stored = new Map();
  #now = new Map();

  get(id) {
    return this.#now.get(id) ?? null;
  }

  values() {
    return [...this.#now.values()];
  }

  rev(id) {
    return this.#stored.get(id)?.rev ?? null;
  }

  stored(id) {
    return this.#stored.get(id)?.value ?? null;
  }

  add(change) {
    for (const item of change.items) {
      if (item.base === undefined) item.base = this.get(item.id);
      this.#set(item.id, resolve(item.base, item.mine, this.get(item.id)));
    }
    this.waiting.push(change);
  }

  // One more letter of what still waits: one change, whatever was typed.
  join(change, { items: [{ mine }] }) {
    change.items[0].mine = mine;
    this.replay();
  }

  drop(changes) {
    this.waiting = this.waiting.filter((change) => !changes.includes(change));
    this.replay();
  }

  // What an entry becomes: another tab may have changed it since the person saw it here.
  result({ id, base, mine }) {
    return resolve(base, mine, this.stored(id));
  }

  wrote(id, record, value) {
    if (record) this.#stored.set(id, { key: record.key, rev: record.rev, value });
    else this.#stored.delete(id);
  }

  // True if something is other than it was known here.
  async read(keys, records) {
    const known = new Map([...this.#stored.entries()].map(([id, one]) => [one.key, { id, ...one }]));
    const stored = new Map();
    const fresh = records.filter(({ key, rev }) => known.get(key)?.rev !== rev);
    const read = await Promise.all(fresh.map((record) => this.#readOne(keys, record)));
    for (const { key, rev } of records) {
      const before = known.get(key);
      if (before?.rev === rev) stored.set(before.id, before);
    }
    for (const one of read) if (one) stored.set(one.id, one);
    const damaged = read.filter((one) => !one).length;
    const changed = fresh.length > 0 || records.length !== known.size;
    this.#stored = stored;
    this.damaged = damaged;
    this.replay();
    return changed;
  }

  // What cannot be read stays where it is, and the page says that there is something.
  async #readOne(keys, record) {
    try {
      return { ...(await fromRecord(keys, record)), key: record.key, rev: record.rev };
    } catch {
      return null;
    }
  }

  replay() {
    this.#now = new Map([...this.#stored.entries()].map(([id, { value }]) => [id, value]));
    for (const { items } of this.waiting) {
      for (const { id, base, mine } of items) this.#set(id, resolve(base, mine, this.get(id)));
    }
  }

  has(id) {
    return this.#now.has(id);
  }

  forget() {
    this.#stored = new Map();
    this.#now = new Map();
  }

  #set(id, value) {
    if (value === null) this.#now.delete(id);
    else this.#now.set(id, value);
  }
}

function resolve(base, mine, current) {
  return mine === null || same(base, current) ? mine : mergeThree(base, mine, current);
}

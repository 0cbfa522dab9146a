import { Copy } from "./copy.js";
import { openDatabase, Trouble, troubleOf } from "./database.js";
import { same } from "./journal.js";
import { Pending } from "./pending.js";
import { fromHead, placeOf, toHead, toRecord } from "./records.js";
import { commit, readAll, takeBack } from "./shelf.js";
import { isSoon, whatOf } from "./steps.js";
import { Tabs } from "./tabs.js";

// What is kept in the browser, one change after the other. What cannot be stored waits in memory,
// and each further change, and each return to the page, tries it again.
export class Kept {
  copy = new Copy();
  lock = null;
  keys = null;
  #db = null;
  #turn = Promise.resolve();
  #top = null;
  #last = null;
  #era;
  #listeners = { change: new Set(), status: new Set(), stored: new Set() };
  #reported = null;
  #state = { failing: null, persisted: null, usage: null, quota: null, file: null };

  constructor(name) {
    this.name = name;
    this.pending = new Pending(name);
    this.copy.waiting = this.pending.left();
    this.copy.replay();
    this.tabs = new Tabs(name, (told) => this.#hear(told));
  }

  get locked() {
    return this.lock !== null && this.keys === null;
  }

  status() {
    const { waiting, damaged } = this.copy;
    return { ...this.#state, unsaved: waiting.length, damaged, passphrase: this.lock !== null };
  }

  listen(what, fn) {
    this.#listeners[what].add(fn);
    return () => this.#listeners[what].delete(fn);
  }

  tell(what, told) {
    for (const fn of this.#listeners[what]) fn(told);
  }

  report(patch) {
    Object.assign(this.#state, patch);
    const status = this.status();
    if (same(status, this.#reported)) return;
    this.#reported = status;
    this.tell("status", status);
  }

  // True once it lies in the database; false while it is only in memory.
  change(items, label) {
    const change = this.#begin({ items, label, at: new Date().toISOString() });
    const before = change.noted;
    this.pending.note(change, this.keys?.noting);
    if (before && before !== change.noted) this.pending.drop({ noted: before });
    if (label !== null) this.latest = change;
    return this.flush().then(() => change.stored === true);
  }

  #begin(change) {
    const last = this.copy.waiting.at(-1);
    this.copy.add(change);
    const what = whatOf(change);
    if (!last || last.writing || last.found || what === null || what !== whatOf(last)) return change;
    if (!isSoon(last, change)) return change;
    this.copy.waiting.pop();
    this.copy.join(last, change);
    return last;
  }

  canUndo() {
    return this.#top !== null || this.copy.waiting.some(({ label }) => label !== null);
  }

  // The last change, or the given one; { changed: true } where another tab went on from that.
  async undo(change = null) {
    await this.flush();
    return this.alone(async () => {
      const { waiting } = this.copy;
      const at = change ? waiting.indexOf(change) : waiting.findLastIndex(({ label }) => label !== null);
      if (at >= 0) return this.#undoWaiting(at);
      if (!this.#db || this.locked || (change && !change.n)) return null;
      const top = await takeBack(this.#db, this.lock?.id ?? null, change?.n ?? null);
      if (!top || top.changed) return top;
      await this.refresh();
      this.told();
      return fromHead(this.keys, top.head);
    });
  }

  #undoWaiting(at) {
    const [change] = this.copy.waiting.splice(at, 1);
    this.pending.drop(change);
    this.copy.replay();
    this.report({});
    // Another tab may have found the note of it.
    this.tabs.tell("changed");
    return { label: change.label };
  }

  async read() {
    await this.alone(async () => {
      try {
        await this.#again(() => this.refresh());
        if (!this.copy.waiting.length) this.report({ failing: null });
      } catch (error) {
        this.fail(error);
      }
    });
    if (this.copy.waiting.length) await this.flush();
  }

  flush() {
    return this.alone(async () => {
      this.#leaveGone();
      while (this.copy.waiting.length && !this.locked) {
        const [change] = this.copy.waiting;
        try {
          change.writing = true;
          await this.#again(() => this.#write(change));
        } catch (error) {
          this.fail(error);
          return;
        } finally {
          change.writing = false;
        }
        this.pending.drop(change);
        if (this.copy.waiting[0] !== change) continue;
        this.copy.waiting.shift();
        change.stored = true;
        this.report({ failing: null });
        this.told();
      }
    });
  }

  #leaveGone() {
    const gone = this.copy.waiting.filter((change) => this.pending.isGone(change));
    if (!gone.length) return;
    this.copy.drop(gone);
    this.report({});
    this.tell("change");
  }

  // A phone may have cut the connection while the page slept: with a new one it goes on.
  async #again(work) {
    const before = this.#db;
    try {
      return await work();
    } catch (error) {
      if (!before || troubleOf(error).kind !== "blocked") throw error;
      before.close();
      this.#db = null;
      return work();
    }
  }

  async #write(change) {
    for (;;) {
      const db = await this.open();
      const results = change.items.map((item) => this.copy.result(item));
      // Said once more, or by a tab that died and one that read what it left: nothing to write.
      if (change.items.every(({ id }, at) => same(results[at], this.copy.stored(id)))) return;
      const rows = await Promise.all(change.items.map(({ id }, at) => this.#row(id, results[at])));
      const { label, at } = change;
      const head = label === null ? null : await toHead(this.keys, { label, at });
      const here = { lockId: this.lock?.id ?? null, era: this.#era ?? null };
      const done = await commit(db, { ...here, rows, head, join: this.#joins(change) });
      if (done !== null) {
        change.items.forEach(({ id }, at) => this.copy.wrote(id, rows[at].record, results[at]));
        if (head) this.#remember(change, done, head);
        if (change.items.some(({ mine }, at) => !same(mine, results[at]))) this.tell("change");
        return;
      }
      await this.refresh();
      if (this.locked) throw new Trouble("locked");
      this.tell("change");
      if (!this.copy.waiting.includes(change)) return;
    }
  }

  async #row(id, value) {
    const record = value === null ? null : await toRecord(this.keys, id, value);
    return { key: await placeOf(this.keys, id), expected: this.copy.rev(id), record };
  }

  #joins(change) {
    const last = this.#last;
    return last && isSoon(last, change) && last.what !== null && last.what === whatOf(change) ? last.n : null;
  }

  #remember(change, n, head) {
    change.n = n;
    this.#last = { n, at: change.at, what: whatOf(change) };
    this.#top = { n, head };
  }

  async open() {
    this.#db ??= await openDatabase(this.name, (kind) => this.#lose(kind));
    return this.#db;
  }

  // The browser closed it, or a newer page wants it: what can be opened again is.
  #lose(kind) {
    this.#db = null;
    if (kind === "newer") this.fail(new Trouble(kind));
    else this.read();
  }

  // True if another tab changed something.
  async refresh() {
    const { lock, era, records, top } = await readAll(await this.open());
    const moved = (lock?.id ?? null) !== (this.lock?.id ?? null);
    if (moved) this.forget();
    this.lock = lock;
    this.pending.locked = lock !== null;
    if (lock) this.pending.hide(this.copy.waiting);
    // Who sets a passphrase clears all notes: what this tab found is its own from then on.
    if (moved) for (const change of this.copy.waiting) change.found = false;
    // Everything was deleted in another tab, and that was meant for what still waits here, too.
    if (this.#era !== undefined && this.#era !== era) this.copy.drop(this.copy.waiting);
    this.#era = era;
    this.#top = top;
    this.#last = null;
    const changed = this.locked || (await this.copy.read(this.keys, records));
    this.report({});
    return changed;
  }

  forget() {
    this.keys = null;
    this.copy.forget();
  }

  async #hear(told) {
    if (told === "lock" && this.lock) this.forget();
    const changed = await this.alone(() => this.refresh()).catch(() => false);
    if (this.copy.waiting.length) await this.flush();
    if (!changed && told !== "lock") return;
    this.tell("stored");
    this.tell("change");
  }

  // What was stored here is told to other tabs, and to whatever follows the diary.
  told() {
    this.tabs.tell("changed");
    this.tell("stored");
  }

  alone(work) {
    const done = this.#turn.then(work);
    // What failed is told to whoever asked for it; the next in turn goes on.
    this.#turn = done.catch(() => {});
    return done;
  }

  fail(error) {
    this.report({ failing: troubleOf(error).kind });
  }
}

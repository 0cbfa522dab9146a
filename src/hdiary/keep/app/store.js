import { Trouble } from "./database.js";
import { Kept } from "./kept.js";
import { Locked, changeLock, makeLock, openLock } from "./lock.js";
import { moveAll } from "./move.js";
import { empty, readMeta, replaceLock, writeMeta } from "./shelf.js";

const SETTINGS = "settings";

export async function openStore(name) {
  const store = new Store(`hdiary ${name}`);
  await store.read();
  return store;
}

// The diary for the page: its entries and settings, its lock, and where else it is kept.
export class Store extends Kept {
  #asked = false;

  get settings() {
    return this.copy.get(SETTINGS) ?? {};
  }

  get entries() {
    const settings = this.copy.get(SETTINGS);
    return this.copy.values().filter((entry) => entry !== settings);
  }

  status() {
    return { ...super.status(), lastBackup: this.settings.lastBackup ?? null };
  }

  onChange(fn) {
    return this.listen("change", fn);
  }

  onStatus(fn) {
    return this.listen("status", fn);
  }

  // Told after each change that lies in the database, and after those of other tabs.
  onStored(fn) {
    return this.listen("stored", fn);
  }

  async load() {
    await this.read();
    if (this.locked) throw new Locked("locked");
    return { entries: this.entries, settings: this.settings };
  }

  // Whether the entry stands in the diary at this moment; in a locked one, none is known.
  has(id) {
    return this.copy.has(id);
  }

  // seen: the entries as the screen showed them, where another tab may have told of newer ones.
  put(entries, removed = [], label = "", seen = null) {
    const items = [
      ...entries.map((entry) => ({ id: entry.id, mine: entry })),
      ...removed.map((id) => ({ id, mine: null })),
    ];
    if (seen) for (const item of items) item.base = seen.get(item.id) ?? null;
    const done = this.change(items, label);
    if (!this.#asked) done.then(() => this.#askOnce());
    this.#asked = true;
    return done;
  }

  // A setting is no change of the diary: there is nothing to undo.
  saveSettings(patch) {
    return this.change([{ id: SETTINGS, mine: { ...this.settings, ...patch } }], null);
  }

  async unlock(passphrase) {
    this.keys = await openLock(this.lock, passphrase);
    this.copy.waiting.push(...this.pending.leftSealed(this.keys.noting));
    await this.read();
    this.tell("stored");
    this.tell("change");
  }

  async lockNow() {
    await this.#mustBeStored();
    this.forget();
    this.report({});
    this.tabs.tell("lock");
    this.tell("change");
  }

  async setPassphrase(passphrase) {
    await this.#moveTo(await makeLock(passphrase));
  }

  async check(passphrase) {
    await openLock(this.lock, passphrase);
  }

  async changePassphrase(old, passphrase) {
    const lock = await changeLock(this.lock, old, passphrase);
    if (!(await replaceLock(await this.open(), lock))) throw new Trouble("blocked");
    this.lock = lock;
    this.told();
  }

  async removePassphrase(passphrase) {
    await this.check(passphrase);
    await this.#moveTo({ lock: null, keys: null });
  }

  async #moveTo({ lock, keys }) {
    await this.#mustBeStored();
    await this.alone(async () => {
      this.pending.clear();
      await moveAll(await this.open(), this.keys, lock, keys);
      // What was read under the other key is read anew under this one.
      this.forget();
      Object.assign(this, { lock, keys });
      await this.refresh();
      this.report({ file: null });
    });
    this.tabs.tell("changed");
    this.tell("change");
  }

  async #mustBeStored() {
    await this.flush();
    if (this.copy.waiting.length) throw new Trouble(this.status().failing ?? "blocked");
  }

  async deleteEverything() {
    await this.alone(async () => {
      await empty(await this.open());
      this.copy.drop(this.copy.waiting);
      this.pending.clear();
      this.forget();
      this.lock = null;
      await this.refresh();
      this.report({ file: null, failing: null });
    });
    this.tabs.tell("changed");
    this.tell("change");
  }

  async meta(key) {
    return readMeta(await this.open(), key);
  }

  async setMeta(key, value) {
    await writeMeta(await this.open(), key, value);
  }

  setFile(file) {
    this.report({ file });
  }

  // Firefox asks the person, so there it is asked by a button only; others decide by themselves.
  async #askOnce() {
    if (!/Firefox\//.test(navigator.userAgent)) await this.persist();
  }

  async persist() {
    const persisted = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
    this.report({ persisted });
    return persisted;
  }

  async measure() {
    const { usage = null, quota = null } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
    const persisted = (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
    this.report({ usage, quota, persisted });
  }
}

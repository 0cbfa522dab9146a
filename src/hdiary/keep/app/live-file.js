import { CSV, SEALED, fileName } from "./file.js";
import { sealWith } from "./backup.js";
import { exportCsv } from "./csv.js";
import { now, today } from "./time.js";

// A file that the person chose and that is written anew after each change, where a browser can.
const REST_MS = 800;
const files = new WeakMap();

export function canKeepFile() {
  return typeof window.showSaveFilePicker === "function";
}

export function liveFile(store, told) {
  if (!files.has(store)) files.set(store, new LiveFile(store, told));
  return files.get(store);
}

class LiveFile {
  #handle = null;
  #sealed = false;
  #timer = null;
  #writing = Promise.resolve();
  #started = false;

  constructor(store, told) {
    this.store = store;
    this.told = told;
  }

  get form() {
    return this.store.keys ? SEALED : CSV;
  }

  start() {
    if (this.#started || !canKeepFile()) return;
    this.#started = true;
    this.store.onStored(() => this.#later());
    this.store.onChange(() => this.#changed());
    document.addEventListener("visibilitychange", () => this.#timer && this.#write());
    this.#changed();
  }

  // Under a lock there is nothing to write; behind it the same file goes on.
  async #changed() {
    if (this.store.locked) return;
    const kept = await this.store.meta("file").catch(() => null);
    this.#handle = kept?.handle ?? null;
    this.#sealed = kept?.sealed ?? false;
    if (!kept) {
      this.store.setFile(null);
      return;
    }
    const granted = (await this.#handle.queryPermission({ mode: "readwrite" })) === "granted";
    if (granted) this.#later();
    else this.#tell("ask");
  }

  async choose(title) {
    const { type, ending } = this.form;
    const suggestedName = fileName(title, today(), this.form);
    const handle = await window.showSaveFilePicker({
      suggestedName,
      types: [{ accept: { [type]: [`.${ending}`] } }],
    });
    this.#handle = handle;
    this.#sealed = Boolean(this.store.keys);
    await this.store.setMeta("file", { handle, sealed: this.#sealed });
    await this.#write();
  }

  async allow() {
    const answer = await this.#handle.requestPermission({ mode: "readwrite" });
    if (answer === "granted") await this.#write();
    return answer === "granted";
  }

  async forget() {
    this.#handle = null;
    await this.store.setMeta("file", null);
    this.store.setFile(null);
  }

  again() {
    return this.#write();
  }

  #later() {
    if (!this.#handle) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), REST_MS);
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#writeNow());
    return this.#writing;
  }

  async #writeNow() {
    const handle = this.#handle;
    // A file that was chosen for plain text gets nothing sealed, and a sealed one nothing plain.
    if (!handle || this.store.locked || this.#sealed !== Boolean(this.store.keys)) return;
    try {
      const text = await this.#text();
      // The file is replaced when it is closed: one that was cut off half-way cannot come about.
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      if (this.#handle === handle) this.#tell("ok");
    } catch (error) {
      if (this.#handle === handle) this.#tell(error.name === "NotAllowedError" ? "ask" : "failed");
    }
  }

  #text() {
    const { store } = this;
    if (!store.keys) return exportCsv(store.entries, this.told);
    return sealWith(store, { entries: store.entries, settings: store.settings });
  }

  #tell(state) {
    const at = state === "ok" ? now() : (this.store.status().file?.at ?? null);
    this.store.setFile({ name: this.#handle.name, state, at, sealed: this.#sealed });
  }
}

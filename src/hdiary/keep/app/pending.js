import { bytes64, newRev, text64 } from "./lock.js";
import { openNow, sealNow } from "./quick-seal.js";

const MOST_SEALED = 60_000;

// A change is noted in the same instant as the tap, where the browser can do that, until the
// database has it: a tab that dies in between loses nothing. Under a passphrase the note is sealed.
export class Pending {
  locked = false;

  constructor(name) {
    this.plain = `${name} pending `;
    this.sealed = `${name} sealed `;
  }

  note(change, key) {
    if (this.locked && !key) return;
    const { items, label, at } = change;
    const text = JSON.stringify({ items, label, at });
    if (key && text.length > MOST_SEALED) return;
    const place = `${key ? this.sealed : this.plain}${Date.now()} ${newRev()}`;
    try {
      localStorage.setItem(place, key ? text64(sealNow(key, text)) : text);
      change.noted = place;
    } catch {
      // Where nothing can be noted, the database is what there is.
    }
  }

  drop(change) {
    if (!change.noted) return;
    try {
      localStorage.removeItem(change.noted);
    } catch {
      // What can no longer be reached needs no taking away.
    }
  }

  // Another tab set a passphrase: what was noted here in plain text stays in memory alone.
  hide(changes) {
    for (const change of changes) {
      if (!change.noted?.startsWith(this.plain) || change.found) continue;
      this.drop(change);
      change.noted = null;
    }
  }

  // What a tab left behind that lives after all, and that it stored or took back meanwhile.
  isGone({ found, noted }) {
    try {
      return Boolean(found && noted) && localStorage.getItem(noted) === null;
    } catch {
      return false;
    }
  }

  // What a tab that died left behind, the oldest first.
  left() {
    return this.#read(this.plain, (text) => text);
  }

  leftSealed(key) {
    return this.#read(this.sealed, (text) => openNow(key, bytes64(text)));
  }

  #read(start, open) {
    return this.#places(start).flatMap((place) => {
      try {
        const change = JSON.parse(open(localStorage.getItem(place)));
        return change?.items ? [{ ...change, noted: place, found: true }] : [];
      } catch {
        return [];
      }
    });
  }

  clear() {
    for (const start of [this.plain, this.sealed]) {
      for (const place of this.#places(start)) localStorage.removeItem(place);
    }
  }

  #places(start) {
    try {
      return Object.keys(localStorage).filter((place) => place.startsWith(start)).sort();
    } catch {
      return [];
    }
  }
}

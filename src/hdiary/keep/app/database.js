// The browser's database: opened, and read or written in one transaction at a time.
export const FORMAT = 1;
const STORES = ["entries", "journal", "meta"];
const PATIENCE_MS = 6000;

// Why a diary cannot be kept here just now: "full", "blocked" or "newer".
export class Trouble extends Error {
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

export function troubleOf(error) {
  if (error instanceof Trouble) return error;
  if (error?.name === "QuotaExceededError") return new Trouble("full", error);
  if (error?.name === "VersionError") return new Trouble("newer", error);
  return new Trouble("blocked", error);
}

export function openDatabase(name, onLost) {
  return new Promise((resolve, reject) => {
    // Some browsers never answer where storing is forbidden.
    const timer = setTimeout(() => reject(new Trouble("blocked")), PATIENCE_MS);
    const fail = (error) => {
      clearTimeout(timer);
      reject(troubleOf(error));
    };
    try {
      const asked = indexedDB.open(name, FORMAT);
      asked.onupgradeneeded = () => lay(asked.result);
      asked.onerror = () => fail(asked.error);
      asked.onsuccess = () => {
        clearTimeout(timer);
        resolve(watch(asked.result, onLost));
      };
    } catch (error) {
      fail(error);
    }
  });
}

function lay(db) {
  db.createObjectStore("entries", { keyPath: "key" });
  db.createObjectStore("journal", { keyPath: "n", autoIncrement: true });
  db.createObjectStore("meta", { keyPath: "key" });
}

function watch(db, onLost) {
  // A newer page in another tab wants to change the database's shape: let it.
  db.onversionchange = (event) => {
    db.close();
    onLost(event.newVersion === null ? "blocked" : "newer");
  };
  db.onclose = () => onLost("blocked");
  return db;
}

// `work` may wait for requests of its transaction, and for nothing else.
export async function transact(db, mode, work) {
  const tx = db.transaction(STORES, mode, { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error ?? new Error("aborted"));
  });
  // Whoever asked hears of it below; without this the browser would report it a second time.
  done.catch(() => {});
  let result;
  try {
    result = await work({
      entries: tx.objectStore("entries"),
      journal: tx.objectStore("journal"),
      meta: tx.objectStore("meta"),
    });
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It ended by itself: the reason is thrown below.
    }
    throw error;
  }
  await done;
  return result;
}

export function ask(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

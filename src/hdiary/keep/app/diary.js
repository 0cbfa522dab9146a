// What the page knows: the screen changes at once, the store follows.
import { useEffect, useMemo, useState } from "./vendor/hooks.mjs";

export function useDiary(store, told) {
  const [known, setKnown] = useState({ phase: "loading", entries: new Map(), settings: {} });
  const diary = useMemo(() => makeDiary(store, setKnown), [store]);
  useEffect(() => {
    diary.reload();
    const stop = store.onChange(diary.reload);
    return typeof stop === "function" ? stop : undefined;
  }, [diary]);
  return { ...known, ...diary, settings: { ...usual(told), ...known.settings } };
}

function usual(told) {
  return {
    language: told.language,
    theme: "auto",
    large: false,
    activities: [],
    postures: [],
    treatments: [],
    checkIns: told.checkIns ?? [],
    welcomed: false,
    lastBackup: null,
  };
}

function makeDiary(store, setKnown) {
  let known = { phase: "loading", entries: new Map(), settings: {} };
  let changes = 0;
  let writing = Promise.resolve();

  const tell = (patch) => {
    known = { ...known, ...patch };
    setKnown(known);
  };

  // What is still being written would be missing in what is read, so reading waits for it.
  const reload = async () => {
    for (;;) {
      const before = changes;
      await writing;
      let read;
      try {
        read = await store.load();
      } catch (error) {
        if (error.name !== "Locked") throw error;
        tell({ phase: "locked", entries: new Map() });
        return;
      }
      if (before !== changes) continue;
      const entries = new Map(read.entries.map((entry) => [entry.id, entry]));
      tell({ phase: "ready", entries, settings: read.settings ?? {} });
      return;
    }
  };

  const write = (doing) => {
    changes += 1;
    // The store says itself on the page when it cannot write; the entries stay on the screen.
    const done = Promise.resolve(doing).catch(() => undefined);
    writing = Promise.all([writing, done]);
    return done;
  };

  const change = (put, removed, label) => {
    const seen = known.entries;
    const entries = new Map(seen);
    removed.forEach((id) => entries.delete(id));
    put.forEach((entry) => entries.set(entry.id, entry));
    tell({ entries });
    return write(store.put(put, removed, label, seen));
  };

  return {
    reload,
    save: (given, label, removed = []) => change([].concat(given), removed, label),
    remove: (ids, label) => change([], [].concat(ids), label),
    // The change that was just made, for a way back that stays its own.
    latest: () => store.latest ?? null,
    undo: async (change) => {
      await writing;
      const undone = await store.undo(change);
      if (undone) await reload();
      return undone;
    },
    setSettings: (patch) => {
      tell({ settings: { ...known.settings, ...patch } });
      return write(store.saveSettings(patch));
    },
  };
}

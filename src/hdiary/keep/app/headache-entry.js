// The entry of a headache while its screen is open: how it changes, and how it is left.
import { useEffect, useRef } from "./vendor/hooks.mjs";
import { markClear } from "./clear-day.js";
import { saveFirst, throwAway } from "./headache.js";
import { isUnsaid, touch } from "./model.js";
import { say } from "./words.js";

// Finished by whoever goes on to another screen, with what was still being typed then; dropped where
// nothing was said. now: a reference to what the screen knows, since it may know more when it is left.
export function useEntry(now, entry) {
  const latest = useRef(entry);
  const left = useRef("");
  latest.current = entry;
  const change = (patch) => {
    // In another tab it may have been thrown away, or the diary locked.
    if (left.current === "removed" || !now.current.store.has(latest.current.id)) return;
    const last = latest.current;
    const next = touch(last, left.current ? { ...patch, finished: true } : patch);
    const isFirst = isUnsaid(last) && !isUnsaid(next);
    latest.current = isFirst ? saveFirst(now.current, next) : next;
    if (!isFirst) now.current.save(next, say("keep.headache.changed"));
  };
  const finish = () => {
    left.current = "done";
    if (!latest.current.finished) change({});
    now.current.back();
  };
  const remove = () => {
    left.current = "removed";
    throwAway(now.current, latest.current);
    now.current.back();
  };
  const clear = () => {
    left.current = "removed";
    markClear(now.current, latest.current.date, [latest.current.id]);
    now.current.back();
  };
  const drop = () => {
    const { id, took_clear: tookClear } = latest.current;
    if (!isUnsaid(latest.current) || !now.current.store.has(id)) return;
    if (tookClear) throwAway(now.current, latest.current);
    else now.current.remove(id, say("keep.headache.removed"));
  };
  useEffect(() => () => {
    if (left.current) return;
    left.current = "left";
    if (latest.current.finished) return;
    // The fields say in the same breath what was still being typed in them.
    if (isUnsaid(latest.current)) queueMicrotask(drop);
    else change({});
  }, []);
  return { change, finish, remove, clear };
}

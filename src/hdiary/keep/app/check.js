// A check-in that is being written: from its first tap on it is stored.
import { useRef, useState } from "./vendor/hooks.mjs";
import { usualFirst } from "./choices.js";
import { newCheck, touch } from "./model.js";
import { clockOf, dayOf, minutesBetween, timeOn } from "./time.js";
import { say } from "./words.js";

const ON_TIME_MINUTES = 15;

// params: id of one that is written, or clock (and date) of one that was asked for; onId is told
// under which name it is stored.
export function useCheck(ctx, params, onId = () => undefined) {
  const now = ctx.now();
  const asked = params.clock ? timeOn(params.date ?? ctx.today, params.clock) : null;
  const late = asked !== null && minutesBetween(asked, now) > ON_TIME_MINUTES;
  const [id, setId] = useState(params.id ?? null);
  const [then, setThen] = useState(late && dayOf(asked) < ctx.today ? "asked" : "now");
  // The order of the choices stays while one taps, though each tap counts for it.
  const order = useRef(null);
  const clock = clockOf(asked ?? now);
  order.current ??= {
    posture: usualFirst(ctx, "postures", clock),
    activity: usualFirst(ctx, "activities", clock),
  };
  const latest = useRef(null);
  const meant = asked && (then === "asked" || !late) ? asked : now;
  // A second one in the same minute goes on with the first, and shows what that says.
  latest.current = (id ? ctx.entries.get(id) : placeOf(ctx, meant).there) ?? null;
  const name = (entry) => {
    setId(entry.id);
    onId(entry.id);
  };
  const change = (patch) => {
    latest.current = touch(latest.current ?? begin(ctx, meant), patch);
    ctx.save(latest.current, say("keep.check.written"));
    if (!id) name(latest.current);
  };
  // What was said of now may have been meant of the moment that was asked for.
  const move = (next) => {
    if (!next || next === then) return;
    setThen(next);
    const before = latest.current;
    if (!before || !id) return;
    const start = next === "asked" ? asked : before.entered;
    const place = placeOf(ctx, start);
    const there = place.id === before.id ? null : place.there;
    const all = (field) => [...new Set([...(there?.[field] ?? []), ...before[field]])];
    const said = { activity: all("activity"), posture: all("posture") };
    const moved = touch(there ?? before, { id: place.id, date: dayOf(start), start, ...said });
    ctx.save(moved, say("keep.check.written"), before.id === moved.id ? [] : [before.id]);
    name(moved);
  };
  const entry = latest.current;
  const moment = entry?.start ?? (then === "asked" ? asked : now);
  return { id, entry, change, move, late, then, moment, order: order.current, clock: params.clock };
}

function begin(ctx, moment) {
  return { ...newCheck(dayOf(moment), clockOf(moment)), id: placeOf(ctx, moment).id, start: moment };
}

// The same clock comes again where the clocks change and across the date line: another moment.
function placeOf(ctx, moment) {
  const usual = `check:${moment.at}`;
  const other = `${usual} ${moment.offset}`;
  const those = [usual, other].map((id) => ctx.entries.get(id));
  const found = those.find((one) => one?.start.offset === moment.offset);
  if (found) return { id: found.id, there: found };
  return { id: ctx.entries.has(usual) ? other : usual, there: null };
}

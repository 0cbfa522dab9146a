// Which halves of which places are lit on the map, and what that says of side and place.
const HALVES = ["left", "right"];
const BELOW = ["neck", "shoulder"];
export const WHOLE = "whole head";

// An entry says one side for all its places. The halves as they were tapped are kept beside it, so
// that the picture stays as it was drawn, for as long as side and places are still those.
export function halvesOf(entry) {
  const drawn = entry.halves ?? [];
  const told = sayHalves(drawn);
  const places = entry.location.filter((place) => place !== WHOLE);
  const sided = told.side === entry.side || (entry.side === "both" && entry.location.includes(WHOLE));
  if (drawn.length && sided && sameSet(told.places, places)) return new Set(drawn);
  const sides = entry.side === "both" ? HALVES : HALVES.filter((side) => side === entry.side);
  return new Set(places.flatMap((place) => sides.map((side) => `${place}|${side}`)));
}

// The one side is that of the headache: a right temple with the neck on both sides is a headache on
// the right. What lies below the head says a side only where no place of the head does.
function sayHalves(halves) {
  const parts = [...halves].map((half) => half.split("|"));
  const head = parts.filter(([place]) => !BELOW.includes(place));
  const places = [...new Set(parts.map(([place]) => place))];
  const sides = new Set((head.length ? head : parts).map(([, side]) => side));
  return { places, side: sides.size === 2 ? "both" : ([...sides][0] ?? "") };
}

function sameSet(one, other) {
  return one.length === other.length && one.every((item) => other.includes(item));
}

export function tapHalf(entry, place, side) {
  const among = entry.location.includes(place);
  if (entry.side === "shifting") {
    const location = among ? entry.location.filter((other) => other !== place) : [...entry.location, place];
    return { location, halves: [] };
  }
  const halves = halvesOf(entry);
  const half = `${place}|${side}`;
  if (halves.has(half)) halves.delete(half);
  // "Both sides" was said of everything before any place was: then a place is meant on both.
  else if (entry.side === "both" && !entry.location.length) HALVES.forEach((each) => halves.add(`${place}|${each}`));
  else halves.add(half);
  const told = sayHalves(halves);
  const others = entry.location.filter((other) => other === WHOLE || (!entry.side && other !== place));
  const whole = others.includes(WHOLE);
  return {
    location: [...new Set([...others, ...told.places])],
    side: whole ? "both" : told.side,
    halves: [...halves],
  };
}

export function chooseSide(entry, side) {
  return { side, halves: [] };
}

export function tapWhole(entry) {
  const halves = [...halvesOf(entry)];
  if (!entry.location.includes(WHOLE)) {
    return { location: [WHOLE, ...entry.location], side: "both", halves };
  }
  const location = entry.location.filter((place) => place !== WHOLE);
  return { location, side: sayHalves(halves).side || (location.length ? entry.side : ""), halves };
}

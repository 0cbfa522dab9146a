// Side and place by touch, on the drawing that the report shows them on.
import { h } from "./vendor/preact.mjs";
import { useId } from "./vendor/hooks.mjs";
import { Chips } from "./ui.js";
import { WHOLE, chooseSide, halvesOf, tapHalf, tapWhole } from "./halves.js";
import { name, say } from "./words.js";

const VIEWS = {
  front: { x: -4.8, y: -5.6, width: 9.6, height: 11.2 },
  back: { x: -4.8, y: -5.6, width: 9.6, height: 14 },
};
const SIDES = ["left", "right", "both", "shifting"];
const ROOM = 0.2;

export function HeadMap({ heads, entry, onChange }) {
  const halves = halvesOf(entry);
  const whole = entry.location.includes(WHOLE);
  const tap = (place, side) => onChange(tapHalf(entry, place, side));
  const sides = SIDES.map((side) => ({ value: side, label: say(`keep.headache.side_${side}`) }));
  const places = entry.location.map((place) => sayPlace(place, halves)).join(" · ");
  return h(
    "div",
    { class: "headmap" },
    h(
      "div",
      { class: "heads" },
      ["front", "back"].map((face) => h(Face, { key: face, face, heads, entry, halves, whole, tap })),
    ),
    h(
      "p",
      { class: "headmap-told", "aria-live": "polite" },
      places ? say("keep.headache.places_told", { places }) : say("keep.headache.places_none"),
    ),
    h(
      "div",
      { class: "chip-row" },
      h(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-pressed": String(whole),
          onClick: () => onChange(tapWhole(entry)),
        },
        name(WHOLE),
      ),
    ),
    h(Chips, {
      legend: say("keep.headache.side"),
      options: sides,
      chosen: entry.side,
      onChange: (side) => onChange(chooseSide(entry, side)),
    }),
  );
}

function sayPlace(place, halves) {
  const lit = ["left", "right"].filter((side) => halves.has(`${place}|${side}`));
  if (!lit.length) return name(place);
  const side = say(`keep.headache.side_${lit.length === 2 ? "both" : lit[0]}`);
  return say("keep.headache.zone", { place: name(place), side });
}

function Face({ face, heads, entry, halves, whole, tap }) {
  const clip = useId();
  const view = VIEWS[face];
  const zones = heads.zones.filter((zone) => zone.back === (face === "back"));
  // Whoever looks at a face has its right side at the left hand; behind a head, at the right.
  const sideAt = face === "front" ? { left: "right", right: "left" } : { left: "left", right: "right" };
  const parts = zones.flatMap((zone) => ["left", "right"].map((at) => ({ zone, at, side: sideAt[at] })));
  const lit = ({ zone, side }) => halves.has(`${zone.place}|${side}`);
  const unsided = !entry.side || entry.side === "shifting";
  const loose = ({ zone }) => unsided && entry.location.includes(zone.place);
  return h(
    "figure",
    { class: "face" },
    h("figcaption", null, say(`keep.headache.face_${face}`)),
    h(
      "div",
      { class: "face-picture", role: "group", "aria-label": say(`keep.headache.face_${face}`) },
      h(
        "svg",
        {
          viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`,
          "aria-hidden": "true",
          focusable: "false",
        },
        h("clipPath", { id: clip }, h("path", { d: heads[face].outline })),
        h("path", { class: "skin open", d: heads[face].body }),
        h("path", { class: "skin", d: heads[face].ears }),
        h("path", { class: whole ? "skin whole" : "skin", d: heads[face].outline }),
        h(
          "g",
          null,
          parts.map((part) =>
            h("path", {
              key: `${part.zone.place} ${part.at}`,
              class: lit(part) ? "zone lit" : loose(part) ? "zone loose" : "zone",
              d: part.zone[part.at],
              "clip-path": part.zone.clipped ? `url(#${clip})` : null,
            }),
          ),
        ),
        h("path", { class: "skin line", d: heads[face].outline }),
      ),
      parts.map((part) => h(
        ZoneButton,
        { key: `${part.zone.place} ${part.at}`, part, view, lit: lit(part) || loose(part), tap },
      )),
      ["left", "right"].map((at) =>
        h(
          "span",
          { key: at, class: `face-side ${at}`, "aria-hidden": "true" },
          say(`keep.headache.your_${sideAt[at]}`),
        ),
      ),
    ),
  );
}

// A button of its own over each half: paths of a picture are no buttons to everybody.
function ZoneButton({ part, view, lit, tap }) {
  const box = boxOf(part.zone[part.at]);
  const left = Math.max(box.x0 - ROOM, view.x);
  const right = Math.min(box.x1 + ROOM, view.x + view.width);
  const inner = part.at === "left" ? [left, Math.min(right, 0)] : [Math.max(left, 0), right];
  const style = {
    left: `${((inner[0] - view.x) / view.width) * 100}%`,
    width: `${((inner[1] - inner[0]) / view.width) * 100}%`,
    top: `${((box.y0 - ROOM - view.y) / view.height) * 100}%`,
    height: `${((box.y1 - box.y0 + 2 * ROOM) / view.height) * 100}%`,
  };
  const label = say(
    "keep.headache.zone",
    { place: name(part.zone.place), side: say(`keep.headache.side_${part.side}`) },
  );
  return h("button", {
    type: "button",
    class: "zone-button",
    style,
    "aria-label": label,
    "aria-pressed": String(lit),
    onClick: () => tap(part.zone.place, part.side),
  });
}

function boxOf(path) {
  const numbers = path.match(/-?\d+(\.\d+)?/g).map(Number);
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

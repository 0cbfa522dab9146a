import { h } from "./vendor/preact.mjs";
import { useState } from "./vendor/hooks.mjs";
import { surroundingsOf, warningsOf } from "./surroundings.js";
import { Button, Card, Notice } from "./ui.js";
import { say } from "./words.js";

// Where the entries are, and what could take them away here.
export function PlaceCard({ ctx, status }) {
  const here = surroundingsOf(status);
  const n = new Set([...ctx.entries.values()].map((entry) => entry.date)).size;
  return h(
    Card,
    { title: say("keep.data.place_title") },
    h("p", null, say("keep.data.place")),
    h("p", null, say("keep.data.count", { n })),
    h(Warnings, { here, status }),
    h("p", { class: "about" }, say("keep.data.may_go")),
    here.file && h("p", { class: "about" }, say("keep.data.leave_file")),
    status.persisted === true && h("p", { class: "about" }, say("keep.data.persisted")),
    status.persisted === false && h(Persist, { ctx }),
  );
}

function Warnings({ here, status }) {
  const said = warningsOf(here, status);
  return said.map((kind) =>
    h(Notice, { kind: "warn", key: kind }, h("p", null, say(`keep.data.warn_${kind}`))),
  );
}

function Persist({ ctx }) {
  const [refused, setRefused] = useState(false);
  const persist = async () => {
    const kept = await ctx.store.persist();
    setRefused(!kept);
    if (kept) ctx.toast(say("keep.data.persisted"));
  };
  return h(
    "div",
    { class: "stack" },
    h(Button, { label: say("keep.data.persist"), onClick: persist }),
    h("p", { class: "about", role: "status" }, refused ? say("keep.data.persist_refused") : ""),
  );
}

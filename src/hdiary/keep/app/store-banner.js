import { h } from "./vendor/preact.mjs";
import { useEffect } from "./vendor/hooks.mjs";
import { liveFile } from "./live-file.js";
import { saveCopy } from "./save-copy.js";
import { useStatus } from "./store-status.js";
import { surroundingsOf, warningsOf } from "./surroundings.js";
import { Button, Notice } from "./ui.js";
import { say } from "./words.js";

// On every screen, as long as something keeps the diary from being stored; and where the person
// begins, what may take it away from here.
export function StoreBanner({ ctx }) {
  const { store, told } = ctx;
  const status = useStatus(store);
  useEffect(() => {
    liveFile(store, told).start();
    store.measure();
  }, [store]);
  useAskBeforeLeaving(status.failing !== null && status.unsaved > 0);
  const kind = troubleShown(status);
  const begins = ctx.view === "today" || ctx.view === "welcome";
  return [
    h(
      "div",
      { key: "trouble", role: "alert", class: "store-banner" },
      kind && h(Trouble, { ctx, kind, status }),
    ),
    begins && !kind && h(PlaceWarnings, { key: "place", ctx, status }),
  ];
}

// The browser then asks in its own words whether the page may be closed.
function useAskBeforeLeaving(unsaved) {
  useEffect(() => {
    if (!unsaved) return undefined;
    const stay = (event) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [unsaved]);
}

function PlaceWarnings({ ctx, status }) {
  const seen = ctx.settings.seenWarnings ?? [];
  const said = warningsOf(surroundingsOf(status), status).filter((kind) => !seen.includes(kind));
  return said.map((kind) => h(
    "div",
    { class: "store-banner", key: kind },
    h(
      Notice,
      { kind: "warn" },
      h("p", null, say(`keep.data.warn_${kind}`)),
      h(Button, {
        label: say("keep.data.warn_seen"),
        kind: "quiet",
        onClick: () => ctx.setSettings({ seenWarnings: [...seen, kind] }),
      }),
    ),
  ));
}

function troubleShown(status) {
  if (status.failing) return status.failing;
  if (status.damaged) return "damaged";
  return status.file?.state === "failed" ? "file_failed" : null;
}

function Trouble({ ctx, kind, status }) {
  const values = { n: kind === "damaged" ? status.damaged : status.unsaved, name: status.file?.name ?? "" };
  const live = liveFile(ctx.store, ctx.told);
  const button = (word, kind, onClick) => h(Button, { label: say(`keep.trouble.${word}`), kind, onClick });
  return h(
    Notice,
    { kind: "warn" },
    h("p", null, h("strong", null, say(`keep.trouble.${kind}`, values))),
    status.failing && status.unsaved > 0 && h("p", null, say("keep.trouble.unsaved", values)),
    h(
      "div",
      { class: "row" },
      status.failing && button("save", "primary", () => saveCopy(ctx)),
      status.failing && button("again", "plain", () => ctx.store.read()),
      kind === "file_failed" && button("again", "plain", () => live.again()),
      kind === "file_failed" && button("forget", "quiet", () => live.forget()),
    ),
  );
}

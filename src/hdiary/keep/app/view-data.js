// Everything about the diary's data: where they are, copies, bringing in, the passphrase, the end.
import { h } from "./vendor/preact.mjs";
import { useEffect } from "./vendor/hooks.mjs";
import { BackupCard } from "./data-backup.js";
import { DeleteCard } from "./data-delete.js";
import { ImportCard } from "./data-import.js";
import { PassphraseCard } from "./data-passphrase.js";
import { PlaceCard } from "./data-place.js";
import { FileCard, SaveCard } from "./data-save.js";
import { useStatus } from "./store-status.js";
import { Screen } from "./ui.js";
import { say } from "./words.js";

export { BackupCard };

export function DataView({ ctx, params }) {
  const status = useStatus(ctx.store);
  useEffect(() => {
    ctx.store.measure();
  }, [ctx.store]);
  return h(
    Screen,
    { title: say("keep.data.title"), back: ctx.back },
    h(SaveCard, { ctx, status }),
    h(PlaceCard, { ctx, status }),
    h(FileCard, { ctx, status }),
    h(ImportCard, { ctx, start: params?.file ?? null }),
    h(PassphraseCard, { ctx, status }),
    h(DeleteCard, { ctx }),
  );
}

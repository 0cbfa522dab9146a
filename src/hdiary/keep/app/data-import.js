import { h } from "./vendor/preact.mjs";
import { useEffect, useRef, useState } from "./vendor/hooks.mjs";
import { checkSealed, isSealed, openSealed } from "./backup.js";
import { importCsv } from "./csv.js";
import { UnreadableFile, readChosen } from "./file.js";
import { entriesOfPlan, planImport, removedByPlan, settingsOfCopy } from "./import-plan.js";
import { ImportPreview } from "./import-preview.js";
import { AskPassphrase } from "./passphrase-field.js";
import { Button, Card, Notice } from "./ui.js";
import { say } from "./words.js";

// A file is read, then shown, and nothing of it comes in before the person agrees.
export function ImportCard({ ctx }) {
  const [step, setStep] = useState({ name: "choose" });
  const input = useRef(null);
  const choose = async (event) => {
    const [file] = event.target.files;
    // The same file can be chosen once more.
    event.target.value = "";
    if (file) setStep(await read(ctx, file));
  };
  const cancel = () => setStep({ name: "choose" });
  return h(
    Card,
    { title: say("keep.data.import_title") },
    h("p", null, say("keep.data.import_about")),
    h(Button, { label: say("keep.data.import_choose"), onClick: () => input.current.click() }),
    h("input", {
      ref: input, type: "file", hidden: true, "aria-label": say("keep.data.import_choose"), onChange: choose,
      accept: ".csv,.txt,.tsv,.json,text/csv,text/plain,application/json",
    }),
    h(Step, { key: step.at, ctx, step, setStep, cancel }),
  );
}

async function read(ctx, file) {
  const at = Date.now();
  try {
    const text = await readChosen(file);
    if (isSealed(text)) return sealedStep(text, { at, file: file.name });
    const { entries, problems } = importCsv(text, ctx.told);
    // Of what is no table, each line would be a remark of its own.
    const without = problems.find(({ key }) => key === "keep.read.no_dates");
    const problem = isTable(text) ? without : null;
    if (without) return { name: "failed", at, file: file.name, kind: "other", problem };
    return shown(ctx, { at, file: file.name, entries, problems, settings: {} });
  } catch (error) {
    const kind = error instanceof UnreadableFile ? error.kind : "other";
    return { name: "failed", at, file: file.name, kind };
  }
}

// Nobody is asked for a passphrase that opens nothing.
function sealedStep(text, step) {
  try {
    checkSealed(text);
    return { name: "sealed", ...step, text };
  } catch (error) {
    return { name: "failed", ...step, kind: kindOf(error) };
  }
}

function kindOf(error) {
  return error.message === "newer" ? "newer" : "broken";
}

// A table with headings, but none of them says "date".
function isTable(text) {
  const [head] = text.split(/\r\n?|\n/, 1);
  return !/^\s*[<{%[]/.test(text) && /[,;\t]/.test(head);
}

function shown(ctx, { entries, settings, ...rest }) {
  const plan = planImport([...ctx.entries.values()], entries);
  const own = settingsOfCopy(ctx.settings, settings);
  return { name: "preview", plan, incoming: entries, settings: own, ...rest };
}

function Step({ ctx, step, setStep, cancel }) {
  const place = useRef(null);
  useEffect(() => {
    if (step.name !== "choose") place.current?.focus();
  }, [step]);
  if (step.name === "choose") return null;
  const parts = { failed: Failed, sealed: Sealed, preview: Preview, done: Done };
  const shownPart = h(parts[step.name], { ctx, step, setStep, cancel });
  return h("div", { ref: place, tabIndex: -1, class: "stack" }, shownPart);
}

function Failed({ step }) {
  const told = say(`keep.data.unreadable_${step.kind}`, { name: step.file });
  const why = step.problem && h("p", null, say(step.problem.key, step.problem));
  return h(Notice, { kind: "warn" }, h("p", { role: "alert" }, told), why);
}

function Sealed({ ctx, step, setStep, cancel }) {
  const [broken, setBroken] = useState(null);
  const open = async (typed) => {
    try {
      const { entries, settings } = await openSealed(step.text, typed);
      setStep(shown(ctx, { at: Date.now(), file: step.file, entries, problems: [], settings }));
    } catch (error) {
      if (error.name === "WrongPassphrase") throw error;
      setBroken(kindOf(error));
    }
  };
  if (broken) return h(Failed, { step: { ...step, kind: broken } });
  return [
    h("p", null, say("keep.data.import_sealed", { name: step.file })),
    h(AskPassphrase, { label: say("keep.data.import_open"), onTyped: open }),
    h(Button, { label: say("keep.data.import_cancel"), kind: "quiet", onClick: cancel }),
  ];
}

function Preview({ ctx, step, setStep, cancel }) {
  // The diary may change below the preview, in another tab: what is stored follows what is there.
  const agree = (taken) => {
    const plan = planImport([...ctx.entries.values()], step.incoming);
    const agreed = plan.conflicts.length === step.plan.conflicts.length ? plan : step.plan;
    const entries = entriesOfPlan(agreed, taken);
    const label = say("keep.data.import_label", { name: step.file });
    if (entries.length) ctx.save(entries, label, removedByPlan(agreed, taken));
    if (Object.keys(step.settings).length) ctx.setSettings(step.settings);
    setStep({ name: "done", at: Date.now(), n: entries.length });
    ctx.toast(say("keep.data.imported", { n: entries.length }), { undo: entries.length > 0 });
  };
  return h(ImportPreview, { ctx, step, agree, cancel });
}

function Done({ step }) {
  return h("p", null, say("keep.data.imported", { n: step.n }));
}

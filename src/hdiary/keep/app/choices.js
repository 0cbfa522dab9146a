// What the chips offer: what the diary was made with, and the person's own words.
import { isUnsaid } from "./cells.js";
import { readDrugs } from "./drug-class.js";
import { ownWord } from "./model.js";
import { clockOf } from "./time.js";
import { name, say } from "./words.js";

const MOST_USED = 4;
const NEAR_MINUTES = 120;

// None of what is offered. It is written as a word, since a blank cell would say that nothing was
// said: only so is it known of this moment that none of the others held.
export const ELSE = "something else";

// kind: "activities", "postures" or "treatments".
export function optionsOf(ctx, kind) {
  const offered = [...ctx.told[kind], ...(ctx.settings[kind] ?? [])].filter((word) => word !== ELSE);
  return [...new Set(kind === "treatments" ? offered : [...offered, ELSE])];
}

// "Something else" is said in place of the others, and the others in place of it.
export function withElse(chosen, before) {
  if (!chosen.includes(ELSE) || chosen.length === 1) return chosen;
  return before.includes(ELSE) ? chosen.filter((word) => word !== ELSE) : [ELSE];
}

// What was typed, in the word that is offered for it already, if there is one; kept for next time.
export function addOwn(ctx, kind, text) {
  const refused = whyRefused(ctx, kind, ownWord(text).word);
  if (refused) {
    ctx.toast(refused);
    return "";
  }
  const word = tellWord(ctx, text);
  const same = optionsOf(ctx, kind).find((other) => alike(other, word) || alike(name(other), word));
  if (same) return same;
  if (word) ctx.setSettings({ [kind]: [...(ctx.settings[kind] ?? []), word] });
  return word;
}

// Medicine among activities would be counted as taken, without a time; "?" reads as not said.
export function whyRefused(ctx, kind, word) {
  if (word && isUnsaid(word)) return say("keep.settings.word_unsaid", { word });
  const medicine = kind !== "treatments" && readDrugs(word, ctx.told)?.length;
  return medicine ? say("keep.settings.word_medicine", { word }) : "";
}

// What a file cannot hold is written otherwise, and that is told.
export function tellWord(ctx, text) {
  const { word, changed } = ownWord(text);
  if (word && changed) ctx.toast(say("keep.settings.word_added_as", { word }));
  return word;
}

function alike(one, other) {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

// Treatments as they were last written, amounts and all, before the bare names.
export function treatmentOptions(ctx) {
  const used = new Map();
  for (const entry of ctx.entries.values()) {
    for (const dose of entry.doses ?? []) {
      if (!dose.treatment.includes(";")) used.set(dose.treatment, (used.get(dose.treatment) ?? 0) + 1);
    }
  }
  const first = [...used].sort((a, b) => b[1] - a[1]).map(([treatment]) => treatment);
  const usual = first.filter((treatment) => treatment !== "none").slice(0, MOST_USED);
  return [...new Set(["none", ...usual, ...optionsOf(ctx, "treatments")])];
}

// "ibuprofen 400 mg" is a treatment that is offered, and an amount.
export function partsOf(treatment, options) {
  const fits = options.filter((option) => treatment === option || treatment.startsWith(`${option} `));
  const base = fits.sort((a, b) => a.length - b.length)[0] ?? treatment;
  return { base, amount: treatment.slice(base.length).trim() };
}

// What the person most often did at this hour stands first; the rest keeps its order.
export function usualFirst(ctx, kind, clock) {
  const field = kind === "activities" ? "activity" : "posture";
  const uses = new Map();
  for (const entry of ctx.entries.values()) {
    if (entry.kind !== "check" || !entry.start) continue;
    const weight = near(clockOf(entry.start), clock) ? 3 : 1;
    for (const word of entry[field]) uses.set(word, (uses.get(word) ?? 0) + weight);
  }
  const options = optionsOf(ctx, kind).filter((option) => option !== ELSE);
  const places = new Map(options.map((option, at) => [option, at]));
  return [...options].sort(
    (a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || places.get(a) - places.get(b),
  );
}

function near(one, other) {
  const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const apart = Math.abs(minutes(one) - minutes(other));
  return Math.min(apart, 1440 - apart) <= NEAR_MINUTES;
}

// The class of what was taken, from the words for it, as hdiary's readers find it; null where they
// would not be sure either.
const LOW_DOSE_MG = 100;
const MOST_TAKEN = 12;
const [MOST_WORDS, MOST_IN_NAME] = [7, 4];
const UNITS = [
  "mg", "g", "mcg", "µg", "ml", "%", "tabl?(?:ets?|etten?)?", "kapseln?", "caps?(?:ules?)?", "pills?",
  "pillen?",
  "tropfen", "drops?", "hub", "hübe", "puffs?", "sachets?", "beutel", "z[äa]pfchen", "sprays?",
  "dos(?:es?|en|is)", "min(?:utes?|uten?)?", "h", "std", "stunden?", "hours?",
];
const NUMBER = "(?:\\d{1,6}(?:[.,]\\d{1,4})?|[½¼]|[13]/[24])";
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\d.,/])(${NUMBER})\\s*-?\\s*(${UNITS.join("|")})(?![\\p{L}\\d/])\\.?`, "giu",
);
const GLUED = /(?<=\p{L})(?=\d+\s*$)/gu;
const STRENGTHS = /(?<![\w.,])\d+\s*(?:mg|g)?\s*\/\s*\d+(?:\s*\/\s*\d+)?\s*(?:mg|g)?(?!\w)/gi;
const TIMES = new RegExp(
  `^\\s*(${NUMBER})\\s*[x×*]\\s*(?=\\S)|`
  + `(?<![\\w.,/])(?:[x×*]\\s*(${NUMBER})|(${NUMBER})\\s*[x×*])(?!\\p{L})`, "iu",
);
const CLOCK = new RegExp(
  String.raw`(?<!\w)(?:at|@|um|gegen)?\s*\d{1,2}(?::\d{2}(?:\s*(?:am|pm|uhr|h))?|\s`
  + String.raw`*(?:am|pm|uhr))(?!\w)|(?<=\s)(?:at|@|um)\s*\d{1,2}\s*$`, "gi",
);
const COUNTED = /^\s*(?:one|two|three|half|zwei|drei|eine?n?)\s+/i;
const TOOK = /^\s*(?:took|taken|take|had)\s+/i;
const FOR = new RegExp(
  String.raw`\s(?:for|gegen|wegen)\s+(?:(?:my|a|the|bad|left|right|some)\s+)*(?:[a-`
  + String.raw`z]+\s+)?(?:\w*aches?|\w*pains?|\w*schmerz(?:en)?|migr\w+)$`, "i",
);
const DENIED = new RegExp(
  "(?<!\\p{L})(?:allerg\\p{L}*|almost|avoid\\p{L}*|bought|buy|did not|did ?n['’]?t|don['’]?t|forgo?e?t|"
  + "instead|kein\\p{L}*|miss\\p{L}*|need(?:ed|s)?|never|nicht|no|non|none|nothing|not|ohne|out|"
  + "refill\\p{L}*|skip\\p{L}*|statt|stop\\p{L}*|thought|vergessen|want\\p{L}*|without)(?!\\p{L})", "iu",
);
const HOW = "(?:help(?:ed|s)?|work(?:ed)?|geholfen|gewirkt|effects?|wirkung|relief|better|besser)";
const OUTCOME = new RegExp(
  `\\s*(?:[([]|\\s[-–—]\\s|\\s(?=did|no |hat |kein))\\s*`
  + `(?:[\\p{L}'’]+ ){0,3}${HOW}(?: \\p{L}+)?\\s*[)\\]]?$`, "iu",
);
const JOINED = /\s*[+&]\s*|\s+(?:and|und|plus|then|dann)\s+/i;
const PLAIN = { ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ð: "d", þ: "th", ß: "ss" };
const NO_DRUG = new RegExp(
  "^(?:caffeine|[ck]offein|coffee|kaffee|cola|heat|w[aä]rme|ice|eis|cold|k[aä]lte|"
  + "rest|ruhe|sleep|schlaf|tea|tee)$",
);
const MEDICINE = /schmerz(?:m|tab)|pain ?(?:kill|relie|med|pill|tab)|tablet|pill|medi[ck]|opioid|triptan/i;
const VAGUE = /^(?:tylenol [1-4]|panadol plus|paramax)$/;

// Small letters without accents, signs that join words as gaps: how the list of drugs has names.
function nameKey(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const plain = bare.replace(/[øłđæœðþß]/g, (sign) => PLAIN[sign]);
  const words = plain.replace(/[\s_\-‐-―−/+&®™()[\]]+/g, " ").replace(/\. /g, " ");
  return words.replace(/^[ .:*!]+|[ .:*!]+$/g, "");
}

// Words that change nothing about a drug: when and how it was taken, what form it had.
const beside = (told) => new Set((told.beside ?? "").split("|"));

function find(key, drugs) {
  const names = [key, key.length > 4 ? key.replace(/s$/, "") : key];
  return names.find((name) => Object.hasOwn(drugs, name)) ?? null;
}

function findWithin(key, told) {
  const words = key.split(/[ ,]+/).map((word) => word.replace(/[.!]+$/g, "")).filter(Boolean);
  if (words.length < 2 || words.length > MOST_WORDS) return null;
  const harmless = beside(told);
  const isHarmless = (word) => harmless.has(word) || /^\d{2,4}$/.test(word);
  for (let size = Math.min(words.length - 1, MOST_IN_NAME); size > 0; size -= 1) {
    for (let first = 0; first + size <= words.length; first += 1) {
      const name = find(words.slice(first, first + size).join(" "), told.drugs);
      const around = [...words.slice(0, first), ...words.slice(first + size)];
      if (name) return around.every(isHarmless) ? name : null;
    }
  }
  return null;
}

const amountOf = (text) => ({ "½": 0.5, "¼": 0.25 })[text] ?? (
  text.includes("/") ? Number(text[0]) / Number(text[2]) : Number(text.replace(",", "."))
);

// How many, how much, and the words that are left.
function readAmounts(text) {
  let [count, mg] = [1, 0];
  let rest = text.replace(CLOCK, " ").replace(TOOK, "").replace(COUNTED, "").replace(GLUED, " ");
  rest = rest.replace(TIMES, (_, ...found) => {
    count = amountOf(found.slice(0, 3).find(Boolean));
    return " ";
  });
  rest = rest.replace(STRENGTHS, (all) => (/^[13]\/[24]$/.test(all.trim()) ? all : " "));
  rest = rest.replace(AMOUNT, (_, number, unit) => {
    if (/^m?g$/i.test(unit)) mg = amountOf(number) * (/^g$/i.test(unit) ? 1000 : 1);
    return " ";
  });
  const first = new RegExp(`^\\s*(${NUMBER})(?![\\w.,/%])\\s+`).exec(rest);
  if (first && amountOf(first[1]) <= MOST_TAKEN) rest = rest.slice(first[0].length);
  return { rest: rest.replace(/\s+/g, " ").trim(), count, mg };
}

// Aspirin of up to 100 mg in all is for the heart.
function classOf(name, { count, mg }, told) {
  const low = /^(?:aspirin|ass|asa|acetylsalicyl)/.test(name) && told.drugs[name] === "nsaid";
  return low && mg > 0 && mg * count <= LOW_DOSE_MG ? [] : [told.drugs[name]];
}

// What stands in brackets is passed over, unless it denies the drug, or names another one.
function withoutRemarks(text, told) {
  let denied = false;
  const bare = text.replace(/[([{]([^()[\]{}]*)[)\]}]/g, (_, inside) => {
    if (/^[\d.,/\s]+(?:x\s*)?(?:[a-zμ%]{1,10}\.?)?$/i.test(inside.trim())) return ` ${inside} `;
    const names = (word) => NO_DRUG.test(word) || find(word, told.drugs);
    denied ||= DENIED.test(inside) || nameKey(inside).split(" ").some(names);
    return " ";
  });
  return denied ? null : bare;
}

function readOne(item, told) {
  const exact = nameKey(item);
  if (Object.hasOwn(told.drugs, exact)) return [told.drugs[exact]];
  const bare = withoutRemarks(item.replace(OUTCOME, ""), told);
  if (bare === null) return null;
  const read = readAmounts(bare);
  const last = new RegExp(`(?:\\s|(?<=\\D)-)\\s*(${NUMBER})\\s*$`).exec(read.rest);
  const short = last && { ...read, rest: read.rest.slice(0, last.index), mg: read.mg || amountOf(last[1]) };
  if (short && !read.mg && amountOf(last[1]) <= MOST_TAKEN) short.mg = 0;
  for (const one of [read, short].filter(Boolean)) {
    const key = nameKey(one.rest);
    if (VAGUE.test(key)) return null;
    const name = find(key, told.drugs);
    if (name) return classOf(name, one, told);
  }
  if (DENIED.test(read.rest)) return null;
  for (const one of [read, short].filter(Boolean)) {
    const key = nameKey(one.rest.replace(FOR, ""));
    const name = find(key, told.drugs) ?? findWithin(key, told);
    if (name) return classOf(name, one, told);
  }
  return null;
}

// Nobody buys the codeine alone for "paracetamol 500 + codeine 30".
function readCodeine(item, told) {
  if (!/[ck]ode?in/i.test(item)) return null;
  const parts = item.split(/\s*[+/]\s*|\s+plus\s+/i);
  const names = parts.map((part) => nameKey(part.replace(/\d[\d.,]*\s*(?:mg|g)?/gi, " ")));
  const key = names.join(" ").replace(/\s+/g, " ").replace(/[ck]ode?in\b/, "codeine");
  const name = names.length > 1 && find(key, told.drugs);
  return name ? [told.drugs[name]] : null;
}

// The classes of one item; null where none of it is known as a drug.
export function readDrugs(item, told) {
  const known = { ...told, drugs: told.drugs ?? {} };
  const parts = item.split(JOINED).filter((part) => part.trim());
  const whole = readOne(item, known) ?? readCodeine(item, known);
  const each = parts.map((part) => readOne(part, known));
  const sure = each.every((one, at) => one !== null || NO_DRUG.test(nameKey(readAmounts(parts[at]).rest)));
  const product = whole && (!/[+&]/.test(item) || /[ck]ode?in/i.test(item));
  const denied = parts.slice(0, -1).some((part) => DENIED.test(part));
  const worded = parts.every((part, at) => each[at] !== null || part.match(/\p{L}/gu)?.length > 2);
  if (parts.length > 1 && !product && (sure || (!whole && worded && !denied && !/\bplus\b/i.test(item)))) {
    const last = parts.at(-1).trim();
    const open = DENIED.test(last) && DENIED.exec(last).index > 0;
    if (!open && each.some((one) => one !== null)) return each.flatMap((one) => one ?? []);
  }
  if (whole) return whole;
  const cut = item.split("/").filter((part) => part.trim());
  const one = (part) => readOne(part, known) ?? (NO_DRUG.test(nameKey(part)) ? [] : null);
  const apart = cut.length > 1 && !DENIED.test(item) ? cut.map(one) : [null];
  return apart.every((one) => one !== null) ? apart.flat() : null;
}

// Whether any of its words names a drug, or medicine as such.
export function soundsLikeDrug(item, told) {
  // Names in other alphabets are not in the page's list.
  if (MEDICINE.test(item) || /(?!\p{Script=Latin})\p{L}/u.test(item)) return true;
  const words = nameKey(item.replace(GLUED, " ")).split(" ");
  return words.some((word) => find(word, told.drugs ?? {}) !== null);
}

// What the page says, in the language that is chosen: say("keep.today.clear"), say(key, {n: 3}).
let chosen = { words: {}, language: "en" };

export function useWords(words, language) {
  chosen = { words, language };
}

export function language() {
  return chosen.language;
}

function spoken() {
  return chosen.words[chosen.language];
}

function find(key) {
  return key.split(".").reduce((table, part) => table?.[part], spoken());
}

export function has(key) {
  return find(key) !== undefined;
}

// A list is one sentence for each plural form: English and German know one and several.
export function say(key, values = {}) {
  const found = find(key);
  if (found === undefined) throw new Error(`no words for ${key}`);
  const text = Array.isArray(found) ? found[Number(values.n) === 1 ? 0 : 1] : found;
  return text.replace(/\{(\w+)\}(\.?)/g, (whole, name, stop) => {
    const value = name in values ? String(values[name]) : `{${name}}`;
    // "27 Nov." at the end of a sentence has its stop already.
    return stop && value.endsWith(".") ? value : value + stop;
  });
}

export function lines(key) {
  return find(key);
}

// What a word of the diary ("desk work", "sleep_hours", "ibuprofen 400 mg") is called here.
export function name(word) {
  const names = spoken().names;
  if (Object.hasOwn(names, word)) return names[word];
  const dose = /^(.*\D) (\d[\d.,]* ?\S{0,12})$/.exec(word);
  if (dose && Object.hasOwn(names, dose[1])) return `${names[dose[1]]} ${dose[2]}`;
  return word.replaceAll("_", " ");
}

// A day in words: "long" with its year, "short" for lists, "weekday" and "month" by themselves.
export function sayDay(day, form = "long") {
  const [year, month, date] = day.split("-").map(Number);
  const named = { year, month: lines("date.months")[month - 1] };
  if (form === "month") return say("keep.date.month", named);
  const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
  if (form === "weekday") return lines("weekdays")[weekday];
  if (form === "long") {
    const long = say("date.long", { ...named, day: date });
    return say("keep.date.long", { weekday: lines("weekdays")[weekday], day: long });
  }
  const short = say("date.short", { day: date, month: lines("date.short_months")[month - 1] });
  return say("keep.date.short", { weekday: lines("keep.date.weekdays")[weekday], day: short });
}

// A time of day, as the diary writes it.
export function sayTime(time) {
  return time.at.slice(11, 16);
}

// A number with the decimal sign of the language.
export function sayNumber(number) {
  return String(number).replace(".", say("keep.names.decimal"));
}

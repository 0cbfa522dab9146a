"""Find how many and how much in the text of one treatment."""

# ruff: noqa: RUF001 - Cyrillic words look Latin.

from __future__ import annotations

import re
from dataclasses import dataclass

from hdiary.vocabulary.text import plain, words

_UNIT_CELLS = {
    "mg": "mg | мг | 毫克 | mgs | milligram | milligrams | milligramm | milligrammes | milligramos"
    " | mgr",
    "g": "g | г | 克 | gr | gram | grams | gramm | gramme | grammes | gramos | grammi",
    "mcg": "mcg | ug | μg | microgram | micrograms | mikrogramm",
    "ml": "ml | мл | 毫升 | mls | millilitre | millilitres | milliliter | milliliters",
    "l": "l | litre | litres | liter | liters",
    "unit": "unit | units | iu | ie | ui | e | einheiten",
    "%": "%",
    "min": "min | мин | минут | минуты | 分钟 | 分鐘 | 分 | mins | minute | minutes | minuten"
    " | minuto | minutos | minuti | minut"
    " | minuter | minutter | '",
    "h": "h | hr | hrs | hour | hours | std | stunde | stunden | heure | heures | hora | horas"
    " | ora | ore | uur | timme | timmar | time | timer | ч | час | часа | часов | 小时 | 時間",
    "s": "sec | secs | second | seconds | sek | sekunden | secondes | segundos | secondi",
    "tablet": "tablet | tablets | tab | tabs | tabl | tbl | tablette | tabletten | pill | pills"
    " | caplet | caplets | comprime | comprimes | cp | cpr | comprimido | comprimidos"
    " | таб | табл | таблетка | таблетки | таблеток | 片 | 錠 | 粒 | 颗"
    " | compressa | compresse | tabletter | tabletti | pille | pillen",
    "capsule": "капс | капсула | капсулы | 胶囊 | カプセル | capsule | capsules | cap | caps"
    " | kapsel | kapseln | gelule | gelules"
    " | capsula | capsulas | capsulen | kapslar",
    "drop": "tr | капель | капли | 滴 | drop | drops | gtt | tropfen | trpf | goutte | gouttes"
    " | gota"
    " | gotas | goccia"
    " | gocce | druppel | druppels | droppar | draber",
    "puff": "puff | puffs | spray | sprays | spruhstoss | spruhstosse | hub | hube"
    " | pulverisation | pulverisations | inhalation | inhalations",
    "suppository": "suppository | suppositories | supp | zapfchen | zaepfchen | suppositoire"
    " | suppositoires | supositorio | supositorios | supposta | zetpil | zetpillen",
    "sachet": "пакетик | 包 | sachet | sachets | beutel | sobre | sobres | bustina | bustine"
    " | zakje | zakjes"
    " | packet | packets | brausetablette | brausetabletten",
    "injection": "injection | injections | shot | shots | spritze | spritzen | ampoule"
    " | ampoules | ampulle | ampullen | amp | syringe | pen",
    "patch": "patch | patches | pflaster",
    "dose": "dose | doses | dosis | dosen",
    "cup": "cup | cups | tasse | tassen | tasses | taza | tazas | tazza | mug | mugs | kopje",
    "glass": "glass | glasses | glas | verre | verres | vaso | vasos | bicchiere",
    "session": "session | sessions | sitzung | sitzungen | seance | seances | sesion",
    "rep": "rep | reps | repetition | repetitions | wiederholungen | repeticiones",
    "set": "set | sets",
}
UNITS: dict[str, str] = {
    word: unit for unit, cell in _UNIT_CELLS.items() for word in map(plain, words(cell))
}
"""Every way of writing a unit, to the one that hdiary uses."""

# Things one counts; with a strength beside them they say how many were taken.
_COUNTED = frozenset({"tablet", "capsule", "puff", "suppository", "sachet", "injection", "patch"})
_COUNTED |= {"dose"}

_NUMBER = r"(?:\d{1,6}(?:[.,]\d{1,4})?|½|¼|1/2|1/4|3/4)"
_AMOUNT = re.compile(rf"(?<![\w.,/])({_NUMBER})\s*-?\s*([^\W\d_]+|[%'])(?![\w/])\.?")
_TWO_STRENGTHS = re.compile(
    rf"(?<![\w.,]){_NUMBER}\s*(?:mg|g|mcg)?\s*/\s*{_NUMBER}(?:\s*/\s*{_NUMBER})?"
    r"\s*(?:mg|g|mcg)?(?!\w)"
)
_TIMES_FIRST = re.compile(rf"^\s*({_NUMBER})\s*[x\u00d7*]\s*(?=\S)")
_TIMES_LATER = re.compile(
    rf"(?<![\w.,/])(?:[x\u00d7*]\s*({_NUMBER})|({_NUMBER})\s*[x\u00d7*])(?![^\W\d])"
)
_BARE_FIRST = re.compile(rf"^\s*({_NUMBER})(?![\w.,/%])\s+")
_BARE_LAST = re.compile(rf"(?:(?<=\s)|(?<=\D)-|(?<=[^\W\d_]))\s*({_NUMBER})\s*$")
_CLOCK = re.compile(
    r"(?<!\w)(?:at|@|um|gegen|a|à|om|kl\.?)?\s*\d{1,2}"
    r"(?::\d{2}(?:\s*(?:am|pm|uhr|h))?|\s*(?:am|pm|uhr))(?!\w)"
    r"|(?<=\s)(?:at|@|um|gegen)\s*\d{1,2}\s*$"
)
_TOOK = re.compile(r"^\s*(?:took|taken|take|had)\s+")
_COUNT_WORDS = {
    "half": "½",
    "one": "1",
    "two": "2",
    "three": "3",
    "ein": "1",
    "eine": "1",
    "einen": "1",
    "zwei": "2",
    "drei": "3",
    "deux": "2",
    "dos": "2",
    "due": "2",
    "twee": "2",
}
_WORDED = re.compile(rf"^\s*({'|'.join(_COUNT_WORDS)})\s+")
_PARTS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "3/4": 0.75}
_MOST_TAKEN = 12


@dataclass(frozen=True, slots=True)
class Dose:
    """What a treatment's text says about how many and how much, and the words left over."""

    rest: str
    count: float | None
    amount: float | None
    unit: str | None


def read_dose(text: str, *, bare_amount: bool = True) -> Dose:
    """Take the numbers and units out of a treatment's text."""
    # `count` is how many were taken, `amount` and `unit` the strength of one; all None when not
    # said. Two different strengths say no single one, so `amount` is then None.
    text = _TOOK.sub("", _CLOCK.sub(" ", text))
    worded = _WORDED.match(text)
    if worded:
        text = f"{_COUNT_WORDS[worded[1]]} {text[worded.end() :]}"
    text, count = _take_times(text)
    text, two = _TWO_STRENGTHS.subn(lambda m: m[0] if m[0] in _PARTS else " ", text)
    found = [match for match in _AMOUNT.finditer(text) if match[2] in UNITS]
    said = [(_number(match[1], UNITS[match[2]]), UNITS[match[2]]) for match in found]
    text = _AMOUNT.sub(lambda m: " " if m[2] in UNITS else m[0], text)
    count, amount, unit = _settle(said, count)
    text, count = _take_bare_count(text, count)
    if bare_amount:
        text, count, amount, unit = _take_bare_amount(text, count, amount, unit)
    if two and "/" in text:
        amount, unit = None, None
    return Dose(" ".join(text.split()), count, amount, unit)


def _take_times(text: str) -> tuple[str, float | None]:
    """Take `2 x` or `x2` out of the text."""
    first = _TIMES_FIRST.match(text)
    if first:
        return text[first.end() :], _number(first[1], None)
    later = _TIMES_LATER.search(text)
    if later:
        count = _number(later[1] or later[2], None)
        return f"{text[: later.start()]} {text[later.end() :]}", count
    return text, None


def _settle(
    said: list[tuple[float | None, str]], count: float | None
) -> tuple[float | None, float | None, str | None]:
    """Tell counts of tablets from strengths."""
    strengths = [item for item in said if item[1] not in _COUNTED]
    counted = [item for item in said if item[1] in _COUNTED]
    if strengths and len(counted) == 1 and count is None:
        count, counted = counted[0][0], []
    left = list(dict.fromkeys(strengths + (counted if not strengths else [])))
    if len(left) != 1 or left[0][0] is None:
        return count, None, None
    return count, left[0][0], left[0][1]


def _take_bare_count(text: str, count: float | None) -> tuple[str, float | None]:
    """Take a small number without a unit before the name as a count."""
    first = _BARE_FIRST.match(text)
    number = _number(first[1], None) if first and count is None else None
    if first is None or number is None or number > _MOST_TAKEN:
        return text, count
    return text[first.end() :], number


def _take_bare_amount(
    text: str, count: float | None, amount: float | None, unit: str | None
) -> tuple[str, float | None, float | None, str | None]:
    """Take a number without a unit behind the name as an amount."""
    last = _BARE_LAST.search(text)
    if last is None:
        return text, count, amount, unit
    if unit in _COUNTED and count is None:
        # "1 tablet ibuprofen 400": the tablets are the count, the bare number the amount.
        count, amount, unit = amount, None, None
    if amount is None and unit is None:
        return text[: last.start()].rstrip(" -"), count, _number(last[1], None), None
    return text, count, amount, unit


def _number(text: str, unit: str | None) -> float | None:
    """Read a number; None when its comma could be a decimal or a thousands sign."""
    if text in _PARTS:
        return _PARTS[text]
    whole, sign, part = re.sub(",", ".", text).partition(".")
    if sign and len(part) == 3 and unit in {"mg", "mcg", "unit"} and not whole.startswith("0"):
        # Nobody writes a strength as "1.000 mg" to mean one: three noughts are thousands.
        return float(whole + part) if part == "000" else None
    return float(f"{whole}.{part or 0}")

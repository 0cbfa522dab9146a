"""Find how many and how much in the text of one treatment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hdiary.vocabulary._items import KnownTreatment, name_key, names
from hdiary.vocabulary.classes import BY_OTHERS, HABITS
from hdiary.vocabulary.data import group, words_of

UNITS = words_of("units")
"""Every way of writing a unit, to the one that hdiary uses."""

# Things one counts; with a strength beside them they say how many were taken.
_COUNTED = frozenset(
    {"tablet", "capsule", "puff", "suppository", "sachet", "injection", "patch", "dose"}
)

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
_BOTH = re.compile(rf"(?<![\w.,/])({_NUMBER})\s*[x\u00d7*]\s*({_NUMBER})(?![\w.,/])\s*([^\W\d_]*)")
_BARE_FIRST = re.compile(rf"^\s*({_NUMBER})(?![\w.,/%])\s+")
_BARE_LAST = re.compile(rf"(?:(?<=\s)|(?<=\D)-|(?<=[^\W\d_]))\s*({_NUMBER})\s*$")
_RANGE_FIRST = re.compile(
    r"^\s*\d{1,2}\s*(?:[-\u2013]|to|or|bis|oder|ou|tot|of)\s*\d{1,2}\s*(?:[x\u00d7*]\s*)?"
    r"(?=([^\W\d_]{3,}))"
)
_CLOCK = re.compile(
    r"(?<!\w)(?:at|@|um|gegen|a|à|om|kl\.?)?\s*\d{1,2}"
    r"(?::\d{2}(?:\s*(?:am|pm|uhr|h))?|\s*(?:am|pm|uhr))(?!\w)"
    r"|(?<=\s)(?:at|@|um|gegen)\s*\d{1,2}\s*$"
)
_LONGEST_READ = 300
"""Signs: what is longer is no amount, and no pattern has to look at more."""
_TOOK = re.compile(r"^\s*(?:took|taken|take|had)\s+")
_COUNT_WORDS = words_of("counts")
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
    if len(text) > _LONGEST_READ:
        return Dose(text, None, None, None)
    text = _TOOK.sub("", _CLOCK.sub(" ", text))
    worded = _WORDED.match(text)
    if worded:
        text = f"{_COUNT_WORDS[worded[1]].replace('half', '½')} {text[worded.end() :]}"
    text, count = _take_times(_without_range(text))
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


def _without_range(text: str) -> str:
    """Take off that one or two were taken (`1-2 ibuprofen`): how many is then not known."""
    first = _RANGE_FIRST.match(text)
    if first is None or UNITS.get(first[1], "tablet") not in _COUNTED:
        return text
    return text[first.end() :]


def _take_times(text: str) -> tuple[str, float | None]:
    """Take `2 x` or `x2` out of the text."""
    both = _BOTH.search(text)
    # What has its unit behind it is how much: `2 x 10 min`.
    if both and UNITS.get(both[3], "tablet") in _COUNTED:
        count, strength = _apart(both[1], both[2], first=not text[: both.start()].strip())
        rest = text[both.end(3 if both[3] in UNITS else 2) :]
        return f"{text[: both.start()]}{strength} {rest}", count
    first = _TIMES_FIRST.match(text)
    if first:
        return text[first.end() :], _number(first[1], None)
    later = _TIMES_LATER.search(text)
    if later:
        count = _number(later[1] or later[2], None)
        return f"{text[: later.start()]} {text[later.end() :]}", count
    return text, None


def _apart(one: str, other: str, *, first: bool) -> tuple[float | None, str]:
    """Tell how many from the strength in `400 x 2` or `2 x 400`; neither, where nobody can."""
    a, b = _number(one, None), _number(other, None)
    few = [n is not None and n <= _MOST_TAKEN for n in (a, b)]
    if few == [True, False] or (few == [True, True] and (first or a in (1, b))):
        return a, other
    if few == [False, True] or (few == [True, True] and b == 1):
        return b, one
    return None, ""


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
    first = _BARE_FIRST.match(text) if count is None else None
    number = _number(first[1], None) if first else None
    if first is None or number is None or number > _MOST_TAKEN:
        return text, count
    return text[first.end() :], number


def _take_bare_amount(
    text: str, count: float | None, amount: float | None, unit: str | None
) -> tuple[str, float | None, float | None, str | None]:
    """Take a number without a unit behind the name as an amount."""
    last = _BARE_LAST.search(text)
    if last and last[1] in _PARTS and count is None:
        # Half of a tablet, behind its strength or its name.
        text, count = text[: last.start()].rstrip(" -"), _PARTS[last[1]]
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


_FORMS = group("treatment_words", "forms")
_LOW_DOSE_MG = 100
# Never sold in strengths of up to 12 mg, so "Advil 3" can only be three of them.
_STRONGER = frozenset(
    {
        "ibuprofen", "dexibuprofen", "naproxen", "ketoprofen", "diclofenac", "celecoxib",
        "etoricoxib", "mefenamic acid", "aspirin", "paracetamol", "metamizole",
        "aspirin with paracetamol and caffeine", "aspirin with caffeine",
        "paracetamol with caffeine", "ibuprofen with caffeine", "paracetamol with ibuprofen",
    }
)  # fmt: skip
_DRUG_UNITS = frozenset({"mg", "g", "mcg", "tablet", "capsule", "drop", "puff", "suppository"})
# What is done and not swallowed. Injections are left out: a block may well say its millilitres.
_DONE = {"heat", "cold"} | BY_OTHERS | HABITS
_DONE -= {"nerve_block", "trigger_point_injection", "caffeine"}


def is_drug_like(item: KnownTreatment, dose: Dose, remarks: list[str]) -> bool:
    """Say whether something that is done is named like a drug (`cold tablets`)."""
    if item.treatment_class not in _DONE:
        return False
    rest = name_key(dose.rest)
    # An "ice cap" is a name of its own; only words around a name tell of tablets.
    around = [*remarks, rest] if rest not in names() else remarks
    return dose.unit in _DRUG_UNITS or bool(_FORMS & set(name_key(" ".join(around)).split()))


def take_for_count(item: KnownTreatment, dose: Dose) -> Dose:
    """Take a small whole number behind a drug's name as how many were taken (`Advil 3`)."""
    bare = dose.amount if dose.unit is None and dose.count is None else None
    if bare not in range(1, _MOST_TAKEN + 1) or item.name not in _STRONGER:
        return dose
    return Dose(dose.rest, bare, None, None)


def is_low_dose(dose: Dose) -> bool:
    """Say whether an amount of aspirin is one for the heart: at most 100 mg in all."""
    taken = (dose.amount or 0) * (1000 if dose.unit == "g" else 1) * (dose.count or 1)
    return dose.unit in {"mg", "g", None} and 0 < taken <= _LOW_DOSE_MG

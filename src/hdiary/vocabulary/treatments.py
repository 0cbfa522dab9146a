"""Treatments: what was taken or done, how much, of which class.

Where a drug belongs was decided so (more in docs/vocabulary.md): aspirin is an NSAID, as ICHD-3
8.2.3.2 says; lasmiditan is a ditan, for which ICHD-3 names no limit; rimegepant is an acute
gepant, since a diary rarely says why it was taken; atogepant is preventive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from hdiary.vocabulary import _items as known
from hdiary.vocabulary import _phrases as phrases
from hdiary.vocabulary import _remarks as remarks
from hdiary.vocabulary._doses import Dose, is_drug_like, is_low_dose, read_dose, take_for_count
from hdiary.vocabulary._items import KnownTreatment, known_treatments, name_key
from hdiary.vocabulary._split import split_items, split_joined
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES, TreatmentClass
from hdiary.vocabulary.text import plain
from hdiary.vocabulary.words import is_blank, is_no_treatment

__all__ = [
    "ACUTE_CLASSES", "TREATMENT_CLASSES", "KnownTreatment", "Treatment", "TreatmentClass",
    "format_treatment", "known_treatments", "name_key", "parse_amount", "parse_treatment",
    "split_items", "split_treatments",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Treatment:
    """One treatment as written and as understood."""

    # The name hdiary uses (`ibuprofen`, `heat`); `none` when the text says that nothing was taken
    # or done; the text itself, trimmed, when it is not recognised
    name: str
    as_written: str  # The text, untouched
    count: float | None  # How many were taken, where said
    # amount, unit: the strength of one or the length of time, e.g. 400 [mg], 15 [min]. An amount
    # without a unit was written without one
    amount: float | None
    unit: str | None
    treatment_class: str  # A key of `TREATMENT_CLASSES`; `other` when not recognised
    atc: str | None  # WHO ATC code of a drug
    acute: bool  # Whether it is an acute headache drug, which makes its day a medication day
    recognised: bool  # Whether the name is known. A misspelt name is not
    suggestion: str  # For an unrecognised name: the name that may have been meant; else empty
    # How it went, where a remark says so: `helpful`, `somewhat helpful`, `unhelpful` or `unsure`;
    # else empty
    outcome: str = ""
    # The person's own words for it, without amount and remarks: `Advil`, `KG`, `heat pack`
    words: str = ""
    # For a name that is too vague: what to write instead, as a key of `vocabulary.advice` among
    # the words of a language (`packet`, `done`, `which`, `name`); else empty
    advice: str = ""


_STRENGTHS = re.compile(r"\s*\b\d[\d.,]{0,8}\s*(?:mg|g|mcg)?\b")
_DIGITS = {"\u4e00": "1", "\u4e24": "2", "\u4e8c": "2", "\u4e09": "3", "\u534a": "1/2"}
_COUNTED_SIGN = re.compile("([\u4e00\u4e24\u4e8c\u4e09\u534a])([\u7247\u7c92\u9897\u9320])")
# Japanese and Chinese leave no gap between a name and its number.
_GLUED = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff])(?=\d)")
_PLUS = re.compile(r"\bplus\b", re.IGNORECASE)
_LONGEST_READ = 300
_NONE = "none"
"""What is written for a mark that something was not taken."""


@lru_cache(maxsize=262_144)
def parse_treatment(text: str) -> Treatment:
    """Read one treatment as written in a diary."""
    # Never an error. A name that is not known, misspelt names among them, has
    # `recognised=False`, class `other` and, where something close is known, a suggestion.
    # Remarks in brackets are passed over, unless they name another treatment or say that it was
    # not taken; then nothing is guessed and the item is not recognised.
    trimmed = " ".join(text.split()).strip(" ;|,")
    if is_no_treatment(trimmed):
        nothing = None, None, None, "other", None
        return Treatment("none", text, *nothing, False, True, "", words=trimmed)
    if len(trimmed) > _LONGEST_READ:
        return _unknown(text, trimmed, None)
    linked, trimmed = trimmed, phrases.spell_signs(phrases.without_links(trimmed) or trimmed)
    exact = known.names().get(known.name_key(trimmed))
    if exact is not None:
        return _known(exact, text, Dose(plain(trimmed), None, None, None), trimmed)
    outcome, bare = remarks.take_outcome(trimmed)
    low = plain(bare.replace("½", "1/2").replace("¼", "1/4"))
    outside, beside = remarks.take_remarks(low)
    dose, item = _read(_GLUED.sub(" ", _COUNTED_SIGN.sub(_in_digits, outside)))
    if item is None:
        said, left = remarks.take_last_words(trimmed)
        found = parse_treatment(left) if said and left else None
        if found is not None and found.recognised and found.name != "none":
            return replace(found, as_written=text, outcome=said)
        own = remarks.own_words(bare, dose.rest)
        return _unknown(text, linked, known.name_key(dose.rest), own, outcome)
    if item.treatment_class == "physiotherapy" and len(beside) == 1:
        item = remarks.kind_of(item, beside[0])
    if is_drug_like(item, dose, beside) or any(remarks.contradicts(b, item) for b in beside):
        return _unknown(text, linked, None, remarks.own_words(bare, dose.rest), outcome)
    dose = take_for_count(item, dose)
    if item.name == "aspirin" and is_low_dose(dose):
        item = known.names()["low dose aspirin"]
    return _known(item, text, dose, bare, outcome)


def _read(outside: str) -> tuple[Dose, KnownTreatment | None]:
    """Part how much from what, with as little taken out of the name as will do."""
    for bare_amount in (False, True):
        dose = read_dose(outside, bare_amount=bare_amount)
        item = known.find_treatment(known.name_key(dose.rest))
        if item is not None or known.name_key(dose.rest) in known.VAGUE:
            return dose, item
    item = _joined_product(dose.rest)
    if item is not None:
        return Dose(_STRENGTHS.sub("", dose.rest).strip(), dose.count, None, None), item
    within = phrases.find_within(dose.rest, lambda part: known.find_treatment(known.name_key(part)))
    return (_dose_of(within[1], dose), within[0]) if within else (dose, None)


def _dose_of(name: str, dose: Dose) -> Dose:
    """Take the number behind a name within a phrase as its amount (`ibuprofen 400 at lunch`)."""
    behind = re.search(rf"{re.escape(name)}\s+(\d{{2,4}})\b", dose.rest)
    bare = behind and dose.amount is None and dose.unit is None
    return replace(dose, rest=name, amount=float(behind[1]) if behind and bare else dose.amount)


def _in_digits(found: re.Match[str]) -> str:
    """Write the number of tablets in digits where it stands in Chinese or Japanese signs."""
    return f" {_DIGITS[found[1]]} {found[2]}"


def _joined_product(rest: str) -> KnownTreatment | None:
    """Read `paracetamol 500 + codeine 30`: nobody buys the codeine alone for it."""
    parts = re.split(r"\s*[+/]\s*|\s+plus\s+", rest)
    if len(parts) < 2:
        return None
    found = [known.find_treatment(known.name_key(_STRENGTHS.sub("", part))) for part in parts]
    if len(parts) > 2:
        # Many products with codeine hold caffeine, too.
        found = [item for item in found if item is None or item.name != "caffeine"]
        parts = parts[: len(found)]
    drugs = [item.name for item in found if item is not None and item.atc is not None]
    if len(drugs) < len(parts):
        return None
    whole = known.names().get(known.name_key(" ".join(drugs)))
    return whole if whole and whole.name.endswith("with codeine") else None


def split_treatments(text: str) -> list[str]:
    """Cut a treatment cell into its items."""
    # Cuts at `;`, `|`, line ends and commas (not a decimal comma, not inside brackets), and at
    # `+`, `&` and "and" where every part is a treatment that is known, or where a drug that is
    # known is joined to other words, which are kept as written.
    items: list[str] = []
    for item in split_items(text):
        drug = _drug_before(items) if _is_amount(item) else None
        if drug is not None:
            items[drug] += f" {item}"
            continue
        parts = split_joined(item)
        apart = all(parse_treatment(part).recognised for part in parts) and not _is_product(item)
        apart = (apart and not _names_and(item)) or _holds_known(item, parts)
        items.extend(parts if apart else _split_stroke(item))
    return items


def _drug_before(items: list[str]) -> int | None:
    """Find the drug that was named last, past what says nothing or that others were not taken."""
    # `not taken` is said of the drug before it.
    named = [k for k, item in enumerate(items) if item != _NONE and not is_blank(item)]
    return named[-1] if named and parse_treatment(items[named[-1]]).atc is not None else None


def _holds_known(item: str, parts: list[str]) -> bool:
    """Say whether an item that is not known as a whole joins a known drug to other words."""
    if len(parts) < 2 or _PLUS.search(item) or parse_treatment(item).recognised:
        return False
    if any(phrases.denies(plain(part)) for part in parts[:-1]):
        return False
    last = plain(parts[-1])
    if phrases.denies(last) and not phrases.begins_with_denial(last):
        return False
    read = [parse_treatment(part) for part in parts]
    worded = all(one.recognised or _is_worded(one.as_written) for one in read)
    return worded and any(one.recognised and one.atc is not None for one in read)


def parse_amount(text: str) -> float | None:
    """Read a cell that is only an amount, of a drug that is named elsewhere."""
    # How much [in the unit written], else how many; None where more than that is written.
    dose = read_dose(plain(text))
    return None if dose.rest.strip() else dose.amount or dose.count


def _is_worded(part: str) -> bool:
    """Say whether a part is more than an amount or a time."""
    return sum(sign.isalpha() for sign in read_dose(plain(part)).rest) > 2


def _is_amount(item: str) -> bool:
    """Say whether an item is only how much of the drug before it (`, 1 tablet`)."""
    return item[:1].isdigit() and not is_no_treatment(item) and not read_dose(plain(item)).rest


def _split_stroke(item: str) -> list[str]:
    """Cut `heat/ice` and `Advil/Tylenol`, unless the whole is one product."""
    parts = [part.strip() for part in item.split("/") if part.strip()]
    if len(parts) < 2 or parse_treatment(item).recognised:
        return [item]
    read = [parse_treatment(part) for part in parts]
    sure = all(one.recognised and one.name != "none" for one in read)
    return parts if sure and not phrases.denies(plain(item)) else [item]


def _is_product(item: str) -> bool:
    """Say whether `+` or "plus" joins what is one product: codeine is hardly taken by itself."""
    joined = "+" in item or _PLUS.search(item)
    return bool(joined) and parse_treatment(item).name.endswith("with codeine")


def _names_and(item: str) -> bool:
    """Say whether the "and" belongs to the name of one product."""
    whole = parse_treatment(item)
    if not whole.recognised:
        return False
    named = " and " in whole.name and whole.name in plain(item)
    # A sign joins two that one took together; a word may belong to what the product is called.
    called = known.name_key(whole.words) in known.names() and set("+&").isdisjoint(item)
    return named or called


def format_treatment(treatment: Treatment) -> str:
    """Write a treatment as one item of a diary cell: `name`, count, amount and unit."""
    # Reading the item again gives the same name, count, amount and unit. An unrecognised one is
    # written as it was, with the signs that would cut it in two replaced.
    if not treatment.recognised:
        return re.sub(r"\s*[;|]\s*", ", ", treatment.name)
    count = "" if treatment.count is None else f"{treatment.count:g} x "
    amount = "" if treatment.amount is None else f" {treatment.amount:.10g} {treatment.unit or ''}"
    return f"{count}{treatment.name}{amount}".rstrip()


def _known(item: KnownTreatment, text: str, dose: Dose, bare: str, outcome: str = "") -> Treatment:
    kind, own = item.treatment_class, remarks.own_words(bare, dose.rest)
    much = dose.count, dose.amount, dose.unit
    acute = TREATMENT_CLASSES[kind].acute_drug
    return Treatment(item.name, text, *much, kind, item.atc, acute, True, "", outcome, own)


def _unknown(
    text: str, trimmed: str, key: str | None, own: str = "", outcome: str = ""
) -> Treatment:
    hint, advice = ("", "") if key is None or not trimmed else known.suggest(key)
    nothing = None, None, None, "other", None
    return Treatment(trimmed, text, *nothing, False, False, hint, outcome, own or trimmed, advice)

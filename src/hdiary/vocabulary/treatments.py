"""Treatments: what was taken or done, how much, of which class.

Where a drug belongs was decided so (more in docs/vocabulary.md): aspirin is an NSAID, as ICHD-3
8.2.3.2 says; lasmiditan counts with the triptans, as in the WHO's group N02CC; rimegepant is an
acute gepant, since a diary rarely says why it was taken; atogepant is preventive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hdiary.vocabulary._dose_rules import is_drug_like, is_low_dose, take_for_count
from hdiary.vocabulary._doses import read_dose
from hdiary.vocabulary._items import KnownTreatment, known_treatments, name_key, names
from hdiary.vocabulary._split import split_items, split_joined
from hdiary.vocabulary._treatment_words import DROPPED, VAGUE
from hdiary.vocabulary.classes import ACUTE_CLASSES, TREATMENT_CLASSES, TreatmentClass
from hdiary.vocabulary.text import Speller, plain
from hdiary.vocabulary.words import is_no_treatment

__all__ = [
    "ACUTE_CLASSES",
    "TREATMENT_CLASSES",
    "KnownTreatment",
    "Treatment",
    "TreatmentClass",
    "format_treatment",
    "known_treatments",
    "parse_treatment",
    "split_items",
    "split_treatments",
]


@dataclass(frozen=True, slots=True)
class Treatment:
    """One treatment as written and as understood.

    Attributes
    ----------
    name : str
        The name hdiary uses (`ibuprofen`, `heat`); `none` when the text says that nothing was
        taken or done; the text itself, trimmed, when it is not recognised.
    as_written : str
        The text, untouched.
    count : float or None
        How many were taken, where said.
    amount, unit : float or None, str or None
        The strength of one or the length of time, e.g. 400 [mg], 15 [min]. An amount without a
        unit was written without one.
    treatment_class : str
        A key of `TREATMENT_CLASSES`; `other` when not recognised.
    atc : str or None
        WHO ATC code of a drug.
    acute : bool
        Whether it is an acute headache drug, which makes its day a medication day.
    recognised : bool
        Whether the name is known. A misspelt name is not.
    suggestion : str
        For an unrecognised name: what may have been meant, or what would help; else empty.
    """

    name: str
    as_written: str
    count: float | None
    amount: float | None
    unit: str | None
    treatment_class: str
    atc: str | None
    acute: bool
    recognised: bool
    suggestion: str


_REMARK = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_DENIED = re.compile(
    r"\b(?:not|no|none|didn't|did not|without|skipped|forgot|kein|keine|nicht|pas)\b"
)
_LONGEST_READ = 300
_LOW_DOSE_ASPIRIN = "low dose aspirin"


@lru_cache(maxsize=8192)
def parse_treatment(text: str) -> Treatment:
    """Read one treatment as written in a diary.

    Parameters
    ----------
    text
        One item of a list cell, e.g. `2 x ibuprofen 400 mg` or `ice 15 min`.

    Returns
    -------
    Treatment
        Never an error. A name that is not known, misspelt names among them, has
        `recognised=False`, class `other` and, where something close is known, a suggestion.

    Notes
    -----
    Remarks in brackets are passed over, unless they name another treatment or say that it was
    not taken; then nothing is guessed and the item is not recognised.

    Examples
    --------
    >>> t = parse_treatment("2x Advil 200mg")
    >>> t.name, t.count, t.amount, t.unit, t.treatment_class, t.atc
    ('ibuprofen', 2.0, 200.0, 'mg', 'nsaid', 'M01AE01')
    >>> t = parse_treatment("ibuprofin")
    >>> t.recognised, t.treatment_class, t.suggestion
    (False, 'other', 'ibuprofen')
    """
    trimmed = " ".join(text.split()).strip(" ;|,")
    if is_no_treatment(trimmed):
        return Treatment("none", text, None, None, None, "other", None, False, True, "")
    if len(trimmed) > _LONGEST_READ:
        return _unknown(text, trimmed, None)
    exact = names().get(name_key(trimmed))
    if exact is not None:
        return _known(exact, text, None, None, None)
    low = plain(trimmed.replace("½", "1/2").replace("¼", "1/4"))
    outside, remarks = _take_remarks(low)
    dose = read_dose(outside, bare_amount=False)
    item = _find(name_key(dose.rest))
    if item is None and name_key(dose.rest) not in VAGUE:
        dose = read_dose(outside)
        item = _find(name_key(dose.rest))
    if item is None:
        return _unknown(text, trimmed, name_key(dose.rest))
    if is_drug_like(item, dose, remarks) or any(_contradicts(remark, item) for remark in remarks):
        return _unknown(text, trimmed, None)
    dose = take_for_count(item, dose)
    if item.name == "aspirin" and is_low_dose(dose):
        item = names()[_LOW_DOSE_ASPIRIN]
    return _known(item, text, dose.count, dose.amount, dose.unit)


def split_treatments(text: str) -> list[str]:
    """Cut a treatment cell into its items.

    Cuts at `;`, `|`, line ends and commas (not a decimal comma, not inside brackets), and at
    `+`, `&` and "and" only where every part is a treatment that is known.

    Parameters
    ----------
    text
        One cell.

    Returns
    -------
    list of str
        The items as written, trimmed, empty ones left out.

    Examples
    --------
    >>> split_treatments("ibuprofen 0,4 g, ice 15 min; heat and massage")
    ['ibuprofen 0,4 g', 'ice 15 min', 'heat', 'massage']
    >>> split_treatments("salt and pepper")
    ['salt and pepper']
    """
    items: list[str] = []
    for item in split_items(text):
        parts = split_joined(item)
        apart = all(parse_treatment(part).recognised for part in parts)
        items.extend(parts if apart and not _names_and(item) else [item])
    return items


def _names_and(item: str) -> bool:
    """Say whether the "and" belongs to the name of one product."""
    whole = parse_treatment(item)
    return whole.recognised and " and " in whole.name and whole.name in plain(item)


def format_treatment(treatment: Treatment) -> str:
    """Write a treatment as one item of a diary cell: `name`, count, amount and unit.

    Reading the item again gives the same name, count, amount and unit. An unrecognised one is
    written as it was, with the signs that would cut it in two replaced.

    Examples
    --------
    >>> format_treatment(parse_treatment("2x Advil 200mg"))
    '2 x ibuprofen 200 mg'
    """
    if not treatment.recognised:
        return re.sub(r"\s*[;|]\s*", ", ", treatment.name)
    parts = [treatment.name]
    if treatment.count is not None:
        parts.insert(0, f"{treatment.count:g} x")
    if treatment.amount is not None:
        parts.append(f"{treatment.amount:.10g}")
        if treatment.unit is not None:
            parts.append(treatment.unit)
    return " ".join(parts)


def _known(
    item: KnownTreatment, text: str, count: float | None, amount: float | None, unit: str | None
) -> Treatment:
    acute = TREATMENT_CLASSES[item.treatment_class].acute_drug
    name, kind = item.name, item.treatment_class
    return Treatment(name, text, count, amount, unit, kind, item.atc, acute, True, "")


def _unknown(text: str, trimmed: str, key: str | None) -> Treatment:
    suggestion = "" if key is None or not trimmed else _suggest(key)
    return Treatment(trimmed, text, None, None, None, "other", None, False, False, suggestion)


def _suggest(key: str) -> str:
    """Say what an unrecognised name may stand for, or what to write instead."""
    bare = " ".join(word for word in key.split() if word not in DROPPED)
    for candidate in (key, bare):
        if candidate in VAGUE:
            return VAGUE[candidate]
    if not key:
        return "write the name too, e.g. ibuprofen 400 mg"
    within = _suggest_within(bare)
    if within:
        return within
    for candidate in dict.fromkeys((key, bare)):
        close = _speller().nearest(candidate)
        if close:
            return names()[close].name
    return ""


@cache
def _speller() -> Speller:
    return Speller(names())


def _suggest_within(bare: str) -> str:
    """Name the one treatment that a longer text speaks of, if it is only one."""
    parts = bare.split()
    if len(parts) < 2:
        return ""
    named = {word: item.name for word in parts if (item := _find(word))}
    # Short words are too often part of something else (`tea tree`).
    sure = {name for word, name in named.items() if len(word) > 3}
    return sure.pop() if len(sure) == 1 and set(named.values()) <= sure else ""


@lru_cache(maxsize=4096)
def _find(key: str) -> KnownTreatment | None:
    """Look a name up, then again without the words around it that name no ingredient."""
    known = names()
    parts = key.split()
    while parts:
        phrase = " ".join(parts)
        item = known.get(phrase)
        if item is None and len(phrase) > 4 and phrase.endswith("s"):
            item = known.get(phrase[:-1])
        if item is not None:
            return item
        if parts[-1] in DROPPED:
            parts.pop()
        elif " ".join(parts[-2:]) in DROPPED:
            del parts[-2:]
        elif parts[0] in DROPPED:
            parts.pop(0)
        else:
            return None
    return None


def _take_remarks(low: str) -> tuple[str, list[str]]:
    """Part what stands in brackets from the rest; strengths in brackets stay in the text."""
    remarks: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inside = match[1]
        if re.fullmatch(r"[\d.,/\s]+(?:x\s*)?(?:[a-z%μ]{1,10}\.?)?", inside.strip()):
            return f" {inside} "
        remarks.append(inside)
        return " "

    return _REMARK.sub(keep, low), remarks


def _contradicts(remark: str, item: KnownTreatment) -> bool:
    """Say whether a remark denies the treatment or names another one."""
    if _DENIED.search(remark):
        return True
    parts = name_key(read_dose(remark).rest).split()
    spans = (" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, i + 4))
    found = {other.name for span in spans if (other := names().get(span))}
    return bool(found - {item.name})

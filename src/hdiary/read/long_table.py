"""A table with one row a reading: how it is known, and which of its columns say what."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.day_codes import day_codes, person_days
from hdiary.read.declared import Declared
from hdiary.read.numbers import parse_number
from hdiary.read.table import Table
from hdiary.vocabulary.columns import COLUMNS, column_meaning, header_key
from hdiary.vocabulary.headings import headache_words, heading_kind, item_of, mark_of
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.text import FACTOR_MARK, fold
from hdiary.vocabulary.words import PAIN_WORDS, is_blank
from hdiary.words import phrase

_MOST_ITEMS = 400
_OFTEN, _MOSTLY = 1.3, 0.7
_FEWEST_ROWS = 6
_FEW_BLANK = 0.1
_OF_ANYTHING = {"category", "kategorie", "type", "typ", "kind", "art", "categorie", "categoria"}
"""Headings of things that are rated only where what stands below is a symptom."""
_GRADES = {"ernst", "auspragung", "starke", "schwere", "grad", "gravedad", "gravita", "gravite"}
_OF_PAIN = re.compile(r"pain|ache|head|migr|schmerz|kopf|doul|dolor|pijn|tete|cabeza|testa")
"""What a heading says that rates the headache, and not whatever the row names."""
_HEADS = {"head", "kopf", "tete", "cabeza", "testa", "hoofd", "hode", "huvud", "cabeca"}
_BODY_PARTS = {
    "body part", "bodypart", "part of body", "part of the body", "site", "pain site", "region",
    "korperteil", "koerperteil", "korperstelle", "partie du corps", "zona", "parte del cuerpo",
    "parte del corpo", "lichaamsdeel",
}  # fmt: skip
"""Headings under which each row names another part of the body."""
_ANY_ITEM = {"name", "type", "title", "event", "what"}
_SYMPTOMS = (
    "nausea", "fatigue", "tired", "dizz", "vertigo", "stomach", "back pain", "anxiety", "mood",
    "cough", "insomnia", "mudigkeit", "mude", "ubelkeit", "schwindel", "bauch", "rucken",
    "nausee", "fatigue", "vertige", "dos", "cansancio", "fatiga", "mareo", "estomago", "espalda",
    "stanchezza", "vertigini", "schiena", "moeheid", "vermoeid", "misselijk", "duizelig", "rug",
)  # fmt: skip
"""Parts of words for what else is noted beside headaches."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Readings:
    """Which columns of a table name a thing, and give its number."""

    # item, value, date: positions of the columns; ``value`` is None where a row only says that it
    # was there
    item: int
    value: int | None
    date: int
    patient: int | None  # Position of the people, if there is such a column


def find_readings(table: Table, context: Context) -> Readings | None:
    """Find out whether each row of a table is a reading of one thing among several."""
    # So it is where a column names a headache in some rows and other things in others, and most
    # days have several rows.
    declared = context.declared
    if declared.rows not in (None, "reading") or len(table) < 2:
        return None
    meanings = [declared.mapped.get(h) or column_meaning(h).meaning for h in table.header]
    date = next((k for k, m in enumerate(meanings) if m == "date"), None)
    date = date if date is not None else next(
        (k for k, m in enumerate(meanings) if m == "start"), None
    )  # fmt: skip
    if date is None:
        return None
    values = [k for k in range(len(table.header)) if k != date and _may_be_value(table, k)]
    values.sort(key=lambda k: heading_kind(table.header[k]) == "amount")
    for k in range(len(table.header)):
        if k == date or table.header[k] in declared.mapped or not _names_items(table, k, declared):
            continue
        if declared.rows is None and _is_own_column(table, k):
            continue
        patient = next((j for j, m in enumerate(meanings) if m == "patient"), None)
        value = values[0] if values else None
        sure = declared.rows == "reading" or _is_long(table, date, k, patient)
        spoken = _speaks_of_others(table, k, value)
        if not sure and spoken and _is_kept_daily(table, date, k):
            _ask_what_is_rated(table.header[k], context.found)
            return None
        if sure or spoken:
            return Readings(item=k, value=value, date=date, patient=patient)
    return None


def _is_own_column(table: Table, k: int) -> bool:
    """Say whether a column belongs to a diary whose headings are hdiary's own."""
    # Beside columns of its own for the headache and its pain, another that hdiary names says what
    # was done or how it was, in whatever words: "headache" among activities is no reading.
    named = {name.strip() for name in table.header}
    name = table.header[k].strip()
    if name.endswith(FACTOR_MARK):
        return True
    return name in COLUMNS and name != "headache" and named >= {"date", "headache", "pain"}


def _is_kept_daily(table: Table, date: int, k: int) -> bool:
    """Say whether days have one row each, and many of them name nothing, as in a daily diary."""
    day = day_codes(table.columns[date])
    blank = np.array([_names_nothing(v) for v in table.columns[k].values], dtype=bool)
    once = len(day) < _OFTEN * len(np.unique(day))
    return once and bool(table.columns[k].rows(blank).mean() > _FEW_BLANK)


def _names_nothing(text: str) -> bool:
    return is_blank(text) or PAIN_WORDS.get(fold(text)) == 0 or mark_of(text.strip()) is False


def _ask_what_is_rated(name: str, found: Problems) -> None:
    found.add(
        "what is rated",
        column=name,
        fatal=True,
        expected=phrase("read.readings.what_is_rated"),
        suggestion=phrase("read.readings.some_rows", column=name),
    )
    found.suggest(phrase("read.readings.beside", column=name), rows="day")
    found.suggest(phrase("read.readings.each_row", column=name), rows="reading")


def refuse_other_symptoms(table: Table, context: Context) -> None:
    """Refuse a table of readings in which nothing is a headache: their numbers are no pain."""
    declared, found = context.declared, context.found
    if declared.rows not in (None, "reading") or declared.headache is not None:
        return
    values = [k for k in range(len(table.header)) if _may_be_value(table, k)]
    meanings = {declared.mapped.get(h) or column_meaning(h).meaning for h in table.header}
    if any(_OF_PAIN.search(fold(table.header[k])) for k in values):
        return
    for k, name in enumerate(table.header):
        texts = [v.strip() for v in table.columns[k].values if not is_blank(v)]
        named = heading_kind(name) == "item" and fold(name) not in _ANY_ITEM
        named = named and (fold(name) not in _OF_ANYTHING or _names_symptoms(texts))
        rated = [j for j in values if not _OF_PAIN.search(fold(table.header[j]))]
        if not named or not rated or not texts or meanings & {"headache", "location"}:
            continue
        if not any(is_headache(item_of(t)[0], declared) for t in texts):
            found.add(
                "no headache named",
                column=name,
                fatal=True,
                expected=phrase("read.readings.a_headache"),
                suggestion=phrase("read.readings.none_known", column=name),
            )
            found.suggest(phrase("read.readings.only_beside", column=name), rows="day")
        return


def _names_symptoms(texts: list[str]) -> bool:
    return any(part in fold(text) for text in set(texts) for part in _SYMPTOMS)


def _speaks_of_others(table: Table, k: int, value: int | None) -> bool:
    """Say whether a column of symptoms names a headache in some rows and another in others."""
    parts = header_key(table.header[k]) in _BODY_PARTS
    if value is None or (_OF_PAIN.search(fold(table.header[value])) and not parts):
        return False
    items = {item_of(v.strip())[0] for v in table.columns[k].values if not is_blank(v)}
    others = [i for i in items if headache_words(i) is None and mark_of(i) is None]
    named = parts or heading_kind(table.header[k]) in ("item", "symptoms")
    known = [i for i in others if any(part in fold(i) for part in _SYMPTOMS)]
    return bool(known) or (named and bool(others))


def _may_be_value(table: Table, k: int) -> bool:
    """Say whether a column holds the numbers, or the words, of readings."""
    named = heading_kind(table.header[k]) in ("value", "amount") or (
        column_meaning(table.header[k]).meaning in ("pain", "neck_pain")
        or scale_of_unit(column_meaning(table.header[k]).unit or "") is not None
        or fold(table.header[k]) in _GRADES
    )
    if not named:
        return False
    texts = [v.strip() for v in table.columns[k].values if not is_blank(v)][:400]
    rated = sum(parse_number(t) is not None or fold(t) in PAIN_WORDS for t in texts)
    return rated > 0.5 * len(texts)


def _names_items(table: Table, k: int, declared: Declared) -> bool:
    """Say whether a column names a headache in some rows and other things in others."""
    items: set[str] = set()
    for value in table.columns[k].values:
        if not is_blank(value):
            items.add(item_of(value.strip())[0])
        if len(items) > _MOST_ITEMS:
            return False
    if len(items) <= 1:
        return False
    heads = {item for item in items if is_headache(item, declared)}
    return bool(heads) and len(heads) < len(items)


def is_headache(item: str, declared: Declared) -> bool:
    """Say whether what a row names is a headache."""
    if declared.headache is not None:
        return fold(item) in {fold(one) for one in declared.headache.split(";")}
    bare = "".join(sign for sign in item if sign.isalnum() or sign in " -/'").strip()
    heads = (bare, bare.split(" - ")[0], fold(bare) in _HEADS and "headache")
    return any(head and headache_words(head) is not None for head in heads)


def _is_long(table: Table, date: int, item: int, patient: int | None) -> bool:
    """Say whether most days have several rows, each of another thing."""
    day = person_days(table, date, patient)
    thing = table.columns[item].codes.astype(np.int64)
    days = len(np.unique(day))
    pairs = len(np.unique(np.stack([day, thing]), axis=1).T)
    several = len(day) >= _OFTEN * days
    return len(day) >= _FEWEST_ROWS and several and pairs >= _MOSTLY * len(day)

"""A condition asked of people: true, false, or missing where a fact was not said."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.people.kinds import fact_kind, parse_day
from hdiary.diary.people.where import terms
from hdiary.diary.people.where.refuse import refuse
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import shown
from hdiary.words import phrase

NOBODY_HAS = "a value nobody has"
_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_EQUAL = ("==", "!=")
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_MOST_SHOWN = 12


def evaluate(condition: terms.Condition, people: pd.DataFrame, found: Problems) -> pd.Series:
    """Ask a condition of each person."""
    match condition:
        case terms.Joined():
            parts = [evaluate(part, people, found) for part in condition.parts]
            return reduce(operator.and_ if condition.joiner == "and" else operator.or_, parts)
        case terms.Not():
            return ~evaluate(condition.inner, people, found)
        case terms.Missing():
            return _column(condition.left, people, found).isna().astype("boolean")
        case terms.Alone():
            return _is_yes(condition.left, people, found)
        case terms.Among():
            either = [terms.Compare(condition.left, "==", value) for value in condition.values]
            none = _column(condition.left, people, found)
            nobody = pd.Series(pd.array([False] * len(none), dtype="boolean")).mask(none.isna())
            return reduce(operator.or_, [_compare(one, people, found) for one in either], nobody)
        case terms.Compare():
            return _compare(condition, people, found)


def _column(fact: terms.Fact, people: pd.DataFrame, found: Problems) -> pd.Series:
    if fact.name not in people:
        names = tuple(shown(name) for name in people.columns[1:])
        refuse(
            found,
            phrase("diary.where.known_fact"),
            phrase("diary.where.facts", names=names) if names else "",
            value=fact.name,
        )
    return people[fact.name]


def _is_yes(fact: terms.Fact, people: pd.DataFrame, found: Problems) -> pd.Series:
    column = _column(fact, people, found)
    if fact_kind(column) != "yes/no":
        refuse(found, phrase("diary.where.compared", name=fact.name), phrase("diary.where.how"))
    return column


def _compare(asked: terms.Compare, people: pd.DataFrame, found: Problems) -> pd.Series:
    left, sign, right = asked.left, asked.sign, asked.right
    known = isinstance(left, terms.Fact) and left.name in people
    if not known and isinstance(right, terms.Fact) and right.name in people:
        left, right, sign = right, left, _TURNED.get(sign, sign)
    if isinstance(left, terms.Value):
        refuse(found, phrase("diary.where.a_fact"), phrase("diary.where.how"), value=left.written)
    column = _column(left, people, found)
    kind = fact_kind(column)
    if kind in ("word", "yes/no") and sign not in _EQUAL:
        refuse(found, phrase("diary.where.no_order", name=left.name), value=sign)
    if isinstance(right, terms.Fact) and right.name in people:
        other: Any = people[right.name]
        if fact_kind(other) != kind:
            refuse(found, phrase("diary.where.one_kind", name=left.name), value=right.name)
        said = column.notna() & other.notna()
    else:
        other, said = _value(left.name, kind, right, found), column.notna()
        if kind == "word":
            _tell_unknown(column, other, left.name, found)
    truth = np.asarray(_SIGNS[sign](column, other).fillna(False), dtype=bool)
    return pd.Series(pd.array(truth, dtype="boolean")).mask(~said)


def _value(name: str, kind: str, given: terms.Fact | terms.Value, found: Problems) -> Any:
    """Read a value as the fact's kind has it."""
    text = given.name if isinstance(given, terms.Fact) else given.written
    if isinstance(given, terms.Fact) and not (kind == "yes/no" and text.lower() in _YES_NO):
        how = phrase("diary.where.quotes", text=shown(text)) if kind == "word" else ""
        refuse(found, phrase("diary.where.known_fact"), how, value=text)
    value: Any = text
    if kind == "number":
        value = pd.to_numeric(text, errors="coerce")
        value = None if not np.isfinite(value) else float(value)
    elif kind == "date":
        value = parse_day(text)
    elif kind == "yes/no":
        value = _YES_NO.get(text.lower())
    if value is None:
        kinds = phrase(f"diary.of_people.expected.{kind.replace('/', '_')}")
        refuse(found, kinds, phrase("diary.where.is_kind", name=name), value=text)
    return value


def _tell_unknown(column: pd.Series, word: str, name: str, found: Problems) -> None:
    """Warn of a word that nobody has: it is often a slip."""
    known = sorted(str(value) for value in column.dropna().unique())
    if word in known or name == "patient":
        return
    few = len(known) <= _MOST_SHOWN
    found.warn(
        NOBODY_HAS,
        column=name,
        value=shown(word),
        expected=phrase("diary.where.a_value"),
        suggestion=phrase("diary.where.values", names=tuple(map(shown, known))) if few else "",
    )

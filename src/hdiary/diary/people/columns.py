"""Which column of people's facts means what: who they are, what is known of them, what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hdiary.diary.people.kinds import FACT, IGNORE, MEANINGS, PATIENT, parse_day
from hdiary.diary.people.private import why_private
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import shown
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.data import table
from hdiary.vocabulary.text import header_key
from hdiary.words import Phrase, phrase

_CODES = frozenset(table("people", header_key)["identifiers"])
"""Headings of identifiers that in a diary head other things as often."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Heading:
    """A column by its name, and its cells as texts for who asks for them."""

    name: str
    texts: Callable[[], Sequence[str]]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Chosen:
    """The column of identifiers, the facts (place, name, declared meaning), what is left out."""

    patient: int
    facts: list[tuple[int, str, str]]
    left_out: tuple[tuple[str, Phrase], ...]


def choose_columns(
    headings: Sequence[Heading],
    asked: Mapping[str, str],
    found: Problems,
    *,
    is_day: Callable[[str], bool] = lambda text: parse_day(text) is not None,
) -> Chosen:
    """Decide what each column means, or tell all that cannot be decided."""
    meant = _find_asked(headings, asked, found)
    patient = _find_patient(headings, meant, found)
    facts: list[tuple[int, str, str]] = []
    left: list[tuple[str, Phrase]] = []
    for k, heading in enumerate(headings):
        meaning = meant.get(k, "")
        if k == patient:
            continue
        if meaning == IGNORE:
            left.append((heading.name, phrase("diary.of_people.left.asked")))
            continue
        why = "" if meaning else why_private(heading.name, heading.texts(), is_day)
        if why and (heading.name or why != "blank"):
            left.append((heading.name, phrase(f"diary.of_people.left.{why}")))
        elif not why:
            facts.append((k, heading.name, meaning or FACT))
    _check_names([name for _, name, _ in facts], found)
    if patient is None or found.fatal:
        found.raise_errors()
    return Chosen(patient=-1 if patient is None else patient, facts=facts, left_out=tuple(left))


def one_line(asked: Any, found: Problems) -> dict[str, str]:
    """Give what was said of columns, with their headings as they are compared."""
    if not isinstance(asked, Mapping):
        found.add("setting", expected=phrase("diary.of_people.expected.mapping"), fatal=True)
        found.raise_errors()
    return {" ".join(str(name).split()): str(meaning) for name, meaning in asked.items()}


def _find_asked(
    headings: Sequence[Heading], asked: Mapping[str, str], found: Problems
) -> dict[int, str]:
    """Find the columns of which something was said."""
    asked = one_line(asked, found)
    meant: dict[int, str] = {}
    for name, meaning in asked.items():
        at = [k for k, heading in enumerate(headings) if " ".join(heading.name.split()) == name]
        if not at:
            found.add(
                "no such column",
                column=shown(name),
                expected=phrase("diary.of_people.expected.heading"),
                suggestion=_headings(headings),
                fatal=True,
            )
        if meaning not in MEANINGS:
            found.add(
                "setting",
                value=shown(meaning),
                expected=phrase("diary.expected.choice", name="columns", allowed=MEANINGS),
                fatal=True,
            )
        meant |= dict.fromkeys(at, meaning)
    return meant


def _find_patient(
    headings: Sequence[Heading], meant: Mapping[int, str], found: Problems
) -> int | None:
    """Find the one column that says who each row is about."""
    said = [k for k, meaning in meant.items() if meaning == PATIENT]
    free = [k for k in range(len(headings)) if k not in meant]
    by_rank = [[k for k in free if likeness(headings[k].name) == r] for r in (3, 2, 1)]
    ranks = [said] if said else by_rank
    best: list[int] = next((at for at in ranks if at), [])
    if len(best) == 1:
        return best[0]
    names = tuple(headings[k].name for k in best)
    found.add(
        "several patient columns" if best else "missing column",
        column=PATIENT if not best else ", ".join(names),
        expected=phrase("diary.of_people.expected.one_column"),
        suggestion=phrase("diary.of_people.which_patient") if best else _headings(headings),
        fatal=True,
    )
    for name in dict.fromkeys(names):
        found.suggest(phrase("diary.of_people.is_patient", name=name), columns={name: PATIENT})
    return None


def likeness(header: str) -> int:
    """Say how surely a heading is that of identifiers: 3 by its very name, 0 not at all."""
    if header_key(header) == PATIENT:
        return 3
    match = column_meaning(header)
    if match.meaning != PATIENT:
        return 1 if header_key(header) in _CODES else 0
    return 1 if match.weak else 2


def _headings(headings: Sequence[Heading]) -> Phrase:
    names = tuple(shown(heading.name) for heading in headings if heading.name)
    if not names:
        return phrase("diary.of_people.no_headings")
    return phrase("diary.of_people.headings", names=names[:20])


def _check_names(names: Sequence[str], found: Problems) -> None:
    """Refuse facts of one name: which of them is meant could not be said."""
    for name, times in Counter(names).items():
        if times > 1 or name in ("", PATIENT):
            found.add(
                "column twice" if name else "no heading",
                column=name,
                expected=phrase("diary.of_people.expected.own_name"),
                suggestion=phrase("diary.of_people.rename"),
                fatal=True,
            )

"""How the columns of an empty diary are shown in a language, such that they are read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hdiary.vocabulary.columns import COLUMNS, Column
from hdiary.words import Words, phrase
from hdiary.write.choices import QUESTIONS, TRIAL_COLUMNS
from hdiary.write.files import WriteError

KINDS = ("hours", "0-10", "number", "yes/no", "")
"""Kinds of answers to a question of the day; the last takes any."""
Question = str | tuple[str, str]
"""A question by its short name or column, or as column and kind."""
_KNOWN = COLUMNS | TRIAL_COLUMNS


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A column: the diary's name for it, its heading, and what is said of it."""

    name: str
    heading: str
    meaning: str
    allowed: str
    example: str
    kind: str = ""  # Of a question of the day; "" for others


def show_columns(
    columns: Sequence[str], factors: Sequence[Question], say: Words
) -> tuple[Shown, ...]:
    """Show columns in a language; questions of the day stand before the notes."""
    shown = [show_column(_KNOWN[name], say) for name in columns]
    asked = [show_question(*as_question(one), say) for one in factors]
    last = len(shown) - (columns[-1:] == ("notes",))
    return (*shown[:last], *asked, *shown[last:])


def as_question(asked: Question) -> tuple[str, str]:
    """Give the column and the kind of a question of the day."""
    column, kind = QUESTIONS.get(asked, (asked, "")) if isinstance(asked, str) else asked
    column = " ".join(column.split())
    if not column or kind not in KINDS:
        raise WriteError(phrase("write.question", name=column, kind=kind))
    return column, kind or dict(QUESTIONS.values()).get(column, "")


def show_column(column: Column, say: Words) -> Shown:
    """Show a column of the format."""
    own = say.strings.get("column_words", {}).get(column.name, {})
    return Shown(
        name=column.name,
        heading=own.get("heading", column.name),
        meaning=own.get("meaning", column.meaning),
        allowed=own.get("allowed", column.allowed),
        example=own.get("example", column.example),
    )


def show_question(column: str, kind: str, say: Words) -> Shown:
    """Show a question of the day; its heading is marked where it would be read otherwise."""
    import pandas as pd

    from hdiary.write.factor_header import factor_header

    known = column if column in dict(QUESTIONS.values()) else None
    heading = say(f"write.workbook.headings.{known}") if known else column
    answers = [True, False] if kind == "yes/no" else [0.5, 3.0, 7.0]
    return Shown(
        name=column,
        heading=factor_header(heading, pd.Series(answers)),
        meaning=say(f"write.workbook.meaning.{known}") if known else column,
        allowed=say(f"write.workbook.allowed.{_key(kind)}"),
        example=say(f"write.workbook.example.{_key(kind)}"),
        kind=kind,
    )


def _key(kind: str) -> str:
    return {"0-10": "rating", "yes/no": "yes_no", "": "any"}.get(kind, kind)

"""An answer for the eye in a notebook: its words, then the columns that tell most, rounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.diary.show import MOST_ROWS, show_in_theme, show_table, show_words
from hdiary.questions.own_words import tell_own, words_of
from hdiary.vocabulary.say import say_amount, say_number, say_share

NOTHING = "\N{EN DASH}"
"""What stands where there is no answer."""
_UNSAID = {"answered": "", "nan": NOTHING, "None": NOTHING, "<NA>": NOTHING, "NaT": NOTHING}
"""Words that tell nothing, and what stands in their place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column for the eye: which, its head and unit, and what its cells are."""

    # ``second`` is the frame's column that stands in the same cell: the upper end of an
    # interval, or what the first is a part of. Rows of fewer than ``least_days`` days say
    # nothing here.
    name: str
    head: str
    unit: str = ""
    cells: str = "words"
    second: str = ""
    least_days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Which columns of which frame of an answer are shown, and under what caption."""

    caption: str
    columns: tuple[Column, ...]
    frame: str = "table"


def _words(name: str, head: str) -> Column:
    return Column(name=name, head=head)


def _number(name: str, head: str, unit: str = "", cells: str = "number") -> Column:
    return Column(name=name, head=head, unit=unit, cells=cells)


def _likely(low: str, high: str, unit: str = "", cells: str = "number") -> Column:
    return Column(name=low, second=high, head="likely", unit=unit, cells=cells)


def _part(part: str, whole: str, head: str) -> Column:
    return Column(name=part, second=whole, head=head, unit="headache days of days", cells="part")


_DAYS, _IN_28, _PAIN, _POINTS = "days", "in 28 days", "0\N{EN DASH}10", "points of 10"
_VERDICT = (_words("verdict", "verdict"), _words("reason", "why"))

SHOWN: dict[str, Table] = {
    "burden": Table(
        caption="Window by window",
        columns=(
            Column(name="window_start", head="from", cells="date"),
            _number("recorded", "recorded", _DAYS),
            _number("headache_days", "headache", _DAYS),
            _number("headache_days_28", "headache days", _IN_28),
            Column(
                name="lowest_28",
                second="highest_28",
                head="possible",
                unit=_IN_28,
                cells="number",
                least_days=14,
            ),
            _number("mean_pain", "mean pain", _PAIN),
            _number("severe_days", "severe", _DAYS),
            _number("medication_days", "acute medicine", _DAYS),
            _words("verdict", "verdict"),
        ),
    ),
    "pattern": Table(
        caption="The headaches in figures",
        columns=(
            _number("episodes", "episodes"),
            _number("side_locked_share", "on one side only", "of episodes", "share"),
            _words("dominant_side", "mostly"),
            _number("neck_share", "neck involved", "of episodes", "share"),
            _number("median_pain_hours", "half last longer than", "hours, pauses left out"),
            _words("verdict", "verdict"),
        ),
    ),
    "triggers": Table(
        caption="After days with each factor, and after the others",
        frame="before",
        columns=(
            _words("factor", "factor"),
            _part("headaches_exposed", "days_exposed", "after days with it"),
            _part("headaches_unexposed", "days_unexposed", "after the others"),
            _number("odds_ratio", "odds ratio", "1 is no difference", "ratio"),
            _likely("ci_low", "ci_high", cells="ratio"),
            *_VERDICT,
        ),
    ),
    "relief": Table(
        caption="Within about two hours",
        columns=(
            _words("treatment", "treatment"),
            _number("rated", "rated", "doses"),
            _number("pain_before", "pain before", _PAIN),
            _number("fall", "fall", _POINTS),
            _number("expected_fall", "expected without", _POINTS),
            _number("extra_fall", "extra fall", _POINTS),
            _likely("ci_low", "ci_high", _POINTS),
            *_VERDICT,
        ),
    ),
    "change": Table(
        caption="Before and after",
        columns=(
            _words("intervention", "what began"),
            Column(name="since", head="first day", cells="date"),
            Column(name="outcome", head="outcome", cells="outcome"),
            _number("before", "before"),
            _number("after", "after"),
            _number("change", "change", "below 0 is less"),
            _likely("ci_low", "ci_high"),
            *_VERDICT,
        ),
    ),
    "dose": Table(
        caption="More and less of it",
        columns=(
            _words("treatment", "treatment"),
            _number("window_days", "summed over", _DAYS),
            _words("unit", "unit"),
            _number("mean_dose", "mean"),
            _number("odds_ratio", "odds ratio", "1 is no difference", "ratio"),
            _likely("ci_low", "ci_high", cells="ratio"),
            *_VERDICT,
        ),
    ),
    "treatments": Table(
        caption="Within hours, and over weeks",
        columns=(
            _words("treatment", "treatment"),
            _number("rated", "rated", "doses"),
            _number("extra_fall", "within hours: extra fall", _POINTS),
            _likely("extra_low", "extra_high", _POINTS),
            _words("hours_verdict", "within hours"),
            Column(name="since", head="first day", cells="date"),
            _number("change", "over weeks: change", "headache days in 28"),
            _likely("change_low", "change_high", _IN_28),
            _words("weeks_verdict", "over weeks"),
        ),
    ),
}
"""What is shown of each question's answer; a new question is one entry here."""

_OUTCOMES = {"headache_days_28": "headache days in 28", "mean_pain": "pain on headache days, 0-10"}
_SAY: dict[str, Callable[[Any], str]] = {
    "number": lambda value: say_number(float(value)),
    "ratio": lambda value: (
        say_number(float(value), places=2) if value >= 0.1 else say_amount(value)
    ),
    "share": lambda value: say_share(float(value)),
    "date": lambda value: f"{value:%Y-%m-%d}",
    "outcome": lambda value: _OUTCOMES.get(str(value), str(value)),
    "words": str,
}


def show_answer(question: str, answer: Any, words: str) -> str:
    """Show an answer: its words first, then a table with units, rounded for the eye."""
    # HTML that is safe whatever the diary says. The frame keeps its full precision. An empty
    # one is not shown: the words say why there is nothing.
    table = SHOWN.get(question) or _all_of(answer.table)
    frame: pd.DataFrame = getattr(answer, table.frame)
    if frame.empty:
        return show_in_theme(show_words(words))
    columns = _present(table, frame)
    own = getattr(answer, "own_words", {})
    rows = tell_own(frame.head(MOST_ROWS), words_of(own, answer.coverage) if own else {})
    cells = [_say_column(rows, column) for column in columns]
    return show_in_theme(
        show_words(words),
        show_table(
            [(column.head, column.unit) for column in columns],
            list(zip(*cells, strict=True)),
            caption=table.caption,
            numbers=[column.cells not in {"words", "date", "outcome"} for column in columns],
            more=_say_rest(frame, table.frame, shown=len(columns)),
        ),
    )


def _present(table: Table, frame: pd.DataFrame) -> list[Column]:
    """Give the columns that the frame has; whose rows they are, where it holds several people."""
    several = "patient" in frame and frame["patient"].nunique() > 1
    columns = [_words("patient", "patient"), *table.columns] if several else list(table.columns)
    return [column for column in columns if column.name in frame]


def _all_of(frame: pd.DataFrame) -> Table:
    columns = tuple(
        Column(
            name=str(name),
            head=str(name).replace("_", " "),
            cells="number" if pd.api.types.is_float_dtype(frame[name]) else "words",
        )
        for name in frame
    )
    return Table(caption="The answer", columns=columns)


def _say_rest(frame: pd.DataFrame, name: str, *, shown: int) -> str:
    hidden = len(frame) - MOST_ROWS
    told = f"The first {MOST_ROWS} of {len(frame)} rows; " if hidden > 0 else ""
    if not told and shown >= len(frame.columns):
        return ""
    rest = f"all rows and columns, unrounded: .{name}"
    return told + rest if told else rest[0].upper() + rest[1:]


def _say_column(rows: pd.DataFrame, column: Column) -> list[str]:
    if column.least_days:
        few = rows["days"] < column.least_days
        rows = rows.assign(
            **{name: rows[name].mask(few) for name in (column.name, column.second) if name}
        )
    if not column.second:
        return [say_cell(value, column.cells) for value in rows[column.name]]
    pairs = zip(rows[column.name], rows[column.second], strict=True)
    return [_say_pair(one, other, column.cells) for one, other in pairs]


def _say_pair(one: Any, other: Any, cells: str) -> str:
    """Say two values in one cell: a part of a whole, or from one to the other."""
    if pd.isna(one) or pd.isna(other):
        return NOTHING
    if cells == "part":
        return f"{one} of {other} ({say_share(one / other)})" if other else f"{one} of {other}"
    low, high = say_cell(one, cells), say_cell(other, cells)
    return low if low == high else f"{low} to {high}"


def say_cell(value: Any, cells: str) -> str:
    """Round one cell for the eye; a dash where there is no answer."""
    if pd.isna(value):
        return NOTHING
    said = _SAY[cells](value)
    return _UNSAID.get(said, said)

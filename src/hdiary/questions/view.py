"""An answer for the eye in a notebook: its words, then the columns that tell most, rounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from hdiary.diary.as_settings import as_settings
from hdiary.diary.show import MOST_ROWS, show_in_theme, show_table, show_words
from hdiary.questions.exposure.amounts import compares_amounts, say_amounts
from hdiary.registry import find_question
from hdiary.row import Column, View
from hdiary.words import Words

_UNSAID = {"nan", "None", "<NA>", "NaT"}
"""Words that tell nothing."""
_LITTLE, _MOST_PLACES = 0.1, 5


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Laid:
    """Which frame of an answer is shown, and which of its columns, in a language."""

    say: Words
    view: View
    frame: pd.DataFrame
    columns: list[Column]
    caption: str

    def say_column(self, rows: pd.DataFrame, column: Column) -> list[str]:
        """Say the cells of one column, rounded for the eye."""
        return _say_column(self.say, rows, column)


def lay_out(answer: Any, say: Words) -> Laid:
    """Say what of an answer is shown."""
    question = find_question(answer.question)
    view = _all_of(answer.table) if question is None else question.view
    frame: pd.DataFrame = getattr(answer, view.frame)
    caption = _caption(say, answer.question)
    columns = _present(view, frame)
    return Laid(say=say, view=view, frame=frame, columns=columns, caption=caption)


def show_answer(answer: Any, say: Words) -> str:
    """Show an answer: its words first, then a table with units, rounded for the eye."""
    # HTML that is safe whatever the diary says. The frame keeps its full precision. An empty
    # one is not shown: the words say why there is nothing.
    words = as_settings(answer.summary(language=say.name))  # a notebook has no options
    laid = lay_out(answer, say)
    frame, columns = laid.frame, laid.columns
    if frame.empty:
        return show_in_theme(show_words(words))
    rows = answer.tell_table(frame.head(MOST_ROWS), say)
    cells = [laid.say_column(rows, column) for column in columns]
    return show_in_theme(
        show_words(words),
        show_table(
            [head_of_cells(say, answer.question, column.name) for column in columns],
            list(zip(*cells, strict=True)),
            caption=laid.caption,
            numbers=[
                column.cells not in {"words", "date", "outcome", "amounts"} for column in columns
            ],
            more=_say_rest(say, frame, laid.view.frame, shown=len(columns)),
        ),
    )


def _present(view: View, frame: pd.DataFrame) -> list[Column]:
    """Give the columns that the frame has; whose rows they are, where it holds several people."""
    several = "patient" in frame and frame["patient"].nunique() > 1
    columns = [Column(name="patient"), *view.columns] if several else list(view.columns)
    return [column for column in columns if column.name in frame]


def _all_of(frame: pd.DataFrame) -> View:
    floats = frame.select_dtypes("float").columns
    cells = {str(name): "number" if name in floats else "words" for name in frame}
    return View(columns=tuple(Column(name=name, cells=how) for name, how in cells.items()))


def _caption(say: Words, question: str) -> str:
    key = f"view.{question}.caption"
    return say(key) if say.has(key) else say("view.answer")


def head_of_cells(say: Words, question: str, name: str) -> tuple[str, str]:
    """Give the head of a column and its unit, the question's own before those of all."""
    heads = (f"view.{question}.{name}", f"view.heads.{name}")
    units = (f"view.{question}.units.{name}", f"view.units.{name}")
    head = next((say(key) for key in heads if say.has(key)), name.replace("_", " "))
    return head, next((say(key) for key in units if say.has(key)), "")


def _say_rest(say: Words, frame: pd.DataFrame, name: str, *, shown: int) -> str:
    if len(frame) > MOST_ROWS:
        return say("view.first_rows", shown=MOST_ROWS, n=len(frame), name=name)
    return "" if shown >= len(frame.columns) else say("view.all_rows", name=name)


def _say_column(say: Words, rows: pd.DataFrame, column: Column) -> list[str]:
    if column.least_days:
        few = rows["days"] < column.least_days
        rows = rows.assign(
            **{name: rows[name].mask(few) for name in (column.name, column.second) if name}
        )
    if column.cells == "amounts":
        return [
            say_amounts(row, say) if compares_amounts(row) else say("view.not_said")
            for row in rows.to_dict("records")
        ]
    if not column.second:
        told = [say_cell(say, value, column.cells) for value in rows[column.name]]
        # That it is answered needs no words; a name may be the same word.
        nothing = say("reason.answered") if column.name.endswith(("verdict", "reason")) else None
        return ["" if text == nothing else text for text in told]
    pairs = zip(rows[column.name], rows[column.second], strict=True)
    return [_say_pair(say, one, other, column.cells) for one, other in pairs]


def _say_pair(say: Words, one: Any, other: Any, cells: str) -> str:
    """Say two values in one cell: a part of a whole, or from one to the other."""
    if pd.isna(one) or pd.isna(other):
        return say("view.not_said")
    if cells == "part":
        share = {"share": say.share(one / other)} if other else {}
        return say("view.part_share" if other else "view.part", part=one, whole=other, **share)
    low, high = say_cell(say, one, cells), say_cell(say, other, cells)
    return low if low == high else say("say.span", low=low, high=high)


def say_cell(say: Words, value: Any, cells: str) -> str:
    """Round one cell for the eye; a dash where there is no answer."""
    if pd.isna(value) or str(value) in _UNSAID:
        return say("view.not_said")
    match cells:
        case "number":
            return say.number(value)
        case "ratio":
            return _say_ratio(say, float(value))
        case "share":
            return say.share(value)
        case "date":
            return f"{value:%Y-%m-%d}"
        case "outcome":
            return say.word("view.outcomes", str(value))
        case _:
            return str(value)


def _say_ratio(say: Words, ratio: float) -> str:
    """Round a ratio; what lies beside 1, which is no difference, is not written as 1."""
    places = 2
    while places < _MOST_PLACES and ratio != 1 and float(f"{ratio:.{places}f}") == 1:
        places += 1
    return say.number(ratio, places=places) if ratio >= _LITTLE else say.amount(ratio)

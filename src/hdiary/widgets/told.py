"""What was read from a file, or why it was not, told on the screen."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from hdiary.diary import Diary, DiaryError, problem_sentences
from hdiary.diary.show import MOST_ROWS, show_in_theme, show_table, show_words
from hdiary.vocabulary.say import say_count, start_sentence

_MOST = 10
_CHOICES = tuple(
    (re.compile(option), choice)
    for option, choice in (
        (r"--dates dmy( \(day first\))?", '"Dates are": day, month, year'),
        (r"--dates mdy( \(month first\))?", '"Dates are": month, day, year'),
        (r"--scale (\d-\d+)", r'"Pain was noted": \1'),
        (r"--scale words", '"Pain was noted": in words'),
        (r"--scale yes-no", '"Pain was noted": yes or no'),
        (r'--column (\w+)=("[^"]*"|\S+)', r'"Columns mean": \2=\1'),
        (r"--rows day", '"One row is": a day'),
        (r"--rows headache", '"One row is": a headache'),
        (r"--rows reading", '"One row is": a reading of one symptom'),
        (r"--rows change", '"One row is": a change of pain'),
        (r"--blank none", '"A blank means": no headache'),
        (r"--blank not-said", '"A blank means": nothing'),
        (r"--as-is", '"Read without what was remembered"'),
        (r"--remember", '"Remember how this file is read"'),
        (r"--sheet\b", '"Sheet":'),
        (r"--skip-bad-rows", '"Leave out rows that cannot be read"'),
        (r"--divide-by ?", "the setting divide_by in the code: "),
        (
            r"--(encoding|delimiter|accept|headache|month|zone|lists) ?",
            r"the setting \1 in the code: ",
        ),
        (r"--clear-between FIRST LAST", "the setting clear_between in the code"),
    )
)
"""Options of the command line, and the choices on the screen that do the same."""
_HEADS = ["column", "became", "kind", "said"]
_TITLES = [("in the file", ""), ("became", ""), ("kind", ""), ("filled in", "rows")]


def tell_diary(diary: Diary) -> str:
    """Tell what was read: the days, what each column became, rows left out, what to look at."""
    parts = [*_decisions(diary), diary._repr_html_()]
    problems = diary.problems
    refused, worth = (problems[problems["severity"] == s] for s in ("error", "warning"))
    if len(refused):
        rows = say_count(diary.rows_refused, "row")
        verb = "was" if diary.rows_refused == 1 else "were"
        parts.append(show_words(f"{rows} could not be read and {verb} left out:"))
        parts.append(_list(problem_sentences(refused)))
    if len(worth):
        parts.append(show_words("Worth a look:"))
        parts.append(_list(problem_sentences(worth)))
    if diary.reading is not None:
        parts.append(_columns(diary.reading.columns))
    return show_in_theme(*parts)


def _decisions(diary: Diary) -> list[str]:
    """Tell what the table was taken for, each with the choice that says otherwise."""
    if diary.reading is None or not diary.reading.decisions:
        return []
    told = [
        f"{one.words} If not: {one.overrule}." if one.overrule else one.words
        for one in diary.reading.decisions
    ]
    return [show_words("What this table is:"), _list(told)]


def tell_refusal(error: DiaryError, *, name: str) -> str:
    """Tell why a file was not read, every problem in words."""
    errors = error.problems[error.problems["severity"] == "error"]
    head = f"{name} was not read yet. {_count(len(errors))}:"
    return show_in_theme(show_words(head), _list(problem_sentences(errors)))


def _count(number: int) -> str:
    return f"{'There is' if number == 1 else 'There are'} {say_count(number, 'problem')}"


def _list(sentences: list[str]) -> str:
    shown = sentences[:_MOST]
    if len(sentences) > _MOST:
        shown.append(f"... and {len(sentences) - _MOST} more.")
    items = "".join(f"<li>{show_words(start_sentence(name_choices(s)))}</li>" for s in shown)
    return f'<ul style="margin:.2em 0 .6em;padding-left:1.4em">{items}</ul>'


def name_choices(sentence: str) -> str:
    """Name the choices on the screen where a sentence names options of the command line."""
    for option, choice in _CHOICES:
        sentence = option.sub(choice, sentence)
    return sentence


def _columns(columns: pd.DataFrame) -> str:
    rows = [[_cell(value) for value in row] for row in columns[_HEADS].head(MOST_ROWS).values]
    return show_table(
        _TITLES,
        rows,
        caption="What each column became",
        numbers=[False, False, False, True],
    )


def _cell(value: Any) -> str:
    return "" if pd.isna(value) else str(value)

"""What was read from a file, or why it was not, told on the screen."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pandas as pd

from hdiary.diary import Diary, DiaryError, problem_sentences
from hdiary.diary.describe import diary_html
from hdiary.diary.show import MOST_ROWS, show_in_theme, show_table, show_words
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST = 10
_OPTIONS = {
    "dates": (r"--dates (dmy|mdy)(?: \([^()]*\))?", "dates"),
    "scale": (r"--scale (\d-\d+|words|yes-no)", "scale"),
    "rows": (r"--rows (day|headache|reading|change)", "rows"),
    "blank": (r"--blank (none|not-said)", "blank"),
}
"""Options of the command line of which a choice on the screen does the same."""
_HEADS = ["column", "became", "kind", "said"]


def tell_diary(diary: Diary, say: Words) -> str:
    """Tell what was read: the days, what each column became, rows left out, what to look at."""
    parts = [*_decisions(diary, say), diary_html(diary, say)]
    problems, phrases = diary.problems, diary.phrases
    refused, worth = (problems[problems["severity"] == s] for s in ("error", "warning"))
    if len(refused):
        parts.append(show_words(say("panel.left_out", n=diary.rows_refused)))
        parts.append(_list(problem_sentences(refused, say=say, phrases=phrases), say))
    if len(worth):
        parts.append(show_words(say("panel.worth_a_look")))
        parts.append(_list(problem_sentences(worth, say=say, phrases=phrases), say))
    if diary.reading is not None:
        parts.append(_columns(diary.reading.columns, say))
    return show_in_theme(*parts)


def _decisions(diary: Diary, say: Words) -> list[str]:
    """Tell what the table was taken for, each with the choice that says otherwise."""
    if diary.reading is None or not diary.reading.decisions:
        return []
    told = []
    for one in diary.reading.decisions:
        words = say.told(one.words, diary.phrases)
        if one.overrule:
            option = say.told(one.overrule, diary.phrases)
            words = say("panel.if_not", words=words, option=option)
        told.append(words)
    return [show_words(say("panel.what_table")), _list(told, say)]


def tell_refusal(error: DiaryError, say: Words, *, name: str) -> str:
    """Tell why a file was not read, every problem in words."""
    errors = error.problems[error.problems["severity"] == "error"]
    head = say("panel.not_read", name=name, n=len(errors))
    return show_in_theme(
        show_words(head), _list(problem_sentences(errors, say=say, phrases=error.phrases), say)
    )


def _list(sentences: list[str], say: Words) -> str:
    shown = sentences[:_MOST]
    if len(sentences) > _MOST:
        shown.append(say("panel.and_more", n=len(sentences) - _MOST))
    items = "".join(f"<li>{show_words(start_sentence(name_choices(s, say)))}</li>" for s in shown)
    return f'<ul style="margin:.2em 0 .6em;padding-left:1.4em">{items}</ul>'


def name_choices(sentence: str, say: Words) -> str:
    """Name the choices on the screen where a sentence names options of the command line."""
    for pattern, name in _OPTIONS.values():
        sentence = re.sub(pattern, partial(_choice, say, name), sentence)
    columns = say.quote(say("panel.columns_mean"))
    sentence = re.sub(r'--column (\w+)=("[^"]*"|\S+)', rf"{columns}: \2=\1", sentence)
    for option, words in (
        (r"--as-is", say.quote(say("panel.as_is"))),
        (r"--remember", say.quote(say("panel.remember"))),
        (r"--sheet\b", f"{say.quote(say('panel.sheet'))}:"),
        (r"--skip-bad-rows", say.quote(say("panel.skip_bad_rows"))),
        (r"--divide-by ?", say("panel.setting", name="divide_by") + " "),
        (r"--clear-between [A-Z]+ [A-Z]+", say("panel.setting_alone", name="clear_between")),
    ):
        sentence = re.sub(option, words, sentence)
    others = r"--(encoding|delimiter|accept|headache|month|zone|lists) ?"
    return re.sub(others, lambda found: say("panel.setting", name=found[1]) + " ", sentence)


def _choice(say: Words, name: str, found: re.Match[str]) -> str:
    value = found[1]
    told = value if value[0].isdigit() else say(f"panel.{name}.{value}")
    label = say.quote(say(f"panel.{name}.label"))
    return f"{label}: {told}"


def _columns(columns: pd.DataFrame, say: Words) -> str:
    shown = columns[_HEADS].head(MOST_ROWS)
    # How it became so is told by the command line; a panel has no room for it.
    shown = shown.assign(
        became=[say.word("diary.columns", name) for name in shown["became"]],
        kind=[say.word("diary.kinds", kind) if kind else "" for kind in shown["kind"]],
    )
    rows = [[_cell(value) for value in row] for row in shown.values]
    heads = [(say(f"panel.columns.{name}"), say("panel.columns.rows") if name == "said" else "")
             for name in _HEADS]  # fmt: skip
    return show_table(
        heads, rows, caption=say("panel.columns.caption"), numbers=[False, False, False, True]
    )


def _cell(value: Any) -> str:
    return "" if pd.isna(value) else str(value)

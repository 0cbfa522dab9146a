"""What must hold of every input, whatever it is: told in words, counted, and the same again."""

from __future__ import annotations

import csv
import io
import math
import random
import re
import unicodedata
from pathlib import Path
from typing import Any

from hdiary.diary import Diary, DiaryError

QUESTIONS = ("burden", "change", "dose", "next", "pattern", "relief", "treatments", "triggers")
_BARE = re.compile(r"(?<![\w.])(nan|inf|NaN|-inf|NaT|None|<NA>)(?![\w.])")


class WrongError(AssertionError):
    """Something that must hold does not."""


def is_ours(error: BaseException) -> bool:
    """Say whether an error is a refusal in words: a ValueError that hdiary itself defines."""
    return isinstance(error, ValueError) and type(error).__module__.startswith("hdiary.")


def check_words(words: str, where: str) -> None:
    """Refuse words that would steer a terminal, or that are none; a heading may hold a tab."""
    if not words.strip():
        raise WrongError(f"{where}: no words")
    if "Traceback" in words or "object at 0x" in words:
        raise WrongError(f"{where}: words of a programmer")
    for sign in words:
        if unicodedata.category(sign) == "Cc" and sign not in "\n\t":
            raise WrongError(f"{where}: a control character, {sign!r}")


def drawn_settings(dice: random.Random) -> dict[str, Any]:
    """Draw how a file is to be read; mostly as it is."""
    if dice.random() < 0.5:
        return {}
    every: dict[str, tuple[Any, ...]] = {
        "skip_bad_rows": (True,),
        "accept": (["nearest"], ["blanks"], ["timestamps"], ["nearest", "blanks", "unquoted"]),
        "dates": ("dmy", "mdy"),
        "scale": ("0-10", "0-100", "0-3", "0-4", "0-5", "1-5", "words", "yes-no"),
        "rows": ("day", "headache", "reading", "change"),
        "blank": ("none", "not-said"),
        "lists": ("comma", "semicolon"),
        "divide_by": (10, 1000),
        "month": ("2026-03",),
        "zone": ("Europe/Berlin", "UTC"),
        "encoding": ("utf-8", "cp1252", "utf-16"),
        "delimiter": (",", ";", "\t"),
        "clear_between": (("2026-01-01", "2026-12-31"),),
        "columns": (
            {"pain": "ignore"},
            {"mood": "pain"},
            {"stress": "factor"},
            {"notes": "factor"},
        ),
        "each_file": ("person", "same"),
        "same": ({"desk work": ["driving"]}, {"calm": ["tense", "so-so"]}),
        "headache": ("headache", "pain"),
        "sheet": ("2",),
    }
    # What helps is drawn oftener than what is wrong for most files.
    weights = [8, 8, 3, 3, 3, 3, *[1] * (len(every) - 6)]
    names = dice.choices(list(every), weights, k=dice.choice((1, 1, 2)))
    return {name: dice.choice(every[name]) for name in names}


def read_any(read: Any, settings: dict[str, Any]) -> Diary | None:
    """Read as is said, and answer what is asked by what is offered first; None where refused."""
    from hdiary.read.advice import merge_settings

    for _ in range(3):
        try:
            return read(settings)
        except DiaryError as refused:
            check_words(str(refused), "refusal")
            _check_problems(refused.problems)
            if not refused.suggested:
                return None
            settings = merge_settings(settings, refused.suggested[0].settings)
        except ValueError as refused:
            if not is_ours(refused):
                raise
            check_words(str(refused), "refusal")
            return None
    return None


def _check_problems(problems: Any) -> None:
    for name in ("expected", "suggestion"):
        for words in set(problems[name]):
            if words:
                check_words(words, name)


def check_rows(diary: Diary) -> None:
    """Rows in are rows kept, refused or joined to others."""
    told = diary.rows_kept + diary.rows_refused + diary.reading.rows_joined
    if diary.reading.rows_in != told:
        raise WrongError(f"{diary.reading.rows_in} rows in, {told} told")
    if diary.rows_kept != len(diary.entries):
        raise WrongError("kept rows are not the entries")


def check_rows_known(data: bytes, diary: Diary) -> None:
    """Hold that the rows are those that another reader of CSV counts."""
    text = data.decode("utf-8-sig")
    sign = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    full = [row for row in rows[1:] if any(cell.strip() for cell in row) and row != rows[0]]
    if diary.reading.rows_in != len(full):
        raise WrongError(f"{len(full)} rows stand there, {diary.reading.rows_in} told")


def check_written(diary: Diary, *, stated: bool) -> None:
    """Hold that what it is written as reads as the same diary, and is written the same."""
    from hdiary.read import read_diary
    from hdiary.write import diary_csv

    text = diary_csv(diary)
    try:
        again = read_diary(io.BytesIO(text.encode("utf-8")))
    except DiaryError as refused:
        raise WrongError(f"what it is written as is refused: {str(refused)[:200]}") from refused
    if diary_csv(again) != text:
        raise WrongError("what it is written as reads as another diary")
    if list(again.entries.columns) != list(diary.entries.columns):
        raise WrongError("what it is written as has other columns")
    for name in diary.entries:
        if not again.entries[name].astype("str").equals(diary.entries[name].astype("str")):
            raise WrongError(f"what it is written as has other cells in a {_kind(name)}")
    if again.scale != diary.scale:
        raise WrongError("what it is written as has another scale")
    # Days that the person states to have been clear are said of a diary, not in it.
    if not stated and again.days["state"].tolist() != diary.days["state"].tolist():
        raise WrongError("what it is written as has other days")


def _kind(name: str) -> str:
    from hdiary.diary.schema import ENTRY_COLUMNS

    return name if name in ENTRY_COLUMNS else "factor"


def check_told(diary: Diary, dice: random.Random) -> None:
    """Hold that what is said of the diary is words."""
    _check_problems(diary.problems)
    check_words(diary.show(language=dice.choice(("en", "de"))).words, "diary")


def ask(diary: Diary, name: str, data: bytes, dice: random.Random) -> None:
    """Ask a question, and look at everything that is said."""
    from hdiary.questions import QUESTIONS as ASKED
    from hdiary.questions import json_records

    try:
        answer = ASKED[name](diary, **_drawn_question(name, dice))
    except ValueError as refused:
        if not is_ours(refused):
            raise
        check_words(str(refused), name)
        return
    words = answer.summary(language=dice.choice(("en", "de")))
    check_words(words, name)
    bare = _BARE.search(words)
    if bare and bare[0].encode() not in data:
        raise WrongError(f"{name}: {bare[0]} in the words")
    answer._repr_html_()
    for record in json_records(answer.table):
        if any(isinstance(v, float) and not math.isfinite(v) for v in record.values()):
            raise WrongError(f"{name}: no number in JSON")


def _drawn_question(name: str, dice: random.Random) -> dict[str, Any]:
    """Draw settings that questions have; what one lacks is left out."""
    from hdiary.registry import QUESTIONS as LISTED

    question = next(one for one in LISTED if one.name == name)
    settings: dict[str, Any] = {}
    for one in question.settings:
        if dice.random() < 0.15:
            if one.kind == "choice":
                settings[one.name] = dice.choice(one.choices)
            elif one.kind == "whole":
                settings[one.name] = dice.choice((one.least, max(one.least, 7), one.most or 90))
            elif one.kind == "flag" or one.default is False:
                settings[one.name] = True
    return settings


def deep(diary: Diary, data: bytes, dice: random.Random, *, share: float) -> None:
    """Ask some of the questions, and now and then everything else that can be made of a diary."""
    if dice.random() < 0.05 * share:
        ask(diary, dice.choice(QUESTIONS), data, dice)
    if dice.random() < 0.002 * share:
        page(diary, dice)
    if dice.random() < 0.004 * share:
        hidden(diary)


def page(diary: Diary, dice: random.Random, **more: Any) -> None:
    """Make the page for the visit: no script, no word of a programmer."""
    from hdiary.report import make_page

    language = dice.choice(("en", "de"))
    try:
        html = make_page(diary, language=language, **more)
    except ValueError as refused:
        if not is_ours(refused):
            raise
        check_words(str(refused), "page")
        return
    if "<script" in html.lower():
        raise WrongError("page: a script")
    if re.search(r">\s*(nan|inf|NaT|None)\s*<", html):
        raise WrongError("page: no number")


def hidden(diary: Diary) -> None:
    """De-identify the diary: what comes of it is a diary."""
    from hdiary.write.deidentify import deidentify, make_key

    try:
        made = deidentify(diary, key=make_key())
    except ValueError as refused:
        if not is_ours(refused):
            raise
        check_words(str(refused), "deidentify")
        return
    check_words(made.summary(), "deidentify")
    if len(made.diary.entries) != len(diary.entries):
        raise WrongError("deidentify: other rows")


def command(path: Path, dice: random.Random) -> None:
    """Run a command on the file: it ends with one of the codes, and steers no terminal."""
    from click.testing import CliRunner

    from hdiary.cli import main

    name = dice.choice(("check", "check", "convert", "map", *QUESTIONS))
    arguments = [name, str(path)]
    arguments += dice.choice(
        ([], [], ["--language", "de"], ["--skip-bad-rows"], ["--accept", "nearest"])
    )
    arguments += ["-o", "-"] if name == "convert" else dice.choice(([], ["--json"]))
    if name == "map":
        arguments = ["map", str(path)]
    with CliRunner().isolation() as (out, err, _):
        code = main(arguments)
        told, erred = out.getvalue().decode(), err.getvalue().decode()
    if code not in (0, 1, 2):
        raise WrongError(f"exit code {code}: {erred[:300]}")
    for words in (erred, "" if name == "convert" else told):
        if words:
            check_words(words, "command")

"""What the command line calls an option, a notebook can type: words that can be followed there."""

from __future__ import annotations

import ast
import builtins
import re
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from hdiary.diary import DiaryError, make_diary
from hdiary.diary.as_settings import as_settings
from hdiary.read import read_diary
from hdiary.words import load_words


@pytest.mark.parametrize(
    ("said", "settings"),
    [
        ("say --scale 0-100.", [{"scale": "0-100"}]),
        (
            "with --dates dmy (day first) or --dates mdy (month first)",
            [{"dates": "dmy"}, {"dates": "mdy"}],
        ),
        ('say --column patient="Who is it".', [{"columns": {"Who is it": "patient"}}]),
        ("say --column ignore=end.", [{"columns": {"end": "ignore"}}]),
        ("the last resort: --skip-bad-rows.", [{"skip_bad_rows": True}]),
        ("--as-is reads without it", [{"remembered": False}]),
        (
            "--clear-between 2026-01-01 2026-03-31.",
            [{"clear_between": ("2026-01-01", "2026-03-31")}],
        ),
        ("Such as --delimiter semicolon.", [{"delimiter": ";"}]),
        ("say --accept unquoted.", [{"accept": ("unquoted",)}]),
        ('--headache "Migraine;Migraine at work".', [{"headache": "Migraine;Migraine at work"}]),
        ("--zone, such as --zone Europe/Berlin.", [{"zone": ...}, {"zone": "Europe/Berlin"}]),
        (
            "--encoding cp1252 or --encoding koi8-r",
            [{"encoding": "cp1252"}, {"encoding": "koi8-r"}],
        ),
        ("Say it with --month, such as --month 2026-03.", [{"month": ...}, {"month": "2026-03"}]),
        ("say --each-file person.", [{"each_file": "person"}]),
    ],
)
def test_an_option_becomes_the_line_of_the_second_cell(said: str, settings: list[Any]) -> None:
    told = as_settings(said)
    assert "--" not in told
    assert [ast.literal_eval(found) for found in re.findall(r"reading = (\{.*?\}+)", told)] == (
        settings
    )


@pytest.mark.parametrize("said", ["a -- b", "Headache came on 5 days.", "--json prints all."])
def test_other_words_stay(said: str) -> None:
    assert as_settings(said) == said


def refused(text: str) -> DiaryError:
    import io

    with pytest.raises(DiaryError) as caught:
        read_diary(io.StringIO(text))
    return caught.value


def test_a_refusal_in_a_notebook_names_what_can_be_typed_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell = SimpleNamespace(user_ns={})
    monkeypatch.setattr(builtins, "get_ipython", lambda: shell, raising=False)
    error = refused("date,pain\n03/04/2026,5\n04/05/2026,2\n")
    shown = "\n".join(error._render_traceback_())
    assert 'reading = {"dates": "dmy"}' in shown
    assert not re.search(r"--[a-z]", shown)
    assert "--dates" in str(error), "the command line keeps its own words"


def test_it_speaks_the_language_that_the_notebook_says(monkeypatch: pytest.MonkeyPatch) -> None:
    error = refused("date,pain\n03/04/2026,5\n04/05/2026,2\n")
    shell = SimpleNamespace(user_ns={"language": "de"})
    monkeypatch.setattr(builtins, "get_ipython", lambda: shell, raising=False)
    german = as_settings(error.tell(load_words("de", "screen")))
    assert "\n".join(error._render_traceback_()) == german
    shell.user_ns["language"] = ["no", "language"]
    assert "was not read" in "\n".join(error._render_traceback_())


def test_an_answer_in_a_notebook_names_no_option() -> None:
    from hdiary.questions import relief

    days = pd.date_range("2026-03-01", periods=12).astype(str)
    rows = {"date": days, "pain": 6, "pain_before": 6, "pain_after": 3}
    given = [None if k % 2 else "ibuprofen" for k in range(len(days))]
    answer = relief(make_diary(pd.DataFrame({**rows, "treatment": given})))
    assert not re.search(
        r"(?<!var\()--[a-z](?!p-)",
        answer.show(language="en")._repr_html_().partition("</style>")[2],
    )

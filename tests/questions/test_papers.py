"""The table of an answer for a paper: as on the screen, escaped, and exact where it is asked."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hdiary
from hdiary.diary import make_diary
from hdiary.diary.paper import ForPapers, PaperTable, escape_latex
from hdiary.questions.view import say_cell
from hdiary.simulate import sample_diary
from hdiary.words import Words, load_words

QUESTIONS = ("burden", "pattern", "triggers", "relief", "change", "treatments", "dose", "next")
UNSAFE = re.compile(r"(?<!\\)[&%#_$^~{}]")
"""What LaTeX takes for a command, where no backslash stands before it."""


@pytest.fixture(scope="module")
def diary() -> Any:
    return make_diary(sample_diary().entries)


class Told(ForPapers):
    """An answer of one cell."""

    def __init__(self, cell: str) -> None:
        self.cell = cell

    def paper_table(self, say: Words, *, columns: Any, digits: Any) -> PaperTable:
        return PaperTable(
            heads=("a_b|c", "n"), rows=((self.cell, "1"),), numbers=(False, True), caption="A & B"
        )


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_has_a_table_for_a_paper(diary: Any, question: str) -> None:
    answer = getattr(hdiary, question)(diary)
    head, rule, *rows = answer.to_markdown().splitlines()
    assert len({len(cells_of(line)) for line in (head, rule, *rows)}) == 1
    text = answer.to_latex(label="tab:a")
    assert all(text.count(f"\\{rule}") == 1 for rule in ("toprule", "midrule", "bottomrule"))
    assert text.count("\\label{tab:a}") == 1
    assert len(re.findall(r" \\\\$", text, re.MULTILINE)) == len(rows) + 1


def test_numbers_are_rounded_as_in_words_or_given_in_full(diary: Any) -> None:
    answer = hdiary.triggers(diary)
    first = answer.before.iloc[0]
    columns = ["factor", "odds_ratio", "p_value"]

    def row(**how: Any) -> list[str]:
        return cells_of(answer.to_markdown(columns=columns, **how).splitlines()[2])

    assert row()[:2] == ["desk work", f"{first['odds_ratio']:.2f}"]
    assert row(digits=4)[1:] == [f"{first['odds_ratio']:.4f}", f"{first['p_value']:.4f}"]
    assert row(digits="full")[1:] == [repr(float(first[name])) for name in columns[1:]]


def test_two_ends_stand_in_one_cell(diary: Any) -> None:
    answer = hdiary.triggers(diary)
    first = answer.before.iloc[0]
    line = answer.to_markdown(columns=["ci_low"], digits=3).splitlines()[2]
    assert cells_of(line) == [f"{first['ci_low']:.3f} to {first['ci_high']:.3f}"]


def test_the_caption_says_what_the_numbers_rest_on(diary: Any) -> None:
    text = hdiary.triggers(diary).to_latex()
    assert "The diary covers 182 days" in text
    assert "not what causes them. Intervals are 95\\% intervals.}" in text
    assert "\\caption" not in hdiary.triggers(diary).to_latex(caption="")
    assert "\\caption{50\\% of \\#1}" in hdiary.burden(diary).to_latex(caption="50% of #1")


def test_in_german_it_is_german(diary: Any) -> None:
    answer = hdiary.triggers(diary)
    assert "| Faktor " in answer.to_markdown(language="de")
    assert "Das Tagebuch umfasst" in answer.to_latex(language="de")


@pytest.mark.parametrize("way", ["to_markdown", "to_latex"])
@pytest.mark.parametrize(
    ("given_so", "words"),
    [
        ({"columns": ["nothing"]}, "no column 'nothing'.*choose from patient, factor"),
        ({"columns": []}, "columns is empty"),
        ({"digits": -1}, "number of decimals from 0 to 15"),
        ({"digits": "many"}, "number of decimals"),
        ({"digits": True}, "number of decimals"),
        ({"language": "xx"}, "xx"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    diary: Any, way: str, given_so: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        getattr(hdiary.triggers(diary), way)(**given_so)


def test_signs_of_latex_are_set_as_they_stand() -> None:
    text = Told("50% & #1_a {b} ~ ^ $ \\ <x>").to_latex()
    assert r"50\% \& \#1\_a \{b\} \textasciitilde{} \textasciicircum{} \$ \textbackslash{}" in text
    assert r"\caption{A \& B.}" in text
    assert r"a\_b\textbar{}c & n \\" in text


def test_signs_of_markdown_are_shown_as_they_stand() -> None:
    line = Told("a|b\nc *d* <script> sleep_hours _e_").to_markdown().splitlines()[2]
    assert r"a\|b c \*d\* \<script\> sleep_hours \_e\_" in line


@given(st.text(max_size=40))
def test_no_text_breaks_the_latex(cell: str) -> None:
    bare = escape_latex(cell)
    for command in re.findall(r"\\[a-z]+\{\}|\\char34\{\}|\$-\$|\$\\[a-z]+\$|\\.|~|\\,", bare):
        bare = bare.replace(command, "", 1)
    assert not UNSAFE.search(bare)
    assert "\\" not in bare


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("[2 cm] walk", "{[}2 cm] walk & 1"),
        ("* rest", "{*} rest & 1"),
        ("a--b---c", "a-{}-b-{}-{}-c & 1"),
        ("it's 5'", r"it\textquotesingle{}s 5\textquotesingle{} & 1"),
        ("a\u2013b", "a--b & 1"),
    ],
)
def test_a_row_begins_with_no_option_and_dashes_and_marks_stay(cell: str, written: str) -> None:
    assert Told(cell).to_latex().splitlines()[-4].startswith(written)


@given(st.text(alphabet="[]*-'`\u2013 a\0", max_size=12))
def test_no_row_of_latex_begins_with_an_option_and_no_dashes_join(cell: str) -> None:
    row = Told(cell).to_latex().splitlines()[-4]
    assert not row.lstrip().startswith(("[", "*"))
    assert row.count("--") == cell.count("\u2013") or "\u2013" in cell
    assert "'" not in row and "`" not in row


@pytest.mark.parametrize(
    ("way", "given_so", "words"),
    [
        ("to_markdown", {"columns": 5}, "columns needs texts in a list, such as"),
        ("to_latex", {"columns": {"a": 1}}, "columns needs texts"),
        ("to_latex", {"caption": 5}, "caption is a value of the kind int"),
        ("to_latex", {"label": 5}, "label is a value of the kind int"),
    ],
)
def test_a_setting_of_another_kind_is_refused(
    way: str, given_so: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        getattr(Told("a"), way)(**given_so) if "columns" not in given_so else getattr(
            hdiary.burden(make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [0]}))), way
        )(**given_so)


def test_a_whole_number_of_any_kind_says_the_decimals(diary: Any) -> None:
    answer = hdiary.triggers(diary)
    assert answer.to_markdown(digits=np.int64(2)) == answer.to_markdown(digits=2)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_no_text_breaks_the_markdown(cell: str) -> None:
    lines = Told(cell).to_markdown().splitlines()
    assert len(lines) == 3
    assert {len(cells_of(line)) for line in lines} == {2}


def test_nobody_and_nothing_gives_an_empty_table() -> None:
    rows = pd.DataFrame({"date": ["2026-03-01"], "pain": [0]})
    answer = hdiary.triggers(make_diary(rows))
    assert len(answer.to_markdown().splitlines()) == 2
    assert "\\toprule" in answer.to_latex()


def test_the_words_are_those_of_the_screen(diary: Any) -> None:
    answer = hdiary.relief(diary)
    table = answer.paper_table(load_words("en", "screen"), columns=None, digits=None)
    shown = answer.show().html
    assert all(cell in shown for row in table.rows for cell in row if cell.isalpha())


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_caption_says_what_the_numbers_rest_on(diary: Any, question: str, language: str) -> None:
    say = load_words(language, "screen")
    answer = getattr(hdiary, question)(diary)
    assumes = say(f"in_papers.assumes.{question}")
    assert assumes in answer.paper_table(say, columns=None, digits=None).notes


def test_a_caption_names_what_its_table_holds(diary: Any) -> None:
    triggers, pattern = hdiary.triggers(diary), hdiary.pattern(diary)
    assert "q values" not in triggers.to_latex()
    assert "Verdicts take account of all comparisons." in triggers.to_latex()
    assert "q values take" in triggers.to_latex(columns=["factor", "q_value"])
    assert "intervals" not in triggers.to_latex(columns=["factor", "q_value"])
    assert "intervals" not in pattern.to_latex()
    assert "95\\% intervals" in hdiary.treatments(diary).to_latex()


@pytest.mark.parametrize(
    ("ratio", "told"),
    [(1.004, "1.004"), (0.9996, "0.9996"), (1.0, "1"), (1.234, "1.23"), (0.04, "0.04")],
)
def test_an_odds_ratio_beside_1_is_not_written_as_1(ratio: float, told: str) -> None:
    assert say_cell(load_words("en", "screen"), ratio, "ratio") == told

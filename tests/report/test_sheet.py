"""The sheet of a trial: everything on one sheet, in both forms, and what is sealed stays sealed."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hdiary.report import make_sheet, make_sheet_pdf
from hdiary.report.as_pdf import count_sheets
from hdiary.report.parts import texts_of
from hdiary.report.sheet import compose_sheet
from hdiary.trials import Plan, PlanError, plan_trial

LONG = "Dehnübungen für den tiefen Nackenbeuger, jeden Morgen <b>"
PLANS: dict[str, dict[str, Any]] = {
    "weeks": {"arms": ["desk exercises", "none"]},
    "washout": {"arms": ["Übungen", "none"], "washout": 2, "outcome": "mean_pain"},
    "three": {"arms": ["heat", "massage", "none"], "periods": 24, "block": 6},
    "long names": {"arms": [LONG, LONG.replace("Morgen", "Abend")], "design": "days"},
    "days": {"arms": ["desk exercises", "none"], "design": "days"},
    "start": {"arms": ["desk exercises", "none"], "design": "start", "settle": 7},
    "headaches": {"arms": ["ibuprofen 400 mg", "ice"], "design": "headaches"},
}
ON_ONE = ("weeks", "washout", "long names", "days", "start")


def planned(name: str = "weeks", **how: Any) -> Plan:
    return plan_trial(**{"start": "2026-01-05", "seed": 1} | PLANS[name] | how)


def texts_in(part: Any) -> Iterator[str]:
    """Give every text of the days or strips of a sheet."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_in(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from texts_in(getattr(part, name))


def squeeze(text: str) -> str:
    """Leave only what can be compared: no spaces, which depend on lines."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


@pytest.fixture
def read_pdf(tmp_path: Path) -> Callable[..., str]:
    """Read a PDF with Poppler, which is a programme of its own."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; on Debian: apt-get install poppler-utils")

    def told(pdf: bytes, *how: str) -> str:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        ran = subprocess.run(["pdftotext", *how, path, "-"], capture_output=True, check=True)
        return ran.stdout.decode("utf-8")

    return told


@pytest.mark.parametrize("start", ["2026-01-05", "2026-09-22"])
def test_a_day_takes_one_line_of_its_box_so_that_there_is_room_to_tick(
    start: str, read_pdf: Callable[..., str]
) -> None:
    sheet = compose_sheet(planned(start=start))
    assert sheet.grid is not None
    told = read_pdf(make_sheet_pdf(planned(start=start)), "-raw").splitlines()
    for label in (box.label for line in sheet.grid.lines for box in line.boxes):
        assert any(label in line for line in told), label
    assert count_sheets(make_sheet_pdf(planned(start=start))) == 1


def test_each_day_of_each_period_has_a_box() -> None:
    sheet = compose_sheet(planned())
    assert sheet.grid is not None
    assert [len(line.boxes) for line in sheet.grid.lines] == [7] * 12
    first = sheet.grid.lines[0]
    assert (first.number, first.when.replace("\u00a0", " ")) == (
        "1",
        "Mon 5 Jan \N{EN DASH} Sun 11 Jan",
    )
    assert [box.label for box in first.boxes][:2] == ["Mon 5", "Tue 6"]
    arms = (
        planned()
        .schedule["arm"]
        .map({"none": "without desk exercises", "desk exercises": "desk exercises"})
    )
    assert [line.arm for line in sheet.grid.lines] == arms.tolist()


def test_days_that_do_not_count_are_marked_and_explained() -> None:
    grid = compose_sheet(planned("washout")).grid
    assert grid is not None
    assert [box.faint for box in grid.lines[3].boxes] == [True, True, *[False] * 5]
    assert "these days do not count" in grid.foot[0]
    settling = compose_sheet(planned("start")).grid
    assert settling is not None
    before, after = settling.lines
    assert not any(box.faint for box in before.boxes)
    assert [box.faint for box in after.boxes] == [n < 7 for n in range(len(after.boxes))]


def test_single_days_stand_in_weeks_and_long_names_have_a_letter() -> None:
    grid = compose_sheet(planned("days", start="2026-01-07")).grid
    assert grid is not None
    assert grid.heads == ("Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue")
    assert [len(line.boxes) for line in grid.lines] == [7] * 8
    long = compose_sheet(planned("long names")).grid
    assert long is not None
    assert {box.word for line in long.lines for box in line.boxes} == {"A", "B"}
    assert LONG in long.key[0]


def test_a_plan_of_many_years_has_no_box_for_each_day() -> None:
    grid = compose_sheet(planned(periods=40, length=56)).grid
    assert grid is not None
    assert len(grid.lines) == 40
    assert not any(line.boxes for line in grid.lines)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", PLANS)
def test_a_sheet_says_what_the_issue_asks(name: str, language: str) -> None:
    told = " ".join(texts_in(compose_sheet(planned(name), language=language)))
    expected = {
        "en": ("as agreed with your clinician", "15 days", "Never swap", "expect of it", "sudden"),
        "de": ("Ärztin", "15 Tagen", "Nie ", "davon erwarten", "plötzlich"),
    }[language]
    for words in expected:
        assert words in told


def test_medicine_in_an_arm_is_told_as_such() -> None:
    told = " ".join(texts_in(compose_sheet(planned("headaches"))))
    assert "Medicine is part of this trial (ibuprofen 400 mg)" in told
    assert "Medicine is part" not in " ".join(texts_in(compose_sheet(planned())))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", PLANS)
def test_html_stands_alone_and_says_everything(name: str, language: str) -> None:
    page = make_sheet(planned(name), language=language)
    assert page.startswith("<!DOCTYPE html>")
    assert f'<html lang="{language}"' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|https?://|<link|<img|\bon\w+=", page)
    plain = squeeze(html.unescape(re.sub(r"<[^>]+>", "", page)))
    said = set(texts_in(compose_sheet(planned(name), language=language)))
    assert {text for text in said if squeeze(text) not in plain} <= {"flags", "half", language}


def test_words_of_a_plan_are_never_markup() -> None:
    page = make_sheet(planned("long names"))
    assert "&lt;b&gt;" in page
    assert "Morgen <b>" not in page


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", PLANS)
def test_pdf_says_the_same(name: str, language: str, read_pdf: Callable[..., str]) -> None:
    pdf = make_sheet_pdf(planned(name), language=language)
    plain = squeeze(read_pdf(pdf, "-raw"))
    sheet = compose_sheet(planned(name), language=language)
    asked = [sheet.title, *sheet.lead, *texts_of(sheet.sections)]
    if sheet.strips is not None:
        asked += [*sheet.strips.how, *(strip.arm for strip in sheet.strips.strips)]
    if sheet.grid is not None:
        asked += [*sheet.grid.key, *sheet.grid.foot, *(line.arm for line in sheet.grid.lines)]
    # A word that is very long may break.
    assert [text for text in asked if squeeze(text) not in plain] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ON_ONE)
def test_usual_plans_fit_on_one_sheet(name: str, language: str) -> None:
    assert count_sheets(make_sheet_pdf(planned(name), language=language)) == 1


@pytest.mark.slow
def test_sealed_choices_stand_on_sheets_of_their_own(read_pdf: Callable[..., str]) -> None:
    pdf = make_sheet_pdf(planned("headaches"))
    assert count_sheets(pdf) == 3
    strips = compose_sheet(planned("headaches")).strips
    assert strips is not None
    assert [strip.arm for strip in strips.strips] == planned("headaches").schedule["arm"].tolist()
    behind = read_pdf(pdf, "-raw", "-f", "2")
    front = read_pdf(pdf, "-raw", "-l", "1")
    assert len(re.findall(r"^(?:ice|ibuprofen 400 mg)$", behind, re.MULTILINE)) == 40
    assert not re.findall(r"^(?:ice|ibuprofen 400 mg)$", front, re.MULTILINE)


def test_sealed_choices_are_hidden_on_a_screen() -> None:
    page = make_sheet(planned("headaches"))
    screen = page.partition("@media screen {\n  /* What")[2].partition("}\n}")[0]
    assert ".strip .inside { visibility: hidden; " in screen
    assert page.count('class="inside') == 40


def test_planned_looks_are_told_by_their_day() -> None:
    told = " ".join(texts_in(compose_sheet(planned(periods=24, looks=[16]))))
    assert "only when the plan says so (after 26\u00a0April 2026)" in told
    sealed = " ".join(texts_in(compose_sheet(planned("headaches", looks=[24]))))
    assert "(after 24 headaches)" in sealed


def test_nobody_is_named_unless_asked_for() -> None:
    plan = planned(patients=["Anna", "Berta"])
    with pytest.raises(PlanError, match="2 people"):
        make_sheet(plan)
    assert "Anna" not in make_sheet(plan, patient="Anna")
    assert "Anna" in make_sheet(plan, patient="Anna", with_names=True)
    assert "Berta" not in make_sheet(plan, patient="Anna", with_names=True)


def test_a_sheet_is_the_same_for_the_same_plan() -> None:
    assert make_sheet(planned()) == make_sheet(planned())
    with pytest.raises(ValueError, match="xx"):
        make_sheet(planned(), language="xx")

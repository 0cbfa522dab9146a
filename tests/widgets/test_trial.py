"""A trial is planned by hand as by code, saved once, and tried."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.plots import alt_text, plot_plan, plot_trial
from hdiary.widgets.trial import find_start

from .test_german import english_in, texts_of

Kind = Callable[[str], Diary]
FIRST = "2026-07-06"


def chooser(diary: Diary | None = None, **more: Any) -> Any:
    return hdiary.choose_trial(diary, **{"start": FIRST, **more})


def control(chosen: Any, label: str) -> Any:
    (found,) = [one for one in _widgets(chosen.box) if getattr(one, "description", "") == label]
    return found


def _widgets(box: Any) -> list[Any]:
    return [box, *(one for child in getattr(box, "children", ()) for one in _widgets(child))]


def test_what_stands_beneath_is_what_the_code_gives(run: Any, html_of: Any) -> None:
    chosen = chooser()
    assert (chosen.plan.periods, chosen.plan.length, chosen.plan.design) == (12, 7, "periods")
    twin = run(chosen.code)
    assert twin.names["plan"].digest == chosen.plan.digest
    assert twin.alt_texts == [alt_text(plot_plan(chosen.plan))]
    shown = html_of(chosen.box)
    for text in twin.printed:
        for line in text.splitlines():
            assert html.escape(line) in shown


@pytest.mark.slow
def test_a_diary_is_reckoned_with(kind: Kind, run: Any, html_of: Any) -> None:
    diary = kind("sample")
    chosen = chooser(diary)
    assert "diary=diary" in chosen.code
    assert "headache_share" in chosen.promised.usual.known
    twin = run(chosen.code, diary=diary)
    assert twin.names["plan"].digest == chosen.plan.digest
    for line in "\n".join(twin.printed).splitlines():
        assert html.escape(line) in html_of(chosen.box)


@pytest.mark.slow
def test_more_periods_find_more() -> None:
    chosen = chooser()
    few = chosen.promised.table["power"].iloc[-1]
    control(chosen, "Periods").value = 24
    assert chosen.plan.periods == 24
    assert chosen.promised.table["power"].iloc[-1] > few + 0.2
    assert "periods=24" in chosen.code


@pytest.mark.slow
def test_only_whole_blocks_can_be_chosen() -> None:
    chosen = chooser()
    assert control(chosen, "Periods").step == 2
    control(chosen, "and with").value = "walking"
    assert control(chosen, "Periods").step == 3
    assert not chosen.plan or chosen.plan.periods % 3 == 0


@pytest.mark.slow
def test_what_cannot_show_anything_is_refused_in_words(html_of: Any) -> None:
    chosen = chooser()
    control(chosen, "Periods").value = 6
    assert not chosen.plan
    assert "12 periods would do" in html_of(chosen.box)
    assert control(chosen, "Save the plan").disabled
    assert control(chosen, "Let somebody made up try it").disabled
    control(chosen, "Periods").value = 12
    assert chosen.plan.periods == 12
    assert not control(chosen, "Save the plan").disabled


@pytest.mark.slow
@pytest.mark.parametrize("design", ["days", "start", "headaches"])
def test_each_design_asks_for_what_it_needs(design: str) -> None:
    chosen = chooser(arms=["heat", "ice"])
    control(chosen, "Drawn by lot").value = design
    assert chosen.plan.design == design
    shown = {
        one.description
        for one in _widgets(chosen.box)
        if type(one).__name__ == "IntSlider" and one.layout.display != "none"
    }
    assert shown == {
        "days": {"Days"},
        "headaches": {"Headaches"},
        "start": {
            "Days before, at least", "Possible first days", "Days for it to settle",
            "Days after that, at least",
        },
    }[design]  # fmt: skip


@pytest.mark.slow
def test_the_effect_is_the_one_that_is_told(html_of: Any) -> None:
    chosen = chooser()
    control(chosen, "If days become fewer by").value = 0.8
    assert 0.8 in chosen.promised.table["effect"].round(6).tolist()
    assert "effects=[0.8]" in chosen.code
    assert "means 2.5 headache days in 28 instead of 12.6" in html_of(chosen.box)


@pytest.mark.slow
def test_a_plan_is_saved_beside_the_notebook_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, html_of: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    chosen = chooser()
    control(chosen, "Save the plan").click()
    assert hdiary.read_plan(tmp_path / "trial").digest == chosen.plan.digest
    assert "Keep it until" in html_of(chosen.box)
    before = (tmp_path / "trial" / "trial.toml").read_bytes()
    control(chosen, "Periods").value = 16
    control(chosen, "Save the plan").click()
    assert (tmp_path / "trial" / "trial.toml").read_bytes() == before
    assert "Keep it until" not in html_of(chosen.box)
    control(chosen, "Folder").value = "another"
    control(chosen, "Save the plan").click()
    assert hdiary.read_plan(tmp_path / "another").periods == 16


@pytest.mark.slow
def test_somebody_made_up_tries_it(run: Any, html_of: Any) -> None:
    chosen = chooser()
    assert not chosen.result
    button = control(chosen, "Let somebody made up try it")
    button.click()
    twin = run(chosen.code)
    assert twin.printed[-1] == chosen.result.summary()
    assert twin.alt_texts[-1] == alt_text(plot_trial(chosen.result))
    assert html.escape(alt_text(plot_trial(chosen.result))) in html_of(chosen.box)
    first = chosen.result.summary()
    button.click()
    assert chosen.result.summary() != first
    control(chosen, "Periods").value = 16
    assert chosen.result is None


def test_it_begins_on_the_monday_after_the_diary_and_never_in_the_past(kind: Kind) -> None:
    assert find_start(kind("sample"), date(2026, 7, 1)) == date(2026, 7, 6)
    assert find_start(kind("sample"), date(2026, 11, 29)) == date(2026, 11, 30)
    assert find_start(None, date(2026, 11, 30)) == date(2026, 12, 7)


def test_it_stands_in_a_notebook() -> None:
    assert "application/vnd.jupyter.widget-view+json" in chooser()._repr_mimebundle_()


@pytest.mark.slow
def test_in_german_it_holds_no_english_word() -> None:
    chosen = chooser(arms=["Übungen", "none"], language="de")
    chosen._try_it()
    assert english_in(texts_of(chosen.box)) == set()


def test_words_of_a_person_do_nothing(html_of: Any) -> None:
    shown = html_of(chooser(arms=["<script>alert(1)</script>", "none"]).box)
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown

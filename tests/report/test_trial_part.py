"""The part of the page about a trial: what came of it, how it was done, or that it goes on."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from hdiary.diary import Diary, make_diary
from hdiary.report import make_page, make_pdf
from hdiary.report.as_pdf import count_sheets
from hdiary.report.page import compose_page
from hdiary.report.parts import Bullets, Para, texts_of
from hdiary.simulate import sample_diary
from hdiary.trials import Plan, PlanError, plan_trial, trial
from hdiary.trials.participant import simulate_participant

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@cache
def lived(periods: int = 12, people: tuple[str, ...] = ()) -> tuple[Plan, Diary]:
    plan = plan_trial(
        ["desk exercises", "none"], periods=periods, start="2026-01-05", seed=1, patients=people
    )
    return plan, make_diary(simulate_participant(plan, effect=0.8, seed=2))


@cache
def sample() -> Diary:
    return make_diary(sample_diary().entries)


def words_of(page: str) -> str:
    plain = re.sub(r"<style.*?</style>|<svg.*?</svg>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(plain.split())


def test_what_came_of_it_stands_there_as_the_answer_tells_it() -> None:
    plan, diary = lived()
    page = compose_page(diary, plan=plan)
    titles = [section.title for section in page.sections]
    assert titles.index("What came of the experiment") < titles.index("How it went")
    told = " ".join(texts_of(page.sections[titles.index("What came of the experiment")]))
    for line in trial(diary, plan=plan).summary().splitlines()[1:]:
        assert line in told.replace("\N{NO-BREAK SPACE}", " ")


def test_the_items_of_reporting_are_told_as_far_as_the_files_do() -> None:
    plan, diary = lived()
    section = compose_page(diary, plan=plan).sections[-1]
    _, items, source = section.blocks
    assert isinstance(items, Bullets)
    assert isinstance(source, Para)
    told = {item.split(":")[0].split(" (")[0]: item for item in items.items}
    assert items.items[0].startswith("Design (CENT 3a, SCRIBE 5): ")
    assert list(told) == [
        "Design", "Drawing by lot", "Order", "What is compared", "Analysis", "Missing",
        "As planned", "Changes, looks, the end", "Blinding", "Unwanted effects",
        "Not told by the files",
    ]  # fmt: skip
    assert plan.digest[:16] in told["Drawing by lot"]
    assert "the seed 1." in told["Drawing by lot"]
    assert ", ".join(plan.schedule["arm"]) in told["Order"]
    assert "all 64 of them" in told["Analysis"]
    assert "does not ask for them" in told["Unwanted effects"]
    assert "doi:10.1136/bmj.h1738" in source.text
    assert "doi:10.1037/arc0000026" in source.text


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
def test_both_forms_tell_it_on_at_most_three_sheets(language: str) -> None:
    plan, diary = lived()
    html = make_page(diary, plan=plan, language=language)
    assert "10.1136/bmj.h1738" in html
    assert count_sheets(make_pdf(diary, plan=plan, language=language)) <= 3


@pytest.mark.slow
def test_in_german_no_english_sentence_is_left() -> None:
    plan, diary = lived()
    told = words_of(make_page(diary, plan=plan, language="de"))
    assert "Was beim Versuch herauskam" in told
    for word in ("Compared", "Difference", "periods", "drawn by lot", "Randomisation"):
        assert word not in told


class TestWhileItGoesOn:
    """Nothing on the page tells how the arms stand."""

    def plan(self) -> Plan:
        return plan_trial(["exercise", "ice"], periods=12, length=14, start="2026-04-06", seed=1)

    def test_it_says_so_and_how_far_it_is(self) -> None:
        told = words_of(make_page(sample(), plan=self.plan()))
        assert "The experiment goes on" in told
        assert "6 of 12 periods or days are over" in told
        assert "What came of the experiment" not in told
        assert "How the experiment was done" not in told

    def test_the_rest_of_the_page_leaves_its_arms_out(self) -> None:
        without = words_of(make_page(sample())).lower()
        told = words_of(make_page(sample(), plan=self.plan())).lower()
        for arm in ("exercise", "ice (cold)"):
            assert arm in without
            assert arm not in told
        assert "heat" in told

    def test_a_look_that_was_planned_is_not_taken_on_the_page(self) -> None:
        plan = plan_trial(
            ["desk exercises", "none"], periods=24, start="2026-01-05", seed=1, looks=[14]
        )
        entries = simulate_participant(plan, effect=0.8, missing=0.0, seed=2).head(98)
        diary = make_diary(entries)
        assert len(trial(diary, plan=plan).table) == 1
        assert "The experiment goes on" in make_page(diary, plan=plan)

    def test_it_takes_no_sheet_more(self) -> None:
        assert compose_page(sample(), plan=self.plan()).sheets == 2


def test_a_plan_of_other_people_is_refused() -> None:
    plan, _ = lived(people=("A", "B"))
    with pytest.raises(PlanError, match="Nobody in this diary"):
        make_page(sample(), plan=plan)


def test_a_trial_stands_on_the_page_of_one_person() -> None:
    plan, diary = lived(people=("A", "B"))
    with pytest.raises(ValueError, match="say whose with patient"):
        make_page(diary, plan=plan)
    assert "What came of the experiment" in make_page(diary, plan=plan, patient="B")


def test_without_a_plan_the_page_is_as_it_was() -> None:
    assert "xperiment" not in "".join(section.title for section in compose_page(sample()).sections)


@pytest.mark.browser
def test_it_is_accessible_and_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    plan, diary = lived()
    path = tmp_path / "page.html"
    path.write_text(make_page(diary, plan=plan), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    for width in (360, 794):
        page.set_viewport_size({"width": width, "height": 740})
        results = axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()

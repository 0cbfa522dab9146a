"""The page for the visit: what it says, to whom, and what it never shows."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, DiaryError, Problems, make_diary
from hdiary.questions import burden
from hdiary.report import make_page

Kind = Callable[[str], Diary]
Page = Callable[[str], str]
Entries = Callable[..., pd.DataFrame]


def text_of(page: str) -> str:
    """The words of a page, without its style and pictures."""
    bare = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", bare)))


class TestEveryDiary:
    def test_gives_a_whole_page_that_stands_alone(self, any_page: str) -> None:
        page = any_page
        assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
        assert page.rstrip().endswith("</html>")
        assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
        assert '<meta name="referrer" content="no-referrer">' in page
        assert not re.search(r"https?:|<script|<link|<iframe|@import|src=|url\((?!#)", page)

    def test_has_one_heading_one_main_and_tables_with_scope_and_caption(
        self, any_page: str
    ) -> None:
        page = any_page
        assert (page.count("<h1>"), page.count("<main>")) == (1, 1)
        assert page.count("<table") == page.count("<caption>")
        assert "<th>" not in page

    def test_never_shows_a_hole_where_a_number_should_be(self, any_page: str) -> None:
        words = re.findall(r"\w+", text_of(any_page).lower())
        assert not {"nan", "none_", "inf", "nat", "null", "na"} & set(words)
        assert "<NA>" not in text_of(any_page)

    @pytest.mark.parametrize("name", ["good", "all blank", "cohort"])
    def test_is_the_same_every_time(self, name: str, kind: Kind, page_of: Page) -> None:
        assert make_page(kind(name)) == page_of(name)

    def test_carries_the_notice_about_red_flags(self, any_page: str) -> None:
        text = text_of(any_page)
        assert "At once, if" in text
        assert "doi:10.1212/WNL.0000000000006697" in text

    def test_shows_no_picture_without_something_in_it(self, any_page: str) -> None:
        page = any_page
        for picture in re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL):
            assert picture.count("<path") > 5


class TestTheAnswer:
    def test_comes_first_and_in_order(self, page_of: Page) -> None:
        page = page_of("good")
        heads = ["Headache days", "Pain", "Side and places", "Acute medicine", "Days recorded"]
        assert re.findall(r'<h3 id="card-\d">(.*?)</h3>', page) == heads
        assert page.index("Days recorded") < page.index("<table") < page.index("<svg")

    def test_counts_are_those_of_the_diary(self) -> None:
        date = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
        pain = [6, 0, 0, 0] * 14
        text = text_of(make_page(make_diary(pd.DataFrame({"date": date, "pain": pain}))))
        assert "Headache days 7 in the last 28 days" in text
        assert "Over the whole diary: about 7 in every 28 days" in text
        assert "Pain 6 of 10 on headache days" in text
        assert "Days recorded 100% 56 of 56 days" in text

    def test_medicine_stands_beside_its_limits(self, page_of: Page) -> None:
        text = text_of(page_of("everything"))
        assert "Days with acute medicine in each 30 days, beside their limits" in text
        for group in ("Simple analgesics together", "Triptans", "Ergots", "Opioids"):
            assert group in text

    def test_only_medicine_that_was_never_taken_is_called_unused(self) -> None:
        days = pd.date_range("2026-03-01", periods=40).strftime("%Y-%m-%d")
        drugs = ["sumatriptan", *["none"] * 39]
        frame = pd.DataFrame({"date": days, "pain": 5, "treatment": drugs})
        text = text_of(make_page(make_diary(frame)))
        unused = "Not written down in these 40 days: combination analgesics, ergots, opioids."
        assert unused in text
        assert "90 days" not in text
        assert "diary too short" in text
        assert "All acute classes together" not in text

    def test_a_wide_range_stands_instead_of_a_count(self) -> None:
        days = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
        frame = pd.DataFrame({"date": days, "pain": [5, 0] * 28})
        kept = frame[[d % 5 in {0, 1} or d in {54, 55} for d in range(56)]]
        text = text_of(make_page(make_diary(kept)))
        assert re.search(
            r"Headache days \d+ to \d+ in the last 28 days \(only 1\d recorded\)", text
        )
        assert "recorded days only" not in text

    def test_the_last_bar_is_the_headline(self) -> None:
        days = pd.date_range("2026-03-01", periods=70).strftime("%Y-%m-%d")
        frame = pd.DataFrame({"date": days, "pain": [0] * 42 + [5] * 9 + [0] * 19})
        page = make_page(make_diary(frame))
        assert "Headache days 9 in the last 28 days" in text_of(page)
        assert "from 12 April 2026 9 (28 of 28 days recorded)" in html.unescape(page)

    def test_summary_and_card_say_the_same_of_limits_and_trend(self, kind: Kind) -> None:
        text = text_of(make_page(kind("everything")))
        lines = burden(kind("everything")).summary().splitlines()
        for words in (lines[3], lines[-1]):
            assert words in text

    def test_says_what_it_cannot_tell(self, page_of: Page) -> None:
        text = text_of(page_of("three days"))
        assert "Where on the head it hurts: no place was written down." in text
        assert "At what time of day headaches begin: no start was written down." in text

    def test_an_attack_list_gives_no_shares(self, page_of: Page) -> None:
        text = text_of(page_of("attack list"))
        assert "This diary lists only headaches" in text
        assert "headaches only" in text
        assert "Share of days with headache" not in page_of("attack list")

    def test_a_person_who_lists_only_headaches_is_seen_among_others(self, entries: Entries) -> None:
        logs, lists = entries(70, patient="A"), entries(70, patient="B", seed=2)
        diary = make_diary(pd.concat([logs, lists[lists["pain"] > 0]]))
        page = make_page(diary, patient="B")
        assert "This diary lists only headaches" in text_of(page)
        assert "Share of days with headache" not in page
        assert "lists only headaches" not in text_of(make_page(diary, patient="A"))
        everyone = text_of(make_page(diary))
        assert "1 of 2 people lists only headaches" in everyone
        assert "Person 2 headaches only" in everyone
        assert "Too few people to say how they spread." in everyone

    def test_stated_clear_days_leave_no_day_open(self, entries: Entries) -> None:
        frame = entries(70)
        listed = frame[frame["pain"] > 0]
        stated = make_diary(listed, clear_between=("2026-03-01", "2026-05-09"))
        text = text_of(make_page(stated))
        assert "Days recorded 100%" in text
        assert "headaches only" not in text

    def test_a_diary_of_blanks_does_not_count_as_no_headache(self, page_of: Page) -> None:
        text = text_of(page_of("all blank"))
        assert "Headache days not known for the last 28 days" in text

    @pytest.mark.parametrize("scale", ["0-100", "0-3", "words", "yes-no"])
    def test_another_scale_is_named(self, scale: str, page_of: Page) -> None:
        text = text_of(page_of(scale))
        assert f"pain scale {scale}" in text
        assert "Mean worst pain" not in text

    def test_refused_rows_are_counted_and_their_lines_named(self, kind: Kind) -> None:
        problems = Problems("diary.csv")
        problems.add("pain", expected="0 to 10", column="pain", value="12", lines=[4, 5, 9])
        text = text_of(make_page(replace(kind("good"), problems=problems.frame())))
        told = "3 rows of the file could not be read and are not counted here (lines 4-5, 9)."
        assert text.count(told) == 1

    def test_nothing_is_said_to_cause_anything(self, any_page: str) -> None:
        assert not re.search(r"\bcaus(e|es|ed|ing)\b", text_of(any_page))


class TestPrivacy:
    def test_names_files_and_notes_stay_off_the_page(self, entries: Entries) -> None:
        diary = replace(make_diary(entries(patient="Anna B")), file="/home/anna/secret.csv")
        page = make_page(diary)
        assert not re.search("Anna|anna|secret|slept badly", page)

    def test_names_and_the_file_come_when_asked_for(self, entries: Entries) -> None:
        diary = replace(make_diary(entries(patient="Anna B")), file="/home/anna/secret.csv")
        page = make_page(diary, with_names=True)
        assert "Person: Anna B" in page
        assert "File: secret.csv" in page
        assert "/home" not in page
        assert "slept badly" not in page

    def test_notes_come_when_asked_for(self, entries: Entries) -> None:
        page = make_page(make_diary(entries()), with_notes=True)
        assert "slept badly at Anna&#39;s" in page

    def test_notes_of_several_people_are_not_asked_for_in_vain(self, kind: Kind) -> None:
        with pytest.raises(ValueError, match="page of one person"):
            make_page(kind("cohort"), with_notes=True)

    def test_long_notes_are_cut_and_many_are_counted(self, entries: Entries) -> None:
        frame = entries()
        frame["notes"] = "x" * 10_000
        page = make_page(make_diary(frame), with_notes=True)
        assert f"The newest 60 of {len(frame)} notes" in page
        assert "x" * 401 not in page

    def test_people_are_numbered_in_the_overview(self, kind: Kind, page_of: Page) -> None:
        page = page_of("cohort")
        assert "Anna" not in page
        assert "Person 40" in page
        assert "Person 41" not in page
        assert "The first 40 of 45 people" in page
        assert "Person Anna 3" in make_page(kind("cohort"), with_names=True)

    def test_one_person_of_many_has_a_page(self, kind: Kind) -> None:
        page = make_page(kind("cohort"), patient="Person Anna 3")
        assert "summary for the visit" in page
        assert "Anna" not in page

    def test_an_unknown_person_is_refused(self, kind: Kind) -> None:
        with pytest.raises(DiaryError):
            make_page(kind("cohort"), patient="Zoe")


class TestEscaping:
    def test_words_from_the_diary_cannot_break_out(self, entries: Entries, hostile: str) -> None:
        frame = entries(patient=hostile).assign(notes=hostile, activity=hostile, posture=hostile)
        frame[hostile] = "yes"
        frame["treatment"] = hostile
        diary = replace(make_diary(frame), file=f"{hostile.replace('/', '')}.csv")
        page = make_page(diary, with_names=True, with_notes=True)
        assert not re.search(r"<script|<img", page)
        assert page.count("</style>") == 1
        assert hostile.replace(" ", "") in text_of(page).replace(" ", "")

    def test_neither_can_they_in_the_overview(self, entries: Entries, hostile: str) -> None:
        frame = pd.concat([entries(70, patient=name) for name in (hostile, "B")])
        page = make_page(make_diary(frame), with_names=True)
        assert not re.search(r"<script|<img", page)

    @settings(max_examples=10)
    @given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
    def test_any_note_comes_out_as_it_went_in(self, note: str) -> None:
        frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [3], "notes": [f"n{note}n"]})
        page = make_page(make_diary(frame), with_notes=True)
        said = re.search(r'<dd dir="auto">(.*?)</dd>', page, flags=re.DOTALL)
        assert said is not None
        assert html.unescape(said.group(1)).split() == f"n{note}n".split()

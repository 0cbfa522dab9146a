"""The page for the visit: what it says, to whom, and what it never shows."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, DiaryError, Problems, make_diary
from hdiary.questions import burden, treatments
from hdiary.report import make_page
from hdiary.words.clean import clean
from tests.report.conftest import text_of

Kind = Callable[[str], Diary]
Page = Callable[[str], str]
Entries = Callable[..., pd.DataFrame]


def every_fourth(days: int, *, before: int = 0) -> Diary:
    """A headache on every fourth day, after ``before`` days with one on every second."""
    date = pd.date_range("2026-03-01", periods=before + days).strftime("%Y-%m-%d")
    pain = [6 * (d % 2 == 0) for d in range(before)] + [6 * (d % 4 == 0) for d in range(days)]
    return make_diary(pd.DataFrame({"date": date, "pain": pain}))


class TestEveryDiary:
    def test_gives_a_whole_page_that_stands_alone(self, any_page: str) -> None:
        page = any_page
        assert page.lstrip().startswith('<!DOCTYPE html>\n<html lang="')
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
        assert not re.search(r"\{\w*\}", text_of(any_page))

    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["good", "all blank", "cohort"])
    def test_is_the_same_every_time(self, name: str, kind: Kind, page_of: Page) -> None:
        assert make_page(kind(name)) == page_of(name)

    def test_carries_the_notice_about_red_flags(self, any_page: str) -> None:
        text = text_of(any_page)
        assert "At once, if" in text or "Sofort, wenn" in text
        assert "doi:10.1212/WNL.0000000000006697" in text

    def test_shows_no_picture_without_something_in_it(self, any_page: str) -> None:
        for picture in re.findall(r"<svg.*?</svg>", any_page, flags=re.DOTALL):
            assert picture.count("<path") > 5

    def test_nothing_is_said_to_cause_anything(self, any_page: str) -> None:
        assert not re.search(r"\bcaus(e|es|ed|ing)\b|verursach", text_of(any_page))


class TestTheAnswer:
    def test_comes_in_the_order_of_a_clinician(self, page_of: Page) -> None:
        heads = re.findall(r'<h2 id="part-\d+">(.*?)</h2>', page_of("good"))
        assert heads == [
            "The last 28 days",
            "What changed",
            "How it went",
            "Acute medicine beside its limits",
            "What would settle most",
            "Side and places",
            "Treatments: within hours, and over weeks",
            "What comes before it",
            "What this page cannot tell",
            "Questions to bring",
            "When to see a doctor, whatever this page says",
        ]

    def test_counts_are_those_of_the_diary(self) -> None:
        text = text_of(make_page(every_fourth(28, before=56), last_visit="2026-04-26"))
        assert "Headache days 7 on 28 recorded of 28 days" in text
        assert "Before, about 14 in 28 days." in text
        assert "6 of 10, the worst of the day, on average" in text
        assert "100% 84 of 84 days of the whole diary" in text

    def test_halved_headache_days_are_a_response(self) -> None:
        text = text_of(make_page(every_fourth(28, before=56), last_visit="2026-04-26"))
        assert "50% responder): yes, 50% fewer, whatever the days without an entry were." in text

    def test_a_little_less_is_no_response(self, page_of: Page) -> None:
        assert "(50% responder): no, " in text_of(page_of("good"))

    def test_days_without_an_entry_may_leave_the_response_open(self) -> None:
        diary = every_fourth(28, before=56)
        kept = diary.entries[~diary.entries.index.isin([61, 63, 65])]
        diary = make_diary(kept[["date", "pain"]])
        text = text_of(make_page(diary, last_visit="2026-04-26"))
        assert "(50% responder): cannot be told, because of days without an entry" in text

    def test_a_short_diary_has_no_before(self, page_of: Page) -> None:
        text = text_of(page_of("three days"))
        assert "The whole diary: 3 days" in text
        assert "responder" not in text
        assert "Before (" not in text

    def test_medicine_stands_beside_its_limits(self, page_of: Page) -> None:
        text = text_of(page_of("everything"))
        assert "Days with acute medicine in each of the last three times 30 days" in text
        for group in ("Simple painkillers together 8 to 15", "Triptans", "Ergots", "Opioids"):
            assert group in text
        assert "at or above the limit in all three" in text

    def test_a_wide_range_stands_instead_of_a_count(self) -> None:
        days = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
        frame = pd.DataFrame({"date": days, "pain": [5, 0] * 28})
        kept = frame[[d % 5 in {0, 1} or d in {54, 55} for d in range(56)]]
        text = text_of(make_page(make_diary(kept)))
        assert re.search(r"Headache days \d+ to \d+ on 1\d recorded of 28 days", text)

    def test_hours_stand_beside_weeks(self, page_of: Page) -> None:
        text = text_of(page_of("factors"))
        row = re.search(r"cold\W* used \d+ times", text)
        assert row is not None
        assert "Within hours: how much further pain fell" in text
        assert "Over weeks: headache days in 28, before and since" in text
        assert "rated doses" in text

    def test_says_what_it_cannot_tell(self, page_of: Page) -> None:
        text = text_of(page_of("three days"))
        assert "No column of this diary was understood as place" in text
        assert "headaches begin: no column of this diary was understood as their start." in text

    def test_an_attack_list_gives_no_rates(self, page_of: Page) -> None:
        text = text_of(page_of("attack list"))
        assert "This diary lists only headaches" in text
        assert "headaches only" in text
        assert "listed, no rate" in text
        assert "Days with pain 7 or more, per 28" not in text

    @pytest.mark.slow
    def test_a_person_who_lists_only_headaches_is_seen_among_others(self, entries: Entries) -> None:
        logs, lists = entries(70, patient="A"), entries(70, patient="B", seed=2)
        diary = make_diary(pd.concat([logs, lists[lists["pain"] > 0]]))
        assert "This diary lists only headaches" in text_of(make_page(diary, patient="B"))
        assert "lists only headaches" not in text_of(make_page(diary, patient="A"))
        everyone = text_of(make_page(diary))
        assert "1 of 2 people list only headaches" in everyone
        assert "Person 2" not in everyone
        assert "Too few people to say how they spread." in everyone

    def test_stated_clear_days_leave_no_day_open(self, entries: Entries) -> None:
        frame = entries(70)
        listed = frame[frame["pain"] > 0]
        stated = make_diary(listed, clear_between=("2026-03-01", "2026-05-09"))
        text = text_of(make_page(stated))
        assert "Days recorded 100%" in text
        assert "headaches only" not in text
        assert "a stretch of time was stated as clear" in text

    def test_a_diary_of_blanks_does_not_count_as_no_headache(self, page_of: Page) -> None:
        text = text_of(page_of("all blank"))
        assert "Headache days not known nothing was recorded about headache" in text

    @pytest.mark.parametrize(
        ("scale", "words"),
        [
            ("0-100", "from 0 to 100"),
            ("0-3", "from 0 to 3"),
            ("words", "in words"),
            ("yes-no", "as yes or no"),
        ],
    )
    def test_another_scale_is_named(self, scale: str, words: str, page_of: Page) -> None:
        text = text_of(page_of(scale))
        assert f"Pain was noted {words}; answers that need a scale of 0 to 10 are left" in text
        assert "Mean worst pain" not in text

    @pytest.mark.slow
    def test_refused_rows_are_counted_and_their_lines_named(self, kind: Kind) -> None:
        problems = Problems("diary.csv")
        problems.add("pain", expected="0 to 10", column="pain", value="12", lines=[4, 5, 9])
        text = text_of(make_page(replace(kind("good"), problems=problems.frame())))
        told = "3 rows of the file could not be read and count nowhere here (lines: 4, 5, 9)."
        assert text.count(told) == 1


class TestLastVisit:
    def test_the_time_since_stands_beside_the_time_before(self) -> None:
        page = make_page(every_fourth(40, before=60), last_visit="2026-04-30")
        text = text_of(page)
        assert page.count("Framed: the last visit, 30\u00a0April 2026.") == 2
        assert "Since the last visit on 30 April 2026" in text
        assert "Before (1 Mar to 29 Apr)" in text
        assert "Since (30 Apr to 8 Jun)" in text
        assert "60 of 60 (100%)" in text
        assert "40 of 40 (100%)" in text

    @pytest.mark.parametrize("day", ["2026-03-01", "2026-02-01", "2027-01-01", "soon", ""])
    def test_a_day_that_is_none_of_the_diary_is_refused(self, day: str) -> None:
        with pytest.raises(ValueError, match="last visit"):
            make_page(every_fourth(40), last_visit=day)

    def test_it_is_one_persons(self, kind: Kind) -> None:
        with pytest.raises(ValueError, match="one person's"):
            make_page(kind("cohort"), last_visit="2026-04-01")


class TestQuestions:
    def test_follow_from_the_answers(self, page_of: Page) -> None:
        assert "reach a limit of the guidelines" in text_of(page_of("everything"))
        assert "Headache is more likely after" in text_of(page_of("factors"))

    def test_there_is_always_one(self, any_page: str) -> None:
        text = text_of(any_page)
        many = "Headache diaries of" in text
        assert many or "When should I come back, or call sooner?" in text


class TestPrivacy:
    def test_names_files_and_notes_stay_off_the_page(self, entries: Entries) -> None:
        diary = replace(make_diary(entries(patient="Anna B")), file="/home/anna/secret.csv")
        page = make_page(diary)
        assert not re.search("Anna|anna|secret|slept badly", page)

    @pytest.mark.slow
    def test_names_and_the_file_come_when_asked_for(self, entries: Entries) -> None:
        diary = replace(make_diary(entries(patient="Anna B")), file="/home/anna/secret.csv")
        page = make_page(diary, with_names=True)
        assert "Person: Anna B" in page
        assert "File: secret.csv" in page
        assert "/home" not in page
        assert "slept badly" not in page

    @pytest.mark.slow
    def test_notes_come_when_asked_for(self, entries: Entries) -> None:
        page = make_page(make_diary(entries()), with_notes=True)
        assert "slept badly at Anna&#39;s" in page

    def test_notes_of_several_people_are_not_asked_for_in_vain(self, kind: Kind) -> None:
        with pytest.raises(ValueError, match="page of one person"):
            make_page(kind("cohort"), with_notes=True)

    @pytest.mark.slow
    def test_long_notes_are_cut_and_many_are_counted(self, entries: Entries) -> None:
        frame = entries()
        frame["notes"] = "x" * 10_000
        page = make_page(make_diary(frame), with_notes=True)
        assert f"The newest 60 of {len(frame)} notes" in page
        assert "x" * 401 not in page

    def test_nobody_is_listed_in_the_overview(self, kind: Kind, page_of: Page) -> None:
        page = page_of("cohort")
        assert "Anna" not in page
        assert "Person 1" not in page
        assert "hdiary burden FILE --csv" in page
        assert "Do the arms differ?" not in page

    @pytest.mark.slow
    def test_one_person_of_many_has_a_page(self, kind: Kind) -> None:
        page = make_page(kind("cohort"), patient="Person Anna 3")
        assert "summary for the visit" in page
        assert "Anna" not in page

    def test_an_unknown_person_is_refused(self, kind: Kind) -> None:
        with pytest.raises(DiaryError):
            make_page(kind("cohort"), patient="Zoe")


class TestEscaping:
    @pytest.mark.slow
    def test_words_from_the_diary_cannot_break_out(
        self, hostile_diary: Diary, hostile: str
    ) -> None:
        page = make_page(hostile_diary, with_names=True, with_notes=True)
        assert not re.search(r"<script|<img", page)
        assert page.count("</style>") == 1
        assert hostile.replace(" ", "") in text_of(page).replace(" ", "")

    def test_neither_can_they_in_the_overview(self, entries: Entries, hostile: str) -> None:
        frame = pd.concat([entries(70, patient=name) for name in (hostile, "B")])
        page = make_page(make_diary(frame), with_names=True)
        assert not re.search(r"<script|<img", page)

    @pytest.mark.slow
    def test_a_treatment_named_like_a_string_of_the_page_is_itself(self, entries: Entries) -> None:
        frame = entries(70).assign(treatment="{doses} caption")
        assert "{doses} caption used 6" in text_of(make_page(make_diary(frame)))

    @pytest.mark.slow
    @settings(max_examples=10)
    @given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
    def test_any_note_comes_out_as_it_went_in(self, note: str) -> None:
        frame = pd.DataFrame({"date": ["2026-03-01"], "pain": [3], "notes": [f"n{note}n"]})
        page = make_page(make_diary(frame), with_notes=True)
        said = re.search(r'<dd dir="auto">(.*?)</dd>', page, flags=re.DOTALL)
        assert said is not None
        assert html.unescape(said.group(1)).split() == f"n{note}n".split()


@pytest.mark.slow
@pytest.mark.parametrize(("language", "care"), [("en", "with care:"), ("de", "mit Vorsicht:")])
def test_a_claim_over_weeks_carries_its_warnings(language: str, care: str) -> None:
    rng = np.random.default_rng(0)
    hurt = rng.random(200) < np.linspace(0.75, 0.2, 200)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=200).strftime("%Y-%m-%d"),
            "pain": np.where(hurt, 5.0, 0.0),
            "treatment": ["exercise" if n >= 90 and n % 2 else "none" for n in range(200)],
        }
    )
    page = make_page(make_diary(frame), language=language)
    row = treatments(make_diary(frame)).table.set_index("treatment").loc["exercise"]
    assert (row["weeks_verdict"], bool(row["going"])) == ("fewer headache days", True)
    assert care in page


class TestTrend:
    """The course of headache days over the whole diary stands under its pictures."""

    @staticmethod
    def diary(first: float, last: float, *, days: int = 200) -> Diary:
        rng = np.random.default_rng(1)
        hurt = rng.random(days) < np.linspace(first, last, days)
        date = pd.date_range("2026-01-01", periods=days).strftime("%Y-%m-%d")
        return make_diary(pd.DataFrame({"date": date, "pain": np.where(hurt, 5.0, 0.0)}))

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("first", "last", "english", "german"),
        [
            (0.8, 0.1, "headache days became fewer", "Kopfschmerztage wurden seltener"),
            (0.1, 0.8, "headache days became more", "Kopfschmerztage wurden häufiger"),
            (0.1, 0.1, "headache days stayed much the same", "blieben etwa gleich häufig"),
            (0.4, 0.3, "cannot be told yet", "lässt sich noch nicht sagen"),
        ],
    )
    def test_it_is_said_in_both_languages(
        self, first: float, last: float, english: str, german: str
    ) -> None:
        diary = self.diary(first, last, days=700 if first == last else 200)
        for language, words in (("en", english), ("de", german)):
            said = re.search(r"<p>(Trend[^<]*)</p>", make_page(diary, language=language))
            assert said is not None
            assert words in said.group(1)

    def test_its_figures_are_those_of_burden(self) -> None:
        diary = self.diary(0.8, 0.1)
        said = re.search(r"Trend,[^<]*", make_page(diary))
        told = re.search(r"from about \S+ to about \S+, likely by at least [\d.]+\d",
                         burden(diary).summary())  # fmt: skip
        assert said is not None
        assert told is not None
        assert re.sub(" in 28 days", "", said.group()).find(told.group()) > 0

    def test_a_short_diary_has_none(self) -> None:
        assert "Trend" not in make_page(self.diary(0.5, 0.5, days=20))


def test_a_diary_too_short_for_two_times_does_not_speak_of_a_change() -> None:
    date = pd.date_range("2026-03-01", periods=9).strftime("%Y-%m-%d")
    diary = make_diary(pd.DataFrame({"date": date, "pain": [4.0, 0.0, 5.0] * 3}))
    english, german = make_page(diary), make_page(diary, language="de")
    assert "What changed" not in english
    assert "In figures" in english
    assert "Was sich verändert hat" not in german
    assert "In Zahlen" in german


class TestWhatAPageMustNotSay:
    """Faults that a hostile reader found, each with the diary that showed it."""

    @staticmethod
    def made(pain: list[float], **columns: object) -> Diary:
        date = pd.date_range("2026-01-01", periods=len(pain)).strftime("%Y-%m-%d")
        return make_diary(pd.DataFrame({"date": date, "pain": pain, **columns}))

    @staticmethod
    def marked(days: int, at: object) -> list[float]:
        pain = np.zeros(days)
        pain[np.asarray(at, dtype=int)] = 6
        return pain.tolist()

    def test_no_small_difference_beside_a_half(self) -> None:
        places = [*np.linspace(2, 81, 8), *(84 + np.linspace(5, 76, 3))]
        text = text_of(make_page(self.made(self.marked(168, places)), last_visit="2026-03-26"))
        assert "at least halved (50% responder): yes" in text
        assert "less than 4 days in 28" in text
        assert "Little or no difference from before" not in text

    def test_a_half_of_few_days_says_so(self) -> None:
        text = text_of(make_page(self.made(self.marked(28, [2, 8, 20])), last_visit="2026-01-15"))
        assert "on the few days counted yes" in text

    def test_just_under_a_half_is_not_rounded_up(self) -> None:
        days = [*range(100), *(199 + 2 * np.arange(50)), 399]
        text = text_of(make_page(self.made(self.marked(400, days)), last_visit="2026-07-20"))
        assert "no, 50% fewer" not in text

    def test_a_longer_time_is_told_at_the_length_of_the_other(self) -> None:
        diary = self.made(self.marked(182, [*range(0, 91, 2), *range(91, 182, 3)]))
        glance = text_of(make_page(diary, last_visit="2026-04-02")).split("What changed")[0]
        assert "9.5 per 28 days (31 headache days; 91 of 91 days recorded)" in glance
        assert "Before, about 14.2 in 28 days" in glance

    def test_medicine_that_may_have_been_taken_is_in_the_figure(self) -> None:
        pain = self.marked(120, range(0, 120, 3))
        taken = ["ibuprofen" if n % 6 == 0 else None for n in range(120)]
        text = text_of(make_page(self.made(pain, treatment=taken)))
        assert re.search(r"Acute-medication days \d+ to \d+ in 28 days", text)
        assert "cannot tell: days without an entry" not in text

    def test_unknown_treatments_are_not_no_medicine(self) -> None:
        pain = self.marked(120, range(0, 120, 3))
        taken = ["Spaltex 5 mg" if p else "none" for p in pain]
        text = text_of(make_page(self.made(pain, treatment=taken)))
        assert "No acute headache medicine was written down" not in text
        assert "on 40 days one was written down that was not recognised" in text

    def test_headache_days_without_a_rating_may_be_severe(self) -> None:
        date = pd.date_range("2026-01-01", periods=60).strftime("%Y-%m-%d")
        pain = ["8" if n % 6 == 0 else None if n % 2 == 0 else "0" for n in range(60)]
        headache = ["yes" if n % 2 == 0 else "no" for n in range(60)]
        frame = pd.DataFrame({"date": date, "pain": pain, "headache": headache})
        text = text_of(make_page(make_diary(frame)))
        assert re.search(r"Days with pain 7 or more, per 28 severe [\d.]+ to [\d.]+ ", text)

    def test_days_that_are_all_alike_are_not_too_few(self) -> None:
        text = text_of(make_page(self.made([5.0] * 60)))
        assert "Too few days" not in text
        assert "All days are alike, or nearly so" in text

    @pytest.mark.parametrize("scale", ["0-3", "words"])
    def test_steps_have_no_numbers_of_another_scale(self, scale: str) -> None:
        words = ["none", "moderate"] if scale == "words" else ["0", "2"]
        date = pd.date_range("2026-01-01", periods=120).strftime("%Y-%m-%d")
        frame = pd.DataFrame({"date": date, "pain": words * 60})
        text = text_of(make_page(make_diary(frame, scale=scale)))
        assert "pain 4 or more" not in text
        assert "Days with moderate or severe pain, per 28" in text

    @pytest.mark.slow
    def test_a_span_over_new_year_names_the_years(self) -> None:
        diary = self.made(self.marked(500, range(0, 500, 4)))
        text = text_of(make_page(diary, last_visit="2027-04-18"))
        assert "Before (1 Jan 2026 to" in text

    def test_marks_on_marks_stay_on_their_line(self) -> None:
        assert clean("Z" + "\N{COMBINING ACUTE ACCENT}" * 40 + "a") == "\u0179" + "\u0301" * 3 + "a"

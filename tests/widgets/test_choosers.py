"""What a hand chooses is what plain code gives, and everything is said in words too."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, make_diary
from hdiary.plots import alt_text, plot_change, plot_factor, plot_pain
from hdiary.widgets.factor import order_factors
from hdiary.words import phrase

NAN = float("nan")
Kind = Callable[[str], Diary]


class TestDays:
    def test_at_first_the_whole_diary_is_chosen(self, kind: Kind) -> None:
        diary = kind("sample")
        chosen = hdiary.choose_days(diary)
        assert chosen.diary is diary
        assert (chosen.patient, chosen.first_day, chosen.last_day) == (None, None, None)
        assert chosen.code == "person = diary"

    def test_a_person_and_a_time_are_those_of_the_code(self, kind: Kind, run: Any) -> None:
        diary = kind("two people")
        chosen = hdiary.choose_days(diary)
        (person,) = [w for w in _controls(chosen) if type(w).__name__ == "Dropdown"]
        first, last = (w for w in _controls(chosen) if type(w).__name__ == "DatePicker")
        assert list(person.options) == ["A", "B"]
        person.value = "B"
        assert chosen.diary.patients == ["B"]
        assert first.value == date(2026, 2, 14)
        first.value, last.value = date(2026, 2, 20), date(2026, 3, 20)
        assert chosen.diary.entries["date"].min().date() == date(2026, 2, 20)
        assert chosen.diary.entries["date"].max().date() == date(2026, 3, 20)
        twin = run(chosen.code, diary=diary, hdiary=hdiary).names["person"]
        assert twin.equals(chosen.diary)
        assert twin.days.equals(chosen.diary.days)

    def test_a_year_that_is_half_written_is_told_and_changes_nothing(
        self, kind: Kind, html_of: Any
    ) -> None:
        chosen = hdiary.choose_days(kind("sample"))
        before, code = chosen.diary, chosen.code
        first, _ = (w for w in _controls(chosen) if type(w).__name__ == "DatePicker")
        first.value = date(20, 3, 2)
        assert first.value == date(20, 3, 2)
        assert chosen.diary is before
        assert (chosen.first_day, chosen.code) == (None, code)
        assert "This diary goes from 5 January 2026 to 5 July 2026" in html_of(chosen.box)
        first.value = date(2026, 3, 2)
        assert chosen.first_day == date(2026, 3, 2)

    def test_a_time_without_entries_is_told_and_changes_nothing(
        self, kind: Kind, html_of: Any
    ) -> None:
        chosen = hdiary.choose_days(kind("sample"))
        told: list[int] = []
        chosen.when_changed(lambda: told.append(1))
        first, last = (w for w in _controls(chosen) if type(w).__name__ == "DatePicker")
        last.value = date(2026, 2, 1)
        before, calls = chosen.diary, len(told)
        first.value = date(2026, 3, 1)
        assert chosen.diary is before
        assert len(told) == calls
        assert "Nothing was written down between these two days" in html_of(chosen.box)

    def test_all_days_come_back(self, kind: Kind) -> None:
        chosen = hdiary.choose_days(kind("sample"))
        _, last = (w for w in _controls(chosen) if type(w).__name__ == "DatePicker")
        last.value = date(2026, 2, 1)
        assert len(chosen.diary.days) < 30
        (button,) = [w for w in _controls(chosen) if type(w).__name__ == "Button"]
        button.click()
        assert chosen.diary is kind("sample")


class TestFactor:
    def test_another_factor_is_told_as_the_code_tells_it(
        self, kind: Kind, run: Any, html_of: Any
    ) -> None:
        diary = kind("sample")
        chosen = hdiary.choose_factor(diary)
        (names,) = [w for w in chosen.box.children if type(w).__name__ == "Dropdown"]
        assert chosen.factor == names.options[0]
        assert set(names.options) == set(hdiary.triggers(diary).before["factor"])
        before = html_of(chosen.box)
        names.value = "stress"
        assert chosen.factor == "stress"
        words = alt_text(plot_factor(hdiary.triggers(diary), factor="stress"))
        assert html.escape(words) in html_of(chosen.box) != before
        twin = run(chosen.code, diary=diary)
        assert twin.printed == twin.alt_texts == [words]

    def test_what_stands_out_comes_first_and_what_is_not_judged_last(self) -> None:
        told = {
            "rare": ("not enough data", NAN, NAN, "few days"),
            "stress": ("cannot tell yet", 0.3, 0.1, "wide"),
            "wine": ("more headaches", 0.04, 0.01, ""),
            "sleep": ("little or no difference", 0.2, 0.1, ""),
            "walk": ("fewer headaches", 0.01, 0.001, ""),
            "tea": ("cannot tell yet", 0.3, 0.05, "wide"),
            "Wochentag": ("not enough data", NAN, NAN, "a weekday"),
        }
        before = pd.DataFrame.from_dict(
            told, orient="index", columns=["verdict", "q_value", "p_value", "reason"]
        )
        reasons = {"a weekday": phrase("exposure.reason.weekday")}
        ordered = order_factors(before, reasons)
        assert list(ordered.index) == ["walk", "wine", "sleep", "tea", "stress", "rare"]

    def test_the_factors_of_a_diary_are_offered_in_that_order(self, kind: Kind) -> None:
        names = hdiary.choose_factor(kind("sample")).box.children[0]
        before = hdiary.triggers(kind("sample")).before
        by_q = before.sort_values(["q_value", "p_value"], kind="stable")["factor"]
        assert list(names.options) == list(by_q)

    def test_a_weekday_is_never_offered(self) -> None:
        days = pd.date_range("2026-03-02", periods=90)
        rows = pd.DataFrame(
            {"date": days, "pain": [k % 5 for k in range(90)], "stress": [k % 3 for k in range(90)]}
        )
        words = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
        rows["Wochentag"] = [words[day.weekday()] for day in days]
        chosen = hdiary.choose_factor(make_diary(rows))
        assert set(chosen.box.children[0].options) == {"stress", "stress, change"}

    def test_a_diary_without_factors_says_so(self, kind: Kind, html_of: Any, run: Any) -> None:
        chosen = hdiary.choose_factor(kind("three days"))
        assert chosen.factor is None
        assert "holds no factor" in html_of(chosen.box)
        run(chosen.code, diary=kind("three days"))


class TestStart:
    def test_it_begins_with_what_was_found(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        assert (chosen.what, chosen.since) == ("exercise", date(2026, 4, 6))

    def test_it_begins_with_what_is_given(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"), since="2026-03-02", what="new pillow")
        assert (chosen.what, chosen.since) == ("new pillow", date(2026, 3, 2))

    def test_moving_it_moves_the_line_and_changes_the_answer(
        self, kind: Kind, run: Any, html_of: Any
    ) -> None:
        diary = kind("sample")
        chosen = hdiary.choose_start(diary)
        line = _line(chosen)
        chart = line.picture
        line.value = line.names.index("9 March 2026")
        after = html_of(chosen.box)
        assert chosen.since == date(2026, 3, 9)
        assert line.picture == chart, "the chart is drawn once"
        answer = hdiary.change(diary, since="2026-03-09", what="exercise")
        assert chosen.result.summary() == answer.summary()
        for line in answer.summary().splitlines():
            assert html.escape(line) in after
        twin = run(chosen.code, diary=diary)
        assert twin.printed == [answer.summary()]
        assert twin.alt_texts[0].endswith("A line marks 9 March 2026.")
        assert twin.alt_texts[1] == alt_text(plot_change(answer))

    def test_the_date_beside_it_is_the_same_day(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        line = _line(chosen)
        (day,) = [w for w in _controls(chosen) if type(w).__name__ == "DatePicker"]
        day.value = date(2026, 5, 4)
        assert line.names[line.value] == "4 May 2026"
        assert chosen.since == date(2026, 5, 4)
        line.value += 1
        assert day.value == chosen.since == date(2026, 5, 5)
        day.value = None
        assert chosen.since == date(2026, 5, 5)

    def test_a_date_outside_of_the_diary_is_told_and_changes_nothing(
        self, kind: Kind, html_of: Any
    ) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        (day,) = [w for w in _controls(chosen) if type(w).__name__ == "DatePicker"]
        said = "give a day from 6 January 2026 to 5 July 2026"
        assert said not in html_of(chosen.box)
        day.value = date(2026, 12, 24)
        assert chosen.since == date(2026, 4, 6)
        assert said in html_of(chosen.box)
        _line(chosen).value += 1
        assert said not in html_of(chosen.box)

    @pytest.mark.slow
    def test_a_year_that_is_half_written_is_not_taken_back(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        (day,) = [w for w in _controls(chosen) if type(w).__name__ == "DatePicker"]
        for year in (2, 20, 202):
            day.value = date(year, 3, 2)
            assert day.value == date(year, 3, 2)
            assert chosen.since == date(2026, 4, 6)
        day.value = date(2026, 3, 2)
        assert chosen.since == date(2026, 3, 2)

    def test_nothing_is_compared_at_a_day_that_nobody_named(
        self, kind: Kind, html_of: Any, run: Any
    ) -> None:
        frame = kind("sample").entries[["date", "pain"]]
        diary = make_diary(frame)
        chosen = hdiary.choose_start(diary)
        assert chosen.since is None
        assert chosen.result is None
        assert "Nothing is compared yet" in html_of(chosen.box)
        assert "fewer headache days" not in html_of(chosen.box)
        assert "hdiary.change(diary)" in chosen.code
        run(chosen.code, diary=diary)
        _line(chosen).value += 1
        assert chosen.since is not None
        assert "Nothing is compared yet" not in html_of(chosen.box)

    @pytest.mark.slow
    def test_what_one_person_began_is_not_said_of_another(self, kind: Kind, html_of: Any) -> None:
        entries = kind("sample").entries
        other = make_diary(entries[["date", "pain"]].assign(patient="B"))
        chosen = hdiary.choose_start(make_diary(entries.assign(patient="A")))
        assert (chosen.what, chosen.since) == ("exercise", date(2026, 4, 6))
        for moved in (0, 3):
            _line(chosen).value += moved
            chosen.show(other)
            assert chosen.since is None
            assert "Exercise" not in html_of(chosen.box)
            chosen.show(make_diary(entries.assign(patient="A")))
            assert f"{chosen.what} {chosen.since}" == "exercise 2026-04-06"

    def test_a_day_chosen_by_hand_stays_in_another_period(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        _line(chosen).value = _line(chosen).names.index("9 March 2026")
        chosen.show(kind("sample").between(first_day="2026-02-01"))
        assert chosen.since == date(2026, 3, 9)

    def test_a_name_without_a_day_is_looked_for(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"), what="dry needling")
        assert (chosen.what, chosen.since) == ("dry needling", date(2026, 2, 16))
        assert hdiary.choose_start(kind("sample"), what="massage").since is None

    @pytest.mark.parametrize("what", ["massage", "exercise"])
    def test_a_day_before_the_diary_is_told_and_not_moved_into_it(
        self, kind: Kind, html_of: Any, what: str
    ) -> None:
        chosen = hdiary.choose_start(kind("sample"), since="2025-04-06", what=what)
        assert (chosen.what, chosen.since) == (what, None)
        assert "no time before and after 6 April 2025" in html_of(chosen.box)

    def test_a_day_is_year_month_day_as_in_the_answer(self, kind: Kind) -> None:
        with pytest.raises(ValueError, match="year-month-day"):
            hdiary.choose_start(kind("sample"), since="06/04/2026")

    @pytest.mark.parametrize("at", [0, 90, -1])
    def test_the_line_lies_where_the_picture_of_the_code_has_it(self, kind: Kind, at: int) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        line = _line(chosen)
        line.value = at % len(line.names)
        ax = plot_pain(hdiary.burden(kind("sample")), since=chosen.since)
        ends = [np.asarray(one.get_xdata(), dtype=float) for one in ax.lines]
        drawn = next(x for x in ends if len(set(x)) == 1)
        figure = ax.figure.transFigure.inverted()
        (x, _), (_, top) = (
            figure.transform(ax.transData.transform((drawn[0], 0))),
            figure.transform(ax.transAxes.transform((0, 1))),
        )
        left, width, above, _ = line.axes
        assert left + width * line.value / (len(line.names) - 1) == pytest.approx(100 * x, abs=0.01)
        assert above == pytest.approx(100 * (1 - top), abs=0.01)

    @pytest.mark.slow
    def test_a_start_that_was_found_can_be_picked(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        (found,) = [w for w in chosen.box.children if type(w).__name__ == "Dropdown"]
        assert [label for label, _ in found.options] == [
            "choose",
            "exercise, 6 April 2026",
            "dry needling, 16 February 2026",
        ]
        found.value = ("dry needling", date(2026, 2, 16))
        assert (chosen.what, chosen.since) == ("dry needling", date(2026, 2, 16))
        assert chosen.result.table["intervention"].unique().tolist() == ["dry needling"]

    @pytest.mark.slow
    @pytest.mark.slow
    def test_what_began_is_named_in_the_language(self, kind: Kind) -> None:
        chosen = hdiary.choose_start(kind("sample"), language="de")
        assert [w.value for w in _controls(chosen) if type(w).__name__ == "Text"] == [
            "Übungen und Bewegung"
        ]
        assert chosen.what == "exercise"

    def test_pain_instead_of_days(self, kind: Kind, run: Any, html_of: Any) -> None:
        chosen = hdiary.choose_start(kind("sample"))
        (outcome,) = [w for w in _controls(chosen) if type(w).__name__ == "ToggleButtons"]
        outcome.value = "mean_pain"
        words = alt_text(plot_change(chosen.result, outcome="mean_pain"))
        assert html.escape(words) in html_of(chosen.box)
        assert run(chosen.code, diary=kind("sample")).alt_texts[1] == words

    def test_one_day_is_too_short_and_says_so(self, kind: Kind, run: Any, html_of: Any) -> None:
        chosen = hdiary.choose_start(kind("one day"))
        assert chosen.since is None
        assert "too short" in html_of(chosen.box)
        run(chosen.code, diary=kind("one day"))


@pytest.mark.parametrize("choose", ["choose_days", "choose_factor", "choose_start", "explore"])
def test_a_widget_stands_in_a_notebook(choose: str, kind: Kind) -> None:
    shown = getattr(hdiary, choose)(kind("sample"))._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in shown


def _line(chosen: Any) -> Any:
    (line,) = [w for w in chosen.box.children if type(w).__name__ == "MovableLine"]
    return line


def _controls(chosen: Any) -> list[Any]:
    (row,) = [w for w in chosen.box.children if type(w).__name__ == "Box"]
    return list(row.children)

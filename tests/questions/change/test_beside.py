"""What else began, ended, came again or went on in the time that is compared is named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.change.ask import change
from hdiary.questions.change.rules import name_rivals
from hdiary.questions.treatments.ask import treatments
from hdiary.report import make_page

DAYS = 200
DAY = pd.date_range("2026-01-01", periods=DAYS)
EXERCISE, NEEDLING = range(59, 116, 2), range(123, DAYS, 7)


def diary_of(*, change_at: int = 123, patients: int = 1, effect: float = 0.4, **uses: Any) -> Diary:
    """Make diaries with fewer headache days from a day on, and treatments on some days."""
    rng = np.random.default_rng(3)
    said = [
        "; ".join(name.replace("_", " ") for name, days in uses.items() if day in days)
        for day in range(DAYS)
    ]
    risk = np.where(np.arange(DAYS) < change_at, 0.6, 0.6 - effect)
    frames = [
        pd.DataFrame(
            {
                "patient": f"p{number:03}",
                "date": DAY.strftime("%Y-%m-%d"),
                "pain": np.where(rng.random(DAYS) < risk, 5, 0),
                "treatment": said,
            }
        )
        for number in range(patients)
    ]
    return make_diary(pd.concat(frames, ignore_index=True))


def since(result: Any, name: str) -> pd.Series:
    found: pd.Series = result.table[result.table["intervention"] == name].iloc[0]
    return found


def test_a_programme_that_ended_before_another_began_is_named_with_its_last_day() -> None:
    result = change(diary_of(exercise=EXERCISE, dry_needling=NEEDLING))
    found = since(result, "dry needling")
    assert (found["also_ended"], found["ended_on"]) == ("exercise", "2026-04-26")
    assert found["verdict"] == "fewer headache days"
    told = (
        "Exercise was last written down on 26 April 2026, in the time that is compared: that it "
        "ended may have to do with the difference too, and this comparison cannot tell them apart."
    )
    assert told in result.summary()
    assert "zuletzt am 26. April 2026 aufgeschrieben" in result.summary(language="de")


@pytest.mark.parametrize(
    ("uses", "column", "name"),
    [
        # There from the first days on, so it is no start, and over a week before the other began.
        ({"manual_therapy": range(2, 116, 4)}, "also_ended", "manual therapy"),
        # Over some weeks after the other began.
        ({"physiotherapy": range(2, 160, 4)}, "also_ended", "physiotherapy"),
        ({"exercise": range(59, DAYS, 2)}, "also_used", "exercise"),
        ({"stretching": [*range(2, 40, 2), *range(123, DAYS, 2)]}, "also_again", "stretching"),
    ],
)
def test_what_else_took_place_is_named(uses: dict[str, Any], column: str, name: str) -> None:
    result = change(diary_of(dry_needling=NEEDLING, **uses), what="dry needling")
    row = since(result, "dry needling")
    assert row[column] == name
    for other in {"also_ended", "also_used", "also_again"} - {column}:
        assert row[other] == ""
    assert name in result.summary().lower()


def test_what_was_over_before_the_time_compared_is_not_named() -> None:
    uses = {"manual_therapy": range(0, 20, 2), "exercise": range(59, DAYS, 2)}
    result = change(diary_of(dry_needling=NEEDLING, **uses))
    row = since(result, "dry needling")
    assert (row["also_ended"], row["also_again"], row["also_used"]) == ("", "", "exercise")


def test_beside_a_claim_side_by_side_what_ended_is_a_caution() -> None:
    result = treatments(diary_of(manual_therapy=range(2, 116, 4), dry_needling=NEEDLING))
    row = result.table.set_index("treatment").loc["dry needling"]
    assert [told.key for told in name_rivals(row)] == ["change.caution.ended"]
    assert "manual therapy ended in the time compared, too" in result.summary()
    assert "endete noch etwas anderes" in result.summary(language="de")


@pytest.mark.parametrize(
    ("began", "ended", "told"),
    [
        ("dry needling", "dry needling", [("both", "dry needling")]),
        ("yoga", "massage", [("began", "yoga"), ("ended", "massage")]),
        (
            SEPARATOR.join(["yoga", "massage", "heat"]),
            SEPARATOR.join(["massage", "walking"]),
            [("began", "yoga heat"), ("both", "massage"), ("ended", "walking")],
        ),
    ],
)
def test_what_began_and_ended_is_named_once(
    began: str, ended: str, told: list[tuple[str, str]]
) -> None:
    row = {"also_began": began, "also_ended": ended, "also_again": ""}
    rivals = name_rivals(row, began=True)
    assert [
        (one.key.removeprefix("change.caution."), " ".join(one.value("names"))) for one in rivals
    ] == told
    # Where starts are no rivals, what ended stays.
    assert [one.key for one in name_rivals(row)] == ["change.caution.ended"]


def test_the_page_names_what_ended_beside_the_claim() -> None:
    page = make_page(diary_of(manual_therapy=range(2, 116, 4), dry_needling=NEEDLING))
    told = "manual therapy ended in the time compared, too."
    assert told in page
    assert "something else may have brought that" in page


def test_a_given_name_may_be_another_word_for_what_the_diary_has() -> None:
    result = change(diary_of(dry_needling=NEEDLING), since=DAY[123].date(), what="Needling")
    assert set(result.table["also_began"]) == {""}
    assert set(result.table["also_used"]) == {""}


class TestUntil:
    """The last day of what began ends the time after it."""

    def test_the_time_after_ends_with_it(self) -> None:
        diary = diary_of(exercise=EXERCISE, dry_needling=NEEDLING)
        asked = {"since": DAY[59].date(), "what": "exercise"}
        whole, cut = change(diary, **asked), change(diary, **asked, until=DAY[115].date())
        assert set(whole.table["days_after"].head(1)) == {DAYS - 59 - 14}
        assert set(cut.table["days_after"].head(1)) == {116 - 59 - 14}
        after = cut.phases[cut.phases["phase"] == "after"]
        assert set(after["last_day"]) == {DAY[115]}
        assert set(cut.table["also_began"]) == {""}
        assert whole.table["last_used"].iloc[0] == DAY[115]
        assert cut.table["last_used"].isna().all()
        assert "give its last day yourself (until)" in whole.summary()

    def test_what_was_taken_up_again_after_a_pause_has_not_ended(self) -> None:
        uses = [*range(60, 100, 3), *range(160, DAYS, 3)]
        table = change(diary_of(exercise=uses)).table
        assert table["intervention"].tolist() == ["exercise"] * len(table)
        assert table["last_used"].isna().all()
        paused = change(diary_of(exercise=uses[:14])).table
        assert set(paused["last_used"]) == {DAY[99]}

    def test_the_end_of_one_is_named_beside_the_next(self) -> None:
        bare = diary_of()
        result = change(
            bare, since=[DAY[40].date(), DAY[123].date()], what=["yoga", "baths"],
            until=[DAY[100].date(), DAY[190].date()],
        )  # fmt: skip
        assert since(result, "baths")["also_ended"] == "yoga"
        assert since(result, "yoga")["also_ended"] == ""

    def test_a_time_that_is_over_asks_for_no_more_days(self) -> None:
        diary = diary_of(effect=0.0)
        asked = {"since": DAY[100].date(), "what": "yoga"}
        short = change(diary, **asked, until=DAY[125].date())
        assert short.table["reason"].iloc[0] == (
            "fewer than 28 recorded days once it had settled, in a time that is over"
        )
        assert "more day" not in short.summary()
        longer = change(diary, **asked, until=DAY[150].date())
        assert longer.table["more_days"].isna().all()

    def test_each_person_has_their_own(self) -> None:
        diary = diary_of(patients=2)
        first, second = diary.patients
        result = change(
            diary, since={first: DAY[60].date(), second: DAY[60].date()},
            until={first: DAY[120].date()},
        )  # fmt: skip
        days = result.table[result.table["outcome"] == "headache_days_28"]
        assert days["days_after"].tolist() == [121 - 74, DAYS - 74]

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ({"until": "2026-04-01"}, "give its first day too"),
            ({"since": "2026-03-01", "until": "2026-02-01"}, "which is before 2026-03-01"),
            ({"since": "2026-03-01", "until": "1 April"}, 'until holds "1 April"'),
            (
                {"since": ["2026-02-01", "2026-04-01"], "until": "2026-05-01"},
                "2 days and until 1 day; give one last day for each first day",
            ),
            ({"since": "2026-03-01", "until": {"p000": "2026-05-01"}}, "give since in the same"),
        ],
    )
    def test_what_does_not_fit_is_told(self, asked: dict[str, Any], words: str) -> None:
        with pytest.raises(ValueError, match=words):
            change(diary_of(), **asked)


def test_an_ended_programme_without_effect_is_not_credited_with_what_came_after() -> None:
    # Nobody's exercise does anything, and everybody's needling does; see docs/treatments.md.
    diary = diary_of(patients=60, exercise=EXERCISE, dry_needling=NEEDLING)
    asked = {"since": DAY[59].date(), "what": "exercise", "placebo": False}

    def credited(result: Any) -> float:
        days = result.table[result.table["outcome"] == "headache_days_28"]
        mine = days[days["intervention"] == "exercise"]
        return float((mine["verdict"] == "fewer headache days").mean())

    assert credited(change(diary, **asked, until=DAY[115].date())) <= 0.05
    assert credited(change(diary, placebo=False)) <= 0.05
    whole = change(diary, **asked)
    # Up to the diary's end it is, and both that it ended and what began are named then.
    assert set(whole.table["also_began"]) == {"dry needling"}
    assert whole.table["last_used"].notna().all()

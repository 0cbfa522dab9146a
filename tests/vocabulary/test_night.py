"""Which headings are about the night to the morning of their day."""

from __future__ import annotations

import pytest

from hdiary.vocabulary.night import is_of_the_night, is_waking_time


@pytest.mark.parametrize(
    "heading",
    [
        *("sleep", "sleep_hours", "Hours slept", "Sleep quality (1-5)", "bedtime", "Woke up"),
        *(
            "slept badly",
            "lack of sleep",
            "Last night's sleep",
            "times awake",
            "How did you sleep?",
        ),
        *("Schlaf", "Schlafdauer", "Schlafqualität", "Stunden Schlaf", "aufgewacht", "Bettgehzeit"),
        *(
            "Durée du sommeil (h)",
            "Heure du coucher",
            "sueño",
            "sonno",
            "slaap",
            "睡眠时间",
            "睡眠",
        ),
    ],
)
def test_sleep_waking_and_bedtime_are_of_the_night(heading: str) -> None:
    assert is_of_the_night(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *("nap", "Nap (sleep)", "afternoon sleep nap", "sleeping pill", "sleep medication"),
        *("sleepiness", "night shift", "stress", "Mittagsschlaf", "Uni", "wine", "sieste"),
    ],
)
def test_naps_pills_and_plans_are_not(heading: str) -> None:
    assert not is_of_the_night(heading)


def test_only_the_time_of_getting_up_says_when_a_day_began() -> None:
    assert [
        name for name in ("Woke at", "aufgestanden um", "bedtime", "sleep") if is_waking_time(name)
    ] == ["Woke at", "aufgestanden um"]

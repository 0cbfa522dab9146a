"""What is said of very many people: what was found first, then what cannot be told."""

from __future__ import annotations

import pandas as pd

from hdiary.cohort.engine.tell import tell_cohort

COUNTS = pd.DataFrame(
    {
        "factor": ["wine", "desk work", "wine"],
        "verdict": ["cannot tell yet", "more headaches", "more headaches"],
        "rows": [55, 2, 27],
    }
)
POOLED = pd.DataFrame(
    {
        "factor": ["wine", "desk work"],
        "people": [57, 57],
        "odds_ratio": [5.7, 1.0],
        "ci_low": [4.7, 0.9],
        "ci_high": [6.9, 1.1],
        "p_value": [0.0, 0.8],
        "verdict": ["more headaches", "little or no difference"],
    }
)
NOBODY = pd.DataFrame(columns=["patient", "kind", "where"])


def told(pooled: pd.DataFrame, language: str = "en") -> list[str]:
    return tell_cohort(
        "triggers", 59, failed=NOBODY, counts=COUNTS, pooled=pooled, language=language
    ).split("\n")


def test_what_stands_out_in_an_average_person_comes_first() -> None:
    lines = told(POOLED)
    assert lines[0] == "triggers was asked of 59 people."
    assert lines[1] == (
        "wine, in an average person: more headaches (odds_ratio 5.7, 4.7 to 6.9; 57 people)."
    )
    assert not any("desk work, in an average" in line for line in lines)


def test_what_was_found_stands_before_what_cannot_be_told() -> None:
    assert told(POOLED.head(0))[1:] == [
        "wine, more headaches: 27 people.",
        "desk work, more headaches: 2 people.",
        "wine, cannot tell yet: 55 people.",
    ]
    assert "in einer durchschnittlichen Person" in told(POOLED, "de")[1]

"""Responders: who fell by a share of where they began."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort.arms import ArmsError


def frame() -> pd.DataFrame:
    """Give ten people, of whom one of five and four of five halved."""
    return pd.DataFrame(
        {
            "arm": ["usual care"] * 5 + ["exercise"] * 5,
            "before": [10.0] * 10,
            "after": [9, 8, 4, 10, 9, 5, 4, 9, 3, 2],
        }
    )


def test_a_fall_by_exactly_the_share_counts() -> None:
    found = hdiary.compare_responders(frame(), reference="usual care")
    row = found.table.iloc[0]
    assert (row["mean"], row["mean_reference"]) == pytest.approx((0.8, 0.2))
    tenths = pd.DataFrame(
        {"arm": list("aaabbb"), "before": [10.0] * 6, "after": [7.0] * 3 + [8.0] * 3}
    )
    found = hdiary.compare_responders(tenths, share=0.3, reference="b")
    assert found.table["difference"].tolist() == [1.0]


def test_who_began_at_nothing_is_left_out() -> None:
    data = frame()
    data.loc[0, "before"] = 0
    data.loc[1, "after"] = np.nan
    found = hdiary.compare_responders(data, reference="usual care")
    assert found.table["n_reference"].tolist() == [3]
    assert found.missing[["column", "why", "people"]].to_numpy().tolist() == [
        ["before", "nothing to fall from", 1],
        ["after", "blank", 1],
    ]
    counted = hdiary.compare_responders(data, reference="usual care", missing="no responder")
    assert counted.table["n_reference"].tolist() == [4]
    assert counted.table["mean_reference"].tolist() == [0.25]


def test_the_words_name_the_share() -> None:
    found = hdiary.compare_responders(frame(), reference="usual care", share=0.75)
    assert found.summary().startswith("Fell by at least 75%: 20% of people")
    assert "Um mindestens 75 % gesunken" in found.summary(language="de")


def test_a_share_that_is_none() -> None:
    with pytest.raises(ArmsError, match="share is"):
        hdiary.compare_responders(frame(), share=50)
    with pytest.raises(ArmsError, match="missing is"):
        hdiary.compare_responders(frame(), missing="drop")


def test_nobody_who_could_fall_and_words_are_refused() -> None:
    with pytest.raises(ArmsError, match="Nobody begins above 0"):
        hdiary.compare_responders(frame().assign(before=0))
    with pytest.raises(ArmsError, match="holds words"):
        hdiary.compare_responders(frame().assign(before="yes"))


def test_an_adjusted_difference_is_told_beside_plain_shares() -> None:
    data = pd.concat([frame()] * 4, ignore_index=True).assign(age=np.arange(40) % 7)
    told = hdiary.compare_responders(data, reference="usual care", adjust="age").summary()
    assert '80% of people in "exercise" and 20% in "usual care". After adjusting' in told

"""Table 1: who the people of each arm are."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort.arms import ArmsError

pytest.importorskip("tableone")


def people(**columns: object) -> pd.DataFrame:
    """Give eight people of two arms."""
    return pd.DataFrame(
        {
            "patient": [f"p{k}" for k in range(8)],
            "arm": ["u", "u", "u", "u", "e", "e", "e", "e"],
            "age": pd.array([30, 40, 50, None, 20, 30, 40, 50], dtype="Int64"),
            "sex": ["w", "w", "m", "w", "m", "m", None, "w"],
            "smoker": pd.array([True, False, None, True] * 2, dtype="boolean"),
        }
    ).assign(**columns)


def cells(one, variable: str, level: str = "") -> list[str]:
    table = one.table
    row = table[(table["variable"] == variable) & (table["level"] == level)].iloc[0]
    return [str(cell) for cell in row[["overall", "u", "e"]]]


def test_numbers_and_words_by_hand() -> None:
    one = hdiary.table_one(people(), reference="u")
    assert one.arms == {"u": 4, "e": 4}
    # Ages 30, 40, 50 and 20, 30, 40, 50: standard deviations 10 and sqrt(500 / 3).
    assert cells(one, "age")[1:] == ["40.0 (10.0)", "35.0 (12.9)"]
    # Shares are of those who said it: 3 of 4, and 1 of 3.
    assert cells(one, "sex", "w")[1:] == ["3 (75.0)", "1 (33.3)"]
    assert cells(one, "smoker", "yes")[1:] == ["2 (66.7)", "2 (66.7)"]
    missing = one.table.groupby("variable")["missing"].max()
    assert missing[["age", "sex", "smoker"]].tolist() == [1, 1, 2]


def test_who_it_is_and_days_are_left_out_and_told() -> None:
    frame = pd.concat([people()] * 4, ignore_index=True)
    frame["name"] = [f"Anna {k}" for k in range(32)]
    frame["since"] = pd.Timestamp("2026-01-01")
    frame["blank"] = None
    one = hdiary.table_one(frame)
    assert not one.table.astype(str).apply(lambda c: c.str.contains("Anna")).any(axis=None)
    assert one.left_out["column"].tolist() == ["name", "since", "blank"]
    assert '"name" is not described: it holds 32 different words.' in one.summary()
    assert "es sind Tage oder Uhrzeiten" in one.summary(language="de")


def test_people_without_an_arm_are_counted() -> None:
    one = hdiary.table_one(people(arm=["u", "u", "u", None, "e", "e", "e", "e"]))
    assert sum(one.arms.values()) == 7
    assert "1 person has none and is left out" in one.summary()


def test_the_order_of_categories_is_kept() -> None:
    grade = pd.Categorical(["low", "mid", "high", "low"] * 2, categories=["low", "mid", "high"])
    one = hdiary.table_one(people(grade=grade), columns=["grade"])
    assert one.table["level"].tolist() == ["", "low", "mid", "high"]


def test_medians_and_no_p_values_unless_asked() -> None:
    one = hdiary.table_one(people(), medians=["age"])
    assert cells(one, "age")[1] == "40.0 [35.0,45.0]"
    assert "p_value" not in one.table
    assert "p_value" in hdiary.table_one(people(), p_values=True).table


def test_what_read_people_gives_is_taken() -> None:
    @dataclass
    class Kept:
        table: pd.DataFrame

    assert hdiary.table_one(Kept(people())).arms == {"e": 4, "u": 4}


def test_it_is_shown_safely_in_german() -> None:
    shown = hdiary.table_one(people(arm=["<b>"] * 4 + ["e"] * 4)).show(language="de").html
    assert "<b>" not in shown
    assert "Mittel (SD)" in shown
    assert "40,0 (10,0)" in shown


def test_what_is_refused() -> None:
    with pytest.raises(ArmsError, match="no column"):
        hdiary.table_one(people(), by="group")
    with pytest.raises(ArmsError, match="no rows"):
        hdiary.table_one(people().iloc[:0])
    with pytest.raises(ArmsError, match="no column to describe"):
        hdiary.table_one(people()[["patient", "arm"]])
    with pytest.raises(ArmsError, match="no arms"):
        hdiary.table_one(people(arm=None))
    with pytest.raises(ArmsError, match="no arm"):
        hdiary.table_one(people(), reference="placebo")


def test_without_tableone_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tableone", None)
    with pytest.raises(ArmsError, match=r"hdiary\[cohort\]"):
        hdiary.table_one(people())


def test_an_infinite_number_is_not_averaged() -> None:
    one = hdiary.table_one(people(dose=[1.0, 2, 3, 4, 5, 6, 7, np.inf]))
    assert one.left_out["column"].tolist() == ["dose"]

"""Kind: lists in a cell, parted by commas, semicolons, bars or line ends: one answer for all."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.questions import triggers
from tests.read.kinds.conftest import FILES, calendar, decided, follow, hurts, lost, states

_STRESS, _SLEEP, _WINE = "Stress", "Poor sleep", "Red wine"


def _listed(sep: str, *, header: str = "Date,Pain,Possible triggers", delimiter: str = ",") -> str:
    lines = [header.replace(",", delimiter)]
    for k, day in enumerate(calendar(168)):
        items = [_STRESS] if k % 2 else []
        items += [_SLEEP] if (hurts(day) and k % 3) or k % 11 == 0 else []
        items += [_WINE] if k % 5 == 0 else []
        cells = [f"{day:%Y-%m-%d}", str(5 if hurts(day) else 0), f'"{sep.join(items) or "none"}"']
        lines.append(delimiter.join(cells))
    return "\n".join(lines) + "\n"


def _comma() -> str:
    return _listed(", ")


def _semicolon() -> str:
    return _listed("; ")


def _bar() -> str:
    return _listed(" | ")


def _slash() -> str:
    return _listed(" / ")


def _plus() -> str:
    return _listed(" + ")


def _line_end() -> str:
    return _listed("\n")


def _german() -> str:
    return _listed(", ", header="Datum,Kopfschmerz,Auslöser", delimiter=";")


def _food() -> str:
    return _listed(",", header="Date,Pain,What I ate and drank", delimiter="\t")


def _ampersand() -> str:
    return _listed(" & ")


def _and() -> str:
    return _listed(" and ")


def _tight_semicolon() -> str:
    return _listed(";", delimiter=",")


def _ideographic() -> str:
    return _listed("、")


def test_commas_and_semicolons_give_the_same_answer() -> None:
    comma = follow(FILES / "57_trigger_lists_comma.csv").diary
    semicolon = follow(FILES / "57b_trigger_lists_semicolon.csv").diary
    assert states(comma) == states(semicolon) == (48, 120, 0)
    assert comma.entries["Triggers"].tolist() == semicolon.entries["Triggers"].tolist()
    assert any('"Triggers"' in words for words in decided(comma))
    pd.testing.assert_frame_equal(triggers(comma).table, triggers(semicolon).table)


@pytest.mark.parametrize(
    "text",
    [_comma(), _bar(), _slash(), _plus(), _ampersand(), _line_end(), _tight_semicolon(),
     _ideographic()],
    ids=["comma", "bar", "slash", "plus", "ampersand", "line end", "tight", "ideographic"],
)  # fmt: skip
def test_the_sign_between_never_changes_what_is_read(text: str) -> None:
    semicolon = follow(_semicolon()).diary
    other = follow(text).diary
    assert states(other) == (48, 120, 0)
    assert other.entries["Possible triggers"].tolist() == (
        semicolon.entries["Possible triggers"].tolist()
    )


def test_german_lists_are_parted() -> None:
    walk = follow(_german())
    # The Tuesday of the first week: every second day has stress, and it hurt.
    assert walk.diary.entries["Auslöser"].iloc[1] == "Stress; Poor sleep"
    assert lost(walk) == []


def test_what_was_eaten_is_parted_too() -> None:
    diary = follow(_food()).diary
    assert diary.entries["What I ate and drank"].iloc[1] == "Stress; Poor sleep"


def test_a_single_thing_with_a_sign_in_its_name_stays_one() -> None:
    text = "\n".join(
        ["date,pain,weather", *(f"{d:%Y-%m-%d},{5 if hurts(d) else 0},n/a" for d in calendar(30))]
    )
    assert set(follow(text + "\n").diary.entries.get("weather", pd.Series()).dropna()) <= {"n/a"}


def test_the_option_keeps_commas_within_a_thing() -> None:
    diary = follow(_comma(), lists="semicolon").diary
    assert "Stress, Poor sleep" in set(diary.entries["Possible triggers"].dropna())

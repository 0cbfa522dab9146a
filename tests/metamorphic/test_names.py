"""How a heading is written changes nothing: capitals, other words for the same, and its signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.metamorphic.alike import assert_alike, read
from tests.metamorphic.made import FEW, Sheet, sheets

SAME = {
    "date": ("Day", "DATE", "datum", "Date of headache"),
    "Datum": ("Tag", "DATUM", "date"),
    "pain": ("NRS", "Pain level", "PAIN", "headache intensity"),
    "Schmerz": ("Schmerzst\u00e4rke", "SCHMERZ", "pain"),
    "side": ("Side", "Side of head", "Seite"),
    "location": ("Location", "Where", "Ort"),
    "treatment": ("Treatment", "TREATMENT", "Behandlung"),
    "duration_h": ("duration (h)", "Duration in hours", "Dauer (h)"),
    "start": ("Onset", "Start time", "Beginn"),
}


@pytest.mark.parametrize("which", range(3))
@FEW
@given(sheet=sheets)
def test_another_word_for_a_heading_changes_nothing(which: int, sheet: Sheet) -> None:
    assert_alike(read(sheet), read(renamed(sheet, lambda h: _other(h, which))))


@pytest.mark.parametrize("form", ["{}:", " {} ", "\ufeff{}", "{}\u00a0", "{}*"])
@FEW
@given(sheet=sheets)
def test_signs_around_the_headings_that_are_known_change_nothing(form: str, sheet: Sheet) -> None:
    assert_alike(read(sheet), read(renamed(sheet, lambda h: form.format(h) if h in SAME else h)))


def renamed(sheet: Sheet, rule) -> Sheet:
    return replace(sheet, header=tuple(map(rule, sheet.header)))


def _other(heading: str, which: int) -> str:
    known = SAME.get(heading, (heading,))
    return known[which % len(known)]

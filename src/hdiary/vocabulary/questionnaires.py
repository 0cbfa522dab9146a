"""Questionnaires about headache and neck: what their totals may be, and what a change must be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hdiary.vocabulary.text import fold

NDI, NDI_PERCENT = "NDI", "NDI %"
"""The Neck Disability Index in its points, and as a share of them: two scales, never mixed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Questionnaire:
    """A questionnaire whose totals are known: more is worse in all of them."""

    name: str
    lowest: float
    highest: float
    bands: tuple[tuple[float, str], ...]  # From which total on, and the key of its words
    matters: float | None  # The least change that matters in one person; None where none is known
    sources: tuple[str, ...]


# HIT-6: two fillings-in of one person differ by up to 7 by error alone (95 % within 5 points of
# each total, so 5 times the root of 2, Kosinski 2003), which 6 points (migraine: Smelt 2014,
# doi:10.1177/0333102413497599; Houts 2020, doi:10.1111/head.13946) do not reach; 8 points do, the
# change at which people with tension-type headache under manual therapy felt much better.
# NDI: 5.5 of 50 in cervicogenic headache, where 5.9 is the least that can be detected (Young
# 2019), so 6 whole points. MIDAS: hdiary has found no change for one person to go by.
QUESTIONNAIRES = {
    one.name: one
    for one in (
        Questionnaire(
            name="HIT-6",
            lowest=36,
            highest=78,
            bands=((36, "little_impact"), (50, "some_impact"), (56, "substantial_impact"),
                   (60, "severe_impact")),
            matters=8,
            sources=("Kosinski 2003, doi:10.1023/A:1026119331193",
                     "Castien 2012, Cephalalgia 32:710-714"),
        ),
        Questionnaire(
            name=NDI,
            lowest=0,
            highest=50,
            bands=((0, "no_disability"), (5, "mild_disability"), (15, "moderate_disability"),
                   (25, "severe_disability"), (35, "complete_disability")),
            matters=6,
            sources=("Vernon 2008, J Manipulative Physiol Ther 31:491-502",
                     "Young 2019, Cephalalgia 39:44-51"),
        ),
        Questionnaire(
            name=NDI_PERCENT,
            lowest=0,
            highest=100,
            bands=((0, "no_disability"), (10, "mild_disability"), (30, "moderate_disability"),
                   (50, "severe_disability"), (70, "complete_disability")),
            matters=12,
            sources=("Vernon 2008, J Manipulative Physiol Ther 31:491-502",
                     "Young 2019, Cephalalgia 39:44-51"),
        ),
        Questionnaire(
            name="MIDAS",
            lowest=0,
            highest=270,
            bands=((0, "grade_1"), (6, "grade_2"), (11, "grade_3"), (21, "grade_4")),
            matters=None,
            sources=("Stewart 2001, Neurology 56(suppl 1):S20-S28",),
        ),
    )
}  # fmt: skip
"""Those that are known, by their names."""
_NAMES = {
    "hit6": "HIT-6",
    "headacheimpacttest": "HIT-6",
    "headacheimpacttest6": "HIT-6",
    "ndi": NDI,
    "ndi50": NDI,
    "ndi050": NDI,
    "neckdisabilityindex": NDI,
    "nackenbehinderungsindex": NDI,
    "ndipercent": NDI_PERCENT,
    "ndi100": NDI_PERCENT,
    "ndi0100": NDI_PERCENT,
    "neckdisabilityindexpercent": NDI_PERCENT,
    "nackenbehinderungsindexpercent": NDI_PERCENT,
    "midas": "MIDAS",
    "migrainedisabilityassessment": "MIDAS",
    "migrainedisabilityassessmentscore": "MIDAS",
}
_ENDS = re.compile(r"\b(total|score|sum|points|gesamt|summe|punkte|punktzahl|punktwert|wert)\b")
_POINTS = re.compile(r"\b(points|punkte|punktzahl|punktwert)\b|(?<!\d)50(?!\d)")
_PERCENT = re.compile(r"%|\b(percent|per cent|prozent|pct)\b")


def name_questionnaire(text: str) -> str:
    """Give the name of a questionnaire that is known; empty for any other."""
    told = _ENDS.sub(" ", _PERCENT.sub(" percent ", fold(text)))
    return _NAMES.get("".join(sign for sign in told if sign.isalnum()), "")


def says_points(text: str) -> bool:
    """Say whether a heading says that its totals are points of 50 (`NDI points`, `NDI 0-50`)."""
    return bool(_POINTS.search(fold(text).replace("_", " ")))


def fits_total(one: Questionnaire, total: float) -> bool:
    """Say whether a questionnaire can have such a total; only a percentage may be no whole one."""
    whole = one.name == NDI_PERCENT or float(total).is_integer()
    return whole and one.lowest <= total <= one.highest


def find_band(one: Questionnaire, total: float) -> str:
    """Give the key of the words for a total."""
    return next(key for least, key in reversed(one.bands) if total >= least)

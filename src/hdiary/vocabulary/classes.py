"""The classes of treatment, and which of them count as acute headache medication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Horizon = Literal["hours", "weeks", "either"]


@dataclass(frozen=True, slots=True)
class TreatmentClass:
    """A class of treatment.

    Attributes
    ----------
    name : str
        As used in tables and columns, e.g. `manual_therapy`.
    words : str
        As written for a reader, e.g. `manual therapy`.
    acute_drug : bool
        Whether a dose makes its day an acute-medication day.
    horizon : {"hours", "weeks", "either"}
        When an effect would be looked for: within hours, over weeks, or both.
    """

    name: str
    words: str
    acute_drug: bool
    horizon: Horizon


_ROWS: tuple[tuple[str, str, bool, Horizon], ...] = (
    ("heat", "heat", False, "hours"),
    ("cold", "cold", False, "hours"),
    ("nsaid", "anti-inflammatory painkiller (NSAID)", True, "hours"),
    ("simple_analgesic", "simple painkiller", True, "hours"),
    ("combination_analgesic", "combination painkiller", True, "hours"),
    ("triptan", "triptan", True, "hours"),
    ("ergot", "ergot medicine", True, "hours"),
    ("opioid", "opioid", True, "hours"),
    # Rimegepant is licensed for attacks and, every other day, for prevention.
    ("gepant", "gepant", True, "either"),
    ("ditan", "ditan", True, "hours"),
    ("antiemetic", "medicine against nausea", False, "hours"),
    ("muscle_relaxant", "muscle relaxant", False, "either"),
    ("preventive", "preventive medicine", False, "weeks"),
    ("exercise", "exercise", False, "weeks"),
    ("stretching", "stretching", False, "either"),
    ("manual_therapy", "manual therapy", False, "either"),
    ("physiotherapy", "physiotherapy, kind not said", False, "either"),
    ("massage", "massage", False, "either"),
    ("posture_correction", "posture correction", False, "weeks"),
    ("activity_change", "change of activity", False, "either"),
    ("dry_needling", "dry needling", False, "either"),
    ("trigger_point_injection", "trigger-point injection", False, "either"),
    ("nerve_block", "nerve block", False, "either"),
    ("acupuncture", "acupuncture", False, "either"),
    ("tens", "electrical stimulation (TENS)", False, "either"),
    ("relaxation", "relaxation", False, "either"),
    ("rest", "rest", False, "hours"),
    ("sleep", "sleep", False, "hours"),
    ("caffeine", "caffeine", False, "hours"),
    ("hydration", "drinking water", False, "hours"),
    ("other", "other treatment", False, "either"),
)

TREATMENT_CLASSES: dict[str, TreatmentClass] = {row[0]: TreatmentClass(*row) for row in _ROWS}
"""Every class by name. `other` holds what is not recognised, and what fits no other class."""

ACUTE_CLASSES: tuple[str, ...] = tuple(c.name for c in TREATMENT_CLASSES.values() if c.acute_drug)
"""The classes that make a day an acute-medication day, in the order of `TREATMENT_CLASSES`."""

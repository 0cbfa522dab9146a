"""The classes of treatment, and which of them count as acute headache medication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from hdiary.vocabulary.data import rows

Horizon = Literal["hours", "weeks", "either"]


@dataclass(frozen=True, slots=True)
class TreatmentClass:
    """A class of treatment."""

    name: str  # As used in tables and columns, e.g. `manual_therapy`
    words: str  # As written for a reader, e.g. `manual therapy`
    acute_drug: bool  # Whether a dose makes its day an acute-medication day
    horizon: Horizon  # When an effect would be looked for: within hours, over weeks, or both


TREATMENT_CLASSES: dict[str, TreatmentClass] = {
    row["name"]: TreatmentClass(
        row["name"], row["words"], row["acute_drug"] == "yes", cast(Horizon, row["horizon"])
    )
    for row in rows("classes.csv")
}
"""Every class by name. `other` holds what is not recognised, and what fits no other class."""

ACUTE_CLASSES: tuple[str, ...] = tuple(c.name for c in TREATMENT_CLASSES.values() if c.acute_drug)
"""The classes that make a day an acute-medication day, in the order of `TREATMENT_CLASSES`."""

BY_OTHERS = frozenset(
    {
        "manual_therapy", "physiotherapy", "massage", "dry_needling", "acupuncture", "tens",
        "trigger_point_injection", "nerve_block",
    }
)  # fmt: skip
"""The classes of what a therapist or doctor does."""

HABITS = frozenset(
    {
        "exercise", "stretching", "posture_correction", "activity_change", "relaxation", "rest",
        "sleep", "caffeine", "hydration",
    }
)  # fmt: skip
"""The classes of what people do for many other reasons, too."""

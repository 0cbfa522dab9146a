"""What an empty diary asks for, and the words that it offers."""

from __future__ import annotations

from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES

TEMPLATE_COLUMNS = (
    "date", "start", "end", "pain", "side", "location", "neck_pain", "activity", "posture",
    "treatment", "treated_at", "pain_before", "pain_after", "notes",
)  # fmt: skip
"""What an ordinary diary asks for; a person may add columns of their own."""

COMMON_TREATMENTS = (
    "none", "heat", "cold", "exercise", "stretching", "massage", "manual therapy", "rest",
    "ibuprofen", "naproxen", "paracetamol", "aspirin", "sumatriptan",
)  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "side": SIDES,
    "location": PLACES,
    "activity": ACTIVITIES,
    "posture": POSTURES,
    "treatment": COMMON_TREATMENTS,
}
"""What the workbook offers in a cell; all but the sides may be joined or replaced by others."""

"""What an empty diary asks for, and the words that it offers."""

from __future__ import annotations

from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.columns import Column
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

WORKBOOK_COLUMNS = (TEMPLATE_COLUMNS[0], "headache", *TEMPLATE_COLUMNS[1:])
"""What the workbook asks for: a day without headache is one word to choose."""

QUESTIONS = {
    "sleep": ("sleep_hours", "hours"),
    "stress": ("stress", "0-10"),
    "period": ("period", "yes/no"),
}
"""What a diary may ask of each day besides, by its short name: its column and kind of answer."""
TRIAL_COLUMNS = {
    "trial_step": Column(
        name="trial_step",
        meaning="which of the numbered headaches of the trial this is",
        allowed="a whole number from 1 up",
        example="1",
    ),
    "trial_done": Column(
        name="trial_done",
        meaning="whether you did as the plan of the trial says",
        allowed="yes or no",
        example="yes",
    ),
}
"""What the diary of a trial asks for besides; the reader takes them for factors."""

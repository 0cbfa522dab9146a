"""What a diary asks for, beside what every diary asks."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.write.choices import COMMON_TREATMENTS

LANGUAGES = ("en", "de")
"""The languages that a diary speaks; the person can change between them on the page."""
USUAL_ACTIVITIES = (
    "desk work", "phone use", "watching tv", "reading", "driving", "housework", "cooking",
    "lifting", "childcare", "walking", "exercise", "resting", "sleeping", "social",
)  # fmt: skip
USUAL_POSTURES = (
    "sitting upright", "slouched", "looking down", "head forward", "head turned",
    "overhead reach", "bending", "standing", "lying on back", "lying on side", "lying prone",
)  # fmt: skip
KINDS = ("hours", "0-10", "number", "yes/no")
"""How a question of the day is answered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the page, the workbook and the sheet of paper ask for; see `ask_for`.

    Attributes
    ----------
    language
        ``"en"`` or ``"de"``: the words that are shown first.
    name
        What the diary is called, such as the name of a plan; also its place in the browser.
    patient
        An identifier that the exported diary carries; empty for none.
    activities, postures, treatments
        The words to choose from, in the diary's own (English) words where it knows them.
    questions
        What else is asked of each day, ``(column, kind)``; kinds are ``"hours"``, ``"0-10"``,
        ``"number"`` and ``"yes/no"``.
    check_ins
        At what clock times the page asks for posture and activity, such as ``"10:00"``.
    """

    language: str = "en"
    name: str = ""
    patient: str = ""
    activities: tuple[str, ...] = USUAL_ACTIVITIES
    postures: tuple[str, ...] = USUAL_POSTURES
    treatments: tuple[str, ...] = COMMON_TREATMENTS
    questions: tuple[tuple[str, str], ...] = ()
    check_ins: tuple[str, ...] = ()

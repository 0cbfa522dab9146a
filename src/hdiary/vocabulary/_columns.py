"""The table of columns: what each means and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the diary.

    Attributes
    ----------
    name : str
        The canonical name.
    meaning : str
        One line for the person who keeps the diary.
    allowed : str
        What may stand in it, in words.
    example : str
        One value.
    """

    name: str
    meaning: str
    allowed: str
    example: str


_PLACES = "forehead, temple, eye, top of head, back of head, neck, jaw, face, shoulder, whole head"
_NRS = "a number from 0 (no pain) to 10 (the worst pain you can imagine)"

COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column(
            "patient", "whose diary this is; leave it out for one person", "any short text", "P01"
        ),
        Column("date", "the day", "a date", "2026-03-01"),
        Column("start", "when the headache began", "a time, or a date with a time", "14:30"),
        Column("end", "when it was over", "a time, or a date with a time", "19:00"),
        Column("duration_h", "how long it lasted, in hours", "a number from 0 up", "4.5"),
        Column("headache", "whether there was a headache that day", "yes or no", "yes"),
        Column("pain", "how bad the headache was at its worst; 0 means no headache", _NRS, "6"),
        Column("side", "which side of the head hurt", "left, right, both or shifting", "left"),
        Column(
            "location",
            "where it hurt; several may be joined by ;",
            _PLACES,
            "neck; back of head",
        ),
        Column("neck_pain", "how bad the pain in the neck was at its worst", _NRS, "4"),
        Column(
            "activity",
            "what you did that day, or before the headache began; several may be joined by ;",
            "any words",
            "desk work; driving",
        ),
        Column(
            "posture",
            "how you sat, stood or lay; several may be joined by ;",
            "any words, e.g. slouched, looking down, head forward",
            "looking down",
        ),
        Column(
            "treatment",
            "what you took or did about it, with the amount; several may be joined by ;",
            "names with amounts, or none if you took and did nothing",
            "ibuprofen 400 mg; ice 15 min",
        ),
        Column("treated_at", "when you took or did it", "a time, or a date with a time", "15:00"),
        Column("pain_before", "how bad the pain was when you took or did it", _NRS, "6"),
        Column("pain_after", "how bad the pain was two hours later", _NRS, "2"),
        Column(
            "after_min",
            "how many minutes later, if not two hours",
            "a number of minutes above 0",
            "120",
        ),
        Column("entered_at", "when you wrote this row", "a date with a time", "2026-03-01 20:15"),
        Column(
            "notes", "anything else; hdiary keeps it and shows it only when asked", "any text", ""
        ),
    )
}
"""Every column of a diary but the factors, in the order of the file."""

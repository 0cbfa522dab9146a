"""MigraLog's episodes and doses as rows: a row a rating, with what refers to the episode."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from hdiary.read.formats.json_entries import text_of
from hdiary.read.zones import is_zone, to_local

Object = dict[str, Any]
Row = dict[str, str]
_SAID = {"locations": "location", "qualities": "quality", "symptoms": "symptoms",
         "triggers": "triggers", "notes": "notes"}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """The zone in which moments are told; empty where nothing tells it."""

    zone: str

    @classmethod
    def of(cls, content: Object, declared: str | None) -> Clock:
        """Take the zone that was declared, or the one of all reminders."""
        told = {text_of(one.get("timezone")) for one in objects(content, "medicationSchedules")}
        zone = declared or (told.pop() if len(told) == 1 else "")
        return cls(zone=zone if is_zone(zone) else "")

    def tell(self, moment: Any) -> str:
        """Write thousandths of seconds since 1970 as a moment; what is none, as it stands."""
        whole = isinstance(moment, (int, float)) and not isinstance(moment, bool)
        if not whole or not abs(moment) < 1e14:
            return text_of(moment)
        since = dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=int(moment))
        text = since.isoformat(sep=" ", timespec="seconds") + "Z"
        return to_local([text], [self.zone])[0] if self.zone else text


def objects(content: Object, name: str) -> list[Object]:
    """Give a list of objects; empty where there is none."""
    listed = content.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def skipped(dose: Object) -> bool:
    """Say whether a dose was noted as one that was not taken."""
    return dose.get("status") == "skipped"


def episode_rows(content: Object, clock: Clock) -> tuple[list[Row], int]:
    """Give the rows of the episodes, and how many doses stand in a row of a rating."""
    readings, notes = (
        _by_episode(content, "intensityReadings"),
        _by_episode(content, "episodeNotes"),
    )
    doses = _by_episode(content, "medicationDoses")
    named = _medicines(content)
    rows: list[Row] = []
    joined = 0
    for one in objects(content, "episodes"):
        key = text_of(one.get("id"))
        rated = [*objects(one, "intensityReadings"), *readings.get(key, [])]
        taken = [
            d for d in [*objects(one, "medicationDoses"), *doses.get(key, [])] if not skipped(d)
        ]
        first = {"date": clock.tell(one.get("startTime")), "end": clock.tell(one.get("endTime"))}
        first |= {said: _words(one.get(name)) for name, said in _SAID.items()}
        more = [text_of(note.get("note")) for note in notes.get(key, [])]
        first["notes"] = " / ".join(filter(None, [first["notes"], *more]))
        told = [_rating(r, clock) for r in sorted(rated, key=_moment)] or [{"headache": "yes"}]
        further = [_dose(d, named, clock) for d in sorted(taken, key=_moment)]
        if further:
            first |= {name: further[0][name] for name in ("treatment", "treated_at")}
            joined += 1
        rows += [{**told[0], **first}, *told[1:], *further[1:]]
    return rows, joined


def lone_doses(content: Object, clock: Clock) -> list[Row]:
    """Give a row for each dose that belongs to no episode, such as a preventive."""
    known = {text_of(one.get("id")) for one in objects(content, "episodes")}
    named = _medicines(content)
    return [
        _dose(one, named, clock)
        for one in objects(content, "medicationDoses")
        if not skipped(one) and text_of(one.get("episodeId")) not in known - {""}
    ]


def _by_episode(content: Object, name: str) -> dict[str, list[Object]]:
    found: dict[str, list[Object]] = defaultdict(list)
    for one in objects(content, name):
        if one.get("episodeId") is not None:
            found[text_of(one["episodeId"])].append(one)
    return found


def _medicines(content: Object) -> dict[str, Object]:
    return {text_of(one.get("id")): one for one in objects(content, "medications")}


def _moment(one: Object) -> float:
    when = one.get("timestamp")
    return float(when) if isinstance(when, (int, float)) and abs(when) < 1e15 else 0.0


def _rating(one: Object, clock: Clock) -> Row:
    return {"date": clock.tell(one.get("timestamp")), "pain": text_of(one.get("intensity"))}


def _words(value: Any) -> str:
    """Write a list of names such as ``left_temple`` in words; a note stays as it is."""
    text = text_of(value)
    return text.replace("_", " ") if isinstance(value, list) else text


def _dose(one: Object, named: dict[str, Object], clock: Clock) -> Row:
    """Write a dose as a row of its day, with what was taken and when."""
    medicine = named.get(text_of(one.get("medicationId")), {})
    name = text_of(one.get("name") or medicine.get("name")) or text_of(one.get("medicationId"))
    amount = one.get("dosageAmount") or medicine.get("dosageAmount")
    unit = text_of(one.get("dosageUnit") or medicine.get("dosageUnit"))
    numbers = [n for n in (one.get("quantity"), amount) if isinstance(n, (int, float))]
    strength = f"{numbers[0] * numbers[1]:g} {unit}" if len(numbers) == 2 and unit else ""
    when = clock.tell(one.get("timestamp"))
    return {
        "date": when[:10],
        "treatment": f"{name.replace(';', ',')} {strength}".strip(),
        "treated_at": when,
    }

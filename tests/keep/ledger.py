"""What a person entered, written down beside the page: what the file must say, cell by cell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.vocabulary.activities import canonical_activity, canonical_posture

COLUMNS = (
    "date", "start", "end", "headache", "pain", "side", "location", "neck_pain", "activity",
    "posture", "treatment", "treated_at", "pain_before", "pain_after", "after_min", "entered_at",
    "notes",
)  # fmt: skip
KINDS = ("day", "headache", "check")


@dataclass(kw_only=True)
class Dose:
    """Something taken or done, and how it was before and after."""

    treatment: str
    at: datetime | None = None
    before: int | None = None
    after: int | None = None
    after_min: int | None = None


@dataclass(kw_only=True)
class Entry:
    """A day, a headache or a check-in, as it stands after the last correction."""

    kind: str
    date: str
    entered: datetime
    clear: bool = False
    start: datetime | None = None
    end: datetime | None = None
    pain: int | None = None
    side: str | None = None
    location: list[str] = field(default_factory=list)
    neck_pain: int | None = None
    activity: list[str] = field(default_factory=list)
    posture: list[str] = field(default_factory=list)
    doses: list[Dose] = field(default_factory=list)
    factors: dict[str, float | bool] = field(default_factory=dict)
    notes: str = ""

    def says_something(self) -> bool:
        """Say whether the file has a row for it."""
        said = (self.clear, self.activity, self.posture, self.doses, self.factors, self.notes)
        return self.kind != "day" or any(map(bool, said))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give what the rows of the entry must say: its own, and one for each further dose."""
        shared = {"date": datetime.fromisoformat(self.date), "start": self.start}
        own = {
            **self.factors,
            "end": self.end,
            "side": self.side,
            "location": "; ".join(self.location),
            "neck_pain": self.neck_pain,
            "activity": "; ".join(map(canonical_activity, self.activity)),
            "posture": "; ".join(map(canonical_posture, self.posture)),
            "entered_at": self.entered.replace(second=0, microsecond=0, tzinfo=None),
            "notes": self.notes.strip(),
        }
        if self.kind == "headache":
            own |= {"headache": True, "pain": self.pain}
        elif self.clear:
            own |= {"headache": False, "pain": 0}
        for at, dose in enumerate(self.doses or [None]):
            yield {**shared, **(own if at == 0 else {}), **_of_dose(dose)}


def _of_dose(dose: Dose | None) -> dict[str, Any]:
    if dose is None:
        return {}
    return {
        "treatment": dose.treatment,
        "treated_at": dose.at,
        "pain_before": dose.before,
        "pain_after": dose.after,
        "after_min": dose.after_min,
    }


class Ledger:
    """Everything that was entered."""

    def __init__(self, questions: tuple[str, ...] = ()) -> None:
        self.questions = questions
        self.entries: list[Entry] = []

    def begin(self, kind: str, date: str, entered: datetime, **said: Any) -> Entry:
        entry = Entry(kind=kind, date=date, entered=entered, **said)
        self.entries.append(entry)
        return entry

    def drop(self, entry: Entry) -> None:
        self.entries = [other for other in self.entries if other is not entry]

    def day(self, date: str) -> Entry | None:
        found = [entry for entry in self.entries if entry.kind == "day" and entry.date == date]
        return found[0] if found else None

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows of the file in their order."""
        said = [entry for entry in self.entries if entry.says_something()]
        return [row for entry in sorted(said, key=_place) for row in entry.rows()]

    def check(self, diary: Diary) -> None:
        """Compare every cell that was read with what was entered."""
        wanted = self.rows()
        found = diary.entries.to_dict("records")
        order = sorted(range(len(found)), key=lambda row: diary.lines[row])
        wrong = []
        for row, want in zip(order, wanted, strict=True):
            columns = [*COLUMNS, *self.questions]
            wrong += [
                (want["date"], name, found[row].get(name), want.get(name))
                for name in columns
                if not _same(found[row].get(name), want.get(name))
            ]
            wrong += _wrong_offsets(found[row], want)
        assert not wrong, wrong


def _place(entry: Entry) -> tuple[str, int, float]:
    if entry.kind == "day":
        return entry.date, 0, 0
    if entry.start is None:
        return entry.date, 1, 0
    return entry.date, 2, entry.start.timestamp()


def _same(read: Any, want: Any) -> bool:
    if want is None or want == "":
        return read is None or bool(pd.isna(read))
    if read is None or pd.isna(read):
        return False
    if isinstance(want, datetime):
        return bool(read == pd.Timestamp(want.replace(tzinfo=None)))
    if isinstance(want, (int, float)) and not isinstance(want, bool):
        return math.isclose(read, want)
    return bool(read == want)


def _wrong_offsets(read: dict[Any, Any], want: dict[str, Any]) -> list[Any]:
    """List the times whose distance from the start is not what really passed."""
    start = want.get("start")
    others = [(name, want.get(name)) for name in ("end", "treated_at")]
    return [
        (want["date"], name, "offset")
        for name, other in others
        if start and other and start.utcoffset() != other.utcoffset()
        if read[f"{name}_utc_offset_min"] != _east(other)
        or read["start_utc_offset_min"] != _east(start)
    ]


def _east(time: datetime) -> float:
    offset = time.utcoffset()
    assert offset is not None
    return offset.total_seconds() / 60

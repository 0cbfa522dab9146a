"""One event of a calendar as the cells of a row."""

from __future__ import annotations

from dataclasses import dataclass, field

from hdiary.read.formats.ics_events import Event
from hdiary.read.formats.ics_lines import Lines, read_lines
from hdiary.read.formats.ics_titles import read_title
from hdiary.read.numbers import parse_rating, ratio_of
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.treatments import parse_treatment


def row_of(event: Event) -> dict[str, str]:
    """Write an event as cells: when, how bad, what was taken, what its lines say under a name."""
    title, lines = read_title(event.title), read_lines(event.text)
    pain = title.rating or lines.pain
    row = {
        "date": event.start,
        "end": event.end,
        "timezone": event.zone,
        "headache": "no" if title.clear or _is_none(pain) else "yes",
        "pain": pain,
    }
    more = _Parts()
    more.take(title.rest)
    if title.rating and lines.pain and lines.pain != title.rating:
        more.notes.append(lines.pain)
    row["treatment"] = "; ".join(more.treatments)
    row |= {name: text for name, text in lines.named.items() if name not in row}
    if more.side and not any(column_meaning(name).meaning == "side" for name in row):
        row["side"] = more.side
    if event.all_day and not event.end:
        row |= _times(event, lines)
    notes = [*more.notes, *lines.notes]
    return {**row, "notes": " / ".join(notes)} if notes else row


def _is_none(pain: str) -> bool:
    return bool(pain) and parse_rating(pain, highest=ratio_of(pain) or 10) == 0


def _times(event: Event, lines: Lines) -> dict[str, str]:
    """Give the times that the lines of an event name which itself has only a day."""
    if not lines.start:
        return {}
    return {"date": f"{event.start} {lines.start}", "end": lines.end}


@dataclass(kw_only=True, slots=True)
class _Parts:
    """What stands in a title behind its first sign."""

    treatments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    side: str = ""

    def take(self, parts: tuple[str, ...]) -> None:
        """Sort the parts: treatments, the side, and the rest as notes."""
        for part in parts:
            if parse_treatment(part).recognised:
                self.treatments.append(part)
            elif parse_side(part) and not self.side:
                self.side = part
            else:
                self.notes.append(part)

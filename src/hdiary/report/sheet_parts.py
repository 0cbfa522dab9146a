"""What the sheet of a trial is put together from; HTML and PDF are drawn from the same parts."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.report.parts import Section


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A day to tick, its ``word`` where each day has its own; a ``faint`` one does not count."""

    label: str
    word: str = ""
    faint: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A period, with its days; where each day has its own arm, a week."""

    number: str
    when: str
    arm: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The days of a plan: periods below each other, or ``by_day`` weeks of seven."""

    key: tuple[str, ...] = ()  # What letters in the cells stand for
    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    by_day: bool = False
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """A sealed choice: its number outside, its arm on the part that is folded under."""

    number: str
    arm: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Strips:
    """Sealed choices on sheets of their own, with the places to write on beside each."""

    title: str
    how: tuple[str, ...]
    fields: tuple[str, ...]
    only_on_paper: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Everything that stands on the sheet of a trial, in order."""

    language: str
    title: str
    lead: tuple[str, ...]
    grid: Grid | None
    sections: tuple[Section, ...]
    strips: Strips | None
    foot: str
    full: bool = False

"""What a condition is made of, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A number, a word, a day or yes and no; ``written`` is how it stood there."""

    written: str
    kind: str  # ``number``, ``word``, ``date`` or ``yes/no``


@dataclass(frozen=True, slots=True)
class Compare:
    """One side against the other."""

    left: Fact | Value
    sign: str
    right: Fact | Value


@dataclass(frozen=True, slots=True)
class Among:
    """A fact among some values."""

    left: Fact
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that was not said."""

    left: Fact


@dataclass(frozen=True, slots=True)
class Alone:
    """A fact that is yes."""

    left: Fact


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions joined by ``and`` or ``or``."""

    joiner: str
    parts: tuple[Condition, ...]


Condition = Compare | Among | Missing | Alone | Not | Joined

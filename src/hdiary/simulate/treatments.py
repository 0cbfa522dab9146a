"""What is done about a headache, and what is done for weeks, with their true effects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Treatment:
    """Something taken or done for one headache.

    Attributes
    ----------
    name : str
        As in the truth, e.g. ``ibuprofen``.
    text : str
        As written in the diary, e.g. ``ibuprofen 400 mg``; the name if empty.
    share : float
        Share of headaches at pain 5 for which it is chosen.
    extra_fall : float
        What it truly adds to the fall of pain over two hours [NRS]; 0 for no effect.
    extra_fall_sd : float
        How much that differs between people [NRS].
    lean : float
        How strongly pain drives its choice under `Traps.indication`: 1 for a drug, 0 for what
        is done at any pain.
    varies : float
        How strongly time and neighbouring headaches drive its choice under `Traps.choice_trend`
        and `Traps.choice_runs`: 1 for a drug, 0 for what is done at any time.
    partner : str
        The treatment that it comes together with under `Traps.together`; none if empty.

    Raises
    ------
    ValueError
        If a value is out of its range.

    Examples
    --------
    >>> Treatment(name="heat", text="heat 20 min", share=0.1, extra_fall=0.5).lean
    0.0
    """

    name: str
    text: str = ""
    share: float = 0.2
    extra_fall: float = 0.0
    extra_fall_sd: float = 0.0
    lean: float = 0.0
    varies: float = 0.0
    partner: str = ""

    def __post_init__(self) -> None:
        if not self.name or ";" in self.name + self.text:
            raise ValueError(f"A treatment needs a name without a semicolon, not {self.name!r}.")
        if not 0.0 < self.share < 1.0:
            raise ValueError(f"{self.name}: share is {self.share:g}; it must be between 0 and 1.")
        if self.extra_fall_sd < 0.0:
            raise ValueError(f"{self.name}: extra_fall_sd must not be negative.")

    @property
    def written(self) -> str:
        """What stands in the diary."""
        return self.text or self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme:
    """Something begun on a day and kept up, such as exercise, or a series of sessions.

    Attributes
    ----------
    name : str
        As in the truth.
    text : str
        What is written on a day with a session; the name if empty.
    start_day : int
        The day it is planned to start, 0 for the diary's first; `Traps.bad_week` may delay it.
    last_day : int or None
        The last day with a session, None for to the end. The effect stays.
    session_share : float
        Share of days with a session.
    every : int
        A session each so many days instead; 0 for `session_share`.
    rated : bool
        Whether a session on a headache day is that headache's treatment, rated before and after.
    extra_fall : float
        What such a session adds to the fall of pain over two hours [NRS].
    odds_ratio : float
        The true odds ratio of headache on a day, once settled; 1 for no effect.
    pain_change : float
        The true change of pain on headache days, once settled [NRS].
    settle_days : int
        The effect grows over so many days.
    follows : {"calendar", "dose"}
        Whether the effect comes with time since the start, or with the sessions of the last
        28 days as a share of those intended.
    wait_days : int
        How long `Traps.bad_week` may delay the start.

    Raises
    ------
    ValueError
        If a value is out of its range.

    Examples
    --------
    >>> Programme(name="exercise", text="exercise 20 min", start_day=84, odds_ratio=0.5).every
    0
    """

    name: str
    text: str = ""
    start_day: int = 91
    last_day: int | None = None
    session_share: float = 0.7
    every: int = 0
    rated: bool = False
    extra_fall: float = 0.0
    odds_ratio: float = 1.0
    pain_change: float = 0.0
    settle_days: int = 14
    follows: Literal["calendar", "dose"] = "calendar"
    wait_days: int = 42

    def __post_init__(self) -> None:
        if not self.name or ";" in self.name + self.text:
            raise ValueError(f"A programme needs a name without a semicolon, not {self.name!r}.")
        if not 0.0 < self.session_share < 1.0:
            raise ValueError(
                f"{self.name}: session_share is {self.session_share:g}; it must be between 0 and 1."
            )
        if min(self.start_day, self.every, self.settle_days, self.wait_days) < 0:
            raise ValueError(f"{self.name}: days must not be negative.")
        if self.odds_ratio <= 0.0:
            raise ValueError(f"{self.name}: odds_ratio must be above 0.")

    @property
    def written(self) -> str:
        """What stands in the diary."""
        return self.text or self.name

    @property
    def intended_share(self) -> float:
        """Share of days on which a session is meant to be."""
        return 1.0 / self.every if self.every else self.session_share


NULL_TREATMENTS: tuple[Treatment, ...] = (
    Treatment(
        name="ibuprofen", text="ibuprofen 400 mg", share=0.25, lean=1.0, varies=1.0, partner="ice"
    ),
    Treatment(name="paracetamol", text="paracetamol 1000 mg", share=0.12, lean=0.7),
    Treatment(name="heat", text="heat 20 min", share=0.15),
    Treatment(name="ice", text="ice 15 min", share=0.1),
)
"""Common treatments, none of which changes the pain of the next two hours."""

CERVICOGENIC_TREATMENTS: tuple[Treatment, ...] = (
    Treatment(
        name="ibuprofen", text="ibuprofen 400 mg", share=0.25, lean=1.0, varies=1.0,
        partner="ice", extra_fall=1.5,
    ),
    Treatment(
        name="paracetamol", text="paracetamol 1000 mg", share=0.12, lean=0.7, extra_fall=0.8
    ),
    Treatment(name="heat", text="heat 20 min", share=0.15, extra_fall=1.0),
    Treatment(name="ice", text="ice 15 min", share=0.1, extra_fall=0.0),
)  # fmt: skip
"""The same; ibuprofen, paracetamol and heat ease the hour, ice does not."""

"""Every command, in the order in which help lists them; a new question is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question as a command.

    Attributes
    ----------
    name
        Its name in ``hdiary.questions.QUESTIONS``, and the command.
    asks
        The question in plain words.
    columns
        The columns of the answer's table that fit on a screen.
    tables
        The answer's other frames that ``--json`` gives under ``tables``.
    pictures
        The names behind ``plot_`` in ``hdiary.plots``, each of one person; the first is drawn
        unless another is asked for.
    pictures_of_all
        Likewise, of everybody in the diary.
    settings
        Options of its own: click options named like the function's arguments.
    shown
        The frame that the screen shows; the answer's whole table is in ``--csv`` and ``--json``.
    when_asked
        Frames shown on the screen as well when the setting of the same name is on, and the
        columns of each that fit.
    """

    name: str
    asks: str
    columns: tuple[str, ...]
    tables: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    pictures_of_all: tuple[str, ...] = ()
    settings: tuple[Any, ...] = ()
    shown: str = "table"
    when_asked: tuple[tuple[str, tuple[str, ...]], ...] = ()


_ANCHOR = click.option(
    "--anchor",
    type=click.Choice(["first", "last"]),
    default="first",
    show_default=True,
    help="Count windows from the first day, or back from the last.",
)
_WINDOW = click.option(
    "--window-days",
    type=click.IntRange(min=1),
    default=28,
    show_default=True,
    help="Length of a window [days].",
)

_TREATMENTS = click.option(
    "--treatments", is_flag=True, help="Treatments of the day before are factors too."
)
_SAME_DAY = click.option(
    "--same-day",
    is_flag=True,
    help="Also show what goes along on the same day, where it is not known which came first.",
)
_NAIVE = click.option(
    "--naive",
    is_flag=True,
    help="Also show what comparing the same day, as many apps do, would say, and why it misleads.",
)

QUESTIONS = (
    Question(
        name="burden",
        asks="How bad is it? Headache days, pain and medication days, and where they are going.",
        columns=(
            "window_start",
            "recorded",
            "headache_days",
            "headache_days_28",
            "lowest_28",
            "highest_28",
            "mean_pain",
            "medication_days",
            "verdict",
        ),
        tables=("overall", "recent", "trend", "overuse", "coverage"),
        pictures=("burden", "calendar"),
        pictures_of_all=("people",),
        settings=(_ANCHOR, _WINDOW),
    ),
    Question(
        name="pattern",
        asks="What does it look like? Side, places, time of day, weekday and length.",
        columns=(
            "episodes",
            "side_locked_share",
            "dominant_side",
            "neck_share",
            "median_hours",
            "verdict",
        ),
        tables=("sides", "places", "hours", "weekdays", "coverage"),
        pictures=("places", "clock", "weekdays"),
    ),
    Question(
        name="triggers",
        asks="What comes before it? Activities, postures and other factors of the day before.",
        columns=(
            "factor",
            "risk_exposed",
            "risk_unexposed",
            "odds_ratio",
            "ci_low",
            "ci_high",
            "verdict",
        ),
        shown="before",
        tables=("pooled", "inseparable", "naive", "model", "coverage"),
        pictures=("triggers", "strips"),
        settings=(_TREATMENTS, _SAME_DAY, _NAIVE),
        when_asked=(
            ("same_day", ("factor", "risk_exposed", "risk_unexposed", "odds_ratio", "reason")),
            (
                "naive",
                ("factor", "days_with", "risk_with", "days_without", "risk_without", "says"),
            ),
        ),
    ),
)

COMMANDS = (
    "check", "convert", *(question.name for question in QUESTIONS),
    "report", "simulate", "template",
)  # fmt: skip
"""A command that is no question lives as ``command`` in the module of its name."""


def get_command(name: str) -> click.Command | None:
    """Bring a command in by its name; None where there is none."""
    if name not in COMMANDS:
        return None
    for question in QUESTIONS:
        if question.name == name:
            make: Any = import_module("hdiary.cli.question").make_command
            found: click.Command = make(question)
            return found
    command: click.Command = import_module(f"hdiary.cli.{name}").command
    return command

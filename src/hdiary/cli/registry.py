"""Every command, in the order in which help lists them; a new question is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from hdiary.cli.options import DAY


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


def _since(ctx: click.Context, param: click.Parameter, given: Any) -> tuple[Any, ...]:
    return tuple(day.date() for day in given)


_SINCE = click.option(
    "--since",
    type=DAY,
    multiple=True,
    callback=_since,
    metavar="DAY",
    help="First day of what began, as 2026-04-06; may be repeated. [default: found in the diary]",
)
_WHAT = click.option(
    "--what",
    multiple=True,
    metavar="NAME",
    help='Its name, such as "exercise programme"; one for each --since, in the same order.',
)
_SETTLE = click.option(
    "--settle",
    type=click.IntRange(0, 365),
    default=14,
    show_default=True,
    help="Days from the start on that are left out, for an effect to grow [days].",
)
_WASHOUT = click.option(
    "--washout",
    type=click.IntRange(0, 365),
    default=0,
    show_default=True,
    help="Days before the start that are left out [days].",
)
_SPELL = click.option(
    "--spell",
    type=click.IntRange(0, 365),
    default=14,
    show_default=True,
    help="Last days before the start that are left out if they were clearly worse; 0 keeps them.",
)
_ALSO = click.option(
    "--also",
    multiple=True,
    metavar="NAME",
    help="An activity, posture or own column that is summed too; may be repeated.",
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
            "median_pain_hours",
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
    Question(
        name="relief",
        asks="What helps within hours? Each treatment against the same pain without it.",
        columns=(
            "treatment",
            "rated",
            "fall",
            "expected_fall",
            "extra_fall",
            "ci_low",
            "ci_high",
            "verdict",
        ),
        tables=("moments", "coverage"),
        pictures=("relief",),
    ),
    Question(
        name="change",
        asks="What changes its course over weeks? The time before something began, and after.",
        columns=(
            "intervention",
            "since",
            "outcome",
            "before",
            "after",
            "change",
            "ci_low",
            "ci_high",
            "verdict",
        ),
        tables=("phases", "course", "placebo", "coverage"),
        pictures=("change",),
        settings=(_SINCE, _WHAT, _SETTLE, _WASHOUT, _SPELL),
    ),
    Question(
        name="dose",
        asks="Does more of it go with fewer headaches? The last weeks' dose and the next day.",
        columns=(
            "treatment",
            "window_days",
            "unit",
            "mean_dose",
            "odds_ratio",
            "ci_low",
            "ci_high",
            "verdict",
        ),
        tables=("coverage",),
        settings=(_ALSO,),
    ),
    Question(
        name="treatments",
        asks="What does each treatment do within hours, and what over weeks?",
        columns=(
            "treatment",
            "rated",
            "extra_fall",
            "extra_low",
            "extra_high",
            "hours_verdict",
            "since",
            "change",
            "change_low",
            "change_high",
            "weeks_verdict",
        ),
        tables=("medication", "hours", "weeks", "doses", "coverage"),
        pictures=("treatments",),
        settings=(_SINCE, _WHAT, _SETTLE),
    ),
)

COMMANDS = (
    "check", "convert", *(question.name for question in QUESTIONS),
    "report", "lab", "simulate", "template",
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

"""What may be said about a plan on the command line, and what is made of it."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.languages import Misused
from hdiary.cli.values import DAY

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.trials import Plan

# As in hdiary.trials.planned, which would bring in pandas; a test keeps them equal.
DESIGNS = ("periods", "days", "start", "headaches")
OUTCOMES = ("headache_days_28", "mean_pain", "pain_2h")
_USUAL_PERIODS = 12
_BLOCKED = ("periods", "days", "headaches")
_USES: Mapping[str, tuple[str, ...]] = {
    "length": ("periods",), "washout": ("periods",), "settle": ("start",),
    "baseline": ("start",), "starts": ("start",), "follow_up": ("start",),
    "periods": _BLOCKED, "block": _BLOCKED,
}  # fmt: skip
"""Which designs can use what; elsewhere it would go unheard."""


def _whole(name: str, text: str, *, least: int = 0) -> Callable[[Any], Any]:
    return click.option(name, type=click.IntRange(min=least), metavar="N", help=text)


_OPTIONS = (
    click.option(
        "--arm", "arms", multiple=True, required=True, metavar="NAME",
        help='What is compared, such as "desk exercises"; none is to do nothing. Two to four; '
        "with --design start the programme first, then what there was before.",
    ),
    click.option(
        "--design", type=click.Choice(DESIGNS), default="periods", show_default=True,
        help="What is drawn by lot: the order of periods, of single days, the first day of a "
        "programme, or what to do about each headache.",
    ),
    click.option(
        "--outcome", type=click.Choice(OUTCOMES),
        help="What is compared. [default: headache_days_28; for headaches pain_2h]",
    ),
    _whole(
        "--periods",
        "How many periods, days or headaches. [default: 12 periods, 56 days, 40 headaches]",
        least=1,
    ),
    _whole("--length", "Days of a period. [default: 7]", least=1),
    click.option("--start", type=DAY, metavar="DAY", help="The first day. [default: tomorrow]"),
    _whole("--washout", "First days of each period that do not count. [default: 0]"),
    _whole("--settle", "First days of the programme that do not count. [default: 0]"),
    _whole(
        "--block",
        "Each arm comes equally often in so many in a row. [default: as many as there are arms; "
        "twice as many with FILE, where periods can be parted so, and for days and headaches]",
        least=1,
    ),
    _whole("--baseline", "Days before the programme at least. [default: 28]", least=1),
    _whole("--starts", "Days in a row on which the programme may begin. [default: 42]", least=1),
    _whole("--follow-up", "Days after the programme has settled, at least. [default: 42]", least=1),
    click.option(
        "--trend/--no-trend", default=None,
        help="Whether a straight line in time is held fixed when the arms are compared: it finds "
        "more where few periods tie. [default: only for headaches]",
    ),
    click.option(
        "--look", "looks", type=click.IntRange(min=1), multiple=True, metavar="N",
        help="The result may be looked at after so many, before the end; it costs some of the "
        "certainty. May be given several times.",
    ),
    click.option(
        "--patients", metavar='"P1,P2"', help="People who get an order of their own each."
    ),
    click.option(
        "--for-everybody", is_flag=True, help="Everybody in FILE gets an order of their own."
    ),
    click.option(
        "--seed", type=click.IntRange(min=0), metavar="N",
        help="Of the lot; the same seed gives the same plan. [default: drawn anew]",
    ),
    click.option(
        "--effect", "effects", type=float, multiple=True, metavar="X",
        help="What the first arm may truly do, whose chance of being found is told: the share by "
        "which headache days become fewer (0.5 is half), or points of pain. May be given several "
        "times.",
    ),
)  # fmt: skip
_MOST_SEED = 2**31


def plan_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what may be said about a plan."""
    return functools.reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def check_uses(asked: Mapping[str, Any]) -> None:
    """Refuse what the design cannot use."""
    design = asked["design"]
    for name, designs in _USES.items():
        if asked[name] is not None and design not in designs:
            raise Misused(
                "cli.misused.of_designs",
                option=name.replace("_", "-"),
                designs=tuple(designs),
                design=design,
            )
    if asked["patients"] is not None and asked["for_everybody"]:
        raise Misused("cli.misused.patients_twice")


def make_plan(asked: Mapping[str, Any], diary: Diary | None) -> Plan:
    """Make the plan that was asked for."""
    from hdiary.trials import PlanError, plan_trial

    settings = _settings(asked, diary)
    wide = 2 * len(asked["arms"])
    many = settings.get("periods", _USUAL_PERIODS)
    free = asked["design"] == "periods" and "block" not in settings and not asked["looks"]
    if diary is not None and free and many % wide == 0:
        # Pairs leave few orders: the same periods find about half as much (docs/trial.md). Only
        # where medicine could come too often in a row are they kept.
        with contextlib.suppress(PlanError):
            return plan_trial(asked["arms"], diary=diary, **settings, block=wide)
    return plan_trial(asked["arms"], diary=diary, **settings)


def _settings(asked: Mapping[str, Any], diary: Diary | None) -> dict[str, Any]:
    """Give what `plan_trial` is to be told; what was not said is left to it."""
    from datetime import date, timedelta
    from secrets import randbelow

    given = {name: asked[name] for name in (*_USES, "outcome", "trend") if asked[name] is not None}
    start, seed = asked["start"], asked["seed"]
    return {
        **given,
        "design": asked["design"],
        "start": date.today() + timedelta(days=1) if start is None else start.date(),
        "seed": randbelow(_MOST_SEED) if seed is None else seed,
        "looks": asked["looks"],
        "made": date.today(),
        "patients": _people(asked, diary),
    }


def _people(asked: Mapping[str, Any], diary: Diary | None) -> tuple[str, ...]:
    if asked["for_everybody"] and diary is not None:
        return tuple(diary.patients)
    names = re.split("[,;]", asked["patients"] or "")
    return tuple(name.strip() for name in names if name.strip())

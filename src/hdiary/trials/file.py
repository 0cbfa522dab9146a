"""The plan as a small text file, ``trial.toml``: written whole, and known again by its digest."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hdiary.diary import need_path
from hdiary.diary.toml import parse_toml
from hdiary.trials.checks import check_plan
from hdiary.trials.plan import Plan
from hdiary.trials.planned import DESIGNS, OUTCOMES, PlanError
from hdiary.trials.text import FORMAT, NAME, WHOLE
from hdiary.vocabulary import paths, pipes
from hdiary.words import phrase

_MOST_BYTES = 4_000_000


def read_plan(path: str | os.PathLike[str]) -> Plan:
    """Read a plan that was saved.

    Parameters
    ----------
    path
        Of ``trial.toml``, or of the folder that it lies in.

    Returns
    -------
    Plan
        Exactly the plan that was saved.

    Raises
    ------
    PlanError
        If there is no such file, it is no plan, or it was changed since it was made.

    Examples
    --------
    >>> import tempfile
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "none"], start="2026-01-05", seed=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     paths = plan.save(folder)
    ...     read_plan(folder).digest == plan.digest
    True
    """
    need_path(path, "read_plan")
    file = paths.typed_path(path)
    if file.is_dir():
        file = file / NAME
    told = _parse(file)
    plan = _rebuild(told, file)
    if told.get("digest") != plan.digest:
        raise PlanError(phrase("trial.refuse.changed", file=file.name))
    check_plan(plan)
    return plan


def _parse(file: Path) -> Mapping[str, Any]:
    try:
        text = pipes.read_file(file, most=_MOST_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        raise PlanError(phrase("trial.refuse.no_file", file=file.name)) from None
    except pipes.TooLargeError:
        raise PlanError(phrase("trial.refuse.no_plan", file=file.name)) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PlanError(phrase("trial.refuse.unread", file=file.name, why=why)) from None
    except UnicodeDecodeError:
        raise PlanError(phrase("trial.refuse.no_plan", file=file.name)) from None
    try:
        told = parse_toml(text)
    except ValueError:
        raise PlanError(phrase("trial.refuse.no_plan", file=file.name)) from None
    if told.get("format") != FORMAT and isinstance(told.get("format"), int) and "trial" in told:
        raise PlanError(phrase("trial.refuse.newer", file=file.name))
    return told


def _rebuild(told: Mapping[str, Any], file: Path) -> Plan:
    """Make the plan again from what the file says; what does not fit is no plan."""
    try:
        trial, drawn = told["trial"], told["drawn"]
        order = _unseal(drawn["sealed"]) if "sealed" in drawn else drawn["order"]
        plan = Plan(
            arms=tuple(map(str, trial["arms"])),
            design=str(trial["design"]),
            outcome=str(trial["outcome"]),
            start=_day(trial["start"]),
            made=_day(trial["made"]) if "made" in trial else None,
            least_share=float(trial["least_share"]),
            trend=bool(trial["trend"]),
            looks=tuple(map(int, trial["looks"])),
            patients=tuple(map(str, trial["patients"])),
            order=tuple(tuple(int(place) for place in one) for one in order),
            usual={str(name): value for name, value in told.get("usual", {}).items()},
            **{name: int(trial[name]) for name in WHOLE},
        )
    # What is sealed may be nested as deep as anybody likes.
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise PlanError(phrase("trial.refuse.no_plan", file=file.name)) from None
    if not _fits(plan):
        raise PlanError(phrase("trial.refuse.changed", file=file.name))
    return plan


def _fits(plan: Plan) -> bool:
    if plan.design not in DESIGNS or plan.outcome not in OUTCOMES[plan.design]:
        return False
    people = max(len(plan.patients), 1)
    if plan.design == "start":
        return len(plan.order) == people and all(
            len(one) == 1 and 0 <= one[0] < plan.starts for one in plan.order
        )
    return len(plan.order) == people and all(_could_be_drawn(plan, one) for one in plan.order)


def _could_be_drawn(plan: Plan, order: Sequence[int]) -> bool:
    """Say whether each block of an order holds each arm equally often."""
    # A block longer than the plan would be listed before it is compared.
    if len(order) != plan.periods or not 0 < plan.block <= len(order):
        return False
    if not plan.arms or plan.block % len(plan.arms):
        return False
    even = sorted(list(range(len(plan.arms))) * (plan.block // len(plan.arms)))
    begins = range(0, plan.periods, plan.block)
    return all(sorted(order[at : at + plan.block]) == even for at in begins)


def _day(told: Any) -> date:
    # A moment is a date to Python, too, and may stand in another zone than the diary's days.
    if isinstance(told, datetime):
        return told.date()
    return told if isinstance(told, date) else date.fromisoformat(str(told))


def _unseal(text: str) -> Any:
    return json.loads(base64.b64decode(text, validate=True))

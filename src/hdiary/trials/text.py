"""The plan as the text of ``trial.toml``."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from hdiary.trials.planned import Planned
from hdiary.version import VERSION

NAME = "trial.toml"
FORMAT = 1
WHOLE = (
    "periods", "length", "block", "washout", "settle", "baseline", "starts", "follow_up", "seed",
)  # fmt: skip
_ABOUT = """\
# The plan of a trial with hdiary. Keep it as it is until the trial has been analysed: it says
# what was drawn by lot beforehand, and the digest tells whether anything was changed since.
"""


def plan_text(plan: Planned) -> str:
    """Write a plan as the text of ``trial.toml``."""
    lines = [
        _ABOUT,
        f"hdiary = {_value(VERSION)}",
        f"format = {FORMAT}",
        f"digest = {_value(plan.digest)}",
        "",
        "[trial]",
        *(f"{name} = {_value(getattr(plan, name))}" for name in ("arms", "design", "outcome")),
        f"start = {plan.start.isoformat()}",
        *([] if plan.made is None else [f"made = {plan.made.isoformat()}"]),
        *(f"{name} = {_value(getattr(plan, name))}" for name in WHOLE),
        f"least_share = {_value(plan.least_share)}",
        f"trend = {_value(plan.trend)}",
        f"looks = {_value(plan.looks)}",
        f"patients = {_value(plan.patients)}",
        "",
        "[drawn]",
    ]
    if plan.sealed:
        lines += ["# Sealed, so that nobody sees by chance what comes next."]
        lines += [f"sealed = {_value(_seal(plan.order))}"]
    else:
        lines += [f"order = {_value(plan.order)}"]
    if plan.usual:
        lines += ["", "[usual]", *(f"{name} = {_value(v)}" for name, v in plan.usual.items())]
    return "\n".join(lines) + "\n"


def _seal(order: Sequence[Sequence[int]]) -> str:
    return base64.b64encode(json.dumps(order).encode("ascii")).decode("ascii")


def _value(value: Any) -> str:
    """Write a value as TOML does; a text is written as in JSON, which TOML reads alike."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=True)

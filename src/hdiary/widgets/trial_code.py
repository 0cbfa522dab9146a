"""The plain code that gives what stands beneath a trial that is planned by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hdiary.widgets.code import Name, write_call, write_lines

RUNS = 400
"""So many trials are lived through while a hand moves; a second or less."""


def write_trial(settings: Mapping[str, Any], *, effect: float, name: str | None) -> str:
    """Write the code that makes the plan, tells what it promises, and draws it."""
    own = None if name is None else Name(name)
    arms, rest = settings["arms"], {k: v for k, v in settings.items() if k != "arms"}
    planned = write_call("hdiary.plan_trial", arms, **rest, diary=own)
    promised = write_call("hdiary.promise", Name("plan"), effects=[effect], diary=own, runs=RUNS)
    return write_lines(
        [
            "import hdiary",
            f"plan = {planned}",
            "print(plan.summary())",
            f"print({promised}.summary())",
            "hdiary.plots.plot_plan(plan).figure",
        ]
    )


def write_try(*, effect: float, seed: int) -> str:
    """Write the code that lets somebody live the plan, and analyses it."""
    lived = write_call("hdiary.simulate_participant", Name("plan"), effect=effect, seed=seed)
    return write_lines(
        [
            f"lived = hdiary.make_diary({lived})",
            "answer = hdiary.trial(lived, plan=plan)",
            "print(answer.summary())",
            "hdiary.plots.plot_trial(answer).figure",
        ]
    )

"""``hdiary trial next``: what the lot has now, one at a time and no further."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from hdiary.cli import options, values
from hdiary.cli.as_json import print_json
from hdiary.cli.text import print_words
from hdiary.cli.trial_options import day_of, plan_option, refuse_reading, take_diary, take_plan


@click.command(
    name="next", cls=options.ReadingCommand, short_help="What is to be done now, and until when?"
)
@options.reading_options(file_needed=False, several=False)
@plan_option
@click.option(
    "--step",
    type=click.IntRange(min=1),
    metavar="N",
    help="The number of the headache that comes next. [default: counted in the diary]",
)
@click.option("--on", type=values.DAY, metavar="DAY", help="The day. [default: today]")
@click.option("--patient", metavar="ID", help="Whose turn, where the plan is of several people.")
@options.json_option
@options.language_option
@options.traceback_option
def command(
    *, file: str | None, reading: dict[str, Any], plan_file: str, step: int | None,
    on: datetime | None, **asked: Any,
) -> None:  # fmt: skip
    """Tell what is to be done now, and until when.

    \b
    Examples:
      hdiary trial next --plan trial/trial.toml
      hdiary trial next --plan trial/trial.toml --step 3
      hdiary trial next diary.csv --plan trial/trial.toml

    Where the lot decides at each headache, it tells what to do about the next one and nothing
    of those after it.
    """  # noqa: D301  (\b is click's)
    from hdiary.trials.turn import take_turn, tell_turn
    from hdiary.words import load_words

    plan, patient = take_plan(plan_file), asked.pop("patient")
    here = None
    if file is None:
        refuse_reading(reading)
    elif plan.sealed and step is None and _is_empty(file):
        step = 1
    else:
        # Nobody is chosen: whoever has a part in the plan may not have written anything yet.
        here = take_diary(file, reading, {**asked, "patient": None})
    turn = take_turn(plan, on=day_of(on), diary=here, step=step, patient=patient)
    told = tell_turn(turn, plan, load_words(asked["language"], "screen"))
    if asked["as_json"]:
        print_json({"question": "trial next", "digest": plan.digest, "next": turn, "summary": told})
    else:
        print_words(told)


def _is_empty(file: str) -> bool:
    """Say whether a file is a diary of a plan in which nothing has been written yet."""
    from pathlib import Path

    from hdiary.trials.folder import is_kept

    path = Path(file)
    return path.is_file() and path.name.startswith("diary") and not is_kept(path)

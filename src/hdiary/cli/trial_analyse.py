"""``hdiary trial analyse``: what came of an experiment with oneself."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.answered import as_object, print_answer
from hdiary.cli.as_json import print_json
from hdiary.cli.given import find_input
from hdiary.cli.load import choose_patient, load_asked
from hdiary.cli.question import picture_options
from hdiary.cli.saves import Saves
from hdiary.cli.trial_options import plan_option, take_plan
from hdiary.registry import TRIAL


@click.command(
    name="analyse",
    cls=options.ReadingCommand,
    short_help="What came of it, compared exactly as it was drawn?",
)
@options.reading_options(people=True)
@plan_option
@click.option(
    "--ended",
    is_flag=True,
    help="The trial has ended for good before its planned end, and not because of its result.",
)
@click.option(
    "--draws",
    type=click.IntRange(min=1),
    metavar="N",
    help="Draw so many orders again instead of listing them all. [default: all up to 65,536, "
    "else 9,999 drawn]",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help="Of orders that are drawn again. [default: the plan's]",
)
@options.patient_option
@options.json_option
@click.option("--csv", "csv_file", metavar="OUT.csv", help="Save the whole table.")
@picture_options(TRIAL)
@options.language_option
@options.force_option
@options.traceback_option
def command(
    *, file: tuple[str, ...], reading: dict[str, Any], plan_file: str, as_json: bool, **asked: Any
) -> None:
    """Tell what came of an experiment with oneself, compared exactly as it was drawn.

    \b
    Examples:
      hdiary trial analyse diary.csv --plan trial/trial.toml
      hdiary trial analyse diary.csv --plan trial/trial.toml --json

    It is refused before the trial is over, unless a look was planned there, and if the plan was
    changed since it was made.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.report_plan import plan_sources
    from hdiary.trials import trial

    given, language = find_input(file), asked["language"]
    saves = Saves.of(asked, given, *plan_sources(plan_file))
    saves.check()
    plan = take_plan(plan_file)
    diary = load_asked(TRIAL.name, given, reading, as_json=as_json, language=language)
    chosen = choose_patient(diary, asked["patient"])
    how = {name: asked[name] for name in ("draws", "ended", "seed")}
    result = trial(chosen, plan=plan, **how)
    saves.save(TRIAL, result)
    if as_json:
        print_json({**as_object(TRIAL, chosen, result, language), "digest": plan.digest})
    else:
        print_answer(TRIAL, result, language)

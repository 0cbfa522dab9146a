"""``hdiary trial simulate``: somebody who lives through a plan, to see what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.text import echo, print_bytes
from hdiary.cli.trial_options import plan_option, take_plan

if TYPE_CHECKING:
    from hdiary.diary import Diary


@click.command(name="simulate", short_help="Make up somebody who lives through a plan.")
@plan_option
@options.output_option(metavar="DIARY.csv", text="Where to; .gz compresses, - prints.")
@click.option(
    "--effect",
    type=float,
    default=0.0,
    show_default=True,
    metavar="X",
    help="What the first arm truly does: the share by which headache days become fewer (0.5 is "
    "half), or points of pain.",
)
@click.option(
    "--missing",
    type=click.FloatRange(0.0, 1.0),
    default=0.1,
    show_default=True,
    metavar="SHARE",
    help="Share of what is to be written down that is missed.",
)
@click.option(
    "--adherence",
    type=click.FloatRange(0.0, 1.0),
    default=1.0,
    show_default=True,
    metavar="SHARE",
    help="Share of the plan that is followed.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="The same seed gives the same diary.",
)
@options.language_option
@options.force_option
@options.traceback_option
def command(*, plan_file: str, output: str, force: bool, language: str, **asked: Any) -> None:
    """Make up the diary of somebody who lives through a plan.

    \b
    Examples:
      hdiary trial simulate --plan trial/trial.toml --effect 0.5 -o made-up.csv
      hdiary trial analyse made-up.csv --plan trial/trial.toml

    With --effect 0 nothing is there to be found: what is found all the same came by chance.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.report_plan import plan_sources
    from hdiary.cli.trial_promise import check_effects
    from hdiary.diary import make_diary
    from hdiary.trials import simulate_participant
    from hdiary.words import load_words
    from hdiary.write.csv_file import check_csv_target

    plan = take_plan(plan_file)
    check_effects([asked["effect"]] if asked["effect"] else [], plan)
    if output != "-":
        check_csv_target(output, force=force, not_over=plan_sources(plan_file))
    diary = make_diary(simulate_participant(plan, **asked))
    _save(diary, output, force=force)
    if output != "-":
        told = load_words(language, "screen")("trial.cli.lived", n=len(diary.entries), file=output)
        echo(told, err=True)


def _save(diary: Diary, output: str, *, force: bool) -> None:
    from hdiary.write import diary_csv, write_diary

    if output == "-":
        print_bytes(diary_csv(diary).encode("utf-8"))
    else:
        write_diary(diary, output, force=force)

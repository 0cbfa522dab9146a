"""``hdiary compare``: the arms of a trial, by the endpoints of everybody's diary."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.endpoints import ENDPOINTS, MISSING
from hdiary.cli.given import find_input
from hdiary.cli.load import load_asked
from hdiary.cli.text import echo, print_words

# As in hdiary.cohort.arms.trial, which would bring in pandas; a test keeps them equal.
OUTCOMES = ("headache_days", "responder_50")
ERRORS = ("auto", "classical", "robust")
_DAYS = click.IntRange(1, 3660)


def _names(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Take names one by one or joined by commas."""
    parts = [part.strip() for text in given for part in text.split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))


@click.command(
    name="compare", cls=options.ReadingCommand, short_help="Do the arms of a trial differ?"
)
@options.reading_options(people=True)
@click.option("--by", default="arm", show_default=True, metavar="FACT", help="Who belongs where.")
@click.option(
    "--reference",
    metavar="ARM",
    help="The arm that the others are compared with. [default: the first in order]",
)
@click.option(
    "--anchor",
    metavar="DAY|FACT",
    help="From when periods are counted: a day such as 2026-03-01, or a fact of the people that "
    "is a day, such as randomised. Without it there is no baseline.",
)
@click.option(
    "--outcome", "outcomes", multiple=True, type=click.Choice(ENDPOINTS), default=OUTCOMES,
    show_default=True, help="What to compare, the main one first. May be given several times.",
)  # fmt: skip
@click.option(
    "--adjust", multiple=True, callback=_names, metavar="FACT",
    help="Facts to adjust for beside the baseline, joined by commas.",
)  # fmt: skip
@click.option(
    "--period", type=click.IntRange(1, 1000), default=1, show_default=True,
    help="Which period after the anchor.",
)  # fmt: skip
@click.option("--baseline-days", type=_DAYS, default=28, show_default=True, help="Before it.")
@click.option("--period-days", type=_DAYS, default=28, show_default=True, help="Of each period.")
@click.option("--skip", type=click.IntRange(0, 3660), default=0, help="Days left out after it.")
@click.option(
    "--missing", type=click.Choice(MISSING), default="prorate", show_default=True,
    help="What becomes of days that were not recorded.",
)  # fmt: skip
@click.option(
    "--errors", type=click.Choice(ERRORS), default="auto", show_default=True,
    help="Of means: classical as in published analyses of covariance, or robust.",
)  # fmt: skip
@click.option(
    "--randomised/--not-randomised", default=None, help="Whether the arms were drawn by lot."
)
@click.option(
    "-o", "--output", metavar="FOLDER",
    help="Save Table 1, the flow, endpoints and comparisons there.",
)  # fmt: skip
@options.json_option
@options.force_option
@options.language_option
@options.traceback_option
def command(
    *, file: tuple[str, ...], reading: dict[str, Any], output: str | None, **asked: Any
) -> None:
    """Compare the arms of a trial by the endpoints of everybody's diary.

    \b
    Examples:
      hdiary compare diaries.csv --people people.csv --anchor randomised
      hdiary compare diaries.csv --people people.csv --anchor randomised \\
        --reference "usual care" --adjust age,sex --randomised -o trial

    Differences are adjusted for the baseline (analysis of covariance); responders are compared
    by shares, with the number needed to treat. Whoever lacks what is compared is counted.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.compared import as_object, ask, check_folder, save_folder
    from hdiary.words import load_words

    given = find_input(file)
    if output is not None:
        check_folder(output, force=asked["force"])
    how = {"as_json": asked["as_json"], "language": asked["language"]}
    diary = load_asked("compare", given, reading, **how)
    say = load_words(asked["language"], "screen")
    found = ask(diary, asked, say)
    if output is not None:
        also = find_input(reading["people"]).sources
        saved = save_folder(
            found, output, say, force=asked["force"], not_over=[*given.sources, *also]
        )
        echo(say("arms.trial.saved", folder=output, files=tuple(saved)), err=True)
    if asked["as_json"]:
        from hdiary.cli.as_json import print_json

        print_json(as_object(found, diary, asked["language"]))
    else:
        print_words(found.summary(language=asked["language"]))

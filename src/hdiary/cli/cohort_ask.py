"""``hdiary cohort ask``: one question of very many people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.commands import LazyGroup
from hdiary.cli.people import read_asked, tell_matched
from hdiary.cli.progress import Progress
from hdiary.cli.settings import option_of
from hdiary.cli.text import echo, print_words
from hdiary.registry import QUESTIONS

ENDPOINTS = "endpoints"


def find_question(name: str) -> click.Command:
    """Make the command of a question, or of the endpoints of trials."""
    if name == ENDPOINTS:
        from hdiary.cli import endpoints

        of_trials = [
            one for one in endpoints.command.params if one.name in {"names", *endpoints.SETTINGS}
        ]
        asks = "How did it go, before and after? The endpoints of trials, for everybody."
        return _make(ENDPOINTS, asks, of_trials)
    question = next(one for one in QUESTIONS if one.name == name)
    own = click.Command(name)
    for setting in reversed(question.settings):
        option_of(setting)(own)
    return _make(name, question.asks, own.params[::-1])


@click.group(
    name="ask",
    cls=LazyGroup,
    names=(*(one.name for one in QUESTIONS), ENDPOINTS),
    find=find_question,
    short_help="Ask one question of everybody.",
)
@options.traceback_option
def command() -> None:
    """Ask one question of everybody.

    \b
    Example:
      hdiary cohort ask triggers cohort -o answer --jobs 2
    """  # noqa: D301  (\b is click's)


def _make(name: str, asks: str, own: Sequence[click.Parameter]) -> click.Command:
    settings = [str(param.name) for param in own]

    def run(*, cohort: str, output: str, language: str, **asked: Any) -> None:
        from hdiary.cohort import open_cohort
        from hdiary.words import load_words

        say = load_words(language, "screen")
        how = {one: asked[one] for one in ("jobs", "scheduler", "people_per_part", "force")}
        told = {one: asked[one] for one in settings if asked[one] != ()}
        opened = open_cohort(cohort, people=read_asked(asked))
        tell_matched(opened, say)
        with Progress(say("cohort.engine.asking")) as progress:
            try:
                answer = opened.ask(name, out=output, progress=progress, **how, **told)
            except ValueError as error:
                _refuse_setting(error)
                raise
        print_words(answer.summary(language=language))
        echo(say("cohort.engine.saved", output=output), err=True)

    callback: Any = run
    for option in reversed(_OPTIONS):
        callback = option(callback)
    example = f"hdiary cohort ask {name} cohort -o answer --jobs 2"
    made: click.Command = click.command(
        name=name,
        help=f"{asks}\n\n\b\nExample:\n  {example}\n\nCOHORT is a folder made by hdiary cohort "
        "pack; a folder of diaries or one long file works as well.",
        short_help=asks.partition("?")[0] + "?",
    )(callback)
    made.params[:0] = own
    return made


def _refuse_setting(error: ValueError) -> None:
    """Tell what is wrong with a setting as wrong usage; other refusals end as they do."""
    from hdiary.diary import DiaryError
    from hdiary.write import WriteError

    if not isinstance(error, (DiaryError, WriteError)):
        raise click.UsageError(f"{error}.") from None


_OPTIONS = (
    click.argument("cohort", metavar="COHORT"),
    options.output_option(
        metavar="ANSWER", text="The folder of the answer; what is done is kept in it."
    ),
    click.option(
        "--jobs", type=click.IntRange(1), help="How many processes. [default: all processors]"
    ),
    click.option(
        "--scheduler",
        metavar="tcp://…",
        help="A Dask scheduler whose workers see the same folders do the work.",
    ),
    click.option(
        "--people-per-part",
        type=click.IntRange(1),
        default=300,
        show_default=True,
        help="How many people a worker holds in memory at once.",
    ),
    click.option(
        "--force", is_flag=True, help="Begin anew where another answer of hdiary is there."
    ),
    *options.PEOPLE_OPTIONS[:2],
    options.language_option,
    options.traceback_option,
)

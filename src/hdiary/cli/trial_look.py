"""``hdiary trial look``: how far a trial is, and never how it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options, values
from hdiary.cli.as_json import diary_object, print_json
from hdiary.cli.text import echo, print_frame, print_words
from hdiary.cli.trial_options import day_of, plan_option, take_diary, take_plan

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.trials import TrialLook
    from hdiary.words import Words

_COLUMNS = ("done", "planned", "days", "recorded", "missing", "unrated", "unnumbered", "said")


@click.command(
    name="look", cls=options.ReadingCommand, short_help="How far is it, and what is missing?"
)
@options.reading_options()
@plan_option
@click.option("--on", type=values.DAY, metavar="DAY", help="The day of looking. [default: today]")
@options.patient_option
@options.json_option
@options.language_option
@options.traceback_option
def command(
    *, file: tuple[str, ...], reading: dict[str, Any], plan_file: str, on: datetime | None,
    **asked: Any,
) -> None:  # fmt: skip
    """Tell how far a trial is, what was missed, and what comes next.

    \b
    Examples:
      hdiary trial look diary.csv --plan trial/trial.toml
      hdiary trial look diary.csv --plan trial/trial.toml --json

    It never tells the result, nor anything from which the result would follow: whoever looks
    again and again finds something by chance.
    """  # noqa: D301  (\b is click's)
    from hdiary.trials import look_at_trial
    from hdiary.words import load_words

    plan = take_plan(plan_file)
    diary = take_diary(file, reading, asked)
    look = look_at_trial(diary, plan=plan, on=day_of(on))
    if asked["patient"] is not None:
        # The others were left out on purpose.
        look = replace(look, absent=0)
    if asked["as_json"]:
        print_json(_as_object(look, diary, asked["language"]))
    else:
        _print(look, load_words(asked["language"], "screen"))


def _as_object(look: TrialLook, diary: Diary, language: str) -> dict[str, Any]:
    plain = ("on", "state", "strangers", "absent", "table")
    return {
        "question": "trial look",
        "diary": diary_object(diary),
        "digest": look.plan.digest,
        **{name: getattr(look, name) for name in plain},
        "tables": {"periods": look.periods},
        "summary": look.summary(language=language),
    }


def _print(look: TrialLook, say: Words) -> None:
    print_words(look.summary(language=say.name))
    if len(look.table) > 1:
        echo()
        heads = {name: say(f"trial.heads.{name}") for name in _COLUMNS}
        named = {"patient": say("columns.heads.patient"), **heads}
        print_frame(look.table, named, more=say("columns.print_all"), say=say)

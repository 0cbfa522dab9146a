"""``hdiary trial plan``: an experiment with oneself, drawn by lot and ready to be handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.as_json import print_json
from hdiary.cli.languages import Misused
from hdiary.cli.text import echo, print_words, visible
from hdiary.cli.trial_asked import check_uses, make_plan, plan_options
from hdiary.cli.trial_folder import save_folder
from hdiary.cli.trial_options import refuse_reading, take_diary
from hdiary.cli.trial_promise import make_promise, promise_object, tell_promised

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.trials import Plan
    from hdiary.words import Words


@click.command(
    name="plan",
    cls=options.ReadingCommand,
    short_help="Draw a plan by lot, with all that is handed over.",
)
@options.reading_options(file_needed=False, several=False)
@plan_options
@click.option("-o", "--output", metavar="FOLDER", help="Where to; made if it is not there.")
@click.option(
    "--page",
    is_flag=True,
    help="Also write the diary as a page for a phone or computer (diary.html), which says what is "
    "to be done each day and asks for what the plan needs.",
)
@click.option("--dry-run", is_flag=True, help="Tell the plan and what it promises; write nothing.")
@options.patient_option
@options.json_option
@options.language_option
@options.force_option
@options.traceback_option
def command(
    *, file: str | None, reading: dict[str, Any], output: str | None, dry_run: bool, **asked: Any
) -> None:
    """Plan an experiment with oneself: what comes when is drawn by lot.

    \b
    Examples:
      hdiary trial plan --arm "desk exercises" --arm none -o trial --page
      hdiary trial plan diary.csv --arm heat --arm ice --design headaches -o trial
      hdiary trial plan diary.csv --arm yoga --arm none --design start --dry-run

    It tells beforehand what the plan can show: with FILE reckoned from its own days, else from
    those of people in general. FOLDER then holds the plan (trial.toml), what comes when
    (schedule.csv), a calendar, a sheet for the fridge and the diary to fill in: with --page also as
    one file for a phone (diary.html), which tells one step at a time. A plan that could show
    nothing is refused, with what would do.
    """  # noqa: D301  (\b is click's)
    from hdiary.trials.tell_plan import tell_plan
    from hdiary.words import load_words

    if (output is None) != dry_run:
        raise Misused("cli.misused.no_place")
    if asked["page"] and dry_run:
        raise Misused("cli.misused.page_of_folder")
    check_uses(asked)
    say = load_words(asked["language"], "screen")
    diary = _load(file, reading, asked)
    plan = make_plan(asked, diary)
    promised = make_promise(plan, asked["effects"], diary)
    told = [*tell_plan(plan, say), *tell_promised(promised, diary, say)]
    files = [] if output is None else save_folder(plan, output, file, asked)
    if asked["as_json"]:
        print_json({**_as_object(plan, told, files), "promise": promise_object(promised)})
        return
    print_words("\n".join(told))
    echo(_where(plan, output, files, say), err=True)
    if asked["page"]:
        echo(say("trial.cli.page"), err=True)


def _load(file: str | None, reading: dict[str, Any], asked: dict[str, Any]) -> Diary | None:
    if file is None:
        refuse_reading(reading)
        if asked["for_everybody"]:
            raise Misused("cli.misused.everybody_of_what")
        if asked["patient"] is not None:
            raise Misused("cli.misused.patient_of_what")
        return None
    return take_diary(file, reading, asked)


def _where(plan: Plan, output: str | None, files: list[str], say: Words) -> str:
    seed = say("trial.cli.seed", seed=plan.seed)
    if output is None:
        return f"{seed} {say('trial.cli.dry')}"
    saved = say("trial.cli.saved", folder=output, files=files)
    return visible(f"{saved}\n{seed} {say('trial.cli.keep')}")


def _as_object(plan: Plan, told: list[str], files: list[str]) -> dict[str, Any]:
    """Give everything of a plan; of a sealed one not what comes next."""
    hidden = {"order"} if plan.sealed else set()
    content = {name: value for name, value in plan.content.items() if name not in hidden}
    return {
        "question": "trial plan",
        "digest": plan.digest,
        "plan": {**content, "last_day": plan.last_day},
        "schedule": None if plan.sealed else plan.schedule,
        "files": files,
        "summary": "\n".join(told),
    }

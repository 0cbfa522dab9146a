"""``hdiary endpoints``: the endpoints of trials, by period against baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.as_json import diary_object, print_json
from hdiary.cli.given import Misused, find_input
from hdiary.cli.load import choose_patient, load_asked
from hdiary.cli.text import echo, print_frame, print_words

if TYPE_CHECKING:
    from hdiary.cohort import EndpointsResult
    from hdiary.diary import Diary
    from hdiary.words import Words

# As in hdiary.cohort.endpoints, which would bring in pandas; a test keeps them equal.
ENDPOINTS = (
    "headache_days", "moderate_days", "medication_days", "attacks", "mean_pain",
    "mean_pain_all_days", "responder_50", "responder_75", "responder_100", "pain_free_2h",
    "pain_relief_2h", "sustained_24h",
)  # fmt: skip
MISSING = ("prorate", "bounds", "complete")
COUNTED = ENDPOINTS[:4]
_COLUMNS = ("endpoint", "period", "people", "n", "missing", "mean", "sd", "low", "high")
_OF_ONE = ("endpoint", "period", "first_day", "last_day", "recorded", "value", "low", "high")
SETTINGS = (
    "anchor", "baseline_days", "period_days", "periods", "skip", "missing", "least_days",
    "moderate_from", "responder_of",
)  # fmt: skip
_DAYS = click.IntRange(1, 3660)


@click.command(
    name="endpoints", cls=options.ReadingCommand, short_help="How did it go, before and after?"
)
@options.reading_options(people=True)
@click.option(
    "--anchor",
    metavar="DAY|FACT",
    help="From when periods are counted: a day such as 2026-03-01, or a fact of the people that "
    "is a day, such as randomised. Without it there is no baseline.",
)
@click.option(
    "--endpoint", "names", multiple=True, type=click.Choice(ENDPOINTS),
    help="Only this one. May be given several times.",
)  # fmt: skip
@click.option("--baseline-days", type=_DAYS, default=28, show_default=True, help="Before it.")
@click.option("--period-days", type=_DAYS, default=28, show_default=True, help="Of each period.")
@click.option("--periods", type=click.IntRange(1, 1000), help="How many. [default: as they are]")
@click.option("--skip", type=click.IntRange(0, 3660), default=0, help="Days left out after it.")
@click.option(
    "--missing", type=click.Choice(MISSING), default="prorate", show_default=True,
    help="What becomes of days that were not recorded.",
)  # fmt: skip
@click.option("--least-days", type=_DAYS, help="Known days that a period needs. [default: half]")
@click.option("--moderate-from", type=float, help="Pain from which a day is moderate.")
@click.option(
    "--responder-of", type=click.Choice(COUNTED), default="headache_days", show_default=True,
    help="What has to fall in a responder.",
)  # fmt: skip
@options.patient_option
@options.json_option
@click.option("-o", "--csv", "csv_file", metavar="OUT.csv", help="Save the whole table.")
@options.force_option
@options.language_option
@options.traceback_option
def command(
    *, file: tuple[str, ...], reading: dict[str, Any], csv_file: str | None, **asked: Any
) -> None:
    """Measure the endpoints of trials for everybody, by period against baseline.

    \b
    Examples:
      hdiary endpoints diary.csv --anchor 2026-03-01
      hdiary endpoints diaries.csv --people people.csv --anchor randomised -o endpoints.csv

    Headache days, moderate-to-severe days, days with acute medicine and attacks in 28 days,
    mean pain, responders, and pain two hours after a treatment. Days without an entry are never
    taken to be clear: "low" and "high" say what each number may lie between.
    """  # noqa: D301  (\b is click's)
    from hdiary.words import load_words

    given = find_input(file)
    safely = {"force": asked["force"], "not_over": given.sources}
    _check_target(csv_file, safely)
    how = {"as_json": asked["as_json"], "language": asked["language"]}
    diary = choose_patient(load_asked("endpoints", given, reading, **how), asked["patient"])
    found = _ask(diary, asked)
    say = load_words(asked["language"], "screen")
    if csv_file is not None:
        _save(csv_file, found, safely, say)
    if asked["as_json"]:
        print_json(_as_object(found, diary, asked["language"]))
    else:
        _print(found, say)


def _check_target(csv_file: str | None, safely: dict[str, Any]) -> None:
    if csv_file == "-":
        raise Misused("cli.misused.csv_printed")
    if csv_file is not None:
        from hdiary.write.csv_file import check_csv_target

        check_csv_target(csv_file, **safely)


def _ask(diary: Diary, asked: dict[str, Any]) -> EndpointsResult:
    from hdiary import endpoints
    from hdiary.questions import SettingError

    try:
        settings = {name: asked[name] for name in SETTINGS}
        return endpoints(diary, names=asked["names"] or None, **settings)
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None


def _save(csv_file: str, found: EndpointsResult, safely: dict[str, Any], say: Words) -> None:
    from hdiary.write import frame_csv, save_csv

    save_csv(csv_file, frame_csv(found.table), **safely)
    echo(say("columns.saved_table", file=csv_file), err=True)


def _as_object(found: EndpointsResult, diary: Diary, language: str) -> dict[str, Any]:
    return {
        "question": "endpoints",
        "diary": diary_object(diary),
        "settings": {**diary.settings, **found.settings},
        "definitions": found.define(language=language),
        "table": found.table,
        "tables": {"by_period": found.by_period},
        "notices": list(found.notices),
        "summary": found.summary(language=language),
    }


def _print(found: EndpointsResult, say: Words) -> None:
    print_words(found.summary(language=say.name))
    echo()
    columns = _OF_ONE if found.n == 1 else _COLUMNS
    frame = found.tell_table(found.table if found.n == 1 else found.by_period, say)
    alone = {"low": "lowest", "high": "highest"} if found.n == 1 else {}
    heads = {
        name: say(f"endpoints.heads.{alone.get(name, name)}") for name in ("patient", *columns)
    }
    print_frame(frame.assign(patient=""), heads, more=say("columns.save_or_print"), say=say)
    echo()
    print_words("\n".join(dict.fromkeys(found.define(language=say.name).values())))

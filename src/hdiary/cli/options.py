"""The options that several commands share."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

import click

from hdiary.cli import languages, people_options, values
from hdiary.vocabulary.scales import SCALES

OF_PEOPLE = people_options.OF_PEOPLE
PEOPLE_MEANINGS = people_options.PEOPLE_MEANINGS
PEOPLE_OPTIONS = people_options.PEOPLE_OPTIONS
Function = Callable[..., Any]
# As in hdiary.read.declared, which would bring in pandas; a test keeps them equal.
ROWS = ("day", "headache", "reading", "change")
BLANKS = ("none", "not-said", "dash")
EACH_FILE = ("person", "same")
LISTS = ("comma", "semicolon")
ACCEPTED = (
    "nearest", "timestamps", "blanks", "unquoted", "thousands", "decimals", "none-taken",
    "alike-people",
)  # fmt: skip
DIVISORS = ("1", "10", "100", "1000")

_CLEAR_BETWEEN = click.option(
    "--clear-between",
    nargs=2,
    type=values.DAY,
    metavar="FROM TO",
    callback=values.clear_of,
    help="In a diary that lists only headaches: every unlisted day from FROM to TO was clear "
    "(each such as 2026-03-01).",
)
_READING = (
    click.option(
        "--scale",
        type=click.Choice(list(SCALES)),
        help="The scale of the pain column, if it is not 0-10.",
    ),
    click.option(
        "--dates",
        type=click.Choice(["dmy", "mdy"]),
        help="Whether 3/4 is 3 April (dmy) or 4 March (mdy).",
    ),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="NAME=HEADER",
        callback=values.columns_of,
        help='What a column means, such as pain="Schmerz"; factor=... keeps it as a factor, '
        "ignore=... leaves it out. May be given several times.",
    ),
    click.option(
        "--rows",
        type=click.Choice(ROWS),
        help="What one row is: a day, a headache, a reading of one symptom, or a change of pain.",
    ),
    click.option(
        "--blank",
        type=click.Choice(BLANKS),
        help="What a blank rating means: no headache (none), or nothing (not-said); dash: only a "
        "dash means no headache.",
    ),
    click.option(
        "--accept",
        type=click.Choice(ACCEPTED),
        multiple=True,
        help="Take what is not certain: the nearest reading of cells such as 7ish, the day of "
        "the time stamp, impossible cells as blank, a comma without quotes, what 1.234 is where "
        "nothing tells (thousands or decimals), a blank among medicines as none taken, people "
        "written alike as one. May be given several times.",
    ),
    click.option(
        "--same",
        multiple=True,
        metavar="WORD=OTHER",
        callback=values.same_of,
        help="Two spellings are one: OTHER, a word, a person or the heading of a factor, is "
        'written as WORD, such as --same "desk work=office (desk)". May be given several times; '
        "WORD= undoes what was remembered.",
    ),
    click.option(
        "--skip-bad-rows",
        is_flag=True,
        help="The last resort: go on without the rows that cannot be read.",
    ),
    click.option(
        "--as-is",
        "remembered",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Read without what was remembered of this file (see check --remember).",
    ),
    click.option(
        "--map",
        metavar="MAP.toml",
        type=values.FilePath(exists=True, dir_okay=False),
        help="Read as a map says (see hdiary map); options given here count more.",
    ),
    click.option("--headache", metavar="ITEM", help="The item of a list that says headache."),
    click.option(
        "--month",
        metavar="YYYY-MM",
        callback=values.month_of,
        help="The month of a calendar without one; of dates "
        "without a year, their year and first month.",
    ),
    click.option(
        "--zone",
        metavar="ZONE",
        callback=values.zone_of,
        help="Where times written in UTC were local, such as Europe/Berlin.",
    ),
    click.option(
        "--lists",
        type=click.Choice(LISTS),
        help="Whether commas part the items of lists, or only semicolons.",
    ),
    click.option(
        "--divide-by",
        type=click.Choice(DIVISORS),
        callback=values.number_of,
        help="What the ratings were multiplied by.",
    ),
    click.option(
        "--encoding", callback=values.encoding_of, help="Such as utf-8, cp1252 or utf-16."
    ),
    click.option(
        "--delimiter", callback=values.delimiter_of, help="comma, semicolon, tab or pipe."
    ),
    click.option("--sheet", help="The sheet of an Excel workbook."),
    click.option(
        "--each-file",
        type=click.Choice(EACH_FILE),
        help="Of several files: each is another person's, named as the file is (person), or all "
        "are the same person's (same).",
    ),
)
_COMMON = 5
"""So many of them come before ``--clear-between`` in the help."""
_NAMES = (
    "scale", "dates", "columns", "rows", "blank", "accept", "same", "skip_bad_rows", "remembered",
    "map", "headache", "month", "zone", "lists", "divide_by", "encoding", "delimiter", "sheet",
    "each_file",
)  # fmt: skip


def of_diary(reading: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was said of how the diary's own file is to be read."""
    return {name: value for name, value in reading.items() if name not in OF_PEOPLE}


def people_words(reading: Mapping[str, Any]) -> list[str]:
    """Write what was said of people as the options that say it."""
    columns = (reading.get("people_columns") or {}).items()
    words = [] if reading.get("people") is None else ["--people", str(reading["people"])]
    words += [part for head, means in columns for part in ("--people-column", f"{means}={head}")]
    return words + (["--where", reading["where"]] if reading.get("where") else [])


def option_words(reading: Mapping[str, Any]) -> list[str]:
    """Write settings of reading as the options that give them."""
    from hdiary.diary.problems import Suggestion

    settings = {n: value for n, value in of_diary(reading).items() if value and n != "remembered"}
    if "delimiter" in settings:
        sign = settings["delimiter"]
        settings["delimiter"] = values.SIGN_WORDS.get(sign, sign)
    as_is = ["--as-is"] if reading.get("remembered") is False else []
    return as_is + Suggestion(why="", settings=settings).options + people_words(reading)


class ReadingCommand(click.Command):
    """A command whose help tells its own options, and only names those of reading a file."""

    explains_reading = False

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its own options, and those of reading in the words of `hdiary check --help`."""
        own: list[tuple[str, str]] = []
        reading: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                of_reading = param.name in {*_NAMES, "clear_between", *OF_PEOPLE}
                (reading if of_reading else own).append(record)
        if own:
            with formatter.section("Options"):
                formatter.write_dl(own)
        if not reading:
            return
        with formatter.section("How the file is to be read"):
            if self.explains_reading:
                formatter.write_dl(reading)
            else:
                names = ", ".join(record.split()[0] for record, _ in reading)
                indent = " " * formatter.current_indent
                told = textwrap.fill(
                    f"{names}: {_EXPLAINED}",
                    width=formatter.width,
                    initial_indent=indent,
                    subsequent_indent=indent,
                    break_on_hyphens=False,
                )
                formatter.write(f"{told}\n")


_EXPLAINED = (
    '"hdiary check --help" explains each. To say it once and for all, run "hdiary check" on the '
    "file with these options and --remember."
)


class ExplainingCommand(ReadingCommand):
    """The command whose help explains how a file is read, for all of them."""

    explains_reading = True


def reading_options(
    *,
    clear_between: bool = True,
    file_needed: bool = True,
    several: bool = True,
    people: bool = False,
) -> Callable[[Function], Function]:
    """Add FILE and the options of reading; the command gets them as ``file`` and ``reading``."""
    # With ``several``, FILE may be many files of one diary, and ``file`` holds their names; with
    # ``people``, what is known of people may be joined to it.
    names = (*_NAMES, *(["clear_between"] if clear_between else []), *(OF_PEOPLE if people else ()))
    stated = (_CLEAR_BETWEEN,) if clear_between else ()
    known = PEOPLE_OPTIONS if people else ()
    listed = (*_READING[:_COMMON], *stated, *known, *_READING[_COMMON:])

    def decorate(command: Function) -> Function:
        @functools.wraps(command)
        def collected(*args: Any, **given: Any) -> Any:
            reading = {name: given.pop(name) for name in names}
            return command(*args, reading=reading, **given)

        wrapped: Function = collected
        for option in reversed(listed):
            wrapped = option(wrapped)
        if not (several and file_needed):
            metavar = "FILE" if file_needed else "[FILE]"
            return click.argument("file", metavar=metavar, required=file_needed)(wrapped)
        return click.argument("file", metavar="FILE...", required=True, nargs=-1)(wrapped)

    return decorate


force_option = click.option(
    "--force", is_flag=True, help="Replace a file that is there (never the input)."
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."
)
patient_option = click.option(
    "--patient",
    metavar="ID",
    multiple=True,
    callback=values.patients_of,
    help="One person only, as written in the file; may be given several times.",
)
month_option = click.option(
    "--month", metavar="YYYY-MM", callback=values.month_of, help="Which month (.pdf)."
)
LANGUAGES = languages.LANGUAGES
language_option = languages.language_option
traceback_option = click.option(
    "--traceback", is_flag=True, expose_value=False, help="On a bug, show all of it."
)


def output_option(*, metavar: str, text: str) -> Callable[[Function], Function]:
    """Add ``-o``, which must be given."""
    return click.option("-o", "--output", metavar=metavar, required=True, help=text)

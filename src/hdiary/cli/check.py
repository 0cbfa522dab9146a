"""``hdiary check``: what was recognised in a diary, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.as_json import diary_object, print_json
from hdiary.cli.found import Found, find_diary
from hdiary.cli.given import Input, find_input
from hdiary.cli.next_step import advice_objects, find_advice, print_advice

if TYPE_CHECKING:
    from hdiary.words import Words

_REFUSED = 1
_READING_FIELDS = (
    "format", "app", "left_out", "encoding", "delimiter", "decimal", "date_order", "sheet",
    "header_line", "title_lines", "blank_lines", "repeated_headers", "columns", "rows_joined",
    "decisions", "remembered", "above", "files", "passed_over",
)  # fmt: skip


@click.command(name="check", cls=options.ExplainingCommand)
@options.reading_options(people=True)
@options.json_option
@click.option("--problems-csv", metavar="OUT.csv", help="Save every problem, one a line.")
@click.option(
    "--remember",
    is_flag=True,
    help="Keep these options beside FILE, in FILE.hdiary.toml: every command and notebook reads "
    "it so from then on. (Not those of people: --people, --people-column, --where.)",
)
@options.language_option
@options.force_option
@options.traceback_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    file: tuple[str, ...],
    reading: dict[str, Any],
    as_json: bool,
    problems_csv: str | None,
    remember: bool,
    language: str,
    force: bool,
) -> None:
    """Say what was recognised in a diary and what is wrong.

    \b
    Examples:
      hdiary check diary.csv
      hdiary check diary.csv --scale words --remember

    Ends with 1 if the diary, or any row of it, cannot be read; warnings alone are fine.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.check_packed import check_packed
    from hdiary.cli.check_people import find_people
    from hdiary.cli.remembering import print_once, remember_reading, tell_unkept
    from hdiary.words import load_words

    say, given = load_words(language, "screen"), find_input(file)
    safely: dict[str, Any] = {"force": force, "not_over": given.sources}
    if problems_csv is not None:
        from hdiary.write.csv_file import check_csv_target

        check_csv_target(problems_csv, **safely)
    told = {"--remember": remember, "--problems-csv": problems_csv}
    fine = check_packed(given, reading, say, as_json=as_json, told=told)
    if fine is not None:
        ctx.exit(0 if fine else _REFUSED)
    whole, reading = reading, options.of_diary(reading)
    found = find_diary(given, reading)
    people = find_people(whole, found.diary)
    if problems_csv is not None:
        from hdiary.write import frame_csv, save_csv

        save_csv(problems_csv, frame_csv(found.problems), **safely)
    if remember:
        remember_reading(given, reading, found.now, say=say, force=force)
        tell_unkept(whole, say)
    advice = find_advice(given, reading, found.now)
    if as_json:
        _print_object(found, advice, people)
    else:
        _print_words(found, given, reading, say)
        named = "" if people is None else people.files_named(given, whole, found.now, say)
        print_advice(given, whole, advice, say, evidence=named)
        if found.accepted and not (advice or remember):
            print_once(given, reading, found.now, say)
        if people is not None:
            people.print(say)
    ctx.exit(0 if found.accepted and (people is None or people.accepted) else _REFUSED)


def _print_words(found: Found, given: Input, reading: dict[str, Any], say: Words) -> None:
    from hdiary.cli.check_words import print_columns_at_least, print_found

    if found.diary is None:
        print_columns_at_least(given, reading, found.problems, say)
    print_found(found, say, workbook=given.workbook)


def _print_object(found: Found, advice: list[Any], people: Any) -> None:
    refused = not found.accepted and not found.skipped
    content: dict[str, Any] = {"command": "check", "refused": refused}
    if found.diary is not None:
        reading = found.diary.reading
        content["diary"] = diary_object(found.diary)
        content["settings"] = found.diary.settings
        content["reading"] = {name: getattr(reading, name) for name in _READING_FIELDS}
    if people is not None:
        content["people"] = people.as_object()
    print_json({**content, "suggested": advice_objects(advice), "problems": found.problems})

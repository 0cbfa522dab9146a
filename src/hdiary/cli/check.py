"""``hdiary check``: what was recognised in a diary, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.as_json import diary_object, print_json
from hdiary.cli.load import Input, find_input, load_diary, refused_words
from hdiary.cli.options import force_option, json_option, reading_options, traceback_option
from hdiary.cli.problems import (
    NOT_A_DIARY,
    as_rows,
    looks_like_no_diary,
    told_problems,
    warning_sentences,
)
from hdiary.cli.text import heading, print_pairs, print_table, print_words
from hdiary.vocabulary.say import say_count

if TYPE_CHECKING:
    from hdiary.diary import Diary

_REFUSED = 1
_ORDER_OF_DATES = "two readings"
_WORKBOOKS = (".xlsx", ".xlsm")
_READING_FIELDS = (
    "format", "encoding", "delimiter", "decimal", "date_order", "sheet", "header_line",
    "title_lines", "blank_lines", "repeated_headers", "columns",
)  # fmt: skip


@click.command(name="check")
@reading_options()
@json_option
@click.option("--problems-csv", metavar="OUT.csv", help="Save every problem, one a line.")
@force_option
@traceback_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    file: str,
    reading: dict[str, Any],
    as_json: bool,
    problems_csv: str | None,
    force: bool,
) -> None:
    """Say what was recognised in a diary and what is wrong.

    \b
    Example:
      hdiary check diary.csv

    Ends with 1 if the diary, or any row of it, cannot be read; warnings alone are fine.
    """  # noqa: D301  (\b is click's)
    given = find_input(file)
    safely: dict[str, Any] = {"force": force, "not_over": given.sources}
    if problems_csv is not None:
        from hdiary.write.csv_file import check_csv_target

        check_csv_target(problems_csv, **safely)
    diary, problems = _read(given, reading)
    workbook = given.path is not None and given.path.suffix.lower() in _WORKBOOKS
    if problems_csv is not None:
        from hdiary.write import frame_csv, save_csv

        save_csv(problems_csv, frame_csv(problems), **safely)
    accepted = not (problems["severity"] == "error").any()
    if as_json:
        _print_object(diary, problems, accepted=accepted, skipped=reading["skip_bad_rows"])
    else:
        if diary is None:
            _print_columns_at_least(given, reading, problems)
        _print_words(diary, problems, skipped=reading["skip_bad_rows"], workbook=workbook)
    ctx.exit(0 if accepted else _REFUSED)


def _read(given: Input, reading: dict[str, Any]) -> tuple[Diary | None, Any]:
    """Read what can be read, even of a diary that is refused, so that it can be told."""
    from hdiary.diary import DiaryError

    try:
        diary = load_diary(given, reading, tell=False)
    except DiaryError as refused:
        try:
            diary = load_diary(given, {**reading, "skip_bad_rows": True}, tell=False)
        except DiaryError:
            return None, refused.problems
    return diary, diary.problems


def _print_object(diary: Diary | None, problems: Any, *, accepted: bool, skipped: bool) -> None:
    content: dict[str, Any] = {"command": "check", "refused": not accepted and not skipped}
    if diary is not None:
        found = diary.reading
        content["diary"] = diary_object(diary)
        content["settings"] = diary.settings
        content["reading"] = {name: getattr(found, name) for name in _READING_FIELDS}
    print_json({**content, "problems": problems})


def _print_words(
    diary: Diary | None, problems: Any, *, skipped: bool, workbook: bool = False
) -> None:
    from hdiary.diary import problem_sentences

    if diary is not None:
        _print_recognised(diary, line="row" if workbook else "line")
        _print_columns(diary.reading.columns)
        _print_days(diary)
    told = told_problems(problems)
    errors = told[told["severity"] == "error"]
    warnings = told[told["severity"] == "warning"]
    where = as_rows if workbook else str
    _print_problems(f"Problems ({len(errors)})", map(where, problem_sentences(errors)))
    _print_problems(f"Worth a look ({len(warnings)})", map(where, warning_sentences(warnings)))
    click.echo()
    if looks_like_no_diary(problems):
        click.echo(NOT_A_DIARY)
    if not len(errors):
        click.secho("This diary can be read.", bold=True)
    elif diary is not None and skipped:
        click.secho(where(refused_words(diary)), bold=True)
    else:
        click.secho("This diary is refused as it is.", bold=True)
        if diary is not None:
            click.echo(
                f"Correct the problems above, or go on without the {diary.rows_refused} "
                f"of {say_count(diary.rows_in, 'row')} concerned: --skip-bad-rows."
            )


def _print_columns_at_least(given: Input, reading: dict[str, Any], problems: Any) -> None:
    """Show the columns of a diary of which only the order of the dates is not known."""
    from hdiary.diary import DiaryError

    if set(problems.loc[problems["severity"] == "error", "code"]) != {_ORDER_OF_DATES}:
        return
    try:
        found = load_diary(given, {**reading, "dates": "dmy", "skip_bad_rows": True}, tell=False)
    except DiaryError:
        return
    _print_columns(found.reading.columns[["column", "became", "kind"]])


def _print_recognised(diary: Diary, *, line: str) -> None:
    found = diary.reading
    pairs = [
        ("format", found.format),
        ("encoding", found.encoding),
        ("delimiter", found.delimiter),
        ("decimal sign", found.decimal),
        ("dates", found.date_order),
        ("pain scale", diary.scale),
        ("sheet", found.sheet),
        ("header", f"{line} {found.header_line}"),
        (f"{line}s above the header", found.title_lines or None),
        (f"blank {line}s", found.blank_lines or None),
        ("repeated headers", found.repeated_headers or None),
        ("rows", f"{diary.rows_in} = {diary.rows_kept} kept + {diary.rows_refused} refused"),
    ]
    heading("What was recognised")
    print_pairs([(name, str(value)) for name, value in pairs if value])


def _print_columns(columns: Any) -> None:
    heading("Columns")
    names = [name for name in ("column", "became", "kind", "said", "how") if name in columns]
    rows = [[str(value) for value in row] for row in columns[names].itertuples(index=False)]
    print_table([name.replace("_", " ") for name in names], rows)


def _print_days(diary: Diary) -> None:
    days = diary.days["state"].value_counts()
    first, last = diary.days["date"].min(), diary.days["date"].max()
    people = len(diary.patients)
    heading("Days (of the rows that can be read)" if diary.rows_refused else "Days")
    pairs = [
        ("from", f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"),
        ("headache", str(days["headache"])),
        ("clear", str(days["clear"])),
        ("not recorded", str(days["not recorded"])),
        ("people", str(people)),
        ("entries", _entry_counts(diary)),
    ]
    print_pairs(pairs)
    if diary.attack_list:
        print_words(
            "This file lists only headaches: the days between them are not known. If every "
            "unlisted day was clear, say from when to when with --clear-between.",
            indent="  ",
        )


def _entry_counts(diary: Diary) -> str:
    """Say how many entries are of each kind: one that does not say is not one without."""
    said = diary.entries["headache"]
    counts = [
        ("with headache", int(said.eq(True).sum())),
        ("without", int(said.eq(False).sum())),
        ("not said", int(said.isna().sum())),
    ]
    return ", ".join(f"{count} {name}" for name, count in counts)


def _print_problems(title: str, sentences: Iterable[str]) -> None:
    listed = list(sentences)
    if not listed:
        return
    heading(title)
    for sentence in listed:
        print_words(sentence, indent="  ")

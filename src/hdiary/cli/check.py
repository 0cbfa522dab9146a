"""``hdiary check``: what was recognised in a diary, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.as_json import diary_object, print_json
from hdiary.cli.load import Input, find_input, load_diary, refused_words
from hdiary.cli.next_step import advice_objects, find_advice, print_advice
from hdiary.cli.options import (
    ReadingCommand,
    force_option,
    json_option,
    reading_options,
    traceback_option,
)
from hdiary.cli.problems import (
    NOT_A_DIARY,
    as_rows,
    looks_like_no_diary,
    told_problems,
    warning_sentences,
)
from hdiary.cli.remembering import remember_reading
from hdiary.cli.text import heading, print_pairs, print_table, print_words, visible
from hdiary.vocabulary.say import say_count

if TYPE_CHECKING:
    from hdiary.diary import Diary, DiaryError
    from hdiary.read.advice import Advice

_REFUSED = 1
_ORDER_OF_DATES = "two readings"
_READING_FIELDS = (
    "format", "encoding", "delimiter", "decimal", "date_order", "sheet", "header_line",
    "title_lines", "blank_lines", "repeated_headers", "columns", "rows_joined", "decisions",
    "remembered", "above",
)  # fmt: skip


@click.command(name="check", cls=ReadingCommand)
@reading_options()
@json_option
@click.option("--problems-csv", metavar="OUT.csv", help="Save every problem, one a line.")
@click.option(
    "--remember",
    is_flag=True,
    help="Keep these options beside FILE, in FILE.hdiary.toml: every command and notebook reads "
    "it so from then on.",
)
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
    remember: bool,
    force: bool,
) -> None:
    """Say what was recognised in a diary and what is wrong."""
    # 
    # Examples:
    #   hdiary check diary.csv
    #   hdiary check diary.csv --scale words --remember
    # Ends with 1 if the diary, or any row of it, cannot be read; warnings alone are fine.
    given = find_input(file)
    safely: dict[str, Any] = {"force": force, "not_over": given.sources}
    if problems_csv is not None:
        from hdiary.write.csv_file import check_csv_target

        check_csv_target(problems_csv, **safely)
    found = _read(given, reading)
    if problems_csv is not None:
        from hdiary.write import frame_csv, save_csv

        save_csv(problems_csv, frame_csv(found.problems), **safely)
    if remember:
        remember_reading(given, reading, found.now, force=force)
    advice = find_advice(given, reading, found.now)
    if as_json:
        _print_object(found, advice)
    else:
        if found.diary is None:
            _print_columns_at_least(given, reading, found.problems)
        _print_words(found, workbook=given.workbook)
        print_advice(given, reading, advice)
    ctx.exit(0 if found.accepted else _REFUSED)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Found:
    """What was found in a file.

    Attributes
    ----------
    now
        What the options that were given lead to.
    diary
        What can be read, even of a diary that is refused; None where nothing can.
    """

    now: Diary | DiaryError
    diary: Diary | None

    @property
    def problems(self) -> Any:
        """The problems of the rows that can be read and of those that cannot."""
        return (self.now if self.diary is None else self.diary).problems

    @property
    def accepted(self) -> bool:
        """Whether every row could be read."""
        return not (self.problems["severity"] == "error").any()

    @property
    def skipped(self) -> bool:
        """Whether what could not be read was left out, as the person said."""
        return self.diary is self.now and not self.accepted


def _read(given: Input, reading: dict[str, Any]) -> _Found:
    """Read what can be read, even of a diary that is refused, so that it can be told."""
    from hdiary.diary import DiaryError

    try:
        diary = load_diary(given, reading, tell=False)
    except DiaryError as refused:
        try:
            part = load_diary(given, {**reading, "skip_bad_rows": True}, tell=False)
        except DiaryError:
            return _Found(now=refused, diary=None)
        return _Found(now=refused, diary=part)
    return _Found(now=diary, diary=diary)


def _print_object(found: _Found, advice: list[Advice]) -> None:
    refused = not found.accepted and not found.skipped
    content: dict[str, Any] = {"command": "check", "refused": refused}
    if found.diary is not None:
        reading = found.diary.reading
        content["diary"] = diary_object(found.diary)
        content["settings"] = found.diary.settings
        content["reading"] = {name: getattr(reading, name) for name in _READING_FIELDS}
    print_json({**content, "suggested": advice_objects(advice), "problems": found.problems})


def _print_words(found: _Found, *, workbook: bool) -> None:
    from hdiary.diary import problem_sentences

    diary = found.diary
    if diary is not None:
        _print_decisions(diary.reading.decisions)
        _print_recognised(diary, line="row" if workbook else "line")
        _print_columns(diary.reading.columns)
        _print_days(diary)
    told = told_problems(found.problems)
    errors = told[told["severity"] == "error"]
    warnings = told[told["severity"] == "warning"]
    where = as_rows if workbook else str
    _print_problems(f"Problems ({len(errors)})", map(where, problem_sentences(errors)))
    _print_problems(f"Worth a look ({len(warnings)})", map(where, warning_sentences(warnings)))
    click.echo()
    if looks_like_no_diary(found.problems):
        click.echo(NOT_A_DIARY)
    _print_verdict(found, where=where)


def _print_verdict(found: _Found, *, where: Callable[[str], str]) -> None:
    diary = found.diary
    if found.accepted:
        click.secho("This diary can be read.", bold=True)
    elif found.skipped and diary is not None:
        click.secho(where(refused_words(diary)), bold=True)
    else:
        click.secho("This diary is refused as it is.", bold=True)
        if diary is not None:
            click.echo(
                "Correct the problems above, say what is asked below, or, as the last resort, go "
                f"on without the {diary.rows_refused} of {say_count(diary.rows_in, 'row')} "
                f"concerned: --skip-bad-rows."
            )


def _print_decisions(decisions: Iterable[Any]) -> None:
    """Say what the table was taken for, each with the option that says otherwise."""
    listed = list(decisions)
    if not listed:
        return
    heading("What this table is")
    for one in listed:
        print_words(one.words, indent="  ")
        if one.overrule:
            click.secho(f"    if not: {visible(one.overrule)}", dim=True)


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
        ("rows", _row_counts(diary)),
    ]
    heading("What was recognised")
    print_pairs([(name, str(value)) for name, value in pairs if value])


def _row_counts(diary: Diary) -> str:
    joined = f" + {diary.rows_joined} joined to others" if diary.rows_joined else ""
    return f"{diary.rows_in} = {diary.rows_kept} kept{joined} + {diary.rows_refused} refused"


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

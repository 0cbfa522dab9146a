"""What ``hdiary check`` prints: what a table is, how it was read, its days and its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from hdiary.cli import problems
from hdiary.cli.found import Found
from hdiary.cli.given import Input
from hdiary.cli.load import load_diary
from hdiary.cli.text import echo, heading, print_pairs, print_table, print_words, visible

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.words import Phrase, Words

_ORDER_OF_DATES = "two readings"
_WORDS = {"became": "diary.columns", "kind": "diary.kinds"}
"""Columns of the table of columns whose cells are closed lists of words."""
_MOST_ROWS, _MOST_SENTENCES, _MOST_NAMES = 60, 40, 12
"""Of columns, files, problems and names, that many are told; how many more there are, is."""


def print_found(found: Found, say: Words, *, workbook: bool) -> None:
    """Print all that was found in a file."""
    from hdiary.diary import problem_sentences

    diary, phrases = found.diary, found.phrases
    if diary is not None:
        _print_files(diary, say)
        _print_decisions(diary, say)
        _print_recognised(diary, say, line="row" if workbook else "line")
        _print_columns(diary.reading.columns, say, phrases)
        _print_night(diary, say)
        print_days(diary, say)
        if diary.attack_list:
            print_words(say("cli.check.only_headaches"), indent="  ")
    told = problems.told_problems(found.problems)
    errors = told[told["severity"] == "error"]
    warnings = told[told["severity"] == "warning"]
    where = problems.as_rows if workbook else str
    title = say("cli.check.problems", some=len(errors))
    _print_problems(title, map(where, problem_sentences(errors, say=say, phrases=phrases)), say)
    title = say("cli.check.worth_a_look", some=len(warnings))
    _print_problems(title, map(where, problems.warning_sentences(warnings, say, phrases)), say)
    echo()
    if problems.looks_like_no_diary(found.problems):
        echo(say("cli.not_a_diary"))
    _print_verdict(found, say, where=where)


def _print_verdict(found: Found, say: Words, *, where: Callable[[str], str]) -> None:
    diary = found.diary
    if found.accepted:
        echo(say("cli.check.can_be_read"), bold=True)
    elif found.skipped and diary is not None:
        echo(where(problems.refused_words(diary, say)), bold=True)
    else:
        echo(say("cli.check.is_refused"), bold=True)
        if diary is not None:
            refused, rows = diary.rows_refused, diary.rows_in
            echo(say("cli.check.last_resort", refused=refused, rows=rows))


def _print_decisions(diary: Diary, say: Words) -> None:
    """Say what the table was taken for, each with the option that says otherwise."""
    listed = diary.reading.decisions
    if not listed:
        return
    heading(say("cli.check.what_table"))
    for one in listed:
        print_words(say.told(one.words, diary.phrases), indent="  ")
        if one.overrule:
            option = say("cli.check.if_not", option=say.told(one.overrule, diary.phrases))
            echo(f"    {visible(option)}", dim=True)


def print_columns_at_least(
    given: Input, reading: dict[str, Any], problems: Any, say: Words
) -> None:
    """Show the columns of a diary of which only the order of the dates is not known."""
    from hdiary.diary import DiaryError

    if set(problems.loc[problems["severity"] == "error", "code"]) != {_ORDER_OF_DATES}:
        return
    try:
        found = load_diary(given, {**reading, "dates": "dmy", "skip_bad_rows": True}, tell=False)
    except DiaryError:
        return
    _print_columns(found.reading.columns[["column", "became", "kind"]], say, found.phrases)


def _print_files(diary: Diary, say: Words) -> None:
    """Say what was read of each of several files, and what lies beside them."""
    files = diary.reading.files
    if files is None:
        return
    heading(say("cli.check.files"))
    heads = [say(f"cli.check.of_files.{name}") for name in files]
    rows = [
        [visible(say.told(str(cell), diary.phrases)) for cell in row]
        for row in files.head(_MOST_ROWS).itertuples(index=False)
    ]
    print_table(heads, rows)
    _print_rest("more_files", len(files) - _MOST_ROWS, say)
    if diary.reading.passed_over:
        names = tuple(map(visible, diary.reading.passed_over))
        print_words(say("cli.check.passed_over", names=names), indent="  ")


def _print_recognised(diary: Diary, say: Words, *, line: str) -> None:
    found = diary.reading
    pairs = {
        "format": found.format,
        "encoding": found.encoding,
        "delimiter": say.word("cli.check.delimiters", found.delimiter),
        "decimal": found.decimal,
        "date_order": found.date_order,
        "scale": say.word("diary.scales", diary.scale),
        "sheet": found.sheet,
        "header": say(f"cli.check.at_{line}", line=found.header_line),
        f"above_{line}": found.title_lines or "",
        f"blank_{line}": found.blank_lines,
        "repeated": found.repeated_headers or "",
        "rows": _row_counts(diary, say),
    }
    heading(say("cli.check.recognised"))
    print_pairs(
        [
            (say(f"cli.check.found.{name}"), say.told(str(value), diary.phrases))
            for name, value in pairs.items()
            if value
        ]
    )
    _print_left_out(diary, say)


def _print_left_out(diary: Diary, say: Words) -> None:
    """Say what such a file may hold that is not read; a table of one's own holds nothing else."""
    found = diary.reading
    if found.left_out and (found.app or not found.delimiter):
        told = say.told(found.left_out[-1], diary.phrases)
        print_words(say("cli.check.may_hold", left_out=told), indent="  ")


def _row_counts(diary: Diary, say: Words) -> str:
    counts = {"rows": diary.rows_in, "kept": diary.rows_kept, "refused": diary.rows_refused}
    if diary.rows_joined:
        return say("cli.check.row_counts_joined", joined=diary.rows_joined, **counts)
    return say("cli.check.row_counts", **counts)


def _print_columns(columns: Any, say: Words, phrases: Mapping[str, Phrase]) -> None:
    heading(say("cli.check.columns"))
    names = [name for name in ("column", "became", "kind", "said", "how") if name in columns]
    rows = [
        [_cell(name, str(value), say, phrases) for name, value in zip(names, row, strict=True)]
        for row in columns[names].head(_MOST_ROWS).itertuples(index=False)
    ]
    print_table([say(f"cli.check.heads.{name}") for name in names], rows)
    _print_rest("more_columns", len(columns) - _MOST_ROWS, say)


def _print_rest(what: str, n: int, say: Words) -> None:
    """Say how many more there are, if there are more."""
    if n > 0:
        echo("  " + say(f"cli.check.{what}", n=n))


def _print_night(diary: Diary, say: Words) -> None:
    """Name the columns that tell of the night to the morning of their day."""
    from hdiary.vocabulary.night import is_of_the_night

    names = [visible(str(name)) for name in diary.factors["factor"] if is_of_the_night(str(name))]
    if names:
        told, more = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
        told = say("say.and_more", names=told, more=more) if more > 0 else told
        print_words(say("cli.check.of_the_night", names=told), indent="  ")


def _cell(name: str, value: str, say: Words, phrases: Mapping[str, Phrase]) -> str:
    if name in _WORDS:
        return say.word(_WORDS[name], value) if value else ""
    return say.told(value, phrases) if name == "how" else value


def print_days(diary: Diary, say: Words) -> None:
    """Say which days there are, of how many people, and what their entries say."""
    from hdiary.diary.describe import say_dates

    days = diary.days["state"].value_counts()
    heading(say("cli.check.days_read" if diary.rows_refused else "cli.check.days"))
    pairs = {
        "from": say_dates(diary, say),
        "headache": str(days["headache"]),
        "clear": str(days["clear"]),
        "not_recorded": str(days["not recorded"]),
        "people": str(len(diary.patients)),
        "entries": _entry_counts(diary, say),
    }
    print_pairs([(say(f"cli.check.of_days.{name}"), told) for name, told in pairs.items()])


def _entry_counts(diary: Diary, say: Words) -> str:
    """Say how many entries are of each kind: one that does not say is not one without."""
    said = diary.entries["headache"]
    yes, no = int(said.eq(True).sum()), int(said.eq(False).sum())
    return say("cli.check.entries", yes=yes, no=no, open=int(said.isna().sum()))


def _print_problems(title: str, sentences: Iterable[str], say: Words) -> None:
    listed = list(sentences)
    if not listed:
        return
    heading(title)
    for sentence in listed[:_MOST_SENTENCES]:
        print_words(sentence, indent="  ")
    _print_rest("more_problems", len(listed) - _MOST_SENTENCES, say)

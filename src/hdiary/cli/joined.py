"""Joining files to a diary, and what came of it for a program to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hdiary.cli.as_json import diary_object
from hdiary.cli.progress import Progress
from hdiary.cli.text import print_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from hdiary.diary import Diary
    from hdiary.words import Words


def join_files(diary: Diary, paths: list[Path], say: Words, **how: Any) -> Diary:
    """Join files to a diary, with a bar if it takes long."""
    from hdiary.read import join

    with Progress(say("cli.join.joining")) as progress:
        return join(diary, paths, **how, progress=progress)


def check_output(output: str, safely: dict[str, Any]) -> None:
    """Refuse a place that may not be written to before any work is done."""
    from hdiary.write.csv_file import check_csv_target

    if output != "-":
        check_csv_target(output, **safely)


def write_joined(diary: Diary, output: str, safely: dict[str, Any]) -> None:
    """Write the diary to a file, or print it."""
    from hdiary.write import diary_csv, write_diary

    if output == "-":
        print_bytes(diary_csv(diary).encode("utf-8"))
    else:
        write_diary(diary, output, **safely)


def joined_object(diary: Diary, say: Words) -> dict[str, Any]:
    """Describe what came over for a program."""
    joined = diary.joined
    return {
        "diary": diary_object(diary),
        "diary_days": joined.diary_days,
        "first_day": joined.first_day,
        "last_day": joined.last_day,
        "unread": joined.unread,
        "sources": [_source(one, say) for one in joined.sources],
    }


def _source(one: Any, say: Words) -> dict[str, Any]:
    plain = ("name", "files", "rows", "days", "met", "first_day", "last_day")
    return {
        **{name: getattr(one, name) for name in plain},
        "columns": [{"column": name, "days": days} for name, days in one.columns],
        "renamed": dict(one.renamed),
        "left_out": [{"column": name, "why": _said(why, say)} for name, why in one.left_out],
        "told": [_said(line, say) for line in one.told],
    }


def _said(words: Any, say: Words) -> str:
    return words if isinstance(words, str) else say(words)

"""Remembering the options of reading beside the file that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hdiary.cli.languages import Misused
from hdiary.cli.options import option_words, people_words
from hdiary.cli.text import echo, heading

if TYPE_CHECKING:
    from hdiary.cli.given import Input
    from hdiary.diary import Diary, DiaryError
    from hdiary.words import Words


def remember_reading(
    given: Input, reading: Mapping[str, Any], now: Diary | DiaryError, *, say: Words, force: bool
) -> None:
    """Write the options that read a file into the small file beside it, and say so."""
    from hdiary.diary import Diary
    from hdiary.read.remember import is_ours, remember_text, remembered_path, settings_to_remember
    from hdiary.read.tables_beside import with_other_tables
    from hdiary.write import save_text

    if given.path is None:
        raise Misused("cli.misused.remember_input")
    if given.several and (given.others or not reading.get("each_file")):
        raise Misused("cli.misused.remember_one")
    target = remembered_path(given.path)
    if not isinstance(now, Diary):
        echo(say("cli.remember.refused"), err=True)
        return
    settings = settings_to_remember(now, reading)
    if not settings:
        echo(say("cli.remember.nothing"), err=True)
        return
    text = remember_text(settings, headers=now.reading.headers, name=given.path.name)
    may = is_ours(target) or (force and not target.is_symlink())
    text = with_other_tables(text, target)
    save_text(target, text, force=may, not_over=given.sources)
    told = say("cli.remember.done", target=target.name, name=given.path.name)
    echo(told, err=True)
    if settings.get("same"):
        echo(say("cli.remember.words"), err=True)


def tell_unkept(reading: Mapping[str, Any], say: Words) -> None:
    """Say which options are not kept: they are about people."""
    words = people_words(reading)
    if words:
        names = tuple(dict.fromkeys(word for word in words if word.startswith("--")))
        echo(say("cli.remember.people", names=names, n=len(names)), err=True)


def print_once(
    given: Input, reading: Mapping[str, Any], now: Diary | DiaryError, say: Words
) -> None:
    """Print the one line that remembers what was said of a file, if anything was."""
    from hdiary.cli.next_step import command_line
    from hdiary.diary import Diary
    from hdiary.read.remember import settings_to_remember

    if given.path is None or given.several or not option_words(reading):
        return
    if isinstance(now, Diary) and settings_to_remember(now, reading):
        heading(say("cli.say_so_once"))
        echo(f"    {command_line(given, reading, say=say)} --remember")

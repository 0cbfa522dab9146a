"""Remembering the options of reading beside the file that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.text import visible

if TYPE_CHECKING:
    from hdiary.cli.load import Input
    from hdiary.diary import Diary, DiaryError


def remember_reading(
    given: Input, reading: Mapping[str, Any], now: Diary | DiaryError, *, force: bool
) -> None:
    """Write the options that read a file into the small file beside it, and say so."""
    from hdiary.diary import Diary
    from hdiary.read.remember import (
        is_ours,
        remember_text,
        remembered_path,
        settings_to_remember,
    )
    from hdiary.write import save_text

    if given.path is None:
        raise click.UsageError("--remember keeps the options beside a file; name one instead of -.")
    target = remembered_path(given.path)
    if not isinstance(now, Diary):
        click.echo("Nothing was remembered: the diary is refused with these options.", err=True)
        return
    settings = settings_to_remember(now, reading)
    if not settings:
        click.echo("There is nothing to remember: no option of reading was given.", err=True)
        return
    text = remember_text(settings, headers=now.reading.headers, name=given.path.name)
    may = is_ours(target) or (force and not target.is_symlink())
    save_text(target, text, force=may, not_over=given.sources)
    click.echo(
        visible(
            f"Remembered in {target.name}. Every command and notebook reads {given.path.name} so "
            "from now on; --as-is reads without it, and deleting it forgets it."
        ),
        err=True,
    )

"""Options that name a file: whatever was typed, told as a slip and never as a bug."""

from __future__ import annotations

import os
from typing import Any

import click

from hdiary.vocabulary.paths import typed_path
from hdiary.vocabulary.visible import visible


class FilePath(click.Path):
    """A file's name, with ``~`` for the person's own folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Check what was typed; click repeats it, with signs of control written as code."""
        from hdiary.vocabulary.pipes import is_regular

        named = os.fspath(typed_path(value)) if value else value
        if named and not is_regular(named):
            # It is read more than once, and a pipe can be read once only.
            self.fail(f"{visible(str(named))} is a pipe or a device, and no file.", param, ctx)
        try:
            return super().convert(named, param, ctx)
        except click.BadParameter:
            if str(named).isprintable():
                raise
        except (OSError, ValueError):
            pass
        self.fail(f"there is no file {visible(str(named))}.", param, ctx)

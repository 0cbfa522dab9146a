"""Options that name a file: whatever was typed, told as a slip and never as a bug."""

from __future__ import annotations

import os
from typing import Any

import click

from hdiary.cli.languages import BadValue
from hdiary.vocabulary.paths import typed_path


class FilePath(click.Path):
    """A file's name, with ``~`` for the person's own folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Check what was typed; click repeats it, with signs of control written as code."""
        from hdiary.vocabulary.pipes import is_regular

        named = os.fspath(typed_path(value)) if value else value
        if named and not is_regular(named):
            # It is read more than once, and a pipe can be read once only.
            raise BadValue("cli.misused.device", ctx=ctx, param=param, path=str(named))
        try:
            return super().convert(named, param, ctx)
        except click.BadParameter:
            if str(named).isprintable():
                raise
        except (OSError, ValueError):
            pass
        raise BadValue("cli.misused.absent", ctx=ctx, param=param, path=str(named))

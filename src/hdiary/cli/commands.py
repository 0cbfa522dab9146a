"""Every command, in the order in which help lists them; questions come from their own list."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from hdiary.registry import QUESTIONS

COMMANDS = (
    "check", "map", "convert", "join", *(question.name for question in QUESTIONS),
    "trial", "report", "lab", "simulate", "template",
)  # fmt: skip
"""A command that is no question lives as ``command`` in the module of its name."""


def get_command(name: str) -> click.Command | None:
    """Bring a command in by its name; None where there is none."""
    if name not in COMMANDS:
        return None
    question = next((one for one in QUESTIONS if one.name == name), None)
    if question is not None:
        make: Any = import_module("hdiary.cli.question").make_command
        found: click.Command = make(question)
        return found
    command: click.Command = import_module(f"hdiary.cli.{name}").command
    return command


class LazyGroup(click.Group):
    """Commands by their names, in the order in which help lists them."""

    def __init__(
        self,
        *arguments: Any,
        names: Sequence[str],
        find: Callable[[str], click.Command | None],
        **settings: Any,
    ) -> None:
        super().__init__(*arguments, **settings)
        self._names = tuple(names)
        self._find = find

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Bring a command in."""
        return self._find(cmd_name) if cmd_name in self._names else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named, or say which there are."""
        name = args[0] if args else ""
        if name in self._names or name.startswith("-"):
            return super().resolve_command(ctx, args)
        close = difflib.get_close_matches(name, self._names, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        listed = ", ".join(self._names)
        ctx.fail(f'There is no command "{name}".{hint} The commands are: {listed}.')

"""Every command, in the order in which help lists them; questions come from their own list."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from hdiary.cli.languages import Misused
from hdiary.registry import QUESTIONS

COMMANDS = (
    "check", "map", "convert", "join", "deidentify", *(question.name for question in QUESTIONS),
    "endpoints", "compare", "cohort", "trial", "report", "app", "lab", "simulate", "template",
)  # fmt: skip
"""A command that is no question lives as ``command`` in the module of its name."""

_HOMES = {"app": "app_open"}
"""Commands whose module is called otherwise: ``app`` is all of them together."""

BRIEFLY = {
    "convert": "Write a diary in the canonical format.",
    "report": "Make the page for the next visit, as HTML or PDF.",
    "map": "Propose how a file is read: every column, and what to answer.",
    "join": "Add what a watch, the weather or another table tells of each day.",
    "simulate": "Make up diaries whose truth is known.",
    "template": "Make an empty diary: page, workbook, paper.",
    "deidentify": "Take out of a diary who it is of, when and where.",
    "endpoints": "How did it go, before and after?",
    "compare": "Do the arms of a trial differ?",
    "cohort": "Ask every question of very many people, part by part.",
    "app": "Look at a diary in the browser: every question, without code.",
    "trial": "Find out for sure: plan an experiment with oneself, and judge it.",
}
"""What the list of commands says of some, so that it need not bring these in."""


def get_command(name: str) -> click.Command | None:
    """Bring a command in by its name; None where there is none."""
    if name not in COMMANDS:
        return None
    question = next((one for one in QUESTIONS if one.name == name), None)
    if question is not None:
        make: Any = import_module("hdiary.cli.question").make_command
        found: click.Command = make(question)
        return found
    command: click.Command = import_module(f"hdiary.cli.{_HOMES.get(name, name)}").command
    return command


class LazyGroup(click.Group):
    """Commands by their names, in the order in which help lists them."""

    def __init__(
        self,
        *arguments: Any,
        names: Sequence[str],
        find: Callable[[str], click.Command | None],
        briefly: Mapping[str, str] | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(*arguments, **settings)
        self._briefly = briefly or {}
        self._names = tuple(names)
        self._find = find

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Bring a command in."""
        return self._find(cmd_name) if cmd_name in self._names else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands; of some it is known what to say."""
        limit = formatter.width - 6 - max(map(len, self._names))
        rows = []
        for name in self._names:
            command = None if name in self._briefly else self.get_command(ctx, name)
            told = command.get_short_help_str(limit) if command else self._briefly.get(name, "")
            rows.append((name, told))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named, or say which there are."""
        name = args[0] if args else ""
        if name in self._names or name.startswith("-"):
            return super().resolve_command(ctx, args)
        close = difflib.get_close_matches(name, self._names, n=1)
        near = {"near": close[0]} if close else {}
        key = "cli.misused.near_command" if close else "cli.misused.no_command"
        raise Misused(key, ctx=ctx, name=name, all=", ".join(self._names), **near)

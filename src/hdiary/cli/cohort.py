"""``hdiary cohort``: very many diaries, packed once and asked part by part."""

from __future__ import annotations

from importlib import import_module

import click

from hdiary.cli.commands import LazyGroup
from hdiary.cli.options import traceback_option

NAMES = ("pack", "ask")
"""Each lives as ``command`` in the module ``cohort_NAME``."""


def find_part(name: str) -> click.Command:
    """Bring one of its commands in."""
    command: click.Command = import_module(f"hdiary.cli.cohort_{name}").command
    return command


@click.group(
    name="cohort",
    cls=LazyGroup,
    names=NAMES,
    find=find_part,
    short_help="Ask every question of very many people, part by part.",
)
@traceback_option
def command() -> None:
    """Ask every question of very many people, part by part.

    \b
    Examples:
      hdiary cohort pack diaries/ -o cohort
      hdiary cohort ask triggers cohort -o answer

    Each part of some hundred people is asked by the very function of one diary, in several
    processes here or on the workers of a Dask scheduler. What is done is kept: the same command
    goes on after a crash where it ended.
    """  # noqa: D301  (\b is click's)

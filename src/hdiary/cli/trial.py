"""``hdiary trial``: an experiment with oneself, from the plan to what came of it."""

from __future__ import annotations

from importlib import import_module

import click

from hdiary.cli.commands import LazyGroup
from hdiary.cli.options import traceback_option

NAMES = ("plan", "next", "look", "analyse", "simulate")
"""Each lives as ``command`` in the module ``trial_NAME``."""


def find_part(name: str) -> click.Command:
    """Bring one of its commands in."""
    command: click.Command = import_module(f"hdiary.cli.trial_{name}").command
    return command


@click.group(
    name="trial",
    cls=LazyGroup,
    names=NAMES,
    find=find_part,
    short_help="Find out for sure: plan an experiment with oneself, and judge it.",
)
@traceback_option
def command() -> None:
    """Find out for sure: plan an experiment with oneself, and judge it.

    \b
    Examples:
      hdiary trial plan diary.csv --arm "desk exercises" --arm none -o trial
      hdiary trial next --plan trial/trial.toml
      hdiary trial look diary.csv --plan trial/trial.toml
      hdiary trial analyse diary.csv --plan trial/trial.toml

    What comes when is drawn by lot beforehand, and compared afterwards exactly as it was drawn.
    The result is told when the trial is over, and not before.
    """  # noqa: D301  (\b is click's)

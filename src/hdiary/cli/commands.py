"""Every command, in the order in which help lists them; questions come from their own list."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from hdiary.registry import QUESTIONS, find_question

COMMANDS = (
    "check", "map", "convert", "join", *(question.name for question in QUESTIONS),
    "report", "lab", "simulate", "template",
)  # fmt: skip
"""A command that is no question lives as ``command`` in the module of its name."""


def get_command(name: str) -> click.Command | None:
    """Bring a command in by its name; None where there is none."""
    if name not in COMMANDS:
        return None
    question = find_question(name)
    if question is not None:
        make: Any = import_module("hdiary.cli.question").make_command
        found: click.Command = make(question)
        return found
    command: click.Command = import_module(f"hdiary.cli.{name}").command
    return command

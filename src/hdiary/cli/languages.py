"""The languages that commands speak."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hdiary.words import Words

# Found by name: asking the words themselves is not needed for a list of them.
LANGUAGES = sorted(
    file.name.removesuffix(".toml")
    for file in (files("hdiary") / "words").iterdir()
    if file.name.endswith(".toml")
)
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
    is_eager=True,  # So that what is wrong with other options is told in it
    help="Language of what is said.",
)  # fmt: skip


def words_asked(arguments: Sequence[str]) -> Words:
    """Load the language that a command was asked to speak."""
    from hdiary.words import load_words

    given = " ".join(arguments).replace("--language=", "--language ").split()
    found = [after for before, after in itertools.pairwise(given) if before == "--language"]
    return load_words(found[-1] if found and found[-1] in LANGUAGES else "en", "screen")

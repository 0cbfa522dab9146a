"""The languages that commands speak, and a misuse that waits to be told in one of them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hdiary.words import Phrase, Words

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


class Misused(click.UsageError):
    """What was not asked rightly, by a key of the words and what is put into them."""

    def __init__(self, key: str, /, ctx: click.Context | None = None, **values: object) -> None:
        self.phrase = _phrase(key, values)
        super().__init__(_in_english(self.phrase), ctx)


class NotInstalled(click.ClickException):
    """What shows a panel or a notebook is not there; the words say how to get it."""

    exit_code = 2

    def __init__(self, key: str) -> None:
        from hdiary.extras import line_for

        self.phrase = _phrase(key, {"line": line_for("lab")})
        super().__init__(_in_english(self.phrase))


class BadValue(click.BadParameter):
    """What stands behind an option and is none of what it takes; likewise by a key."""

    def __init__(
        self,
        key: str,
        /,
        ctx: click.Context | None = None,
        param: click.Parameter | None = None,
        **values: object,
    ) -> None:
        self.phrase = _phrase(key, values)
        super().__init__(_in_english(self.phrase), ctx, param)


def _phrase(key: str, values: Mapping[str, object]) -> Phrase:
    from hdiary.words import phrase  # Brought in only here: no help needs it

    return phrase(key, **values)


def _in_english(told: Phrase) -> str:
    from hdiary.words import load_words

    return load_words("en", "screen")(told)

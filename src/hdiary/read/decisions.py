"""What was decided about the shape of a table, in words, with the option that overrules it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hdiary.words import Phrase, phrase, write_plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One thing that was decided about a table."""

    # The setting of `hdiary.read_diary` that decides it: ``rows``, ``blank``, ``columns``
    name: str
    value: Any  # What it was decided to be
    words: str  # The same as a sentence
    # The option of the command line that says otherwise, or else what does; empty where declared
    overrule: str = ""


class Decisions:
    """Collects what is decided while a table is read."""

    def __init__(self) -> None:
        self.made: list[Decision] = []
        self.phrases: dict[str, Phrase] = {}
        """By their English words: the phrases that decisions were written from."""

    def add(
        self, name: str, value: Any, words: str | Phrase, *, overrule: str | Phrase = ""
    ) -> None:
        """Note one decision."""
        text = write_plain(words, self.phrases)
        option = write_plain(overrule, self.phrases)
        self.made.append(Decision(name=name, value=value, words=text, overrule=option))

    def copy(self) -> Decisions:
        """Give the same decisions, to which others can be added without changing these."""
        new = Decisions()
        new.made, new.phrases = list(self.made), dict(self.phrases)
        return new

    def columns(
        self, headers: list[str], became: str, words: str | Phrase, *, otherwise: str = "factor"
    ) -> None:
        """Note what columns became; a phrase has their names as ``{headers:quotes}``."""
        self.add(
            "columns",
            dict.fromkeys(headers, became),
            _naming(words, headers),
            overrule=f'--column {otherwise}="{headers[0]}"',
        )

    def settings(self) -> dict[str, Any]:
        """Give what was decided by the name of its setting; several of one name as a list."""
        found: dict[str, list[Any]] = {}
        for one in self.made:
            found.setdefault(one.name, []).append(one.value)
        return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _naming(words: str | Phrase, headers: list[str]) -> str | Phrase:
    """Begin a sentence with the names of columns, or give them to a phrase."""
    if isinstance(words, str):
        return quoted(headers) + words
    values = {"headers": tuple(headers), "n": len(headers), **dict(words.values)}
    return phrase(words.key, **values)


def quoted(headers: list[str], *, most: int = 4) -> str:
    """Name some columns, the first few in full."""
    names = [f'"{header}"' for header in headers]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

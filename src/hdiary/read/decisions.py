"""What was decided about the shape of a table, in words, with the option that overrules it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One thing that was decided about a table.

    Parameters
    ----------
    name
        The setting of `hdiary.read_diary` that decides it: ``rows``, ``blank``, ``columns`` ...
    value
        What it was decided to be.
    words
        The same as a sentence.
    overrule
        The option of the command line that says otherwise; empty where it was declared.
    """

    name: str
    value: Any
    words: str
    overrule: str = ""


class Decisions:
    """Collects what is decided while a table is read."""

    def __init__(self) -> None:
        self.made: list[Decision] = []

    def add(self, name: str, value: Any, words: str, *, overrule: str = "") -> None:
        """Note one decision."""
        self.made.append(Decision(name=name, value=value, words=words, overrule=overrule))

    def settings(self) -> dict[str, Any]:
        """Give what was decided by the name of its setting; several of one name as a list."""
        found: dict[str, list[Any]] = {}
        for one in self.made:
            found.setdefault(one.name, []).append(one.value)
        return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def quoted(headers: list[str], *, most: int = 4) -> str:
    """Name some columns, the first few in full."""
    names = [f'"{header}"' for header in headers]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

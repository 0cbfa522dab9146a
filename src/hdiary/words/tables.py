"""The files of the languages, read table by table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_TABLE, _NAME = re.compile(r"^\[", re.MULTILINE), re.compile(r"\w+")


def list_languages() -> tuple[str, ...]:
    """List the languages in which hdiary speaks.

    Returns
    -------
    tuple of str
        Their codes.

    Examples
    --------
    >>> list_languages()
    ('de', 'en')
    """
    folder = files("hdiary.words")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


class _Tables(Mapping[str, Any]):
    """The tables of a language's file, each read when it is first asked for."""

    # A command says a tenth of what there is to say: reading all of it would be felt.
    def __init__(self, text: str) -> None:
        self._parts: dict[str, str] = {}
        for part in _TABLE.split(text)[1:]:
            name = _NAME.match(part)[0]  # type: ignore[index]
            self._parts[name] = f"{self._parts.get(name, '')}[{part}"
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = tomllib.loads(self._parts[name])[name]
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


@cache
def read_tables(language: str) -> Mapping[str, Any]:
    """Read the tables of a language."""
    known_ones = list_languages()
    if language not in known_ones:
        raise ValueError(f'no page in "{language}"; give one of {", ".join(known_ones)}')
    return _Tables((files("hdiary.words") / f"{language}.toml").read_text(encoding="utf-8"))

"""The words of every language: one file each in `data/`, all with the same tables.

A native speaker corrects a language by correcting its file. `any.toml` holds what belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from hdiary.vocabulary.text import fold

Write = Callable[[str], str]
# tomllib takes ten times as long, at every start; a test holds that it reads the same.
_LINE = re.compile(r'^(?:\[(\w+)\]|"?([^"=\n]+?)"? = \[([^\]]*)\])$', re.MULTILINE)
_WORD = re.compile(r'"([^"]*)"')


@cache
def languages() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Read the file of every language: its tables, their meanings, and the words for each."""
    from importlib.resources import files  # takes time that `hdiary --help` does not need

    folder = files("hdiary.vocabulary").joinpath("data")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name: _read(folder.joinpath(name).read_text("utf-8")) for name in names}


def _read(text: str) -> dict[str, dict[str, list[str]]]:
    """Read the one form of TOML that the files have: tables of lists of words."""
    tables: dict[str, dict[str, list[str]]] = {}
    for name, meaning, listed in _LINE.findall(text):
        if name:
            inside = tables.setdefault(name, {})
        else:
            inside[meaning] = _WORD.findall(listed)
    return tables


@cache
def table(name: str, write: Write = fold) -> dict[str, tuple[str, ...]]:
    """Give one table of all languages, its words in the form in which they are looked up."""
    found: dict[str, dict[str, None]] = {}
    for tables in languages().values():
        for meaning, listed in tables.get(name, {}).items():
            # All at once, since word by word would take several times as long.
            folded = (word.strip() for word in write("|".join(listed)).split("|"))
            found.setdefault(meaning, {}).update(dict.fromkeys(folded))
    return {meaning: tuple(words) for meaning, words in found.items()}


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Read a CSV file of this room, row by row."""
    import csv
    from importlib.resources import files

    text = files("hdiary.vocabulary").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def listed(name: str) -> frozenset[str]:
    """Read a file of this room that holds nothing but folded words, parted by blanks."""
    from importlib.resources import files

    text = files("hdiary.vocabulary").joinpath(name).read_text("utf-8")
    lines = text.splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def group(name: str, meaning: str) -> frozenset[str]:
    """Give the words of one meaning."""
    return frozenset(table(name)[meaning])


def either(name: str, meaning: str) -> str:
    """Write the words of one meaning as a regular expression; a `*` stands for any ending."""
    longest_first = sorted(table(name)[meaning], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest_first)


@cache
def words_of(name: str, write: Write = fold) -> dict[str, str]:
    """Map every word of a table to its meaning."""
    listed = table(name, write).items()
    return {word: meaning for meaning, words in listed for word in words if word}


@cache
def meanings(name: str, write: Write = fold) -> dict[str, str]:
    """Map every word of a table, and each meaning by itself, to its meaning."""
    return {write(meaning): meaning for meaning in table(name, write)} | words_of(name, write)

"""Reading what was remembered of a file, or a map of it, which people may change by hand."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from hdiary.diary import DiaryError, Problems, shown
from hdiary.diary.toml import parse_toml
from hdiary.read.declared import Declared, check_declared
from hdiary.read.header import DELIMITERS
from hdiary.read.remember import AUTO, BESIDE, HEADERS, MAP, NAMES, Remembered, remembered_path
from hdiary.read.same import SAME, as_groups
from hdiary.vocabulary import columns, paths, pipes
from hdiary.words import Phrase, phrase

_LARGEST, _MOST_NAMED = 2_000_000, 20
_SIGNS = {"\\t", *DELIMITERS, *DELIMITERS.values()}
_AT_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Small:
    """A small file of settings while it is read."""

    by: str  # Who keeps it: ``remembered`` or ``map``, of ``KEPT_BY``
    found: Problems
    text: str = ""
    at: dict[str, int] = field(default_factory=dict)  # The line on which each setting stands


def recall(path_or_buffer: Any) -> Remembered | None:
    """Give how a file is to be read, if that is remembered beside it; nothing for a buffer."""
    if not isinstance(path_or_buffer, (str, os.PathLike)) or "://" in str(path_or_buffer):
        return None
    try:
        path = remembered_path(os.fspath(path_or_buffer))
        if not path.is_file():
            return None
    except (ValueError, OSError, RuntimeError):
        return None  # no name of a file at all; who reads it says so
    kept = _recall(path, BESIDE)
    # A file that only remembers what was chosen in the panel says nothing of how to read.
    return kept if kept.settings or kept.headers or not kept.others else None


def recall_map(given: Any) -> Remembered:
    """Give what a map says of how a file is to be read: the map's file, or a map as proposed."""
    if not isinstance(given, (str, os.PathLike)):
        kept: Remembered = given.kept
        return kept
    return _recall(paths.typed_path(given), MAP)


def _recall(path: Path, by: str) -> Remembered:
    small = _Small(by=by, found=Problems(path.name))
    text = _read_text(path, small)
    small = replace(small, text=text, at=_find_lines(text))
    content = _parse(small)
    settings = {
        name: value
        for name in (*NAMES, SAME)
        if name in content and (value := _checked(name, content[name], small)) is not None
    }
    headers = content.get(HEADERS, [])
    if not _are_words(headers):
        _refuse(small, HEADERS, phrase("read.remembered.words"))
        headers = []
    others = {name for name, value in content.items() if isinstance(value, dict)} - {*NAMES, SAME}
    _refuse_unknown([n for n in content if n not in {*NAMES, SAME, HEADERS, *others}], small)
    small.found.raise_errors()
    return Remembered(
        name=path.name,
        settings=settings,
        headers=tuple(headers),
        by=by,
        others=frozenset(others),
    )


def _read_text(path: Path, small: _Small) -> str:
    try:
        return pipes.read_file(path, most=_LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        small.found.add(
            small.by,
            expected=phrase("read.remembered.file"),
            suggestion=phrase(f"read.{small.by}.delete"),
        )
        small.found.raise_errors()
        raise


def _parse(small: _Small) -> dict[str, Any]:
    try:
        return parse_toml(small.text)
    except ValueError as error:
        at = _AT_LINE.search(str(error))
        small.found.add(
            small.by,
            lines=[int(at[1])] if at else None,
            fatal=True,
            expected=phrase("read.remembered.lines"),
            suggestion=phrase(f"read.{small.by}.mend_or_delete_file"),
        )
        small.found.raise_errors()
        raise


def _checked(name: str, value: Any, small: _Small) -> Any:
    """Give a setting as `read_diary` takes it; None where it cannot be, with the reason told."""
    given, wanted = (value, phrase("read.same.line")) if name == SAME else _typed(name, value)
    if given is None or (name == SAME and not _are_lists(given)):
        _refuse(small, name, wanted)
        return None
    try:
        if name == SAME:
            return as_groups(given)
        check_declared(Declared(**{"mapped" if name == "columns" else name: given}))
    except DiaryError as error:
        told = error.problems.iloc[0]
        expected = str(told["expected"])
        expected_of = error.phrases.get(expected, expected)
        _refuse(small, name, expected_of, value=str(told["value"]))
        return None
    return given


def _typed(name: str, value: Any) -> tuple[Any, Phrase]:
    """Give a value of the right kind, or None; and the kind in words."""
    if name == "columns":
        known = {*columns.COLUMNS, "factor", "ignore", AUTO}
        fits = isinstance(value, dict) and all(v in known for v in map(str, value.values()))
        return value if fits else None, phrase(
            "read.remembered.columns", names=tuple(sorted(known))
        )
    if name == "accept":
        if isinstance(value, dict) and all(isinstance(one, bool) for one in value.values()):
            # As a map writes it, a line for each: ``accept.nearest = true``.
            value = [name for name, taken in value.items() if taken]
        return tuple(value) if _are_words(value) else None, phrase("read.remembered.words")
    if name == "skip_bad_rows":
        return value if isinstance(value, bool) else None, phrase("read.remembered.true_or_false")
    if name == "divide_by":
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole else None, phrase("read.declared.divide_by.expected")
    if name == "clear_between":
        return _days(value), phrase("read.remembered.days")
    if name == "delimiter":
        fits = isinstance(value, str) and value in _SIGNS
        return value if fits else None, phrase("read.remembered.delimiter")
    if name == "encoding":
        return value if _is_encoding(value) else None, phrase("read.remembered.encoding")
    return value if isinstance(value, str) else None, phrase("read.remembered.word")


def _are_lists(value: Any) -> bool:
    """Say whether there is a word, or a list of them, behind each word."""
    return isinstance(value, dict) and all(
        isinstance(one, str) or _are_words(one) for one in value.values()
    )


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _days(value: Any) -> tuple[str, str] | None:
    """Read two days, in quotes or not."""
    try:
        first, last = (date.fromisoformat(str(one)) for one in value)
    except (TypeError, ValueError):
        return None
    return (first.isoformat(), last.isoformat()) if first <= last else None


def _is_encoding(value: Any) -> bool:
    try:
        return bool(codecs.lookup(value))
    except (LookupError, TypeError, ValueError):
        return False


def _refuse(small: _Small, name: str, expected: str | Phrase, *, value: str = "") -> None:
    small.found.add(
        small.by,
        column=shown(name),
        value=shown(value) if value else "",
        lines=[small.at[name]] if name in small.at else [],
        expected=expected,
        fatal=True,
        suggestion=phrase(f"read.{small.by}.mend_or_delete_line"),
    )


def _refuse_unknown(names: list[str], small: _Small) -> None:
    """Tell of what is no setting: the first ones by name, of the others their lines."""
    wanted = phrase("read.columns.one_of", names=NAMES)
    for name in names[:_MOST_NAMED]:
        _refuse(small, name, wanted)
    lines = [small.at[name] for name in names[_MOST_NAMED:] if name in small.at]
    if lines:
        small.found.add(
            small.by,
            lines=lines,
            expected=wanted,
            fatal=True,
            suggestion=phrase(f"read.{small.by}.mend_or_delete_line"),
        )


def _find_lines(text: str) -> dict[str, int]:
    """Find the line on which each setting stands, or the first of its parts."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        head = line.partition("=")[0].strip().strip("[]").strip().strip("\"'")
        found.setdefault(head, number)
        found.setdefault(head.partition(".")[0], number)
    return found

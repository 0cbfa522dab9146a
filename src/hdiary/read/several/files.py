"""Which files a diary of several is: those of a list, or those of a folder that may be diaries."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.diary import DiaryError, Problems
from hdiary.diary.schema import natural_key
from hdiary.diary.sentences import SEVERAL
from hdiary.read.no_table import kind_of, refuse
from hdiary.read.remember import ENDING
from hdiary.read.several.packed import is_packed, refuse_packed
from hdiary.vocabulary.paths import read_head, typed_path
from hdiary.vocabulary.visible import whole_letters
from hdiary.words import Phrase, phrase, write_plain

_NO_DIARY = {"pdf", "picture", "web_page", "rich_text", "program"}
"""Kinds of file that lie beside diaries and are none."""
_HEAD = 4000
_DESCRIPTION = "datapackage.json"
"""How files end that say what the columns of the others hold."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """The files of one diary, in order, and those beside them that are none."""

    paths: tuple[Any, ...]  # Paths or buffers, as given
    passed_over: tuple[str, ...] = ()  # Names of files of a folder that are no diaries


def find_files(given: Any) -> Files | None:
    """Find the files of a list or of a folder; None for a single one."""
    if isinstance(given, (list, tuple)):
        if not given:
            refuse(Problems(), "no file", phrase("read.file.existing"), phrase("read.several.none"))
        looked = [_in_folder(file) for file in given]
        inside = [one for files, _ in looked for one in files]
        return Files(
            paths=_once(inside), passed_over=tuple(name for _, names in looked for name in names)
        )
    paths, others = _in_folder(given)
    if paths == [given]:
        return None
    return Files(paths=tuple(paths), passed_over=tuple(others))


def _once(paths: Sequence[Any]) -> tuple[Any, ...]:
    """Take a file that is named twice once."""
    seen: dict[Any, Any] = {}
    for one in paths:
        key = os.path.realpath(one) if isinstance(one, (str, os.PathLike)) else id(one)
        seen.setdefault(key, one)
    return tuple(seen.values())


def _in_folder(given: Any) -> tuple[list[Any], list[str]]:
    """Give the files of a folder that may be diaries and the others; of a file itself."""
    if not isinstance(given, (str, os.PathLike)) or "://" in str(given):
        return [given], []
    folder = typed_path(given)
    try:
        if not folder.is_dir():
            return [given], []
        packed = is_packed(folder)
        every = sorted((p for p in folder.iterdir() if p.is_file()), key=_by_name)
    except (OSError, ValueError):
        return [given], []
    if packed:
        refuse_packed(folder)
    seen = [path for path in every if not path.name.startswith(".")]
    kept = [path for path in seen if _may_be_diary(path)]
    if not kept:
        found = Problems(str(given))
        refuse(found, "folder", phrase("read.file.a_file"), phrase("read.several.no_diary"))
    return list(kept), [path.name for path in seen if path not in kept]


def called(path: Any, k: int) -> str:
    """Give what a file is called; one without a name by its place."""
    if hasattr(path, "read") or isinstance(path, (bytes, bytearray)):
        name = getattr(path, "name", None)
        return whole_letters(name) if isinstance(name, str) else f"({k + 1})"
    return whole_letters(str(path))


def _by_name(path: Path) -> Any:
    return natural_key(path.name)


def _may_be_diary(path: Path) -> bool:
    """Say whether a file is not plainly something else, such as a picture or a page."""
    if path.name.endswith((ENDING, _DESCRIPTION)):
        return False
    try:
        head = read_head(path, _HEAD)
    except OSError:
        return True  # Who reads it says why it does not open
    kind = kind_of(head)
    if kind == "xml":
        return b"HealthData" in head
    return kind not in _NO_DIARY and bool(head.strip())


def refuse_together(
    refused: Sequence[DiaryError], *, of: int, beside: DiaryError | None = None
) -> None:
    """Refuse a diary of several files with the problems of all, and of them together."""
    whole = [error for error in refused if _is_whole(error.problems).any()]
    together = [] if beside is None else [beside]
    every = [*together, *refused]
    if not every:
        return
    phrases = {text: one for error in every for text, one in error.phrases.items()}
    parts = [error.problems for error in refused]
    if parts and len(whole) < of:
        parts = [_or_left_out(pd.concat(parts, ignore_index=True), phrases)]
    problems = pd.concat([*(one.problems for one in together), *parts], ignore_index=True)
    problems.attrs[SEVERAL] = True
    suggested = {str(sorted(map(str, s.settings.items()))): s for e in every for s in e.suggested}
    raise DiaryError(
        problems,
        suggested=tuple(suggested.values()),
        phrases=phrases,
    )


def _is_whole(problems: pd.DataFrame) -> pd.Series:
    """Say which problems are of a file as a whole, so that nothing of it can be read."""
    return (problems["severity"] == "error") & problems["line"].isna()


def _or_left_out(problems: pd.DataFrame, phrases: dict[str, Phrase]) -> pd.DataFrame:
    """Say beside what is wrong with a file as a whole that the others can be read without it."""
    last = problems[_is_whole(problems)].drop_duplicates("file", keep="last").index
    other = phrase("read.several.leave_out")
    told = problems["suggestion"].to_list()
    for at in last:
        parts = (phrases.get(told[at], told[at]), other) if told[at] else (other,)
        told[at] = write_plain(phrase("notices.sentences", parts=parts), phrases)
    return problems.assign(suggestion=pd.Series(told, dtype="str"))

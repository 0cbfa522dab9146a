"""How a file is to be read, remembered in a small file beside it: ``diary.csv.hdiary.toml``."""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from hdiary.diary import Diary
from hdiary.read.advice import merge_settings
from hdiary.read.declared import Declared
from hdiary.read.header import DELIMITERS
from hdiary.read.same import SAME, Groups
from hdiary.vocabulary.paths import real_path
from hdiary.vocabulary.paths import typed_path as typed_path

ENDING = ".hdiary.toml"
MARK = "# Remembered by hdiary"
"""The first words of every such file: what begins otherwise is somebody else's."""
ABOUT = """{mark}: how to read {name}.
# Every command and notebook of hdiary reads it so. Change this file as you like, or delete it;
# --as-is reads without it. It holds settings and headings, and of the entries only words that were
# named when it was written, such as spellings that were taken as one.
# Lines of your own that begin with # are kept; what stands behind a setting is not.
"""
_WORDS = ("scale", "dates", "rows", "blank", "headache", "month", "zone", "lists",
          "encoding", "delimiter", "sheet", "each_file")  # fmt: skip
NAMES = (*_WORDS, "divide_by", "accept", "skip_bad_rows", "clear_between", "columns")
HEADERS = "headers"
BESIDE, MAP = "remembered", "map"
"""Who keeps settings: the file beside the diary, or a map that was named."""
AUTO = "auto"
"""What stands for a column that is left to be recognised."""
_DIARY_STANDS_ON = ("date", "start", "pain", "headache")
"""Without one of these that was named, a file is not read otherwise than it was meant to be."""
_LONGEST_HEADER, _MOST_HEADERS = 200, 2000


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Remembered:
    """How a file is to be read, as it was remembered."""

    name: str  # The name of the file that remembers, without its folder
    settings: Mapping[str, Any]  # Settings of `hdiary.read_diary`
    headers: tuple[str, ...] = ()  # The headers that the diary's file had then
    by: str = BESIDE  # Who kept it: ``BESIDE`` or ``MAP``
    others: frozenset[str] = frozenset()  # Tables of its file that are none of reading


def remembered_path(path: str | os.PathLike[str]) -> Path:
    """Give the file that remembers how another one is read."""
    named = typed_path(path)
    # The folder that one is in has its name elsewhere; the root has none.
    named = named if named.name else real_path(named)
    if not named.name:
        return named / ENDING
    return named.with_name(named.name + ENDING)


def is_ours(path: Path) -> bool:
    """Say whether a file was written by hdiary to remember a reading, or is not there at all."""
    if not os.path.lexists(path):
        return True
    if path.is_symlink():
        # What it leads to may be any file of the person's.
        return False
    try:
        with path.open("rb") as file:
            return file.read(200).removeprefix(codecs.BOM_UTF8).startswith(MARK.encode())
    except OSError:
        return False


def remember_text(settings: Mapping[str, Any], *, headers: Sequence[str], name: str) -> str:
    """Write how a file is read, for people to read and to change."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    lines = [ABOUT.format(mark=MARK, name=plain)]
    for key in NAMES[:-1]:
        value = settings.get(key)
        if value is not None and value is not False and value != () and value != []:
            value = DELIMITERS.get(value, value) if key == "delimiter" else value
            lines.append(f"{key} = {write_value(value)}")
    lines += ["", f"{HEADERS} = {write_value(short_headers(headers))}"]
    columns = settings.get("columns") or {}
    if columns:
        lines += ["", "[columns]"]
        lines += [
            f"{write_value(header)} = {write_value(meaning)}" for header, meaning in columns.items()
        ]
    return "\n".join([*lines, *same_lines(settings.get(SAME) or {})]) + "\n"


def same_lines(groups: Groups) -> list[str]:
    """Write what is taken as one, a line for each word."""
    told = [f"{write_value(w)} = {write_value(list(others))}" for w, others in groups.items()]
    return ["", f"[{SAME}]", *told] if told else []


def settings_to_remember(diary: Diary, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the settings that read a diary: those given, and those that were remembered before."""
    before = {} if diary.reading is None else diary.reading.remembered
    said = {name: value for name, value in given.items() if name in (*NAMES, SAME) and value}
    merged = merge_settings(before, said)
    if SAME in merged:
        # A word whose spellings were taken from it needs no line.
        merged[SAME] = {word: others for word, others in merged[SAME].items() if others}
    return merged


def write_value(value: Any) -> str:
    """Write a value in TOML; what JSON escapes in a text, TOML escapes alike, but for one sign."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(write_value(one) for one in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def short_headers(headers: Sequence[str]) -> list[str]:
    """Give headers as they are kept: not all of a great many, and none in full length."""
    return [header[:_LONGEST_HEADER] for header in headers[:_MOST_HEADERS]]


def with_remembered(declared: Declared, kept: Remembered | None) -> Declared:
    """Add what was remembered to what was declared, which counts where both say something."""
    if kept is None:
        return declared
    given = {
        name: value
        for name, value in _as_settings(declared).items()
        if value is not None and value is not False
    }
    merged = merge_settings(kept.settings, given)
    merged.pop(SAME, None)
    return replace(declared, mapped=without_auto(merged.pop("columns", {})), **merged)


def without_auto(columns: Mapping[str, str]) -> dict[str, str]:
    """Give the columns that are not left to be recognised."""
    return {header: meaning for header, meaning in columns.items() if meaning != AUTO}


def without_gone(declared: Declared, kept: Remembered | None, headers: Sequence[str]) -> Declared:
    """Pass over columns that were kept and that this file lacks, where a diary may lack them."""
    if kept is None:
        return declared
    there = {fold_header(header) for header in headers}
    before = kept.settings.get("columns", {})
    mapped = {
        header: meaning
        for header, meaning in declared.mapped.items()
        if fold_header(header) in there
        or meaning in _DIARY_STANDS_ON
        or before.get(header) != meaning
    }
    return replace(declared, mapped=mapped)


def fold_header(header: str) -> str:
    """Write a header in small letters with single blanks."""
    return " ".join(header.casefold().split())


def _as_settings(declared: Declared) -> dict[str, Any]:
    names = (field.name for field in fields(declared))
    return {"columns" if n == "mapped" else n: getattr(declared, n) for n in names}

"""What was given to propose a map: the file, to be read again, and what was said of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hdiary.diary import DiaryError, need_kind
from hdiary.read.advice import merge_settings
from hdiary.read.declared import Declared
from hdiary.read.mapping.look import Seen, look_at
from hdiary.read.recall import recall, recall_map
from hdiary.read.remember import without_auto
from hdiary.read.same import SAME
from hdiary.read.unpacked import unpacked_size
from hdiary.vocabulary.paths import typed_path
from hdiary.vocabulary.visible import whole_letters


def take_again(path_or_buffer: Any) -> tuple[Any, str, int]:
    """Give what can be read again and again, its name without the folder, and how much it holds."""
    if isinstance(path_or_buffer, (str, os.PathLike)):
        path = typed_path(path_or_buffer)
        return path_or_buffer, whole_letters(path.name), unpacked_size(path)
    content = path_or_buffer.read() if hasattr(path_or_buffer, "read") else path_or_buffer
    example = "the name of a file, its bytes, or an open file"
    need_kind("path_or_buffer", content, (str, bytes, bytearray, memoryview), example, needed=True)
    data = content.encode("utf-8") if isinstance(content, str) else bytes(content)
    name = getattr(path_or_buffer, "name", None)
    return data, Path(name).name if isinstance(name, str) else "-", unpacked_size(data)


def settings_given(path_or_buffer: Any, reading: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was said of a file: by a map or what is remembered, and by settings."""
    said = dict(reading)
    mapped, remembered = said.pop("map", None), said.pop("remembered", True)
    said.pop("progress", None)
    kept = recall_map(mapped) if mapped is not None else None
    if kept is None and remembered:
        kept = recall(path_or_buffer)
    now = {name: value for name, value in said.items() if value}
    merged = merge_settings({} if kept is None else kept.settings, now)
    if "columns" in merged:
        merged["columns"] = without_auto(merged["columns"])
    return {name: value for name, value in merged.items() if value}


def as_declared(settings: Mapping[str, Any]) -> Declared:
    """Give settings as what was declared of a file."""
    told = {name: value for name, value in settings.items() if name != SAME}
    return Declared(mapped=told.pop("columns", {}), **told)


def look_again(source: Any, reading: Mapping[str, Any]) -> list[Seen]:
    """Say what each column of a file is under some settings; nothing where there is no table."""
    try:
        settings = settings_given(source, reading)
        return look_at(source, as_declared(settings))
    except (DiaryError, ValueError, LookupError):
        return []  # who reads the file tells why

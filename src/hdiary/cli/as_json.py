"""What ``--json`` prints: one object, without NaN."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hdiary import __version__
from hdiary.cli.text import print_bytes

if TYPE_CHECKING:
    from hdiary.diary import Diary, DiaryError


def plain(value: Any) -> Any:
    """Turn a value into one that JSON can hold; what is missing becomes None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if hasattr(value, "to_dict") and hasattr(value, "columns"):
        return records(value)
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (bool, int, str)):
        return value
    text = str(value)
    return None if text in {"NaT", "<NA>"} else text.removesuffix(" 00:00:00")


def records(frame: Any) -> list[dict[str, Any]]:
    """Turn a frame into records that JSON can hold."""
    from hdiary.questions.records import json_records

    return json_records(frame)


def print_json(content: Mapping[str, Any]) -> None:
    """Print one object, beginning with hdiary's version."""
    whole = {"hdiary": __version__, **plain(content)}
    text = json.dumps(whole, indent=2, allow_nan=False, ensure_ascii=False) + "\n"
    # Half a character is escaped as JSON itself does it; whatever a console shows, JSON is UTF-8.
    print_bytes(text.encode("utf-8", errors="backslashreplace"))


def diary_object(diary: Diary) -> dict[str, Any]:
    """Describe the diary, and what of its file was kept and refused."""
    from hdiary.questions.records import describe_diary

    return {
        **describe_diary(diary),
        "rows_in": diary.rows_in,
        "rows_kept": diary.rows_kept,
        "rows_refused": diary.rows_refused,
        "refused_lines": diary.refused_lines,
    }


def print_refusal(error: DiaryError, **about: Any) -> None:
    """Print why a diary was refused."""
    print_json({**about, "refused": True, "problems": error.problems})

"""People's facts in a Parquet file, whose columns have kinds of their own."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from hdiary.diary import Problems
from hdiary.extras import line_for
from hdiary.read.no_table import refuse
from hdiary.vocabulary.paths import typed_path
from hdiary.words import phrase

_MAGIC = b"PAR1"


def is_parquet(path_or_buffer: Any) -> bool:
    """Say whether a file is one, by how it begins."""
    if isinstance(path_or_buffer, (bytes, bytearray)):
        return bytes(path_or_buffer[:4]) == _MAGIC
    if hasattr(path_or_buffer, "read"):
        return _begins(path_or_buffer)
    try:
        with typed_path(str(path_or_buffer)).open("rb") as file:
            return file.read(4) == _MAGIC
    except (OSError, ValueError):
        return False


def _begins(buffer: Any) -> bool:
    """Look at the beginning of a buffer that can be wound back."""
    if not (hasattr(buffer, "seekable") and buffer.seekable()):
        return False
    at = buffer.tell()
    head = buffer.read(4)
    buffer.seek(at)
    return bool(head == _MAGIC)


def frame_of(path_or_buffer: Any, found: Problems) -> pd.DataFrame:
    """Read it, with what it needs."""
    given: Any = path_or_buffer
    if isinstance(given, pd.DataFrame):
        return given
    if isinstance(given, (bytes, bytearray)):
        given = io.BytesIO(given)
    elif not hasattr(given, "read"):
        found.file = str(given)
        given = typed_path(str(given))
    try:
        return pd.read_parquet(given)
    except ImportError:
        advice = phrase("read.people.no_pyarrow", line=line_for("parquet"))
        refuse(found, "parquet", phrase("read.people.a_table"), advice)
    except (OSError, ValueError, TypeError):
        refuse(found, "damaged", phrase("read.people.a_table"), phrase("read.people.damaged"))

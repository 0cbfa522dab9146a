"""A diary as a Parquet file, for other programs: the kinds of its columns are kept."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import factor_columns, factor_kind
from hdiary.extras import line_for
from hdiary.version import VERSION
from hdiary.words import phrase
from hdiary.write.files import WriteError, check_target, save_bytes

_FORMAT = 1


def is_parquet_name(path: str | os.PathLike[str]) -> bool:
    """Say whether a file is to be a Parquet file, by the end of its name."""
    return Path(path).suffix.lower() == ".parquet"


def check_parquet_target(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Refuse a target that may not be written, and any where what writes it is missing."""
    check_target(path, force=force, not_over=not_over)
    _arrow(path)


def save_parquet(
    diary: Diary,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Write a diary's entries as a Parquet file, wholly or not at all."""
    kept_apart = list(not_over)
    check_parquet_target(path, force=force, not_over=kept_apart)
    save_bytes(path, _bytes(diary, path), force=force, not_over=kept_apart)


def save_frame(
    frame: pd.DataFrame,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Write any table as a Parquet file, wholly or not at all."""
    arrow, parquet = _arrow(path)
    out = io.BytesIO()
    table = arrow.Table.from_pandas(frame, preserve_index=False)
    parquet.write_table(table, out, compression="zstd")
    save_bytes(path, out.getvalue(), force=force, not_over=not_over)


def _bytes(diary: Diary, path: str | os.PathLike[str]) -> bytes:
    arrow, parquet = _arrow(path)
    entries = diary.entries
    said = entries[[name for name in entries.columns if entries[name].notna().any()]]
    table = arrow.Table.from_pandas(said, preserve_index=False)
    about = {**(table.schema.metadata or {}), b"hdiary": json.dumps(_about(diary)).encode()}
    out = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(about), out, compression="zstd")
    return out.getvalue()


def _about(diary: Diary) -> dict[str, Any]:
    """Say what the columns cannot: the scale of the pain, and which columns are factors."""
    kinds = {name: factor_kind(diary.entries[name]) for name in factor_columns(diary.entries)}
    return {"format": _FORMAT, "version": VERSION, "scale": diary.scale, "factors": kinds}


def _arrow(path: str | os.PathLike[str]) -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise WriteError(
            phrase("write.no_pyarrow", file=os.fspath(path), line=line_for("parquet"))
        ) from missing
    return pyarrow, pyarrow.parquet

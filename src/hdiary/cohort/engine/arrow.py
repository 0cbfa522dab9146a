"""pyarrow, brought in where it is used, or a refusal that says how to get it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.cohort.engine.errors import CohortError
from hdiary.extras import line_for


def find_arrow() -> tuple[Any, Any]:
    """Give pyarrow and its room for Parquet."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as missing:
        raise CohortError(
            f"a cohort is kept as Parquet, which needs pyarrow. To add it: {line_for('parquet')}"
        ) from missing
    return pyarrow, pyarrow.parquet


def write_frame(frame: pd.DataFrame, path: Path, *, about: Any = None) -> None:
    """Write a frame as Parquet, the same bytes for the same frame."""
    arrow, parquet = find_arrow()
    table = arrow.Table.from_pandas(frame, preserve_index=False)
    parquet.write_table(table.replace_schema_metadata(about), path, compression="zstd")


def write_table(table: Any, path: Path) -> None:
    """Write a table of Arrow as Parquet."""
    _, parquet = find_arrow()
    parquet.write_table(table, path, compression="zstd")

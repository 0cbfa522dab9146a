"""The files of an answer: each is whole before it takes its name, and for its owner only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.aside import build_file
from hdiary.cohort.engine.arrow import find_arrow, write_table
from hdiary.cohort.engine.frames import fit_table, make_table, unite_schemas

ROWS_TOGETHER = 50_000
"""Rows of a group of a Parquet file, whatever the parts were."""


def join_files(files: Sequence[Path], target: Path) -> Path:
    """Write the rows of all parts in groups of one size."""
    arrow, parquet = find_arrow()
    schema = unite_schemas([parquet.read_schema(path) for path in files])
    with (
        build_file(target) as building,
        parquet.ParquetWriter(building, schema, compression="zstd") as writer,
    ):
        held, rows = [], 0
        for path in files:
            table = fit_table(parquet.read_table(path), schema)
            held.append(table)
            rows += table.num_rows
            while rows >= ROWS_TOGETHER:
                whole = arrow.concat_tables(held)
                writer.write_table(whole.slice(0, ROWS_TOGETHER).combine_chunks())
                held, rows = [whole.slice(ROWS_TOGETHER)], rows - ROWS_TOGETHER
        writer.write_table(arrow.concat_tables(held).combine_chunks())
    return target


def save_csv(frame: pd.DataFrame, path: Path) -> Path:
    """Write a table as CSV."""
    with build_file(path) as building:
        frame.to_csv(building, index=False, lineterminator="\n")
    return path


def save_table(frame: Any, path: Path) -> Path:
    """Write what is pooled as Parquet."""
    with build_file(path) as building:
        write_table(make_table(frame), building)
    return path


def save_json(told: Any, path: Path) -> None:
    """Write what a folder says of itself."""
    with build_file(path) as building:
        words = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        building.write_text(words, encoding="utf-8")

"""The facts of people as a file: CSV, or Parquet by its name."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pandas as pd

from hdiary.write.csv_file import save_csv
from hdiary.write.data_table import DataTable
from hdiary.write.fields import YES_NO, frame_fields
from hdiary.write.parquet import is_parquet_name, save_frame
from hdiary.write.table import frame_csv


def write_facts(facts: pd.DataFrame, path: str | os.PathLike[str], **safely: Any) -> None:
    """Write one row a person, wholly or not at all."""
    if is_parquet_name(path):
        save_frame(facts, path, **safely)
        return
    save_csv(path, frame_csv(_in_words(facts)), **safely)


def facts_table(facts: pd.DataFrame, path: str) -> DataTable:
    """Give the facts that were written, for their description."""
    written = facts if is_parquet_name(path) else _in_words(facts)
    fields = tuple(
        replace(one, type="boolean", how=YES_NO)
        if pd.api.types.is_bool_dtype(facts[one.column].dtype) and not is_parquet_name(path)
        else one
        for one in frame_fields(written, kind="parquet" if is_parquet_name(path) else "csv")
    )
    return DataTable(path=path, name="people", frame=facts, key=("patient",), fields=fields)


def _in_words(facts: pd.DataFrame) -> pd.DataFrame:
    """Write yes and no in words, as a diary has them."""
    answers = [n for n in facts if pd.api.types.is_bool_dtype(facts[n].dtype)]
    words = {
        str(name): facts[name].map({True: "yes", False: "no"}).astype("str") for name in answers
    }
    return facts.assign(**words)

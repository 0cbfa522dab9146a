"""One Parquet file of entries, whoever wrote it, read as one diary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.parquet_files import damaged, open_file
from hdiary.cohort.engine.parquet_read import read_parquet
from hdiary.cohort.engine.restore import Recalled
from hdiary.diary import Diary, make_diary

_ALL = 1 << 62


def read_one(path: Path, reading: Mapping[str, Any]) -> Diary:
    """Read one file, by what it says of itself where `hdiary convert` wrote it."""
    arrow, parquet = find_arrow()
    file = open_file(path, path)
    if not file.by_hdiary:
        return next(read_parquet([file], path, reading, bytes_per_bucket=1, at_once=_ALL))
    try:
        table = parquet.read_table(path)
    except (OSError, arrow.ArrowException) as error:
        raise damaged(path) from error
    scale = json.loads(file.schema.metadata[b"hdiary"])["scale"]
    made = make_diary(table.to_pandas(), scale=scale)
    return replace(made, reading=Recalled(columns=pd.DataFrame({"column": [], "became": []})))

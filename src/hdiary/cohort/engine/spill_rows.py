"""The rows of a long CSV, each written behind those of the same stretch of people."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from hdiary.cohort.engine.cut_rows import Rows
from hdiary.cohort.engine.long_head import Head
from hdiary.cohort.engine.order import find_buckets, hash_people
from hdiary.diary.arrays import Ints, count_within


def spill_rows(rows: Rows, head: Head, folder: Path, buckets: int) -> None:
    """Write each row, with its line, behind those of the same stretch of people."""
    codes, names = pd.factorize(rows.cells[head.patient])
    # The reader takes blanks around a name away, and so does the order.
    bucket = find_buckets(hash_people(str(name).strip() for name in names), buckets)[codes]
    order = np.argsort(bucket, kind="stable")
    which, first = np.unique(bucket[order], return_index=True)
    for number, places in zip(which.tolist(), np.split(order, first[1:]), strict=True):
        with (folder / f"{number:05d}.csv").open("ab") as file:
            file.write(b"".join([rows.texts[place] for place in places]))
        with (folder / f"{number:05d}.lines").open("ab") as file:
            file.write(_all_lines(rows, places).tobytes())


def _all_lines(rows: Rows, places: Ints) -> Ints:
    """Give every line of some rows, of which a row with a break in a cell has several."""
    many = np.array([rows.texts[place].count(b"\n") for place in places], dtype=np.int64)
    return np.repeat(rows.lines[places].astype(np.int64), many) + count_within(many)

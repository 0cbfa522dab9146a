"""What the cells of a table came to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.read.when import When


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Entries:
    """The rows of a table as typed entries."""

    frame: pd.DataFrame  # All canonical columns, then the factors
    when: When  # The days and times, and how day and month were told apart
    unread: Bools  # Rows in which a cell of pain is not left empty, and yet gives no rating
    # How many of them hold something that could not be read, rather than that it is not known
    failed: int
    ticks: list[str]  # Factors whose blanks were read as no, since the person said so

"""What a packed cohort says of itself: how it was read as a whole, and which parts it has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hdiary.cohort.engine.errors import CohortError

FORMAT = 1
ABOUT, PEOPLE = "cohort.json", "people.parquet"


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """How all diaries of a cohort were read, once for everybody."""

    version: str  # Of hdiary, when it was packed
    settings: Mapping[str, Any]  # As of a Diary
    attack_list: bool  # Whether everybody together lists only headaches
    columns: tuple[str, ...]  # Of the entries, in order
    factors: Mapping[str, str]  # The kind of each
    columns_in: tuple[str, ...]
    unread: tuple[str, ...]  # Canonical columns with cells that could not be read
    rows_refused: int
    refused_headaches: int
    people: int = 0
    entries: int = 0
    people_per_part: int = 1
    warnings: Mapping[str, int] = field(default_factory=dict)  # How many rows of each kind
    of_files: Mapping[str, int] = field(default_factory=dict)  # Of how many files, not rows
    aside: tuple[str, ...] = ()  # Files that could not be read and were left out, as asked
    parts: tuple[Mapping[str, Any], ...] = ()
    fingerprint: str = ""  # Of everything said, whatever the parts


def write_about(about: About) -> str:
    """Write it as JSON."""
    return json.dumps({"format": FORMAT, **asdict(about)}, indent=1, ensure_ascii=False) + "\n"


def read_about(folder: Path) -> About:
    """Read what a packed cohort says of itself, or refuse a folder that is none."""
    try:
        told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        if told.pop("format") != FORMAT:
            raise CohortError(
                f"{folder} was packed by another version of hdiary; pack it again with this one"
            )
        for name in ("columns", "columns_in", "unread", "parts"):
            told[name] = tuple(told[name])
        told["aside"] = tuple(told.get("aside", ()))  # Cohorts were packed before it was known
        return About(**told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, CohortError):
            raise
        raise CohortError(
            f"{folder / ABOUT} is missing or damaged; pack the cohort again into a new folder"
        ) from error

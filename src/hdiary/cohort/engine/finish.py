"""The parts of an answer, made one: the same bytes whatever the parts were."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.asked import Asked
from hdiary.cohort.engine.counts import Counts
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.described import seal_files
from hdiary.cohort.engine.scatter import to_frame
from hdiary.cohort.engine.whole import join_files, save_csv, save_json, save_table
from hdiary.cohort.engine.work import DONE, FAILED
from hdiary.version import VERSION

ANSWER = "answer.json"
COUNTS = "counts"


def finish(
    folder: Path,
    parts: Sequence[Path],
    asked: Asked,
    dataset: Dataset,
    *,
    key: str,
    tried: Any,
) -> None:
    """Join the parts, pool what is pooled, and seal the answer."""
    written = []
    for name in asked.frames:
        files = [path for part in parts if (path := part / f"{name}.parquet").is_file()]
        if files:
            written.append(join_files(files, folder / f"{name}.parquet"))
    counts = Counts(asked.question)
    for rows in _groups(folder / "table.parquet"):
        counts.add(to_frame(rows))
    written.append(save_csv(counts.frame(), folder / f"{COUNTS}.csv"))
    failed = pd.concat(
        [pd.read_csv(part / f"{FAILED}.csv", dtype="str", keep_default_na=False) for part in parts]
    )
    written.append(save_csv(failed, folder / f"{FAILED}.csv"))
    written += _pool(folder, asked, tried)
    told = [json.loads((part / DONE).read_text(encoding="utf-8")) for part in parts]
    about = {
        "key": key,
        "hdiary": VERSION,
        "question": asked.question,
        "settings": _settings(tried),
        "data": dataset.about.fingerprint,
        "people": sum(part["people"] for part in told),
        "failed": sum(part["failed"] for part in told),
        "files": seal_files(folder, asked.question, written),
    }
    save_json(about, folder / ANSWER)


def _settings(tried: Any) -> Any:
    return {} if tried is None else json.loads(json.dumps(dict(tried.settings), default=str))


def _groups(path: Path, columns: Sequence[str] | None = None) -> Iterator[Any]:
    """Give the groups of rows of a file, one after the other."""
    _, parquet = find_arrow()
    if not path.is_file():
        return
    with parquet.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number, columns=columns)


def _pool(folder: Path, asked: Asked, tried: Any) -> list[Path]:
    """Pool over all people what the question pools, from the columns that pooling needs."""
    room = _find_pooling(asked.question)
    if tried is None or room is None:
        return []
    needed, frames = room.NEEDED, room.FRAME
    by_frame: Mapping[str, Sequence[str]] = {frames: needed} if isinstance(frames, str) else needed
    taken = {name: _columns(folder / f"{name}.parquet", keep) for name, keep in by_frame.items()}
    if any(frame is None for frame in taken.values()):
        return []
    pooled = room.pool_table(taken[frames] if isinstance(frames, str) else taken, tried.settings)
    written = []
    for name in ("pooled", "shrunk"):
        path = folder / f"{name}.parquet"
        written.append(save_table(getattr(pooled, name), path))
    return written


def _find_pooling(question: str) -> Any:
    """Find the file of a question's room that pools over people; None where none does."""
    # That of triggers is called otherwise, since its ``pool`` is a part of the pooling.
    for name in ("people", "pool"):
        file = f"hdiary.questions.{question}.{name}"
        try:
            room: Any = import_module(file)
        except ModuleNotFoundError as missing:
            if missing.name not in {file, file.rpartition(".")[0]}:
                raise
            continue
        if hasattr(room, "pool_table"):
            return room
    return None


def _columns(path: Path, names: Sequence[str]) -> pd.DataFrame | None:
    """Read some columns of everybody, and nothing else of them."""
    _, parquet = find_arrow()
    if not path.is_file():
        return None
    return to_frame(parquet.read_table(path, columns=list(names)))

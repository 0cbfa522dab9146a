"""The folder of an answer: new, begun and to go on with, finished, or another's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hdiary.aside import build_file, clear_stale
from hdiary.cohort.engine.described import find_digest
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.finish import ANSWER
from hdiary.cohort.engine.places import check_folder
from hdiary.cohort.engine.work import TOGETHER

RUN, PARTS = "run.json", "parts"


def prepare(folder: Path, key: str, people_per_part: int, *, force: bool) -> int | None:
    """Make the folder ready, and give how many people are in a part; None for an old answer."""
    clear_stale(folder)
    clear_stale(folder / PARTS)
    found = _read_key(folder)
    if found is None and not _just_begun(folder):
        check_folder(folder, mark=ANSWER, force=force)
    elif found is not None and not force:
        if found["key"] != key:
            raise CohortError(
                f"{folder} holds another answer (another question, other settings, people or "
                "another version of hdiary); name another folder, or begin anew with --force"
            )
        if "files" not in found:
            return int(found["people_per_part"])
        if _is_whole(folder, found["files"]):
            return None
    _empty(folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    size = -(-people_per_part // TOGETHER) * TOGETHER
    with build_file(folder / RUN) as begun:
        begun.write_text(json.dumps({"key": key, "people_per_part": size}), encoding="utf-8")
    return size


def _is_whole(folder: Path, files: Mapping[str, str]) -> bool:
    """Say whether every file of a finished answer is still there as it was written."""
    return all(
        (folder / name).is_file() and find_digest(folder / name) == digest
        for name, digest in files.items()
    )


def _just_begun(folder: Path) -> bool:
    """Say whether a folder holds nothing but what an earlier run left as it began."""
    return folder.is_dir() and {path.name for path in folder.iterdir()} == {f"{RUN}.tmp"}


def _read_key(folder: Path) -> dict[str, Any] | None:
    for name in (ANSWER, RUN):
        try:
            told = json.loads((folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(told, dict) and "key" in told:
            return told
    return None


def _empty(folder: Path) -> None:
    """Remove what hdiary wrote into a folder, and nothing else."""
    shutil.rmtree(folder / PARTS, ignore_errors=True)
    for path in [*folder.glob("*.parquet"), *folder.glob("*.csv"), folder / ANSWER, folder / RUN]:
        path.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove the parts of an answer that is finished."""
    shutil.rmtree(folder / PARTS, ignore_errors=True)
    (folder / RUN).unlink(missing_ok=True)

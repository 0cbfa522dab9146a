"""A trial compared, as an object and as a folder of files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.as_json import diary_object
from hdiary.cli.given import Misused, typed_path

if TYPE_CHECKING:
    from hdiary.cohort.arms import EndpointsComparison
    from hdiary.diary import Diary
    from hdiary.words import Words

FILES = (
    "summary.txt",
    "comparisons.csv",
    "table-1.csv",
    "flow.csv",
    "left-out.csv",
    "endpoints.csv",
    "datapackage.json",
)
_NAMED = {
    "comparisons.csv": "compare",
    "table-1.csv": "compare.table-1",
    "flow.csv": "compare.flow",
    "left-out.csv": "compare.missing",
    "endpoints.csv": "endpoints",
}
"""Which table each file is, as their description calls it."""
_MEASURED = ("baseline_days", "period_days", "skip", "missing")


def ask(diary: Diary, asked: dict[str, Any], say: Words) -> EndpointsComparison:
    """Compare as it was asked, or say what stands in the way."""
    from hdiary.cohort.arms import ArmsError, compare_endpoints
    from hdiary.questions import SettingError

    try:
        return compare_endpoints(
            diary,
            outcomes=asked["outcomes"],
            by=asked["by"],
            anchor=asked["anchor"],
            reference=asked["reference"],
            adjust=asked["adjust"],
            period=asked["period"],
            errors=asked["errors"],
            randomised=asked["randomised"],
            measured={name: asked[name] for name in _MEASURED},
        )
    except ArmsError as error:
        raise click.UsageError(error.tell(say)) from None
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None


def as_object(found: EndpointsComparison, diary: Diary, language: str) -> dict[str, Any]:
    """Give a comparison as one object."""
    from hdiary.words import load_words

    say = load_words(language, "screen")
    return {
        "question": "compare",
        "diary": diary_object(diary),
        "settings": {**diary.settings, **found.settings},
        "formulas": found.formula,
        "definitions": found.endpoints.define(language=language),
        "table": found.table,
        "tables": {
            "flow": found.flow,
            "left_out": found.missing,
            "table_one": [] if found.table_one is None else found.table_one,
        },
        "failed": {name: " ".join(map(say, why)) for name, why in found.failed.items()},
        "notices": list(found.endpoints.notices),
        "summary": found.summary(language=language),
    }


def check_folder(folder: str, *, force: bool) -> None:
    """Refuse a folder in which a file is already, before any work is done."""
    from hdiary.write.files import check_name, check_target

    home = typed_path(folder)
    check_name(home)
    if home.is_file():
        raise Misused("cli.misused.file_not_folder", folder=str(folder))
    if home.is_dir():
        for name in FILES:
            check_target(home / name, force=force)


def save_folder(
    found: EndpointsComparison,
    folder: str,
    say: Words,
    *,
    force: bool,
    not_over: Iterable[Path],
) -> list[str]:
    """Write every file, or none where one of them may not be written; give their names."""
    from hdiary.trials.folder import save_files
    from hdiary.write import data_table, datapackage, frame_csv

    frames = {
        "comparisons.csv": found.table,
        "table-1.csv": found.table_one,
        "flow.csv": found.flow,
        "left-out.csv": found.missing,
        "endpoints.csv": found.endpoints.table,
    }
    files = {"summary.txt": (found.summary(language=say.name) + "\n").encode("utf-8")}
    files |= {
        name: frame_csv(frame).encode("utf-8")
        for name, frame in frames.items()
        if frame is not None
    }
    tables = [
        data_table.DataTable(path=name, name=_NAMED[name], frame=frame)
        for name, frame in frames.items()
        if frame is not None
    ]
    files["datapackage.json"] = datapackage.datapackage(tables).encode("utf-8")
    saved = save_files(files, folder, force=force, not_over=list(not_over))
    return [path.name for path in saved]

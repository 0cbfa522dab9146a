"""The folder that is handed over: the plan, its days, its calendar and the diary to fill in."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from hdiary.aside import PRIVATE_FILE, clear_stale
from hdiary.trials.calendar import plan_ics
from hdiary.trials.planned import Planned
from hdiary.trials.template import plan_template_csv
from hdiary.trials.text import NAME, plan_text
from hdiary.vocabulary.paths import typed_path
from hdiary.words import phrase
from hdiary.write import WriteError, frame_csv, together
from hdiary.write.files import check_name, check_target


def name_people(plan: Planned) -> list[tuple[str, str | None]]:
    """Give everybody of a plan with what their files' names end in."""
    # Several people are numbered in the order of the plan: names of files travel far.
    people = plan.patients or (None,)
    several = len(people) > 1
    return [(f"-{n}" if several else "", patient) for n, patient in enumerate(people, start=1)]


def hand_over(plan: Planned, *, language: str = "en") -> dict[str, bytes]:
    """Give the calendar and the empty diary of everybody in a plan, by the names of their files."""
    files: dict[str, bytes] = {}
    for ending, patient in name_people(plan):
        files[f"calendar{ending}.ics"] = plan_ics(plan, language=language, patient=patient)
        files[f"diary{ending}.csv"] = plan_template_csv(plan, patient=patient).encode("utf-8")
    return files


def plan_files(plan: Planned, *, language: str = "en") -> dict[str, bytes]:
    """Give every file of a plan by its name."""
    return {
        NAME: plan_text(plan).encode("utf-8"),
        "schedule.csv": frame_csv(_open_schedule(plan)).encode("utf-8"),
        **hand_over(plan, language=language),
    }


def _open_schedule(plan: Planned) -> pd.DataFrame:
    """Give what comes when; of a sealed plan only the numbers, since the lot stays closed."""
    schedule = plan.schedule
    return schedule.assign(arm="sealed") if plan.sealed else schedule


def save_plan(plan: Planned, folder: str | os.PathLike[str], *, force: bool = False) -> list[Path]:
    """Write everything of a plan into a folder, or nothing where a file is there already."""
    return save_files(plan_files(plan), folder, force=force)


def is_kept(path: Path) -> bool:
    """Say whether a file of the folder is a diary in which somebody has begun to write."""
    if path.suffix != ".csv" or not path.name.startswith("diary") or not path.is_file():
        return False
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return True
    head = [name.strip() for name in re.split("[,;\t]", lines[0])] if lines else []
    ahead = {"patient", "date", "trial_step"}
    return any(
        cell.strip(' "')
        for line in lines[1:]
        for name, cell in zip(head, re.split("[,;\t]", line), strict=False)
        if name not in ahead
    )


def save_files(
    files: Mapping[str, bytes],
    folder: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[Path] = (),
    mode: int = PRIVATE_FILE,
) -> list[Path]:
    """Write files into a folder, or nothing where one of them is there already."""
    home = typed_path(folder)
    check_name(home)
    made = not home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise WriteError(phrase("trial.refuse.no_folder", folder=os.fspath(folder))) from None
    clear_stale(home)
    for name in files:
        check_target(home / name, force=force, not_over=not_over)
        if is_kept(home / name):
            raise WriteError(phrase("trial.refuse.kept_diary", file=name))
    try:
        together.save_together(files, home, force=force, mode=mode)
    except WriteError:
        if made:
            with contextlib.suppress(OSError):
                home.rmdir()
        raise
    return [home / name for name in files]

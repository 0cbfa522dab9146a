"""A packed cohort where a command takes a diary: opened, since it was read before."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hdiary.cli.given import Input
from hdiary.cli.languages import Misused
from hdiary.cli.options import of_diary
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.cohort import Cohort
    from hdiary.diary import Diary
    from hdiary.words import Words

_OPTIONS = {"columns": "--column", "remembered": "--as-is"}
_OF_PEOPLE_TOO = ("dates", "skip_bad_rows")
"""They say how the file of people is read as well."""
_MOST_NAMED = 10


def open_packed(given: Input, reading: Mapping[str, Any]) -> Cohort | None:
    """Open the packed cohort that was named; None where it is none."""
    from hdiary.read.several.packed import is_packed

    folders = [one.path for one in (given, *given.others) if one.path is not None]
    if not any(map(is_packed, folders)):
        return None
    if len(folders) > 1:
        raise Misused("cli.misused.packed_alone")
    _refuse_reading(reading)
    from hdiary.cohort import open_cohort

    return open_cohort(folders[0])


def read_named(
    given: Input, packed: Cohort | None, reading: Mapping[str, Any], progress: Any
) -> Diary:
    """Read the diary that was named, or give that of everybody in a packed cohort."""
    from hdiary.read import read_diary

    if packed is not None:
        return packed.diary()
    return read_diary(given.source(), **of_diary(reading), progress=progress)


def _refuse_reading(reading: Mapping[str, Any]) -> None:
    """Refuse what says how a file is read: a packed cohort was read when it was packed."""
    of_people = _OF_PEOPLE_TOO if reading.get("people") is not None else ()
    said = [
        _OPTIONS.get(name, f"--{name.replace('_', '-')}")
        for name, value in of_diary(reading).items()
        if (value is False if name == "remembered" else value) and name not in of_people
    ]
    if said:
        raise Misused("cli.misused.packed_read", options=", ".join(said))


def tell_left_out(about: Any, say: Words) -> None:
    """Say on standard error what could not be read when a cohort was packed."""
    if about.rows_refused:
        echo(say("cohort.engine.refused", n=about.rows_refused), err=True)
    if about.aside:
        named = list(about.aside[:_MOST_NAMED])
        told = say("cohort.engine.aside", n=len(about.aside), names=named)
        echo(told, err=True)


def worth_a_look(about: Any, say: Words) -> list[str]:
    """Say what was odd when a cohort was packed: in how many rows, and in how many files."""
    rows = [say("cohort.packed.of_rows", what=w, n=n) for w, n in about.warnings.items()]
    files = [say("cohort.packed.of_files", what=w, n=n) for w, n in about.of_files.items()]
    return rows + files + ([say("cohort.packed.of_all")] if about.attack_list else [])


def as_typed(name: str) -> str:
    """Write a name as it is typed on a command line."""
    return subprocess.list2cmdline([name]) if os.name == "nt" else shlex.quote(name)

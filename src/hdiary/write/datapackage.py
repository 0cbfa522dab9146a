"""A ``datapackage.json`` beside exported tables: what each column holds (Frictionless, v2)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hdiary.diary import need_kind, need_path
from hdiary.version import VERSION
from hdiary.vocabulary.dictionary import ENTRIES, Meaning, column_described
from hdiary.vocabulary.paths import typed_path
from hdiary.vocabulary.words import NOT_SAID
from hdiary.write.data_table import DataTable
from hdiary.write.fields import Field, frame_fields
from hdiary.write.files import save_text

NAME, ENDING = "datapackage.json", ".datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_PATIENT = "patient"
_KINDS = {".csv": ("csv", "text/csv"), ".parquet": ("parquet", "application/vnd.apache.parquet")}


def datapackage(tables: Sequence[DataTable], *, name: str = "hdiary", title: str = "") -> str:
    """Write the description of some tables as JSON."""
    people = next((t for t in tables if t.key == (_PATIENT,)), None)
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": name,
        **({"title": title} if title else {}),
        "created_by": f"hdiary {VERSION}",
        "resources": [_resource(one, people) for one in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def write_datapackage(
    place: str | os.PathLike[str],
    tables: Sequence[DataTable],
    *,
    title: str = "",
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> Path:
    """Write what the columns of exported tables hold beside them (Frictionless Data Package).

    In a folder the file is called ``datapackage.json``, as programs expect; beside a single
    file ``shared.csv`` it is ``shared.datapackage.json``, so that two exports do not meet.

    Parameters
    ----------
    place
        The folder, or the exported file.
    tables
        What was exported: the path of each as seen from the description, its name, its frame.
    title
        What the tables are, in a line.
    force
        Whether a description that is there may be replaced.
    not_over
        Files that must not be replaced even then.

    Returns
    -------
    pathlib.Path
        Where it is.

    Raises
    ------
    WriteError
        If it is there and ``force`` is not given, or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> days = pd.DataFrame({"patient": ["A"], "recorded": [28]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = DataTable(path="burden.csv", name="burden", frame=days)
    ...     path = write_datapackage(folder, [table])
    ...     fields = json.loads(path.read_text())["resources"][0]["schema"]["fields"]
    >>> fields[1]["name"], fields[1]["type"], fields[1]["unit"]
    ('recorded', 'integer', 'days')
    """
    need_path(place, "write_datapackage")
    for table in tables if isinstance(tables, Sequence) else [None]:
        need_kind("tables", table, DataTable, "a list of hdiary.DataTable(...)", needed=True)
    path = datapackage_path(place)
    save_text(path, datapackage(tables, title=title), force=force, not_over=not_over)
    return path


def datapackage_path(place: str | os.PathLike[str]) -> Path:
    """Say where the description of a folder or of a file stands."""
    named = typed_path(place)
    if named.is_dir():
        return named / NAME
    return named.with_name(named.name.partition(".")[0] + ENDING)


def _resource(table: DataTable, people: DataTable | None) -> dict[str, Any]:
    first = table.path if isinstance(table.path, str) else table.path[0]
    ending = Path(first.removesuffix(".gz")).suffix.lower()
    kind, media = _KINDS.get(ending, (ending.lstrip("."), "application/octet-stream"))
    fields = table.fields if table.fields is not None else frame_fields(table.frame, kind=kind)
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(table.name, one) for one in fields],
        "missingValues": ["", NOT_SAID] if table.name == ENTRIES else [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if _refers(table, people):
        reference = {"resource": _plain(people.name if people else ""), "fields": [_PATIENT]}
        schema["foreignKeys"] = [{"fields": [_PATIENT], "reference": reference}]
    packed = {"compression": "gz"} if first.endswith(".gz") else {}
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": _plain(table.name),
        "type": "table",
        "path": table.path if isinstance(table.path, str) else list(table.path),
        "format": kind,
        "mediatype": media,
        **({"encoding": "utf-8"} if kind == "csv" else {}),
        **packed,
        "schema": schema,
    }


def _plain(name: str) -> str:
    """Name a resource in the letters that the standard asks for."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in name.lower())


def _refers(table: DataTable, people: DataTable | None) -> bool:
    """Say whether everybody of a table is among the people, so that the one may refer to it."""
    if people is None or table is people or _PATIENT not in table.frame:
        return False
    here = set(table.frame[_PATIENT].dropna().astype("str"))
    return here <= set(people.frame[_PATIENT].astype("str"))


def _field(table: str, one: Field) -> dict[str, Any]:
    meaning = column_described(table, one.column)
    found: dict[str, Any] = {"name": one.name, "type": one.type, **one.how}
    if meaning:
        found["description"] = meaning.description
        found |= {"unit": meaning.unit} if meaning.unit else {}
    bounds = {**_bounds(meaning, one), **one.constraints}
    if bounds:
        found["constraints"] = bounds
    return found


def _bounds(meaning: Meaning | None, one: Field) -> dict[str, Any]:
    if meaning is None or one.type not in {"number", "integer"}:
        return {}
    listed = {"minimum": meaning.minimum, "maximum": meaning.maximum}
    whole = one.type == "integer"
    return {k: int(v) if whole else v for k, v in listed.items() if v is not None}

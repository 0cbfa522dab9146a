"""Running a command as a person does, and a small diary to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hdiary.cli import main

GERMAN = """\
Datum;Beginn;Ende;Schmerz (0-10);Seite;Ort;Behandlung;Stress;Notizen
01.03.2026;;;0;;;;3;
14.03.2026;22:00;03:00;7,5;links;Nacken;Ibuprofen 400 mg;5;Besuch bei Anna
16.03.2026;08:00;10:00;4;links;Nacken;keine;;
17.03.2026;;;0;;;;2;
"""


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out, parse_constant=_no_constants)


def _no_constants(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


Run = Callable[..., Ran]


@pytest.fixture
def run() -> Run:
    """Run ``hdiary`` with arguments, and with bytes on standard input."""

    def ran(*arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ran:
        clean = {"NO_COLOR": None, "FORCE_COLOR": None, "COLUMNS": "500", **(env or {})}
        with CliRunner().isolation(input=stdin, env=clean) as (out, err, _):
            code = main([str(argument) for argument in arguments])
            return Ran(code, out.getvalue().decode(), err.getvalue().decode())

    return ran


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A German export: four rows, a semicolon, a decimal comma."""
    path = tmp_path / "export.csv"
    path.write_text(GERMAN, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """The same with a rating of 75 and a 35th of March."""
    path = tmp_path / "bad.csv"
    path.write_text(GERMAN.replace("7,5", "75").replace("16.03", "35.03"), encoding="utf-8")
    return path


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """Two people with forty days each, who began exercise on the 20th."""
    rows = [
        f"P{who},2026-0{1 + day // 28}-{1 + day % 28:02d},{(day % 3) * 3},"
        f"{('driving', 'walking')[day % 2]},{'exercise' if day > 18 and day % 2 else 'none'}"
        for who in (1, 2)
        for day in range(40)
    ]
    path = tmp_path / "cohort.csv"
    path.write_text("\n".join(["patient,date,pain,activity,treatment", *rows]) + "\n")
    return path

"""A map is written once, changed by hand, and used by every command; it can be kept beside."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

HUNDRED = "Tag,Wert,Notizen\n2026-03-02,70,quarrel with Marguerite\n2026-03-03,0,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HUNDRED, encoding="utf-8")
    return path


@pytest.fixture
def mapped(file: Path) -> Path:
    path = file.with_name("mine.map.toml")
    path.write_text('scale = "0-100"\n[columns]\n"Wert" = "pain"\n', encoding="utf-8")
    return path


def test_a_map_is_printed_or_saved_and_never_over_a_file_unasked(run: Any, file: Path) -> None:
    printed = run("map", file)
    assert printed.code == 0
    out = file.with_name("out.map.toml")
    assert run("map", file, "-o", out).code == 0
    assert out.read_text(encoding="utf-8") == printed.out
    assert "Marguerite" not in printed.out
    assert run("map", file, "-o", out).code == 2
    assert run("map", file, "-o", out, "--force").code == 0
    assert run("map", file, "-o", file, "--force").code == 2
    assert file.read_text(encoding="utf-8") == HUNDRED


def test_a_map_is_one_object_in_json(run: Any, file: Path) -> None:
    told = run("map", file, "--json").json
    assert [one["column"] for one in told["columns"]] == ["Tag", "Wert", "Notizen"]
    assert told["refused"] is True
    assert all(choice["options"] for one in told["questions"] for choice in one["choices"])
    assert tomllib.loads(told["toml"])["headers"] == ["Tag", "Wert", "Notizen"]


def test_a_map_speaks_german(run: Any, file: Path) -> None:
    printed = run("map", file, "--language", "de")
    assert "Zuordnung von hdiary" in printed.out
    assert "offen" in printed.err


@pytest.mark.slow
def test_every_command_reads_with_a_map(run: Any, file: Path, mapped: Path) -> None:
    assert run("burden", file).code == 1
    for command in (
        ("burden",), ("pattern",), ("convert", "-o", "-"), ("report", "-o", "-"),
        ("lab", "--no-start"),
    ):  # fmt: skip
        ran = run(command[0], file, *command[1:], "--map", mapped)
        assert ran.code == 0
        assert "Read as the map mine.map.toml says" in ran.err


def test_options_count_more_than_the_map(run: Any, file: Path, mapped: Path) -> None:
    assert run("check", file, "--map", mapped).code == 0
    assert run("check", file, "--map", mapped, "--scale", "0-10").code == 1


def test_what_a_map_says_can_be_kept_beside_the_file(run: Any, file: Path, mapped: Path) -> None:
    assert run("check", file, "--map", mapped, "--blank", "not-said", "--remember").code == 0
    kept = tomllib.loads(file.with_name("mine.csv.hdiary.toml").read_text(encoding="utf-8"))
    assert (kept["scale"], kept["blank"]) == ("0-100", "not-said")
    assert kept["columns"] == {"Wert": "pain"}
    assert run("burden", file).code == 0


def test_a_whole_map_can_be_kept(run: Any, file: Path, mapped: Path) -> None:
    whole = file.with_name("whole.map.toml")
    assert run("map", file, "--map", mapped, "-o", whole).code == 0
    assert run("check", file, "--map", whole, "--remember").code == 0
    kept = tomllib.loads(file.with_name("mine.csv.hdiary.toml").read_text(encoding="utf-8"))
    assert set(kept["columns"]) == {"Tag", "Wert", "Notizen"}
    assert run("burden", file).code == 0


def test_a_broken_map_is_told_with_its_line(run: Any, file: Path, mapped: Path) -> None:
    mapped.write_text('# mine\nscale = "0-9"\n', encoding="utf-8")
    for command in ("check", "burden", "map"):
        ran = run(command, file, "--map", mapped)
        assert ran.code == 1
        assert "line 2" in (ran.out + ran.err).lower()
        assert "--map" in ran.out + ran.err


def test_a_map_that_is_not_there_is_told(run: Any, file: Path) -> None:
    assert run("check", file, "--map", file.with_name("none.toml")).code == 2

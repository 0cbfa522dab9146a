"""``hdiary compare``: a trial from files to a folder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from hdiary.cli import main
from hdiary.cli.compare import ERRORS, OUTCOMES
from hdiary.cohort.arms import asked, trial

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
FILES = (str(SAMPLE / "cohort.csv"), "--people", str(SAMPLE / "facts" / "people.csv"))
START = ("--anchor", "randomised", "--reference", "usual care")


def test_the_choices_are_those_of_the_library() -> None:
    assert OUTCOMES == trial.OUTCOMES
    assert ERRORS == asked.ERRORS


@pytest.mark.slow
def test_a_folder_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "trial")
    asked_for = ("compare", *FILES, *START, "--adjust", "age,sex", "-o", out)
    assert main(asked_for) == 0
    names = {path.name for path in (tmp_path / "trial").iterdir()}
    assert {"summary.txt", "comparisons.csv", "flow.csv", "endpoints.csv", "left-out.csv"} <= names
    with (tmp_path / "trial" / "comparisons.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == ["headache_days", "responder_50"]
    assert {row["n"] for row in rows} == {"12"}
    assert "headache days in 28" in capsys.readouterr().out
    assert main(asked_for) != 0
    assert "already there" in capsys.readouterr().err
    assert main((*asked_for, "--force")) == 0


@pytest.mark.slow
def test_one_object_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("compare", *FILES, *START, "--json", "--not-randomised")) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["question"] == "compare"
    assert told["table"][0]["reference"] == "usual care"
    assert told["tables"]["flow"]
    assert "not drawn by lot" in told["summary"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("--by", "group"), "group"),
        (("--reference", "placebo"), "placebo"),
        (("--adjust", "weight"), "weight"),
        (("--anchor", "arm"), "arm"),
        (("-o", "a\0b"), "No file can be called"),
    ],
)
def test_what_is_wrong_is_told(
    wrong: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("compare", *FILES, *wrong)) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told


@pytest.mark.slow
def test_people_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("compare", FILES[0])) == 2
    assert "--people" in capsys.readouterr().err


@pytest.mark.slow
def test_what_the_columns_hold_stands_beside_the_files(tmp_path: Path) -> None:
    out = tmp_path / "trial"
    assert main(("compare", *FILES, *START, "--adjust", "age,sex", "-o", str(out))) == 0
    made = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in made["resources"]} == {path.name for path in out.glob("*.csv")}
    for one in made["resources"]:
        fields = one["schema"]["fields"]
        with (out / one["path"]).open(encoding="utf-8") as file:
            assert next(csv.reader(file)) == [field["name"] for field in fields]
        assert [field["name"] for field in fields if not field.get("description")] == []

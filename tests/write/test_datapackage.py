"""What every column holds, in one list, and beside every export for programs."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, make_diary
from hdiary.registry import QUESTIONS
from hdiary.vocabulary.dictionary import column_described, table_names
from hdiary.write import WriteError
from hdiary.write.data_table import DataTable, diary_table
from hdiary.write.datapackage import datapackage
from hdiary.write.facts_file import facts_table

TYPES = {"string", "number", "integer", "boolean", "date", "datetime"}
"""Types of fields of the standard that are used here."""
BOUNDS = {"required", "minimum", "maximum", "enum"}


@pytest.fixture(scope="module")
def sample() -> Diary:
    """The sample cohort."""
    return hdiary.read_diary("data/sample/cohort.csv")


def frames_of(name: str, answer: Any) -> dict[str, pd.DataFrame]:
    """Give every frame of an answer by its name in the dictionary."""
    fields = [field.name for field in dataclasses.fields(answer)]
    values = {one: getattr(answer, one) for one in fields}
    return {
        (name if one == "table" else f"{name}.{one}"): frame
        for one, frame in values.items()
        if isinstance(frame, pd.DataFrame)
    }


@pytest.mark.slow
@pytest.mark.parametrize("question", [one.name for one in QUESTIONS])
def test_every_column_of_every_frame_of_every_answer_is_described(
    question: str, sample: Diary
) -> None:
    two = sample.between(last_day="2026-03-15")
    two = make_diary(two.entries[two.entries["patient"].isin(["P01", "P02"])])
    frames = frames_of(question, getattr(hdiary, question)(two))
    bare = [
        f"{name}: {column}"
        for name, frame in frames.items()
        for column in frame.columns
        if column_described(name, column) is None
    ]
    assert bare == []


@pytest.mark.parametrize("name", ["days", "episodes", "doses", "coverage", "problems", "factors"])
def test_every_column_of_the_tables_of_a_diary_is_described(name: str, sample: Diary) -> None:
    frame = getattr(sample, name)
    assert [c for c in frame.columns if column_described(name, c) is None] == []


def test_a_diary_is_described_in_the_words_of_its_own_list() -> None:
    described = hdiary.describe_columns("entries").set_index("column")["description"]
    from hdiary.vocabulary.columns import COLUMNS

    assert {name: described[name] for name in COLUMNS} == {
        name: column.meaning for name, column in COLUMNS.items()
    }


@pytest.mark.parametrize("name", table_names())
def test_every_table_can_be_asked_for(name: str) -> None:
    described = hdiary.describe_columns(name)
    assert list(described.columns) == ["column", "unit", "description"]
    assert (described["description"].str.len() > 5).all()


def test_the_columns_of_a_frame_are_described_as_they_stand() -> None:
    frame = pd.DataFrame({"patient": ["A"], "pain_free_2h": [0.5], "mine": [1]})
    described = hdiary.describe_columns(frame, name="relief")
    assert described["column"].tolist() == ["patient", "pain_free_2h", "mine"]
    assert described["description"].tolist()[2] == ""


def test_a_table_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="triggers"):
        hdiary.describe_columns("causes")


class TestPackage:
    """A Frictionless Data Package of version 2."""

    def test_it_has_what_the_standard_asks_for(self, sample: Diary) -> None:
        facts = pd.DataFrame({"patient": sample.patients, "smokes": [True] * len(sample.patients)})
        tables = [diary_table(sample, "a.csv.gz"), facts_table(facts, "a-people.csv")]
        made = json.loads(datapackage(tables, title="Ours"))
        assert made["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        entries, people = made["resources"]
        assert (entries["name"], entries["path"], entries["type"]) == (
            "entries", "a.csv.gz", "table",
        )  # fmt: skip
        assert entries["compression"] == "gz"
        for one in (entries, people):
            names = [field["name"] for field in one["schema"]["fields"]]
            assert len(names) == len(set(names))
            for field in one["schema"]["fields"]:
                assert field["type"] in TYPES
                assert set(field.get("constraints", {})) <= BOUNDS
                assert field["description"]
        assert people["schema"]["primaryKey"] == ["patient"]
        assert entries["schema"]["foreignKeys"] == [
            {"fields": ["patient"], "reference": {"resource": "people", "fields": ["patient"]}}
        ]
        assert people["schema"]["fields"][1]["trueValues"] == ["yes"]

    def test_nobody_refers_to_people_who_are_not_there(self, sample: Diary) -> None:
        facts = pd.DataFrame({"patient": sample.patients[:3]})
        tables = [diary_table(sample, "a.csv"), facts_table(facts, "a-people.csv")]
        entries, _ = json.loads(datapackage(tables))["resources"]
        assert "foreignKeys" not in entries["schema"]

    def test_its_fields_are_the_headings_of_the_file(self) -> None:
        rows = {
            "date": ["2026-03-01", "2026-03-02"], "pain": [2, 0], "neck_pain": [1, None],
            "side": ["left", None], "=sum": ["a", "b"], "wine": [True, False], "cups": [2, 3],
        }  # fmt: skip
        diary = make_diary(pd.DataFrame(rows), scale="0-3")
        fields = json.loads(datapackage([diary_table(diary, "d.csv")]))["resources"][0]["schema"][
            "fields"
        ]
        import csv

        header = next(csv.reader([hdiary.diary_csv(diary).splitlines()[0]]))
        assert [field["name"] for field in fields] == header
        by_name = {field["name"]: field for field in fields}
        assert by_name["pain (0-3)"]["constraints"] == {"minimum": 0, "maximum": 3}
        assert by_name["neck_pain"]["constraints"] == {"minimum": 0, "maximum": 10}
        assert by_name["side"]["constraints"]["enum"] == ["left", "right", "both", "shifting"]
        assert by_name["date"]["type"] == "date"

    def test_the_same_tables_give_the_same_text(self, sample: Diary) -> None:
        assert datapackage([diary_table(sample, "a.csv")]) == datapackage(
            [diary_table(sample, "a.csv")]
        )


class TestFile:
    """Where it stands, and that nothing is replaced unasked."""

    def test_in_a_folder_and_beside_a_file(self, tmp_path: Path) -> None:
        table = DataTable(path="b.csv", name="burden", frame=pd.DataFrame({"patient": ["A"]}))
        assert hdiary.write_datapackage(tmp_path, [table]) == tmp_path / "datapackage.json"
        path = hdiary.write_datapackage(tmp_path / "b.csv.gz", [table])
        assert path == tmp_path / "b.datapackage.json"
        with pytest.raises(WriteError, match="already there"):
            hdiary.write_datapackage(tmp_path, [table])
        hdiary.write_datapackage(tmp_path, [table], force=True)

    def test_a_folder_of_diaries_is_read_without_it(self, tmp_path: Path) -> None:
        diary = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]}))
        hdiary.write_diary(diary, tmp_path / "d.csv")
        for place in (tmp_path, tmp_path / "d.csv"):
            hdiary.write_datapackage(place, [diary_table(diary, "d.csv")])
        assert hdiary.read_diary(tmp_path).equals(hdiary.read_diary(tmp_path / "d.csv"))


def test_convert_writes_it_if_asked(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from hdiary.cli import main

    (tmp_path / "in.csv").write_text("date,pain\n2026-03-01,5\n", encoding="utf-8")
    given, out = str(tmp_path / "in.csv"), str(tmp_path / "out.csv")
    with CliRunner().isolation():
        assert main(["convert", given, "-o", out]) == 0
        assert not (tmp_path / "out.datapackage.json").exists()
        assert main(["convert", given, "-o", out, "--force", "--dictionary"]) == 0
        assert main(["convert", given, "-o", "-", "--dictionary"]) == 2
    made = json.loads((tmp_path / "out.datapackage.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in made["resources"][0]["schema"]["fields"]] == ["date", "pain"]

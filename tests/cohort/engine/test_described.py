"""What the columns of a cohort's answer hold stands beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet

from hdiary.cohort import open_cohort


def test_every_frame_of_an_answer_is_described_as_it_stands(diaries: Path, tmp_path: Path) -> None:
    answer = open_cohort(diaries).ask("burden", out=tmp_path / "out", jobs=1)
    made = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {one["path"]: one["schema"]["fields"] for one in made["resources"]}
    assert set(resources) == {f"{name}.parquet" for name in answer.frames}
    for path, fields in resources.items():
        schema = pyarrow.parquet.read_schema(tmp_path / "out" / path)
        assert [field["name"] for field in fields] == schema.names
        assert [field["name"] for field in fields if not field.get("description")] == []
    kinds = {field["name"]: field["type"] for field in resources["table.parquet"]}
    assert (kinds["patient"], kinds["window_start"], kinds["recorded"], kinds["mean_pain"]) == (
        "string", "datetime", "integer", "number",
    )  # fmt: skip

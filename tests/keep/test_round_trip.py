"""Diaries of many kinds, written by the page's own modules: hdiary reads just what was entered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.vocabulary.activities import canonical_activity, canonical_posture

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "data" / "sample" / "diary.csv"
KINDS = 300
NODE = shutil.which("node")
pytestmark = [
    pytest.mark.skipif(NODE is None, reason="needs Node.js to run the page's modules"),
    pytest.mark.slow,
]
TRUE_REMARKS = {
    "nothing said of pain", "unknown treatment", "clear after midnight", "medicine and no pain",
    "only headaches listed", "low scale", "several entries for one moment",
}  # fmt: skip


def run(script: str, *given: str) -> None:
    """Run a script of Node in the time zone of a clock change."""
    assert NODE is not None
    zone = {**os.environ, "TZ": "Europe/Berlin"}
    done = subprocess.run(
        [NODE, str(HERE / "app" / script), *given], env=zone, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("diaries")
    run("write_diaries.mjs", str(made), str(KINDS))
    return made


def wanted_rows(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what each row must say, from what was entered and not from what was written."""
    return [row for entry in entries if says_something(entry) for row in rows_of(entry)]


def says_something(entry: dict[str, Any]) -> bool:
    if entry["kind"] != "day":
        return True
    said = ("clear", "activity", "posture", "doses", "factors", "notes")
    return any(entry[name] for name in said)


def rows_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    doses = entry.get("doses") or [None]
    state: dict[str, Any] = {"headache": None, "pain": None}
    if entry["kind"] == "headache":
        state = {"headache": True, "pain": entry["pain"]}
    elif entry.get("clear"):
        state = {"headache": False, "pain": 0}
    first = {
        **state,
        **entry.get("factors", {}),
        "end": entry.get("end"),
        "neck_pain": entry.get("neck_pain"),
        "side": entry.get("side") or None,
        "location": "; ".join(entry.get("location", [])) or None,
        "activity": "; ".join(map(canonical_activity, entry["activity"])) or None,
        "posture": "; ".join(map(canonical_posture, entry["posture"])) or None,
        "entered_at": entry["entered"] and {**entry["entered"], "offset": None},
        "notes": entry.get("notes") or None,
    }
    of_all = {"date": entry["date"], "start": entry.get("start")}
    return [{**of_all, **(first if at == 0 else {}), **dose_of(d)} for at, d in enumerate(doses)]


def dose_of(dose: dict[str, Any] | None) -> dict[str, Any]:
    if dose is None:
        return {}
    return {
        "treatment": dose["treatment"],
        "treated_at": dose["at"],
        "pain_before": dose["before"],
        "pain_after": dose["after"],
        "after_min": dose["after_min"],
    }


def same(read: Any, wanted: Any) -> bool:
    if wanted is None:
        return bool(pd.isna(read))
    if isinstance(wanted, dict):
        return bool(read == pd.Timestamp(wanted["at"]))
    if isinstance(wanted, str) and isinstance(read, pd.Timestamp):
        return bool(read == pd.Timestamp(wanted))
    return not pd.isna(read) and bool(read == wanted)


def offsets_hold(row: Any, wanted: dict[str, Any]) -> bool:
    """Say whether the time that passed from the start is that which really passed."""
    start = wanted.get("start")
    for name in ("end", "treated_at"):
        other = wanted.get(name)
        if not start or not other or start["offset"] == other["offset"]:
            continue
        apart = row[f"{name}_utc_offset_min"] - row["start_utc_offset_min"]
        if apart != other["offset"] - start["offset"]:
            return False
    return True


def check_equal(diary: Diary, told: dict[str, Any], entries: list[dict[str, Any]]) -> None:
    rows = wanted_rows(entries)
    assert len(diary.entries) == len(rows)
    columns = [name for name, _ in told["questions"]]
    columns += ["date", "start", "end", "headache", "pain", "side", "location", "neck_pain"]
    columns += ["activity", "posture", "treatment", "treated_at", "pain_before", "pain_after"]
    columns += ["after_min", "entered_at", "notes"]
    found = diary.entries.to_dict("records")
    order = sorted(range(len(found)), key=lambda k: diary.lines[k])
    for at, wanted in zip(order, rows, strict=True):
        wrong = {
            name: (found[at][name], wanted.get(name))
            for name in columns
            if not same(found[at][name], wanted.get(name))
        }
        assert not wrong
        assert offsets_hold(found[at], wanted)
        if told["patient"]:
            assert found[at]["patient"] == told["patient"]


def test_hdiary_reads_what_was_entered(folder: Path) -> None:
    for seed in range(1, KINDS + 1):
        kept = json.loads((folder / f"{seed}.json").read_text(encoding="utf-8"))
        diary = read_diary(folder / f"{seed}.csv")
        assert not (diary.problems["severity"] == "error").any()
        assert set(diary.problems["code"]) <= TRUE_REMARKS
        check_equal(diary, kept["told"], kept["entries"])


def test_a_diary_made_elsewhere_is_written_as_it_was(tmp_path: Path) -> None:
    run("write_again.mjs", str(SAMPLE), str(tmp_path / "again.csv"))
    first, again = read_diary(SAMPLE), read_diary(tmp_path / "again.csv")
    names = list(first.entries.columns)
    assert list(again.entries.columns) == names
    ordered = [
        diary.entries.astype(object)
        .sort_values(["date", "start", "treatment"])
        .reset_index(drop=True)
        for diary in (first, again)
    ]
    said = [frame.drop(columns="headache") for frame in ordered]
    pd.testing.assert_frame_equal(*said)
    pd.testing.assert_frame_equal(first.days, again.days)


def test_three_like_doses_are_three(tmp_path: Path) -> None:
    run("write_odd.mjs", str(tmp_path))
    diary = read_diary(tmp_path / "doses.csv")
    assert "repeated row" not in set(diary.problems["code"])
    assert (diary.entries["treatment"] == "ibuprofen").sum() == 3


def test_journeys_and_clock_changes_leave_the_same_days(tmp_path: Path) -> None:
    # Homewards and away, over the change to summer time and back, and an end at midnight there.
    run("write_odd.mjs", str(tmp_path))
    told = json.loads((tmp_path / "journeys.json").read_text(encoding="utf-8"))
    assert len(told) == 6
    for name, states in told.items():
        days = read_diary(tmp_path / f"{name}.csv").days
        found = dict(
            zip(days["date"].dt.strftime("%Y-%m-%d"), days["state"].astype(str), strict=True)
        )
        recorded = {day: state for day, state in found.items() if state in ("headache", "clear")}
        assert recorded == states, name

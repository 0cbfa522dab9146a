"""A plan is saved whole, read again as it was, and known again by its digest."""

from __future__ import annotations

import base64
import csv
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hdiary
from hdiary.trials.checks import check_plan
from hdiary.trials.text import plan_text

from .lives import START, days_of, plan_periods

PLANS: dict[str, dict[str, Any]] = {
    "periods": {"washout": 2, "looks": [14], "periods": 20},
    "days": {"design": "days", "outcome": "mean_pain"},
    "start": {"design": "start", "settle": 5},
    "headaches": {"design": "headaches"},
    "people": {"patients": ["Anna", 'B "x"', "Ü"]},
}


@pytest.mark.parametrize("how", PLANS.values(), ids=PLANS)
def test_it_reads_as_it_was_saved(how: dict[str, Any], tmp_path: Path) -> None:
    plan = plan_periods(**how)
    plan.save(tmp_path / "plan")
    for path in (tmp_path / "plan", tmp_path / "plan" / "trial.toml"):
        again = hdiary.read_plan(path)
        assert again.content == plan.content
        assert again.schedule.equals(plan.schedule)


def test_the_schedule_is_a_csv_file(tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    text = (tmp_path / "schedule.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 12
    assert rows[0]["first_day"] == START
    assert {row["arm"] for row in rows} == {"desk exercises", "none"}


def test_nothing_is_written_where_one_of_the_files_is_there(tmp_path: Path) -> None:
    (tmp_path / "schedule.csv").write_text("mine")
    with pytest.raises(hdiary.WriteError, match="already there"):
        plan_periods().save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["schedule.csv"]
    plan_periods().save(tmp_path, force=True)
    assert (tmp_path / "schedule.csv").read_text() != "mine"


def test_the_order_of_headaches_cannot_be_read_at_a_glance() -> None:
    told = tomllib.loads(plan_text(plan_periods(design="headaches")))
    assert "order" not in told["drawn"]
    assert set(told["drawn"]["sealed"]) - set("01[], ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("order = [[", "order = [[0, "),
        ("washout = 0", "washout = 3"),
        ("seed = 1", "seed = 2"),
        ('"none"', '"nothing"'),
        ("start = 2026-01-05", "start = 2026-01-06"),
        ('outcome = "headache_days_28"', 'outcome = "mean_pain"'),
    ],
)
def test_a_plan_that_was_changed_is_refused(old: str, new: str, tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    file = tmp_path / "trial.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    with pytest.raises(hdiary.PlanError, match=r"changed|not a plan"):
        hdiary.read_plan(file)


def test_two_arms_that_changed_places_in_one_pair_are_found(tmp_path: Path) -> None:
    plan = plan_periods()
    plan.save(tmp_path)
    file = tmp_path / "trial.toml"
    order = list(plan.order[0])
    swapped = [order[1], order[0], *order[2:]]
    file.write_text(file.read_text().replace(f"[{order}]", f"[{swapped}]"))
    with pytest.raises(hdiary.PlanError, match="was changed after"):
        hdiary.read_plan(file)


def test_a_remark_changes_nothing(tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    file = tmp_path / "trial.toml"
    file.write_text("# Handed over on Monday.\n" + file.read_text())
    assert hdiary.read_plan(file).periods == 12


@pytest.mark.parametrize(
    "text", ["", "x", "[trial]", "format = 1\n[trial]\n[drawn]\n", "\0", "a = [" * 2000]
)
def test_what_is_no_plan_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(text)
    with pytest.raises(hdiary.PlanError, match="not a plan"):
        hdiary.read_plan(file)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(hdiary.PlanError, match=r"There is no trial\.toml"):
        hdiary.read_plan(tmp_path)


def test_a_later_format_is_told(tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    file = tmp_path / "trial.toml"
    file.write_text(file.read_text().replace("format = 1", "format = 2"))
    with pytest.raises(hdiary.PlanError, match="another version"):
        hdiary.read_plan(file)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_a_broken_place_is_refused_in_words(data: st.DataObject) -> None:
    import tempfile

    whole = plan_text(plan_periods())
    at = data.draw(st.integers(whole.index("format"), len(whole) - 2))
    letter = data.draw(st.sampled_from(list('0a"[]=\n#')))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trial.toml"
        file.write_text(whole[:at] + letter + whole[at + 1 :])
        try:
            plan = hdiary.read_plan(file)
        except hdiary.PlanError:
            return
        assert plan.content == plan_periods().content


def test_a_diary_that_somebody_has_begun_is_never_replaced(tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    diary = tmp_path / "diary.csv"
    first = diary.read_text().splitlines()
    diary.write_text("\n".join([first[0], first[1].rstrip(",") + ",5,,", *first[2:]]))
    with pytest.raises(hdiary.WriteError, match="never replaced"):
        plan_periods(seed=2).save(tmp_path, force=True)
    assert hdiary.read_plan(tmp_path).seed == 1


def test_the_schedule_of_a_sealed_plan_shows_only_numbers(tmp_path: Path) -> None:
    plan_periods(design="headaches").save(tmp_path)
    text = (tmp_path / "schedule.csv").read_text(encoding="utf-8")
    assert "exercises" not in text
    assert text.splitlines()[1] == "1,sealed"
    assert set(hdiary.read_plan(tmp_path).schedule["arm"]) == {"desk exercises", "none"}


def test_a_plan_made_after_its_first_day_is_told_as_such(tmp_path: Path) -> None:
    plan = plan_periods(made=date(2026, 4, 1))
    plan.save(tmp_path)
    assert hdiary.read_plan(tmp_path).made == date(2026, 4, 1)
    assert "made on 1 April 2026, after its first day" in plan.summary()
    assert "after its first day" not in plan_periods(made=date(2026, 1, 4)).summary()


@pytest.mark.parametrize("block", [10**9, 10**18, -2, 0], ids=["long", "very long", "-2", "0"])
def test_a_block_that_cannot_be_is_refused_before_it_is_listed(block: int, tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    file = tmp_path / "trial.toml"
    text = file.read_text()
    assert "block = 2" in text
    file.write_text(text.replace("block = 2", f"block = {block}"))
    with pytest.raises(hdiary.PlanError, match="was changed"):
        hdiary.read_plan(file)


def test_a_sealed_order_that_is_nested_too_deep_is_no_plan(tmp_path: Path) -> None:
    plan_periods(design="headaches").save(tmp_path)
    file = tmp_path / "trial.toml"
    deep = base64.b64encode(b"[" * 100_000).decode("ascii")
    lines = [
        f'sealed = "{deep}"' if line.startswith("sealed") else line
        for line in file.read_text().splitlines()
    ]
    file.write_text("\n".join(lines))
    with pytest.raises(hdiary.PlanError, match="not a plan"):
        hdiary.read_plan(file)


def test_a_key_of_thousands_of_parts_is_no_plan(tmp_path: Path) -> None:
    plan_periods().save(tmp_path)
    file = tmp_path / "trial.toml"
    file.write_text(file.read_text() + "\n[usual]\n" + "a." * 20_000 + "a = 1\n")
    with pytest.raises(hdiary.PlanError, match="not a plan"):
        hdiary.read_plan(file)


@pytest.mark.parametrize("clock", ["T00:00:00Z", "T08:30:00+02:00", " 00:00:00"])
def test_a_first_day_that_was_given_a_clock_is_that_day(clock: str, tmp_path: Path) -> None:
    plan = plan_periods()
    file = tmp_path / "trial.toml"
    line = f"start = {START}"
    file.write_text(plan_text(plan).replace(line, f"{line}{clock}"), encoding="utf-8")
    again = hdiary.read_plan(file)
    assert (again.start, again.digest) == (plan.start, plan.digest)
    diary = hdiary.make_diary(days_of([4] + [0] * 83))
    answer = hdiary.trial(diary, plan=again, ended=True)
    pd.testing.assert_frame_equal(
        answer.periods, hdiary.trial(diary, plan=plan, ended=True).periods
    )


@pytest.mark.parametrize(("design", "length"), [("days", 0), ("days", 2), ("headaches", 1)])
def test_units_of_a_length_that_their_design_has_not_are_refused(design: str, length: int) -> None:
    plan = plan_periods(design=design)
    with pytest.raises(hdiary.PlanError, match="length is"):
        check_plan(replace(plan, length=length))

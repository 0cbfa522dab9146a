"""Whatever is given instead of what is needed, hdiary says in words what to give."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, WrongKindError, make_diary

BAD: dict[str, Any] = {
    "nothing": None,
    "a number": 3,
    "a text": "x",
    "bytes": b"x",
    "a list": ["a"],
    "a mapping": {"a": 1},
    "no rows": pd.DataFrame(),
    "a frame": pd.DataFrame({"date": [20260301], "pain": [1]}),
    "an object": object(),
    "a day": date(2026, 3, 1),
}
TAKEN = {
    ("choose_trial", "nothing"), ("explore", "nothing"),  # A file is chosen first
    ("make_diary", "a frame"), ("propose_map", "bytes"), ("simulate_diaries", "a number"),
}  # fmt: skip
"""What is right for some."""
OF_NO_KIND = {"choose_diary", "choose_map", "make_key"}
"""The first two say on the screen what a file is not; the last takes nothing."""


NUMBERS: Any = [1]
PLAN = hdiary.plan_trial(["walking", "none"], periods=12, start="2026-01-05", seed=1)
FUNCTIONS = [
    name
    for name in hdiary.__all__
    if inspect.isfunction(getattr(hdiary, name)) and name not in OF_NO_KIND
]
PICTURES = [name for name in hdiary.plots.__all__ if name.startswith("plot_")]


@pytest.fixture(scope="module")
def diary() -> Diary:
    days = pd.date_range("2026-03-01", periods=90)
    pain = [0, 5, 3] * 30
    return make_diary(pd.DataFrame({"date": days, "pain": pain, "stress": [1, 2, 3] * 30}))


def others_needed(function: Callable[..., Any]) -> dict[str, Any]:
    """Give something for each further argument that must be given."""
    _, *rest = inspect.signature(function).parameters.values()
    needed = [one for one in rest if one.default is one.empty and "VAR" not in one.kind.name]
    return {one.name: 1 if one.name == "seed" else "x" for one in needed}


@pytest.mark.parametrize("given", BAD)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_of_another_kind_is_refused_in_words(
    name: str, given: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    function = getattr(hdiary, name)
    if (name, given) in TAKEN:
        return
    with pytest.raises(ValueError) as refused:
        function(BAD[given], **others_needed(function))
    assert str(refused.value)
    assert is_told(refused.value), repr(refused.value)


def is_told(error: BaseException) -> bool:
    """Say whether an error was raised by hdiary itself, and by nothing that it calls."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    assert at is not None
    return "/hdiary/" in at.tb_frame.f_code.co_filename.replace("\\", "/")


@pytest.mark.parametrize("given", [*BAD, "a diary"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_no_answer_is_refused_in_words(name: str, given: str, diary: Diary) -> None:
    if given in {"a list", "an object"}:
        return
    with pytest.raises(WrongKindError, match=f"{name} draws an answer, such as hdiary.burden"):
        getattr(hdiary.plots, name)(diary if given == "a diary" else BAD[given])


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda d: hdiary.triggers(d, suspects=1), r"suspects needs texts in a list, such as"),
        (
            lambda d: hdiary.triggers(d, suspects=NUMBERS),
            r"suspects must be names of factors",
        ),
        (lambda d: hdiary.triggers(d, night=1), r"night needs texts in a list"),
        (lambda d: hdiary.triggers(d, level="x"), r"level is a value of the kind str"),
        (lambda d: hdiary.burden(d, window_days="x"), r"window_days is a value of the kind str"),
        (lambda d: hdiary.change(d, since=20260301), r"give a day as year-month-day"),
        (lambda d: hdiary.trial(d, plan=3), r"give what it needs, plan_trial"),
        (lambda d: hdiary.burden(pd.DataFrame()), r"make one with hdiary.make_diary\(frame\)"),
        (lambda d: hdiary.burden("diary.csv"), r"make one with hdiary.read_diary\(path\)"),
        (lambda d: hdiary.write_diary(d, 3), r"write_diary needs the name of a file"),
        (lambda d: hdiary.make_sheet("plan"), r"give what it needs, plan_trial"),
        (lambda d: hdiary.save_key("key", "a"), r"give what it needs, hdiary.make_key\(\)"),
        (lambda d: hdiary.save_key(hdiary.make_key(), 3), r"save_key needs the name of a file"),
        (lambda d: hdiary.write_datapackage(".", NUMBERS), r"a list of hdiary.DataTable"),
        (lambda d: hdiary.write_datapackage(".", None), r"a list of hdiary.DataTable"),
        (lambda d: hdiary.propose_map(3), r"the name of a file, its bytes, or an open file"),
        (lambda d: hdiary.simulate_diaries(seed="x"), r"seed is a value of the kind str"),
        (lambda d: hdiary.simulate_diaries(days=2.5, seed=1), r"days is a value of the kind float"),
        (lambda d: hdiary.simulate_participant(PLAN, effect="x"), r"effect is a value of the kind"),
        (lambda d: hdiary.simulate_participant(PLAN, effect=1, seed="x"), r"seed is a value of"),
        (lambda d: hdiary.make_diary(None), r"give what it needs, a pandas.DataFrame"),
        (lambda d: hdiary.describe_columns(3), r"a frame, or the name of a table"),
        (lambda d: hdiary.pattern(d, min_episodes="x"), r"min_episodes is a value of the kind str"),
        (lambda d: hdiary.pattern(d, level=None), r"level is nothing; give what it needs"),
        (lambda d: hdiary.triggers(d, little=3), r"little is a value of the kind int"),
        (lambda d: hdiary.triggers(d, gates=3), r"gates is a value of the kind int.*TriggerGates"),
        (lambda d: hdiary.burden(d, gates={}), r"gates is a value of the kind dict.*TrendGates"),
        (lambda d: hdiary.relief(d, gates={}), r"such as ReliefGates\(\)"),
        (
            lambda d: hdiary.read_diary(d.days),
            r"of it with hdiary.make_diary\(frame\)",
        ),
        (lambda d: hdiary.read_diary([d.days]), r"DataFrame was given"),
        (lambda d: hdiary.read_diary(""), r"needs the name of a file"),
        (lambda d: hdiary.plots.alt_text(None), r"these axes have no words"),
        (lambda d: hdiary.plots.save_figure(5, "x.png"), r"picture is a value of the kind int"),
        (lambda d: d.select(patient=3), r"identifiers of people, as texts"),
        (lambda d: d.select(patient=["1", "zz"]), r"1 of those named"),
        (lambda d: d.select(where=pd.DataFrame()), r"DataFrame.*condition as a text or a function"),
        (lambda d: d.select(where="age > 3"), r"a diary with what is known of people"),
    ],
)
def test_a_setting_of_another_kind_is_refused_in_words(
    ask: Callable[[Diary], Any], words: str, diary: Diary
) -> None:
    with pytest.raises(ValueError, match=words):
        ask(diary)


@pytest.mark.parametrize(
    "setting",
    [
        {"columns": 3}, {"columns": ["pain"]}, {"columns": {1: "pain"}}, {"accept": 3},
        {"scale": 3}, {"month": 3}, {"zone": 3}, {"delimiter": 3}, {"sheet": 3},
        {"clear_between": 3}, {"encoding": 3}, {"same": 3},
    ],
    ids=str,
)  # fmt: skip
def test_a_setting_of_reading_of_another_kind_is_refused_in_words(
    setting: dict[str, Any], tmp_path: Any
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("date,pain\n2026-03-01,3\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"needs|expected|give"):
        hdiary.read_diary(file, **setting)


def test_some_people_are_chosen_by_a_list_and_by_what_is_known_of_them() -> None:
    rows = pd.DataFrame({"patient": ["A", "B", "C"], "date": ["2026-03-01"] * 3, "pain": [1, 2, 3]})
    facts = pd.DataFrame({"patient": ["A", "B", "C"], "age": [30, 40, 50]})
    diary = make_diary(rows).with_people(hdiary.make_people(facts))
    assert diary.select(patient=["A", "C"]).patients == ["A", "C"]
    assert diary.select(where="age >= 40").patients == ["B", "C"]
    assert diary.select(patient=["A", "C"], where="age >= 40").patients == ["C"]
    assert diary.select(where=lambda people: people["age"] < 40).patients == ["A"]
    with pytest.raises(ValueError, match=r"expected the name of a fact"):
        diary.select(where="agee > 3")
    with pytest.raises(ValueError, match="fits none of 3 people"):
        diary.select(where="age > 99")

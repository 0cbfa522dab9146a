"""A question of everybody is that of one diary, and nobody is lost on the way."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import hdiary
from hdiary.cohort import Cohort, CohortError, open_cohort
from hdiary.cohort.endpoints.ask import endpoints
from hdiary.cohort.engine import asked
from hdiary.diary import make_people
from hdiary.registry import QUESTIONS

NAMES = [question.name for question in QUESTIONS]


def bytes_in(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def by_person(frame: pd.DataFrame, patients: list[str]) -> pd.DataFrame:
    """Put people in the order given, and what they say in one kind of columns."""
    codes = [name for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype)]
    place = frame["patient"].astype("str").map({who: at for at, who in enumerate(patients)})
    ordered = frame.astype(dict.fromkeys(codes, "str")).assign(place=place)
    return ordered.sort_values("place", kind="stable").drop(columns="place").reset_index(drop=True)


def by_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Put rows in the order of the words in them."""
    codes = [str(name) for name in frame if not pd.api.types.is_numeric_dtype(frame[name].dtype)]
    texts = frame.astype(dict.fromkeys(codes, "str"))
    return texts.sort_values([*codes, *map(str, frame)]).reset_index(drop=True)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give some people of the sample, strewn over the file."""
    path = tmp_path_factory.mktemp("few") / "few.csv"
    rows = pd.read_csv(Path("data/sample/cohort.csv"))
    rows.sample(frac=1, random_state=1).to_csv(path, index=False)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_those_of_the_whole_file(few: Path, name: str) -> None:
    whole = hdiary.read_diary(few)
    single = getattr(hdiary, name)(whole)
    answer = open_cohort(few).ask(name, jobs=1)
    # Of relief's moments, those of one person stand in the order of everybody's treatments.
    for frame in set(answer.frames) - {"pooled", "shrunk", "moments"}:
        found = by_person(answer.frame(frame), whole.patients)
        wanted = by_person(getattr(single, frame), whole.patients)
        assert_frame_equal(found, wanted, check_dtype=False, rtol=1e-6)
    for frame in set(answer.frames) & {"pooled", "shrunk"}:
        assert_frame_equal(
            by_names(answer.frame(frame)),
            by_names(getattr(single, frame)),
            check_dtype=False,
            rtol=1e-6,
        )
    assert answer.failed.empty


@pytest.mark.slow
def test_endpoints_of_everybody_are_those_of_one_diary(few: Path) -> None:
    whole = hdiary.read_diary(few)
    rows = {"patient": whole.patients, "randomised": pd.Timestamp("2026-02-16")}
    facts = make_people(pd.DataFrame(rows))
    answer = open_cohort(few, people=facts).ask("endpoints", anchor="randomised", jobs=1)
    single = endpoints(whole.with_people(facts), anchor="randomised").table
    found, wanted = (by_person(one, whole.patients) for one in (answer.table(), single))
    assert_frame_equal(found, wanted, check_dtype=False)


@pytest.mark.slow
def test_the_same_bytes_whatever_the_parts_and_the_jobs(packed: Cohort, tmp_path: Path) -> None:
    packed.ask("dose", out=tmp_path / "one", jobs=1, people_per_part=1000)
    packed.ask("dose", out=tmp_path / "many", jobs=2, people_per_part=1)
    other = open_cohort(packed.path.parent / "diaries.csv").pack(
        tmp_path / "other", people_per_part=7
    )
    other.ask("dose", out=tmp_path / "repacked", jobs=1)
    assert bytes_in(tmp_path / "one") == bytes_in(tmp_path / "many")
    assert bytes_in(tmp_path / "one") == bytes_in(tmp_path / "repacked")


def parts_done(folder: Path) -> int:
    return len(list((folder / "parts").glob("[0-9]*[0-9]/done.json")))


def wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.01)


_ASK = """
import hdiary
hdiary.open_cohort({path!r}).ask("dose", out={out!r}, jobs=1, people_per_part=1)
"""


@pytest.mark.slow
def test_what_was_killed_goes_on_and_ends_in_the_same_bytes(packed: Cohort, tmp_path: Path) -> None:
    packed.ask("dose", out=tmp_path / "whole", jobs=1)
    killed = tmp_path / "killed"
    code = _ASK.format(path=str(packed.path), out=str(killed))
    process = subprocess.Popen([sys.executable, "-c", code])
    wait_until(lambda: parts_done(killed) > 0 or process.poll() is not None)
    process.kill()
    process.wait()
    done = parts_done(killed)
    if process.returncode == -signal.SIGKILL and done:
        assert not (killed / "answer.json").exists()
    packed.ask("dose", out=killed, jobs=1)
    assert bytes_in(killed) == bytes_in(tmp_path / "whole")


@pytest.mark.slow
def test_a_dask_worker_that_is_killed_is_made_up_for(packed: Cohort, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="needs hdiary[cluster]")
    packed.ask("burden", out=tmp_path / "here", jobs=1)
    there = tmp_path / "there"
    workers = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**workers) as cluster, distributed.Client(cluster) as client:
        first, *_ = client.run(os.getpid).values()

        def kill() -> None:
            wait_until(lambda: parts_done(there) > 0 or (there / "answer.json").exists())
            os.kill(first, signal.SIGKILL)

        killing = threading.Thread(target=kill)
        killing.start()
        packed.ask("burden", out=there, scheduler=cluster.scheduler_address, people_per_part=1)
        killing.join()
    assert bytes_in(there) == bytes_in(tmp_path / "here")


def fragile(diary: hdiary.Diary, **settings: Any) -> Any:
    """Answer as burden does, but fail for some people."""
    if {"P07", "P20"} & set(diary.patients):
        raise RuntimeError("P07 said something private")
    return hdiary.burden(diary, **settings)


@pytest.mark.slow
def test_who_cannot_be_answered_is_told_and_sinks_nobody(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked.Asked, "find", lambda self: fragile)
    answer = open_cohort(few).ask("burden", jobs=1)
    assert sorted(answer.failed["patient"]) == ["P07", "P20"]
    assert set(answer.failed["kind"]) == {"RuntimeError"}
    assert "private" not in (answer.folder / "failed.csv").read_text(encoding="utf-8")
    assert answer.table()["patient"].nunique() == 22
    assert "2 people could not be answered" in answer.summary()


@pytest.mark.slow
class TestAnAnswer:
    def test_says_how_many_have_which_verdict(self, few: Path) -> None:
        answer = open_cohort(few).ask("relief", jobs=1)
        table = answer.table()
        size = table.groupby(["treatment", "verdict"]).size()
        counts = answer.counts.set_index(["treatment", "verdict"])["rows"]
        assert counts.to_dict() == size.to_dict()
        assert "relief was asked of 24 people." in answer.summary()
        assert "24 Personen" in answer.summary(language="de")
        assert sum(map(len, answer.pieces())) == len(table)
        with pytest.raises(CohortError, match="no frame"):
            answer.frame("nonsense")

    def test_that_is_finished_is_not_asked_again(
        self, few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cohort = open_cohort(few)
        first = cohort.ask("burden", out=tmp_path / "answer", jobs=1).table()
        monkeypatch.setattr(asked.Asked, "answer", None)
        # To say what holds unsaid, as a command does, is to ask the same.
        again = cohort.ask("burden", out=tmp_path / "answer", jobs=1, window_days=28)
        assert_frame_equal(again.table(), first)

    def test_of_another_question_is_kept_unless_forced(self, few: Path, tmp_path: Path) -> None:
        cohort, out = open_cohort(few), tmp_path / "answer"
        cohort.ask("burden", out=out, jobs=1)
        with pytest.raises(CohortError, match="holds another answer"):
            cohort.ask("burden", out=out, jobs=1, window_days=14)
        forced = cohort.ask("burden", out=out, jobs=1, window_days=14, force=True)
        assert forced.about["settings"]["window_days"] == 14

    def test_never_goes_into_a_folder_of_others(self, few: Path, tmp_path: Path) -> None:
        (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(CohortError, match="did not write"):
            open_cohort(few).ask("burden", out=tmp_path, force=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "settings", "error", "words"),
    [
        ("trigger", {}, CohortError, 'no question "trigger"'),
        ("burden", {"colour": 1}, CohortError, "burden has no setting colour"),
        ("burden", {"window_days": 0}, ValueError, "window_days is 0"),
        ("triggers", {"suspects": ["wien"]}, ValueError, "suspects names wien"),
        ("change", {"since": {"nobody": "2026-03-01"}}, CohortError, "1 people who are not"),
        ("triggers", {"gates": "few"}, CohortError, "cannot be asked with these settings"),
        ("burden", {"jobs": 0.5}, CohortError, "jobs is 0.5"),
        ("burden", {"people_per_part": None}, CohortError, "people_per_part is None"),
        ("burden", {"scheduler": 8786}, CohortError, "scheduler is 8786"),
        ("burden", {"scheduler": "tcp://127.0.0.1:1"}, CohortError, "no Dask scheduler answers"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(
    few: Path, question: str, settings: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        open_cohort(few).ask(question, **settings)


@pytest.mark.slow
def test_a_suspect_that_a_part_does_not_know_is_no_error(tmp_path: Path) -> None:
    rows = hdiary.simulate.simulate_diaries(150, 20, seed=2).entries
    alone = rows["patient"] == rows["patient"].iloc[0]
    rows["activity"] = rows["activity"].astype("str").mask(alone, "yodelling")
    rows.to_csv(tmp_path / "many.csv", index=False)
    answer = open_cohort(tmp_path / "many.csv").ask("triggers", suspects=["yodelling"], jobs=1)
    assert answer.failed.empty
    assert answer.table()["factor"].eq("yodelling").any()

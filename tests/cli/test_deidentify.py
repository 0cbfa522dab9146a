"""``hdiary deidentify``: what may be passed on, the key apart, and what is said of both."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROWS = """\
patient,date,start,end,pain,treatment,notes,city,activity
Anna,2026-03-02,14:30,19:00,6,ibuprofen 400 mg,with Bo in Ulm,Ulm,walking
Anna,2026-03-03,,,0,,,Ulm,ulm fair
Bert,2026-03-02,08:00,,4,ice 15 min,,Bonn,desk work
Bert,2026-03-04,,,0,,,Bonn,desk work
"""
FACTS = "patient,arm,age,randomised\nAnna,exercise,93,2026-03-03\nBert,usual care,40,2026-03-04\n"
SECRETS = ("Anna", "Bert", "Bo", "Ulm", "ulm", "Bonn", "2026-03-02", "2026-03-03", "2026-03-04")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home for keys."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def there(run: Any, tmp_path: Path, home: Path) -> Any:
    """Run it on two people with facts."""
    (tmp_path / "in.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "facts.csv").write_text(FACTS, encoding="utf-8")

    def ran(*arguments: object) -> Any:
        env = {"HOME": str(home), "USERPROFILE": str(home)}
        return run("deidentify", tmp_path / "in.csv", *arguments, env=env)

    return ran


def test_nothing_of_the_people_is_in_what_is_written(there: Any, tmp_path: Path) -> None:
    out = tmp_path / "shared.csv"
    ran = there("--people", tmp_path / "facts.csv", "-o", out, "--key", tmp_path / "k.key")
    assert ran.code == 0
    files = ("shared.csv", "shared-people.csv", "shared.datapackage.json")
    written = "".join((tmp_path / name).read_text() for name in files)
    assert [word for word in SECRETS if word in written] == []
    assert [word for word in SECRETS[:6] if word in ran.out + ran.err] == []
    facts = pd.read_csv(tmp_path / "shared-people.csv")
    assert sorted(facts["age"]) == [40, 90]
    assert set(facts["patient"]) == set(pd.read_csv(out)["patient"])


def test_it_says_what_it_did_and_what_it_does_not_promise(there: Any, tmp_path: Path) -> None:
    said = there("-o", tmp_path / "out.csv", "--key", tmp_path / "k.key").err
    for words in ("2 people became codes", "whole weeks", "notes", "does not promise"):
        assert words in said
    assert "Safe Harbor" in said
    german = there("-o", tmp_path / "aus.csv", "--key", tmp_path / "k.key", "--language", "de").err
    assert "verspricht nicht" in german


def test_a_new_key_is_for_its_owner_and_where_it_is_is_said(
    there: Any, tmp_path: Path, home: Path
) -> None:
    ran = there("-o", tmp_path / "out.csv")
    (key,) = (home / "hdiary-keys").iterdir()
    assert str(key) in ran.err
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "facts.csv", "home", "in.csv", "out.csv", "out.datapackage.json",
    ]  # fmt: skip
    again = there("-o", tmp_path / "again.csv", "--key", key)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()
    assert key.read_text().split()[-1] not in ran.err + ran.out + again.err


def test_a_key_that_is_named_is_made_there_once(there: Any, tmp_path: Path, home: Path) -> None:
    key = tmp_path / "study.key"
    assert "is new" in there("-o", tmp_path / "one.csv", "--key", key).err
    before = key.read_bytes()
    assert "was used" in there("-o", tmp_path / "two.csv", "--key", key).err
    assert key.read_bytes() == before
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert not (home / "hdiary-keys").exists()


def test_a_file_that_is_no_key_is_refused_and_kept(there: Any, tmp_path: Path) -> None:
    ran = there("-o", tmp_path / "out.csv", "--key", tmp_path / "facts.csv", "--force")
    assert ran.code == 2
    assert "no key of hdiary" in ran.err
    assert (tmp_path / "facts.csv").read_text() == FACTS
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("name", ["in.csv", "facts.csv", "k.key"])
def test_an_input_or_the_key_is_never_replaced(name: str, there: Any, tmp_path: Path) -> None:
    there("-o", tmp_path / "first.csv", "--key", tmp_path / "k.key")
    before = (tmp_path / name).read_bytes()
    ran = there(
        "-o", tmp_path / name, "--people", tmp_path / "facts.csv",
        "--key", tmp_path / "k.key", "--force",
    )  # fmt: skip
    assert ran.code == 2
    assert (tmp_path / name).read_bytes() == before


def test_a_file_that_is_there_is_not_replaced_unasked(there: Any, tmp_path: Path) -> None:
    (tmp_path / "out-people.csv").write_text("mine")
    ran = there(
        "-o", tmp_path / "out.csv", "--people", tmp_path / "facts.csv", "--key", tmp_path / "k.key"
    )
    assert ran.code == 2
    assert (tmp_path / "out-people.csv").read_text() == "mine"
    assert not (tmp_path / "out.csv").exists()


def test_it_prints_the_diary_alone(there: Any, tmp_path: Path) -> None:
    key = tmp_path / "k.key"
    ran = there("-o", "-", "--key", key)
    assert ran.out.startswith("patient,date,")
    assert there("-o", "-", "--key", key, "--people", tmp_path / "facts.csv").code == 2


def test_parquet_by_its_name(there: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert there("-o", out, "--people", tmp_path / "facts.csv", "--key", tmp_path / "k").code == 0
    assert len(pd.read_parquet(out)) == 4
    assert len(pd.read_parquet(tmp_path / "out-people.parquet")) == 2


def test_settings_reach_it(there: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    ran = there(
        "-o", out, "--key", tmp_path / "k", "--move-dates", "relative", "--round-times", "60",
        "--drop", "treatment", "--keep-word", "ulm fair",
    )  # fmt: skip
    assert ran.code == 0
    written = pd.read_csv(out)
    assert written["date"].min() == "2000-01-01"
    assert written["start"].dropna().tolist().count("14:00") == 1
    assert "treatment" not in written
    assert "ulm fair" in set(written["activity"])


def test_what_was_written_is_read_again(run: Any, there: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    there("-o", out, "--key", tmp_path / "k")
    assert run("check", out).code == 0
    assert run("convert", out, "-o", "-").out == out.read_text()

"""Every kind of file is read, and remembered, by following what is suggested first."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

FILES = Path(__file__).parents[1] / "read" / "kinds" / "files"
KINDS = sorted(path for path in FILES.iterdir() if path.is_file())
MOST_STEPS = 4


def follow(run: Any, path: Path) -> tuple[Any, list[str]]:
    """Take the first suggestion again and again; give what is said last, and the options."""
    options: list[str] = []
    for _ in range(MOST_STEPS + 1):
        found = run("check", path, "--json", *options).json
        if not found["suggested"]:
            break
        options += found["suggested"][0]["options"]
    return found, options


@pytest.mark.parametrize("kind", KINDS, ids=[path.name for path in KINDS])
def test_the_first_suggestions_lead_to_a_reading_that_can_be_remembered(
    run: Any, tmp_path: Path, kind: Path
) -> None:
    path = tmp_path / kind.name
    shutil.copyfile(kind, path)
    found, options = follow(run, path)
    assert found["suggested"] == []
    assert found["refused"] is False
    skipped = "--skip-bad-rows" in options
    assert skipped == kind.name.startswith("skip_bad_rows")
    if not options:
        return
    assert run("check", path, *options, "--remember").code == int(skipped)
    again = run("check", path, "--json").json
    assert again["diary"] == found["diary"]
    assert again["suggested"] == []
    assert not [p for p in again["problems"] if p["code"] == "remembered"]
    kept = tomllib.loads(path.with_name(f"{path.name}.hdiary.toml").read_text(encoding="utf-8"))
    assert set(again["reading"]["remembered"]) == kept.keys() - {"headers"}

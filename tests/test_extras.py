"""What is missing can be added by copying one line, however hdiary was installed."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hdiary import extras

ROOT = Path(__file__).parents[1]
LISTED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]


def packages_of(extra: str) -> set[str]:
    """Give what an extra brings, with what the extras in it bring."""
    found: set[str] = set()
    for one in LISTED[extra]:
        inner = re.fullmatch(r"hdiary\[(\w+)\]", one)
        found |= packages_of(inner[1]) if inner else {re.split(r"[<>=]", one)[0]}
    return found


@pytest.mark.parametrize("extra", extras.EXTRAS)
def test_an_extra_is_what_the_project_says(extra: str) -> None:
    assert set(extras.EXTRAS[extra]) == packages_of(extra)


def test_only_what_serves_the_work_on_hdiary_has_no_line() -> None:
    assert set(LISTED) - set(extras.EXTRAS) <= {"dev", "docs"}


class TestTheLineIsOfTheWayInWhichHdiaryWasInstalled:
    """Beside hdiary lies what tells it."""

    @pytest.fixture(autouse=True)
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "hdiary"
        folder.mkdir()
        monkeypatch.setattr(sys, "prefix", str(folder))
        monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
        # What runs these tests may be an environment without pip.
        monkeypatch.setattr(extras, "find_spec", lambda name: object())
        return folder

    def test_pip(self, here: Path) -> None:
        python = here / "bin" / "python"
        assert extras.line_for("parquet") == f'"{python}" -m pip install pyarrow'

    @pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
    @pytest.mark.parametrize("name", ["$(touch evil)", "`touch evil`", 'a"; touch evil; "', "a b"])
    def test_nothing_in_a_path_is_run(
        self, here: Path, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        python = str(here / name / "python")
        monkeypatch.setattr(sys, "executable", python)
        assert shlex.split(extras.line_for("parquet"))[0] == python
        shown = ["sh", "-c", f"printf %s {extras.line_for('parquet').split(' -m ')[0]}"]
        ran = subprocess.run(shown, cwd=here, capture_output=True, text=True, check=True)
        assert ran.stdout == python
        assert not (here / "evil").exists()

    def test_the_name_of_an_environment_of_pipx_is_a_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a b").mkdir()
        (tmp_path / "a b" / "pipx_metadata.json").touch()
        monkeypatch.setattr(sys, "prefix", str(tmp_path / "a b"))
        assert extras.install_line("voila") == "pipx inject 'a b' voila"

    def test_pipx(self, here: Path) -> None:
        (here / "pipx_metadata.json").touch()
        assert extras.install_line("jupyterlab", "voila") == "pipx inject hdiary jupyterlab voila"

    def test_uv_tool(self, here: Path) -> None:
        (here / "uv-receipt.toml").touch()
        python = here / "bin" / "python"
        assert extras.line_for("parquet") == f'uv pip install --python "{python}" pyarrow'

    def test_an_environment_of_uv_has_no_pip(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(extras, "find_spec", lambda name: None)
        assert extras.line_for("parquet").startswith("uv pip install --python ")

    def test_powershell_runs_nothing_that_stands_in_quotes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(sys, "executable", r"C:\hdiary-env\Scripts\python.exe")
        line = extras.line_for("parquet")
        assert line == r"C:\hdiary-env\Scripts\python.exe -m pip install pyarrow"
        monkeypatch.setattr(sys, "executable", r"C:\My things\python.exe")
        line = extras.line_for("parquet")
        assert line.startswith('"C:')
        assert line.endswith(r"(in PowerShell: & 'C:\My things\python.exe' -m pip install pyarrow)")


def test_nobody_is_sent_to_an_index_that_has_no_hdiary() -> None:
    # In messages and docs; one sentence names the line only to say that it finds nothing.
    named = re.compile(r"pip(?:x)? install ['\"]?hdiary\[")
    places = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml")]
    places += [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *ROOT.glob("notebooks/*.ipynb")]
    lines = [line for path in places for line in path.read_text(encoding="utf-8").splitlines()]
    found = [line for line in lines if named.search(line)]
    assert [line for line in found if "would not find it" not in line] == []

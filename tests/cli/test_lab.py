"""`hdiary lab`: notebooks beside a diary, never over changed ones, quoted safely."""

from __future__ import annotations

import ast
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.cli import jupyter, notebooks
from hdiary.cli.notebooks import FIRST, MANY_PEOPLE, Asked, copy_notebooks, shipped_notebooks
from hdiary.write import WriteError

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="modes and names of POSIX systems")


def parameters(notebook: Path) -> dict[str, Any]:
    """Give what the parameter cell of a copy sets."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    tagged = [c for c in cells if "parameters" in c["metadata"].get("tags", [])]
    assert len(tagged) == 1
    found: dict[str, Any] = {}
    for line in ast.parse("".join(tagged[0]["source"])).body:
        assert isinstance(line, ast.Assign)
        assert isinstance(line.targets[0], ast.Name)
        found[line.targets[0].id] = ast.literal_eval(line.value)
    return found


def put(notebook: Path, **cell: Any) -> None:
    """Change a cell of a copy as a person in JupyterLab would."""
    held = json.loads(notebook.read_text(encoding="utf-8"))
    place = next(i for i, c in enumerate(held["cells"]) if c["cell_type"] == "code")
    held["cells"][place] |= cell
    notebook.write_text(json.dumps(held), encoding="utf-8")


def names() -> list[str]:
    return list(shipped_notebooks())


class TestCopying:
    def test_all_that_it_says_is_in_the_language(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "diary.csv"
        path.write_text("Datum,Schmerz\n2026-03-01,5\n2026-03-02,arg\n2026-03-03,0\n")
        ran = run("lab", path, "--no-start", "--language", "de")
        assert ran.code == 0
        assert "Die Notebooks sind in" in ran.err
        assert "Warning" not in ran.err
        assert "Die Zelle wurde leer gelassen" in ran.err

    def test_all_notebooks_go_beside_the_diary_and_ask_about_it(
        self, run: Any, diary: Path
    ) -> None:
        ran = run("lab", diary, "--no-start")
        assert (ran.code, ran.out) == (0, "")
        folder = diary.parent / "export-notebooks"
        assert str(folder) in ran.err
        assert sorted(p.name for p in folder.glob("*.ipynb")) == names()
        for name in set(names()) - {MANY_PEOPLE}:
            assert parameters(folder / name)["diary"] == "../export.csv"
            assert parameters(folder / name)["reading"] == {}

    def test_one_person_leaves_the_notebook_about_many_with_its_sample(
        self, run: Any, diary: Path
    ) -> None:
        run("lab", diary, "--no-start")
        folder = diary.parent / "export-notebooks"
        assert parameters(folder / MANY_PEOPLE)["diary"] == "sample/cohort.csv"
        sample = (ROOT / "data" / "sample" / "cohort.csv").read_bytes()
        assert (folder / "sample" / "cohort.csv").read_bytes() == sample
        assert parameters(folder / MANY_PEOPLE)["people"] == "sample/people.csv"
        assert (folder / "sample" / "people.csv").is_file()
        assert not (folder / "sample" / "diary.csv").exists()

    def test_many_people_are_asked_about_there(self, run: Any, cohort: Path) -> None:
        run("lab", cohort, "--no-start")
        folder = cohort.parent / "cohort-notebooks"
        assert {parameters(folder / name)["diary"] for name in names()} == {"../cohort.csv"}
        # Nothing is known of these people until somebody names a table of them.
        assert parameters(folder / MANY_PEOPLE)["people"] is None
        assert not (folder / "sample").exists()

    def test_without_a_diary_the_made_up_one_comes_along(
        self, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("lab", "--no-start").code == 0
        folder = tmp_path / "hdiary-notebooks"
        for name in names():
            assert (folder / parameters(folder / name)["diary"]).is_file()
        assert parameters(folder / FIRST)["diary"] == "sample/diary.csv"

    def test_another_folder_can_be_named(self, run: Any, diary: Path, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        assert run("lab", diary, "--no-start", "--into", tmp_path / "a" / "b").code == 0
        assert parameters(tmp_path / "a" / "b" / FIRST)["diary"] == "../../export.csv"

    def test_a_packed_diary_loses_both_endings(self, run: Any, diary: Path) -> None:
        import gzip

        packed = diary.with_name("mine.csv.gz")
        packed.write_bytes(gzip.compress(diary.read_bytes()))
        assert run("lab", packed, "--no-start").code == 0
        assert (diary.parent / "mine-notebooks" / FIRST).is_file()

    def test_options_of_reading_go_into_the_parameters(self, run: Any, tmp_path: Path) -> None:
        path = tmp_path / "d.csv"
        path.write_text("Tag,Wert\n03/04/2026,70\n34/04/2026,5\n", encoding="utf-8")
        options = ["--scale", "0-100", "--dates", "dmy", "--skip-bad-rows", "--column", "pain=Wert"]
        between = ["--clear-between", "2026-04-03", "2026-04-09", "--delimiter", "comma"]
        ran = run("lab", path, "--no-start", *options, *between)
        assert ran.code == 0
        assert "1 of 2 row" in ran.err
        reading = parameters(tmp_path / "d-notebooks" / FIRST)["reading"]
        assert reading == {
            "scale": "0-100",
            "dates": "dmy",
            "columns": {"Wert": "pain"},
            "skip_bad_rows": True,
            "delimiter": ",",
            "clear_between": ("2026-04-03", "2026-04-09"),
        }
        assert parameters(tmp_path / "d-notebooks" / MANY_PEOPLE)["reading"] == {}

        from hdiary.read import read_diary

        assert read_diary(path, **reading).rows_kept == 1

    def test_copies_carry_no_results(self, run: Any, diary: Path) -> None:
        run("lab", diary, "--no-start")
        for path in (diary.parent / "export-notebooks").glob("*.ipynb"):
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            assert not any(c.get("outputs") or c.get("execution_count") for c in cells)

    @posix
    def test_they_are_for_their_owner_only(self, run: Any, diary: Path) -> None:
        run("lab", diary, "--no-start")
        folder = diary.parent / "export-notebooks"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / FIRST).stat().st_mode) == 0o600


class TestNames:
    """Whatever a file is called, the copy names that file and nothing else runs."""

    @pytest.mark.parametrize(
        "name",
        [
            "Anna's diary.csv",
            'the "old" one.csv',
            "back\\slash.csv",
            "{x} %s $HOME.csv",
            "Tagebuch März 頭痛.csv",
            '"""; __import__(\'os\'); #.csv',
            "new\nline.csv",
            "half \udcff.csv",
        ],
    )
    @posix
    def test_hard_names(self, run: Any, diary: Path, name: str) -> None:
        try:
            mine = diary.rename(diary.with_name(name))
        except (OSError, UnicodeError):
            pytest.skip("this disk does not take such a name")
        ran = run("lab", mine, "--no-start")
        assert ran.code == 0, ran.err
        folder = mine.with_name(f"{mine.stem}-notebooks")
        found = parameters(folder / FIRST)
        assert (folder / found["diary"]).resolve() == mine.resolve()
        assert set(found) == {"diary", "patient", "reading"}

    @given(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=40))
    def test_any_name_stays_a_name(self, name: str) -> None:
        made = notebooks._set_parameters(
            shipped_notebooks()[FIRST], diary=f"../{name}", reading={"sheet": name}
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "copy.ipynb"
            path.write_text(json.dumps(made), encoding="utf-8")
            found = parameters(path)
        assert (found["diary"], found["reading"]) == (f"../{name}", {"sheet": name})

    @posix
    def test_a_way_through_a_link_is_found(self, run: Any, diary: Path, tmp_path: Path) -> None:
        (tmp_path / "deep" / "er").mkdir(parents=True)
        (tmp_path / "short").symlink_to(tmp_path / "deep" / "er")
        assert run("lab", diary, "--no-start", "--into", tmp_path / "short" / "n").code == 0
        folder = tmp_path / "short" / "n"
        assert (folder / parameters(folder / FIRST)["diary"]).samefile(diary)


class TestChangedOnes:
    @pytest.fixture
    def folder(self, run: Any, diary: Path) -> Path:
        run("lab", diary, "--no-start")
        return diary.parent / "export-notebooks"

    def test_a_second_time_nothing_is_written(self, run: Any, diary: Path, folder: Path) -> None:
        before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.glob("*.ipynb")}
        ran = run("lab", diary, "--no-start")
        assert ran.err.splitlines() == [f"The notebooks are in {folder}."]
        after = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.glob("*.ipynb")}
        assert after == before

    def test_changed_ones_are_kept_and_named(self, run: Any, diary: Path, folder: Path) -> None:
        put(folder / "01_burden.ipynb", source=["diary = '../other.csv'"])
        kept = (folder / "01_burden.ipynb").read_bytes()
        ran = run("lab", diary, "--no-start", "--scale", "0-10")
        assert (folder / "01_burden.ipynb").read_bytes() == kept
        told = [line for line in ran.err.splitlines() if line.startswith("Kept")]
        assert len(told) == 1
        assert "01_burden.ipynb" in told[0]
        assert "02_pattern.ipynb" not in told[0]
        assert parameters(folder / "02_pattern.ipynb")["reading"] == {"scale": "0-10"}

    def test_results_are_no_change_and_stay(self, run: Any, diary: Path, folder: Path) -> None:
        shown = [{"output_type": "stream", "name": "stdout", "text": ["mine"]}]
        put(folder / FIRST, outputs=shown, execution_count=4)
        ran = run("lab", diary, "--no-start")
        assert "Kept" not in ran.err
        assert '"mine"' in (folder / FIRST).read_text(encoding="utf-8")

    def test_a_cell_left_empty_at_the_end_is_no_change(
        self, run: Any, diary: Path, folder: Path
    ) -> None:
        held = json.loads((folder / FIRST).read_text(encoding="utf-8"))
        held["cells"].append({"cell_type": "code", "id": "x", "metadata": {}, "source": ""})
        (folder / FIRST).write_text(json.dumps(held), encoding="utf-8")
        ran = run("lab", diary, "--no-start", "--scale", "0-10")
        assert "Kept" not in ran.err
        assert FIRST in ran.err

    def test_those_of_an_older_version_are_brought_up_to_date(
        self, run: Any, diary: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        newer = shipped_notebooks()
        newer["02_pattern.ipynb"]["cells"][0]["source"] = ["# A better question?"]
        newer["03_triggers.ipynb"]["cells"][0]["source"] = ["# Another?"]
        put(folder / "03_triggers.ipynb", source=["1 + 1"])
        monkeypatch.setattr(notebooks, "shipped_notebooks", lambda: newer)
        ran = run("lab", diary, "--no-start")
        assert "Brought up to date: 02_pattern.ipynb." in ran.err
        assert "A better question?" in (folder / "02_pattern.ipynb").read_text(encoding="utf-8")
        assert "Another?" not in (folder / "03_triggers.ipynb").read_text(encoding="utf-8")

    @pytest.mark.parametrize("text", ["", "no JSON", "[]", '{"cells": 1}', '{"cells": []}', "\xff"])
    def test_what_hdiary_did_not_write_is_kept(
        self, run: Any, diary: Path, folder: Path, text: str
    ) -> None:
        (folder / FIRST).write_text(text, encoding="latin-1")
        ran = run("lab", diary, "--no-start")
        assert ran.code == 0
        assert (folder / FIRST).read_text(encoding="latin-1") == text
        assert f"another diary: {FIRST}." in ran.err

    def test_a_removed_one_comes_back(self, run: Any, diary: Path, folder: Path) -> None:
        (folder / FIRST).unlink()
        run("lab", diary, "--no-start")
        assert (folder / FIRST).is_file()

    def test_a_changed_sample_is_kept(self, run: Any, diary: Path, folder: Path) -> None:
        (folder / "sample" / "cohort.csv").write_text("mine")
        run("lab", diary, "--no-start")
        assert (folder / "sample" / "cohort.csv").read_text() == "mine"


class TestRefusals:
    def test_a_refused_diary_is_refused_in_words(self, run: Any, bad: Path) -> None:
        ran = run("lab", bad, "--no-start")
        assert ran.code == 1
        assert "35.03" in ran.err
        assert not (bad.parent / "bad-notebooks").exists()

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["-"], "must be a file"),
            (["missing.csv"], "There is no file missing.csv"),
            (["https://example.org/d.csv"], "never uses the network"),
        ],
    )
    def test_what_is_no_file(self, run: Any, arguments: list[str], words: str) -> None:
        ran = run("lab", *arguments, "--no-start")
        assert ran.code == 2
        assert words in ran.err

    def test_a_file_or_a_missing_folder_is_no_place(self, run: Any, diary: Path) -> None:
        ran = run("lab", diary, "--no-start", "--into", diary)
        assert ran.code == 2
        assert "is a file" in ran.err
        ran = run("lab", diary, "--no-start", "--into", diary.parent / "no" / "where")
        assert ran.code == 2
        assert "There is no folder" in ran.err

    def test_a_folder_that_cannot_be_made(
        self, run: Any, diary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*args: Any, **kwargs: Any) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "mkdir", refuse)
        ran = run("lab", diary, "--no-start")
        assert ran.code == 2
        assert "could not be made: Permission denied" in ran.err
        assert "--into" in ran.err

    def test_missing_notebooks_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(notebooks, "_home", lambda installed, checked_out: None)
        with pytest.raises(WriteError, match="Install hdiary again"):
            shipped_notebooks()
        with pytest.raises(WriteError, match="Install hdiary again"):
            notebooks.sample_bytes("diary.csv")


class TestStarting:
    @pytest.fixture
    def started(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        found: list[Any] = []

        def run_lab(folder: Path, notebook: str, *, browser: bool) -> int:
            found.append((folder, notebook, browser))
            return 0

        monkeypatch.setattr(jupyter, "run_lab", run_lab)
        monkeypatch.setattr(jupyter, "is_installed", lambda: True)
        return found

    def test_it_opens_on_the_first_notebook(
        self, run: Any, diary: Path, started: list[Any]
    ) -> None:
        ran = run("lab", diary)
        assert ran.code == 0
        assert "on this computer only" in ran.err
        run("lab", diary, "--no-browser")
        folder = diary.parent / "export-notebooks"
        assert started == [(folder, FIRST, True), (folder, FIRST, False)]

    def test_nothing_starts_unasked(self, run: Any, diary: Path, started: list[Any]) -> None:
        run("lab", diary, "--no-start")
        assert started == []

    def test_without_jupyterlab_it_says_how_to_get_it(
        self, run: Any, diary: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(jupyter, "is_installed", lambda: False)
        monkeypatch.setattr("hdiary.extras.find_spec", lambda name: object())
        ran = run("lab", diary)
        assert ran.code == 2
        assert f'"{sys.executable}" -m pip install jupyterlab' in ran.err
        assert (diary.parent / "export-notebooks" / FIRST).is_file()
        assert started == []

    def test_how_it_ends_is_passed_on(
        self, run: Any, diary: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(jupyter, "run_lab", lambda *args, **kwargs: 3)
        assert run("lab", diary).code == 3


def test_copies_say_which_version_wrote_them(tmp_path: Path) -> None:
    from hdiary import __version__

    copied = copy_notebooks(tmp_path / "n", Asked(diary=None, reading={}))
    assert copied.new == tuple(names())
    held = json.loads((tmp_path / "n" / FIRST).read_text(encoding="utf-8"))
    assert held["metadata"]["hdiary"]["version"] == __version__


@posix
def test_a_home_folder_of_nobody_is_no_bug(run: Any) -> None:
    ran = run("lab", "--into", "~nobody-of-this-name/x", "--no-start")
    assert ran.code == 2
    assert "nobody here has that home folder" in ran.err


def deaf_to(*signals: str) -> subprocess.Popen[bytes]:
    """Start a process that hears none of some signals, as a server does that hangs."""
    deaf = "; ".join(f"signal.signal(signal.{name}, signal.SIG_IGN)" for name in signals)
    code = f"import signal, sys, time; {deaf}; print(1, flush=True); time.sleep(120)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


@posix
@pytest.mark.parametrize(("deaf", "ends"), [("SIGTERM", "SIGKILL"), ("SIGINT", "SIGTERM")])
def test_a_server_that_goes_on_is_told_to_end_and_then_ended(
    deaf: str, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jupyter, "_PATIENCE", 0.05)
    with deaf_to(deaf) as process:
        jupyter._let_end(process)
        assert process.wait(timeout=60) == -signal.Signals[ends]

"""Every notebook runs on anybody's diary, and explains itself where the diary is poor."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from .conftest import FOLDER, SAMPLE, source_of

if TYPE_CHECKING:
    from jupyter_client.blocking.client import BlockingKernelClient
    from jupyter_client.manager import KernelManager

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed (extra dev)")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed (extra dev)")
pytest.importorskip("ipykernel", reason="ipykernel is not installed (extra dev)")

pytestmark = pytest.mark.slow

NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
SECONDS = 120
SEVERAL = ("00_start_here", "01_burden")
"""The cell that reads and chooses a person is the same in all; these stand for the others."""


class Ran:
    """What a notebook showed."""

    def __init__(self, notebook: Any) -> None:
        self.outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]

    @property
    def words(self) -> str:
        """Everything that was said, tables too, without markup."""
        said = []
        for output in self.outputs:
            data = output.get("data", {})
            html = re.sub(r"<style.*?</style>|<[^>]+>", " ", data.get("text/html", ""), flags=re.S)
            said += [output.get("text", ""), unescape(html) or data.get("text/plain", "")]
        return re.sub(r"\s+", " ", " ".join(said))

    @property
    def pictures(self) -> int:
        """How many pictures there were; each has words for those who cannot see it."""
        shown = [output.get("data", {}) for output in self.outputs]
        assert not any("image/png" in data for data in shown), "a picture without words"
        words = [re.findall(r'<img [^>]*alt="([^"]*)"', d.get("text/html", "")) for d in shown]
        assert all(len(alt) > 20 for found in words for alt in found)
        return sum(map(len, words))

    @property
    def complaints(self) -> list[str]:
        """Give warnings and whatever else a cell says beside its answer."""
        return [output.text for output in self.outputs if output.get("name") == "stderr"]


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@dataclass(frozen=True)
class Kernel:
    """A running kernel and the line to it."""

    manager: KernelManager
    client: BlockingKernelClient


@pytest.fixture(scope="module")
def kernel(name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    """A new kernel for each notebook, in the folder where the notebook stands."""
    from jupyter_client.manager import KernelManager

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
        manager = KernelManager(kernel_name="python3")
        manager.start_kernel(cwd=str(FOLDER))
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)
        yield Kernel(manager, client)
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def ran(name: str, kernel: Kernel, diaries: dict[str, Path]) -> dict[str, Ran]:
    """Run the notebook as it stands, and then on the other diaries."""
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    others = ["another dress", "poor", *(["many"] if name in SEVERAL else [])]
    if name.startswith("05"):
        others = ["many in another dress", "poor", "one"]
    found = {"as it stands": execute(notebook, kernel)}
    for kind in others:
        found[kind] = execute(asking(notebook, diary=str(diaries[kind])), kernel)
    return found


def asking(notebook: Any, **parameters: Any) -> Any:
    """Put a cell with other parameters below those of the notebook, as papermill does."""
    changed = copy.deepcopy(notebook)
    place = next(
        i for i, c in enumerate(changed.cells) if "parameters" in c.metadata.get("tags", [])
    )
    lines = [f"{name} = {value!r}" for name, value in parameters.items()]
    changed.cells.insert(place + 1, nbformat.v4.new_code_cell("\n".join(lines)))
    return changed


def execute(notebook: Any, kernel: Kernel) -> Ran:
    """Run all cells with no name left from a run before."""
    changed = copy.deepcopy(notebook)
    changed.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
    client = nbclient.NotebookClient(changed, km=kernel.manager, timeout=SECONDS)
    client.kc = kernel.client
    client.execute(cwd=str(FOLDER))
    return Ran(changed)


def test_every_diary_is_answered_without_a_warning(ran: dict[str, Ran]) -> None:
    assert {kind: r.complaints for kind, r in ran.items()} == {kind: [] for kind in ran}


def test_there_are_words_and_pictures(ran: dict[str, Ran], name: str) -> None:
    for kind, shown in ran.items():
        assert len(shown.words) > 200, kind
        assert shown.pictures >= 1 or (kind == "poor" and name.startswith("04")), kind


def test_another_dress_gives_the_same_answer(ran: dict[str, Ran], name: str) -> None:
    if name.startswith("05"):
        other, same = "many in another dress", r"People in .*?interval.*?\)"
    else:
        other, same = "another dress", r"The diary covers .*?recorded|Headache came on .*?\."
    expected = re.findall(same, ran["as it stands"].words)
    assert re.findall(same, ran[other].words) == expected
    assert expected or name[:2] in {"00", "06"}


def test_a_poor_diary_is_explained(ran: dict[str, Ran], name: str) -> None:
    said = ran["poor"].words
    assert "lists only headaches" in said or "Only headaches are listed" in said
    assert "nan" not in said.split()
    if name.startswith("05"):
        assert "they are left out" in said


def test_what_was_read_is_one_line_with_a_link_to_all_of_it(ran: dict[str, Ran], name: str) -> None:
    said = ran["as it stands"].words
    assert "as saved on" in said
    assert ("What was read" in said) == name.startswith("00")
    html = [o.get("data", {}).get("text/html", "") for o in ran["as it stands"].outputs]
    assert any('href="00_start_here.ipynb#What-was-read' in text for text in html)


def test_what_a_cell_says_can_be_followed_in_a_notebook(ran: dict[str, Ran]) -> None:
    for kind, shown in ran.items():
        # A line to copy for the command line is called that.
        lines = re.sub(r"hdiary triggers NEW_DIARY[^.]*", "", shown.words)
        assert re.findall(r"(?<!\S)--[a-z][\w-]*", lines) == [], kind


@pytest.mark.parametrize("name", SEVERAL, indirect=True)
def test_one_of_several_people_is_shown_and_that_is_said(ran: dict[str, Ran]) -> None:
    said = ran["many"].words
    assert "This file holds 24 people; this is the first of them." in said
    assert not re.search(r"P0\d", said)


@pytest.mark.parametrize("name", ["05_many_people"], indirect=True)
def test_comparisons_of_arms_are_left_out_for_one(ran: dict[str, Ran]) -> None:
    assert "they are left out" in ran["one"].words


@pytest.mark.parametrize("name", ["01_burden"], indirect=True)
def test_another_person_can_be_named(
    name: str, kernel: Kernel, diaries: dict[str, Path], ran: dict[str, Ran]
) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    named = execute(asking(notebook, diary=str(diaries["many"]), patient="P07"), kernel)
    assert "this is the one named above of them" in named.words
    assert named.words != ran["many"].words


@pytest.mark.parametrize("name", ["00_start_here"], indirect=True)
def test_options_of_reading_reach_the_reader(name: str, kernel: Kernel, tmp_path: Path) -> None:
    path = tmp_path / "percent.csv"
    path.write_text("Tag,Wert\n03/04/2026,70\n04/04/2026,0\n", encoding="utf-8")
    reading = {"scale": "0-100", "dates": "dmy", "columns": {"Tag": "date", "Wert": "pain"}}
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    shown = execute(asking(notebook, diary=str(path), reading=reading), kernel)
    assert "scale 0-100" in shown.words
    assert "2026-04-03 to 2026-04-04" in shown.words


@pytest.mark.parametrize("name", ["00_start_here", "03_triggers"], indirect=True)
def test_words_of_a_diary_do_nothing(
    name: str, kernel: Kernel, diaries: dict[str, Path], ran: dict[str, Ran]
) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    shown = execute(asking(notebook, diary=str(diaries["hostile"])), kernel)
    html = "".join(output.get("data", {}).get("text/html", "") for output in shown.outputs)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert "<b>" not in html


def test_no_note_is_shown(ran: dict[str, Ran]) -> None:
    notes = pd.read_csv(SAMPLE / "diary.csv")["notes"].dropna().unique()
    shown = json.dumps([shown.outputs for shown in ran.values()])
    assert len(notes)
    assert [note for note in notes if note in shown] == []


def test_the_cell_that_reads_is_the_same_wherever_one_person_is_shown() -> None:
    notebooks = [nbformat.read(FOLDER / f"{n}.ipynb", as_version=4) for n in NAMES]
    cells = [source_of(c) for nb in notebooks for c in nb.cells if c.id == "read"]
    assert len(cells) == len(NAMES)
    assert len({cell for cell in cells if "person" in cell}) == 1

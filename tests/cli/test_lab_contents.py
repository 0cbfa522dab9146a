"""What runs by itself when `hdiary lab` opens a notebook, and what of a file is trusted then."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jupyter_server", reason="JupyterLab is not installed (extra lab)")
pytest.importorskip("psutil", reason="psutil is not installed (extra lab)")

from nbformat.sign import MemorySignatureStore, NotebookNotary

from hdiary.cli import lab_contents
from hdiary.cli.notebooks import FIRST, Asked, copy_notebooks, digest_of

EVIL = {"output_type": "display_data", "data": {"text/html": "<script>EVIL</script>"}}
EVIL["metadata"] = {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "diary.csv").write_text("date,pain\n2026-03-01,5\n")
    asked = Asked(diary=tmp_path / "diary.csv", reading={})
    copy_notebooks(tmp_path / "n", asked)
    return tmp_path / "n"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []

    async def run_cells(notebook: Any, kernel: Any) -> None:
        found.append(json.loads(json.dumps(notebook)))

    async def nobody(path: str, server: Any) -> None:
        return None

    monkeypatch.setattr(lab_contents, "run_cells", run_cells)
    monkeypatch.setattr(lab_contents, "kernel_of", nobody)
    monkeypatch.setattr(lab_contents, "session_of", nobody)
    return found


def serve(folder: Path) -> Any:
    notary = NotebookNotary(store_factory=MemorySignatureStore, secret=b"mine")
    return lab_contents.RunningContents(root_dir=str(folder), notary=notary)


def held(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def put(path: Path, notebook: Any) -> None:
    path.write_text(json.dumps(notebook), encoding="utf-8")


def answer(server: Any, name: str, *, unasked: bool = False) -> None:
    assert asyncio.run(server._try_to_answer(name, unasked=unasked))


def test_what_hdiary_wrote_runs_and_is_signed(folder: Path, ran: list[Any]) -> None:
    server = serve(folder)
    answer(server, FIRST, unasked=True)
    assert len(ran) == 1
    assert server.notary.check_signature(lab_contents._nbformat.read(folder / FIRST, 4))


@pytest.mark.parametrize("unasked", [True, False])
def test_a_notebook_of_somebody_else_runs_only_when_the_person_says_so(
    folder: Path, ran: list[Any], unasked: bool
) -> None:
    theirs = held(folder / FIRST)
    code = next(cell for cell in theirs["cells"] if cell["id"] == "read")
    code["source"] = ["open('evil', 'w')"]
    theirs["metadata"]["hdiary"]["sources"] = digest_of(theirs)
    for name in ("08_from_a_friend.ipynb", FIRST):
        put(folder / name, theirs)
        before = (folder / name).read_bytes()
        answer(serve(folder), name, unasked=unasked)
        assert (folder / name).read_bytes() == before
    assert ran == []


def test_nothing_that_came_along_in_a_file_is_trusted(folder: Path, ran: list[Any]) -> None:
    theirs = held(folder / FIRST)
    theirs["metadata"] |= {"widgets": {"x": "EVIL"}, "more": "EVIL"}
    for cell in theirs["cells"]:
        cell["attachments" if cell["cell_type"] != "code" else "outputs"] = (
            [EVIL] if cell["cell_type"] == "code" else {"EVIL": {"image/png": ""}}
        )
        cell["metadata"]["tags"] = [*cell["metadata"].get("tags", []), "skip-execution"]
    empty = {"cell_type": "code", "id": "x", "source": "", "execution_count": 1}
    empty |= {"metadata": {"tags": ["skip-execution"]}, "outputs": [EVIL]}
    theirs["cells"].append(empty)
    put(folder / FIRST, theirs)
    answer(serve(folder), FIRST)
    assert len(ran) == 1
    for text in (json.dumps(ran), (folder / FIRST).read_text(encoding="utf-8")):
        assert "EVIL" not in text
        assert "skip-execution" not in text


def test_what_this_person_signed_runs_when_it_is_opened_without_old_results(
    folder: Path, ran: list[Any]
) -> None:
    mine = lab_contents._nbformat.read(folder / FIRST, 4)
    mine.cells[-1].source += "\n1 + 1"
    next(cell for cell in mine.cells if cell.cell_type == "code").outputs = [EVIL]
    mine.cells[0].attachments = {"a.png": {"image/png": "mine"}}
    put(folder / FIRST, mine)
    server = serve(folder)
    server.notary.sign(lab_contents._nbformat.read(folder / FIRST, 4))
    answer(server, FIRST, unasked=True)
    assert ran == []
    answer(server, FIRST)
    assert len(ran) == 1
    text = (folder / FIRST).read_text(encoding="utf-8")
    assert "EVIL" not in text
    assert "1 + 1" in text
    assert "mine" in text, "pictures that the person put in stay"

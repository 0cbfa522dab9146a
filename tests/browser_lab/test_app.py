"""The panel as an app without code, through Voilà where it is installed."""

from __future__ import annotations

import importlib.util
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import hdiary.widgets

from .conftest import ROOT, answers, environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

APP = Path(str(hdiary.widgets.__file__)).with_name("app")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[str]:
    """The address of the app; skipped where Voilà is missing, which hdiary does not need."""
    if importlib.util.find_spec("voila") is None:
        pytest.skip("voila is not installed; pip install voila")
    folder = shutil.copytree(APP, tmp_path / "app")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        *(sys.executable, "-m", "voila", "explore.ipynb", "--no-browser"),
        *("--Voila.ip=127.0.0.1", f"--port={port}"),
    ]
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=folder, env=environment(tmp_path), stdout=log, stderr=log
        )
    try:
        answers(server, f"http://127.0.0.1:{port}/voila/api/shutdown/", tmp_path / "server.log")
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_a_diary_is_uploaded_and_looked_at_without_code(app: str, browser: Browser) -> None:
    page = browser.new_page()
    left: list[str] = []
    page.on("response", lambda r: left.append(r.url) if not r.url.startswith(app) else None)
    page.goto(app, wait_until="domcontentloaded")
    button = page.get_by_role("button", name="Upload a diary")
    with page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files(ROOT / "data" / "sample" / "diary.csv")
    page.get_by_text("Headache came on 75 of 173 recorded days").wait_for()
    page.get_by_role("tab", name="Change").click()
    page.get_by_text("from 6 April 2026", exact=True).wait_for()
    page.close()
    assert [url for url in left if not url.startswith(("data:", "blob:"))] == []


def test_the_app_is_one_cell_without_results_and_keeps_to_this_computer() -> None:
    (cell,) = json.loads((APP / "explore.ipynb").read_text(encoding="utf-8"))["cells"]
    assert "".join(cell["source"]) == "import hdiary\n\nhdiary.explore()"
    assert (cell["outputs"], cell["execution_count"]) == ([], None)
    settings = json.loads((APP / "voila.json").read_text(encoding="utf-8"))
    policy = settings["Voila"]["tornado_settings"]["headers"]["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'")
    assert "http" not in policy

"""A JupyterLab of its own on this computer, and a browser that may go nowhere else."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
TOKEN = "t"
LOCAL = {"localhost", "127.0.0.1", "::1"}
_TRIES = 400
_SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks and the sample, copied."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    shutil.copytree(ROOT / "data" / "sample", home / "data" / "sample")
    return home


@pytest.fixture(scope="session")
def lab(chromium: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab in the folder; skipped where JupyterLab is missing."""
    for needed in ("jupyterlab", "ipywidgets", "ipykernel", "playwright"):
        if importlib.util.find_spec(needed) is None:
            pytest.skip(f"{needed} is not installed; pip install 'hdiary[dev]' brings it")
    own = tmp_path_factory.mktemp("jupyter")
    _write_settings(own / "settings")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (own / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
                "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
                f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
                "--expose-app-in-browser", "--LabApp.extension_manager=readonly",
            ],
            env=environment(own), stdout=log, stderr=log, cwd=folder,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        answers(server, f"{address}/api/status?token={TOKEN}", own / "server.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _write_settings(settings: Path) -> None:
    for name, values in _SETTINGS.items():
        path = settings / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def environment(own: Path) -> dict[str, str]:
    """Give the environment of a server that keeps everything of its own in a folder."""
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    }
    made = {name: str(own / place) for name, place in places.items()}
    return {**os.environ, **made, "OMP_NUM_THREADS": "1"}


def answers(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Wait until a server answers; the test fails if it does not."""
    for _ in range(_TRIES):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            pass
        if server.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")


@pytest.fixture
def open_notebook(lab: str, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open a notebook by its path; the test fails if the page asks any other computer."""
    context = browser.new_context(viewport={"width": 1180, "height": 900})
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    context.on("page", lambda p: p.on("websocket", lambda socket: asked.add(socket.url)))
    count = 0

    def open_(path: str) -> Page:
        nonlocal count
        count += 1
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{lab}/lab/workspaces/w{count}{id(context)}/tree/{path}?token={TOKEN}&reset")
        page.wait_for_function("window.jupyterapp !== undefined")
        page.evaluate("async () => { await window.jupyterapp.restored }")
        page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell")
        return page

    yield open_
    for page in context.pages:
        with contextlib.suppress(Exception):
            page.evaluate("async () => { await jupyterapp.serviceManager.sessions.shutdownAll() }")
    context.close()
    assert {url for url in asked if not stays_here(url)} == set()
    assert asked, "no request was seen, so nothing was watched"


def stays_here(url: str) -> bool:
    """Say whether an address is one of this computer."""
    parts = urlparse(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in LOCAL


RUN_ALL = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready; await panel.sessionContext.ready;
  const fine = await jupyterapp.commands.execute('notebook:run-all-cells');
  const cells = panel.content.widgets.map(w => w.model).filter(m => m.type === 'code');
  const outputs = cells.flatMap(m => m.outputs.toJSON());
  return {
    fine,
    ran: cells.every(m => m.executionCount !== null || !m.sharedModel.source.trim()),
    told: outputs.filter(o => o.output_type === 'error' || o.name === 'stderr')
                 .map(o => o.ename ? o.ename + ': ' + o.evalue : [o.text].flat().join('')),
  };
}"""


@pytest.fixture
def run_all() -> Callable[[Page], dict[str, Any]]:
    """Run every cell of the notebook in front, and wait until all have ended."""

    def run(page: Page) -> dict[str, Any]:
        done: dict[str, Any] = page.evaluate(RUN_ALL)
        return done

    return run

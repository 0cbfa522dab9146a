"""`hdiary lab` as it is installed: from the built wheel, with JupyterLab really started."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LAB_FILES = Path(sys.prefix) / "share" / "jupyter" / "lab"
SECONDS = 60.0
TRIES = 600
THEIRS = {"ServerApp": {"ip": "0.0.0.0"}, "IdentityProvider": {"token": ""}}
"""Settings that would open JupyterLab to everybody around."""

needs_lab = pytest.mark.skipif(
    find_spec("jupyterlab") is None or not LAB_FILES.is_dir(),
    reason="JupyterLab is not installed (extra lab)",
)
posix = pytest.mark.skipif(os.name != "posix", reason="signals and folders of POSIX systems")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that holds the wheel and borrows what it depends on."""
    pytest.importorskip("pip", reason="pip, which installs the wheel, is not installed")
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(
        subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    )
    borrowed = {str(Path(find_spec(name).origin).parents[1]) for name in ("pandas", "click")}
    (packages / "borrowed.pth").write_text("\n".join(borrowed) + "\n")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps"]
    command = [*pip, "--no-index", "--disable-pip-version-check", wheel]
    subprocess.run(command, check=True, capture_output=True)
    return home / "bin" / "hdiary"


def test_the_wheel_holds_every_notebook_and_the_sample_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = sorted(n for n in names if n.startswith(("hdiary/notebooks/", "hdiary/sample/")))
    notebooks = sorted(p.name for p in (ROOT / "notebooks").glob("*.ipynb"))
    assert shipped == [
        *(f"hdiary/notebooks/{name}" for name in notebooks),
        "hdiary/sample/cohort.csv",
        "hdiary/sample/diary.csv",
    ]


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_diary_to_keep(wheel: Path) -> None:
    home = ROOT / "src"
    app = home / "hdiary" / "keep" / "app"
    kept = {path.relative_to(home).as_posix() for path in app.rglob("*") if path.is_file()}
    assert "hdiary/keep/app/vendor/LICENSE.preact" in kept
    assert kept <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.slow
@posix
def test_the_wheel_copies_without_the_sources(installed: Path, diary: Path, tmp_path: Path) -> None:
    command = [installed, "lab", diary.name, "--no-start"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    place = [installed.parent / "python", "-c", "import hdiary; print(hdiary.__file__)"]
    used = subprocess.run(place, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert not Path(used.strip()).is_relative_to(ROOT)
    copied = sorted(p.name for p in (tmp_path / "export-notebooks").glob("*.ipynb"))
    assert copied == sorted(p.name for p in (ROOT / "notebooks").glob("*.ipynb"))
    assert (tmp_path / "export-notebooks" / "sample" / "cohort.csv").is_file()


@contextmanager
def serving(command: Path, folder: Path, own: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run ``hdiary lab`` until its address is told, for a person with settings of their own."""
    (own / "config").mkdir()
    (own / "config" / "jupyter_server_config.json").write_text(json.dumps(THEIRS))
    environment = {
        **os.environ,
        "JUPYTERLAB_DIR": str(LAB_FILES),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
        "JUPYTER_TOKEN": "known",
    }
    process = subprocess.Popen(
        [command, "lab", "export.csv", "--no-browser"],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A suite that a shell runs in the background is deaf to Ctrl-C, and so would be its child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    late = threading.Timer(SECONDS, process.kill)
    late.start()
    try:
        said = []
        for line in process.stderr or ():
            said.append(line)
            address = re.search(r"http://\S+\?token=\w+", line)
            if address:
                break
        else:
            pytest.fail("no address was told:\n" + "".join(said))
        assert wait_until(lambda: answers(address[0])), "".join(said)
        assert not re.search(r"[A-Za-z]Warning:", "".join(said)), "".join(said)
        yield process, address[0]
    finally:
        late.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stderr:
            process.stderr.close()


def wait_until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds; False if it does not, however often it is asked."""
    for _ in range(TRIES):
        if holds():
            return True
        time.sleep(0.1)
    return False


def answers(address: str) -> bool:
    """Say whether somebody is there."""
    try:
        ask(address, "/api/status", token=None)
    except urllib.error.URLError:
        return False
    return True


def ask(address: str, path: str, *, token: str | None) -> Any:
    """Ask the server; the status where it refuses."""
    base = address.partition("/lab")[0]
    query = f"?token={token}" if token else ""
    try:
        with urllib.request.urlopen(f"{base}{path}{query}", timeout=10) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.slow
@needs_lab
@posix
def test_jupyterlab_starts_here_only_behind_a_token_without_news(
    installed: Path, diary: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("own")
    with serving(installed, tmp_path, own) as (process, address):
        assert re.match(r"http://127\.0\.0\.1:\d+/lab/tree/00_start_here\.ipynb\?token=", address)
        token = address.partition("token=")[2]
        assert len(token) >= 32
        assert ask(address, "/api/contents", token=None) == 403
        assert ask(address, "/api/contents", token="known") == 403
        listed = json.loads(ask(address, "/api/contents", token=token))
        assert "00_start_here.ipynb" in {entry["name"] for entry in listed["content"]}
        page = ask(address, "/lab/tree/00_start_here.ipynb", token=token)
        assert "@jupyterlab/apputils-extension:announcements" in page
        assert ask(address, "/lab/api/update", token=token) in {404, '{"notification": null}'}
        assert ask(address, "/lab/api/news", token=token) in {404, '{"news": []}'}
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=SECONDS) == 0
        assert not answers(address)
    # Which notebooks were open is forgotten; the person's own settings are as they were.
    assert [p for p in own.rglob("*") if "workspaces" in p.parts] == []
    assert json.loads((own / "config" / "jupyter_server_config.json").read_text()) == THEIRS


@pytest.mark.slow
@needs_lab
@posix
def test_it_ends_with_hdiary_when_only_hdiary_is_told_to(
    installed: Path, diary: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with serving(installed, tmp_path, tmp_path_factory.mktemp("own")) as (process, address):
        process.terminate()
        process.wait(timeout=SECONDS)
        assert wait_until(lambda: not answers(address))

"""The server of a sitting ends with hdiary, and takes the sitting's folder along."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

pytest.importorskip("tornado", reason="JupyterLab is not installed (extra lab)")

from hdiary.cli.own_folder import kernel_places

SERVER = """
    import os, time
    from tornado.ioloop import IOLoop
    from hdiary.cli import lab_end

    class Server:
        def stop(self, from_signal=False):
            print("stopped", flush=True)
            IOLoop.current().stop()

    async def begin():
        lab_end._load_jupyter_server_extension(Server())
        print("runs", flush=True)

    loop = IOLoop.current()
    loop.add_callback(begin)
    loop.start()
"""


def test_a_pipe_that_closes_ends_it_and_clears_its_folder(tmp_path: Path) -> None:
    place = tmp_path / "sitting"
    (place / "runtime").mkdir(parents=True)
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(place / "runtime")}
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SERVER)],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        if server.stdout is None or server.stdin is None:
            pytest.fail("no pipes")
        assert server.stdout.readline() == "runs\n"
        assert place.is_dir()
        server.stdin.close()
        assert server.stdout.readline() == "stopped\n"
        assert server.wait() == 0
    assert not place.exists()


def test_what_kernels_keep_goes_with_the_sitting_and_history_is_kept_nowhere(
    tmp_path: Path,
) -> None:
    named = kernel_places(tmp_path)
    assert {"JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "TMPDIR"} <= named.keys()
    assert all(Path(place).parent == tmp_path and Path(place).is_dir() for place in named.values())
    profile = Path(named["IPYTHONDIR"]) / "profile_default" / "ipython_kernel_config.json"
    history = json.loads(profile.read_text(encoding="utf-8"))["HistoryManager"]
    assert history == {"enabled": False, "hist_file": ":memory:"}

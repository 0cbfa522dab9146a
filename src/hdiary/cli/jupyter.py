"""JupyterLab for one sitting: on this computer only, behind its token, asking nobody anything."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

from hdiary.cli.notebooks import shipped_notebooks
from hdiary.cli.own_folder import kernel_places, note_owner, own_folder
from hdiary.vocabulary.paths import real_path

_ERRORS_ONLY = 40
_PATIENCE = 5.0
"""How long it may take to shut down after Ctrl-C [s]."""
_MOST_WAITS = 4
"""So often it is waited so long; what then still goes on is ended."""
_SERVER: dict[str, Any] = {
    "ip": "127.0.0.1",
    "allow_remote_access": False,
    "allow_origin": "",
    "allow_root": True,  # nobody outside of this computer reaches it
    "answer_yes": True,
    "log_level": _ERRORS_ONLY,
    "contents_manager_class": "hdiary.cli.lab_contents.RunningContents",
    # The shim carries settings over to the old notebook, and on the way reads each member of the
    # server, deprecated ones too, which put a warning of Python on the screen.
    "jpserver_extensions": {"hdiary.cli.lab_end": True, "notebook_shim": False},
}
_LAB: dict[str, Any] = {
    "extension_manager": "readonly",
    "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    "news_url": None,
    "log_level": _ERRORS_ONLY,
}
_PAGE = {
    "disabledExtensions": {
        "@jupyterlab/apputils-extension:announcements": True,
        "@jupyterlab/extensionmanager-extension": True,
    }
}
"""Without news and the catalogue of extensions, which come over the network."""


def is_installed() -> bool:
    """Say whether there is a JupyterLab beside hdiary, with what the widgets need."""
    needed = ("jupyterlab", "ipywidgets", "anywidget")
    return all(find_spec(name) is not None for name in needed)


def run_lab(folder: Path, notebook: str, *, browser: bool) -> int:
    """Run JupyterLab until the person ends it."""
    # A person's own server settings, which may open it to others or take its token away, are
    # left aside for this sitting; how their JupyterLab looks stays as they set it.
    with own_folder("lab") as place:
        # Only those that come with hdiary; whether they still are as it wrote them is seen then.
        others = [name for name in shipped_notebooks() if name != notebook]
        server = {
            "ServerApp": {**_SERVER, "root_dir": str(real_path(folder)), "open_browser": browser},
            "RunningContents": {"soon": [notebook, *others]},
            **_kernels(),
        }
        environment = _settle(place, server, {"default_url": f"/lab/tree/{notebook}"})
        command = [sys.executable, "-m", "jupyterlab"]
        # Nothing is ever written to it; that it closes tells the server that hdiary has ended.
        process = subprocess.Popen(command, env=environment, cwd=place, stdin=subprocess.PIPE)
        note_owner(place, process.pid)  # it goes on for a moment where hdiary alone is killed
        return _wait(process)


def _settle(place: Path, server: dict[str, Any], lab: dict[str, Any]) -> dict[str, str]:
    """Write the settings of this sitting, and give the environment that points to them."""
    from jupyter_core.paths import jupyter_config_dir

    config = place / "config"
    (config / "labconfig").mkdir(parents=True)
    for name, settings in (
        ("jupyter_server_config.json", server),
        ("jupyter_lab_config.json", {"LabApp": {**_LAB, **lab}}),
        ("labconfig/page_config.json", _PAGE),
    ):
        (config / name).write_text(json.dumps(settings), encoding="utf-8")
    environment = dict(os.environ)
    for name in ("JUPYTER_NO_CONFIG", "JUPYTER_TOKEN", "JUPYTER_TOKEN_FILE"):
        environment.pop(name, None)
    looks = Path(jupyter_config_dir()) / "lab" / "user-settings"
    environment.setdefault("JUPYTERLAB_SETTINGS_DIR", str(looks))
    environment["JUPYTERLAB_WORKSPACES_DIR"] = str(place / "workspaces")
    environment["JUPYTER_CONFIG_DIR"] = str(config)  # instead of the person's own
    environment["JUPYTER_CONFIG_PATH"] = str(config)  # and before that of the computer
    environment |= kernel_places(place)
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"  # the kernel beside hdiary, not another's
    return environment


def _kernels() -> dict[str, Any]:
    """Let kernels talk in secret where this Jupyter can."""
    from jupyter_client.manager import KernelManager

    known = "transport_encryption" in KernelManager.class_traits()
    return {"KernelManager": {"transport_encryption": "auto"}} if known else {}


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for JupyterLab; Ctrl-C reaches it too, and it then ends by itself."""

    def end(number: int, frame: FrameType | None) -> None:
        process.terminate()
        ended = threading.Timer(_MOST_WAITS * _PATIENCE, process.kill)
        ended.daemon = True
        ended.start()

    # A terminal that is closed hangs up: without this, hdiary would leave its folder behind.
    hung_up = getattr(signal, "SIGHUP", None)
    asked = [signal.SIGTERM, *([] if hung_up is None else [hung_up])]
    before = {number: signal.signal(number, end) for number in asked}
    try:
        return process.wait()
    except KeyboardInterrupt:
        _let_end(process)
        return 0
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _let_end(process: subprocess.Popen[bytes]) -> None:
    """Give it time to shut its kernels down; where nobody told it to end, tell it."""
    waited = 0
    while waited < _MOST_WAITS:
        try:
            process.wait(timeout=_PATIENCE)
            return
        except KeyboardInterrupt:
            continue
        except subprocess.TimeoutExpired:
            waited += 1
            process.terminate()
    # Its kernels see that it is gone, and end by themselves.
    process.kill()
    process.wait()

"""The panel served by Voilà: on this computer only, behind its token, until its window closes."""

from __future__ import annotations

import json
import logging
import os
import secrets
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hdiary.cli.app_sitting import Sitting
from hdiary.cli.own_folder import kernel_places, own_folder

_NEEDED = ("voila", "ipywidgets", "anywidget", "ipykernel")
_QUIET = 50
"""Only what ends the server is said by it; the rest is said by hdiary."""
_FIRST_PORT = 8866


def is_installed() -> bool:
    """Say whether all that the panel needs is beside hdiary."""
    return all(find_spec(name) is not None for name in _NEEDED)


def run_panel(sitting: Sitting) -> int:
    """Serve the panel until its window is closed, or Ctrl-C is pressed."""
    with own_folder("app") as folder:
        _settle(folder, sitting)
        # Only now: where Jupyter looks for settings is known as it is brought in.
        from hdiary.cli.app_voila import Panel

        # What tornado has to say of a window that closed is of no use to anybody.
        logging.getLogger().addHandler(logging.NullHandler())
        server = Panel(config=_settings(folder, sitting))
        server.initialize([])
        server.begin(sitting, folder)
    return 0


def _settle(folder: Path, sitting: Sitting) -> None:
    """Lay out what this sitting needs, and leave a person's own Jupyter settings aside."""
    # Not by the name of that room: to bring it in takes seconds, and here nothing of it is needed.
    shipped = files("hdiary") / "widgets" / "app"
    notebook = json.loads((shipped / "explore.ipynb").read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = sitting.code
    notebook["metadata"]["title"] = sitting.title
    (folder / "panel.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    policy = (shipped / "voila.json").read_text(encoding="utf-8")
    (folder / "voila.json").write_text(policy, encoding="utf-8")
    for name in ("JUPYTER_NO_CONFIG", "JUPYTER_TOKEN", "JUPYTER_TOKEN_FILE"):
        os.environ.pop(name, None)
    os.environ["JUPYTER_CONFIG_DIR"] = os.environ["JUPYTER_CONFIG_PATH"] = str(folder)
    os.environ |= kernel_places(folder)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # the kernel beside hdiary, not another's
    beside = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join([str(shipped), *([beside] if beside else [])])


def _secret_talk() -> dict[str, Any]:
    """Let kernels talk in secret where this Jupyter can."""
    from jupyter_client.manager import KernelManager

    known = "transport_encryption" in KernelManager.class_traits()
    return {"KernelManager": {"transport_encryption": "auto"}} if known else {}


def _settings(folder: Path, sitting: Sitting) -> Any:
    from traitlets.config import Config

    words = {"line": sitting.line, "begins": sitting.begins}
    return Config(
        {
            "Voila": {
                "ip": "127.0.0.1",
                "port": _FIRST_PORT,
                "token": secrets.token_urlsafe(32),
                "open_browser": True,  # which tells the address, and opens it if asked to
                "notebook_path": str(folder / "panel.ipynb"),
                "root_dir": str(folder),
                "config_file_paths": [str(folder)],
                "connection_dir_root": str(folder),
                "log_level": _QUIET,
            },
            **_secret_talk(),
            "VoilaConfiguration": {
                "template": "hdiary",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "file_allowlist": [],
                "resources": {"hdiary": words, "language_code": sitting.language},
            },
        }
    )

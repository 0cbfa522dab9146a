"""What an extra brings, and how to get it where hdiary is: hdiary itself is in no index."""

from __future__ import annotations

import re
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

EXTRAS = {
    "lab": ("jupyterlab", "ipywidgets", "anywidget", "voila", "ipykernel", "nbclient", "psutil"),
    "parquet": ("pyarrow",),
    "cohort": ("pyarrow", "joblib", "tableone"),
    "cluster": ("pyarrow", "joblib", "tableone", "distributed"),
}
"""The packages of each extra in ``pyproject.toml``; a test keeps them equal."""

_PLAIN = re.compile(r"[\w:\\/.~+-]+")
_LIVE = re.compile(r"[$`\"\\!]")
"""What a shell still acts on within quotes."""


def install_line(*packages: str) -> str:
    """Give the line that adds packages to this hdiary, by what it was installed with."""
    named = " ".join(packages)
    here = Path(sys.prefix)
    if (here / "pipx_metadata.json").is_file():
        return f"pipx inject {shlex.quote(here.name)} {named}"
    if (here / "uv-receipt.toml").is_file() or find_spec("pip") is None:
        return f"uv pip install --python {_quoted(sys.executable)} {named}"
    line = f"{_quoted(sys.executable)} -m pip install {named}"
    if not line.startswith('"') or sys.platform != "win32":
        return line
    # PowerShell takes what stands in quotes for a text, unless & stands before it.
    whole = sys.executable.replace("'", "''")
    return f"{line} (in PowerShell: & '{whole}' -m pip install {named})"


def line_for(extra: str) -> str:
    """Give the line that adds what an extra brings."""
    return install_line(*EXTRAS[extra])


def _quoted(path: str) -> str:
    """Quote a path for a shell, so that nothing in it is run."""
    if sys.platform == "win32":
        return path if _PLAIN.fullmatch(path) else f'"{path}"'
    return shlex.quote(path) if _LIVE.search(path) else f'"{path}"'

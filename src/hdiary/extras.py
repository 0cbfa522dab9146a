"""What an extra brings, and how to get it where hdiary is: hdiary itself is in no index."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

EXTRAS = {
    "lab": ("jupyterlab", "ipywidgets", "anywidget", "voila", "ipykernel"),
    "parquet": ("pyarrow",),
    "cohort": ("pyarrow", "joblib", "tableone"),
    "cluster": ("pyarrow", "joblib", "tableone", "distributed"),
}
"""The packages of each extra in ``pyproject.toml``; a test keeps them equal."""


def install_line(*packages: str) -> str:
    """Give the line that adds packages to this hdiary, by what it was installed with."""
    named = " ".join(packages)
    here = Path(sys.prefix)
    if (here / "pipx_metadata.json").is_file():
        return f"pipx inject {here.name} {named}"
    if (here / "uv-receipt.toml").is_file() or find_spec("pip") is None:
        return f"uv pip install --python {_quoted(sys.executable)} {named}"
    return f"{_quoted(sys.executable)} -m pip install {named}"


def line_for(extra: str) -> str:
    """Give the line that adds what an extra brings."""
    return install_line(*EXTRAS[extra])


def _quoted(path: str) -> str:
    """Quote a path for a shell; PowerShell runs nothing that stands in quotes."""
    return path if sys.platform == "win32" and " " not in path else f'"{path}"'

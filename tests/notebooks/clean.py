"""Take results out of notebooks before they are committed: they may hold somebody's diary.

``python tests/notebooks/clean.py notebooks/*.ipynb`` cleans the files and ends with 1 if there
was anything to take out, so that a commit stops and can be looked at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
KEPT_OF_A_CELL = {"tags"}


def cleaned(notebook: dict[str, Any]) -> dict[str, Any]:
    """Give a notebook without results, run counts, and what an editor left in its metadata."""
    cells = []
    for cell in notebook["cells"]:
        kept = {name: cell["metadata"][name] for name in KEPT_OF_A_CELL & set(cell["metadata"])}
        cell = {**cell, "metadata": kept}
        cell.pop("attachments", None)
        if cell["cell_type"] == "code":
            cell |= {"execution_count": None, "outputs": []}
        cells.append(cell)
    return {**notebook, "cells": cells, "metadata": METADATA}


def as_text(notebook: dict[str, Any]) -> str:
    """Write a notebook as Jupyter does."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main(paths: Sequence[str]) -> int:
    """Clean notebooks in place; 1 if one was not clean."""
    found = 0
    for path in map(Path, paths):
        before = path.read_text(encoding="utf-8")
        after = as_text(cleaned(json.loads(before)))
        if after != before:
            path.write_text(after, encoding="utf-8")
            sys.stderr.write(f"{path.name}: results were taken out; look at it and add it again\n")
            found = 1
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

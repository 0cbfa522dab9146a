"""The notebooks in another language: their words by the names of their cells."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]
_EVERY, _CODE = "every", "code"


@cache
def load_cells(language: str) -> Mapping[str, Mapping[str, str]]:
    """Give what the cells say in a language, by notebook and cell; nothing for English."""
    path = Path(__file__).with_name(f"notebooks_{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def speak(name: str, notebook: Notebook, language: str) -> Notebook:
    """Give a notebook in a language; the cells and their names stay."""
    said = load_cells(language)
    if not said:
        return notebook
    words = {**said[_EVERY], **said[name.removesuffix(".ipynb")]}
    cells = []
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            text = words[cell["id"]].strip("\n")
        else:
            for english, other in said[_CODE].items():
                text = text.replace(english, other)
        cells.append({**cell, "source": text.splitlines(keepends=True)})
    return {**notebook, "cells": cells}


def fold(notebook: Notebook) -> Notebook:
    """Fold the code away; a click opens it."""
    cells = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            hidden = {"jupyter": {"source_hidden": True}}
            cell = {**cell, "metadata": {**cell["metadata"], **hidden}}
        cells.append(cell)
    return {**notebook, "cells": cells}

"""Which notebooks are hdiary's own to the letter, so that they may run before anybody asks."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from hdiary.cli.lab_words import Notebook
from hdiary.cli.languages import LANGUAGES
from hdiary.cli.notebooks import digest_of, say_in, shipped_notebooks, write_again

MARK = "hdiary"
"""Where in a notebook's metadata hdiary notes what it wrote and answered."""
_ELSEWHERE = ("//", "\\\\", "\\/", "/\\")
"""With these begins the name of a file on another computer."""


def own_copy(notebook: Mapping[str, Any]) -> Notebook | None:
    """Give a notebook as hdiary would write it now; None where it says anything else."""
    # What a notebook notes of itself proves nothing: anybody can write it.
    told = parameters_of(notebook)
    if MARK not in notebook["metadata"] or not isinstance(told.get("diary"), str):
        return None
    if any(text.startswith(_ELSEWHERE) for text in _texts_in(told)):
        return None
    stands = digest_of(dict(notebook))
    for name, shipped in shipped_notebooks().items():
        for language in LANGUAGES:
            made = write_again(told, say_in(name, shipped, language))
            if digest_of(made) == stands:
                return made
    return None


def without_results(notebook: Any) -> None:
    """Take everything out of a notebook that was shown by whoever ran it before."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def parameters_of(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the parameter cell sets, as far as it only names things."""
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", ()):
            source = cell["source"]
            return dict(_set_in(source if isinstance(source, str) else "".join(source)))
    return {}


def _set_in(code: str) -> Iterator[tuple[str, Any]]:
    try:
        lines = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for line in lines:
        if not isinstance(line, ast.Assign) or not isinstance(line.targets[0], ast.Name):
            continue
        try:
            yield line.targets[0].id, ast.literal_eval(line.value)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            continue


def _texts_in(value: Any) -> Iterator[str]:
    """Give every text in what was set, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in (*value.keys(), *value.values()):
            yield from _texts_in(one)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _texts_in(one)

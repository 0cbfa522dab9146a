"""Pages of all public names, from their docstrings."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from sphinx.pycode import ModuleAnalyzer

import hdiary

ROOMS = {
    "reading": ("Reading and what a diary is", ("diary", "read")),
    "questions": ("The questions", ("questions",)),
    "trials": ("Experiments with oneself", ("trials",)),
    "cohort": ("Many people", ("cohort",)),
    "report": ("The page", ("report",)),
    "widgets": ("Widgets", ("widgets",)),
    "write": ("Writing and passing on", ("write",)),
    "simulate": ("Diaries with a known truth", ("simulate",)),
    "plots": ("Pictures", ("plots",)),
    "keep": ("A diary to keep", ("keep",)),
}
"""Pages: their titles, and the rooms whose names stand there."""
WHOLE = ("cohort", "plots", "simulate", "widgets", "keep")
"""Rooms of which every public name is told, those outside of ``hdiary.__all__`` too."""


def home_of(name: str) -> str:
    """Give the room in which a public name lives."""
    found = getattr(hdiary, name)
    module = found.__name__ if inspect.ismodule(found) else found.__module__
    return str(module).split(".")[1]


def names_of_page(rooms: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Give the dotted public names of a page, with what they are."""
    top = [name for name in hdiary.__all__ if name != "__version__"]
    named = [
        (f"hdiary.{name}", getattr(hdiary, name))
        for name in top
        if home_of(name) in rooms and not inspect.ismodule(getattr(hdiary, name))
    ]
    known = {id(found) for _, found in named}
    for room in rooms:
        if room in WHOLE:
            module = import_module(f"hdiary.{room}")
            inner = [(f"hdiary.{room}.{name}", getattr(module, name)) for name in module.__all__]
            named += [(name, found) for name, found in inner if id(found) not in known]
    return named


def public_names() -> list[str]:
    """Give every name that must stand on a page."""
    named = [name for _, rooms in ROOMS.values() for name, _ in names_of_page(rooms)]
    return sorted([*named, *(f"hdiary.{room}" for room in WHOLE)])


def _told(name: str, found: Any) -> str:
    if inspect.isclass(found):
        # What a class has from one of ours is told with it; what it has from others is theirs.
        others = [one.__name__ for one in found.__mro__ if not one.__module__.startswith("hdiary")]
        inherited = f"   :inherited-members: {', '.join(others)}\n"
        return f".. autoclass:: {name}\n   :members:\n{inherited}"
    if callable(found):
        return f".. autofunction:: {name}\n"
    # Where a name was taken from another room, the generator tells what its *type* is: a `dict`.
    room, _, short = name.rpartition(".")
    return f".. py:data:: {short}\n   :module: {room}\n\n   {_said_of(short)}\n"


def _said_of(name: str) -> str:
    """Give what stands below a constant, in the module of ours that sets it."""
    rooms = [room for room in sys.modules if room.startswith("hdiary.")]
    for module in rooms:
        said = ModuleAnalyzer.for_module(module).find_attr_docs().get(("", name))
        if said:
            return " ".join(said).strip()
    raise LookupError(f"nothing is said of {name} below the line that sets it")


def write_names(folder: Path) -> None:
    """Write a page for each group of names, and one that lists them all."""
    folder.mkdir(parents=True)
    rows = []
    for page, (title, rooms) in ROOMS.items():
        named = names_of_page(rooms)
        modules = "".join(
            f".. automodule:: hdiary.{room}\n   :no-members:\n\n" for room in rooms if room in WHOLE
        )
        told = modules + "\n".join(_told(*each) for each in named)
        text = f"# Names: {title}\n\n```{{eval-rst}}\n{told}```\n"
        (folder / f"{page}.md").write_text(text, encoding="utf-8")
        short = ", ".join(f"`{name.removeprefix('hdiary.')}`" for name, _ in named)
        rows.append(f"| [{title}]({page}.md) | {short} |")
    listed = "\n".join(ROOMS)
    (folder / "index.md").write_text(
        "# Every public name, from its docstring\n\n"
        "Names without a room are those of `hdiary` itself: `hdiary.read_diary`.\n\n"
        "| page | names |\n|---|---|\n"
        + "\n".join(rows)
        + f"\n\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n",
        encoding="utf-8",
    )

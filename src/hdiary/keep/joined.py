"""The modules of the page as one script, since a file on its own can load no other."""

from __future__ import annotations

import posixpath
import re
from graphlib import TopologicalSorter
from importlib.resources import files

from rjsmin import jsmin

_IMPORT = re.compile(
    r"^import\s*(?:\{(?P<names>[^}]*)\}\s*from\s*)?[\"'](?P<path>[^\"']+)[\"'];?", re.MULTILINE
)
_LIST = re.compile(r"(?:^|(?<=[;}]))export\s*\{(?P<names>[^}]*)\};?", re.MULTILINE)
# A `let` that is given away once would not change with the module's own.
_EXPORT = re.compile(
    r"^export (?P<kind>(?:async )?function\*?|const|class) (?P<name>[\w$]+)", re.MULTILINE
)
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\s*\(|</script|<!--", re.MULTILINE)
_LIBRARY = {"preact": "vendor/preact.mjs"}
"""What the library's own modules call each other."""
_VENDOR, _LICENSE = "vendor/", "vendor/LICENSE.preact"


def join_modules(first: str) -> str:
    """Join a module of the page, and what it imports, into one script."""
    sources: dict[str, str] = {}
    needs: dict[str, list[str]] = {}
    waiting = [first]
    while waiting:
        path = waiting.pop()
        if path in sources:
            continue
        sources[path] = _read(path)
        needs[path] = [_place(found["path"], path) for found in _IMPORT.finditer(sources[path])]
        waiting += needs[path]
    order = list(TopologicalSorter(needs).static_order())
    names = {path: f"$module{at}" for at, path in enumerate(order)}
    license_ = [f"/*\n{_read(_LICENSE).strip()}\n*/"] if _uses_library(order) else []
    wrapped = (wrap_module(path, sources[path], names) for path in order)
    return "\n".join(['"use strict";', *license_, *wrapped])


def wrap_module(path: str, source: str, names: dict[str, str]) -> str:
    """Make a module a function that gives what it exports, so that its names stay its own."""
    given = [_pair(pair) for found in _LIST.finditer(source) for pair in _split(found["names"])]
    given += [found["name"] for found in _EXPORT.finditer(source)]

    def take(found: re.Match[str]) -> str:
        wanted = ", ".join(": ".join(pair.split(" as ")) for pair in _split(found["names"] or ""))
        return f"const {{{wanted}}} = {names[_place(found['path'], path)]};" if wanted else ""

    body = _EXPORT.sub(r"\g<kind> \g<name>", _LIST.sub("", _IMPORT.sub(take, source))).strip()
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{path} cannot be joined into one script: {left[0]}")
    wrapped = f"const {names[path]} = (() => {{\n{body}\nreturn {{{', '.join(given)}}};\n}})();"
    return wrapped if path.startswith(_VENDOR) else str(jsmin(wrapped))


def _uses_library(order: list[str]) -> bool:
    return any(path.startswith(_VENDOR) for path in order)


def _read(path: str) -> str:
    home = files("hdiary.keep") / "app"
    return home.joinpath(*path.split("/")).read_text(encoding="utf-8")


def _place(path: str, importer: str) -> str:
    """Say where an imported module lies in the folder of the page."""
    return _LIBRARY.get(path) or posixpath.normpath(
        posixpath.join(posixpath.dirname(importer), path)
    )


def _split(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",") if name.strip()]


def _pair(name: str) -> str:
    inner, _, outer = name.partition(" as ")
    return f"{outer}: {inner}" if outer else inner

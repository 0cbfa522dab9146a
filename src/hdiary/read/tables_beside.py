"""What else stands in the small file beside a diary: tables that are no settings of reading."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hdiary.diary.toml import parse_toml
from hdiary.read.remember import ABOUT, HEADERS, MARK, NAMES, is_ours, remembered_path, write_value
from hdiary.read.same import SAME

_HEAD = re.compile(r"^[ \t]*\[{1,2}[ \t]*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[\w-]+))", re.MULTILINE)
_ABOUT = """{mark} beside {name}: what was chosen for it.
# Change this file as you like, or delete it. It holds settings, and no entry of the diary.
"""
_BEFORE = "# --as-is reads without it. It holds settings and headings, and no entry of the diary."
_SAID = frozenset((*ABOUT.splitlines(), *_ABOUT.splitlines(), _BEFORE))
"""What hdiary itself says, or has said, at the head of the file."""


def read_table(of: str | os.PathLike[str], name: str) -> dict[str, Any]:
    """Give a table of the small file beside a diary; nothing where there is none to be read."""
    found = _parsed(_text(remembered_path(of))).get(name)
    return found if isinstance(found, dict) else {}


def table_text(of: str | os.PathLike[str], name: str, table: Mapping[str, Any]) -> str:
    """Give the small file beside a diary with one table changed, and all else as it stands."""
    path = remembered_path(of)
    text = _text(path)
    named = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in Path(of).name)
    rest = "".join(part for one, part in _parts(text) if one != name)
    kept = rest if text else _ABOUT.format(mark=MARK, name=named)
    lines = [f"{key} = {write_value(value)}" for key, value in table.items()]
    told = "\n".join([f"[{name}]", *lines]) + "\n" if lines else ""
    return f"{kept.rstrip()}\n\n{told}" if told else f"{kept.rstrip()}\n"


def with_other_tables(text: str, path: Path) -> str:
    """Add to settings of reading that are written anew what else stands in their small file."""
    parts = _parts(_text(path))
    written = {"", *NAMES, HEADERS, SAME, *_parsed(text)}
    kept = "".join(part for name, part in parts if name not in written).strip()
    text = _with_remarks(text, [part for name, part in parts if name in written])
    return f"{text.rstrip()}\n\n{kept}\n" if kept else text


def _with_remarks(text: str, before: Sequence[str]) -> str:
    """Keep the person's own remarks, of whole lines, beneath what hdiary says of the file."""
    lines = [line for part in before for line in part.splitlines() if line.startswith("#")]
    own = [line for line in lines if line not in _SAID and not line.startswith(MARK)]
    said = list(itertools.takewhile(lambda line: line.startswith("#"), text.splitlines()))
    rest = text.splitlines()[len(said) :]
    return "\n".join([*said, *own, *rest]) + "\n" if own else text


def _text(path: Path) -> str:
    """Read a small file of hdiary's; anybody else's holds no table of ours."""
    try:
        if not path.is_file() or not is_ours(path):
            return ""
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def _parsed(text: str) -> dict[str, Any]:
    try:
        return parse_toml(text)
    except ValueError:
        return {}


def _parts(text: str) -> list[tuple[str, str]]:
    """Part a file at the heads of its tables, each with the first name in its head."""
    heads = list(_HEAD.finditer(text))
    places = [*(one.start() for one in heads), len(text)]
    names = ["", *(one["quoted"] or one["bare"] for one in heads)]
    cut = [text[begin:end] for begin, end in itertools.pairwise([0, *places])]
    return list(zip(names, cut, strict=True))

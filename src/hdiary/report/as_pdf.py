"""A page as PDF: tagged for screen readers, its type inside, without network or browser."""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from hdiary.plots.lettering import make_printable
from hdiary.report.as_html import group_sections
from hdiary.report.parts import Page, Picture

_STANDARD: Final = "ua-1"
TYPE: Final = 8.0
"""The smallest type on paper [points], and that of nearly everything."""
_SHEET_END = 841.9 - 11 * 72 / 25.4
"""Where a sheet of A4 ends above its margin [points]."""
_SHEET = re.compile(rb"/Type\s*/Page\b")
_LONGEST_WORD, _PIECE = 26, 10
_NBSP = "\N{NO-BREAK SPACE}"
_BREAK = "\N{SOFT HYPHEN}"


def render_pdf(page: Page, *, spare: float = 0.0) -> bytes:
    """Draw a page as PDF; with some space behind it [points], to see whether there is any."""
    # The layout is a fixed Typst file; everything that the page says reaches it as data, and is
    # never read as markup.
    return set_type("page", _tell_layout(page, spare=spare))


def measure_void(page: Page, *, spare: float) -> float:
    """Measure what stays empty at the end of the first sheet of two [points]."""
    import typst

    told = _tell_layout(page, spare=spare)
    with as_file(files("hdiary.report") / "templates" / "page.typ") as layout:
        found = typst.query(
            layout,
            "<mark>",
            field="value",
            font_paths=[find_type()],
            ignore_system_fonts=True,
            sys_inputs={"page": json.dumps(told)},
        )
    marks = json.loads(found)
    first = [mark for mark in marks if mark["sheet"] == 1]
    if len(first) == len(marks) or not first or first[-1]["begins"]:
        # One sheet, or a part that goes on over the edge.
        return 0.0
    return float(_SHEET_END - first[-1]["y"])


def _tell_layout(page: Page, *, spare: float) -> dict[str, Any]:
    return {
        **as_data(page),
        "groups": [[as_data(s) for s in g] for g in group_sections(page.sections)],
        "size": TYPE,
        "spare": spare,
    }


def set_type(name: str, told: dict[str, Any], *, room: str = "hdiary.report") -> bytes:
    """Set what is told in type, by the layout of a name among the templates of a room."""
    import typst

    with as_file(files(room) / "templates" / f"{name}.typ") as layout:
        return typst.compile(
            layout,
            font_paths=[find_type()],
            ignore_system_fonts=True,
            sys_inputs={name: json.dumps(told)},
            pdf_standards=_STANDARD,
            format="pdf",
        )


def count_sheets(pdf: bytes) -> int:
    """Count the sheets of a PDF that was made here."""
    return len(_SHEET.findall(pdf))


def find_type() -> Path:
    """Find the folder of the type that the pictures are drawn with; matplotlib brings it."""
    found = find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("matplotlib is not installed, and with it the type of the page")
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"


def as_data(part: Any) -> Any:
    """Give a part as lists and dictionaries, each block with the name of its kind."""
    if is_dataclass(part) and not isinstance(part, type):
        fields = {name: as_data(getattr(part, name)) for name in part.__dataclass_fields__}
        if isinstance(part, Picture):
            fields["svg"] = part.svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        return {"kind_of": type(part).__name__, **fields}
    if isinstance(part, tuple):
        return [as_data(one) for one in part]
    return printable(part) if isinstance(part, str) else part


def printable(text: str) -> str:
    """Mark letters that the type does not have, and let very long words break."""
    return "\n".join(_printable_line(line) for line in text.split("\n"))


def _printable_line(line: str) -> str:
    # A space that keeps words together must not become one that parts them.
    kept = _NBSP.join(make_printable(part) for part in line.split(_NBSP))
    return " ".join(map(_breakable, kept.split(" ")))


def _breakable(word: str) -> str:
    if len(word) <= _LONGEST_WORD or word.startswith("doi:"):
        return word
    return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))

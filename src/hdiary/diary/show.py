"""How words and tables stand in a notebook: readable in light and dark, safe whatever they say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

MOST_ROWS = 30
"""More rows than these are not shown; a line says how to see them all."""
_DATE, _LONG = 10, 34
"""The length of a date, and of a cell that is a sentence."""
_UNBROKEN = "white-space: nowrap"

_STYLE = """<style>
.hdiary.hdiary { color: var(--jp-content-font-color1, inherit); line-height: 1.5; }
.hdiary.hdiary p { margin: 0 0 .4em; max-width: 46em; overflow-wrap: anywhere; }
.hdiary.hdiary .hd-wide { overflow-x: auto; max-width: 100%; margin: .7em 0 .3em; }
.hdiary.hdiary .hd-wide::-webkit-scrollbar { height: 9px; }
.hdiary.hdiary .hd-wide::-webkit-scrollbar-thumb { background: #8888; border-radius: 5px; }
.hdiary.hdiary table { border-collapse: collapse; margin: 0; font-size: .92em;
  table-layout: auto; color: inherit; border: 0; }
.hdiary.hdiary caption { text-align: left; font-weight: 600; padding: .2em .6em .4em;
  caption-side: top; color: inherit; }
.hdiary.hdiary th, .hdiary.hdiary td { text-align: left; vertical-align: top; padding: .3em .5em;
  border: 0; border-bottom: 1px solid var(--jp-border-color2, #8888); max-width: 26em;
  white-space: normal; overflow-wrap: break-word; }
.hdiary.hdiary thead th { vertical-align: bottom; font-weight: 600; min-width: 3.5em; }
.hdiary.hdiary .hd-unit { display: block; font-weight: 400; font-size: .9em; }
.hdiary.hdiary .hd-unit, .hdiary.hdiary .hd-more {
  color: var(--jp-content-font-color2, inherit); }
</style>"""


def show_in_theme(*parts: str) -> str:
    """Join pieces of HTML so that they look right in a notebook, light or dark."""
    # The colours are the notebook's own where it says which, else those around it.
    return f'<div class="hdiary">{_STYLE}{"".join(parts)}</div>'


def show_words(text: str) -> str:
    """Give sentences as paragraphs, one for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def show_table(
    heads: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[str]],
    *,
    caption: str,
    numbers: Sequence[bool],
    more: str = "",
) -> str:
    """Lay cells out as a table that scrolls where it is too wide."""
    frame = pd.DataFrame([list(row) for row in rows[:MOST_ROWS]], columns=range(len(heads)))
    heading = [escape(name) + _unit(unit) for name, unit in heads]
    looks = [
        {"selector": f"{part}.col{at}", "props": look}
        for at, number in enumerate(numbers)
        for part, look in _looks([row[at] for row in rows], number=number).items()
    ]
    styler = frame.style.hide(axis="index").format_index(_pick(heading), axis="columns")
    told = f'<p class="hd-more">{escape(more)}</p>' if more else ""
    return _finish(styler, looks, caption=caption) + told


def show_facts(facts: Sequence[tuple[str, str]], *, caption: str) -> str:
    """Lay pairs of a name and a value out as a table of two columns."""
    frame = pd.DataFrame([[value] for _, value in facts])
    names = [escape(name) for name, _ in facts]
    styler = frame.style.hide(axis="columns").format_index(_pick(names), axis="index")
    return _finish(styler, [], caption=caption)


def _finish(styler: Styler, looks: list[Any], *, caption: str) -> str:
    """Give a table as HTML within a place that scrolls; its cells are escaped."""
    table = styler.format(escape="html").set_caption(escape(caption)).set_table_styles(looks)
    # Its parts are named after what it holds: the same every time, and not as in other tables.
    own = hashlib.sha256(table.set_uuid("").to_html().encode()).hexdigest()[:12]
    table.set_uuid(f"hd{own}")
    return (
        f'<div class="hd-wide" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f"{table.to_html()}</div>"
    )


def _pick(names: Sequence[str]) -> Callable[[Any], str]:
    return lambda at: names[at]


def _looks(cells: Sequence[str], *, number: bool) -> dict[str, str]:
    """Say how a column looks: numbers to the right, days unbroken, sentences with room."""
    if number:
        right = "text-align: right"
        return {"th": right, "td": f"{right}; font-variant-numeric: tabular-nums"}
    said = [cell for cell in cells if len(cell) > 1]
    if said and all(len(cell) <= _DATE and cell[:4].isdigit() for cell in said):
        return {"td": _UNBROKEN}
    return {"td": "min-width: 9em"} if max(map(len, cells), default=0) > _LONG else {}


def _unit(unit: str) -> str:
    return f'<span class="hd-unit">{escape(unit)}</span>' if unit else ""

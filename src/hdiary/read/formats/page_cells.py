"""The rows of the tables of a web page as texts, by the standard library's reader of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_LINES = {"br", "div", "p", "li"}
_UNSEEN = {"script", "style", "head", "title", "template", "noscript"}
_CELLS = {"td", "th"}
_REMARK = re.compile(r"<!--|<[!?]")
_GAPS = re.compile(r"[ \t\r\f\v\xa0]+")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PageRow:
    """A row of a table."""

    line: int  # The line of the page on which it begins
    cells: list[str] = field(default_factory=list)
    notes: int | None = None  # The cell that holds notes, by its class


def page_rows(text: str) -> list[PageRow]:
    """Give the rows of every table of a page; nothing in it is run, and nothing is fetched."""
    reader = _Reader()
    reader.feed(_closed(text))
    reader.close()
    reader.end_cell()
    return [row for row in reader.rows if row.cells]


def _closed(text: str) -> str:
    """Leave out remarks and declarations, and what is never closed; lines stay where they are."""
    # Python's reader looks for the end of each anew, which is the square of a page full of them.
    kept, at = [], 0
    while (mark := _REMARK.search(text, at)) is not None:
        kept.append(text[at : mark.start()])
        end = "-->" if mark[0] == "<!--" else ">"
        stop = text.find(end, mark.end())
        if stop < 0:
            at = len(text)
            break
        at = stop + len(end)
        kept.append("\n" * text.count("\n", mark.start(), at))
    whole = "".join([*kept, text[at:]])
    tags, last, rest = whole.rpartition(">")
    return tags + last + rest.partition("<")[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[PageRow] = []
        self.parts: list[str] | None = None
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "tr":
            self.end_cell()
            self.rows.append(PageRow(line=self.getpos()[0]))
        elif tag in _CELLS:
            self.end_cell()
            self.parts = []
            if "notes" in (dict(attrs).get("class") or "").split():
                self._mark_notes()
        elif tag in _LINES and self.parts is not None:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _CELLS or tag in ("tr", "table"):
            self.end_cell()
        elif tag in _LINES and self.parts is not None:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.parts is not None and not self.unseen:
            self.parts.append(data)

    def end_cell(self) -> None:
        """Put the text of a cell that was begun into its row, its lines without blanks around."""
        if self.parts is None:
            return
        lines = (_GAPS.sub(" ", line).strip() for line in "".join(self.parts).split("\n"))
        text = "\n".join(line for line in lines if line)
        self.parts = None
        if not self.rows:
            self.rows.append(PageRow(line=self.getpos()[0]))
        self.rows[-1].cells.append(text)

    def _mark_notes(self) -> None:
        if not self.rows:
            self.rows.append(PageRow(line=self.getpos()[0]))
        row = self.rows[-1]
        self.rows[-1] = PageRow(line=row.line, cells=row.cells, notes=len(row.cells))

"""Copies of the notebooks, as a page can show them; Sphinx runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

WIDGET = re.compile(r"hdiary\.(explore|choose_\w+)\(")
ANCHOR = re.compile(r"(\]\((?:\w+\.ipynb)?#)([^)]+)\)")
PRINTED = re.compile(r'href="(\w+)\.ipynb#([^"]+)"')
IN_LAB = (
    "*Here stands a panel to be used with the hand; it works where a notebook runs: "
    "`hdiary lab diary.csv`.*"
)


def copy_notebooks(notebooks: Path, folder: Path) -> None:
    """Copy every notebook, with a sentence in the place of each widget."""
    folder.mkdir(parents=True)
    for path in sorted(notebooks.glob("*.ipynb")):
        book = json.loads(path.read_text(encoding="utf-8"))
        book["cells"] = [shown for cell in book["cells"] for shown in show(cell)]
        (folder / path.name).write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")


def show(cell: dict[str, Any]) -> list[dict[str, Any]]:
    """Give a cell; one that shows a widget without what it shows, which needs a kernel."""
    tags = cell["metadata"].get("tags", [])
    if cell["cell_type"] == "markdown":
        return [{**cell, "source": of_the_site("".join(cell["source"]))}]
    if cell["cell_type"] != "code" or not ("widget" in tags or is_widget(cell)):
        return [cell]
    hidden = {**cell, "metadata": {**cell["metadata"], "tags": [*tags, "remove-output"]}}
    told = {
        "cell_type": "markdown",
        "id": f"{cell.get('id', 'cell')}-shown"[:64],
        "metadata": {},
        "source": IN_LAB,
    }
    return [hidden, told]


def of_the_site(markdown: str) -> str:
    """Let links to headings of notebooks, which JupyterLab names in its way, lead there here."""
    return ANCHOR.sub(lambda found: f"{found[1]}{slug(found[2])})", markdown)


def mend_links(folder: Path) -> None:
    """Let links that cells printed lead from page to page."""
    for page in folder.glob("*.html"):
        html = page.read_text(encoding="utf-8")
        mended = PRINTED.sub(lambda found: f'href="{found[1]}.html#{slug(found[2])}"', html)
        page.write_text(mended, encoding="utf-8")


def slug(anchor: str) -> str:
    """Name a heading as the site does."""
    return re.sub(r"[^\w-]", "", unquote(anchor).lower())


def is_widget(cell: dict[str, Any]) -> bool:
    """Say whether a cell makes a widget."""
    return bool(WIDGET.search("".join(cell["source"])))

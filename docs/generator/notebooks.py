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
IN_IT = re.compile(
    r'<div class="output text_plain[^>]*>(?:(?!</div>).)*?HTML\(value=.*?</div>\s*</div>', re.S
)
"""The place of a word that a running notebook may have to say later, as plain text."""
SAVED = re.compile(r", as saved on [^:<]{1,30} at \d\d:\d\d(?=:)")
"""When the sample was saved last: here, when somebody fetched it."""
COPY = (
    "*This is a run copy of the notebook, about made-up diaries: it can be read, and nothing in it "
    "can be changed. What it says of clicks and buttons works where notebooks run: "
    "`hdiary lab diary.csv`.*"
)
NOT_HERE = {
    re.compile(r"; a click opens it\. (?:To ask|Write others).*?Cells\*\.", re.DOTALL): ".",
    re.compile(r"A notebook runs when it is opened with a double .*?seconds\. ", re.DOTALL): "",
}
"""What a notebook says of itself and a page cannot do, and what stands there instead."""
IN_LAB = (
    "*Here stands a panel to be used with the hand; it works where a notebook runs: "
    "`hdiary lab diary.csv`.*"
)


def copy_notebooks(notebooks: Path, folder: Path) -> None:
    """Copy every notebook, with a sentence in the place of each widget."""
    folder.mkdir(parents=True)
    for path in sorted(notebooks.glob("*.ipynb")):
        book = json.loads(path.read_text(encoding="utf-8"))
        book["cells"][0] = begin(book["cells"][0], path.stem[:2])
        book["cells"] = [shown for cell in book["cells"] for shown in show(cell)]
        (folder / path.name).write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")


def begin(cell: dict[str, Any], number: str) -> dict[str, Any]:
    """Name the notebook in the title of its first cell, and say there what the page is."""
    title, _, rest = "".join(cell["source"]).removeprefix("# ").partition("\n")
    return {**cell, "source": f"# Notebook {number}: {title}\n\n{COPY}\n{rest}"}


def show(cell: dict[str, Any]) -> list[dict[str, Any]]:
    """Give a cell; one that shows a widget without what it shows, which needs a kernel."""
    tags = cell["metadata"].get("tags", [])
    if cell["cell_type"] == "markdown":
        return [{**cell, "source": of_the_site("".join(cell["source"]))}]
    if cell["cell_type"] != "code" or not is_widget(cell):
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
    for words, instead in NOT_HERE.items():
        markdown = words.sub(instead, markdown)
    return ANCHOR.sub(lambda found: f"{found[1]}{slug(found[2])})", markdown)


def mend_links(folder: Path) -> None:
    """Let links that cells printed lead from page to page, and drop what only a kernel can show."""
    for page in folder.glob("*.html"):
        html = page.read_text(encoding="utf-8")
        mended = PRINTED.sub(lambda found: f'href="{found[1]}.html#{slug(found[2])}"', html)
        page.write_text(SAVED.sub("", IN_IT.sub("", mended)), encoding="utf-8")


def slug(anchor: str) -> str:
    """Name a heading as the site does."""
    return re.sub(r"[^\w-]", "", unquote(anchor).lower())


def is_widget(cell: dict[str, Any]) -> bool:
    """Say whether a cell makes a widget."""
    return bool(WIDGET.search("".join(cell["source"])))

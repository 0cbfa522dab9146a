"""A checker of links: what a page of the built site points to, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

FETCHED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}
"""What a browser fetches by itself, and where it says from where."""


@dataclass(eq=False, kw_only=True, slots=True)
class Page:
    """What stands in a page."""

    path: Path
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)  # What a reader may follow
    fetched: list[str] = field(default_factory=list)  # What the browser fetches unasked
    without_words: list[str] = field(default_factory=list)  # Pictures that say nothing
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.page.anchors |= {said[name] for name in ("id", "name") if name in said}
        if tag == "a" and "href" in said:
            self.page.links.append(said["href"])
        if tag in FETCHED and said.get(FETCHED[tag]):
            self.page.fetched.append(said[FETCHED[tag]])
        if tag == "img" and not said.get("alt", "").strip():
            self.page.without_words.append(said.get("src", "")[:80])
        self._silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(data)

    def finish(self) -> Page:
        self.page.text = "".join(self._pieces)
        return self.page


def read_page(path: Path) -> Page:
    """Read a page."""
    reader = _Reader(Page(path=path))
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.finish()


def read_site(folder: Path) -> dict[Path, Page]:
    """Read every page of a site."""
    return {path.resolve(): read_page(path.resolve()) for path in sorted(folder.rglob("*.html"))}


def broken_links(pages: dict[Path, Page]) -> list[str]:
    """Say which links and files of the site lead nowhere, anchors too."""
    return [f"{page.path.name}: {link}" for page in pages.values() for link in _broken(page, pages)]


def _broken(page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    for link in [*page.links, *page.fetched]:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
        target = target / "index.html" if target.is_dir() else target
        known = pages.get(target)
        if not target.exists() or (
            parts.fragment and known is not None and unquote(parts.fragment) not in known.anchors
        ):
            yield link


def fetched_elsewhere(pages: dict[Path, Page]) -> list[str]:
    """Say what a browser would fetch from somewhere else."""
    return [
        f"{page.path.name}: {link}"
        for page in pages.values()
        for link in page.fetched
        if urlsplit(link).scheme not in {"", "data"} or urlsplit(link).netloc
    ]

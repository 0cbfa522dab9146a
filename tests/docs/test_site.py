"""The site as `make docs` builds it: whole, no link broken, and asking nobody for anything."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import hdiary
from hdiary.registry import QUESTIONS, TRIAL
from hdiary.row import Question
from tests.docs.examples import DOCS, ROOT
from tests.docs.links import Page, broken_links, fetched_elsewhere, read_page, read_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
PHONE = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once from nothing; any warning of the generator is a failure."""
    if importlib.util.find_spec("sphinx") is None:
        pytest.skip("what makes the site is not installed: pip install '.[docs]'")
    place = tmp_path_factory.mktemp("site") / "docs"
    ran = subprocess.run(
        [sys.executable, str(DOCS / "make.py"), str(place)],
        cwd=place.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-4000:]
    assert "The site begins at" in ran.stdout
    return place


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, Page]:
    """Every page of it."""
    return read_site(folder)


def test_nothing_is_left_in_the_sources(folder: Path) -> None:
    kept = {"pictures", "measured"}
    assert [path for path in DOCS.rglob("*.svg") if path.parent.name not in kept] == []
    assert not (DOCS / "reference").exists()


def test_no_link_is_broken(pages: dict[Path, Page]) -> None:
    assert len(pages) > 50
    assert broken_links(pages) == []


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, Page]) -> None:
    assert fetched_elsewhere(pages) == []


def test_styles_and_scripts_name_no_other_place(folder: Path) -> None:
    styles = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.css"))
    assert re.findall(r"(?:url\(|@import)\s*['\"]?https?:[^)]*", styles) == []
    for page in folder.rglob("*.html"):
        inline = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
        assert [text for text in inline if "https://" in text] == [], page.name


def test_every_page_is_in_the_list_of_pages(folder: Path, pages: dict[Path, Page]) -> None:
    first = read_page(folder / "index.html")
    linked = {(folder / link.partition("#")[0]).resolve() for link in first.links}
    own = {folder / "search.html", folder / "genindex.html", folder / "py-modindex.html"}
    inner = {path for path in pages if "reference" in path.parts}
    assert {*pages} - {path.resolve() for path in own} - inner - linked - {
        (folder / "index.html").resolve()
    } == set()


def test_notebooks_were_run(folder: Path, pages: dict[Path, Page]) -> None:
    books = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert books
    for name in books:
        page = pages[(folder / "notebooks" / f"{name}.html").resolve()]
        html = page.path.read_text(encoding="utf-8")
        assert 'class="cell_output' in html, name
        # What only a running kernel could show is a sentence, not the inside of an object.
        assert not re.search(r"\b\w*(?:Box|Chooser|Explorer)\(", visible_output(html)), name


def test_a_run_notebook_says_what_it_is_and_nothing_that_it_cannot_do(
    folder: Path, pages: dict[Path, Page]
) -> None:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        page = pages[(folder / "notebooks" / f"{path.stem}.html").resolve()]
        text = " ".join(page.text.split())
        assert f"Notebook {path.stem[:2]}: " in text
        assert "This is a run copy of the notebook" in text
        for wrong in ("a click opens it", "with a double click", "as saved on", "HTML(value="):
            assert wrong not in text, f"{path.stem}: {wrong}"


def test_what_would_settle_most_stands_in_the_first_notebook(
    folder: Path, pages: dict[Path, Page]
) -> None:
    text = pages[(folder / "notebooks" / "00_start_here.html").resolve()].text
    assert "What would settle most now:" in text


def test_what_a_class_has_from_another_of_ours_is_told(pages: dict[Path, Page]) -> None:
    anchors = set().union(*(page.anchors for page in pages.values()))
    assert {"hdiary.BurdenResult.to_markdown", "hdiary.BurdenResult.to_latex"} <= anchors
    assert "hdiary.DiaryError.with_traceback" not in anchors


def test_no_two_pages_share_a_title(folder: Path) -> None:
    index = (folder / "searchindex.js").read_text(encoding="utf-8")
    found = json.loads(index.removeprefix("Search.setIndex(").rstrip(";)\n"))
    titles = sorted(found["titles"])
    assert [title for title in {*titles} if titles.count(title) > 1] == []


def visible_output(html: str) -> str:
    """Give what cells show, without their code."""
    return "\n".join(re.findall(r'class="cell_output.*?(?=<div class="cell |$)', html, re.DOTALL))


def test_every_picture_has_words(pages: dict[Path, Page]) -> None:
    assert [
        f"{page.path.name}: {src}" for page in pages.values() for src in page.without_words
    ] == []


@pytest.mark.parametrize("question", [*QUESTIONS, TRIAL], ids=lambda question: question.name)
def test_the_page_of_a_question_has_its_pictures_and_words(
    question: Question, pages: dict[Path, Page], folder: Path
) -> None:
    page = pages[(folder / "questions" / f"{question.name}.html").resolve()]
    drawn = {Path(src).name for src in page.fetched if src.endswith(".svg")}
    # Strips are drawn only where a factor stands out, which the sample has none of.
    wanted = {f"{name}.svg" for name in question.pictures if name != "strips"}
    assert {name for name in wanted if name not in drawn} == set()
    assert "The diary covers" in page.text


def test_every_public_name_is_told(pages: dict[Path, Page]) -> None:
    anchors = set().union(*(page.anchors for page in pages.values()))
    top = {f"hdiary.{name}" for name in hdiary.__all__ if name != "__version__"}
    inner = {
        f"hdiary.{room.__name__.rpartition('.')[2]}.{name}"
        for room in rooms()
        for name in room.__all__
        if name not in hdiary.__all__
    }
    told = {anchor.removeprefix("module-") for anchor in anchors}
    assert sorted((top | inner) - told) == []


def rooms() -> list[ModuleType]:
    """Give the rooms whose names are public as they stand."""
    names = ("cohort", "plots", "simulate", "widgets", "keep")
    return [import_module(f"hdiary.{name}") for name in names]


def test_every_command_is_told(pages: dict[Path, Page], folder: Path) -> None:
    import click

    from hdiary.cli.app import app
    from hdiary.cli.commands import COMMANDS

    for name in COMMANDS:
        page = pages[(folder / "reference" / "commands" / f"{name}.html").resolve()]
        command = app.get_command(click.Context(app), name)
        assert command is not None
        whole = [name]
        if isinstance(command, click.Group):
            whole += [f"{name} {inner}" for inner in command.list_commands(click.Context(command))]
        assert [one for one in whole if f"Usage: hdiary {one}" not in page.text] == []


def test_the_citation_stands_on_its_page(pages: dict[Path, Page], folder: Path) -> None:
    text = pages[(folder / "cite.html").resolve()].text
    assert f"Version {hdiary.__version__}" in text
    assert "cff-version" in text
    assert "@software" in text


def test_what_is_asked_for_is_made(pages: dict[Path, Page]) -> None:
    assert [page.path.name for page in pages.values() if "<!-- made:" in page.text] == []


def test_the_search_knows_the_pages(folder: Path) -> None:
    index = (folder / "searchindex.js").read_text(encoding="utf-8")
    found = json.loads(index.removeprefix("Search.setIndex(").rstrip(";)\n"))
    assert {"index", "for-patients", "security", "questions/triggers"} <= {*found["docnames"]}


@pytest.mark.browser
class TestInABrowser:
    """Opened from a folder, without a server."""

    def test_nothing_else_is_asked_for(self, folder: Path, browser: Browser) -> None:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for name in ("index", "questions/burden", "notebooks/00_start_here", "security"):
            page.goto((folder / f"{name}.html").as_uri())
        page.close()
        assert len(asked) > 4
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []

    def test_the_search_finds(self, folder: Path, browser: Browser) -> None:
        page = browser.new_page()
        page.goto((folder / "search.html").as_uri() + "?q=medication")
        page.wait_for_selector("#search-results li a", timeout=20_000)
        links = page.locator("#search-results li a").all_inner_texts()
        page.close()
        assert links

    def test_an_option_finds_the_page_that_tells_of_it(
        self, folder: Path, browser: Browser
    ) -> None:
        page = browser.new_page()
        page.goto((folder / "search.html").as_uri() + "?q=--same")
        led = page.locator('#search-results a[href^="reading.html"]')
        led.first.wait_for(timeout=20_000)
        assert led.count() == 1
        page.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_no_page_is_wider_than_a_phone(
        self, folder: Path, pages: dict[Path, Page], browser: Browser, scheme: str
    ) -> None:
        context = browser.new_context(viewport=PHONE, color_scheme=scheme)
        page = context.new_page()
        wide = []
        for path in sorted(pages)[:: 1 if scheme == "light" else 10]:
            page.goto(path.as_uri())
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            wide += [path.name] if over > 0 else []
        context.close()
        assert wide == []


class TestTeeth:
    """A broken link and a script from elsewhere are found out."""

    def site(self, tmp_path: Path, body: str) -> dict[Path, Page]:
        (tmp_path / "a.html").write_text(body, encoding="utf-8")
        (tmp_path / "b.html").write_text('<p id="here">', encoding="utf-8")
        return read_site(tmp_path)

    @pytest.mark.parametrize("link", ["no.html", "b.html#no", "#no", "folder/", "no.svg"])
    def test_a_broken_link(self, link: str, tmp_path: Path) -> None:
        assert broken_links(self.site(tmp_path, f'<a href="{link}">')) == [f"a.html: {link}"]

    @pytest.mark.parametrize("link", ["b.html", "b.html#here", "https://example.org/", "a.html"])
    def test_one_that_leads_somewhere(self, link: str, tmp_path: Path) -> None:
        assert broken_links(self.site(tmp_path, f'<a href="{link}">')) == []

    @pytest.mark.parametrize(
        "tag",
        [
            '<script src="https://cdn.example/x.js">',
            '<link rel="stylesheet" href="//cdn.example/x.css">',
            '<img alt="a" src="http://cdn.example/x.png">',
            '<iframe src="https://cdn.example/">',
        ],
    )
    def test_something_from_elsewhere(self, tag: str, tmp_path: Path) -> None:
        assert len(fetched_elsewhere(self.site(tmp_path, tag))) == 1

    def test_a_picture_without_words(self, tmp_path: Path) -> None:
        pages = self.site(tmp_path, '<img src="b.html">')
        assert [page.without_words for page in pages.values()] == [["b.html"], []]

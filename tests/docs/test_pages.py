"""The pages as they are written: doors of one screen, a page for each question, a citation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import hdiary
from hdiary.registry import QUESTIONS, TRIAL
from hdiary.row import Question, View
from tests.docs.examples import DOCS, FENCE, ROOT, find_examples

DOORS = ("for-patients", "for-therapists", "for-researchers")
ONE_SCREEN = 250
PARTS = (
    "What it answers",
    "How it is defined",
    "Where it comes from",
    "How to read the picture",
    "When it is silent",
    "How often it is wrong",
    "What it says of",
)
DOI = re.compile(r"doi:10\.\d{4,}/\S+")


def lacking(question: Question) -> list[str]:
    """Say what the docs lack of a question."""
    page = DOCS / "questions" / f"{question.name}.md"
    if not page.is_file():
        return ["its page"]
    text = page.read_text(encoding="utf-8")
    lacks = [part for part in PARTS if f"\n## {part}" not in text]
    asked = re.findall(r"<!-- site: picture (\w+) -->", text)
    lacks += [f"picture {name}" for name in {*question.pictures} - {*asked} if name != "strips"]
    lacks += [] if DOI.search(text) else ["a source"]
    lacks += [] if f"<!-- site: words {question.name} -->" in text else ["its words"]
    lacks += [] if "](../" in text else ["where it is measured"]
    lacks += [] if "](../calibration.md)" in text else ["what misleads it most"]
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    lacks += [] if f"(questions/{question.name}.md)" in index else ["a place on the first page"]
    return lacks


@pytest.mark.parametrize("question", [*QUESTIONS, TRIAL], ids=lambda question: question.name)
def test_every_question_has_its_page(question: Question) -> None:
    assert lacking(question) == []


def test_every_page_has_its_place_in_the_list_of_pages() -> None:
    listed = (DOCS / "index.md").read_text(encoding="utf-8").splitlines()
    assert [path.stem for path in sorted(DOCS.glob("*.md")) if path.stem not in listed] == ["index"]


def test_worst_cases_of_the_calibration_stand_where_its_question_is_told() -> None:
    worst = {"triggers": 97, "change": 46, "treatments": 46, "trial": 9}
    told = (DOCS / "calibration.md").read_text(encoding="utf-8")
    for name, share in worst.items():
        page = " ".join((DOCS / "questions" / f"{name}.md").read_text(encoding="utf-8").split())
        assert re.search(rf"[Aa]t worst .*\b{share}\b", page), name
        assert f"**{share} %**" in told, name


def test_a_question_without_a_page_is_found_out() -> None:
    spoons = Question(name="spoons", asks="?", names=(), columns=(), view=View(columns=()))
    assert lacking(spoons) == ["its page"]


def words_in(text: str) -> int:
    """Count words, those of examples and tables too; where links lead is not read."""
    plain = re.sub(r"\]\([^)]*\)|[`|*#-]", " ", text)
    return len(plain.split())


@pytest.mark.parametrize("door", DOORS)
class TestDoors:
    """One screen to a first result."""

    def test_it_is_about_a_screen(self, door: str) -> None:
        assert words_in((DOCS / f"{door}.md").read_text(encoding="utf-8")) <= ONE_SCREEN

    def test_its_first_result_comes_from_an_example_that_is_run(self, door: str) -> None:
        found = find_examples(DOCS / f"{door}.md")
        assert found
        assert [example.name for example in found if example.why] == []

    def test_the_first_page_leads_to_it(self, door: str) -> None:
        assert f"({door}.md)" in (DOCS / "index.md").read_text(encoding="utf-8")

    def test_it_says_how_hdiary_is_got(self, door: str) -> None:
        assert "(install.md)" in (DOCS / f"{door}.md").read_text(encoding="utf-8")


class TestCitation:
    """`CITATION.cff` after the schema 1.2.0."""

    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    def test_it_has_what_the_schema_asks_for(self) -> None:
        assert self.cited["cff-version"] == "1.2.0"
        assert {"message", "title", "authors"} <= {*self.cited}
        assert all(author["name"] for author in self.cited["authors"])
        assert self.cited["type"] in {"software", "dataset"}
        assert all(isinstance(word, str) for word in self.cited["keywords"])

    def test_it_has_no_key_that_the_schema_lacks(self) -> None:
        known = {
            *("cff-version", "message", "type", "title", "abstract", "authors", "version"),
            *("license", "keywords", "doi", "date-released", "repository-code", "url"),
        }
        assert {*self.cited} <= known

    def test_version_and_licence_are_those_of_the_package(self) -> None:
        assert str(self.cited["version"]) == hdiary.__version__
        assert self.cited["license"] == "MIT"


class TestSecurity:
    """What the page on security says is what the code has."""

    text = " ".join((DOCS / "security.md").read_text(encoding="utf-8").split())

    def test_limits_are_those_of_the_reader(self) -> None:
        from hdiary.read import stream, zips

        assert f"{stream.LARGEST_UNPACKED / 1e9:g} GB" in self.text
        assert f"above {stream.SUSPICIOUS_UNPACKED / 1e6:g} MB" in self.text
        assert f"more than {stream.SUSPICIOUS_RATIO} times" in self.text
        assert f"{zips.MOST_MEMBERS:,} files" in self.text

    def test_policies_are_those_of_the_pages(self) -> None:
        page = ROOT / "src" / "hdiary" / "report" / "templates" / "page.html.j2"
        assert "default-src 'none'" in page.read_text(encoding="utf-8")
        assert "`default-src 'none'`" in self.text

    def test_servers_stay_on_this_computer(self) -> None:
        lab = (ROOT / "src" / "hdiary" / "cli" / "jupyter.py").read_text(encoding="utf-8")
        assert '"127.0.0.1"' in lab
        assert "127.0.0.1" in self.text


def relative_links(path: Path) -> list[str]:
    """Give the links of a Markdown text that lead to other files."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    return [link for link in found if not re.match(r"[a-z]+:|#", link)]


@pytest.mark.parametrize(
    "path",
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *sorted((ROOT / "notebooks").glob("*.ipynb")),
        *sorted((ROOT / "benchmarks").glob("*.md")),
        *sorted((ROOT / "data").rglob("*.md")),
    ],
    ids=lambda path: path.name,
)
def test_files_that_are_linked_are_there(path: Path) -> None:
    links = [link.partition("#")[0] for link in relative_links(path)]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_benchmarks_that_performance_names_are_there() -> None:
    text = (DOCS / "performance.md").read_text(encoding="utf-8")
    named = re.findall(r"python (benchmarks/\w+\.py)", text)
    assert len(named) >= 4
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_make_docs_is_a_target() -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\ndocs: .venv/.docs\n" in make
    assert "make docs" in make.partition("help:")[2]


@pytest.mark.parametrize("page", ["cite", "for-researchers"])
def test_links_out_of_docs_lead_somewhere_in_the_sources_and_on_the_site(page: str) -> None:
    links = [link for link in relative_links(DOCS / f"{page}.md") if link.startswith("../")]
    stage = (DOCS / "generator" / "stage.py").read_text(encoding="utf-8")
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []
    assert [link for link in links if f'"{link}": "' not in stage] == []
    assert "reference/" not in "".join(relative_links(DOCS / f"{page}.md"))


def test_the_citation_is_named_where_it_stands() -> None:
    assert "`CITATION.cff`" in (DOCS / "cite.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["select", "to_latex", "plots", "compare_endpoints"])
def test_a_researcher_is_told_of(name: str) -> None:
    assert name in (DOCS / "for-researchers.md").read_text(encoding="utf-8")


def test_how_much_longer_a_loop_takes_is_the_same_on_both_pages() -> None:
    pages = [
        (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("performance", "triggers")
    ]
    for times in ("1.5 times", "2.2 times", "0.7 times"):
        assert all(times in text for text in pages)


def test_smaller_changes_of_hit_6_are_not_said_to_hold_for_groups() -> None:
    text = " ".join((DOCS / "questionnaires.md").read_text(encoding="utf-8").split())
    assert "though they were found within persons too, lie inside one person's error" in text
    assert "nobody has looked" not in text


def test_therapists_are_told_of_german_and_of_questionnaires() -> None:
    text = (DOCS / "for-therapists.md").read_text(encoding="utf-8")
    assert "--language de" in text
    assert "--measures" in text

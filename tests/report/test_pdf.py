"""The page as PDF: the same words as the HTML, tagged, and unharmed by any diary."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hdiary.diary import Diary, make_diary
from hdiary.report import make_pdf
from hdiary.report.as_pdf import count_sheets, find_type
from hdiary.report.page import compose_page
from hdiary.report.parts import Notes, Page, Para, Pictures, texts_of

pytestmark = pytest.mark.slow

Kind = Callable[[str], Diary]
Pdf = Callable[[str, str], bytes]
LAYOUT = Path(__file__).parents[2] / "src" / "hdiary" / "report" / "templates" / "page.typ"
KINDS = (
    "good",
    "factors",
    "busy",
    "everything",
    "attack list",
    "three days",
    "all blank",
    "cohort",
)
HARMFUL = "#panic(\"x\") $x^2$ `a` *b* _c_ @preview =cmd|'/C calc'!A0 \\u{202e} //x /*y*/ <l>"


def squeeze(text: str) -> str:
    """Leave only what can be compared: no spaces, which depend on lines."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., str]:
    """Read a PDF with Poppler, which is a programme of its own."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; on Debian: apt-get install poppler-utils")

    def told(tool: str, pdf: bytes, *how: str) -> str:
        path = tmp_path / "page.pdf"
        path.write_bytes(pdf)
        end = ["-"] if tool == "pdftotext" else []
        ran = subprocess.run([tool, *how, path, *end], capture_output=True, check=True)
        return ran.stdout.decode("utf-8", "replace")

    return told


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", KINDS)
def test_pdf_and_html_say_the_same(
    name: str,
    language: str,
    composed: Callable[..., Page],
    page_of: Callable[..., str],
    pdf_of: Pdf,
    read: Callable[..., str],
) -> None:
    page = composed(name, language)
    in_html = squeeze(html.unescape(re.sub(r"<[^>]+>", "", page_of(name, language))))
    # Raw order is that of the content, which is the order in which it is read.
    in_pdf = squeeze(read("pdftotext", pdf_of(name, language), "-raw"))
    in_pdf = re.sub(r"\d/\d\f?", "", in_pdf)
    texts = [squeeze(text) for text in texts_of(page)]
    assert len(texts) > 40
    assert [t for t in texts if t not in in_html] == []
    assert [t for t in texts if re.sub(r"\d/\d\f?", "", t) not in in_pdf] == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", [*KINDS, "0-3", "words", "yes-no"])
def test_the_page_has_at_most_two_sheets(name: str, language: str, pdf_of: Pdf) -> None:
    assert 1 <= count_sheets(pdf_of(name, language)) <= 2


def test_it_is_tagged_for_screen_readers(pdf_of: Pdf, read: Callable[..., str]) -> None:
    pdf = pdf_of("good", "de")
    info = read("pdfinfo", pdf)
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Title:\s+Kopfschmerztagebuch: Zusammenfassung", info)
    assert re.search(r"JavaScript:\s+no", info)
    assert re.search(rb"/Lang\s*\(de\)", pdf)
    assert b"pdfuaid" in pdf
    tree = read("pdfinfo", pdf, "-struct-text")
    heads = re.findall(r"^\s*H1 .*\n((?:\s+\".*\"\n)+)", tree, flags=re.MULTILINE)
    assert [re.sub(r'[\s"]+', " ", h).strip() for h in heads[:3]] == [
        "Die letzten 28 Tage",
        "Was sich verändert hat",
        "Der Verlauf",
    ]
    assert tree.count("Figure") >= 3
    assert tree.count("/Scope /Column") >= 10


def test_pictures_have_words_for_who_cannot_see_them(kind: Kind, pdf_of: Pdf) -> None:
    pdf = pdf_of("three days", "en")
    page = compose_page(kind("three days"))
    alts = [
        picture.alt
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Pictures)
        for picture in block.pictures
    ]
    assert alts
    # A PDF holds words as they are, or as UTF-16 in hexadecimal figures.
    written = [f"<FEFF{alt.encode('utf-16-be').hex().upper()}>".encode() for alt in alts]
    plain = [f"({alt})".encode("latin-1", "replace") for alt in alts]
    unescaped = pdf.replace(b"\\", b"")
    assert all(w in pdf or p in unescaped for w, p in zip(written, plain, strict=True))


def test_it_is_the_same_every_time(kind: Kind, pdf_of: Pdf) -> None:
    assert make_pdf(kind("three days")) == pdf_of("three days", "en")


def test_its_type_is_inside_and_comes_with_the_package(
    pdf_of: Pdf, read: Callable[..., str]
) -> None:
    assert (find_type() / "DejaVuSans.ttf").is_file()
    fonts = read("pdffonts", pdf_of("good", "en")).splitlines()[2:]
    assert fonts
    assert all("DejaVuSans" in line and " yes yes " in line for line in fonts)


def test_the_layout_asks_nobody_for_anything() -> None:
    layout = LAYOUT.read_text(encoding="utf-8")
    assert not re.search(r"@preview|#import|#include|read\(|https?:|eval\(", layout)


def test_a_hostile_diary_harms_nothing(
    hostile_diary: Diary, hostile: str, read: Callable[..., str]
) -> None:
    pdf = make_pdf(hostile_diary, with_names=True, with_notes=True)
    assert squeeze(hostile)[:40] in squeeze(read("pdftotext", pdf, "-raw"))
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|EmbeddedFile)\b", pdf)


def test_markup_of_the_layout_is_only_words(
    entries: Callable[..., object], read: Callable[..., str]
) -> None:
    frame = entries(70)
    frame = frame.assign(notes=HARMFUL, treatment=HARMFUL, patient=HARMFUL)  # type: ignore[attr-defined]
    frame[HARMFUL] = "yes"
    pdf = make_pdf(make_diary(frame), with_names=True, with_notes=True)
    text = squeeze(read("pdftotext", pdf, "-raw"))
    assert squeeze(HARMFUL) in text


def test_ten_thousand_letters_stay_on_the_sheet(
    entries: Callable[..., object], read: Callable[..., str], tmp_path: Path
) -> None:
    long = "x" * 10_000
    frame = entries(70).assign(notes=long, treatment=long, patient=long)  # type: ignore[attr-defined]
    pdf = make_pdf(make_diary(frame), with_names=True, with_notes=True)
    boxes = read("pdftotext", pdf, "-bbox")
    right = [float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert max(right) < 595.3 - 30


def test_letters_that_the_type_lacks_are_marked(
    entries: Callable[..., object], read: Callable[..., str]
) -> None:
    frame = entries(10).assign(notes="中 שלום ж")  # type: ignore[attr-defined]
    text = read("pdftotext", make_pdf(make_diary(frame), with_notes=True))
    assert "\N{REPLACEMENT CHARACTER}" in text
    assert "ж" in text


def test_notes_stand_on_sheets_of_their_own(kind: Kind) -> None:
    sections = compose_page(kind("good"), with_notes=True).sections
    assert sections[-1].kind == "apart"
    assert [type(block) for block in sections[-1].blocks] == [Para, Notes]

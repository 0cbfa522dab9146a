"""A month on one sheet of paper: all of it is there, readable, and in the workbook's order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hdiary.keep.asked import Asked
from hdiary.keep.months import name_run, part_in_months
from hdiary.keep.numbered import draw_numbered, number_places
from hdiary.keep.paper import letters, paper_pdf
from hdiary.report.as_pdf import count_sheets
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.places import PLACES
from hdiary.words import load_words
from hdiary.write import WriteError
from hdiary.write.choices import COMMON_TREATMENTS, QUESTIONS, WORKBOOK_COLUMNS
from hdiary.write.offered import offer_words

pytestmark = pytest.mark.slow

MARCH, FEBRUARY = date(2026, 3, 1), date(2026, 2, 1)
ASKED = tuple(QUESTIONS.values())
LANGUAGES = pytest.mark.parametrize("language", ["en", "de"])
LAYOUT = files("hdiary.keep") / "templates" / "month.typ"
POINT_MM = 25.4 / 72
BOX_MM = 5.0
HARMFUL = '#panic("x") $x^2$ `a` *b* _c_ =cmd //x /*y*/ <l>'
# What each column of the sheet becomes in the workbook.
BECOMES = {
    "clear": "headache", "headache": "headache", "began": "start", "over": "end",
    "worst": "pain", "left": "side", "right": "side", "changing": "side", "places": "location",
    "neck": "neck_pain", "doing": "activity", "posture": "posture", "what": "treatment",
    "at": "treated_at", "then": "pain_before", "later": "pain_after",
}  # fmt: skip

Read = Callable[..., str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a PDF with Poppler, which is a programme of its own."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; on Debian: apt-get install poppler-utils")

    def told(pdf: bytes, *how: str, tool: str = "pdftotext") -> str:
        path = tmp_path / "month.pdf"
        path.write_bytes(pdf)
        end = ["-"] if tool == "pdftotext" else []
        ran = subprocess.run([tool, *how, path, *end], capture_output=True, check=True)
        return ran.stdout.decode("utf-8")

    return told


def squeeze(text: str) -> str:
    """Leave only what can be compared: where lines end, and how words are parted, depends."""
    return re.sub(r"[\s\u00ad\u2010\u2060-]+", "", text)


def left_edge(pdf: bytes, read: Read, page: int) -> list[tuple[float, float, str]]:
    """Give what stands at the left edge of a page: where from the top [mm], how high, what."""
    text = read(pdf, "-bbox", "-f", f"{page}", "-l", f"{page}")
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<', text
    )
    return [
        (float(top) * POINT_MM, (float(low) - float(top)) * POINT_MM, word)
        for x, top, low, word in words
        if float(x) * POINT_MM < 11
    ]


def rows_of_days(pdf: bytes, read: Read, days: Sequence[date]) -> list[float]:
    """Give where the rows of days stand, from the top of the first page."""
    found = [(top, word) for top, _, word in left_edge(pdf, read, 1) if word.isdecimal()]
    wanted = [f"{day.day}" for day in days]
    # The numbers of places stand above the days.
    assert [word for _, word in found[-len(wanted) :]] == wanted
    return [top for top, _ in found[-len(wanted) :]]


def test_one_sheet_is_one_month_front_and_back(read: Read) -> None:
    pdf = paper_pdf(Asked(), first_day=MARCH)
    assert count_sheets(pdf) == 2
    told = read(pdf, tool="pdfinfo")
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", told)
    assert re.search(r"Tagged:\s+yes", told)
    assert b"pdfuaid" in pdf


@LANGUAGES
@pytest.mark.parametrize("first", [MARCH, FEBRUARY, date(2028, 2, 1), date(2026, 3, 10)])
@pytest.mark.parametrize("questions", [(), ASKED])
def test_each_day_has_a_row_of_a_height_for_boxes(
    read: Read, language: str, first: date, questions: Any
) -> None:
    pdf = paper_pdf(Asked(language=language, questions=questions), first_day=first)
    (days,) = part_in_months(first, None)
    tops = rows_of_days(pdf, read, days)
    heights = [low - top for top, low in pairwise(tops)]
    assert min(heights) > BOX_MM + 0.25
    assert max(heights) < 9.1
    assert count_sheets(pdf) == 2
    weekdays = load_words(language).lines("paper.weekdays")
    text = squeeze(read(pdf, "-layout", "-l", "1"))
    assert all(f"{day.day}{weekdays[day.weekday()]}" in text for day in days)


@LANGUAGES
def test_everything_that_is_asked_and_every_key_is_on_it(read: Read, language: str) -> None:
    asked = Asked(language=language, questions=ASKED, activities=ACTIVITIES, postures=POSTURES)
    say = load_words(language)
    front = read(paper_pdf(asked, first_day=MARCH), "-raw", "-l", "1")
    said = squeeze(front)
    for column, words in (
        ("location", PLACES),
        ("activity", ACTIVITIES),
        ("posture", POSTURES),
        ("treatment", COMMON_TREATMENTS),
    ):
        offered = offer_words(column, words, say, spoken=True)
        assert [word for word in offered if squeeze(word) not in said] == []
    for key in (*BECOMES, "asked_sleep", "asked_stress", "asked_period", "front_note", "spare"):
        assert squeeze(say(f"paper.{key}")) in said, key


@LANGUAGES
def test_the_back_says_how_to_fill_it_in_and_type_it_in(read: Read, language: str) -> None:
    say = load_words(language)
    back = squeeze(read(paper_pdf(Asked(language=language, questions=ASKED)), "-f", "2"))
    lines = [*say.lines("paper.how"), *say.lines("paper.typing")]
    lines += [say("paper.how_nothing", code="A"), say("paper.how_yes_no")]
    assert [line for line in lines if squeeze(line) not in back] == []
    assert "diary.xlsx" in back
    assert "diary.html" in back


def test_its_columns_have_the_order_of_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(
        "hdiary.keep.paper.set_type", lambda _, all_of_it, **_how: told.update(all_of_it) or b""
    )
    paper_pdf(Asked(questions=ASKED), first_day=MARCH)
    say = load_words("en")
    names = {say(f"paper.{key}"): column for key, column in BECOMES.items()}
    names |= {"hours of sleep": "sleep_hours", "period": "period"}
    names |= {say("paper.rated", name="stress"): "stress"}
    labels = [column["label"] for group in told["groups"] for column in group["columns"]]
    became = dict.fromkeys(names[label] for label in labels if label)
    asked = [column for column, _ in ASKED]
    assert ["date", *became] == [*WORKBOOK_COLUMNS[:-1], *asked]
    # A second treatment stands below the days, and notes on the back: so there is room to write.
    assert labels.count(say("paper.what")) == 1
    assert "" not in labels


@LANGUAGES
def test_check_ins_have_a_line_for_each_time_on_the_back(read: Read, language: str) -> None:
    say = load_words(language)
    asked = Asked(language=language, check_ins=("10:00", "14:00"))
    pdf = paper_pdf(asked, first_day=MARCH)
    back, front = (squeeze(read(pdf, "-raw", "-f", page, "-l", page)) for page in "21")
    lines = [
        say(f"paper.check_{kind}", time=clock)
        for clock in asked.check_ins
        for kind in ("doing", "posture")
    ]
    lines += [say("paper.how_check_ins"), say("paper.typing_check_ins")]
    assert [line for line in lines if squeeze(line) not in back] == []
    assert squeeze(say("paper.front_asked")) in front
    assert count_sheets(pdf) == 2


@LANGUAGES
def test_words_over_the_columns_stand_upright_and_within_them(read: Read, language: str) -> None:
    pdf = paper_pdf(Asked(language=language, questions=ASKED), first_day=MARCH)
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<',
        read(pdf, "-bbox", "-l", "1"),
    )
    (days,) = part_in_months(MARCH, None)
    first = rows_of_days(pdf, read, days)[0] / POINT_MM
    heads = [(*map(float, word[:4]), word[4]) for word in words]
    heads = sorted(word for word in heads if first - 40 < word[1] < first - 6)
    assert len(heads) > 20
    for left, top, right, low, _ in heads:
        beside = [w for w in heads if w[0] > left and w[1] < low - 1 and w[3] > top + 1]
        assert all(word[0] >= right for word in beside)
        assert low - top < 12


def test_what_is_for_the_therapist_is_said_to_be_for_the_therapist() -> None:
    for language in ("en", "de"):
        say = load_words(language)
        patients = [*say.lines("paper.how"), say("paper.how_sleep"), say("paper.front_note")]
        assert not any("hdiary" in line for line in patients)
    assert "therapist" in load_words("en")("paper.typing_head")


def test_many_questions_of_ones_own_stand_on_the_back(read: Read) -> None:
    questions = tuple((f"own question {k}", "0-10") for k in range(20))
    pdf = paper_pdf(Asked(questions=questions), first_day=MARCH)
    assert count_sheets(pdf) == 2
    front, back = (squeeze(read(pdf, "-raw", "-f", page, "-l", page)) for page in "12")
    rated = [load_words("en")("paper.rated", name=name) for name, _ in questions]
    assert [told for told in rated if squeeze(told) not in back] == []
    assert "ownquestion" not in front
    assert squeeze("Further questions and how to fill it in: see the back") in front


def test_a_long_question_stands_on_the_back_too(read: Read) -> None:
    long = "how many glasses of water I drank before noon"
    pdf = paper_pdf(Asked(questions=((long, "number"),)), first_day=MARCH)
    assert squeeze(long[:38]) in squeeze(read(pdf, "-f", "2"))


def test_a_key_that_leaves_no_room_for_boxes_stands_on_the_back(read: Read) -> None:
    words = tuple(f"something of my own {k}" for k in range(40))
    pdf = paper_pdf(Asked(activities=words), first_day=MARCH)
    (days,) = part_in_months(MARCH, None)
    tops = rows_of_days(pdf, read, days)
    assert min(low - top for top, low in pairwise(tops)) > BOX_MM
    front, back = (squeeze(read(pdf, "-raw", "-f", page, "-l", page)) for page in "12")
    assert squeeze("The key of numbers and letters is there too.") in front
    assert squeeze("AN something of my own 39") in back
    assert count_sheets(pdf) == 2


def test_what_a_person_wrote_is_never_markup(read: Read) -> None:
    asked = Asked(name=HARMFUL, patient="P*07*", activities=(HARMFUL, "Wörter \u202e rückwärts"))
    text = squeeze(read(paper_pdf(asked, first_day=MARCH), "-l", "1"))
    assert squeeze(HARMFUL)[:20] in text
    assert "P*07*" in text
    assert "\u202e" not in text


def test_no_type_is_smaller_than_seven_points() -> None:
    layout = LAYOUT.read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"size: ([\d.]+)pt", layout)]
    assert len(sizes) > 5
    assert re.search(r"#let small = ([\d.]+)pt", layout)[1] == "7"  # type: ignore[index]
    assert min(sizes) >= 7
    svg = draw_numbered(load_words("de"))
    across = float(re.search(r'viewBox="\S+ \S+ (\S+) ', svg)[1])  # type: ignore[index]
    width = float(re.search(r"heads-width = (\d+)mm", layout)[1])  # type: ignore[index]
    point = width / across / POINT_MM
    assert min(float(size) * point for size in re.findall(r'font-size="([\d.]+)"', svg)) >= 7


def test_every_place_that_is_drawn_has_its_number() -> None:
    numbers = number_places()
    assert list(numbers) == list(PLACES)
    drawn = re.findall(r">(\d+)</text>", draw_numbered(load_words("en")))
    assert sorted(map(int, drawn)) == [numbers[p] for p in PLACES if p != "whole head"]


def test_letters_go_on_after_z() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


class TestMonths:
    """Which days stand on one sheet."""

    @pytest.mark.parametrize(
        ("first", "days"),
        [(MARCH, 31), (FEBRUARY, 28), (date(2028, 2, 1), 29), (date(2026, 4, 1), 30),
         (date(2026, 3, 10), 31), (date(2026, 1, 31), 28)],
    )  # fmt: skip
    def test_a_month_ends_the_day_before_its_first_comes_again(
        self, first: date, days: int
    ) -> None:
        (run,) = part_in_months(first, None)
        assert run == tuple(first + timedelta(days=k) for k in range(days))

    def test_more_days_are_more_sheets_and_none_is_lost(self) -> None:
        runs = part_in_months(date(2026, 1, 31), 90)
        assert [day for run in runs for day in run] == [
            date(2026, 1, 31) + timedelta(days=k) for k in range(90)
        ]
        assert {len(run) for run in runs} <= {*range(1, 32)}
        assert count_sheets(paper_pdf(Asked(), first_day=MARCH, days=61)) == 4

    def test_a_month_is_called_by_its_name(self) -> None:
        say = load_words("de")
        assert name_run(part_in_months(MARCH, None)[0], say) == "März 2026"
        named = name_run(part_in_months(date(2026, 3, 10), None)[0], say)
        assert named.replace("\u00a0", " ") == "10. März 2026 bis 9. April 2026"

    @pytest.mark.parametrize(("first", "days"), [(MARCH, 0), (date(9999, 12, 5), None)])
    def test_no_day_and_a_day_beyond_the_calendar_are_refused(
        self, first: date, days: int | None
    ) -> None:
        with pytest.raises(WriteError, match=r"at least 1|beyond the calendar"):
            part_in_months(first, days)


def test_the_same_sheet_has_the_same_bytes() -> None:
    one, two = (paper_pdf(Asked(), first_day=MARCH) for _ in range(2))
    assert one == two


def test_a_month_may_be_named() -> None:
    assert paper_pdf(Asked(), month="2026-03") == paper_pdf(Asked(), first_day=MARCH)
    with pytest.raises(ValueError, match="month must be"):
        paper_pdf(Asked(), month="2026-13")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="give one of"):
        paper_pdf(Asked(language="xx"))

"""A file is chosen or uploaded; a messy one says what it needs, and is read when that is said."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import DiaryError

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"
MESSY = (
    "Datum;Schmerz (0-10);Seite;Notizen\n"
    "02/03/2026;4;links;quarrel with Marguerite\n"
    "03/03/2026;0;;\n"
    "04/03/2026;12;links;\n"
    "05/03/2026;3;rechts;\n"
)
AMBIGUOUS = "date,pain\n02/03/2026,4\n03/03/2026,0\n"
HUNDRED = "date,pain\n2026-03-02,40\n2026-03-03,0\n"


def buttons(chosen: Any, widgets_of: Any) -> dict[str, Any]:
    """Give the ways that are offered, by their words."""
    return {b.description: b for b in widgets_of(chosen.box, "Button")}


def test_a_path_is_read_as_the_code_reads_it(run: Any, html_of: Any) -> None:
    chosen = hdiary.choose_diary(SAMPLE)
    assert chosen.diary is not None
    told = html_of(chosen.box)
    assert "182 days, 173 of them recorded" in told
    assert "What each column became" in told
    twin = run(chosen.code, hdiary=hdiary).names["diary"]
    assert twin.equals(chosen.diary)


def test_nothing_chosen_yet_says_what_to_do(html_of: Any) -> None:
    chosen = hdiary.choose_diary()
    assert chosen.diary is None
    assert "Upload a diary" in html_of(chosen.box)


def test_a_file_that_is_not_there_is_told(html_of: Any) -> None:
    chosen = hdiary.choose_diary("nowhere.csv")
    assert chosen.diary is None
    assert "nowhere.csv was not read yet. There is 1 problem:" in html_of(chosen.box)


def test_a_messy_upload_tells_each_problem_and_what_would_read_it(
    html_of: Any, widgets_of: Any
) -> None:
    chosen = hdiary.choose_diary()
    chosen.upload("my diary.csv", MESSY.encode())
    told = html.unescape(html_of(chosen.box))
    assert chosen.diary is None
    assert "my diary.csv was not read yet" in told
    assert 'Line 4, column "Schmerz (0-10)": "12"' in told
    assert "Marguerite" not in told
    assert set(buttons(chosen, widgets_of)) == {
        "Dates are day, month, year",
        "Dates are month, day, year",
        "Cells that cannot be right are left blank; their headaches stay",
    }
    assert "then one more question" in told


def test_saying_what_only_the_person_knows_reads_it(
    html_of: Any, widgets_of: Any, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = hdiary.choose_diary()
    changed: list[Any] = []
    chosen.when_changed(lambda: changed.append(chosen.diary))
    chosen.upload("my diary.csv", MESSY.encode())
    buttons(chosen, widgets_of)["Dates are day, month, year"].click()
    assert chosen.diary is None
    assert "2 headache days and 1 clear day" in html_of(chosen.box)
    *_, last = buttons(chosen, widgets_of).items()
    assert last[0].startswith("The 1 row that cannot be read may be left out")
    last[1].click()
    assert chosen.diary is not None
    assert changed[-1] is chosen.diary
    assert chosen.reading == {"dates": "dmy", "skip_bad_rows": True}
    assert chosen.diary.refused_lines.tolist() == [4]
    told = html.unescape(html_of(chosen.box))
    assert "1 row could not be read and were left out" not in told
    assert "1 row could not be read and was left out:" in told
    assert buttons(chosen, widgets_of) == {}
    (tmp_path / "my diary.csv").write_text(MESSY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(chosen.code, hdiary=hdiary).names["diary"].equals(chosen.diary)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (AMBIGUOUS, ["Dates are day, month, year", "Dates are month, day, year"]),
        (HUNDRED, ["Pain was noted from 0 to 100"]),
        ("date,pain\n2026-03-02,4\nnonsense,3\n", ["The 1 row that cannot be read"]),
        ("a,b\n1,2\n", []),
    ],
)
def test_only_what_would_read_it_is_offered(text: str, ways: list[str], widgets_of: Any) -> None:
    chosen = hdiary.choose_diary()
    chosen.upload("diary.csv", text.encode())
    offered = list(buttons(chosen, widgets_of))
    assert [any(o.startswith(way) for o in offered) for way in ways] == [True] * len(ways)
    assert bool(offered) == bool(ways)


def test_a_scale_in_the_header_is_not_put_in_doubt(widgets_of: Any) -> None:
    chosen = hdiary.choose_diary()
    for header, ways in (("pain (0-10)", False), ("pain", True)):
        chosen.upload("diary.csv", f"date,{header}\n2026-03-02,12\n2026-03-03,0\n".encode())
        offered = buttons(chosen, widgets_of)
        assert ("Pain was noted from 0 to 100" in offered) == ways
        assert "Cells that cannot be right are left blank; their headaches stay" in offered


def test_what_to_do_is_said_in_the_words_on_the_screen(html_of: Any) -> None:
    chosen = hdiary.choose_diary()
    chosen.upload("my diary.csv", MESSY.encode())
    told = html.unescape(html_of(chosen.box))
    assert 'Say which with "Dates are": day, month, year or "Dates are": month, day, year.' in told
    assert not re.search(
        r"--[a-z]", re.sub('<style>.*?</style>|style="[^"]*"', "", told, flags=re.S)
    )


def test_a_workbook_of_several_sheets_asks_which(tmp_path: Path, html_of: Any) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for name in ("March", "April"):
        sheet = book.create_sheet(name)
        sheet.append(["date", "pain"])
        sheet.append(["2026-03-02", 4 if name == "March" else 5])  # of the same day: which is it?
        sheet.append(["2026-03-03", 0])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "book.xlsx")
    chosen = hdiary.choose_diary(tmp_path / "book.xlsx")
    assert chosen.diary is None
    assert '"Sheet":' in html.unescape(html_of(chosen.box))
    chosen = hdiary.choose_diary(tmp_path / "book.xlsx", sheet="April")
    assert chosen.diary is not None
    assert chosen.reading == {"sheet": "April"}


def test_columns_can_be_named(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("odd.csv").write_text("when,how much\n2026-03-02,4\n2026-03-03,0\n", encoding="utf-8")
    chosen = hdiary.choose_diary("odd.csv", columns={"when": "date"})
    assert chosen.diary is None
    chosen = hdiary.choose_diary("odd.csv", columns={"when": "date", "how much": "pain"})
    assert chosen.diary is not None
    assert run(chosen.code, hdiary=hdiary).names["diary"].equals(chosen.diary)


def test_another_file_forgets_what_was_said_of_the_last(widgets_of: Any) -> None:
    chosen = hdiary.choose_diary()
    chosen.upload("a.csv", HUNDRED.encode())
    buttons(chosen, widgets_of)["Pain was noted from 0 to 100"].click()
    assert chosen.reading == {"scale": "0-100"}
    chosen.upload("b.csv", b"date,pain\n2026-03-02,4\n2026-03-03,0\n")
    assert chosen.reading == {}
    assert chosen.diary is not None
    assert chosen.diary.scale == "0-10"


def test_another_file_forgets_even_what_no_control_shows(tmp_path: Path) -> None:
    attacks = "date,pain\n2026-03-02,4\n2026-03-20,6\n"
    (tmp_path / "b.csv").write_text(attacks)
    between = ("2026-03-01", "2026-03-31")
    chosen = hdiary.choose_diary(str(tmp_path / "b.csv"), clear_between=between)
    assert chosen.reading == {"clear_between": between}
    chosen.upload("other.csv", attacks.encode())
    assert chosen.reading == {}
    assert chosen.diary is not None
    assert (chosen.diary.days["state"] == "clear").sum() == 0


def test_another_name_forgets_how_the_file_before_was_read(tmp_path: Path, widgets_of: Any) -> None:
    (tmp_path / "b.csv").write_text("date,pain\n2026-03-02,4\n2026-03-03,0\n")
    chosen = hdiary.choose_diary(SAMPLE, scale="0-100", delimiter="comma")
    path = next(w for w in widgets_of(chosen.box, "Text") if w.description == "File")
    path.value = str(tmp_path / "b.csv")
    assert chosen.reading == {}


def test_a_header_may_hold_the_signs_that_part_the_pairs() -> None:
    columns = {"Schmerz; 0-10": "pain"}
    chosen = hdiary.choose_diary(columns=columns)
    assert chosen.reading == {"columns": columns}


def test_a_workbook_is_read_too(tmp_path: Path) -> None:
    diary = hdiary.read_diary(SAMPLE)
    path = tmp_path / "diary.xlsx"
    pd.read_csv(SAMPLE, dtype=str).to_excel(path, index=False)
    assert path.read_bytes()[:2] == b"PK"
    chosen = hdiary.choose_diary()
    chosen.upload("diary.xlsx", path.read_bytes())
    assert chosen.diary is not None
    assert chosen.diary.equals(diary)


def test_a_hostile_file_runs_nothing(html_of: Any) -> None:
    bad = "<img src=x onerror=alert(1)>"
    chosen = hdiary.choose_diary()
    chosen.upload(f"{bad}.csv", f"date,pain,{bad}\n2026-03-02,{bad},1\n".encode())
    assert "<img" not in html_of(chosen.box)
    chosen.upload(f"{bad}.csv", f"date,pain,{bad}\n2026-03-02,4,1\n2026-03-03,0,2\n".encode())
    assert chosen.diary is not None
    assert "<img" not in html_of(chosen.box)


SMALL = "date,pain\n" + "".join(f"2026-03-{day:02d},{day % 4}\n" for day in range(1, 29))
WORDS = "Datum;Wie stark?\n2026-03-01;stark\n2026-03-02;kein\n2026-03-03;leicht\n"
REMEMBER = "Remember how this file is read"


def test_what_only_the_person_knows_is_asked_of_a_file_that_was_read_too(
    html_of: Any, widgets_of: Any
) -> None:
    chosen = hdiary.choose_diary()
    chosen.upload("a.csv", SMALL.encode())
    assert chosen.diary is not None
    told = html.unescape(html_of(chosen.box))
    assert "Only you know whether this is true:" in told
    assert "pain on the scale 0-3" in told
    buttons(chosen, widgets_of)["Pain was noted from 0 to 3"].click()
    assert chosen.reading == {"scale": "0-3"}
    assert buttons(chosen, widgets_of) == {}


def test_what_was_said_before_is_kept_when_a_button_is_clicked(widgets_of: Any) -> None:
    chosen = hdiary.choose_diary(delimiter="semicolon", accept=("nearest",), rows="day")
    path = next(w for w in widgets_of(chosen.box, "Text") if w.description == "File")
    assert path.value == ""
    chosen._content, chosen._uploaded = MESSY.encode(), "my diary.csv"
    chosen._read()
    buttons(chosen, widgets_of)["Dates are day, month, year"].click()
    last = "Cells that cannot be right are left blank; their headaches stay"
    buttons(chosen, widgets_of)[last].click()
    assert chosen.reading == {
        "dates": "dmy",
        "rows": "day",
        "delimiter": "semicolon",
        "accept": ("nearest", "blanks"),
    }
    assert "accept=('nearest', 'blanks')" in chosen.code
    assert chosen.diary is not None
    assert (chosen.diary.days["state"] == "headache").sum() == 3


def test_what_the_table_was_taken_for_is_told_first(html_of: Any) -> None:
    chosen = hdiary.choose_diary(SAMPLE)
    told = html.unescape(html_of(chosen.box))
    assert told.index("What this table is:") < told.index("182 days")
    assert 'If not: "One row is": a headache.' in told


class TestRemember:
    """How a named file is read can be remembered beside it; an upload has no place."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "words.csv"
        path.write_text(WORDS, encoding="utf-8")
        return path

    def test_it_is_offered_once_something_was_said(
        self, file: Path, widgets_of: Any, html_of: Any
    ) -> None:
        settings: dict[str, Any] = {"scale": "words", "columns": {"Wie stark?": "pain"}}
        chosen = hdiary.choose_diary(file, **settings)
        buttons(chosen, widgets_of)[REMEMBER].click()
        assert "Remembered in words.csv.hdiary.toml" in html_of(chosen.box)
        assert hdiary.read_diary(file).scale == "words"
        again = hdiary.choose_diary(file)
        assert again.diary is not None
        assert "Read as remembered in words.csv.hdiary.toml" in html_of(again.box)
        assert REMEMBER not in buttons(again, widgets_of)
        assert hdiary.choose_diary(file, remembered=False, **settings).reading == {
            **settings,
            "remembered": False,
        }

    def test_it_is_not_offered_where_nothing_was_said_or_there_is_no_place(
        self, widgets_of: Any
    ) -> None:
        assert buttons(hdiary.choose_diary(SAMPLE), widgets_of) == {}
        chosen = hdiary.choose_diary()
        chosen.upload("a.csv", HUNDRED.encode())
        buttons(chosen, widgets_of)["Pain was noted from 0 to 100"].click()
        assert chosen.diary is not None
        assert buttons(chosen, widgets_of) == {}

    def test_a_file_of_somebody_else_stays(self, file: Path, widgets_of: Any, html_of: Any) -> None:
        other = file.with_name("words.csv.hdiary.toml")
        other.write_text("", encoding="utf-8")
        settings: dict[str, Any] = {"scale": "words", "columns": {"Wie stark?": "pain"}}
        chosen = hdiary.choose_diary(file, **settings)
        buttons(chosen, widgets_of)[REMEMBER].click()
        assert "is already there" in html_of(chosen.box)
        assert other.read_text(encoding="utf-8") == ""


class TestRead:
    """What a cell further down gets: what is on the screen, and never something else."""

    def test_it_gives_what_is_shown(self) -> None:
        chosen = hdiary.choose_diary(SAMPLE)
        assert chosen.read() is chosen.diary

    def test_a_refused_upload_is_not_taken_for_the_file_before(self) -> None:
        chosen = hdiary.choose_diary(SAMPLE)
        chosen.upload("my diary.csv", MESSY.encode())
        with pytest.raises(DiaryError, match="12"):
            chosen.read()
        chosen.upload("good.csv", SAMPLE.read_bytes())
        assert chosen.read() is chosen.diary

    def test_nothing_chosen_is_said(self) -> None:
        with pytest.raises(ValueError, match="no diary is chosen yet"):
            hdiary.choose_diary().read()

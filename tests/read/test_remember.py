"""How a file is read can be remembered beside it, by hdiary or by hand; a mistake is told."""

from __future__ import annotations

import io
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hdiary
from hdiary.diary import DiaryError
from hdiary.read import declared
from hdiary.read.declared import Declared, check_declared
from hdiary.read.recall import recall
from hdiary.read.remember import (
    NAMES,
    is_ours,
    remember_text,
    remembered_path,
    settings_to_remember,
)
from hdiary.read.tables_beside import read_table, table_text, with_other_tables

HUNDRED = "Tag,Wert,Notizen\n03/04/2026,70,quarrel with Marguerite\n04/04/2026,0,\n"
EVERY: dict[str, Any] = {
    "scale": "0-100",
    "dates": "dmy",
    "rows": "day",
    "blank": "none",
    "headache": 'a "quoted" item\\',
    "month": "2026-03",
    "zone": "Europe/Berlin",
    "lists": "comma",
    "encoding": "cp1252",
    "delimiter": "\t",
    "sheet": "März = 1",
    "each_file": "person",
    "divide_by": 10,
    "accept": ("nearest", "blanks"),
    "skip_bad_rows": True,
    "clear_between": ("2026-03-01", "2026-03-31"),
    "columns": {'Schmerz "jetzt"\n(0-10)': "pain", "a.b = [c]": "factor", "": "ignore"},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HUNDRED, encoding="utf-8")
    return path


def beside(file: Path, text: str) -> None:
    remembered_path(file).write_text(text, encoding="utf-8")


def read_as(file: Path, **settings: Any) -> Any:
    return hdiary.read_diary(file, **settings)


def test_every_setting_of_reading_can_be_remembered() -> None:
    every = {"columns" if n == "mapped" else n for n in Declared.__dataclass_fields__}
    assert set(NAMES) == every == set(EVERY)


def test_what_is_written_is_read_again(file: Path) -> None:
    beside(file, remember_text(EVERY, headers=["Tag", 'W"ert\x7f'], name=file.name))
    kept = recall(file)
    assert kept is not None
    assert dict(kept.settings) == {**EVERY, "delimiter": "tab"}
    assert kept.headers == ("Tag", 'W"ert\x7f')


@given(st.dictionaries(st.text(), st.sampled_from(["pain", "factor", "ignore"]), max_size=4))
def test_any_header_survives(columns: dict[str, str]) -> None:
    plain = {h.encode("utf-8", "ignore").decode(): m for h, m in columns.items()}
    text = remember_text({"columns": plain}, headers=list(plain), name="a.csv")
    read = tomllib.loads(text)
    assert read.get("columns", {}) == plain
    assert read["headers"] == [header[:200] for header in plain]


def test_a_file_is_read_as_remembered_and_says_so(file: Path) -> None:
    beside(file, '[columns]\n"Wert" = "pain"\n')
    with pytest.raises(DiaryError, match="--dates"):
        read_as(file)
    beside(file, 'scale = "0-100"\ndates = "dmy"\n[columns]\n"Wert" = "pain"\n')
    diary = read_as(file)
    assert diary.scale == "0-100"
    assert diary.reading.remembered == {
        "scale": "0-100", "dates": "dmy", "columns": {"Wert": "pain"},
    }  # fmt: skip
    first = diary.reading.decisions[0]
    assert first.words == (
        "Read as remembered in mine.csv.hdiary.toml: --scale 0-100 --dates dmy --column pain=Wert."
    )
    assert first.overrule == "--as-is"
    assert "mine.csv.hdiary.toml" in diary._repr_html_()
    assert diary.settings["decided"]["remembered"] == diary.reading.remembered


def test_what_is_said_now_counts_more_than_what_was_remembered(file: Path) -> None:
    beside(file, 'scale = "0-3"\ndates = "mdy"\n[columns]\n"Wert" = "pain"\n')
    diary = read_as(file, scale="0-100", dates="dmy")
    assert diary.scale == "0-100"
    assert f"{diary.entries['date'].iloc[0]:%Y-%m-%d}" == "2026-04-03"


def test_it_can_be_left_aside(file: Path) -> None:
    beside(file, "nonsense")
    columns = {"Wert": "pain"}
    diary = read_as(file, scale="0-100", dates="dmy", columns=columns, remembered=False)
    assert diary.reading.remembered == {}


def test_a_buffer_has_nothing_beside_it(file: Path) -> None:
    beside(file, 'scale = "0-100"\n')
    buffer = io.StringIO("date,pain\n2026-03-01,4\n2026-03-02,0\n")
    assert hdiary.read_diary(buffer).scale == "0-10"
    assert recall(buffer) is None
    assert recall(b"date") is None
    assert recall("https://example.org/diary.csv") is None


def test_other_headers_are_noticed_and_their_order_is_not(file: Path) -> None:
    settings = {"scale": "0-100", "dates": "dmy", "columns": {"Wert": "pain"}}
    beside(file, remember_text(settings, headers=["Wert", "Notizen", "Tag"], name=file.name))
    assert "remembered" not in set(read_as(file).problems["code"])
    file.write_text(HUNDRED.replace("Notizen", "Seite"), encoding="utf-8")
    problems = read_as(file).problems
    (words,) = problems.loc[problems["code"] == "remembered", "suggestion"]
    assert 'new: "Seite"; gone: "Notizen"' in words


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('# mine\nscale = "0-9"\n', 2, "0-100"),
        ('scale = "0-3"\nscale = "0-3"\n', 2, "each setting once"),
        ("scale = words\n", 1, "TOML"),
        ("\n\nscala = 3\n", 3, "one of scale, dates"),
        ('accept = "nearest"\n', 1, "a list of words"),
        ('accept = ["everything"]\n', 1, "nearest"),
        ('skip_bad_rows = "no"\n', 1, "true or false"),
        ("divide_by = true\n", 1, "1, 10, 100 or 1000"),
        ("divide_by = 7\n", 1, "1, 10, 100 or 1000"),
        ('month = "March"\n', 1, "2026-03"),
        ('zone = "Atlantis"\n', 1, "Europe/Berlin"),
        ('clear_between = ["2026-03-09", "2026-03-01"]\n', 1, "a first and a last day"),
        ('encoding = "nothing"\n', 1, "utf-8"),
        ('delimiter = "!"\n', 1, "semicolon"),
        ("delimiter = []\n", 1, "semicolon"),
        ('[columns]\n"Wert" = "agony"\n', 1, "pain"),
        ('headers = "Tag"\n', 1, "a list of words"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(
    file: Path, text: str, line: int, words: str
) -> None:
    beside(file, text)
    with pytest.raises(DiaryError) as refused:
        read_as(file)
    (problem,) = refused.value.problems.to_dict("records")
    assert problem["file"] == "mine.csv.hdiary.toml"
    assert problem["line"] == line
    assert words in problem["expected"]
    assert "--as-is" in problem["suggestion"]


def test_every_mistake_is_told_at_once(file: Path) -> None:
    beside(file, 'scale = "0-9"\nrows = 5\nnobody = 1\n')
    with pytest.raises(DiaryError) as refused:
        read_as(file)
    assert refused.value.problems["line"].tolist() == [1, 2, 3]


def test_days_may_stand_without_quotes_and_an_editor_may_leave_its_mark(file: Path) -> None:
    beside(file, "\ufeffclear_between = [2026-03-01, 2026-05-31]\r\n")
    kept = recall(file)
    assert kept is not None
    assert kept.settings == {"clear_between": ("2026-03-01", "2026-05-31")}


@pytest.mark.parametrize("data", [b"\xff\xfes\x00", b"#" * 3_000_000])
def test_what_is_no_small_text_is_told(file: Path, data: bytes) -> None:
    remembered_path(file).write_bytes(data)
    with pytest.raises(DiaryError, match="a small text file in UTF-8"):
        read_as(file)


def test_no_entry_of_the_diary_is_written(file: Path) -> None:
    diary = read_as(file, scale="0-100", dates="dmy", columns={"Wert": "pain"})
    settings = settings_to_remember(diary, {"scale": "0-100", "dates": None, "remembered": True})
    assert settings == {"scale": "0-100"}
    text = remember_text(settings, headers=diary.reading.headers, name=file.name)
    assert tomllib.loads(text) == {"scale": "0-100", "headers": ["Tag", "Wert", "Notizen"]}
    assert "Marguerite" not in text


def test_items_of_a_long_table_are_no_headers(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(
        f"2026-03-{day:02d},{symptom},{day % 5 + 1}\n"
        for day in range(1, 20)
        for symptom in ("Headache", "Quarrel with Marguerite")
    )
    path.write_text(f"Date,Symptom,Severity\n{rows}", encoding="utf-8")
    assert read_as(path, scale="0-10").reading.headers == ("Date", "Symptom", "Severity")


def test_only_files_that_hdiary_wrote_are_its_own(file: Path) -> None:
    other = remembered_path(file)
    assert is_ours(other)
    beside(file, remember_text({}, headers=[], name="a\nb.csv"))
    assert is_ours(other)
    assert "a\nb" not in other.read_text(encoding="utf-8")
    beside(file, "\ufeff" + remember_text({}, headers=[], name="a.csv"))
    assert is_ours(other)
    beside(file, "[tool]\n")
    assert not is_ours(other)


def test_the_choices_are_those_of_the_reader() -> None:
    for name, value in EVERY.items():
        check_declared(Declared(**{"mapped" if name == "columns" else name: value}))
    assert set(declared.ACCEPTED) >= set(EVERY["accept"])


class TestOtherTables:
    """What was chosen in the panel stands in a table of its own, and outlives the reading."""

    def test_a_table_of_others_is_left_alone(self, file: Path) -> None:
        beside(file, 'scale = "0-100"\ndates = "dmy"\n[columns]\n"Wert" = "pain"\n[panel]\nx = 1\n')
        assert read_as(file).scale == "0-100"
        assert read_table(file, "panel") == {}  # not hdiary's own file, so nothing is taken from it

    def test_it_is_written_beside_what_stands_there(self, file: Path) -> None:
        mine = "# Remembered by hdiary\nscale = '0-100'\n\n# mine\n[columns]\nWert = 'pain'\n"
        beside(file, mine)
        beside(file, table_text(file, "panel", {"language": "de", "page": "html"}))
        text = remembered_path(file).read_text(encoding="utf-8")
        assert text.startswith(mine)
        assert read_table(file, "panel") == {"language": "de", "page": "html"}
        beside(file, table_text(file, "panel", {"language": "en"}))
        assert read_table(file, "panel") == {"language": "en"}
        beside(file, table_text(file, "panel", {}))
        assert remembered_path(file).read_text(encoding="utf-8") == mine

    def test_it_is_kept_when_the_reading_is_remembered_anew(self, file: Path) -> None:
        beside(file, table_text(file, "panel", {"question": "relief"}))
        text = remember_text({"scale": "0-100"}, headers=["Wert"], name=file.name)
        beside(file, with_other_tables(text, remembered_path(file)))
        assert read_table(file, "panel") == {"question": "relief"}
        kept = recall(file)
        assert kept is not None
        assert kept.settings == {"scale": "0-100"}

    def test_alone_it_says_nothing_of_the_reading(self, file: Path) -> None:
        beside(file, table_text(file, "panel", {"question": "relief"}))
        assert recall(file) is None

    @given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.text(), max_size=3))
    def test_any_table_comes_back(self, table: dict[str, str]) -> None:
        plain = {k: v.encode("utf-8", "ignore").decode() for k, v in table.items()}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.csv"
            beside(file, table_text(file, "panel", plain))
            assert read_table(file, "panel") == plain


def test_of_thousands_of_unknown_settings_each_line_is_told_once(file: Path) -> None:
    beside(file, "".join(f"k{n} = 1\n" for n in range(3_000)))
    with pytest.raises(DiaryError) as refused:
        read_as(file)
    problems = refused.value.problems
    assert list(problems["line"]) == list(range(1, 3_001))
    assert list(problems["column"])[:2] == ["k0", "k1"]
    assert set(problems["column"][20:]) == {""}
    assert len(str(refused.value).splitlines()) < 30


def test_a_key_of_thousands_of_parts_is_told_with_its_line(file: Path) -> None:
    beside(file, 'scale = "0-100"\n' + "a." * 20_000 + "a = 1\n")
    with pytest.raises(DiaryError) as refused:
        read_as(file)
    (problem,) = refused.value.problems.to_dict("records")
    assert problem["line"] == 2
    assert "TOML" in problem["expected"]

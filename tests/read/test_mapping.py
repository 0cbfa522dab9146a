"""A proposed map changes nothing until a word of it is changed; what it asks can be answered."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, DiaryError
from hdiary.read.advice import advise, merge_settings
from hdiary.read.mapping.cells import kind_of
from hdiary.read.remember import NAMES
from hdiary.read.table import make_column

FILES = sorted((Path(__file__).parent / "kinds" / "files").iterdir())
CHOICE = re.compile(r'#[a-z"]')
FIRST = re.compile(r"# \d+a: ")
WORDS = ("", "Mild", "Moderate", "Severe")
NAMED = (
    "Datum;Schmerz;Seite;Wer;Tee;Notizen\n"
    "02.03.2026;4;links;Marguerite;2;quarrel with Ottilie\n"
    "03.03.2026;0;;Marguerite;1;\n"
    "04.03.2026;6;rechts;Marguerite;0;walked home\n"
)


def answered(text: str) -> str:
    """Take the first answer to every question of a map, as a person would."""
    lines, first = [], False
    for line in text.splitlines():
        if line.startswith("# "):
            # A sentence may go on over lines; another answer begins with its own mark.
            first = bool(FIRST.match(line)) or (
                first and not re.match(r"# (\d+[b-z]: |[A-Z])", line)
            )
        taken = first and CHOICE.match(line)
        lines.append(line[1:] if taken else line)
        first = first and line != ""
    return "\n".join(lines) + "\n"


def saved(folder: Path, text: str) -> Path:
    path = folder / "a.map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def end_of(path: Path) -> Diary:
    """Follow what is offered first, as the command line offers it."""
    settings: dict[str, Any] = {}

    def read(**given: Any) -> Diary:
        return hdiary.read_diary(path, **given)

    for _ in range(6):
        now: Diary | DiaryError
        try:
            now = read(**settings)
        except DiaryError as error:
            now = error
        offered = advise(read, settings, now)
        if not offered:
            break
        settings = merge_settings(settings, offered[0].settings)
    assert isinstance(now, Diary)
    return now


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_file_reads_with_its_map_as_without(path: Path, tmp_path: Path) -> None:
    proposed = hdiary.propose_map(path)
    text = proposed.toml()
    mapped = saved(tmp_path, text)
    try:
        alone: Diary | None = hdiary.read_diary(path)
    except DiaryError:
        alone = None
        with pytest.raises(DiaryError):
            hdiary.read_diary(path, map=mapped)
    if alone is not None:
        diary = hdiary.read_diary(path, map=mapped)
        assert diary.equals(alone)
        assert hdiary.read_diary(path, map=proposed).equals(alone)
    asked = [one for one in proposed.questions if one.needed]
    assert bool(asked) == (alone is None)
    mapped = saved(tmp_path, answered(text))
    assert hdiary.read_diary(path, map=mapped).equals(end_of(path))
    for language in ("en", "de"):
        assert tomllib.loads(proposed.toml(language)) == tomllib.loads(text)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_column_stands_in_a_map_with_its_kind_and_what_else_it_may_be(path: Path) -> None:
    proposed = hdiary.propose_map(path)
    kept = tomllib.loads(proposed.toml())
    asked = {
        h for q in proposed.questions for c in q.choices for h in c.settings.get("columns", {})
    }
    assert set(kept["headers"]) == set(kept.get("columns", {})) | (asked & set(kept["headers"]))
    for one in proposed.columns:
        assert one.sure in ("sure", "likely", "unsure")
        assert {"factor", "ignore", "auto"} <= {*one.others, one.written}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(NAMED, encoding="utf-8")
    return path


def test_one_word_changed_is_read_so(file: Path, tmp_path: Path) -> None:
    text = hdiary.propose_map(file).toml()
    assert '"Tee" = "factor"' in text
    changed = text.replace('"Tee" = "factor"', '"Tee" = "neck_pain"')
    diary = hdiary.read_diary(file, map=saved(tmp_path, changed))
    assert diary.entries["neck_pain"].tolist() == [2, 1, 0]


def test_a_map_tells_nothing_of_names_and_notes(file: Path) -> None:
    for language in ("en", "de"):
        text = hdiary.propose_map(file).toml(language)
        assert "Marguerite" not in text
        assert "Ottilie" not in text
        assert str(file.parent) not in text


def test_what_is_said_now_counts_more_than_the_map(file: Path, tmp_path: Path) -> None:
    mapped = saved(tmp_path, 'scale = "0-3"\n[columns]\n"Tee" = "ignore"\n')
    with pytest.raises(DiaryError):
        hdiary.read_diary(file, map=mapped)
    diary = hdiary.read_diary(file, map=mapped, scale="0-10", columns={"Tee": "neck_pain"})
    assert diary.scale == "0-10"
    assert diary.entries["neck_pain"].notna().all()


def test_a_map_is_told_and_nothing_beside_the_file_is_read(file: Path, tmp_path: Path) -> None:
    file.with_name("mine.csv.hdiary.toml").write_text("nonsense", encoding="utf-8")
    mapped = saved(tmp_path, 'scale = "0-10"\n[columns]\n"Tee" = "ignore"\n')
    first = hdiary.read_diary(file, map=mapped).reading.decisions[0]
    assert first.words == ("Read as the map a.map.toml says: --scale 0-10 --column ignore=Tee.")


def test_next_months_file_may_have_other_headings_and_is_told(file: Path, tmp_path: Path) -> None:
    mapped = saved(tmp_path, hdiary.propose_map(file).toml())
    file.write_text(NAMED.replace("Tee", "Kaffee"), encoding="utf-8")
    diary = hdiary.read_diary(file, map=mapped)
    (words,) = diary.problems.loc[diary.problems["code"] == "map", "suggestion"]
    assert 'new: "Kaffee"; gone: "Tee"' in words
    assert "Kaffee" in list(diary.factors["factor"])
    file.write_text(NAMED.replace("Schmerz", "Wert"), encoding="utf-8")
    with pytest.raises(DiaryError, match="Schmerz"):
        hdiary.read_diary(file, map=mapped)


def test_a_map_by_hand_names_only_what_it_names(file: Path, tmp_path: Path) -> None:
    mapped = saved(tmp_path, '[columns]\n"Tee" = "ignore"\n"Bier" = "factor"\n"Seite" = "auto"\n')
    diary = hdiary.read_diary(file, map=mapped)
    (words,) = diary.problems.loc[diary.problems["code"] == "map", "suggestion"]
    assert '(gone: "Bier")' in words


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('scale = "0-9"\n', 1, "0-100"),
        ('\nscale = "0-3\n', 2, "TOML"),
        ('[columns]\n"Tee" = "agony"\n', 1, "pain"),
        ('[columns]\n"Tee" = "factor"\n"Tee" = "pain"\n', 3, "TOML"),
        ("a = " + "[" * 5000, None, "TOML"),
        ("accept.everything = true\n", 1, "nearest"),
        ('import = "/etc/passwd"\n', 1, "one of scale"),
    ],
)
def test_a_broken_or_hostile_map_is_told_with_its_line(
    file: Path, tmp_path: Path, text: str, line: int | None, words: str
) -> None:
    with pytest.raises(DiaryError) as refused:
        hdiary.read_diary(file, map=saved(tmp_path, text))
    (problem,) = refused.value.problems.to_dict("records")
    assert problem["file"] == "a.map.toml"
    assert words in problem["expected"]
    assert "--map" in problem["suggestion"]
    if line is not None:
        assert problem["line"] == line


@pytest.mark.parametrize("there", [False, True])
def test_what_is_no_map_is_told(file: Path, tmp_path: Path, there: bool) -> None:
    other = tmp_path / "other.toml"
    if there:
        other.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DiaryError, match="small text file"):
        hdiary.read_diary(file, map=other)


def test_what_is_accepted_may_stand_on_lines_of_its_own(file: Path, tmp_path: Path) -> None:
    mapped = saved(tmp_path, "accept.nearest = true\naccept.blanks = true\naccept.unquoted=false\n")
    kept = hdiary.read_diary(file, map=mapped).reading.remembered
    assert kept == {"accept": ("nearest", "blanks")}


def test_headings_that_look_like_toml_stay_in_their_quotes(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        'date,pain,"a"" = ""pain","x\n[columns]",\\u0000\n2026-03-02,4,1,2,3\n2026-03-03,0,2,3,4\n',
        encoding="utf-8",
    )
    text = hdiary.propose_map(path).toml()
    assert hdiary.read_diary(path, map=saved(tmp_path, text)).equals(hdiary.read_diary(path))


def test_columns_of_one_heading_stand_once(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("date,pain,Tea,Tea\n2026-03-02,4,1,2\n2026-03-03,0,2,3\n", encoding="utf-8")
    (tea,) = [one for one in hdiary.propose_map(path).columns if one.header == "Tea"]
    assert tea.times == 2


def test_settings_known_already_are_not_asked() -> None:
    text = "date,pain\n02/03/2026,4\n03/03/2026,0\n"
    asked = hdiary.propose_map(io.StringIO(text))
    assert [one.needed for one in asked.questions] == [True]
    assert "\n#dates = " in asked.toml()
    said = hdiary.propose_map(io.StringIO(text), dates="dmy")
    assert said.questions == ()
    assert '\ndates = "dmy"' in said.toml()


def test_a_map_of_a_map_keeps_its_words(file: Path, tmp_path: Path) -> None:
    mapped = saved(tmp_path, 'scale = "0-10"\n[columns]\n"Tee" = "neck_pain"\n')
    again = hdiary.propose_map(file, map=mapped)
    assert {one.header: one.written for one in again.columns}["Tee"] == "neck_pain"


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["", "-"], "blank"),
        (["x", "", "x"], "ticks"),
        (["3", "7,5"], "numbers"),
        (["2026-03-01", "2026-03-02"], "dates"),
        (["2026-03-01 10:30"], "moments"),
        (["10:30", "7:15 PM"], "times"),
        (["stress; wine", "sun"], "lists"),
        (["left", "right"], "few"),
        ([f"word {k} and more" for k in range(20)], "texts"),
    ],
)
def test_kinds_of_cells(cells: list[str], kind: str) -> None:
    assert kind_of(make_column(cells)) == kind


def test_every_setting_has_its_words() -> None:
    from hdiary.words import load_words

    for language in ("en", "de"):
        told = load_words(language).strings["read"]["mapping"]["settings"]
        assert set(told) == set(NAMES) - {"columns"}


def test_columns_that_make_a_date_together_have_a_map(tmp_path: Path) -> None:
    file = tmp_path / "january.csv"
    file.write_text("Monat,Tag,Schmerz\nJanuar,1,4\n,2,0\n,3,5\nFebruar,1,2\n", encoding="utf-8")
    text = hdiary.propose_map(file, month="2026-01").toml()
    assert '"Schmerz" = "pain"' in text


def test_a_file_without_questions_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once to see what it is, once to see that what the map says changes nothing."""
    from hdiary.read.mapping import propose

    read: list[dict[str, Any]] = []

    def counted(source: Any, **settings: Any) -> Diary:
        read.append(settings)
        return hdiary.read_diary(source, **settings)

    monkeypatch.setattr(propose, "read_diary", counted)
    hdiary.propose_map(b"Datum;Schmerz;Seite\n1.3.2026;0;\n14.3.2026;7;links\n")
    said = [settings.get("columns") for settings in read]
    assert said == [None, {"Datum": "date", "Schmerz": "pain", "Seite": "side"}]


def test_what_changes_nothing_only_together_is_said() -> None:
    """Numbers up to 3 called pain would be another scale; with the scale that is said, they are."""
    rows = "".join(f"2026-01-{day:02d},{day % 4},{WORDS[day % 4]},0,\n" for day in range(1, 29))
    head = "date,Headache (numeric),Headache (string),Cough (numeric),Cough (string)\n"
    text = hdiary.propose_map((head + rows).encode()).toml()
    assert '"Headache (numeric)" = "pain"' in text
    assert '\nscale = "0-3"' in text


@pytest.mark.parametrize(
    ("sheets", "names", "given"),
    [
        (("2026-01", "2026-02"), ["Day", "Pain"], {}),
        (("Januar 2026", "Februar 2026"), ["Tag", "Schmerz"], {}),
        (("Jan", "Feb"), ["Day", "Pain"], {"month": "2026-01"}),
    ],
)
def test_a_workbook_of_months_reads_with_its_map(
    sheets: tuple[str, ...], names: list[str], given: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "months.xlsx"
    days = pd.DataFrame({names[0]: range(1, 29), names[1]: [day % 7 for day in range(28)]})
    with pd.ExcelWriter(file) as book:
        for sheet in sheets:
            days.to_excel(book, sheet_name=sheet, index=False)
    path = saved(tmp_path, hdiary.propose_map(file, **given).toml())
    assert hdiary.read_diary(file, map=path).equals(hdiary.read_diary(file, **given))


def test_what_changes_something_only_together_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map is never written of which only each half was tried."""
    from hdiary.read.mapping import trial

    def alike(self: trial.Trial, more: dict[str, Any]) -> bool:
        return len(more.get("columns", {})) < 2

    monkeypatch.setattr(trial.Trial, "agrees", alike)
    text = hdiary.propose_map(b"Datum;Schmerz;Seite\n1.3.2026;0;\n14.3.2026;7;links\n").toml()
    assert set(tomllib.loads(text)["columns"].values()) == {"auto"}

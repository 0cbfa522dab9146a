"""Each column has a line in a form; what is chosen is read at once, and can be kept."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import hdiary

NAMED = (
    "Datum;Schmerz;Seite;Tee;Notizen\n"
    "02.03.2026;4;links;2;quarrel with Ottilie\n"
    "03.03.2026;0;;1;\n"
    "04.03.2026;6;rechts;0;walked home\n"
)
HUNDRED = "Tag,Wert,Notizen\n2026-03-02,70,quarrel with Ottilie\n2026-03-03,0,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(NAMED, encoding="utf-8")
    return path


def choices(chosen: Any, widgets_of: Any) -> dict[str, Any]:
    """Give the choice of each column by its heading."""
    headings = ("Datum", "Schmerz", "Seite", "Tee", "Notizen", "Tag", "Wert")
    drops = widgets_of(chosen.box, "Dropdown")
    return {one.description: one for one in drops if one.description in headings}


def button(chosen: Any, widgets_of: Any, words: str) -> Any:
    (found,) = [b for b in widgets_of(chosen.box, "Button") if b.description == words]
    return found


def test_each_column_has_a_line_that_says_what_hdiary_thinks(
    file: Path, widgets_of: Any, html_of: Any
) -> None:
    chosen = hdiary.choose_map(file)
    assert list(choices(chosen, widgets_of)) == ["Datum", "Schmerz", "Seite", "Tee", "Notizen"]
    told = html_of(chosen.box)
    assert "hdiary thinks: how bad the headache was (sure, by its name)" in told
    assert "So the diary has 2 headache days and 1 clear day; 0 rows are refused." in told
    assert "Ottilie" not in told


def test_what_is_chosen_is_read_at_once(file: Path, widgets_of: Any, html_of: Any) -> None:
    chosen = hdiary.choose_map(file)
    choices(chosen, widgets_of)["Tee"].value = "neck_pain"
    assert chosen.reading == {"columns": {"Tee": "neck_pain"}}
    assert chosen.diary.entries["neck_pain"].tolist() == [2, 1, 0]
    choices(chosen, widgets_of)["Schmerz"].value = "ignore"
    assert chosen.diary is None
    assert "So the file is not read yet" in html_of(chosen.box)
    choices(chosen, widgets_of)["Schmerz"].value = "auto"
    choices(chosen, widgets_of)["Tee"].value = "auto"
    assert chosen.reading == {}
    assert chosen.read().equals(hdiary.read_diary(file))


def test_the_code_beneath_reads_the_same(file: Path, widgets_of: Any, run: Any) -> None:
    chosen = hdiary.choose_map(file)
    choices(chosen, widgets_of)["Tee"].value = "ignore"
    assert run(chosen.code, hdiary=hdiary).names["diary"].equals(chosen.diary)


def test_a_file_that_is_refused_has_its_form_too(
    tmp_path: Path, widgets_of: Any, html_of: Any
) -> None:
    path = tmp_path / "hundred.csv"
    path.write_text(HUNDRED, encoding="utf-8")
    chosen = hdiary.choose_map(path)
    assert chosen.diary is None
    choices(chosen, widgets_of)["Wert"].value = "pain"
    (scale,) = [
        d for d in widgets_of(chosen.box, "Dropdown") if "0-100" in dict(d.options).values()
    ]
    scale.value = "0-100"
    assert chosen.diary is not None
    assert "1 headache day and 1 clear day" in html_of(chosen.box)


def test_the_whole_map_is_kept_beside_the_file(file: Path, widgets_of: Any, html_of: Any) -> None:
    chosen = hdiary.choose_map(file)
    choices(chosen, widgets_of)["Tee"].value = "neck_pain"
    button(chosen, widgets_of, "Save this beside the file").click()
    assert "Remembered in mine.csv.hdiary.toml" in html_of(chosen.box)
    beside = file.with_name("mine.csv.hdiary.toml")
    kept = tomllib.loads(beside.read_text(encoding="utf-8"))
    assert kept["columns"]["Tee"] == "neck_pain"
    assert set(kept["columns"]) == {"Datum", "Schmerz", "Seite", "Tee", "Notizen"}
    assert hdiary.read_diary(file).equals(chosen.diary)
    assert "Ottilie" not in beside.read_text(encoding="utf-8")


def test_nothing_is_kept_over_a_file_of_somebody_else(
    file: Path, widgets_of: Any, html_of: Any
) -> None:
    beside = file.with_name("mine.csv.hdiary.toml")
    beside.write_text('scale = "0-10"\n', encoding="utf-8")
    chosen = hdiary.choose_map(file)
    button(chosen, widgets_of, "Save this beside the file").click()
    assert "already there" in html_of(chosen.box)
    assert beside.read_text(encoding="utf-8") == 'scale = "0-10"\n'


def test_an_upload_has_its_form_and_no_place_to_keep_it(widgets_of: Any, html_of: Any) -> None:
    chosen = hdiary.choose_map()
    assert choices(chosen, widgets_of) == {}
    chosen.upload("mine.csv", NAMED.encode())
    choices(chosen, widgets_of)["Tee"].value = "ignore"
    assert list(chosen.diary.factors["factor"]) == []
    button(chosen, widgets_of, "Save this beside the file").click()
    assert "An uploaded file has no place" in html_of(chosen.box)


def test_the_form_opens_in_the_panel_too(file: Path, widgets_of: Any) -> None:
    chosen = hdiary.choose_diary(file)
    assert choices(chosen, widgets_of) == {}
    (toggle,) = [
        one
        for one in widgets_of(chosen.box, "ToggleButton")
        if one.description == "Go through the columns"
    ]
    toggle.value = True
    assert len(choices(chosen, widgets_of)) == 5


def test_the_form_speaks_german(file: Path, widgets_of: Any, html_of: Any) -> None:
    chosen = hdiary.choose_map(file, language="de")
    assert "hdiary meint: wie schlimm der Kopfschmerz war" in html_of(chosen.box)
    assert button(chosen, widgets_of, "Neben der Datei speichern").description


def test_a_hostile_heading_stays_text(tmp_path: Path, html_of: Any, widgets_of: Any) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "date,pain,<img src=x onerror=alert(1)>\n2026-03-02,4,1\n2026-03-03,0,2\n",
        encoding="utf-8",
    )
    chosen = hdiary.choose_map(path)
    assert "<img" not in html_of(chosen.box)
    drops = widgets_of(chosen.box, "Dropdown")
    assert not any(getattr(one, "description_allow_html", False) for one in drops)

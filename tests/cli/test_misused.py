"""What was not asked rightly: in German where German was asked for, as click says it in English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hdiary.cli.endings import USAGE
from hdiary.cli.languages import Misused
from hdiary.cli.misused import tell_misuse
from hdiary.words import load_words

GERMAN = {
    "check": "Es fehlt: FILE....",
    "check {diary} --nope": "Die Option --nope gibt es hier nicht.",
    "check {diary} --scal 0-10": "Die Option --scal gibt es hier nicht. Meinten Sie --",
    "report {diary}": "Es fehlt: -o / --output.",
    "check {diary} --dates ymd": "Die Angabe zu --dates passt nicht: „ymd“ ist keine der "
    "Möglichkeiten 'dmy', 'mdy'.",
    "trial plan --arm a -o x --length 0": "Die Angabe zu --length passt nicht: 0 liegt nicht im "
    "Bereich x>=1.",
    "trial plan --arm a -o x --length x": "Die Angabe zu --length passt nicht: „x“ ist keine ganze "
    "Zahl.",
    "trial plan --arm a -o x --effect x": "Die Angabe zu --effect passt nicht: „x“ ist keine Zahl.",
    "check {diary} --clear-between x y": "Die Angabe zu --clear-between passt nicht: „x“ ist kein "
    "Tag; bitte etwa so schreiben: 2026-03-01 oder 1.3.2026.",
    "check {diary} --map no.toml": "Die Angabe zu --map passt nicht: Die Datei „no.toml“ gibt es "
    "nicht.",
    "check {diary} --map {folder}": "Die Angabe zu --map passt nicht: „{folder}“ ist ein Ordner "
    "und keine Datei.",
    "template -o x.html more": "Das ist eine Angabe zu viel: more",
    "template -o x.html more words": "Das sind Angaben zu viel: more words",
    "check {diary} --column x=y": "Die Angabe zu --column passt nicht: „x“ ist keine Spalte eines "
    "Tagebuchs. Vor dem = steht eines von: ",
    "burdne {diary}": "Den Befehl „burdne“ gibt es nicht. Meinten Sie „burden“? Die Befehle sind: ",
    "check {diary}.not": "Die Datei {diary}.not gibt es nicht. Meinten Sie {diary}?",
    "check https://example.org/x.csv": "https://example.org/x.csv ist eine Adresse. hdiary benutzt "
    "nie das Netz: ",
    "burden {diary} --patient Z": "Niemand in diesem Tagebuch hat diese Kennung. Es enthält 1 "
    "Person; ",
    "burden {diary} --plot x.doc": "--plot x.doc: Der Name muss mit einem davon enden: ",
    "trial plan --arm a --arm b -o x --effect 7": "--effect 7: bitte den Anteil angeben, um den ",
}
ALONE = {
    "check {diary} --json=3 --language de": "--json steht allein, ohne eine Angabe dahinter.",
    "check --language de {diary} --scale": "Hinter --scale gehört noch eine Angabe.",
    "check --language de {diary} --clear-between 2026-03-01": "Hinter --clear-between gehören 2 "
    "Angaben.",
}
"""What click tells without the usage of the command."""


@pytest.fixture
def told(run: Any, diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)

    def tell(line: str, *more: str) -> tuple[int, str, str]:
        places = {"diary": diary.name, "folder": "."}
        ran = run(*line.format(**places).split(), *more)
        return ran.code, ran.err, ran.out

    return tell


@pytest.mark.parametrize("line", GERMAN)
def test_it_is_told_in_german(line: str, told: Any, diary: Path) -> None:
    code, err, out = told(line, "--language", "de")
    assert code == USAGE
    assert out == ""
    assert err.startswith("Aufruf: hdiary")
    assert "\nHilfe zeigt: hdiary" in err
    assert f"\n\nFehler: {GERMAN[line].format(diary=diary.name, folder='.')}" in err


@pytest.mark.parametrize("line", ALONE)
def test_what_lacks_its_end_is_told_in_german(line: str, told: Any) -> None:
    assert told(line)[:2] == (USAGE, f"Fehler: {ALONE[line]}\n")


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("check", "Error: Missing argument 'FILE...'.\n"),
        ("check {diary} --dates ymd", "Error: Invalid value for '--dates': 'ymd' is not one of "),
        ("check {diary}.not", "Error: There is no file {diary}.not. Did you mean {diary}?\n"),
        ("burdne x", 'Error: There is no command "burdne". Did you mean "burden"? The commands '),
        (
            "burden {diary} --patient Z",
            "Error: Nobody in this diary has that identifier. There is ",
        ),
    ],
)
def test_in_english_it_is_told_as_click_does(
    line: str, english: str, told: Any, diary: Path
) -> None:
    code, err, _ = told(line)
    assert code == USAGE
    assert err.startswith("Usage: hdiary")
    assert english.format(diary=diary.name) in err


def test_what_is_typed_is_never_obeyed_in_german_either(told: Any) -> None:
    code, err, _ = told("check", "look\x1b[31m\x07.csv", "--no\x1b[1m", "--language", "de")
    assert code == USAGE
    assert "\x1b" not in err
    assert "\x07" not in err
    assert "\\x" not in err


def test_a_sentence_of_click_that_nobody_knows_stays_as_it_is() -> None:
    import click

    words = load_words("de", "screen")
    assert tell_misuse(click.UsageError("A new thing."), words) == "Fehler: A new thing.\n"


def test_a_misuse_is_english_until_it_is_told() -> None:
    misused = Misused("cli.misused.no_file", path="x.csv")
    assert str(misused) == "There is no file x.csv. Check the folder and the name."
    german = tell_misuse(misused, load_words("de", "screen"))
    assert german == "Fehler: Die Datei x.csv gibt es nicht. Bitte Ordner und Namen prüfen.\n"

"""The languages: the same keys and places in each, every key asked for, none in vain."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from hdiary.words import list_languages, load_words
from hdiary.words.filling import HOW

SOURCE = Path(__file__).parents[2] / "src" / "hdiary"
APPS = SOURCE / "read" / "formats"
SCRIPTS = SOURCE / "keep" / "app"
OTHERS = [name for name in list_languages() if name != "en"]
ONLY_ELSEWHERE = {"medicine_names", "column_words"}
"""Tables that English needs not: the diary's own names are English."""
BY_NAME = ("treatment_names.", "factors.", "sources.", "columns.heads.", "columns.cells.", "view.")
"""Tables looked up by what a diary says, or by the names of columns."""
PLACE = re.compile(r"\{[^}]*\}")
WORD = re.compile(r"[^\W\d_]{2,}")

KEY_TEXT = re.compile(r'"([a-z_]+(?:\.\w+)+)"')
KEY_TEMPLATE = re.compile(r"`([a-z_]+\.(?:[^`$\s]|\$\{[^}`]*\})*)`")
SCRIPT_CALL = re.compile(r'\b(?:say|lines|has)\("([^"]+)"')

Key = str


def flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[Key, Any]]:
    """Give each string or list of strings with its key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def texts_of(value: Any) -> list[str]:
    """Give the strings of an entry."""
    return value if isinstance(value, list) else [value]


def places_of(value: Any) -> dict[str, str]:
    """Give the names in braces, and how each is put in."""
    parsed = [part for text in texts_of(value) for part in string.Formatter().parse(text)]
    return {name: how or "" for _, name, how, _ in parsed if name}


def asked_in(source: str) -> tuple[set[str], set[str]]:
    """Give the strings of a file that may be keys, and patterns of those put together."""
    whole, parts = set(), set()
    inside = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(value) for value in node.values}
            told = [
                re.escape(str(value.value)) if isinstance(value, ast.Constant) else "[^.]+"
                for value in node.values
            ]
            parts.add("".join(told))
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            whole.add(str(node.value))
    return whole, {part for part in parts if re.match(r"[a-z_]+\\\.", part)}


def called_in(source: str) -> Iterator[str]:
    """Give the keys that a file asks for by ``say("...")`` or ``phrase("...")``."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        first = node.args[0]
        if name in {"say", "phrase", "Phrase", "_say"} and isinstance(first, ast.Constant):
            yield str(first.value)
        elif name == "count" and isinstance(first, ast.Constant) and len(node.args) == 2:
            yield "count." + str(first.value)


def asked_in_script(source: str) -> tuple[set[str], set[str]]:
    """Give the same of a script: its strings, and patterns of its templates."""
    told = {
        re.sub(r"\\\$\\\{.*?\\\}", "[^.]+", re.escape(text))
        for text in KEY_TEMPLATE.findall(source)
    }
    return set(KEY_TEXT.findall(source)), told


def called_in_script(source: str) -> set[str]:
    """Give the keys that a script asks for by ``say("...")``, ``has`` or ``lines``."""
    return set(SCRIPT_CALL.findall(source))


def is_used(key: str, whole: set[str], parts: set[str]) -> bool:
    """Say whether a key is asked for, by itself or by the table that it is looked up in."""
    table = key.rpartition(".")[0]
    return key in whole or table in whole or any(re.fullmatch(part, key) for part in parts)


def spoken(name: str) -> dict[Key, Any]:
    """Give every entry of a language."""
    entries = dict(flat(load_words(name).strings))
    return {k: v for k, v in entries.items() if k.partition(".")[0] not in ONLY_ELSEWHERE}


def sources() -> list[str]:
    """Give the text of every file of the package."""
    return [path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))]


def scripts() -> list[str]:
    """Give the text of every script of the page to keep."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js"))]
    return [re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE) for text in texts]


def told_by_apps() -> dict[str, Any]:
    """Give every entry of the data files of apps, whose sentences are keys."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in APPS.glob("*.toml")]
    return {f"{k}.{key}": text for k, told in enumerate(files) for key, text in flat(told)}


def used_by_words(name: str) -> set[str]:
    """Give the keys that words themselves ask for: ``{days:count day}``, ``{x:word places}``."""
    asked = {how for value in spoken(name).values() for how in places_of(value).values()}
    counts = {f"count.{how.removeprefix('count ')}" for how in asked if how.startswith("count ")}
    return counts | {how.removeprefix("word ") for how in asked if how.startswith("word ")}


def used_by_formats() -> set[str]:
    """Give the strings in the data files of formats, which may be keys."""
    files = (SOURCE / "read" / "formats").glob("*.toml")
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return {str(value) for table in tables for _, value in flat(table)}


@pytest.mark.parametrize("name", OTHERS)
def test_every_language_has_the_same_keys_and_places(name: str) -> None:
    english, other = spoken("en"), spoken(name)
    assert sorted(english) == sorted(other)
    # How a value is put in may differ, what is put in may not.
    assert {k for k in english if set(places_of(english[k])) != set(places_of(other[k]))} == set()


@pytest.mark.parametrize("name", list_languages())
def test_values_are_put_in_as_the_words_can(name: str) -> None:
    entries = spoken(name)
    tables = {key.rpartition(".")[0] for key in entries}
    for key, value in entries.items():
        for how in places_of(value).values():
            kind, _, what = how.partition(" ")
            assert kind in {"", *HOW}, key
            assert kind != "count" or f"count.{what}" in entries, key
            assert kind != "word" or what in tables, key


@pytest.mark.parametrize("name", list_languages())
def test_a_plural_has_as_many_forms_as_the_language(name: str) -> None:
    say = load_words(name)
    forms = {say._form(number) for number in range(200)}
    for key, value in spoken(name).items():
        if isinstance(value, list) and "n" in places_of(value):
            assert len(value) == len(forms), key


def test_every_key_is_used() -> None:
    whole, parts = set[str](), set[str]()
    for source in sources():
        found = asked_in(source)
        whole |= found[0]
        parts |= found[1]
    for source in scripts():
        found = asked_in_script(source)
        whole |= found[0]
        parts |= found[1]
    whole |= used_by_words("en")
    whole |= {text for text in told_by_apps().values() if isinstance(text, str)}
    unused = {
        key
        for key in spoken("en")
        if not key.startswith(BY_NAME) and not is_used(key, whole, parts)
    }
    assert unused == set()


def test_every_key_that_is_asked_for_exists() -> None:
    entries = spoken("en")
    asked = {key for source in sources() for key in called_in(source) if key[:1].isalpha()}
    assert len(asked) > 200
    assert {key for key in asked if "." in key and key not in entries} == set()


def test_every_key_that_a_script_asks_for_exists() -> None:
    entries = spoken("en")
    carried = {"weekdays": "weekdays.names"}
    tables = {key.rpartition(".")[0] for key in entries}
    asked = set().union(*map(called_in_script, scripts()))
    asked = {carried.get(key, key) for key in asked}
    assert len(asked) > 100
    assert {key for key in asked if key not in entries and key not in tables} == set()
    patterns = set().union(*(asked_in_script(source)[1] for source in scripts()))
    keep = {part for part in patterns if part.startswith("keep")}
    assert {part for part in keep if not any(re.fullmatch(part, key) for key in entries)} == set()


def test_what_a_script_says_has_plain_places_only() -> None:
    for language in list_languages():
        keys = {key: value for key, value in spoken(language).items() if key.startswith("keep.")}
        assert {
            key for key, value in keys.items() if set(places_of(value).values()) - {""}
        } == set()


def test_an_app_speaks_in_every_language() -> None:
    told = {key.partition(".")[2]: text for key, text in told_by_apps().items()}
    keys = {text for key, text in told.items() if key in ("says", "scale_says", "left_out")}
    keys |= {text for key, text in told.items() if key.startswith("dropped.")}
    assert {key for key in keys if key not in spoken("en")} == set()


@pytest.mark.parametrize("name", OTHERS)
def test_no_sentence_was_left_in_english(name: str) -> None:
    english, other = spoken("en"), spoken(name)
    alike = {
        key
        for key, value in english.items()
        if other[key] == value and len(WORD.findall(PLACE.sub(" ", str(value)))) > 2
    }
    assert alike == set()


class TestTeeth:
    """What breaks these rules is found."""

    def test_a_key_in_vain(self) -> None:
        whole, parts = asked_in('say("a.used")\nphrase(f"need.{x}.some")\nsay.word("table", y)')
        assert is_used("a.used", whole, parts)
        assert is_used("need.day.some", whole, parts)
        assert is_used("table.entry", whole, parts)
        assert not is_used("a.unused", whole, parts)
        assert not is_used("need.day.none", whole, parts)

    def test_a_key_that_is_not_there(self) -> None:
        source = 'self.say("a.b", n=1)\nphrase("c.d")\nsay.count("day", 3)\nother("e.f")'
        assert set(called_in(source)) == {"a.b", "c.d", "count.day"}

    def test_a_key_that_a_script_asks_for(self) -> None:
        source = 'say("a.used", {n}); const key = "a.kept"; say(`a.of_${kind}.some`); lines("b.c")'
        whole, parts = asked_in_script(source)
        assert {"a.used", "a.kept", "b.c"} <= whole
        assert called_in_script(source) == {"a.used", "b.c"}
        assert is_used("a.of_day.some", whole, parts)
        assert not is_used("a.of_day.none", whole, parts)

    def test_another_place(self) -> None:
        assert places_of(["{n} day", "{n} days, {first:day}"]) == {"n": "", "first": "day"}


@pytest.mark.parametrize("name", list_languages())
def test_tables_read_one_by_one_are_those_of_the_whole_file(name: str) -> None:
    text = (SOURCE / "words" / f"{name}.toml").read_text(encoding="utf-8")
    assert dict(load_words(name).strings) == tomllib.loads(text)

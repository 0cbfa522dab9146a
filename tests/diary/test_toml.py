"""A small file of settings may come from anybody: it is parsed within bounds."""

from __future__ import annotations

import tomllib

import pytest

from hdiary.diary.toml import parse_toml

DEEP = ".".join(["a"] * 20_000)


@pytest.mark.parametrize(
    "text",
    [f"{DEEP} = 1", f"[{DEEP}]", f"[[{DEEP}]]", f"x = {{{DEEP} = 1}}", f'"b"."c".{DEEP} = 1'],
    ids=["a key", "a table", "a list of tables", "an inline table", "a key in quotation marks"],
)
def test_a_key_of_thousands_of_parts_is_refused_before_it_is_parsed(text: str) -> None:
    with pytest.raises(ValueError, match=r"parts of a key \(at line 2\)"):
        parse_toml(f"fine = 1\n{text}\n")


@pytest.mark.parametrize("text", ["a = " + "[" * 5_000, "a = " + "{a = " * 5_000])
def test_what_is_nested_too_deep_is_no_settings(text: str) -> None:
    with pytest.raises(ValueError):
        parse_toml(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "Nr. " * 500 + '"',
        "a = '" + "..." * 500 + "'",
        'a = ["' + '", "Nr. 1'.join("x" * 500) + '"]',
        'a = "\\"' + ". " * 500 + '\\\\"',
        "# " + "." * 500 + "\na = 1",
        "\n".join(f"[a{k}]\nb.c = 1.5" for k in range(300)),
    ],
    ids=["text", "plain text", "headings", "quotation marks within", "a remark", "many lines"],
)
def test_dots_in_texts_and_remarks_and_over_many_lines_are_fine(text: str) -> None:
    assert parse_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ['a = "' + '\\"' * 50_000, "a = '" + '"' * 50_000, '"' * 50_001])
def test_texts_without_an_end_are_looked_at_once(text: str) -> None:
    with pytest.raises(ValueError):
        parse_toml(text + "." * 200)

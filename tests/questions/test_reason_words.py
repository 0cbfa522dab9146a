"""In the answer that holds three others, reasons that read alike are one, found by its words."""

from __future__ import annotations

from collections import Counter

from hdiary.words import load_words


def reasons_of(table: object, above: str = "") -> dict[str, object]:
    """Give the words of every reason, and of what is needed, by key."""
    found: dict[str, object] = {}
    for key, value in table.items() if isinstance(table, dict) else ():
        name = f"{above}{key}"
        inside = {"reason", "need", "few"} & set(name.split("."))
        if isinstance(value, dict):
            found |= reasons_of(value, f"{name}.")
        elif inside:
            found[name] = value
    return found


HELD = {"reason", "need", "relief", "change", "dose", "treatments"}
"""Tables of reasons that stand in the answer on treatments."""


def test_no_two_reasons_read_alike() -> None:
    every = reasons_of(dict(load_words("en").strings))
    words = {key: text for key, text in every.items() if key.partition(".")[0] in HELD}
    assert len(words) > 40
    counts = Counter(map(str, words.values()))
    assert {key for key, text in words.items() if counts[str(text)] > 1} == set()

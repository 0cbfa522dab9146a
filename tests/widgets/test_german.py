"""The panel in German: no English word on it, whatever is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest

import hdiary
from hdiary.diary import Diary
from hdiary.widgets.explorer import PANELS

ENGLISH = {
    *("the", "of", "and", "with", "not", "were", "days", "day", "headache", "headaches"),
    *("recorded", "what", "which", "before", "after", "factor", "choose", "first", "last"),
    *("likely", "more", "less", "treatment", "file", "upload", "column", "compare", "began"),
}
OWN = re.compile(r"<pre.*?</pre>|<style.*?</style>|<code.*?</code>|<[^>]+>", re.DOTALL)
TEXTS = ("description", "placeholder", "tooltip", "label", "hint", "before", "value")


def texts_of(widget: Any) -> Iterator[str]:
    """Give every text that stands on a widget and on those within it."""
    for name in TEXTS:
        chosen = name == "value" and hasattr(widget, "options")
        text = None if chosen else getattr(widget, name, None)
        if isinstance(text, str):
            yield unescape(OWN.sub(" ", text))
    yield from (str(title) for title in getattr(widget, "titles", ()))
    for option in getattr(widget, "options", ()):
        yield str(option[0] if isinstance(option, tuple) else option)
    for child in getattr(widget, "children", ()):
        yield from texts_of(child)


def english_in(texts: Iterator[str]) -> set[str]:
    """Give the English words among some texts."""
    return ENGLISH & {word for text in texts for word in re.findall(r"[a-zäöüß]+", text.lower())}


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_a_tab_in_german_holds_no_english_word(panel: Any, kind: Callable[[str], Diary]) -> None:
    seen: Any = hdiary.explore(kind("sample"), language="de")
    seen.ask(panel.name)
    assert english_in(texts_of(seen.box)) == set()


def test_choosing_a_file_in_german_holds_no_english_word(tmp_path: Any, monkeypatch: Any) -> None:
    # Its name alone: the folder's is this test's.
    monkeypatch.chdir(tmp_path)
    path = "tagebuch.csv"
    (tmp_path / path).write_text("Datum,Schmerz\n02.03.2026,4\n03.03.2026,0\n", encoding="utf-8")
    for seen in (hdiary.choose_diary(language="de"), hdiary.choose_diary(path, language="de")):
        assert english_in(texts_of(seen.box)) == set()


def test_an_english_word_would_be_found(kind: Callable[[str], Diary]) -> None:
    seen: Any = hdiary.explore(kind("sample"))
    assert len(english_in(texts_of(seen.box))) > 5

"""How values are put into the words of a language."""

from __future__ import annotations

import string
from typing import Any

from hdiary.vocabulary.visible import visible
from hdiary.words.phrase import Phrase

_APART = "; "
_ONE = {
    "number",
    "whole",
    "amount",
    "signed",
    "share",
    "day",
    "short_day",
    "treatment",
    "factor",
    "quote",
}
_MANY = {"list", "either", "commas", "apart", "sentences", "treatments", "factors", "quotes"}
HOW = _ONE | _MANY | {"count", "word"}
"""How a value may be put into a sentence."""


class Filling(string.Formatter):
    """Puts values into the words of a language as the words ask for it."""

    def __init__(self, say: Any) -> None:
        self.say = say

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one value: ``{days:count day}``, ``{names:treatments}``, ``{fall:number}``."""
        how, _, what = format_spec.partition(" ")
        if how == "count":
            return str(self.say.count(what, int(value)))
        if how == "word":
            return str(self.say.word(what, str(value)))
        if isinstance(value, Phrase):
            value = self.say(value)
        elif isinstance(value, str):
            # A file's name, a heading or a cell: shown, but never obeyed by a terminal.
            value = visible(value)
        if how in _ONE:
            # A factor may come with its kind, and a treatment with nothing more.
            values = value if isinstance(value, tuple) else (value,)
            return str(getattr(self.say, how)(*values))
        if how in _MANY:
            return self._join(how, what, value)
        if isinstance(value, tuple):
            return _APART.join(self.format_field(part, "") for part in value)
        return str(value)

    def _join(self, how: str, what: str, value: Any) -> str:
        one = {"treatments": "treatment", "factors": "factor"}.get(how, what)
        names = [self.format_field(part, one) for part in value]
        if how == "quotes":
            return str(self.say.quotes(names))
        if how == "commas":
            return ", ".join(names)
        if how == "apart":
            return _APART.join(names)
        if how == "either":
            return str(self.say.either(names))
        if how == "sentences":
            return " ".join(names)
        together = how == "treatments" and self.say.place == "table"
        return _APART.join(names) if together else str(self.say.join(names))

"""The words of the page in one language: sentences, numbers, days and lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from hdiary.questions.own_words import OwnWords, is_plain
from hdiary.report.parts import clean, known
from hdiary.vocabulary.say import say_amount, say_number, say_signed, start_sentence
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import known_treatments

_FOLDER = "languages"
_CHANGE = ", change"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_AND_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)})\b")
"""How the pictures write a day."""
_TAKEN = re.compile(
    r"(?P<name>.+) \((?P<source>activity|posture|treatment|own column)(?P<number> \d+)?\)"
)
"""What is added to the name of a factor where another factor has that name already."""


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """One language.

    Attributes
    ----------
    name
        Such as ``"en"``.
    strings
        Its file: tables of strings; a string may hold ``{names}`` of what is put in.
    """

    name: str
    strings: Mapping[str, Any]

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the string of a key with its places filled."""
        table, _, name = key.partition(".")
        text = str(self.strings[table][name])
        return text.format(**values) if values else text

    def lines(self, key: str) -> tuple[str, ...]:
        """Give a list of strings."""
        table, _, name = key.partition(".")
        return tuple(self.strings[table][name])

    def count(self, noun: str, number: int) -> str:
        """Say how many of something, in the right number."""
        forms = self.strings["count"][noun]
        return str(forms["one" if number == 1 else "more"]).format(n=number)

    def number(self, value: Any, *, places: int = 1) -> str:
        """Round a number for the eye; words where it is missing."""
        found = known(value)
        return (
            self("say.not_known") if found is None else self._own(say_number(found, places=places))
        )

    def amount(self, value: Any) -> str:
        """Round a number to the first digit that shows; words where it is missing."""
        found = known(value)
        return self("say.not_known") if found is None else self._own(say_amount(found))

    def signed(self, value: Any) -> str:
        """Write a change with its sign, to the first digit that shows."""
        found = known(value)
        return self("say.not_known") if found is None else self._own(say_signed(found))

    def span(self, low: Any, high: Any, *, places: int = 1, signed: bool = False) -> str:
        """Write a range, or one number where both ends look alike."""
        write = self.signed if signed else (lambda v: self.number(v, places=places))
        first, last = write(low), write(high)
        return first if first == last else self("say.span", low=first, high=last)

    def estimate(self, value: Any, low: Any, high: Any) -> str:
        """Write an estimate with its sign, no finer than the ends of its interval."""
        ends = (abs(float(low)), abs(float(high)))
        found = known(value)
        if found is not None and abs(found) < 0.05 and max(ends) >= 0.1:
            return self.number(0.0)
        return self.signed(value)

    def share(self, value: Any) -> str:
        """Write a share as a whole percentage; only all is 100 and only none is 0."""
        found = known(value)
        if found is None:
            return self("say.not_known")
        if 0 < found < 0.005:
            return self("say.under_1")
        if 0.995 <= found < 1:
            return self("say.over_99")
        return self("say.percent", number=f"{found * 100:.0f}")

    def share_span(self, low: Any, high: Any) -> str:
        """Write a range of shares."""
        return self("say.span", low=self.share(low), high=self.share(high))

    def day(self, day: date) -> str:
        """Write a day out."""
        month = self.strings["date"]["months"][day.month - 1]
        return self("date.long", day=day.day, month=month, year=day.year)

    def short_day(self, day: date, *, year: bool = False) -> str:
        """Write a day with its month shortened, and without its year unless that is asked for."""
        month = self.strings["date"]["short_months"][day.month - 1]
        told = self("date.short", day=day.day, month=month)
        return self("date.short_year", day=told, year=day.year) if year else told

    def days_between(self, first: date, last: date) -> str:
        """Write from which day to which."""
        if first == last:
            return self.day(first)
        return self("say.span", low=self.day(first), high=self.day(last))

    def join(self, items: Sequence[str]) -> str:
        """Join words as in a sentence."""
        if len(items) < 2:
            return "".join(items)
        return self("say.and", before=", ".join(items[:-1]), last=items[-1])

    def word(self, table: str, name: str) -> str:
        """Give the word for a name of a closed list, or the name itself where it is a person's."""
        found = self.strings[table].get(name)
        return clean(name) if found is None else str(found)

    def treatment(self, name: str, own: OwnWords | None = None) -> str:
        """Name a treatment in the person's own words, its name behind where it is not plain."""
        # Medicines keep their names, written as the language does.
        told, words = self._treatment(name), clean((own or {}).get(name, ""))
        if not words or fold(words) == fold(told):
            return told
        return words if is_plain(words, told) else f"{words} ({told})"

    def _treatment(self, name: str) -> str:
        found = self.strings["treatment_names"].get(name)
        if found is not None:
            return str(found)
        told = self._medicine(name) if name in _names_of_drugs() else clean(name)
        return start_sentence(told) if self("say.capital_nouns") == "yes" else told

    def factor(self, name: str, kind: str) -> str:
        """Name a factor of a day."""
        if kind == "change" and name.endswith(_CHANGE):
            return self("before.change_of", factor=self.factor(name[: -len(_CHANGE)], ""))
        taken = _TAKEN.fullmatch(name)
        if taken:
            source = self.word("sources", taken["source"]) + (taken["number"] or "")
            return f"{self.factor(taken['name'], kind)} ({source})"
        if name in self.strings["factors"]:
            return str(self.strings["factors"][name])
        told = clean(name)
        return start_sentence(told) if self("say.capital_nouns") == "yes" else told

    def in_picture(self, text: str) -> str:
        """Put the words of a picture into this language, phrase by phrase."""
        phrases = self.strings["picture_words"]
        text = _DAY_AND_MONTH.sub(self._day_in_picture, text)
        return _any_of(tuple(phrases)).sub(lambda match: str(phrases[match.group()]), text)

    def _day_in_picture(self, found: re.Match[str]) -> str:
        month = self.strings["date"]["short_months"][_MONTHS.index(found["month"])]
        return self("date.short", day=found["day"], month=month)

    def _medicine(self, name: str) -> str:
        """Put a medicine's name into this language: as a whole, or substance by substance."""
        named = self.strings.get("medicine_names")
        if named is None:
            return name
        if name in named:
            return str(named[name])
        return " ".join(str(named.get(word, start_sentence(word))) for word in name.split(" "))

    def _own(self, number: str) -> str:
        return number.replace(".", self("say.decimal"))


@cache
def _names_of_drugs() -> frozenset[str]:
    return frozenset(item.name for item in known_treatments() if item.atc)


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def list_languages() -> tuple[str, ...]:
    """List the languages that a page can be in.

    Examples
    --------
    >>> list_languages()
    ('de', 'en')
    """
    folder = files("hdiary.report") / _FOLDER
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def load_words(language: str) -> Words:
    """Load a language."""
    known_ones = list_languages()
    if language not in known_ones:
        raise ValueError(f'no page in "{language}"; give one of {", ".join(known_ones)}')
    text = (files("hdiary.report") / _FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))

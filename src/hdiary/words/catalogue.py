"""The words of one language: sentences, numbers, days, lists and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from gettext import c2py
from typing import Any, Literal

from hdiary.words.clean import clean, known
from hdiary.words.filling import Filling
from hdiary.words.hidden import say_hidden
from hdiary.words.names import OwnWords, name_factor, name_treatment, say_own
from hdiary.words.phrase import Phrase
from hdiary.words.rounding import round_amount, round_number, round_signed
from hdiary.words.tables import read_tables

_SPACE = "\N{NO-BREAK SPACE}"
Place = Literal["page", "screen", "table"]
"""Where words stand: lines break anywhere on a screen; tables hold hdiary's own names."""


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """One language.

    Attributes
    ----------
    name
        Such as ``"en"``.
    strings
        Its file: tables of strings; a string may hold ``{names}`` of what is put in, and how,
        such as ``{fall:number}``; a list of strings is one sentence for each plural form.
    place
        Where the words will stand.
    own
        What one person calls their treatments, where that is not hdiary's name.
    """

    name: str
    strings: Mapping[str, Any]
    place: Place = "page"
    own: OwnWords = field(default_factory=dict)

    def __call__(self, key: str | Phrase, /, **values: object) -> str:
        """Say a phrase, or the words of a key with their places filled."""
        if isinstance(key, Phrase):
            return self(key.key, **dict(key.values))
        found = self._find(key)
        text = found[self._form(values["n"])] if isinstance(found, list) else str(found)
        # Before they are filled: what is put in may be a person's, and stays as it is.
        text = self._breaking(text)
        return Filling(self).vformat(text, (), values) if values else text

    def has(self, key: str) -> bool:
        """Say whether there are words for a key."""
        try:
            self._find(key)
        except KeyError:
            return False
        return True

    def lines(self, key: str) -> tuple[str, ...]:
        """Give a list of strings."""
        return tuple(self._breaking(text) for text in self._find(key))

    def count(self, noun: str, number: int) -> str:
        """Say how many of something, in the right number."""
        return self(f"count.{noun}", n=number)

    def number(self, value: Any, *, places: int = 1) -> str:
        """Round a number for the eye; words where it is missing."""
        found = known(value)
        if found is None:
            return self("say.not_known")
        return self.decimal(round_number(found, places=places))

    def amount(self, value: Any) -> str:
        """Round a number to the first digit that shows; words where it is missing."""
        found = known(value)
        return self("say.not_known") if found is None else self.decimal(round_amount(found))

    def whole(self, value: Any) -> str:
        """Write a large number without decimals, its thousands parted."""
        return f"{float(value):,.0f}".replace(",", str(self.strings["say"]["thousands"]))

    def signed(self, value: Any) -> str:
        """Write a change with its sign, to the first digit that shows."""
        found = known(value)
        return self("say.not_known") if found is None else self.decimal(round_signed(found))

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
        return self("date.long", day=day.day, month=self.month(day), year=day.year)

    def month(self, day: date) -> str:
        """Give the name of a day's month."""
        return str(self.strings["date"]["months"][day.month - 1])

    def short_month(self, day: date) -> str:
        """Give the name of a day's month, shortened."""
        return str(self.strings["date"]["short_months"][day.month - 1])

    def short_day(self, day: date, *, year: bool = False) -> str:
        """Write a day with its month shortened, and without its year unless that is asked for."""
        told = self("date.short", day=day.day, month=self.short_month(day))
        return self("date.short_year", day=told, year=day.year) if year else told

    def days_between(self, first: date, last: date) -> str:
        """Write from which day to which."""
        if first == last:
            return self.day(first)
        return self("say.span", low=self.day(first), high=self.day(last))

    def told(self, text: str, phrases: Mapping[str, Phrase]) -> str:
        """Say words of a table again, where it is known from which phrase they were written."""
        found = phrases.get(text)
        return text if found is None else self(found)

    def quote(self, text: object) -> str:
        """Put something of a person's between quotation marks, or say that it is not shown."""
        return self("say.quote", text=say_hidden(str(text), self))

    def quotes(self, names: Sequence[object], *, most: int = 4) -> str:
        """Name some columns, the first few in full."""
        shown = [self.quote(name) for name in names]
        if len(shown) > most:
            shown = [*shown[: most - 1], self("say.others", n=len(shown) - most + 1)]
        return self.join(shown)

    def join(self, items: Sequence[str]) -> str:
        """Join words as in a sentence."""
        if len(items) < 2:
            return "".join(items)
        return self("say.and", before=", ".join(items[:-1]), last=items[-1])

    def either(self, items: Sequence[str]) -> str:
        """Join words of which one is meant."""
        if len(items) < 2:
            return "".join(items)
        return self("say.or", before=", ".join(items[:-1]), last=items[-1])

    def some(self, names: Sequence[str], *, most: int = 6) -> str:
        """Join names as in a sentence, the last of many as a number."""
        shown = list(names)
        if len(shown) > most:
            shown = [*shown[: most - 1], self("say.more", n=len(shown) - most + 1)]
        return self.join(shown)

    def word(self, table: str, name: str) -> str:
        """Give the word for a name of a closed list, or the name itself where it is a person's."""
        found = self._find(table).get(name)
        return clean(name) if found is None else self._breaking(str(found))

    def treatment(self, name: str, own: OwnWords | None = None, *, again: bool = False) -> str:
        """Name a treatment in the person's own words, its name behind where it is not plain."""
        # Named ``again``, where both stood before, the own words do.
        if self.place == "table":
            return name
        words = self.own if own is None else own
        if self.name == "en" and self.place == "screen":
            # As in the tables beside the words.
            return say_own(name, words)
        return name_treatment(name, words, self.strings, again=again)

    def factor(self, name: str, kind: str = "") -> str:
        """Name a factor of a day."""
        if self.place == "table" or (self.name == "en" and self.place == "screen"):
            return name
        return name_factor(name, kind, self.strings)

    def standing(self, place: Place, own: OwnWords | None = None) -> Words:
        """Give the same language for words that stand elsewhere, or for a person's own names."""
        return replace(self, place=place, own=self.own if own is None else own)

    def _find(self, key: str) -> Any:
        found: Any = self.strings
        for part in key.split("."):
            found = found[part]
        return found

    def _form(self, number: object) -> int:
        return _plural(str(self.strings["say"]["plural"]), int(str(number)))

    def _breaking(self, text: str) -> str:
        return text if self.place == "page" else text.replace(_SPACE, " ")

    def decimal(self, number: str) -> str:
        """Write a number that is rounded with the sign of this language."""
        return number.replace(".", str(self.strings["say"]["decimal"]))


@cache
def _plural(rule: str, number: int) -> int:
    return int(c2py(rule)(abs(number)))


def say_plain(told: Phrase) -> str:
    """Give a phrase as tables have it: in English, with hdiary's own names.

    Parameters
    ----------
    told
        A reason, or a notice.

    Returns
    -------
    str
        The same for the same phrase.

    Examples
    --------
    >>> from hdiary.words import phrase
    >>> say_plain(phrase("reason.only_listed"))
    'only headaches are listed'
    """
    return _say_plain(told)


@lru_cache(maxsize=10_000)
def _say_plain(told: Phrase) -> str:
    return load_words("en", "table")(told)


def write_plain(told: str | Phrase, phrases: dict[str, Phrase]) -> str:
    """Write a phrase as tables have it, and keep it beside, by these words.

    Parameters
    ----------
    told
        A phrase; words that are already written stay as they are.
    phrases
        Where it is kept, so that ``say.told`` can say it in another language.

    Returns
    -------
    str
        Its English words.

    Examples
    --------
    >>> from hdiary.words import load_words, phrase
    >>> phrases = {}
    >>> write_plain(phrase("reason.only_listed"), phrases)
    'only headaches are listed'
    >>> load_words("de").told("only headaches are listed", phrases)
    'es sind nur Kopfschmerzen aufgeschrieben'
    """
    if isinstance(told, str):
        return told
    text = say_plain(told)
    phrases[text] = told
    return text


def load_words(language: str, place: Place = "page", own: OwnWords | None = None) -> Words:
    r"""Load a language.

    Parameters
    ----------
    language
        Its code, such as ``"de"``.
    place
        Where the words will stand: ``"page"``, ``"screen"`` or ``"table"``.
    own
        What one person calls their treatments; see `Words`.

    Returns
    -------
    Words
        The same strings at every call.

    Raises
    ------
    ValueError
        If there is no such language.

    Examples
    --------
    >>> words = load_words("de")
    >>> words.number(1.25), words.signed(2.5), words.share(0.5), words.count("day", 1)
    ('1,2', '+2,5', '50\xa0%', '1 Tag')
    """
    return Words(language, read_tables(language), place, own or {})

"""Which sign of a table of people parts decimals and which thousands: one order, or asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hdiary.diary import Problems
from hdiary.diary.people import Parse
from hdiary.read.numbers import parse_number
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_NUMERIC = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""``1.234`` and ``1,234``: a thousand and more, or a little more than one."""
_GROUPED = {
    sign: re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:{re.escape(other)}\d{{3}})+(?:{re.escape(sign)}\d+)?")
    for sign, other in ((".", ","), (",", "."))
}
"""By the decimal sign: numbers whose thousands the other sign parts."""
_OTHER = {".": ",", ",": "."}
_MOST = 2 / 3
_BY_DELIMITER = {"comma": "."}
"""What is the decimal sign where nothing in a table tells; behind other signs it may be both."""


def number_parsers(
    columns: Mapping[str, Sequence[str]],
    meant: Mapping[str, str],
    found: Problems,
    *,
    delimiter: str | None,
) -> dict[str, Parse]:
    """Decide for each column what parts its decimals; what stays open is asked about."""
    told = {
        name: [text.strip() for text in dict.fromkeys(texts) if not is_blank(text)]
        for name, texts in columns.items()
        if meant[name] in ("fact", "number")
    }
    numeric = {name: said for name, said in told.items() if said and _are_numbers(said)}
    # The cells of a workbook are numbers already, whose decimals a point parts.
    if delimiter is None:
        return dict.fromkeys(columns, parse_number)
    everywhere = set().union(*map(_signs, numeric.values())) if numeric else set()
    chosen: dict[str, Parse] = dict.fromkeys(columns, parse_number)
    for name, said in numeric.items():
        own = _signs(said)
        seen = own or everywhere or {*_BY_DELIMITER.get(delimiter, "")}
        sign = next(iter(seen)) if len(seen) == 1 else None
        either = [text for text in said if _EITHER.fullmatch(text)]
        if sign is None and either:
            sign = _settle(name, either, meant[name], delimiter, everywhere, found)
        elif either and not own:
            _tell(name, either[0], sign or ".", found)
        chosen[name] = _parser(sign)
    return chosen


def _are_numbers(said: Sequence[str]) -> bool:
    return sum(_NUMERIC.fullmatch(text) is not None for text in said) >= _MOST * len(said)


def _signs(said: Sequence[str]) -> set[str]:
    """Give the decimal signs of numbers that can be read in one way only."""
    seen: set[str] = set()
    for text in said:
        if _EITHER.fullmatch(text) or not ("." in text or "," in text):
            continue
        grouped = [sign for sign, form in _GROUPED.items() if form.fullmatch(text)]
        if grouped:
            seen.update(grouped)
        elif parse_number(text) is not None:
            seen.add("," if "," in text else ".")
    return seen


def _settle(
    name: str, either: Sequence[str], meant: str, delimiter: str, everywhere: set[str],
    found: Problems,
) -> str | None:  # fmt: skip
    """Take a column that was said to hold numbers as it stands, or ask which is meant."""
    commas = all("," in text for text in either)
    if delimiter == "semicolon" and not everywhere and commas:
        _tell(name, either[0], ",", found)
        return ","
    if meant == "number":
        return "," if commas else "."
    found.add(
        "thousands",
        column=name,
        value=either[0],
        expected=phrase("read.factors.one_way"),
        suggestion=phrase("read.people.thousand_or_one", text=either[0]),
        fatal=True,
    )
    found.suggest(phrase("read.people.is_decimal", text=either[0]), columns={name: "number"})
    return None


def _tell(name: str, text: str, decimal: str, found: Problems) -> None:
    how = "as_decimal" if decimal in text else "as_thousands"
    sign = "," if "," in text else "."
    found.warn(
        "thousands",
        column=name,
        expected=phrase("read.factors.one_way"),
        suggestion=phrase(f"read.factors.{how}", text=text, sign=sign),
    )


def _parser(sign: str | None) -> Parse:
    if sign is None:
        return parse_number

    def number(text: str) -> float | None:
        bare = text.strip()
        return parse_number(
            bare.replace(_OTHER[sign], "") if _GROUPED[sign].fullmatch(bare) else bare
        )

    return number

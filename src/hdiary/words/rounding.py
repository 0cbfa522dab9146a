"""How numbers are rounded for the eye, in any language."""

from __future__ import annotations


def round_number(value: float, *, places: int = 1) -> str:
    """Round a number: no needless zeros, never ``-0``."""
    text = f"{value:.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")


def round_amount(value: float) -> str:
    """Round to one decimal, or to the first digit that shows, so that little is not nothing."""
    told = round_number(value)
    for places in (2, 3):
        if told == "0" and value:
            told = round_number(value, places=places)
    return told


def round_signed(value: float) -> str:
    """Write a change with its sign, to the first digit that shows."""
    told = round_amount(value)
    return f"+{told}" if value > 0 and told != "0" else told


def start_sentence(text: str) -> str:
    """Give words their capital at the beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]

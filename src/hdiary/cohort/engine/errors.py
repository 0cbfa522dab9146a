"""What the engine refuses, in words."""

from __future__ import annotations

from hdiary.write import WriteError


class CohortError(WriteError):
    """A cohort that cannot be opened, packed or asked; the text says what to do next."""


def check_whole(name: str, value: object, *, least: int = 1) -> None:
    """Refuse what is no whole number, or too small."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise CohortError(f"{name} is {value!r}; give a whole number from {least} on")

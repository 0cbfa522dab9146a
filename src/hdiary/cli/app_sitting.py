"""What one sitting at the panel shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """What is shown, and how it is begun and told of."""

    code: str  # What the kernel runs
    title: str  # What stands above everything
    line: str  # A line beneath it
    begins: str  # What is said while the panel is made
    language: str
    browser: bool  # Whether a browser is opened
    tell: Callable[[str], None]  # What to do with the address, once there is one

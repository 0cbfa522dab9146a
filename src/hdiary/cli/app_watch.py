"""When a panel's window is closed for good, and when it is only read anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CLOSED = 6
"""So many looks without a kernel end it: a closed window takes its kernel along, and one that is
read anew has another at once."""
LOST = 15
"""So many looks with a kernel whose window has gone without a word end it."""
COMING = 180
"""So many looks with a kernel whose window has yet to come, on a slow computer, end it."""


@dataclass(slots=True)
class Watch:
    """Counts looks, not seconds: a computer that slept has not looked."""

    seen: set[str] = field(default_factory=set)  # Kernels that have had a window
    alone: int = 0  # Looks without a window

    def is_over(self, windows: Mapping[str, int]) -> bool:
        """Say, at each look, whether it is time to end; given are the windows of each kernel."""
        self.seen |= {kernel for kernel, count in windows.items() if count}
        self.alone = 0 if any(windows.values()) else self.alone + 1
        if not self.seen:
            return False  # nobody has come yet
        if not windows:
            return self.alone >= CLOSED
        return self.alone >= (LOST if set(windows) <= self.seen else COMING)

"""A bar on the screen for work that takes a while, and nothing for work that does not."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

import click

PATIENCE_SECONDS = 1.0


class Progress:
    """Shows how far the work is, on standard error, once it has taken over a second.

    Parameters
    ----------
    label
        What is being done.
    """

    # Call it with how much is done and how much there is; a stream that is no terminal shows
    # nothing.
    def __init__(self, label: str) -> None:
        self.label = label
        self.begun = time.monotonic()
        self.bar: Any = None
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Take note of how far the work is."""
        if not self.shown or total <= 0:
            return
        if self.bar is None:
            if time.monotonic() - self.begun < PATIENCE_SECONDS or done >= total:
                return
            self.bar = click.progressbar(length=total, label=self.label, file=sys.stderr)
            self.bar.__enter__()
        self.bar.length = total
        self.bar.update(max(0, done - self.bar.pos))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.__exit__(kind, error, trace)

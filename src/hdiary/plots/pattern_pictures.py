"""The pictures of what headaches look like: where, at which hour, on which weekday."""

from __future__ import annotations

from hdiary.plots.clock import plot_clock
from hdiary.plots.places import plot_places
from hdiary.plots.weekdays import plot_weekdays

__all__ = ["plot_clock", "plot_places", "plot_weekdays"]

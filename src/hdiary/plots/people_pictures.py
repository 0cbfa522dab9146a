"""The pictures of several people at once."""

from __future__ import annotations

from hdiary.plots.arms import plot_arms
from hdiary.plots.people import plot_people
from hdiary.plots.pooled import plot_pooled

__all__ = ["plot_arms", "plot_people", "plot_pooled"]

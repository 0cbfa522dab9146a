"""Make the pictures of the README and of the tour from the sample diary.

    python docs/pictures/make.py

They are made up like the sample itself. SVG, so that they are sharp on every screen and carry
their words.
"""

from __future__ import annotations

from pathlib import Path

import hdiary
from hdiary import plots

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "data" / "sample" / "diary.csv"


def main() -> None:
    """Draw every picture again."""
    diary = hdiary.read_diary(SAMPLE)
    change = hdiary.change(diary)
    pictures = {
        "calendar": plots.plot_calendar(hdiary.burden(diary)),
        "places": plots.plot_places(hdiary.pattern(diary)),
        "treatments": plots.plot_treatments(hdiary.treatments(diary)),
        "change": plots.plot_change(change, intervention="exercise"),
    }
    for name, ax in pictures.items():
        plots.save_figure(ax, HERE / f"{name}.svg", force=True)


if __name__ == "__main__":
    main()

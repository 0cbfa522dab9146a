"""The two heads on paper, with a number at each place."""

from __future__ import annotations

from html import escape

from hdiary.keep.heads import draw_heads
from hdiary.plots.heads import ZONES
from hdiary.vocabulary.places import PLACES
from hdiary.words import Words

_APART = 13.5
"""How far the middle of the second head stands from that of the first."""
_LINE = 'fill="none" stroke="#1b2026" stroke-width="0.2" stroke-linecap="round"'
_ZONE = 'fill="#e6eef4" stroke="#8a949e" stroke-width="0.12"'
_NUMBER = 'font-size="1.3" font-weight="bold" text-anchor="middle" fill="#1b2026"'
_SIDE = 'font-size="1.15" text-anchor="middle" fill="#1b2026"'
# Where a number stands that would not be read at the place's own point, such as beside an ear.
_MOVED = {"top of head": (0.0, 4.35), "forehead": (0.0, 2.75), "back of head": (0.0, -0.9)}
_MOVED |= {"neck": (0.0, -4.9), "shoulder": (3.0, -7.1), "temple": (-3.08, 1.35)}
_MOVED |= {"eye": (-1.4, 0.8), "face": (-1.75, -1.4), "jaw": (-1.5, -3.75)}


def number_places() -> dict[str, int]:
    """Give the number of each place, in the order of the list."""
    return {place: at for at, place in enumerate(PLACES, start=1)}


def draw_numbered(say: Words) -> str:
    """Draw both heads as SVG."""
    heads, numbers = draw_heads(), number_places()
    parts = []
    for back in (False, True):
        outlines = heads["back" if back else "front"]
        zones = [zone for zone in heads["zones"] if zone["back"] == back]
        clip = f"clip{int(back)}"
        inside = [
            f'<path d="{zone[half]}" {_ZONE}'
            + (f' clip-path="url(#{clip})"/>' if zone["clipped"] else "/>")
            for zone in zones
            for half in ("left", "right")
        ]
        lines = [f'<path d="{outlines[name]}" {_LINE}/>' for name in ("body", "ears", "outline")]
        left, right = say("paper.left"), say("paper.right")
        # In a mirror and in a photograph, a person's right is at the left of the picture.
        sides = (left, right) if back else (right, left)
        words = [
            f'<text x="{x}" y="3.4" {_SIDE}>{escape(side)}</text>'
            for x, side in zip((-4.75, 4.75), sides, strict=True)
        ]
        told = [_number(zone.place, numbers) for zone in ZONES if zone.back == back]
        parts.append(
            f'<clipPath id="{clip}"><path d="{outlines["outline"]}"/></clipPath>'
            f'<g transform="translate({_APART * back} 0)">'
            f"{''.join([*inside, *lines, *words, *told])}</g>"
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-7.0 -5.4 27.5 13.8"'
        f' font-family="DejaVu Sans">{"".join(parts)}</svg>'
    )


def _number(place: str, numbers: dict[str, int]) -> str:
    x, y = _MOVED[place]
    return f'<text x="{x}" y="{0.46 - y:.2f}" {_NUMBER}>{numbers[place]}</text>'

"""The path along which the course gives way while the odds ratio of a factor moves."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.logistic import add_penalty, inform, maximise


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """The rows of one block: whose course, which factor, and what else is in the model."""

    used: Bools
    response: Floats
    design: Floats
    penalty: Floats
    start: Floats
    x: Floats
    firth: bool


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Path:
    """The course refitted at one log odds ratio, and where it leads from there."""

    # ``tilted`` is what the course leaves of the factor: along it the log odds move when the
    # log odds ratio does and the course gives way (the least favourable direction).
    centre: Floats
    coefficients: Floats
    information: Floats
    direction: Floats
    log_odds: Floats
    tilted: Floats


def take_rows(rows: Rows, which: Bools) -> Rows:
    """Give some rows of a block."""
    return replace(
        rows,
        **{
            name: getattr(rows, name)[which]
            for name in rows.__dataclass_fields__
            if name != "firth"
        },
    )


def take_path(path: Path, which: Bools) -> Path:
    """Give the paths of some rows."""
    return Path(**{name: getattr(path, name)[which] for name in path.__dataclass_fields__})


def put_path(path: Path, at: Ints, other: Path) -> Path:
    """Put the rows of another path in their places."""
    if len(at) == len(path.centre):
        return other
    whole = {name: getattr(path, name).copy() for name in path.__dataclass_fields__}
    for name, values in whole.items():
        values[at] = getattr(other, name)
    return Path(**whole)


def refit(
    rows: Rows, log_odds_ratio: Floats, start: Floats, *, information: Floats | None = None
) -> Path:
    """Fit the course with the factor's log odds ratio given."""
    offset = rows.x * log_odds_ratio[:, None]
    found, _ = maximise(
        rows.response,
        rows.used,
        rows.design,
        rows.penalty,
        start,
        offset=offset,
        information=information,
    )
    information = inform(rows.design, rows.used, found, offset=offset)
    curvature = add_penalty(information, rows.penalty)
    log_odds = (rows.design @ found[:, :, None])[:, :, 0] + offset
    p = expit(log_odds)
    weight = np.where(rows.used, p * (1.0 - p), 0.0)
    crossed = ((rows.x * weight)[:, None, :] @ rows.design)[:, 0, :]
    direction = np.asarray(np.linalg.solve(curvature, crossed[:, :, None])[:, :, 0], np.float64)
    tilted = rows.x - (rows.design @ direction[:, :, None])[:, :, 0]
    return Path(
        centre=log_odds_ratio,
        coefficients=found,
        information=information,
        direction=direction,
        log_odds=log_odds,
        tilted=np.where(rows.used, tilted, 0.0),
    )


def score_along(rows: Rows, path: Path, log_odds_ratio: Floats) -> tuple[Floats, Floats]:
    """Give the standardised score and the information along a path."""
    moved = (log_odds_ratio - path.centre)[:, None]
    p = expit(path.log_odds + path.tilted * moved)
    share = p * (1.0 - p) * path.tilted**2
    held = rows.penalty * path.direction
    own = np.maximum(share.sum(axis=1), np.finfo(np.float64).tiny)
    information = own + (held * path.direction).sum(axis=1)
    score = (path.tilted * (rows.response - p)).sum(axis=1)
    score += (held * (path.coefficients - path.direction * moved)).sum(axis=1)
    if rows.firth:
        score += (share * (0.5 - p) * path.tilted).sum(axis=1) / own
    return score / np.sqrt(information), information

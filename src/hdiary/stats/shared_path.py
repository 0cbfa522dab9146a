"""Where the efficient score of each factor is a given size, in a model shared by all of them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.profile import settle
from hdiary.stats.score import LEAST_LEFT
from hdiary.stats.shared import Shared
from hdiary.stats.trail import Trail, find_on_trail, score_trail, step_on_trail

_MOST_STEPS, _LONGEST_STEP = 60, 2.0
_FIRST_STEP, _TURNS = 1e-4, 3
"""How often the direction in which the course gives way is corrected for a row's own weights."""
_ROUGH_STEP, _FINE_STEP, _ROUGH_ROOT, _FINE_ROOT = 2e-4, 2e-5, 1e-3, 1e-5
"""What is left of the steps tells on the score by its square."""
_MOST_CENTRES, _LAST_MOVE, _MOST_SHARE = 10, 1e-5, 0.2
"""Moves from fit to fit shrink by nearly the same share, so that what is left can be added."""
_PACK = 8
_FAR = 5.0
_NEAR_ROOT, _ASTRAY = 1e-4, 1e-3


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Asked:
    """The models of R rows of each of n people, laid out for products of matrices."""

    side: Floats  # (n, 1, T): 1 for a headache, -1 for none
    design: Floats  # (n, T, m), 0 on days that are not used; by half
    across: Floats  # (n, m, T): the same turned, by half
    penalty: Floats  # (n, 1, m)
    inverse: Floats  # (n, m, m)
    held: Floats  # (n, R, h, m)
    x: Floats  # (n, R, T)


def find_odds(shared: Shared, far: Floats) -> Floats:
    """Give estimate, low, high, both standard errors and z at no effect, (6, n, K)."""
    shape = shared.x.shape[:2]
    asked = _ask(shared)
    null = _refit(asked, np.zeros(shape), shared.start, last=_FIRST_STEP)
    z, information = score_trail(null, np.zeros(shape))
    weight = 0.25 * shared.used[:, None]
    spread = (shared.x * shared.x * weight).sum(axis=2)
    told = (spread > 0) & (information > LEAST_LEFT * spread)
    estimate, centre = _find(asked, null, np.zeros(shape), told)
    far = np.broadcast_to(far[:, None], shape)
    # Both ends are looked for at once: they are two rows of the same factor.
    both = replace(asked, held=_twice(asked.held), x=_twice(asked.x))
    begin = Trail(**{each.name: _twice(getattr(centre, each.name)) for each in fields(Trail)})
    ends, _ = _find(both, begin, np.concatenate([far, -far], axis=1), _twice(told))
    low, high = np.split(ends, 2, axis=1)
    _, at_estimate = score_trail(centre, estimate)
    errors = 1.0 / np.sqrt(at_estimate), 1.0 / np.sqrt(information)
    found = np.stack([estimate, low, high, *errors, z])
    return np.where(told, settle(found, far), np.nan)


def _twice(rows: Any) -> Any:
    return np.concatenate([rows, rows], axis=1)


def _ask(shared: Shared) -> _Asked:
    return _Asked(
        side=np.where(shared.used, 2.0 * shared.response - 1.0, 0.0)[:, None],
        design=0.5 * shared.design,
        across=np.ascontiguousarray(0.5 * np.swapaxes(shared.design, 1, 2)),
        penalty=shared.penalty[:, None],
        inverse=shared.inverse,
        held=np.ascontiguousarray(np.swapaxes(shared.held, 2, 3)),
        x=shared.x,
    )


def _take(asked: _Asked, which: Bools) -> _Asked:
    if which.all():
        return asked
    return _Asked(**{each.name: getattr(asked, each.name)[which] for each in fields(asked)})


def _refit(asked: _Asked, log_odds_ratio: Floats, start: Floats, *, last: float) -> Trail:
    """Fit what stands beside each factor with its log odds ratio given."""
    found = _climb(asked, log_odds_ratio, start, last)
    half = _lie(asked, log_odds_ratio, found)
    side = np.tanh(half)
    weight = side * side
    np.subtract(0.5, 0.5 * weight, out=weight)
    direction, tilted = np.zeros_like(found), asked.x
    for _ in range(_TURNS):
        left = (tilted * weight) @ asked.design - asked.penalty * direction
        direction = direction + _solve(asked, left)
        tilted = _tilt(asked, direction)
    return _lead(asked, log_odds_ratio, found, direction, half, tilted)


def _lie(asked: _Asked, log_odds_ratio: Floats, found: Floats) -> Floats:
    """Give half the log odds of each day, (n, R, T)."""
    half = asked.x * (0.5 * log_odds_ratio)[:, :, None]
    half += found @ asked.across
    return half


def _tilt(asked: _Asked, direction: Floats) -> Floats:
    """Give what the model leaves of each factor as it gives way, (n, R, T)."""
    return np.asarray(asked.x - (direction + direction) @ asked.across)


def _lead(
    asked: _Asked,
    log_odds_ratio: Floats,
    found: Floats,
    direction: Floats,
    half: Floats,
    tilted: Floats,
) -> Trail:
    held = asked.penalty * direction
    return Trail(
        centre=log_odds_ratio,
        coefficients=found,
        direction=direction,
        half=half,
        tilted=tilted,
        pull=0.5 * np.vecdot(tilted, asked.side) + np.vecdot(held, found),
        held=np.vecdot(held, direction),
    )


def _climb(asked: _Asked, log_odds_ratio: Floats, start: Floats, last: float) -> Floats:
    """Find the coefficients with each factor's log odds ratio given."""
    # The curvature is that of the person's own fit, whatever the row, so that a step costs one
    # product of matrices a person; a step that does not shrink is halved from then on.
    answer, at = start.copy(), np.arange(len(start))
    found, offset = start.copy(), asked.x * (0.5 * log_odds_ratio)[:, :, None]
    pace, before = np.ones_like(log_odds_ratio), np.full_like(log_odds_ratio, np.inf)
    for _ in range(_MOST_STEPS):
        side = found @ asked.across
        side += offset
        np.tanh(side, out=side)
        np.subtract(asked.side, side, out=side)
        step = _solve(asked, side @ asked.design - asked.penalty * found)
        length = np.abs(step).max(axis=2, initial=0.0)
        moving = (length >= last).any(axis=1)
        if not moving.any():
            break
        pace = np.where(length > before, 0.5 * pace, pace)
        before = length
        step = np.clip(step * pace[:, :, None], -_LONGEST_STEP, _LONGEST_STEP)
        found[moving] += step[moving]
        answer[at] = found
        if 2 * moving.sum() < len(moving):
            # Most are there; go on with the others alone.
            asked, at, found, offset = (
                _take(asked, moving),
                at[moving],
                found[moving],
                offset[moving],
            )
            pace, before = pace[moving], before[moving]
    return answer


def _solve(asked: _Asked, slope: Floats) -> Floats:
    """Give the inverse curvature of each row times a slope, (n, R, m)."""
    step = np.asarray(slope @ asked.inverse)
    for turn in range(asked.held.shape[2]):
        held = asked.held[:, :, turn]
        step -= held * np.vecdot(held, slope)[:, :, None]
    return step


def _find(asked: _Asked, trail: Trail, target: Floats, told: Bools) -> tuple[Floats, Trail]:
    """Find the log odds ratios whose standardised scores are the targets."""
    # Along a trail fitted elsewhere it is nearly right; the trail is fitted again there. Twice
    # for all rows, which leaves few that move; these go on in packs.
    trail, first, second, third = _begin(asked, trail, target, told)
    answer, rest = _run_out(third, third - second, second - first)
    person, row = _pack(told & (np.abs(rest) >= _LAST_MOVE))
    if not len(person):
        return answer, trail
    at = (person[:, None], row)
    own, part, want = _choose(asked, person, row), _rows_of(trail, at), target[at]
    found, moved = third[at], (third - second)[at]
    for _ in range(_MOST_CENTRES):
        part, after = _again(own, part, found, want)
        before, moved, found = moved, after - found, after
        answer[at], rest = _run_out(found, moved, before)
        trail = _put(trail, at, part)
        moving = np.asarray((np.abs(rest) >= _LAST_MOVE).any(axis=1))
        if not moving.any():
            break
        at = (at[0][moving], at[1][moving])
        own, part, want = _take(own, moving), _rows_of(part, moving), want[moving]
        found, moved = found[moving], moved[moving]
    return answer, trail


def _begin(
    asked: _Asked, trail: Trail, target: Floats, told: Bools
) -> tuple[Trail, Floats, Floats, Floats]:
    """Find them three times, twice roughly where that is enough."""
    whole = trail
    first = find_on_trail(trail, target, last=_ROUGH_ROOT)
    trail, second = _again(asked, trail, first, target, last=_ROUGH_STEP, root=_ROUGH_ROOT)
    trail = _follow(asked, trail, second, last=_ROUGH_STEP)
    near = find_on_trail(trail, target, last=_NEAR_ROOT)
    ends = np.stack([first, second, step_on_trail(trail, target, near)])
    far: Bools = np.asarray((np.abs(ends) > _FAR).any(axis=0) | (np.abs(ends[2] - near) > _ASTRAY))
    wild: Bools = np.asarray((told & far).any(axis=1))
    if wild.any():
        # So far out nearly nothing is left of the information, and rough turns do not lead there.
        own, some, goal = _take(asked, wild), _rows_of(whole, wild), target[wild]
        ends[0, wild] = find_on_trail(some, goal)
        for turn in (1, 2):
            some, ends[turn, wild] = _again(own, some, ends[turn - 1, wild], goal)
        trail = _put(trail, np.flatnonzero(wild), some)
    return trail, ends[0], ends[1], ends[2]


def _again(
    asked: _Asked,
    trail: Trail,
    found: Floats,
    target: Floats,
    *,
    last: float = _FINE_STEP,
    root: float = _FINE_ROOT,
) -> tuple[Trail, Floats]:
    """Fit a trail again where the target was found, and find it along that."""
    trail = _follow(asked, trail, found, last=last)
    return trail, find_on_trail(trail, target, last=root)


def _follow(asked: _Asked, trail: Trail, found: Floats, *, last: float) -> Trail:
    """Fit a trail again farther along it."""
    moved = (found - trail.centre)[:, :, None]
    return _refit(asked, found, trail.coefficients - trail.direction * moved, last=last)


def _run_out(found: Floats, moved: Floats, before: Floats) -> tuple[Floats, Floats]:
    """Give where moves that shrink alike run out, and how far that is (Aitken's process)."""
    share = np.divide(moved, before, out=np.ones(moved.shape), where=np.abs(before) > 0)
    share = np.where(np.abs(share) < _MOST_SHARE, share, 0.0)
    rest = moved * share / (1.0 - share)
    return found + rest, np.where(rest == 0.0, moved, rest)


def _pack(rows: Bools) -> tuple[Ints, Ints]:
    """Lay some rows of people in packs of one size: whose each is, and which rows are in it."""
    # One size whoever else is there, so that a row is computed alike in all company.
    count = rows.sum(axis=1)
    packs = -(-count // _PACK)
    person = np.repeat(np.arange(len(rows)), packs)
    turn = np.arange(len(person)) - np.repeat(np.cumsum(packs) - packs, packs)
    order = np.argsort(~rows, axis=1, kind="stable")
    place = turn[:, None] * _PACK + np.arange(_PACK)
    return person, order[person[:, None], np.minimum(place, count[person, None] - 1)]


def _choose(asked: _Asked, person: Ints, row: Ints) -> _Asked:
    """Give the models of packs of rows."""
    at = (person[:, None], row)
    parts = {each.name: getattr(asked, each.name) for each in fields(asked)}
    own = ("held", "x")
    return _Asked(
        **{name: part[at] if name in own else part[person] for name, part in parts.items()}
    )


def _rows_of(trail: Trail, at: Any) -> Trail:
    return Trail(**{each.name: getattr(trail, each.name)[at] for each in fields(Trail)})


def _put(trail: Trail, at: Any, other: Trail) -> Trail:
    """Put some trails in their places."""
    whole = {each.name: getattr(trail, each.name).copy() for each in fields(Trail)}
    for name, values in whole.items():
        values[at] = getattr(other, name)
    return Trail(**whole)

"""Walking along a trail is walking along the path of each row."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit

from hdiary.stats.path import Path, Rows, refit, score_along
from hdiary.stats.trail import FARTHEST, Trail, find_on_trail, score_trail, step_on_trail

PEOPLE, MANY, DAYS = 3, 4, 90
AT = 0.4


@pytest.fixture(scope="module")
def walk() -> tuple[Rows, Path, Trail]:
    """Give rows of a course with a penalty, fitted at 0.4, as a path and as a trail."""
    rng = np.random.default_rng(1)
    rows = PEOPLE * MANY
    x = (rng.random((rows, DAYS)) < 0.4).astype(float)
    x -= x.mean(axis=1, keepdims=True)
    design = np.concatenate([np.ones((rows, DAYS, 1)), rng.normal(size=(rows, DAYS, 2))], axis=2)
    design[:, :, 1] += 1.5 * x
    response = (rng.random((rows, DAYS)) < expit(-0.3 + x + 0.5 * design[:, :, 1])).astype(float)
    used = np.ones((rows, DAYS), dtype=bool)
    penalty = np.tile([0.01, 6.0, 3.0], (rows, 1))
    model = Rows(
        used=used, response=response, design=design, penalty=penalty, start=np.zeros((rows, 3)),
        x=x, firth=True,
    )  # fmt: skip
    path = refit(model, np.full(rows, AT), model.start)
    held = penalty * path.direction
    pull = (path.tilted * (response - 0.5)).sum(axis=1) + (held * path.coefficients).sum(axis=1)

    def lay(values: np.ndarray) -> np.ndarray:
        return values.reshape(PEOPLE, MANY, *values.shape[1:])

    trail = Trail(
        centre=lay(path.centre), coefficients=lay(path.coefficients),
        direction=lay(path.direction), half=lay(0.5 * path.log_odds), tilted=lay(path.tilted),
        pull=lay(pull), held=lay((held * path.direction).sum(axis=1)),
    )  # fmt: skip
    return model, path, trail


@pytest.mark.parametrize("at", [-3.0, -0.5, 0.0, AT, 1.0, 4.0])
def test_its_score_is_that_along_the_path(walk: tuple[Rows, Path, Trail], at: float) -> None:
    rows, path, trail = walk
    z, information = score_trail(trail, np.full((PEOPLE, MANY), at))
    expected = score_along(rows, path, np.full(PEOPLE * MANY, at))
    np.testing.assert_allclose(z.ravel(), expected[0], rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(information.ravel(), expected[1], rtol=1e-8)


def test_it_is_found_where_the_score_is_the_target(walk: tuple[Rows, Path, Trail]) -> None:
    _, _, trail = walk
    target = np.linspace(-2.5, 2.5, PEOPLE * MANY).reshape(PEOPLE, MANY)
    found = find_on_trail(trail, target, last=1e-9)
    np.testing.assert_allclose(score_trail(trail, found)[0], target, atol=1e-6)
    for person, row in np.ndindex(PEOPLE, MANY):

        def away(at: float, person: int = person, row: int = row) -> float:
            everywhere = np.full((PEOPLE, MANY), at)
            return float((score_trail(trail, everywhere)[0] - target)[person, row])

        assert found[person, row] == pytest.approx(brentq(away, -10, 10), abs=1e-6)


def test_a_target_that_is_never_reached_is_looked_for_to_the_end(
    walk: tuple[Rows, Path, Trail],
) -> None:
    _, _, trail = walk
    assert find_on_trail(trail, np.full((PEOPLE, MANY), 1e3)) == pytest.approx(-FARTHEST, abs=1e-3)
    assert find_on_trail(trail, np.full((PEOPLE, MANY), -1e3)) == pytest.approx(FARTHEST, abs=1e-3)


def test_each_row_stops_where_it_is_there_whatever_the_others_do(
    walk: tuple[Rows, Path, Trail],
) -> None:
    _, _, trail = walk
    target = np.array([[0.0, 8.0, -1.0, 2.0]] * PEOPLE)
    together = find_on_trail(trail, target)
    for person in range(PEOPLE):
        at = slice(person, person + 1)
        own = Trail(**{each.name: getattr(trail, each.name)[at] for each in fields(Trail)})
        np.testing.assert_array_equal(find_on_trail(own, target[at]), together[at])


def test_a_step_is_newtons_along_how_the_score_falls(walk: tuple[Rows, Path, Trail]) -> None:
    _, _, trail = walk
    near = np.full((PEOPLE, MANY), 0.7)
    h = 1e-5
    z, ahead, behind = (score_trail(trail, near + by)[0] for by in (0.0, h, -h))
    slope = (ahead - behind) / (2 * h)
    found = step_on_trail(trail, np.full((PEOPLE, MANY), -0.5), near)
    np.testing.assert_allclose(found - near, (-0.5 - z) / slope, rtol=0.15)

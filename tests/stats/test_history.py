"""What the last days leave behind, in worked examples."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats.history import lay_history, lay_states, move

NAN = float("nan")


def test_what_was_not_there_is_missing() -> None:
    values = np.array([[1.0, 2.0, 3.0]])
    np.testing.assert_equal(move(values, 1), [[NAN, 1.0, 2.0]])
    np.testing.assert_equal(move(values, 2), [[NAN, NAN, 1.0]])
    np.testing.assert_equal(move(values, 3), [[NAN] * 3])
    np.testing.assert_equal(move(values, 4), [[NAN] * 3])
    assert move(values.astype(np.float32), 1).dtype == np.float32


def test_yesterday_counts_as_clear_where_it_is_not_known_and_the_day_before_as_usual() -> None:
    state = np.array([[1.0, NAN, 0.0, 1.0, 1.0], [NAN] * 5])
    one, two = lay_states(state)
    assert one.tolist() == [[0, 1, 0, 0, 1], [0] * 5]
    # Three of four known days hurt; of whom nothing is known, half of them.
    assert two.tolist() == [[0.75, 0.75, 1, 0.75, 0], [0.5] * 5]


def test_runs_of_two_three_and_four_days_are_products_of_the_days_before() -> None:
    state = np.array([[1.0, 1, 1, 1, 1, 0, 1]])
    usual = 6 / 7
    runs = lay_history(state, None)[0, :, :3]
    np.testing.assert_allclose(
        runs,
        [
            [0, 0, 0],
            [usual, usual**2, usual**3],
            [1, usual, usual**2],
            [1, 1, usual],
            [1, 1, 1],
            [1, 1, 1],
            [0, 0, 0],
        ],
    )


def test_without_ratings_pain_says_nothing() -> None:
    state = np.array([[1.0, 1, 0, 1]])
    for pain in (None, np.full((1, 4), NAN)):
        found = lay_history(state, pain)
        assert found.shape == (1, 4, 5)
        assert (found[0, :, 3:] == 0).all()
    assert lay_history(state.astype(np.float32), None).dtype == np.float32


def test_yesterdays_pain_counts_in_spreads_around_the_mean_of_rated_headaches() -> None:
    """Rated yesterdays are 0.2, 0.6 and 0.7: mean 0.5; the clear day's 0.9 is none of them."""
    state = np.array([[1.0, 1, 1, 0, 1, 0]])
    pain = np.array([[0.2, 0.6, 0.7, 0.9, NAN, NAN]])
    worst, severe = lay_history(state, pain)[0, :, 3:].T
    spread = np.sqrt((0.3**2 + 0.1**2 + 0.2**2) / 3)
    np.testing.assert_allclose(worst, [0, -0.3 / spread, 0.1 / spread, 0.2 / spread, 0, 0])
    # From six of ten on it was severe: two of three.
    np.testing.assert_allclose(severe, [0, -2 / 3, 1 / 3, 1 / 3, 0, 0], atol=1e-12)


def test_pain_that_is_always_the_same_has_no_spread_to_count_in() -> None:
    state, pain = np.ones((1, 4)), np.full((1, 4), 0.5)
    worst, severe = lay_history(state, pain)[0, :, 3:].T
    assert worst.tolist() == severe.tolist() == [0, 0, 0, 0]
    nearly = np.array([[0.5, 0.5 + 4e-6, 0.5, 0.5]])
    assert np.abs(lay_history(state, nearly)[0, :, 3]).max() == pytest.approx(np.sqrt(2), rel=1e-6)


def test_everybody_has_a_mean_and_a_spread_of_their_own() -> None:
    state = np.array([[1.0, 1, 1, 0], [1, 1, NAN, NAN]])
    pain = np.array([[0.2, 0.6, 0.7, 0.0], [0.9, 0.1, NAN, NAN]])
    both = lay_history(state, pain)
    for person in (0, 1):
        alone = lay_history(state[person : person + 1], pain[person : person + 1])
        np.testing.assert_array_equal(both[person], alone[0])

"""People have one order, by a hash of them, whoever else is there."""

from __future__ import annotations

import numpy as np

from hdiary.cohort.engine.order import find_buckets, hash_people


def test_a_place_is_the_first_8_bytes_of_blake2b() -> None:
    # printf P01 | b2sum -l 64
    assert f"{hash_people(['P01'])[0]:016x}" == "a389acffa5dc9575"


def test_a_place_does_not_depend_on_others() -> None:
    assert hash_people(["a", "b"])[1] == hash_people(["b"])[0]


def test_stretches_keep_the_order_and_are_of_about_one_size() -> None:
    places = np.sort(hash_people(map(str, range(10_000))))
    bucket = find_buckets(places, 8)
    assert (np.diff(bucket) >= 0).all()
    assert np.bincount(bucket).min() > 1000

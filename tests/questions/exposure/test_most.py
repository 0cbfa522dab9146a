"""Of very many factors, those are compared that differ on most days, and those that are named."""

from __future__ import annotations

import io

from hdiary.diary import Diary
from hdiary.questions.exposure import most
from hdiary.questions.exposure.factors import OWN
from hdiary.read import read_diary

MORE = most.MOST_FACTORS + 10


def diary(count: int) -> Diary:
    """Give a diary in which the later of two factors was there on one day more, up to a half."""
    head = ",".join(["date", "pain", *(f"thing {k}" for k in range(count))])
    rows = [
        ",".join(
            [f"2026-{1 + d // 28:02d}-{1 + d % 28:02d}", str(d % 4)]
            + ["yes" if d < 1 + (k % 20) else "no" for k in range(count)]
        )
        for d in range(56)
    ]
    return read_diary(io.StringIO("\n".join([head, *rows])))


def test_as_many_as_can_be_compared_are_all_kept() -> None:
    one = diary(30)
    factors = most.list_factors(one, treatments=False)
    assert most.keep_telling(factors, one, named=()) == (tuple(factors), ())


def test_of_more_those_stay_that_differ_on_most_days_in_the_diary_s_order() -> None:
    one = diary(MORE)
    factors = most.list_factors(one, treatments=False)
    assert len(factors) == MORE
    kept, left = most.keep_telling(factors, one, named=())
    places = [factors.index(factor) for factor in kept]
    assert len(kept) == most.MOST_FACTORS
    assert places == sorted(places)
    # Of the factors that were there on one day, the last ones are the ones left out.
    gone = [k for k in range(MORE) if factors[k] not in kept]
    assert gone == [k for k in range(MORE) if k % 20 == 0][-10:]
    assert [(out.name, out.source) for out in left] == [("10 further factors", OWN)]


def test_what_is_named_stays_whatever_it_tells() -> None:
    one = diary(MORE)
    factors = most.list_factors(one, treatments=False)
    least = factors[200].name
    assert least not in {factor.name for factor in most.keep_telling(factors, one, named=())[0]}
    kept, _ = most.keep_telling(factors, one, named=(least,))
    assert least in {factor.name for factor in kept}
    assert len(kept) == most.MOST_FACTORS

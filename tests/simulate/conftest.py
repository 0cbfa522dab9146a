"""What the tests of the simulator share: settings that isolate one thing."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from hdiary.simulate import Factor, Simulated


@pytest.fixture(scope="session")
def one_factor() -> tuple[Factor, ...]:
    """One habit without effect, which headaches make people do more."""
    return (
        Factor(
            name="resting", column="own", share=0.3, with_headache=1.0, at_weekend=1.0,
            over_time=1.0,
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def pairs() -> Callable[[Simulated, str], pd.DataFrame]:
    """Give each day its headache, yesterday's headache, and the factor of both days."""

    def _pairs(made_up: Simulated, factor: str) -> pd.DataFrame:
        entries = made_up.entries
        people = entries["patient"] if "patient" in entries else pd.Series("1", entries.index)
        table = pd.DataFrame(
            {
                "patient": people.astype(str),
                "date": entries["date"],
                "headache": (entries["pain"] > 0).astype(float),
                "factor": entries[factor].astype(float),
            }
        )
        before = table.assign(date=table["date"] + pd.Timedelta(days=1))
        return table.merge(before, on=["patient", "date"], suffixes=("", "_before"))

    return _pairs

"""What decides an answer, in a few letters."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

import pandas as pd

from hdiary.cohort.engine.asked import Asked
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.work import TOGETHER
from hdiary.diary import People
from hdiary.version import VERSION


def find_key(dataset: Dataset, asked: Asked, facts: People | None) -> str:
    """Give what decides an answer in a few letters: the data, the question, the version."""
    known = ""
    if facts is not None:
        rows = pd.util.hash_pandas_object(facts.table.astype("str"), index=False)
        known = hashlib.sha256(rows.to_numpy().tobytes()).hexdigest()
    told = {
        "question": asked.question,
        "settings": _plain(_told(asked)),
        "data": dataset.about.fingerprint,
        "people": known,
        "version": VERSION,
        "together": TOGETHER,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _told(asked: Asked) -> dict[str, Any]:
    """Give the settings that say something: none that is as it would be unsaid."""
    unsaid = inspect.signature(asked.find()).parameters
    return {
        name: value
        for name, value in asked.settings.items()
        if _plain(value) not in ([], _plain(unsaid[name].default))
    }


def _plain(value: Any) -> Any:
    """Turn settings into what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)

"""What is known of a cohort once all its diaries have come in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from hdiary.cohort.engine.about import About
from hdiary.cohort.engine.errors import CohortError
from hdiary.diary import Diary
from hdiary.questions.unsaid import find_columns, find_unread
from hdiary.version import VERSION

_LISTED = "only headaches listed"
"""What is odd of everybody together, and said of no part of them."""


@dataclass(eq=False, kw_only=True)
class Facts:
    """What is known once all diaries have come in."""

    settings: dict[str, Any] = field(default_factory=dict)
    scales: set[str] = field(default_factory=set)
    columns_in: dict[str, None] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    refused: int = 0
    headaches: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    of_files: dict[str, set[int]] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)

    def add(self, diary: Diary, *, file: int = 0) -> None:
        """Take note of one more diary, of a file by its number; refuse another scale of pain."""
        self.settings = self.settings or dict(diary.settings)
        self.scales.add(diary.scale)
        self.columns_in |= dict.fromkeys(sorted(diary.columns_in | find_columns(diary)))
        self.unread |= dict.fromkeys(sorted(find_unread(diary)))
        self.refused += diary.rows_refused
        self.headaches += diary.refused_headaches
        warned = diary.problems[diary.problems["severity"] == "warning"]
        warned = warned[warned["code"] != _LISTED]
        whole = warned["line"].isna()
        self.warnings.update(warned.loc[~whole, "code"].astype("str"))
        for code in warned.loc[whole, "code"].astype("str").unique():
            self.of_files.setdefault(code, set()).add(file)
        if len(self.scales) > 1:
            raise CohortError(
                f"the diaries are on different scales of pain ({', '.join(sorted(self.scales))}); "
                "say scale=, or pack those of each scale into a cohort of their own"
            )

    def sum_up(
        self, columns: tuple[str, ...], kinds: Mapping[str, str], *, only_headaches: bool
    ) -> About:
        """Say how everybody was read, once all have come in."""
        stated = self.settings.get("clear_between") is not None
        listed = only_headaches and not stated
        return About(
            version=VERSION,
            settings=json.loads(json.dumps(self.settings, default=str)),
            attack_list=listed,
            columns=columns,
            factors=kinds,
            columns_in=tuple(self.columns_in),
            unread=tuple(self.unread),
            rows_refused=self.refused,
            refused_headaches=self.headaches,
            warnings=dict(sorted(self.warnings.items())),
            of_files={code: len(files) for code, files in sorted(self.of_files.items())},
            aside=tuple(self.aside),
        )


def seal(content: Any, about: About) -> str:
    """Give the fingerprint of everything said, and of how it was read; not of the parts."""
    kept = ("settings", "attack_list", "columns", "factors", "columns_in", "unread")
    told = {name: value for name, value in asdict(about).items() if name in kept}
    content.update(json.dumps(told, sort_keys=True).encode())
    return str(content.hexdigest())

"""One run: from a diary, an anchor and the rules to the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from hdiary.cohort.endpoints.anchors import find_anchors, notice_anchors
from hdiary.cohort.endpoints.define import define
from hdiary.cohort.endpoints.measure import known_shares, lay_out, measure
from hdiary.cohort.endpoints.periods import split_periods
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.rules import Anchor, Rules, check_limit
from hdiary.cohort.endpoints.table import make_table
from hdiary.diary import Diary
from hdiary.questions.facts import gather_facts
from hdiary.questions.notices import make_notices


def ask_by_rules(
    diary: Diary,
    names: Sequence[str],
    *,
    anchor: Anchor,
    rules: Rules,
    shares: Mapping[str, float] | None = None,
) -> EndpointsResult:
    """Measure the endpoints named by the rules."""
    check_limit(diary.scale, rules.moderate_from)
    percents = known_shares() if shares is None else shares
    anchors = find_anchors(diary, anchor)
    facts = gather_facts(diary)
    cut = split_periods(facts, anchors, rules)
    laid = lay_out(diary, facts, cut)
    found = measure(laid, names, shares=percents)
    table, reasons = make_table(diary, cut, laid.recorded, found)
    return EndpointsResult(
        table=table,
        people=diary.people,
        settings={
            "scale": diary.scale,
            "names": list(names),
            "anchor": _say_anchor(anchor),
            **asdict(rules),
        },
        named=define(names, rules, scale=diary.scale, shares=percents),
        said=(*notice_anchors(anchors, diary), *make_notices(diary, diary.coverage)),
        reasons=reasons,
    )


def _say_anchor(anchor: Anchor) -> Any:
    """Echo the anchor; days of single people are not repeated."""
    if isinstance(anchor, Mapping | pd.Series):
        return "by person"
    if anchor is None or isinstance(anchor, str):
        return anchor
    return f"{pd.Timestamp(anchor):%Y-%m-%d}"

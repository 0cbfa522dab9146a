"""The definition of each endpoint, with the settings that it was measured by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hdiary.cohort.endpoints.by_day import moderate_limit
from hdiary.cohort.endpoints.catalogue import DOSE_NAMES
from hdiary.cohort.endpoints.rules import PRORATE, Rules
from hdiary.questions.relief.after import RELIEF_CUTS
from hdiary.words import Phrase, phrase


def define(
    names: Sequence[str], rules: Rules, *, scale: str, shares: Mapping[str, float]
) -> dict[str, Phrase]:
    """Give the definition of each endpoint."""
    return {name: _define_one(name, rules, scale, shares) for name in names}


def _define_one(name: str, rules: Rules, scale: str, shares: Mapping[str, float]) -> Phrase:
    parts = [_what(name, rules, scale, shares)]
    if name in DOSE_NAMES:
        parts.append(phrase(f"endpoints.doses.{rules.missing}"))
    elif rules.missing == PRORATE:
        parts.append(_least(rules))
    else:
        parts.append(phrase(f"endpoints.rule.{rules.missing}"))
    return phrase("notices.sentences", parts=tuple(parts))


def _least(rules: Rules) -> Phrase:
    if rules.least_days is None:
        return phrase("endpoints.rule.prorate_half")
    return phrase("endpoints.rule.prorate", n=rules.least_days)


def _what(name: str, rules: Rules, scale: str, shares: Mapping[str, float]) -> Phrase:
    if name in shares:
        of = phrase(f"endpoints.fallen.{rules.responder_of}")
        if shares[name] == 100:
            return phrase("endpoints.definition.responder_all", of=of)
        return phrase("endpoints.definition.responder", share=shares[name] / 100.0, of=of)
    if name == "moderate_days":
        limit = moderate_limit(scale, rules.moderate_from)
        if limit is None:
            return phrase("endpoints.definition.moderate_days_none")
        return phrase("endpoints.definition.moderate_days", limit=limit, scale=scale)
    if name == "pain_relief_2h":
        if scale not in RELIEF_CUTS:
            return phrase("endpoints.definition.pain_relief_2h_none")
        least, most = RELIEF_CUTS[scale]
        return phrase("endpoints.definition.pain_relief_2h", least=least, most=most, scale=scale)
    return phrase(f"endpoints.definition.{name}")

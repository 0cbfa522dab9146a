"""What a diary lacks for a window whose order is written."""

from __future__ import annotations

from hdiary.diary.arrays import Bools
from hdiary.questions.gates import Bar, Need, explain
from hdiary.questions.reasons import ONLY_LISTED, Phrases
from hdiary.questions.triggers.ordered import Ordered
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.vocabulary.windows import NIGHT_BEFORE
from hdiary.words import phrase

_NOT_SAID_NIGHT = phrase("triggers.reason.never_said_night")
_SAME_NIGHT = phrase("triggers.reason.same_night")
_SAME_EARLIER = phrase("triggers.reason.same_earlier")
_NOT_SAID_EARLIER = phrase("triggers.reason.never_said_earlier")


def explain_ordered(ordered: Ordered, *, listed: Bools, rules: TriggerRules) -> Phrases:
    """Say why a factor was not tested in a window; None where it was."""
    counts, gates = ordered.window.counts, rules.gates
    night = ordered.name == NIGHT_BEFORE
    used = counts.exposed + counts.unexposed
    headaches = counts.headaches_exposed + counts.headaches_unexposed
    rows = (
        Bar(holds=listed[ordered.people, None], why=ONLY_LISTED),
        Need(of="recorded_day", found=ordered.recorded[:, None], least=gates.min_days),
        Bar(holds=used < 1, why=_NOT_SAID_NIGHT if night else _NOT_SAID_EARLIER),
        Need(
            of="triggers.need.later_headache" if night else "triggers.need.timed_headache",
            found=headaches,
            least=gates.min_headaches,
        ),
        Need(of="triggers.need.clear_day", found=used - headaches, least=gates.min_clear),
        Bar(holds=counts.sd == 0, why=_SAME_NIGHT if night else _SAME_EARLIER),
        Need(of="triggers.need.day_with", found=counts.exposed, least=gates.min_exposed),
        Need(of="triggers.need.day_without", found=counts.unexposed, least=gates.min_unexposed),
    )
    return explain(rows, used.shape)

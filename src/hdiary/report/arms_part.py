"""The arms of a trial on the page of several people: who, how many, what differs, everybody."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.cohort import ArmsError, EndpointsComparison
from hdiary.cohort.arms.tell_trial import tell_results, tell_when
from hdiary.cohort.arms.trial import compare_endpoints
from hdiary.cohort.endpoints.catalogue import is_share
from hdiary.diary import Diary
from hdiary.plots import plot_arms
from hdiary.report.arms_tables import endpoints_table, flow_table, who_block
from hdiary.report.parts import Bullets, Para, Pictures, Section
from hdiary.report.pictures import LEAST, finish
from hdiary.words import Words

ARM = "arm"
"""The fact that says who belongs where, if nothing else is said."""
OUTCOMES = ("headache_days", "responder_50", "mean_pain")
WITHOUT_BASELINE = ("headache_days", "mean_pain")


@dataclass(frozen=True, kw_only=True, slots=True)
class Arms:
    """What was said of the arms: which fact, from which day, and against whom."""

    by: str | None = None
    anchor: str | None = None
    reference: str | None = None

    @property
    def asked(self) -> bool:
        """Whether anything was said."""
        return any(value is not None for value in (self.by, self.anchor, self.reference))


def arms_sections(say: Words, diary: Diary, arms: Arms) -> tuple[Section, ...]:
    """Give the sections about arms; none where nothing is known of them."""
    facts = diary.people
    by = arms.by or ARM
    if not arms.asked and (facts is None or by not in facts.columns):
        return ()
    try:
        found = compare_endpoints(
            diary,
            outcomes=OUTCOMES if arms.anchor else WITHOUT_BASELINE,
            by=by,
            anchor=arms.anchor,
            reference=arms.reference,
        )
    except ArmsError as error:
        if facts is None or by not in facts.columns:
            raise
        words = Bullets(items=tuple(map(say, error.problems)))
        return (Section(title=say("people.arms.title"), blocks=(words,)),)
    return (
        _difference(say, found),
        Section(title=say("people.arms.who"), blocks=(who_block(say, found),)),
        Section(title=say("people.arms.flow"), blocks=(flow_table(say, found),)),
    )


def _difference(say: Words, found: EndpointsComparison) -> Section:
    """Say how the arms differ, adjusted, and draw everybody's course."""
    told = [tell_when(found.settings, say)]
    told += tell_results(found.results, found.failed, found.table, say)
    if found.settings["endpoints_anchor"] is None:
        told.append(say("people.arms.no_anchor"))
    drawn = [name for name in found.results if not is_share(name)]
    pictures = tuple(
        finish(plot_arms(found, endpoint=name, language=say), f"arms-{at}", least=LEAST)
        for at, name in enumerate(drawn)
    )
    defined = " ".join(dict.fromkeys(map(say, found.endpoints.named.values())))
    return Section(
        title=say("people.arms.title"),
        blocks=(
            Para(text=told[0]),
            Bullets(items=tuple(told[1:])),
            Pictures(pictures=pictures, across=2),
            endpoints_table(say, found),
            Para(text=f"{say('people.arms.picture')} {defined}", soft=True),
        ),
    )

"""Whether headache days changed, in words: for the first card, and why where it is open."""

from __future__ import annotations

from hdiary.questions.change import rules
from hdiary.questions.change.rules import BETTER, CLAIMS, WORSE, ChangeGates
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.wait import find_wait
from hdiary.report.response import say_amount
from hdiary.report.since import Since
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known

_DAYS = {
    BETTER[0]: "change.fewer",
    WORSE[0]: "change.more",
    LITTLE: "change.little",
    CANNOT_TELL: "change.cannot_tell",
    NOT_ENOUGH: "change.not_enough",
}
_ANSWERS = {BETTER[0], WORSE[0], LITTLE}
ALIKE = {rules.SAME.key, rules.FEW_HEADACHES, rules.FEW_CLEAR}
"""Why there are days enough, but too few of the other kind to weigh chance."""


def tell_change(say: Words, since: Since) -> str:
    """Say what it was before, by how much it changed, and the verdict if there is one."""
    if since.before is None or since.days is None or since.why(since.days) == ONLY_LISTED:
        return ""
    rate = known(since.before["headache_days_28"])
    told = []
    if rate is not None:
        day = say.short_day(since.begin, year=since.begin.year != since.after["last_day"].year)
        before = "change.before" if since.visit else "change.before_day"
        if not (since.visit or since.begun):
            before = "change.before_half"
        told.append(say(before, rate=say.number(rate), day=day))
        told += _now(say, since)
    verdict = str(since.days["verdict"])
    if verdict not in _ANSWERS:
        # A per cent without a doubt would be taken for an answer.
        doubt = "change.open" if verdict == CANNOT_TELL else _DAYS[verdict]
        if since.why(since.days).key in ALIKE:
            doubt = "change.all_alike"
        return " ".join([*told, say(doubt)] if say_amount(say, since) else told)
    # What else took place stands against what began, and not against a day that was given.
    row = since.days.to_dict()
    cautions = rules.name_own_ways(row) if verdict in CLAIMS else []
    if since.begun and verdict in CLAIMS:
        cautions += rules.name_rivals(row, began=True)
    if cautions:
        why = "; ".join(say(caution) for caution in cautions)
        told.append(say(f"{_DAYS[verdict]}_care", why=why))
    else:
        matters = say.number(ChangeGates().meaningful_days)
        told.append(say(_DAYS[verdict], matters=matters))
    return " ".join(told)


def _now(say: Words, since: Since) -> list[str]:
    """Say by how many per cent headache days are fewer or more than before."""
    amount = say_amount(say, since)
    if not amount:
        return []
    rate = say.number(since.after["headache_days_28"])
    return [say("change.since_day", rate=rate, amount=amount)]


def say_open_verdict(say: Words, since: Since) -> str:
    """Say why it is open whether headache days changed, and what would tell."""
    if since.before is None or since.days is None or since.why(since.days) == ONLY_LISTED:
        return ""
    verdict = str(since.days["verdict"])
    if since.why(since.days).key in ALIKE:
        return say("change.all_alike")
    if verdict in _ANSWERS:
        return ""
    wait = find_wait(since.days["more_days"])
    soonest = say("change.soonest_wait", time=wait) if wait else say("change.soonest")
    return f"{say(_DAYS[verdict])} {soonest}"


def is_open(since: Since) -> bool:
    """Say whether two times are compared, and the answer is open."""
    return since.days is not None and str(since.days["verdict"]) not in _ANSWERS

"""By what share headache days fell or rose, and whether they at least halved."""

from __future__ import annotations

import math

from hdiary.questions.burden.lines import MONTH
from hdiary.report.since import HALF, Since, measure_response
from hdiary.words import Words


def say_amount(say: Words, since: Since) -> str:
    """Say by how much of a hundred headache days are fewer or more; nothing where that is open."""
    response = measure_response(since)
    if response is None:
        return ""
    fall = response[0]
    if round(fall, 2) == 0:
        return say("change.same")
    share = say.share(abs(fall))
    if HALF - 0.01 < fall < HALF:
        # Not rounded up to the half that it is not.
        share = say("say.percent", number=say.number(math.floor(fall * 1000) / 10))
    return say("change.fell" if fall > 0 else "change.rose", share=share)


def say_response(say: Words, since: Since, *, listing: bool) -> str:
    """Say whether headache days at least halved, whatever the days without an entry were."""
    response = None if listing else measure_response(since)
    if response is None or since.before is None:
        return ""
    _, least, most = response
    amount = say_amount(say, since)
    if least >= HALF:
        few = min(int(pair["recorded"]) for pair in (since.before, since.after)) < MONTH
        return say("change.responder_few" if few else "change.responder", amount=amount)
    return say("change.no_responder" if most < HALF else "change.responder_open", amount=amount)

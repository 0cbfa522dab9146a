"""What is done about each headache, and what becomes of it within two hours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.simulate.course import People, Settings, round_pain
from hdiary.simulate.look import Cells, latest_end
from hdiary.simulate.moods import Moods
from hdiary.simulate.traps import Traps

AFTER_MIN = 120
PAIN_OF_SHARES = 5.0
_LATEST_RATING = 1305  # 21:45: two hours later is still the same day.
_STEP = 5
_GAPS = (0.6, 0.3, 0.1)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Relief:
    """What was done about each headache day; arrays have one item for each."""

    choice: Ints  #
    with_partner: Bools  #
    session: Ints  #
    at: Ints  #
    # before, after:
    before: Floats
    after: Floats
    after_untreated: Floats  #
    rated: Bools  #
    end: Ints  #
    minutes: Floats  # Until the second rating


def draw_relief(
    settings: Settings,
    people: People,
    cells: Cells,
    *,
    sessions: tuple[Bools, ...],
    times: tuple[Ints, Ints],
    moods: Moods,
    rng: np.random.Generator,
) -> Relief:
    """Draw the treatments of the headaches and the pain two hours later."""
    m, look, traps = len(cells.day), settings.look, settings.traps
    start, end = times
    at = _draw_moment(start, end, rng)
    seen = round_pain(cells.pain - rng.choice(len(_GAPS), m, p=_GAPS), traps)
    before = np.maximum(seen, max(1.0, traps.heap))
    choice = _choose(settings, before, rng.random(m), moods=moods)
    choice, with_partner = _pair(settings, choice, rng.random(m))
    session = np.full(m, -1, dtype=np.int64)
    for p, programme in enumerate(settings.programmes):
        if programme.rated:
            session[sessions[p][cells.person, cells.day]] = p
    choice[session >= 0], with_partner[session >= 0] = 0, False
    treated = (choice > 0) | (session >= 0)
    minutes = AFTER_MIN + np.where(treated, -0.5, 0.5) * traps.minutes_apart
    untreated = _fall_untreated(settings, people, cells, before, at - start, rng)
    untreated = untreated * minutes / AFTER_MIN + moods.fall
    extra = _extra_fall(settings, people, cells, choice, with_partner, session)
    # No later rating is above the worst pain: what eases the hour must not change the course.
    after = _cut(before - untreated - extra, cells, traps)
    share = np.where(treated, look.rated, look.rated_untreated)
    ends = np.where(after == 0.0, np.minimum(end, at + AFTER_MIN), np.maximum(end, at + AFTER_MIN))
    return Relief(
        choice=choice,
        with_partner=with_partner,
        session=session,
        at=at,
        before=before,
        after=after,
        after_untreated=_cut(before - untreated, cells, traps),
        rated=rng.random(m) < share,
        end=np.minimum(ends, latest_end(cells)).astype(np.int64),
        minutes=minutes,
    )


def _cut(pain: Floats, cells: Cells, traps: Traps) -> Floats:
    """Round pain after two hours, and cut it to 0 and the headache's worst pain."""
    return np.asarray(np.clip(round_pain(pain, traps), 0.0, cells.pain) + 0.0)


def _draw_moment(start: Ints, end: Ints, rng: np.random.Generator) -> Ints:
    """Draw when something is done: within the first half of the headache, usually soon."""
    wait = np.minimum(rng.exponential(60.0, len(start)), (end - start) / 2.0)
    waited = (np.rint(wait / _STEP) * _STEP).astype(np.int64)
    at: Ints = np.minimum(start + waited, _LATEST_RATING)
    return at


def _choose(settings: Settings, before: Floats, luck: Floats, *, moods: Moods) -> Ints:
    """Choose by a multinomial logit: shares at pain 5, and pain's pull under indication."""
    shares = np.array([t.share for t in settings.treatments])
    pull = settings.traps.indication * np.array([t.lean for t in settings.treatments])
    above = (before - PAIN_OF_SHARES)[:, None]
    weights = np.empty((len(before), len(shares) + 1))
    varies = np.array([t.varies for t in settings.treatments])
    weights[:, 0] = (1.0 - shares.sum()) * (1.0 - settings.traps.all_treated)
    weights[:, 1:] = shares * np.exp(pull * above + varies * moods.choice[:, None])
    edges = np.cumsum(weights, axis=1)
    passed = luck[:, None] * edges[:, -1:] >= edges[:, :-1]
    choice: Ints = passed.sum(axis=1).astype(np.int64)
    return choice


def _pair(settings: Settings, choice: Ints, luck: Floats) -> tuple[Ints, Bools]:
    """Give partners together; a partner is then the less often given alone."""
    names = [t.name for t in settings.treatments]
    paired = luck < settings.traps.together
    with_partner = np.zeros(len(choice), dtype=bool)
    chosen = choice.copy()
    for j, treatment in enumerate(settings.treatments, start=1):
        if treatment.partner:
            with_partner |= (choice == j) & paired
            alone = (choice == names.index(treatment.partner) + 1) & paired
            chosen[alone] = 0
    return chosen, with_partner


def _fall_untreated(
    settings: Settings,
    people: People,
    cells: Cells,
    before: Floats,
    since_onset: Ints,
    rng: np.random.Generator,
) -> Floats:
    """Give the fall over two hours of a headache left alone, before rounding [NRS]."""
    course, traps = settings.course, settings.traps
    usual = people.pain_mean[cells.person]
    fall = course.natural_fall + traps.regression * (before - usual)
    fall += traps.fall_per_hour * since_onset / 60.0
    drawn: Floats = fall + course.fall_sd * rng.standard_normal(len(before))
    return drawn


def _extra_fall(
    settings: Settings,
    people: People,
    cells: Cells,
    choice: Ints,
    with_partner: Bools,
    session: Ints,
) -> Floats:
    """Give what the treatments add to the fall over two hours, before rounding [NRS]."""
    names = [t.name for t in settings.treatments]
    extra = np.zeros(len(choice))
    for j, treatment in enumerate(settings.treatments, start=1):
        chosen = choice == j
        extra[chosen] = people.extra_fall[cells.person[chosen], j - 1]
        if treatment.partner:
            both = chosen & with_partner
            partner = names.index(treatment.partner)
            extra[both] += people.extra_fall[cells.person[both], partner]
    for p, programme in enumerate(settings.programmes):
        extra[session == p] = programme.extra_fall
    return extra

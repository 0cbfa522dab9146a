"""How to find out for sure: an experiment with oneself, planned, handed over, run and judged."""

from hdiary.trials.ask import trial
from hdiary.trials.file import read_plan
from hdiary.trials.longer import Longer, find_longer
from hdiary.trials.look import TrialLook, look_at_trial
from hdiary.trials.participant import simulate_participant
from hdiary.trials.plan import Plan
from hdiary.trials.planned import PlanError
from hdiary.trials.planning import plan_trial
from hdiary.trials.promise import Promise, promise
from hdiary.trials.result import TrialResult

__all__ = [
    "Longer",
    "Plan",
    "PlanError",
    "Promise",
    "TrialLook",
    "TrialResult",
    "find_longer",
    "look_at_trial",
    "plan_trial",
    "promise",
    "read_plan",
    "simulate_participant",
    "trial",
]

"""The sentences that stand on every page."""

from __future__ import annotations

RED_FLAGS_TITLE = "When to see a doctor, whatever this page says"
RED_FLAGS_LEAD = (
    "Most headaches are not dangerous. These signs are worth having checked, and this page "
    "cannot look for them."
)
AT_ONCE = (
    "a headache comes on suddenly and is at its worst within a minute or so",
    "it comes with fever or feeling ill, a stiff neck, drowsiness or confusion, or with new "
    "weakness, numbness, or trouble speaking, seeing or walking",
    "it follows a blow to the head or neck",
    "it comes with a painful red eye or changed sight",
)
# The abstract of the paper says 65 years, its table 50; the notice takes the more careful one.
SOON = (
    "headaches are new after the age of 50, have clearly changed, or keep getting worse",
    "they are brought on by coughing, sneezing or effort, or change with lying down or standing up",
    "you are pregnant or gave birth in the last weeks",
    "you have or had cancer, or an illness or medicine that weakens your defences, "
    "or you are losing weight without reason",
    "you need painkillers on many days, or headaches began with a new medicine",
)
RED_FLAGS_SOURCE = (
    "After the SNNOOP10 list: Do and others, Neurology 2019, doi:10.1212/WNL.0000000000006697. "
    "The same notice stands on every page; it does not follow from this diary."
)

CANNOT_TELL = (
    "Which kind of headache it is. Cervicogenic headache needs an examination, imaging or a nerve "
    "block (ICHD-3 11.2.1), and neck pain comes commonly with migraine too (69% of 487 people, "
    "Lampl 2015). The side and the places are "
    "for you and your clinician to weigh.",
    "Why a headache comes, or whether a treatment helped: what comes before may be its first sign, "
    "medicine is taken when it hurts most, and bad spells pass by themselves.",
    "What happens next: a trend describes the days of this diary.",
)
LIMITS_FOOT = (
    "Days, not doses. Paracetamol, aspirin and anti-inflammatory painkillers count together. "
    "The limits (ICHD-3 8.2) are for people with headache on 15 or more days a month for more "
    "than three months: a reason to talk, not a diagnosis."
)
METHOD = (
    "Per 28 days: headache days divided by recorded days, times 28, from 14 recorded days on. "
    "The range counts every day without an entry once as clear and once as a headache day. "
    "Trend: straight line with day-to-day correlation (AR(1), restricted likelihood), 95% "
    "interval. Shares: Wilson's 95% interval. A headache or episode: entries with less than 24 "
    "hours free between them. NRS: numeric rating scale, 0 to 10, the worst of "
    "the day."
)

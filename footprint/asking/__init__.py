"""Asks networks whether a name exists, and whether they are to be believed.

A network is believed only if it can say both: each answer rests on a question whose answer is known beforehand, and
which comes out the same on every kind of wall.
"""

from footprint.asking.ask import ask, settle
from footprint.asking.seen import Answers, Control, Outcome, SeenAccount, Trial
from footprint.asking.trials import NOBODY_TRIED, ROLES, try_known, try_nobody

__all__ = [
    "NOBODY_TRIED",
    "ROLES",
    "Answers",
    "Control",
    "Outcome",
    "SeenAccount",
    "Trial",
    "ask",
    "settle",
    "try_known",
    "try_nobody",
]

"""Asks networks whether a name exists, and whether they are to be believed.

A network is believed only if it can say both: each answer rests on a question whose answer is known beforehand, and
which comes out the same on every kind of wall.
"""

from footprint.asking.ask import ask, settle
from footprint.asking.seen import Answers, SeenAccount
from footprint.asking.sweep import Target, protected_names, sweep, targets
from footprint.asking.together import together
from footprint.asking.trials import NOBODY_TRIED, ROLES, try_known, try_nobody
from footprint.asking.verify import Checkup, Health, verify
from footprint.catalogue import Control, Outcome, Trial

__all__ = [
    "NOBODY_TRIED",
    "ROLES",
    "Answers",
    "Checkup",
    "Control",
    "Health",
    "Outcome",
    "SeenAccount",
    "Target",
    "Trial",
    "ask",
    "protected_names",
    "settle",
    "sweep",
    "targets",
    "together",
    "try_known",
    "try_nobody",
    "verify",
]

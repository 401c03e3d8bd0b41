"""A process that audits a list in the demo until it is done or killed: `python tests/listed.py FOLDER LOG`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import footprint_world
from footprint.batch.policy import load_policy
from footprint.batch.preparing import common_of, list_of
from footprint.batch.running import Batch, Watch, carry_out
from footprint.config import Settings
from footprint.runs.reach import Reach
from footprint.runs.searches import Searches
from footprint.runs.shelf import words_in
from underway import Logged

if TYPE_CHECKING:
    from footprint.batch.running import Ended

LIST = b"""ref;nom;pseudo
a;;@camilleroy
b;;@solenekeravel
c;;
d;Somebody Unknown;@nobody-has-this
"""


def work(
    folder: Path,
    log: Path,
    *,
    data: bytes = LIST,
    seconds: float = 0.0,
    now: str = "2026-11-22",
    with_recordings: bool = False,
) -> Ended:
    """Begin, or go on."""
    logged = Logged(log, seconds)
    with patch.object(footprint_world, "transport", lambda: logged):
        common = common_of(Settings(), Reach(), Searches(), is_demo=True, now=now, environ={})
        people = list_of(data, "list.csv", common)
        policy = load_policy("example")
        words = words_in("fr")
        batch = Batch(people, common, folder, words, policy=policy, width=2, with_recordings=with_recordings)
        return carry_out(batch, Watch())


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), seconds=0.004)

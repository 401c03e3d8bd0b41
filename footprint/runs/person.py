"""The audit of one person, as a function: what a list, another process or another machine would call."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from footprint.audit import audit
from footprint.dossier import Dossier
from footprint.runs.order import stock
from footprint.search import engines_of

if TYPE_CHECKING:
    from footprint.case import Progress
    from footprint.profile import Profile
    from footprint.runs.order import Stock
    from footprint.runs.recording import Run
    from footprint.web import Web


async def person(
    run: Run,
    web: Web,
    *,
    loaded: Stock | None = None,
    progress: Progress | None = None,
    dossier: Dossier | None = None,
) -> Profile:
    """Look, decide, score.

    Nothing but its arguments and the installed files decides what comes of it; `Run` and `Profile` can be pickled, and
    a `Web` is all that it knows of the outside, so it may be carried out anywhere. Never raises for what a site or a
    check does.

    Args:
        run: who, when, what is looked at, by which rubric.
        web: the outside, live or archived; entered by the caller.
        loaded: what judges; what the run names, when None.
        progress: told how far it is.
        dossier: what people said of it since; the notice alone, when None.

    Raises:
        RubricError, CatalogueError: a data file that the run names is broken.
    """
    found = loaded or _stock(run)
    return await audit(
        run.subject,
        found.checks,
        conditions=run.conditions,
        catalogue=found.catalogue,
        rubric=found.rubric,
        web=web,
        engines=engines_of(run.conditions.search, found.providers),
        progress=progress,
        scope=run.scope,
        dossier=dossier or Dossier(notice=run.notice),
    )


def _stock(run: Run) -> Stock:
    return _loaded(run.scope, run.reach, run.rubric, self_audit=run.subject.mandate.self_audit)


_loaded = lru_cache(maxsize=4)(stock)
"""What was loaded for the last runs: people in a list have it in common."""

"""The notice of a run: made from what is loaded for it, so that it can't say anything else than what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.notice import Looking, Terms, notice, receivers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.config import Settings
    from footprint.notice import Notice
    from footprint.runs.order import Stock
    from footprint.search import Setting


def notice_of(settings: Settings, loaded: Stock, asked: Iterable[Setting]) -> Notice:
    """What a candidate is told before this run.

    Args:
        settings: what the operator stated.
        loaded: what the run needs, of a whole audit.
        asked: the search providers of the run.
    """
    stated = settings.mandate
    return notice(
        Terms(
            controller=stated.controller,
            purpose=stated.purpose,
            position=stated.position,
            legal_basis=stated.legal_basis,
            contact=settings.contact,
            jurisdiction=settings.jurisdiction,
            wait=settings.wait,
            retention_months=settings.retention_months,
        ),
        Looking(
            rubric=loaded.rubric,
            checks=tuple(one.about for one in loaded.checks),
            networks=loaded.catalogue.networks,
            receivers=receivers(asked, loaded.providers),
            search_word=settings.search_word,
        ),
    )

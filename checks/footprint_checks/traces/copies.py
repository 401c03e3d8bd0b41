"""Asks the Wayback Machine for the oldest copies of pages of others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.web.exchange import Response
from footprint_checks.reasons import reason_of
from footprint_checks.wayback import first_copy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.case import Case
    from footprint.web import Exchange, Web
    from footprint_checks.traces.observation import Page

MOST_COPIES = 10
"""Pages of which the oldest copy is asked for: the index is slow, and lets few questions through in a minute."""
_EXCLUDED = 403
"""What the index answers for a site whose owner wants no copies; it says nothing of others."""


async def dated(found: Sequence[Page], case: Case, web: Web) -> tuple[Page, ...]:
    """With the oldest copies, pages without a day first: one after the other, and no more once no answer came."""
    copies: dict[str, Exchange] = {}
    wanted = sorted(found, key=lambda one: bool(one.said.day))[:MOST_COPIES]
    for one in wanted:
        copies[one.url] = await first_copy(one.url, web)
        case.progress.step("traces", len(copies), len(wanted), one.said.domain)
        if _is_mute(copies[one.url]):
            break
    return tuple(replace(one, copy=copies.get(one.url)) for one in found)


def _is_mute(exchange: Exchange) -> bool:
    """Would it answer nothing about other pages either?"""
    outcome = exchange.outcome
    return reason_of(outcome) is not None and not (isinstance(outcome, Response) and outcome.status == _EXCLUDED)

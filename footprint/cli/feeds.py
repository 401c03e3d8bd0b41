"""The figures of blogs as they come: a JSON object a line for programs."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from footprint.audit import audit
from footprint.cli.output import emit, told_once
from footprint.exhibit import Figures
from footprint.locale import translator
from footprint.profile import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.exhibit import Step
    from footprint.profile import Profile
    from footprint.runs.order import Order
    from footprint.web import Json, Web

AT_ONCE = 32
"""Pages that are looked at together: each is on a host of its own as a rule, and hosts have their own manners."""
_OF_FEEDS = "pub.exists"
"""The indicator of the checks that look for feeds: the only ones whose answers are printed."""


async def print_figures(orders: Sequence[tuple[str, Order]], web: Web) -> None:
    """Look at each page by itself, and print its line at once.

    Args:
        orders: what was typed, and what it stands for.
        web: the outside, shared by all.

    Raises:
        OutputError: stdout takes no more.
    """
    free = asyncio.Semaphore(AT_ONCE)

    async def one(typed: str, ordered: Order) -> None:
        async with free:
            profile = await _looked(ordered, web)
        emit(json.dumps(row(typed, profile), ensure_ascii=False))

    with told_once():
        async with asyncio.TaskGroup() as tasks:
            for typed, ordered in orders:
                tasks.create_task(one(typed, ordered))


async def _looked(ordered: Order, web: Web) -> Profile:
    checks = [one for one in ordered.stock.checks if _OF_FEEDS in one.about.indicators]
    return await audit(
        ordered.run.subject,
        checks,
        conditions=ordered.run.conditions,
        catalogue=ordered.stock.catalogue,
        rubric=ordered.stock.rubric,
        web=web,
        scope=Scope.BLOG,
    )


def row(typed: str, profile: Profile) -> dict[str, Json]:
    """One page: its main feed and the figures of it, all None where no feed was found."""
    main, vain = next(iter(profile.timelines), None), next(iter(profile.trails), None)
    shut = next((one.reason for one in profile.unseen), None if vain is None else vain.shut)
    steps = main.trail if main is not None else () if vain is None else vain.steps
    return {
        "url": typed,
        "feed": None if main is None else main.feed,
        "feed_kind": None if main is None else main.kind,
        "requests": len(steps) if main is None else main.requests,
        "title": None if main is None else main.title,
        "reason": shut.value if main is None and shut is not None else None,
        "figures": dict.fromkeys(_NAMES) if main is None else _figures(main.figures),
        "other_feeds": [one.feed for one in profile.timelines[1:]],
        "trail": [_step(one) for one in steps],
    }


_NAMES = tuple(asdict(Figures()))


def _figures(found: Figures) -> dict[str, Json]:
    """The figures; a day that is not known is None, and notes are said in English."""
    say = translator("en").say
    values: dict[str, Json] = {**asdict(found), "notes": [say(one) for one in found.notes]}
    return {name: None if value == "" else value for name, value in values.items()}


def _step(one: Step) -> Json:
    say = translator("en").say
    return {"url": one.evidence.url, "why": say(one.why), "came": say(one.came), "exchange": one.evidence.exchange}

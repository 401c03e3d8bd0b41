"""An order as it is written down, so that another process can carry it out under the same conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from footprint.clock import PinnedClock, StillClock, SystemClock
from footprint.config import Settings
from footprint.runs.order import Order, stock, told
from footprint.runs.recording import read_run, strange
from footprint.search.given import read_lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from footprint.clock import Clock
    from footprint.web import Json

VERSION = 1
"""Raised when an older program could not carry it out."""


def written(order: Order) -> Json:
    """What is needed to make the same order again; holds no key."""
    settings = order.settings
    search: dict[str, Json] = {
        name: one.model_dump(mode="json", exclude={"key"}) for name, one in settings.search.items()
    }
    return {
        "version": VERSION,
        "run": order.run.as_json(),
        "settings": {**settings.model_dump(mode="json", exclude={"search", "data_folder"}), "search": search},
        "is_demo": order.is_demo,
        "is_pinned": isinstance(order.clock, PinnedClock),
    }


def read_order(found: Json, lists: bytes | None, where: str, *, own: Settings) -> Order:
    """The order that was written.

    The rubric and the networks are those of today, and what the candidate is told of them with them.

    Args:
        found: see `written`.
        lists: what a person looked at by hand, as it was handed over; None for nothing.
        where: its file, for what is said about it.
        own: settings of this process, which has the keys and says where audits are kept.

    Raises:
        ArchiveError: this version does not understand it.
        RubricError, CatalogueError, ConfigError: a file that it names can't be read any more.
    """
    match found:
        case {
            "version": version,
            "run": run,
            "settings": dict() as stated,
            "is_demo": bool(is_demo),
            "is_pinned": bool(is_pinned),
        } if version == VERSION:
            ordered = read_run(run, where)
            settings = _settings(stated, own, where)
        case _:
            raise strange(where)
    subject, conditions = ordered.subject, ordered.conditions
    loaded = stock(ordered.scope, ordered.reach, ordered.rubric, self_audit=subject.mandate.self_audit)
    today = replace(
        ordered,
        rubric_digest=loaded.rubric.digest,
        catalogue_digest=loaded.catalogue.digest,
        notice=told(subject, conditions, settings, loaded, scope=ordered.scope),
    )
    clock = _clock(conditions.now, is_demo=is_demo, is_pinned=is_pinned)
    by_hand = None if lists is None else read_lists(lists, where)
    return Order(today, loaded, settings, clock, is_demo, None, by_hand, is_saved=True)


def _settings(stated: Mapping[str, Json], own: Settings, where: str) -> Settings:
    """As they were when it was ordered, with the keys of today."""
    search = stated.get("search")
    try:
        ordered = Settings.model_validate({**stated, "search": search, "data_folder": own.data_folder})
    except ValidationError as error:
        raise strange(where) from error
    keys = {name: one.key for name, one in own.search.items()}
    return ordered.model_copy(
        update={
            "search": {name: one.model_copy(update={"key": keys.get(name)}) for name, one in ordered.search.items()}
        }
    )


def _clock(now: datetime, *, is_demo: bool, is_pinned: bool) -> Clock:
    if is_demo:
        return StillClock(now)
    return PinnedClock(now) if is_pinned else SystemClock()

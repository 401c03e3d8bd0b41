"""An audit that an address names: kept, or told to be missing."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from footprint.message import msg
from footprint.serve.visiting import Broken
from footprint.store.ids import is_id, shown

if TYPE_CHECKING:
    from footprint.errors import NoAudit
    from footprint.message import Message
    from footprint.serve.visiting import Visit
    from footprint.store import StoredAudit


def named(text: str) -> str:
    """The id that stands in an address.

    Raises:
        Broken: no audit can have it.
    """
    if not is_id(text):
        raise Broken(HTTPStatus.NOT_FOUND, _missing(text))
    return text


async def found(here: Visit, text: str) -> StoredAudit:
    """The audit that is kept under an id.

    Raises:
        Broken: no audit can have it.
        NoAudit: there is none, or it is no longer read.
        StoreError: what is kept can't be read.
    """
    wanted = named(text)
    return await here.desk.kept(lambda store: store.get(wanted))


def why_not(error: NoAudit) -> Message:
    """Why there is no page of an audit."""
    if error.expired is None:
        return _missing(error.audit)
    return msg(
        "The audit “{id}” was kept until {day:date}, and is no longer read. The list of audits leads to where what is "
        "past its last day is deleted.",
        id=error.audit,
        day=error.expired.isoformat(),
    )


def _missing(text: str) -> Message:
    return msg(
        "No audit is kept under “{id}”. It may have been deleted; the list has all that are kept.", id=shown(text)
    )

"""Hugging Face: data sets (huggingface.co/docs/hub/api)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind, Making
from footprint_checks.activity.source import Trail
from footprint_checks.activity.values import document, moment, rows, size, text

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Response
    from footprint_checks.activity.source import Start

_PAGE = 100


def hugging_face(account: NetworkHandle) -> Start:
    """The data sets that a user published, those that changed last first."""
    author = quote(account.name, safe="")
    query = f"author={author}&sort=lastModified&direction=-1&limit={_PAGE}&full=true"
    return (Trail(Request(f"https://huggingface.co/api/datasets?{query}", Purpose.API), glean),)


def glean(response: Response) -> Gleaned | None:
    """The list of data sets; those that are private or behind a question do not count."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    public = [
        (place, text(one.get("id")), moment(one.get("lastModified")))
        for place, one in rows(answer)
        if one.get("private") is not True and not one.get("gated")
    ]
    made = (
        Proof(Making.DATASET, f"/{place}/id", key, f"https://huggingface.co/datasets/{quote(key)}")
        for place, key, _ in public
        if key
    )
    found = (Found(at, Kind.CODE, f"/{place}/lastModified", key, id=key) for place, key, at in public if at is not None)
    return Gleaned(tuple(found), made=tuple(made), is_all=size(answer) < _PAGE)

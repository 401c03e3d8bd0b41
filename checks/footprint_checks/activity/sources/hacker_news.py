"""Hacker News: stories and comments, by Algolia's search (hn.algolia.com/api)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import MORE, Trail, by_number
from footprint_checks.activity.values import count, document, inside, moment, name, outward, rows, text, texts

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_SITE = "https://news.ycombinator.com"


def hacker_news(account: NetworkHandle) -> Start:
    """Newest first. Of a comment it is not told who answered it, nor whose words it answers."""
    author = quote(account.name, safe="")

    def hits(page: int) -> Request:
        url = f"https://hn.algolia.com/api/v1/search_by_date?tags=author_{author},(story,comment)&hitsPerPage=100"
        return Request(f"{url}&page={page}", Purpose.API)

    return (Trail(hits(0), glean, by_number(hits, first=0), shows_replies=True),)


def glean(response: Response) -> Gleaned | None:
    """One page of hits."""
    answer = document(response)
    hits = inside(answer, "hits")
    if not isinstance(hits, list):
        return None
    found = (_hit(place, one) for place, one in rows(hits))
    page, pages = count(inside(answer, "page")) or 0, count(inside(answer, "nbPages")) or 0
    return Gleaned(tuple(one for one in found if one is not None), MORE if hits and page + 1 < pages else "")


def _hit(place: int, one: dict[str, Json]) -> Found | None:
    at, number = moment(one.get("created_at")), name(one.get("objectID"))
    if at is None:
        return None
    is_comment = "comment" in texts(one.get("_tags"))
    return Found(
        at,
        Kind.REPLY if is_comment else Kind.ORIGINAL,
        f"/hits/{place}",
        at.isoformat(),
        f"{_SITE}/item?id={quote(number)}",
        () if is_comment else outward([text(one.get("url"))], _SITE),
        responses=None if is_comment else count(one.get("num_comments")),
        id=number,
        # A story's count is that of all comments below it, so what matters is the story.
        parent=name(one.get("story_id")) if is_comment else "",
    )

"""Reads the posts that WordPress lists for programs (its REST API Handbook, "Posts")."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from footprint.extract.content import read_content
from footprint.extract.entry import FIRST_YEAR
from footprint.extract.feed import MOST_ENTRIES, Entry, Feed, FeedKind
from footprint.extract.moment import read_moment
from footprint.extract.target import absolute
from footprint.extract.text import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from footprint.web.exchange import Json

QUERY = "per_page=100&page={page}&_fields=link,date_gmt,title,content,_links,_embedded&_embed=author,wp:term"
"""Posts a hundred at a time, the most it gives, with the names of authors and tags and nothing else."""
TOTAL = "x-wp-total"
"""Header with the number of all posts."""


def read_posts(body: bytes, url: str, *, site: str) -> Feed | None:
    """Read a list of posts; None when the document is not one.

    Args:
        body: the document.
        url: where it was found, after redirects.
        site: the page it belongs to.
    """
    try:
        document: Json = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, list):
        return None
    posts = [one for one in document[:MOST_ENTRIES] if isinstance(one, dict) and "link" in one and "title" in one]
    if document and not posts:
        return None
    entries = tuple(_entry(place, one, url) for place, one in enumerate(posts))
    return Feed(url, "", site, "", "WordPress", entries, kind=FeedKind.WORDPRESS)


def _entry(place: int, post: Mapping[str, Json], url: str) -> Entry:
    content = _dict(post.get("content"))
    body = read_content(_text(content.get("rendered")), url)
    embedded = _dict(post.get("_embedded"))
    terms = [_dict(term) for group in _list(embedded.get("wp:term")) for term in _list(group)]
    return Entry(
        place=place,
        url=absolute(url, _text(post.get("link"))),
        title=plain(" ".join(words_of(_text(_dict(post.get("title")).get("rendered"))))),
        published=_moment(_text(post.get("date_gmt"))),
        content=body,
        is_whole="rendered" in content and content.get("protected") is not True and not body.is_cut,
        author=next(
            (name for one in _list(embedded.get("author")) if (name := plain(_text(_dict(one).get("name"))))), ""
        ),
        tags=tuple(name for one in terms if (name := plain(" ".join(words_of(_text(one.get("name"))))))),
    )


def _moment(written: str) -> datetime | None:
    """The moment, which is UTC without saying so."""
    moment = read_moment(f"{written}Z" if written and not written.endswith("Z") else written)
    return moment if moment is not None and moment.year >= FIRST_YEAR else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _dict(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []

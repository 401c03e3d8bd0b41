"""Stack Overflow: questions and answers (api.stackexchange.com, version 2.3)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import MORE, Lookup, Trail, by_number
from footprint_checks.activity.values import (
    count,
    document,
    inside,
    moment,
    name,
    page_of,
    rows,
    tables,
    tags,
    text,
    texts,
)

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_API = "https://api.stackexchange.com/2.3"
_SITE = "site=stackoverflow"
_ID = re.compile(r"[0-9]{1,20}")


def stack_exchange(account: NetworkHandle) -> Start:
    """Several people may show one name: only where one alone does is there a number to ask for."""
    name_ = quote(account.name, safe="")
    asked = f"{_API}/users?order=desc&sort=reputation&inname={name_}&{_SITE}"
    return Lookup(Request(asked, Purpose.API, read_as="activity"), partial(glean_id, account.name), _trails)


def _trails(number: str) -> tuple[Trail, ...]:
    def posts(what: str, page: int) -> Request:
        order = "order=desc&sort=creation&pagesize=100"
        return Request(f"{_API}/users/{number}/{what}?{order}&{_SITE}&page={page}", Purpose.API)

    answers, questions = partial(posts, "answers"), partial(posts, "questions")
    return (
        Trail(answers(1), glean_posts, by_number(answers), shows_replies=True),
        Trail(questions(1), glean_posts, by_number(questions)),
    )


def glean_id(handle: str, response: Response) -> Gleaned | None:
    """The number of the one user of this name; nothing where there may be two."""
    answer = document(response)
    users = tables(inside(answer, "items"))
    alike = [name(one.get("user_id")) for one in users if text(one.get("display_name")).lower() == handle.lower()]
    if inside(answer, "has_more") is not False or len(alike) != 1 or not _ID.fullmatch(alike[0]):
        return Gleaned()
    return Gleaned(next=alike[0])


def glean_posts(response: Response) -> Gleaned | None:
    """One page of answers or of questions."""
    answer = document(response)
    items = inside(answer, "items")
    if not isinstance(items, list):
        return None
    found = (_post(place, one) for place, one in rows(items))
    more = MORE if items and inside(answer, "has_more") is True else ""
    return Gleaned(tuple(one for one in found if one is not None), more)


def _post(place: int, one: dict[str, Json]) -> Found | None:
    """An answer replies to others; who commented it is not told. A question counts its answers."""
    at, answer, question = moment(one.get("creation_date")), name(one.get("answer_id")), name(one.get("question_id"))
    if at is None:
        return None
    where, excerpt = f"/items/{place}/creation_date", at.isoformat()
    if answer:
        page = f"https://stackoverflow.com/a/{quote(answer)}"
        return Found(at, Kind.REPLY, where, excerpt, page, id=f"answer {answer}", parent=f"question {question}")
    return Found(
        at,
        Kind.ORIGINAL,
        where,
        excerpt,
        page_of(one.get("link"), "stackoverflow.com"),
        hashtags=tags(texts(one.get("tags"))),
        responses=count(one.get("answer_count")),
        id=f"question {question}",
    )

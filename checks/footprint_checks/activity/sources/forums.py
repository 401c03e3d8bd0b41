"""Lemmy and Discourse: posts and replies (lemmy-js-client, docs.discourse.org)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import MORE, Trail, by_number
from footprint_checks.activity.values import count, document, inside, moment, name, outward, page_of, rows, size, text

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_PAGE = 50
_ACTIONS = {4: Kind.ORIGINAL, 5: Kind.REPLY}
"""Topics and replies (Discourse, UserAction)."""


def lemmy(account: NetworkHandle) -> Start:
    """Posts and comments, newest first; the counts of comments hold the author's own."""
    host = account.instance or ""

    def person(page: int) -> Request:
        user = quote(account.name, safe="")
        return Request(f"https://{host}/api/v3/user?username={user}&sort=New&limit={_PAGE}&page={page}", Purpose.API)

    return (Trail(person(1), partial(glean_lemmy, host), by_number(person), shows_replies=True),)


def glean_lemmy(host: str, response: Response) -> Gleaned | None:
    """One page of a person; posts and comments, which come apart, put in order."""
    answer = document(response)
    posts, comments = inside(answer, "posts"), inside(answer, "comments")
    if not isinstance(posts, list) or not isinstance(comments, list):
        return None
    found = [
        *(_lemmy_post(place, one, host) for place, one in rows(posts)),
        *(_lemmy_comment(place, one) for place, one in rows(comments)),
    ]
    newest = sorted((one for one in found if one is not None), key=lambda one: one.at, reverse=True)
    return Gleaned(tuple(newest), MORE if max(size(posts), size(comments)) >= _PAGE else "")


def _lemmy_post(place: int, one: dict[str, Json], host: str) -> Found | None:
    at = moment(inside(one, "post", "published"))
    if at is None:
        return None
    return Found(
        at,
        Kind.ORIGINAL,
        f"/posts/{place}",
        at.isoformat(),
        page_of(inside(one, "post", "ap_id"), host),
        outward([text(inside(one, "post", "url"))], f"https://{host}/"),
        responses=count(inside(one, "counts", "comments")),
        id=f"post {name(inside(one, 'post', 'id'))}",
    )


def _lemmy_comment(place: int, one: dict[str, Json]) -> Found | None:
    """A post counts all comments below it, so what matters is the post."""
    at = moment(inside(one, "comment", "published"))
    if at is None:
        return None
    return Found(
        at,
        Kind.REPLY,
        f"/comments/{place}",
        at.isoformat(),
        responses=count(inside(one, "counts", "child_count")),
        id=f"comment {name(inside(one, 'comment', 'id'))}",
        parent=f"post {name(inside(one, 'post', 'id'))}",
    )


def discourse(account: NetworkHandle) -> Start:
    """Topics and replies, newest first; of answers nothing is told."""
    host = account.instance or ""
    url = f"https://{host}/user_actions.json?username={quote(account.name, safe='')}&filter=4,5"

    def onward(pages: tuple[Gleaned, ...]) -> Request | None:
        read = sum(len(one.found) for one in pages)
        return Request(f"{url}&offset={read}", Purpose.API) if pages[-1].next else None

    first = Request(f"{url}&offset=0", Purpose.API)
    return (Trail(first, partial(glean_discourse, host), onward, shows_replies=True),)


def glean_discourse(host: str, response: Response) -> Gleaned | None:
    """One page of actions; their number on a page differs between servers, so that an empty one is the end."""
    actions = inside(document(response), "user_actions")
    if not isinstance(actions, list):
        return None
    found = (_action(place, one, host) for place, one in rows(actions))
    return Gleaned(tuple(one for one in found if one is not None), MORE if actions else "")


def _action(place: int, one: dict[str, Json], host: str) -> Found | None:
    at, kind = moment(one.get("created_at")), _ACTIONS.get(count(one.get("action_type")) or 0)
    if at is None or kind is None:
        return None
    topic, number = name(one.get("topic_id")), name(one.get("post_number"))
    page = f"https://{host}/t/{quote(topic, safe='')}/{quote(number, safe='')}" if topic and number else ""
    return Found(at, kind, f"/user_actions/{place}/created_at", at.isoformat(), page, id=f"{topic}/{number}")

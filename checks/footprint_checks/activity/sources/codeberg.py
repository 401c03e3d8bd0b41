"""Codeberg: activities and repositories (Forgejo's API, which Gitea shares)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind, Making
from footprint_checks.activity.source import MORE, Trail, by_number
from footprint_checks.activity.values import document, moment, name, page_of, rows, size, text
from footprint_checks.toolkit import Kind as Tool

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_PAGE = 50
_REPLIES = frozenset({"comment_issue", "comment_pull", "approve_pull_request", "reject_pull_request"})
_CODE = frozenset(
    {
        "commit_repo", "create_repo", "create_pull_request", "merge_pull_request", "push_tag", "publish_release",
        "auto_merge_pull_request",
    }
)  # fmt: skip


def codeberg(account: NetworkHandle) -> Start:
    """What they did, unless they hide it, and what is theirs."""
    return forgejo("codeberg.org", account.name)


def forgejo(host: str, handle: str) -> Start:
    """The trails of a user of a Forgejo server."""
    user = f"https://{host}/api/v1/users/{quote(handle, safe='')}"

    def activities(page: int) -> Request:
        return Request(f"{user}/activities/feeds?only-performed-by=true&limit={_PAGE}&page={page}", Purpose.API)

    repositories = Request(f"{user}/repos?limit={_PAGE}", Purpose.API)
    return (
        Trail(activities(1), glean_activities, by_number(activities), is_talk=False),
        Trail(repositories, partial(glean_repositories, host), is_main=False),
    )


def glean_activities(response: Response) -> Gleaned | None:
    """One page of activities; nothing is taken of what they hold, which may be other people's words."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    found = [one for place, activity in rows(answer) if (one := _activity(place, activity)) is not None]
    uses = (Proof(Tool.CODE, one.where, one.excerpt) for one in [one for one in found if one.kind is Kind.CODE][:1])
    return Gleaned(tuple(found), MORE if size(answer) >= _PAGE else "", uses=tuple(uses))


def _activity(place: int, activity: dict[str, Json]) -> Found | None:
    at, what = moment(activity.get("created")), text(activity.get("op_type"))
    if at is None:
        return None
    kind = Kind.REPLY if what in _REPLIES else Kind.CODE if what in _CODE else Kind.OTHER
    kind = Kind.ORIGINAL if what == "create_issue" else kind
    return Found(at, kind, f"/{place}/created", what, id=f"activity {name(activity.get('id'))}")


def glean_repositories(host: str, response: Response) -> Gleaned | None:
    """Their own repositories: last changes, and those with a licence and a description."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    own = [(place, one) for place, one in rows(answer) if one.get("fork") is False and one.get("private") is not True]
    made = (
        Proof(Making.REPOSITORY, f"/{place}/licenses", text(one.get("full_name")), page_of(one.get("html_url"), host))
        for place, one in own
        if one.get("licenses") and text(one.get("description")).strip()
    )
    found = (
        Found(
            at,
            Kind.CODE,
            f"/{place}/updated_at",
            text(one.get("full_name")),
            page_of(one.get("html_url"), host),
            id=f"repository {text(one.get('full_name'))}",
        )
        for place, one in own
        if (at := moment(one.get("updated_at"))) is not None
    )
    return Gleaned(tuple(found), made=tuple(made))

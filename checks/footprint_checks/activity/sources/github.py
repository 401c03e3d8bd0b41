"""GitHub: public events, repositories and stars (docs.github.com/rest)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind, Making
from footprint_checks.activity.source import MORE, Trail, by_number
from footprint_checks.activity.values import count, document, inside, moment, name, page_of, rows, size, text, texts
from footprint_checks.toolkit import Kind as Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

REACH = timedelta(days=30)
"""How far back events go (changelog of GitHub, 30 January 2025)."""

_PAGE, _MOST_EVENTS = 100, 300
_VERSION = ("x-github-api-version", "2022-11-28")
_PLAIN, _STARRED = "application/vnd.github+json", "application/vnd.github.star+json"
_KINDS = {
    "IssueCommentEvent": Kind.REPLY,
    "PullRequestReviewEvent": Kind.REPLY,
    "PullRequestReviewCommentEvent": Kind.REPLY,
    "CommitCommentEvent": Kind.REPLY,
    "DiscussionCommentEvent": Kind.REPLY,
    "DiscussionEvent": Kind.ORIGINAL,
    "PushEvent": Kind.CODE,
    "CreateEvent": Kind.CODE,
    "PullRequestEvent": Kind.CODE,
    "ReleaseEvent": Kind.CODE,
    "PublicEvent": Kind.CODE,
    "GollumEvent": Kind.EDIT,
}
AUTOMATION = frozenset({"api", "api-client", "automation", "bot", "github-actions", "rest-api", "webhook", "webhooks"})
"""Topics by which a repository says that it is about an interface or about automation."""


def github(account: NetworkHandle) -> Start:
    """What was said and pushed in the last thirty days, the repositories for what lies before, and the stars."""
    user = f"https://api.github.com/users/{account.name}"

    def events(page: int) -> Request:
        return _request(f"{user}/events/public?per_page={_PAGE}&page={page}")

    return (
        Trail(events(1), glean_events, by_number(events), most=_MOST_EVENTS // _PAGE, is_talk=False, reach=REACH),
        Trail(_request(f"{user}/repos?per_page={_PAGE}&sort=pushed&type=owner"), glean_repositories, is_main=False),
        Trail(_request(f"{user}/starred?per_page={_PAGE}", _STARRED), glean_stars, is_main=False),
    )


def _request(url: str, accept: str = _PLAIN) -> Request:
    return Request(url, Purpose.API, headers=(("accept", accept), _VERSION))


def glean_events(response: Response) -> Gleaned | None:
    """One page of events; of what they are about nothing is taken but the kind."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    found = [one for place, event in rows(answer) if (one := _event(place, event)) is not None]
    uses = (_use(Tool.CODE, one) for one in found if one.kind is Kind.CODE)
    wiki = (_use(Tool.WIKI, one) for one in found if one.kind is Kind.EDIT)
    return Gleaned(tuple(found), MORE if size(answer) >= _PAGE else "", uses=_first(uses) + _first(wiki))


def _event(place: int, event: dict[str, Json]) -> Found | None:
    at, what = moment(event.get("created_at")), text(event.get("type"))
    if at is None:
        return None
    is_opened = what == "IssuesEvent" and inside(event, "payload", "action") == "opened"
    kind = Kind.ORIGINAL if is_opened else _KINDS.get(what, Kind.OTHER)
    return Found(at, kind, f"/{place}/created_at", what, id=f"event {name(event.get('id'))}")


def glean_repositories(response: Response) -> Gleaned | None:
    """Their own repositories: last pushes, and those that others may use and are told what for."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    own = [(place, one) for place, one in rows(answer) if one.get("fork") is False and one.get("private") is not True]
    made = (_repository(place, one) for place, one in own if one.get("license") and text(one.get("description")))
    automated = ((place, one) for place, one in own if AUTOMATION.intersection(texts(one.get("topics"))))
    uses = (
        *(
            Proof(Tool.CODE, f"/{place}/name", text(one.get("full_name")))
            for place, one in own
            if count(one.get("size"))
        ),
        *(Proof(Tool.API, f"/{place}/topics", text(one.get("full_name"))) for place, one in automated),
    )
    return Gleaned(tuple(_pushes(own)), made=tuple(made), uses=uses)


def _pushes(own: Iterable[tuple[int, dict[str, Json]]]) -> Iterator[Found]:
    for place, one in own:
        if (at := moment(one.get("pushed_at"))) is not None:
            full = text(one.get("full_name"))
            yield Found(at, Kind.CODE, f"/{place}/pushed_at", full, _page(one), id=f"repository {full}")


def _repository(place: int, one: dict[str, Json]) -> Proof:
    return Proof(Making.REPOSITORY, f"/{place}/license", text(one.get("full_name")), _page(one))


def _page(repository: dict[str, Json]) -> str:
    return page_of(repository.get("html_url"), "github.com")


def glean_stars(response: Response) -> Gleaned | None:
    """The newest star: what is starred is other people's, so nothing of it is taken."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    dated = [
        Found(at, Kind.OTHER, f"/{place}/starred_at", at.isoformat())
        for place, one in rows(answer)
        if (at := moment(one.get("starred_at"))) is not None
    ]
    return Gleaned(keeps=max(dated, key=lambda one: one.at, default=None))


def _use(tool: Tool, one: Found) -> Proof:
    return Proof(tool, one.where, one.excerpt)


def _first(proofs: Iterator[Proof]) -> tuple[Proof, ...]:
    found = next(proofs, None)
    return () if found is None else (found,)

"""GitLab.com: events and projects (docs.gitlab.com/api)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind, Making
from footprint_checks.activity.source import MORE, Lookup, Trail, by_number
from footprint_checks.activity.values import document, moment, name, page_of, rows, size, tables, text
from footprint_checks.toolkit import Kind as Tool

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

MOST_LICENCES = 3
"""Projects that are asked for their licence, which the list does not tell: two are as good as many (scoring, D2)."""

_API = "https://gitlab.com/api/v4"
_PAGE = 100
_ID = re.compile(r"[0-9]{1,20}")


def gitlab(account: NetworkHandle) -> Start:
    """The user's number, then what they did, and what is theirs."""
    asked = Request(f"{_API}/users?username={quote(account.name, safe='')}", Purpose.API, read_as="activity")
    return Lookup(asked, partial(glean_id, account.name), _trails)


def _trails(number: str) -> tuple[Trail, ...]:
    def events(page: int) -> Request:
        return Request(f"{_API}/users/{number}/events?per_page={_PAGE}&page={page}", Purpose.API)

    projects = Request(f"{_API}/users/{number}/projects?per_page={_PAGE}", Purpose.API)
    return (
        Trail(events(1), glean_events, by_number(events), is_talk=False),
        Trail(projects, glean_projects, _licence, most=1 + MOST_LICENCES, is_main=False),
    )


def _licence(pages: tuple[Gleaned, ...]) -> Request | None:
    """The next of the projects that the list named."""
    waiting = pages[0].next.split()[len(pages) - 1 :]
    return Request(f"{_API}/projects/{waiting[0]}?license=true", Purpose.API) if waiting else None


def glean_id(handle: str, response: Response) -> Gleaned | None:
    """The number of the user of exactly this name."""
    users = (one for one in tables(document(response)) if text(one.get("username")).lower() == handle.lower())
    number = name(next((one.get("id") for one in users), None))
    return Gleaned(next=number) if _ID.fullmatch(number) else None


def glean_events(response: Response) -> Gleaned | None:
    """One page of events; of what they are about nothing is taken but the kind."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    found = [one for place, event in rows(answer) if (one := _event(place, event)) is not None]
    uses = [
        Proof(tool, one.where, one.excerpt)
        for kind, tool in ((Kind.CODE, Tool.CODE), (Kind.EDIT, Tool.WIKI))
        for one in [one for one in found if one.kind is kind][:1]
    ]
    return Gleaned(tuple(found), MORE if size(answer) >= _PAGE else "", uses=tuple(uses))


def _event(place: int, event: dict[str, Json]) -> Found | None:
    at = moment(event.get("created_at"))
    if at is None:
        return None
    action, target = text(event.get("action_name")), text(event.get("target_type"))
    return Found(at, _kind(action, target), f"/{place}", action, id=f"event {name(event.get('id'))}")


def _kind(action: str, target: str) -> Kind:
    if action.startswith("commented"):
        return Kind.REPLY
    if target.startswith("WikiPage"):
        return Kind.EDIT
    if action == "opened" and target in {"Issue", "WorkItem"}:
        return Kind.ORIGINAL
    return Kind.CODE if action.startswith("pushed") or target == "MergeRequest" else Kind.OTHER


def glean_projects(response: Response) -> Gleaned | None:
    """The list of projects, or one of them with its licence."""
    answer = document(response)
    if not isinstance(answer, list | dict):
        return None
    own = [(place, one) for place, one in enumerate(tables(answer)) if "forked_from_project" not in one]
    described = [(place, one) for place, one in own if text(one.get("description")).strip()]
    made = (
        Proof(Making.REPOSITORY, f"/{place}/license", text(one.get("path_with_namespace")), _page(one))
        for place, one in described
        if one.get("license")
    )
    waiting = (name(one.get("id")) for _, one in described if "license" not in one)
    named = [one for one in waiting if _ID.fullmatch(one)][:MOST_LICENCES]
    return Gleaned(tuple(_signs(own)), " ".join(named), tuple(made))


def _signs(own: list[tuple[int, dict[str, Json]]]) -> list[Found]:
    """Last changes of projects, each once though it may be asked for again."""
    return [
        Found(
            at,
            Kind.CODE,
            f"/{place}/last_activity_at",
            text(one.get("path_with_namespace")),
            _page(one),
            id=f"project {name(one.get('id'))}",
        )
        for place, one in own
        if (at := moment(one.get("last_activity_at"))) is not None
    ]


def _page(project: dict[str, Json]) -> str:
    return page_of(project.get("web_url"), "gitlab.com")

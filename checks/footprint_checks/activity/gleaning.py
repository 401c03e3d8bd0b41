"""What is taken from an answer about an attributed account, and nothing else of it.

Such answers are full of other people: whom a message replies to, whose message is handed on, who maps where. So they
are read as those of strangers are, by a reader, and what is written down here is all that a file may hold of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeAlias

from footprint.finding import Reason
from footprint.web import Reading, Response
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.values import LONGEST, count, tables, text, texts
from footprint_checks.reasons import is_missing, reason_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from footprint.web import Exchange, Json, Reader


@dataclass(frozen=True, slots=True)
class Found:
    """An item in an answer; `at` to `responses` are as in `Item`.

    Attributes:
        where, excerpt: as in `Evidence`.
        id: by which others refer to it, or empty.
        parent: id of what it replies to, or empty.
    """

    at: datetime
    kind: Kind
    where: str
    excerpt: str = ""
    url: str = ""
    links: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    responses: int | None = None
    id: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A place in an answer that shows something.

    Attributes:
        of: a word of `Making` or of `tools.families.Kind`.
        where, excerpt: as in `Evidence`.
        url: page of what is shown, or empty.
    """

    of: str
    where: str
    excerpt: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Gleaned:
    """All that is taken from one answer.

    Attributes:
        found: in the order of the answer.
        next: words that the following question is made of; empty at the end.
        made: proofs of things made for others.
        uses: proofs of families of tools.
        keeps: the newest entry of a public list of bookmarks or stars.
        is_all: where nothing follows, nothing older exists.
    """

    found: tuple[Found, ...] = ()
    next: str = ""
    made: tuple[Proof, ...] = ()
    uses: tuple[Proof, ...] = ()
    keeps: Found | None = None
    is_all: bool = True


Glean: TypeAlias = "Callable[[Response], Gleaned | None]"
"""Reads an answer; None when it is not what the network documents."""


def reader_of(glean: Glean) -> Reader:
    """What is kept of an answer: what was gleaned, or why nothing was."""

    def read(response: Response) -> Reading:
        return Reading(_kept(gleaned(response, glean)))

    return read


def gleaned(response: Response, glean: Glean) -> Gleaned | Reason:
    """Read an answer that is one; tell why not otherwise."""
    if is_missing(response):
        return Reason.NOT_OBSERVABLE
    if (reason := _refusal(response)) is not None:
        return reason
    found = glean(response)
    if found is None:
        return (unshown(response) if _is_page(response) else None) or Reason.UNREADABLE
    return found


def recalled(exchange: Exchange) -> Gleaned | Reason:
    """What the reader kept of an exchange."""
    match exchange.outcome:
        case Response(reading=Reading(public=dict() as public)):
            return _read_back(public)
        case Response():
            return Reason.UNREADABLE
        case failure:
            return reason_of(failure) or Reason.NETWORK_ERROR


def _refusal(response: Response) -> Reason | None:
    """Why an answer can't be used; limits are told in many ways."""
    reason = reason_of(response)
    if reason is None or reason is Reason.RATE_LIMITED:
        return reason
    is_spent = response.header("x-ratelimit-remaining") == "0"
    says_so = any(one in response.body[:LONGEST].lower() for one in (b"rate limit", b"throttle_violation"))
    is_limit = is_spent or says_so or response.status == HTTPStatus.INTERNAL_SERVER_ERROR + 9  # 509: OpenStreetMap
    return Reason.RATE_LIMITED if is_limit else reason


def _is_page(response: Response) -> bool:
    return "html" in (response.header("content-type") or "").lower()


def _kept(found: Gleaned | Reason) -> Json:
    if isinstance(found, Reason):
        return {"reason": found.value}
    kept: dict[str, Json] = {
        "found": [_item(one) for one in found.found],
        "next": found.next,
        "made": _proofs(found.made),
        "uses": _proofs(found.uses),
        "keeps": None if found.keeps is None else _item(found.keeps),
        "is_all": found.is_all,
    }
    return kept


def _item(one: Found) -> Json:
    """Without what is empty."""
    item: dict[str, Json] = {
        "at": one.at.isoformat(),
        "kind": one.kind.value,
        "where": one.where,
        "excerpt": one.excerpt,
        "url": one.url,
        "links": [*one.links],
        "hashtags": [*one.hashtags],
        "responses": one.responses,
        "id": one.id,
        "parent": one.parent,
    }
    return {name: value for name, value in item.items() if value not in ("", [], None)}


def _proofs(proofs: Iterable[Proof]) -> list[Json]:
    return [{"of": one.of, "where": one.where, "excerpt": one.excerpt, "url": one.url} for one in proofs]


def _read_back(public: dict[str, Json]) -> Gleaned | Reason:
    """What `_kept` wrote; an archive that somebody changed is as good as an answer that can't be read."""
    try:
        if "reason" in public:
            return Reason(str(public["reason"]))
        keeps = tables(public.get("keeps"))
        return Gleaned(
            found=tuple(_found(one) for one in tables(public.get("found"))),
            next=text(public.get("next")),
            made=tuple(_proof(one) for one in tables(public.get("made"))),
            uses=tuple(_proof(one) for one in tables(public.get("uses"))),
            keeps=_found(keeps[0]) if keeps else None,
            is_all=public.get("is_all") is True,
        )
    except ValueError:
        return Reason.UNREADABLE


def _found(kept: dict[str, Json]) -> Found:
    return Found(
        at=datetime.fromisoformat(text(kept.get("at"))).astimezone(UTC),
        kind=Kind(text(kept.get("kind"))),
        where=text(kept.get("where")),
        excerpt=text(kept.get("excerpt")),
        url=text(kept.get("url")),
        links=texts(kept.get("links")),
        hashtags=texts(kept.get("hashtags")),
        responses=count(kept.get("responses")),
        id=text(kept.get("id")),
        parent=text(kept.get("parent")),
    )


def _proof(kept: dict[str, Json]) -> Proof:
    return Proof(*(text(kept.get(one)) for one in ("of", "where", "excerpt", "url")))

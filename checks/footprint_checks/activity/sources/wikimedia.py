"""Wikipedia: contributions to the wikis where a user edits most (mediawiki.org, API:Usercontribs).

Of edits the day is kept; the title only of pages that the user made, since these are shown as made for others.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from footprint.catalogue.address import HOST
from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind, Making
from footprint_checks.activity.source import Lookup, Trail, by_next
from footprint_checks.activity.values import count, document, inside, moment, name, rows, tables, text, texts
from footprint_checks.toolkit import Kind as Tool

if TYPE_CHECKING:
    from datetime import datetime

    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

MOST_WIKIS = 2
"""Wikis that are read, those with the most edits first: hardly anybody edits a third one much."""

_QUERY = "api.php?action=query&format=json&formatversion=2"
_USUAL = "fr.wikipedia.org en.wikipedia.org"
"""Where is looked when the central list does not say."""
_WIKIS = (".wikipedia.org", ".wikimedia.org", ".wikidata.org", ".wiktionary.org", ".wikibooks.org", ".wikisource.org",
          ".wikiversity.org", ".wikivoyage.org", ".wikinews.org", ".wikiquote.org")  # fmt: skip
_PAGES = {0: Making.WIKI_PAGE, 10: Making.TEMPLATE}
"""Namespaces of what is made for readers, and for writers (Manual:Namespace constants)."""


def wikimedia(account: NetworkHandle) -> Start:
    """Where they edit, then what."""
    user = quote(account.name, safe="")
    url = f"https://meta.wikimedia.org/w/{_QUERY}&meta=globaluserinfo&guiuser={user}&guiprop=merged"
    return Lookup(Request(url, Purpose.API), glean_wikis, partial(_trails, user))


def _trails(user: str, wikis: str) -> tuple[Trail, ...]:
    return tuple(_trail(user, host) for host in wikis.split())


def _trail(user: str, host: str) -> Trail:
    url = f"https://{host}/w/{_QUERY}&list=usercontribs&ucuser={user}&uclimit=100&ucprop=ids|title|timestamp|flags|tags"

    def onward(after: str) -> Request:
        return Request(f"{url}&uccontinue={quote(after, safe='')}", Purpose.API)

    return Trail(Request(url, Purpose.API), partial(glean_edits, host), by_next(onward), is_talk=False)


def glean_wikis(response: Response) -> Gleaned | None:
    """The hosts of the wikis with the most edits."""
    answer = document(response)
    user = inside(answer, "query", "globaluserinfo")
    if not isinstance(user, dict):
        return None
    edits = {_host(one): count(one.get("editcount")) or 0 for one in tables(user.get("merged"))}
    ranked = sorted((host for host, number in edits.items() if host and number), key=lambda host: (-edits[host], host))
    return Gleaned(next=" ".join(ranked[:MOST_WIKIS]) or _USUAL)


def _host(wiki: dict[str, Json]) -> str:
    try:
        host = urlsplit(text(wiki.get("url"))).hostname or ""
    except ValueError:
        return ""
    return host if HOST.fullmatch(host) and f".{host}".endswith(_WIKIS) else ""


def glean_edits(host: str, response: Response) -> Gleaned | None:
    """One page of contributions."""
    answer = document(response)
    edits = inside(answer, "query", "usercontribs")
    if not isinstance(edits, list):
        return None
    read = [(place, one, at) for place, one in rows(edits) if (at := moment(one.get("timestamp"))) is not None]
    found = tuple(_edit(place, one, at=at, host=host) for place, one, at in read) if read else ()
    made = (_made(place, one, host) for place, one, _ in read if _is_new(one) and _namespace(one) in _PAGES)
    uses = (
        Proof(Tool.WIKI, one.where, one.excerpt, one.url) for one in [one for one in found if one.kind is Kind.EDIT][:1]
    )
    return Gleaned(found, text(inside(answer, "continue", "uccontinue")), tuple(made), tuple(uses))


def _edit(place: int, one: dict[str, Json], *, at: datetime, host: str) -> Found:
    """On the pages for talk, which have odd numbers, people answer each other.

    Which page it was is not kept: what somebody reads and mends may tell of their health, beliefs or opinions.
    """
    kind = Kind.REPLY if _namespace(one) % 2 else Kind.EDIT
    number = f"{host} {name(one.get('revid'))}"
    return Found(at, kind, f"/query/usercontribs/{place}", at.isoformat(), id=number)


def _made(place: int, one: dict[str, Json], host: str) -> Proof:
    title = text(one.get("title"))
    return Proof(_PAGES[_namespace(one)], f"/query/usercontribs/{place}/new", title, _page(host, title))


def _is_new(one: dict[str, Json]) -> bool:
    """Did the edit make the page? The first form of the API says so by an empty text; a redirect is no page."""
    is_new = one.get("new", False) is not False
    return is_new and not {"mw-new-redirect", "mw-reverted"}.intersection(texts(one.get("tags")))


def _namespace(one: dict[str, Json]) -> int:
    return count(one.get("ns")) or 0


def _page(host: str, title: str) -> str:
    return f"https://{host}/wiki/{quote(title.replace(' ', '_'))}"

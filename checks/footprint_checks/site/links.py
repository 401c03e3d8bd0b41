"""Which links are followed out of some pages, and whether they lead somewhere.

Links to accounts on networks that the catalogue knows are left out: most of these networks turn programs away, so that
their links would only be unknown, and whether the accounts exist is the accounts check's to say. So are the buttons for
sharing, for the same reason.
"""

from __future__ import annotations

import asyncio
from itertools import chain, zip_longest
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from footprint.web.exchange import Failure, FailureKind, Purpose, Reading, Request, Response
from footprint_checks.accounts.links import host_of, normal, without_www
from footprint_checks.site.observation import Life, SeenLink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from footprint.web import Exchange, Web
    from footprint_checks.site.observation import SeenPage

OF_HOME, OF_POST = 20, 10
"""Links that are followed out of each page: fifty out of a home page and three posts."""
MOST_A_HOST = 2
"""Links of one page to the same foreign host."""

_WINDOW = 1024
_ERROR = 400
_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})
_DROPS_HEAD = frozenset({FailureKind.RESET, FailureKind.PROTOCOL, FailureKind.BAD_ENCODING})
"""How servers fail that do not know HEAD."""
_WALLS = ("cf-mitigated", "x-amzn-waf-action")


def quota(page: SeenPage) -> int:
    """How many links are followed out of a page."""
    return OF_HOME if page.is_home else OF_POST


def chosen(pages: Sequence[SeenPage], is_account: Callable[[str], bool]) -> dict[str, SeenPage]:
    """The links that are followed, each with the page on which it stands first.

    What is chosen of a page depends on that page alone, so that one which was not seen leaves its part open and no
    more.

    Args:
        pages: of one site, its front first.
        is_account: is this address an account's on a network?
    """
    read = {spelled for one in pages for url in _addresses(one) if (spelled := _spelled(url))}
    found: dict[str, SeenPage] = {}
    for page in pages:
        own = host_of(pages[0].url).removeprefix("www.")
        wanted = [one for one in _targets(page) if _spelled(one) not in read and not is_account(one)]
        for url in _spread([one for one in wanted if not _shares(one, own)], own, quota(page)):
            found.setdefault(url, page)
    return found


async def follow(wanted: dict[str, SeenPage], web: Web) -> tuple[SeenLink, ...]:
    """Ask: hosts at the same time, each two links at a time, as many as are let through to it."""
    hosts: dict[str, list[str]] = {}
    for url in wanted:
        hosts.setdefault(host_of(url), []).append(url)
    lines = [line for urls in hosts.values() for line in (urls[::2], urls[1::2]) if line]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_in_turn(line, wanted, web)) for line in lines]
    found = {one.url: one for task in tasks for one in task.result()}
    return tuple(found[url] for url in wanted)


def _targets(page: SeenPage) -> tuple[str, ...]:
    anchors = () if page.sheet is None else page.sheet.anchors
    return tuple(dict.fromkeys(one.url for one in anchors if one.url))


def _addresses(page: SeenPage) -> tuple[str, ...]:
    outcome = page.exchange.outcome
    return (page.url, outcome.url) if isinstance(outcome, Response) else (page.url,)


def _shares(url: str, own: str) -> bool:
    """Does it hand this site's address to another, as the buttons for sharing do? It leads nowhere by itself."""
    return host_of(url).removeprefix("www.") != own and own in unquote(urlsplit(url).query)


def _spelled(url: str) -> str:
    spelled = normal(url)
    return "" if spelled is None else without_www(spelled).partition("://")[2]


def _spread(urls: Sequence[str], own: str, most: int) -> list[str]:
    """The first link of every host in turn, then the second; those that stay on the host fill a third at most.

    It is asked for its posts and feed as well, and has a minute for all.
    """
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(host_of(url).removeprefix("www."), []).append(url)
    inner = hosts.pop(own, [])[: most // 3]
    outer = [one[:MOST_A_HOST] for one in hosts.values()]
    rounds = chain.from_iterable(zip_longest(*outer))
    outgoing = [one for one in rounds if one is not None][: most - len(inner)]
    return [*outgoing, *inner]


async def _in_turn(urls: Sequence[str], pages: dict[str, SeenPage], web: Web) -> list[SeenLink]:
    """A host that keeps silent once is not waited for again; its robots.txt, which is asked first, may show it."""
    parts = urlsplit(urls[0])
    last = await web.get(Request(f"{parts.scheme}://{parts.netloc}/robots.txt", Purpose.PAGE))
    found: list[SeenLink] = []
    for url in urls:
        link = SeenLink(url, pages[url], Life.UNKNOWN) if _is_silent(last) else await _ask(url, pages[url], web)
        last = link.exchange or last
        found.append(link)
    return found


def _is_silent(exchange: Exchange) -> bool:
    outcome = exchange.outcome
    return isinstance(outcome, Failure) and outcome.kind in {FailureKind.TIMEOUT, FailureKind.REFUSED}


async def _ask(url: str, page: SeenPage, web: Web) -> SeenLink:
    exchange = await web.get(Request(url, Purpose.PAGE, method="HEAD"), reader=nothing)
    if _wants_a_get(exchange):
        exchange = await web.get(Request(url, Purpose.PAGE, window=_WINDOW), reader=nothing)
    match exchange.outcome:
        case Failure(kind=FailureKind.DNS):
            lookup = await web.lookup(host_of(url), "A")
            is_gone = not isinstance(lookup.answer, Failure) and not lookup.exists
            return SeenLink(url, page, Life.BROKEN if is_gone else Life.UNKNOWN, exchange, lookup)
        case outcome:
            return SeenLink(url, page, _life(outcome), exchange)


def nothing(_: Response) -> Reading:
    """Keeps nothing of a page but that it answered: it may be anybody's."""
    return Reading(None)


def _wants_a_get(exchange: Exchange) -> bool:
    """Did it say no to HEAD, which many servers do not know?"""
    match exchange.outcome:
        case Response(status=status):
            return status >= _ERROR and status not in _BUSY
        case Failure(kind=kind):
            return kind in _DROPS_HEAD


def _life(outcome: Response | Failure) -> Life:
    match outcome:
        case Response(status=status) if status < _ERROR and not any(map(outcome.header, _WALLS)):
            return Life.ALIVE
        case Response(status=status) if status in _GONE:
            return Life.BROKEN
        case _:
            return Life.UNKNOWN

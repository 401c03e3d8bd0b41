"""What sort of page somebody else's is, and when it was published; pure, bounded, and nothing is raised."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from footprint.exhibit import TraceKind
from footprint.extract.domain import registrable
from footprint.extract.marking import FIRST_YEAR, kinds, linked_data, read_published
from footprint.extract.markup import attribute, names, parse
from footprint.extract.moment import read_moment
from footprint.extract.text import plain
from footprint_checks.traces.rules import ARTICLES, EVENTS, Clue, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from lxml import html

    from footprint.catalogue import Catalogue, Network

MOST = 100
"""Values that are read of one sort."""
_LONGEST = 500
"""Characters of one heading or address that are looked at."""
_HEADINGS = 3
"""First headings that are read: a page with more of the first rank names its parts in them."""
_PARTED = re.compile(r" [|\u2013\u2014-] ")
"""What parts the title of a page from the name of its site."""
_TITLES = ("og:title", "article:section")
_TEXTS = ("headline", "articleSection", "genre")
_SOUND = re.compile(r"(?i)\.(?:mp3|m4a|ogg|opus)(?:$|[?#])|^audio/")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page tells of itself.

    Attributes:
        kind: see there; `PAGE` where it can't be told.
        day: when it was published, ISO 8601; of an event that does not say so, when it began. Empty where neither is
            told, and where it would be after the audit.
    """

    kind: TraceKind
    day: str = ""


def read_trace(body: bytes, url: str, content_type: str, catalogue: Catalogue, today: date) -> Facts:
    """Read a page of somebody else's; of what can't be read as one, the address alone tells the kind.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
        catalogue: whose niches tell what a network holds.
        today: of the audit.
    """
    is_page = not content_type or "html" in content_type.lower()
    return facts_of(parse(body, content_type) if is_page else None, url, catalogue, today)


def facts_of(root: html.HtmlElement | None, url: str, catalogue: Catalogue, today: date) -> Facts:
    """The same of a page that was parsed; None for one that could not be."""
    clues: dict[Clue, tuple[str, ...]] = {**_located(url, catalogue), **({} if root is None else _shown(root))}
    kind = kind_of(clues)
    return Facts(kind, "" if root is None else _day(root, kind, today))


def _day(root: html.HtmlElement, kind: TraceKind, today: date) -> str:
    found = read_published(root) or (_start(root) if kind is TraceKind.TALK else None)
    return found.date().isoformat() if found is not None and found.date() <= today else ""


def _start(root: html.HtmlElement) -> datetime | None:
    """When the event of the page begins; where there are several, none is the page's."""
    nodes = [one for one in linked_data(root) if any(map(EVENTS.match, kinds(one)))]
    marked = [one for one in root.iter("time", "abbr", "span") if "dt-start" in names(one, "class")]
    said = [*(one.get("startDate") for one in nodes), *(_moment(one) for one in marked)]
    start = said[0] if len(said) == 1 else None
    found = read_moment(plain(start)) if isinstance(start, str) else None
    return found if found is not None and found.year >= FIRST_YEAR else None


def _moment(element: html.HtmlElement) -> str:
    return attribute(element, "datetime") or attribute(element, "title")


def _shown(root: html.HtmlElement) -> Mapping[Clue, tuple[str, ...]]:
    """What the page shows of its sort."""
    metas = _metas(root)
    return {
        Clue.TYPE: _types(root),
        Clue.MARK: tuple(_marks(root, metas)),
        Clue.TITLE: tuple(dict.fromkeys(filter(None, map(_folded, islice(_titles(root, metas), MOST))))),
    }


def _metas(root: html.HtmlElement) -> dict[str, str]:
    """The first value of each name."""
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        name = (attribute(one, "property") or attribute(one, "name")).strip().lower()
        found.setdefault(name, plain(attribute(one, "content")))
    return found


def _types(root: html.HtmlElement) -> tuple[str, ...]:
    """Of what the page describes; events beside an article are those that a list on its side announces."""
    described = chain.from_iterable(map(kinds, linked_data(root)))
    tops = (one for one in root.iter("*") if "itemtype" in one.attrib and "itemprop" not in one.attrib)
    marked = (re.split(r"[/:#]", word)[-1] for one in tops for word in attribute(one, "itemtype").split())
    found = tuple(dict.fromkeys(islice(chain(described, marked), MOST)))
    is_article = any(map(ARTICLES.match, found))
    return tuple(one for one in found if not (is_article and EVENTS.match(one)))


def _marks(root: html.HtmlElement, metas: Mapping[str, str]) -> Iterator[str]:
    yield f"og:type={metas.get('og:type', '').lower()}"
    yield f"generator={metas.get('generator', '').lower()}"
    roots = [name for one in root.iter("*") for name in names(one, "class") if name in {"h-event", "h-entry"}]
    if "h-event" in roots:
        yield "h-event"
    if roots.count("h-entry") == 1:  # a page with several entries lists them
        yield "h-entry"
    enclosed = (one for one in root.iter("link", "a") if "enclosure" in names(one, "rel"))
    if any(_SOUND.search(attribute(one, "type") or attribute(one, "href")) for one in enclosed):
        yield "enclosure"
    sources = (attribute(one, "src") for one in root.iter("source", "embed"))
    if next(root.iter("audio"), None) is not None or any(map(_SOUND.search, sources)):
        yield "player"


def _titles(root: html.HtmlElement, metas: Mapping[str, str]) -> Iterator[str]:
    """The headings of the page, and the rubrics under which it stands, in their parts; not the name of its site."""
    title = next((_words(one) for one in root.iter("title")), "")
    *_, site = _PARTED.split(title)
    apart = {metas.get("og:site_name") or (site if site != title else "")}
    nodes = (one for one in linked_data(root) if any(map(ARTICLES.match, kinds(one))))
    said = (text for node in nodes for name in _TEXTS if isinstance(text := node.get(name), str))
    headings = (_words(one) for one in islice(root.iter("h1"), _HEADINGS))
    for text in (*said, *(metas.get(one, "") for one in _TITLES), *headings, title):
        yield from (one for one in _PARTED.split(plain(text)) if one not in apart)


def _located(url: str, catalogue: Catalogue) -> Mapping[Clue, tuple[str, ...]]:
    """What the address tells."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return {}
    query = f"?{parts.query}" if parts.query else ""
    path = unquote(parts.path) or "/"
    network = _network(host, url, catalogue)
    on = () if network is None else (f"{network.niche} {network.family} {path}"[:_LONGEST],)
    # On a network of blogs, somebody's page is the front of a blog.
    is_profile = network is not None and network.niche != "blog" and catalogue.recognise(url) is not None
    address = _folded(f"{host}{path}{query}"[:_LONGEST])
    return {Clue.NETWORK: (*on, "profile") if is_profile else on, Clue.ADDRESS: (address,)}


def _network(host: str, url: str, catalogue: Catalogue) -> Network | None:
    """The network that this page is on: of federated ones each server counts, of others the whole domain."""
    domain, vouched = registrable(url), [one for one in catalogue.known if one.proof.vouched]
    server = next((one for one in vouched if host in one.instances), None)
    return server or next(
        (one for one in vouched if not one.is_federated and domain and registrable(one.homepage) == domain), None
    )


def _words(element: html.HtmlElement) -> str:
    return plain(" ".join(map(str, islice(element.itertext(), MOST))))


def _folded(text: str) -> str:
    """Lower case without accents, with one form of apostrophe."""
    bare = unicodedata.normalize("NFKD", text[:_LONGEST]).replace("\u2019", "'")
    return "".join(one for one in bare if not unicodedata.combining(one)).casefold()

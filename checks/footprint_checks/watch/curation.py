"""Which kinds of public curation leave a trace: lists of links, posts of links, bookmarks, a newsletter."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.extract.domain import registrable
from footprint.finding import evidence
from footprint_checks.equipped import newsletter
from footprint_checks.outward import outward_domain
from footprint_checks.publication.posts import Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from footprint.finding import Evidence
    from footprint_checks.equipped import OwnPage, Stream
    from footprint_checks.publication.posts import Counted
    from footprint_checks.watch.observation import Watch


class Kind(StrEnum):
    """A kind of public curation (scoring, D5)."""

    ROLL = "blogroll"
    SERIES = "link series"
    BOOKMARKS = "bookmarks"
    NEWSLETTER = "newsletter"


KEEPERS = ("bookmarks", "code")
"""Niches of networks on which bookmarks or stars are kept."""
LEAST_LINKS = 5
"""Sites of others in a list or post of links."""
LEAST_SERIES = 3
"""Posts of a series."""
MOST_ROLLS = 2
"""Pages that are read because they are named as a list of links."""
YEAR = timedelta(days=365)

_WORDS_A_LINK = 60
"""Words for each link in a post that is made of links: a few sentences say why each is worth reading. A convention."""
_ROLL = re.compile(
    r"(?i)^(?:my |mes |nos |our |les |the )?(?:blog ?roll|liens(?: amis| utiles)?|links|blogs? amis|sites amis"
    r"|(?:blogs|carnets|sites)(?: que j[e'\u2019] ?(?:lis|suis|aime))|lectures|blogs? i (?:read|follow)|what i read"
    r"|voisins|neighbou?rs|ailleurs|elsewhere on the web|friends)$|\bblog ?roll\b"
    r"|\b(?:blogs|carnets|sites) que je (?:lis|suis)\b|\bblogs i (?:read|follow)\b"
)
_ROLL_PLACE = re.compile(r"(?i)/(?:blog-?roll|liens(?:-amis)?|links|following)(?:/|\.html?)?$")
_SERIES = re.compile(
    r"(?i)\b(?:veille|liens?|links?|revue (?:de presse|du web|de liens)|lectures?|digest|round-?up|weekly|hebdo"
    r"|curation|en vrac|sélection|à lire|reading list|bookmarks?|linkdump|newsletter|infolettre|this week"
    r"|de la semaine|du mois|lus? ailleurs|vus? ailleurs|lu cette|repéré|trouvailles|glanages?|pêle-mêle|found)\b"
)
"""Words that the title of a post of links has."""
_NUMBER = re.compile(
    r"(?i)(?:n[o°º]\.?\s*|#\s*)?\d+(?:[/.:-]\d+)*(?:er|st|nd|rd|th)?\b"
    r"|\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b"
)


def roll_pages(pages: Sequence[OwnPage]) -> tuple[str, ...]:
    """The addresses of pages on the same ground that are named as lists of links."""
    known = {one.url.rstrip("/") for one in pages}
    found = (
        one.url
        for page in pages
        for one in page.equipment.anchors
        if (_ROLL.search(one.text) or _ROLL_PLACE.search(urlsplit(one.url).path))
        and registrable(one.url) == registrable(page.url)
        and one.url.rstrip("/") not in known
    )
    return tuple(dict.fromkeys(found))[:MOST_ROLLS]


def curation(seen: Watch, today: date) -> dict[Kind, tuple[Evidence, ...]]:
    """The kinds that leave a trace, and where; three proofs each at most."""
    rules: dict[Kind, Callable[[], Iterator[Evidence]]] = {
        Kind.ROLL: lambda: _rolls(seen),
        Kind.SERIES: lambda: _series(seen, today),
        Kind.BOOKMARKS: lambda: (one.keeps for one in seen.doings if one.keeps is not None),
        Kind.NEWSLETTER: lambda: _newsletters(seen),
    }
    found = {kind: tuple(rule())[:3] for kind, rule in rules.items()}
    return {kind: proof for kind, proof in found.items() if proof}


def is_series_open(seen: Watch, today: date) -> bool:
    """Might there be a series of links among posts of the last year that were not seen whole?"""
    for stream in seen.streams:
        recent = _recent(stream, today)
        reaches = stream.channel.is_whole or any(one.day is not None and one.day < today - YEAR for one in stream.posts)
        if not reaches or any(not one.is_known or one.day is None for one in (*recent, *_undated(stream))):
            return True
    return False


def _undated(stream: Stream) -> tuple[Counted, ...]:
    return tuple(one for one in stream.posts if one.day is None)


def _recent(stream: Stream, today: date) -> tuple[Counted, ...]:
    """The posts of the last twelve months that are the owner's."""
    return tuple(
        one
        for one in stream.posts
        if one.day is not None and one.day >= today - YEAR and one.weight is not Weight.REPEAT
    )


def _rolls(seen: Watch) -> Iterator[Evidence]:
    """A list that the page announces (OPML, `rel=blogroll`), or five sites of others under a heading that says so."""
    for page in seen.pages:
        listed = page.equipment.service("blogroll") or next(
            (one.url for one in page.equipment.anchors if urlsplit(one.url).path.lower().endswith(".opml")), ""
        )
        if listed:
            yield evidence(page.exchange, where=Kind.ROLL.value, excerpt=listed)
        for heading, links in _under(page).items():
            if links >= LEAST_LINKS and _ROLL.search(heading):
                yield evidence(page.exchange, where=Kind.ROLL.value, excerpt=heading)


def _under(page: OwnPage) -> dict[str, int]:
    """How many sites of others stand under each heading; a page that is one list goes by its heading too."""
    own = {registrable(page.url)}
    found = {(one.heading, outward_domain(one.url, own)) for one in page.equipment.anchors}
    return Counter(heading for heading, domain in found if domain)


def _series(seen: Watch, today: date) -> Iterator[Evidence]:
    """Three posts within a year under one title that counts up, or made of links."""
    for stream in seen.streams:
        recent = _recent(stream, today)
        patterns = Counter(pattern for one in recent if (pattern := _pattern(one.title)))
        repeated = {pattern for pattern, count in patterns.items() if count >= LEAST_SERIES}
        named = [one for one in recent if _pattern(one.title) in repeated]
        made = [one for one in recent if is_made_of_links(one, stream.own)]
        for posts in (named, made):
            if len(posts) >= LEAST_SERIES:
                yield from (_post(one) for one in posts[:LEAST_SERIES])


def _pattern(title: str) -> str:
    """A title without its number or date, when it names a post of links; else empty."""
    if not _SERIES.search(title):
        return ""
    bare = " ".join(re.findall(r"\w+", _NUMBER.sub(" ", title.casefold())))
    return bare if bare and _NUMBER.search(title) else _head(title)


def _head(title: str) -> str:
    """What stands before the colon or dash of a title such as “Links of the week: trains”, or all of it."""
    return re.split(r"\s*[:\u2013\u2014|]\s*|\s-\s", title.casefold(), maxsplit=1)[0].strip()


def is_made_of_links(one: Counted, own: frozenset[str]) -> bool:
    """Does it consist of links to five sites or more, with a few sentences on each?"""
    domains = {domain for url in one.content.links if (domain := outward_domain(url, own))}
    return len(domains) >= LEAST_LINKS and one.content.words <= _WORDS_A_LINK * len(domains)


def _newsletters(seen: Watch) -> Iterator[Evidence]:
    for page in seen.pages:
        if where := newsletter(page):
            yield evidence(page.exchange, where=Kind.NEWSLETTER.value, excerpt=where)
    for network, name, exchange in seen.networks:
        if network == "substack":
            yield evidence(exchange, where=Kind.NEWSLETTER.value, excerpt=name)


def _post(one: Counted) -> Evidence:
    return evidence(one.page.exchange, where=f"entry[{one.entry.place}], {Kind.SERIES.value}", excerpt=one.title)

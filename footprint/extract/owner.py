"""Reads whose page it says it is: by its JSON-LD (schema.org), its h-card, its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree, html

from footprint.extract.marking import kinds, linked_data
from footprint.extract.markup import attribute, names, parse
from footprint.extract.microformats import cards
from footprint.extract.target import absolute
from footprint.extract.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.web.exchange import Json

MOST = 20
"""Names that are read."""
MOST_LINKS = 200
"""Links that are read."""
MOST_CARDS = 10
"""Cards within each other that are told apart."""
MOST_TAGS = 200
"""Tags of a card among which its name is looked for."""
_PERSON = "Person"
_UGC = "ugc"
"""Written by users of the site, not by its owner (HTML link types, as search engines define it)."""
_COMMENTS = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?|commentaires?|comment-?list|commentlist|respond|responses?|reponses?|webmentions?|"
    r"reactions?|replies|kommentare?|comentarios?|disqus|guest-?book|livre-?d-?or|g(?:ae|ä)stebuch|cite)(?:$|[\s_-])"
)
"""Names of the parts of a page in which its readers write."""
_GROUPS = ("Organization", "Corporation", "Business", "NGO", "ProfessionalService", "Store", "Company", "Association")
"""How the types of schema.org that stand for groups end."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose page it says it is.

    Attributes:
        names: of the people, or where it names none, of the company or group.
        is_group: it is of a company or group, or of several people.
        me: targets of `rel=me`, each with the name on the h-card in which it stands, or empty; those of whoever left a
            comment are not among them.
        same_as: addresses under `sameAs` of people, each with the name of whom it stands under.
        firms_same_as: likewise of companies and groups.
    """

    names: tuple[str, ...] = ()
    is_group: bool = False
    me: tuple[tuple[str, str], ...] = ()
    same_as: tuple[tuple[str, str], ...] = ()
    firms_same_as: tuple[tuple[str, str], ...] = ()


def read_owner(body: bytes, url: str, content_type: str = "") -> Owner | None:
    """Read a page; None when it is none, or too long to be read. Nothing is raised, whatever the bytes are.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
    """
    root = parse(body, content_type)
    if root is None:
        return None
    things = list(linked_data(root))
    people = [one for one in things if _PERSON in kinds(one)]
    firms = [one for one in things if any(each.endswith(_GROUPS) for each in kinds(one))]
    named = _unique(_names(people)) or _unique(cards(str(html.tostring(root, encoding="unicode")), url))
    is_firms = bool(firms) and not named
    return Owner(
        names=named or _unique(_names(firms)) or _unique(_authors(root)),
        is_group=is_firms or len(named) > 1,
        me=tuple(islice(dict.fromkeys(_me(root, url)), MOST_LINKS)),
        same_as=tuple(islice(dict.fromkeys(_same_as(people, url)), MOST_LINKS)),
        firms_same_as=tuple(islice(dict.fromkeys(_same_as(firms, url)), MOST_LINKS)),
    )


def _me(root: html.HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    """The links to oneself, in one walk: pages may nest thousands of tags around thousands of links."""
    base = next((found for one in root.iter("base") if (found := absolute(url, attribute(one, "href")))), url)
    comments, around = 0, list[str]()
    for event, one in etree.iterwalk(root, events=("start", "end")):
        is_comment = bool(_COMMENTS.search(f"{attribute(one, 'id')} {attribute(one, 'class')}"))
        is_card = "h-card" in names(one, "class")
        if event == "end":
            comments -= is_comment
            del around[len(around) - is_card :]
            continue
        comments += is_comment
        if is_card:
            around.append(_card(one) if len(around) < MOST_CARDS else "")
        relations = names(one, "rel") if one.tag in {"a", "area", "link"} else ()
        target = absolute(base, attribute(one, "href")) if "me" in relations and _UGC not in relations else ""
        if target and not comments:
            yield target, around[-1] if around else ""


def _card(card: html.HtmlElement) -> str:
    """The name on a card, or empty."""
    named = next((one for one in islice(card.iter(), MOST_TAGS) if "p-name" in names(one, "class")), None)
    return "" if named is None else plain(" ".join(map(str, islice(named.itertext(), MOST))))


def _same_as(things: Iterable[dict[str, Json]], url: str) -> Iterator[tuple[str, str]]:
    for one in things:
        name = next((plain(each) for each in _texts(one.get("name"))), "")
        yield from ((found, name) for each in _texts(one.get("sameAs")) if (found := absolute(url, each)))


def _names(things: Iterable[dict[str, Json]]) -> Iterator[str]:
    return (name for one in things for name in _texts(one.get("name")))


def _authors(root: html.HtmlElement) -> Iterator[str]:
    metas = (one for one in root.iter("meta") if attribute(one, "name").strip().lower() == "author")
    return (attribute(one, "content") for one in metas)


def _texts(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(text for one in found if (text := plain(one))), MOST))

"""Reads what the page of a post says about it for programs: title, author, date, tags.

Sources, each where the page has it: JSON-LD and microdata (schema.org `BlogPosting` and its like), Open Graph
(ogp.me, `article:`), microformats (h-entry and the older hentry), links `rel=author` and `rel=tag`. A date that only
the text gives is not taken: texts name many.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from footprint.extract.markup import attribute, names
from footprint.extract.moment import read_moment
from footprint.extract.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lxml import html

    from footprint.web.exchange import Json

MOST = 100
"""Values kept of one kind."""
FIRST_YEAR = 1990
_NODES = 1_000
"""Things of a JSON-LD document that are looked at."""
_POSTS = re.compile(r"(?:Article|Posting|Report|Review|Recipe|Episode|VideoObject|AudioObject|WebPage)$")
_LONGEST_TAG = 80
_LONGEST_NAME = 100
_ASIDE = ("nav", "aside", "footer")
_CHANGED = frozenset({"dt-updated", "updated", "modified"})
"""Classes of the moment of a change: h-entry's, hentry's, and what themes of WordPress call it."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What a page says about its post.

    Attributes:
        title, author: empty where the page gives none.
        published: UTC; None where no mark tells it.
        tags: as written.
        language: as declared, lower case, or empty.
    """

    title: str = ""
    author: str = ""
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    language: str = ""


def read_marking(root: html.HtmlElement) -> Marking:
    """Read the marks of a page; whatever they are, a value comes back."""
    nodes, metas, elements = _parts(root)
    return Marking(
        title=_first((*_strings(nodes, "headline"), metas.get("og:title", ""), *_titles(elements))),
        author=_first(one for one in _authors(nodes, metas, elements) if len(one) <= _LONGEST_NAME),
        published=next(filter(None, map(_moment, _dates(nodes, metas, elements))), None),
        tags=_unique(_tags(nodes, elements)),
        language=_first(attribute(one, "lang").lower() for one in elements if one.tag == "html"),
    )


def read_published(root: html.HtmlElement) -> datetime | None:
    """When any page, which may be a list or a profile, was published, UTC: as a mark says, else the one day it shows.

    None where nothing tells it, or where moments of several days are shown without a word of what they are.
    """
    nodes, metas, elements = _parts(root)
    marked = next(filter(None, map(_moment, _marked(nodes, metas, elements))), None)
    if marked is not None:
        return marked
    shown = [one for one in islice(map(_moment, _shown(elements)), MOST) if one is not None]
    return shown[0] if len({one.date() for one in shown}) == 1 else None


def _parts(root: html.HtmlElement) -> tuple[list[dict[str, Json]], dict[str, str], list[html.HtmlElement]]:
    """What JSON-LD says of the post, the first `meta` element of each name, and the elements that may hold marks."""
    elements = list(root.iter("meta", "time", "a", "h1", "title", "span", "div", "p", "address", "html"))
    nodes = [node for node in linked_data(root) if any(_POSTS.search(one) for one in kinds(node))]
    metas = {_name(one): plain(attribute(one, "content")) for one in reversed(elements) if one.tag == "meta"}
    return nodes, metas, elements


def linked_data(root: html.HtmlElement) -> Iterator[dict[str, Json]]:
    """The things that the JSON-LD of a page describes: its tops, their graphs, and what they hold."""
    scripts = (one for one in root.iter("script") if attribute(one, "type").lower().startswith("application/ld+json"))
    waiting: list[Json] = [_json(str(one.text or "")) for one in islice(scripts, MOST)]
    seen = 0
    while waiting and seen < _NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[one] for one in ("@graph", "mainEntity", "hasPart") if one in node)


def kinds(node: dict[str, Json]) -> tuple[str, ...]:
    """The types of a thing, without their vocabulary."""
    return tuple(re.split(r"[/:#]", one)[-1] for one in _texts(node.get("@type")))


def _json(text: str) -> Json:
    try:
        parsed: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return parsed


def _titles(elements: Iterable[html.HtmlElement]) -> Iterator[str]:
    """The name of an h-entry, the one heading of first rank, the page's title."""
    held = list(elements)
    yield from (_words(one) for one in held if "p-name" in names(one, "class") or "entry-title" in names(one, "class"))
    headings = [one for one in held if one.tag == "h1"]
    yield from (_words(one) for one in headings if len(headings) == 1)
    yield from (_words(one) for one in held if one.tag == "title")


def _authors(
    nodes: Iterable[dict[str, Json]], metas: dict[str, str], elements: Iterable[html.HtmlElement]
) -> Iterator[str]:
    for node in nodes:
        yield from _named(node.get("author"))
    yield from (metas.get(one, "") for one in ("author", "article:author", "dc.creator", "twitter:creator"))
    for one in elements:
        has_name = "author" in names(one, "rel") or "p-author" in names(one, "class")
        if has_name or {"author", "vcard"} <= set(names(one, "class")) or attribute(one, "itemprop") == "author":
            yield _words(one)


def _named(value: Json) -> Iterator[str]:
    """The names of the people that a JSON-LD value stands for."""
    for one in value if isinstance(value, list) else [value]:
        yield from _texts(one.get("name") if isinstance(one, dict) else one)


def _dates(
    nodes: Iterable[dict[str, Json]], metas: dict[str, str], elements: Iterable[html.HtmlElement]
) -> Iterator[str]:
    """Moments of publication, the surest first."""
    held = list(elements)
    yield from _marked(nodes, metas, held)
    yield from _shown(held)


def _marked(
    nodes: Iterable[dict[str, Json]], metas: dict[str, str], elements: Iterable[html.HtmlElement]
) -> Iterator[str]:
    """Moments that are marked as those of publication."""
    held = list(elements)
    yield from _strings(nodes, "datePublished")
    yield from (metas.get(one, "") for one in ("article:published_time", "datepublished", "dc.date", "date"))
    marked = [one for one in held if {"dt-published", "published", "entry-date"} & set(names(one, "class"))]
    marked += [one for one in held if attribute(one, "itemprop") == "datePublished" or "pubdate" in one.attrib]
    for one in marked:
        yield attribute(one, "datetime") or attribute(one, "content") or attribute(one, "title")


def _shown(elements: Iterable[html.HtmlElement]) -> Iterator[str]:
    """Moments that are shown without a word of what they are; those of a change say so."""
    times = (one for one in elements if one.tag == "time" and not _is_aside(one) and not _is_change(one))
    yield from (attribute(one, "datetime") for one in times)


def _is_change(element: html.HtmlElement) -> bool:
    return bool(_CHANGED & set(names(element, "class"))) or attribute(element, "itemprop") == "dateModified"


def _tags(nodes: Iterable[dict[str, Json]], elements: Iterable[html.HtmlElement]) -> Iterator[str]:
    for one in elements:
        if one.tag == "meta" and _name(one) == "article:tag":
            yield attribute(one, "content")
        if ("tag" in names(one, "rel") or "p-category" in names(one, "class")) and not _is_aside(one):
            yield _words(one).lstrip("#")
    for text in _strings(nodes, "keywords"):
        yield from text.split(",")


def _is_aside(element: html.HtmlElement) -> bool:
    """Does it stand beside the post: in a menu, a side bar, a foot that is not the post's own?"""
    for one in element.iterancestors():
        if one.tag == "article":
            return False
        if one.tag in _ASIDE:
            return True
    return False


def _strings(nodes: Iterable[dict[str, Json]], name: str) -> Iterator[str]:
    for node in nodes:
        yield from _texts(node.get(name))


def _texts(value: Json) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _moment(text: str) -> datetime | None:
    moment = read_moment(plain(text))
    return moment if moment is not None and moment.year >= FIRST_YEAR else None


def _name(meta: html.HtmlElement) -> str:
    """What a meta element is about."""
    return (attribute(meta, "property") or attribute(meta, "name") or attribute(meta, "itemprop")).strip().lower()


def _words(element: html.HtmlElement) -> str:
    return plain(" ".join(str(one) for one in islice(element.itertext(), MOST)))


def _first(found: Iterable[str]) -> str:
    return next((text for one in found if (text := plain(one)) and not text.startswith(("http://", "https://"))), "")


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    kept = (text for one in found if (text := plain(one)) and len(text) <= _LONGEST_TAG)
    return tuple(islice(dict.fromkeys(kept), MOST))

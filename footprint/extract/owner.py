"""Reads whose page it says it is: by its JSON-LD (schema.org), its h-card, its author."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml import html

from footprint.extract.marking import kinds, linked_data
from footprint.extract.markup import attribute, parse
from footprint.extract.microformats import cards
from footprint.extract.target import absolute
from footprint.extract.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.web.exchange import Json

MOST = 20
"""Names that are read."""
_PERSON = "Person"
_GROUPS = ("Organization", "Corporation", "Business", "NGO", "ProfessionalService", "Store", "Company", "Association")
"""How the types of schema.org that stand for groups end."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose page it says it is.

    Attributes:
        names: of the people, or where it names none, of the company or group.
        is_group: it is of a company or group, or of several people.
        same_as: addresses under `sameAs` of these, absolute.
    """

    names: tuple[str, ...] = ()
    is_group: bool = False
    same_as: tuple[str, ...] = ()


def read_owner(body: bytes, url: str, content_type: str = "") -> Owner:
    """Read a page. Nothing is raised, whatever the bytes are; a page that says nothing has nobody's name.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
    """
    root = parse(body, content_type)
    if root is None:
        return Owner()
    things = list(linked_data(root))
    people = [one for one in things if _PERSON in kinds(one)]
    firms = [one for one in things if any(each.endswith(_GROUPS) for each in kinds(one))]
    named = _unique(_names(people)) or _unique(cards(str(html.tostring(root, encoding="unicode")), url))
    stated = (each for one in (*people, *firms) for each in _texts(one.get("sameAs")))
    links = _unique(found for each in stated if (found := absolute(url, each)))
    if len(named) > 1:
        return Owner(named, is_group=True, same_as=links)
    if named or not firms:
        return Owner(named or _unique(_authors(root)), same_as=links)
    return Owner(_unique(_names(firms)), is_group=True, same_as=links)


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

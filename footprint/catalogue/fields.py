"""What the holder of an account says in the places made for it: links, name, dates. Nothing else is taken."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.catalogue.marker import Asked, Case, holds, passes
from footprint.catalogue.page import Page, values
from footprint.catalogue.place import LONGEST_VALUE, Source, absolute, clean
from footprint.extract.text import words_of
from footprint.web.exchange import Purpose, Reading, Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.catalogue.address import Address
    from footprint.catalogue.marker import Marker, Test
    from footprint.catalogue.page import Pointer
    from footprint.catalogue.place import Places
    from footprint.subject import NetworkHandle
    from footprint.web.exchange import Exchange, Json

MOST_LINKS = 100
"""Places looked at for links in one answer: nobody has more, and a hostile server may name a hundred thousand."""
LONGEST_NAME = 200
LONGEST_BIO = 500


@dataclass(frozen=True, slots=True)
class Fields:
    """What a profile says, as far as it helps to tell whose it is.

    Attributes:
        links: absolute URLs from the places meant for one's own sites and accounts; never from a free text.
        verified: those that the network itself has checked.
        leads: further addresses that are shown and give no level of proof.
        name: display name, or None.
        bio: the text about the holder, without markup and cut to its bound; or empty.
        created, active: day of creation and of the last activity, ISO 8601, where the network tells.
        moved: profile page of the account that took over, or None.
        is_organisation: a company or a group, not a person.
        avatar: address of the picture, or None where the network gives none.
        counters: (what, how many), such as (`followers`, 57); only what the network tells.
        id: what the network itself calls the account where further questions ask for that and not for its name; or
            None.
    """

    links: tuple[str, ...] = ()
    verified: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    name: str | None = None
    bio: str = ""
    created: str | None = None
    active: str | None = None
    moved: str | None = None
    is_organisation: bool = False
    avatar: str | None = None
    counters: tuple[tuple[str, int], ...] = ()
    id: str | None = None

    def kept(self) -> dict[str, Json]:
        """As JSON, for a reading."""
        return {
            "links": [*self.links],
            "verified": [*self.verified],
            "leads": [*self.leads],
            "name": self.name,
            "bio": self.bio,
            "created": self.created,
            "active": self.active,
            "moved": self.moved,
            "is_organisation": self.is_organisation,
            "avatar": self.avatar,
            "counters": dict(self.counters),
            "id": self.id,
        }

    @classmethod
    def of(cls, kept: dict[str, Json]) -> Fields:
        """Read back what `kept` wrote."""
        return cls(
            links=_texts(kept.get("links")),
            verified=_texts(kept.get("verified")),
            leads=_texts(kept.get("leads")),
            name=_text(kept.get("name")),
            bio=_text(kept.get("bio")) or "",
            created=_text(kept.get("created")),
            active=_text(kept.get("active")),
            moved=_text(kept.get("moved")),
            is_organisation=kept.get("is_organisation") is True,
            avatar=_text(kept.get("avatar")),
            counters=_counters(kept.get("counters")),
            id=_text(kept.get("id")),
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """Only items of which this place passes the test."""

    pointer: Pointer
    test: Test


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Where links are.

    Attributes:
        items: place of each item.
        value: place of the address within an item; empty when the item is the address.
        url: address made of the value, with `{value}`; None when the value is the address, or HTML with it.
        is_html: the value is HTML, and only links that it marks as the holder's own count.
        when: see `Condition`; None takes every item.
    """

    items: Pointer
    value: Pointer
    url: str | None
    is_html: bool
    when: Condition | None

    def read(self, page: Page, asked: Asked) -> Iterator[str]:
        """The addresses, in order."""
        items = (item for item in page.at(self.items)[:MOST_LINKS] if self._takes(item, asked))
        found = (value for item in items for value in values(item, self.value) if isinstance(value, str))
        for value in islice(found, MOST_LINKS):
            if value.strip():
                yield from filter(None, map(absolute, self._candidates(clean(value[:LONGEST_VALUE]))))

    def _takes(self, item: Json, asked: Asked) -> bool:
        when = self.when
        return when is None or any(passes(when.test, one, asked) for one in values(item, when.pointer))

    def _candidates(self, value: str) -> tuple[str, ...]:
        if self.url is not None:
            return (self.url.replace("{value}", quote(value, safe="")),)
        return _own_links(value) if self.is_html else (value,)


@dataclass(frozen=True, slots=True)
class FieldRules:
    """Where a network's answer has each field; None or empty where it has not.

    With a `script`, every place in JSON is in the script element of that id, or in what a script gives to that name,
    and not in the answer itself.
    """

    links: tuple[LinkRule, ...] = ()
    verified: tuple[LinkRule, ...] = ()
    leads: tuple[LinkRule, ...] = ()
    name: Places = ()
    bio: Places = ()
    created: Places = ()
    active: Places = ()
    moved: Places = ()
    organisation: Marker | None = None
    script: str | None = None
    avatar: Places = ()
    counters: tuple[tuple[str, Places], ...] = ()
    id: Places = ()

    def read(self, answer: Page, asked: Asked, own_page: str) -> dict[str, Json]:
        """The fields as JSON; a link to the profile page itself says nothing and is left out."""
        page = answer if self.script is None else answer.inside(self.script)
        source = Source(answer, page)

        def links(rules: tuple[LinkRule, ...]) -> tuple[str, ...]:
            found = dict.fromkeys(link for rule in rules for link in islice(rule.read(page, asked), MOST_LINKS))
            return tuple(link for link in found if _plain(link) != _plain(own_page))

        fields = Fields(
            links=links(self.links),
            verified=links(self.verified),
            leads=links(self.leads),
            name=clean(source.text(self.name))[:LONGEST_NAME] or None,
            bio=clean(" ".join(words_of(source.text(self.bio))))[:LONGEST_BIO],
            created=source.day(self.created),
            active=source.day(self.active),
            moved=source.address(self.moved),
            is_organisation=self.organisation is not None and holds(self.organisation, page, asked),
            avatar=source.picture(self.avatar),
            counters=tuple((what, number) for what, places in self.counters for number in source.counts(places)),
            id=source.id(self.id),
        )
        return fields.kept()


@dataclass(frozen=True, slots=True)
class Further:
    """A second question, about an account that is the candidate's: more links of their own.

    Attributes:
        address: what is asked.
        headers: as in `Request`.
        links: where the links are.
    """

    address: Address
    headers: tuple[tuple[str, str], ...]
    rules: tuple[LinkRule, ...]

    def request(self, handle: NetworkHandle) -> Request:
        """The question, for a handle in its canonical form."""
        return Request(self.address.fill(handle), Purpose.API, headers=self.headers)

    def read(self, response: Response) -> Reading:
        """What is kept of an answer: how many links, and the links in memory only; a `Reader`."""
        page, nobody = Page(response), Asked("", "", Case.KEPT)
        found: dict[str, Json] = {}
        if response.status == HTTPStatus.OK:
            found = dict.fromkeys(link for rule in self.rules for link in islice(rule.read(page, nobody), MOST_LINKS))
        return Reading({"links": len(found)}, {"links": [*found]})

    def links(self, exchange: Exchange) -> tuple[str, ...] | None:
        """The links; None when nothing was kept, or nothing came."""
        match exchange.outcome:
            case Response(status=HTTPStatus.OK, reading=Reading(private={"links": list(links)})):
                return _texts(links)
            case _:
                return None


def _own_links(html: str) -> tuple[str, ...]:
    """Targets of the links that a piece of HTML marks as its owner's (`rel="me"`, XFN 1.1)."""
    from footprint.extract.html import read_page

    return read_page(html.encode(), "https://base.invalid/", content_type="text/html; charset=utf-8").me


def _counters(value: Json) -> tuple[tuple[str, int], ...]:
    found = value.items() if isinstance(value, dict) else ()
    return tuple((what, number) for what, number in found if isinstance(number, int))


def _plain(url: str) -> str:
    """A URL without what rarely matters: scheme, `www.`, case, final slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()

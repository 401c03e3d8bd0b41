"""Reads what a page is equipped with besides its words: services, forms, players, code, lists of links."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from footprint.extract.html import absolute
from footprint.extract.marking import kinds, linked_data
from footprint.extract.markup import attribute, names, parse
from footprint.extract.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import html

MOST = 500
"""Values kept of one kind."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMBEDS = {"iframe": "src", "embed": "src", "audio": "src", "video": "src", "source": "src", "script": "src"}
_MICROFORMATS = frozenset({"h-card", "h-entry", "h-feed", "h-event", "h-resume", "h-review"})
_LONGEST_FORM = 2_000
"""Texts of a form that are read."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link where it stands.

    Attributes:
        url: absolute, without fragment.
        text: its words.
        rel: its relations, lower case.
        heading: the words of the last heading before it, or empty.
    """

    url: str
    text: str
    rel: tuple[str, ...]
    heading: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form.

    Attributes:
        action: where it is sent, absolute.
        words: what it says, its buttons and placeholders included, lower case.
        takes_email: it has a field for an address.
    """

    action: str
    words: str
    takes_email: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the JSON-LD of a page describes.

    Attributes:
        types: without their vocabulary.
        name: empty where it has none.
    """

    types: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Equipment:
    """What a page is equipped with; lists in the page's order.

    Attributes:
        generator: the software, as declared.
        services: relation and target of its `link` elements, `alternate` with its type added: `alternate text/html`.
        anchors, forms, things: see there.
        microformats: the roots that it has, such as `h-card`.
        embeds: absolute addresses of frames, players and scripts.
        has_code: it has a block of code.
        has_portal: a button opens Ghost's form for members.
    """

    generator: str = ""
    services: tuple[tuple[str, str], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    forms: tuple[Form, ...] = ()
    things: tuple[Thing, ...] = ()
    microformats: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()
    has_code: bool = False
    has_portal: bool = False

    def service(self, *relations: str) -> str:
        """The first target of one of these relations, or empty."""
        return next((url for relation, url in self.services if relation in relations), "")


def read_equipment(body: bytes, url: str, content_type: str = "") -> Equipment | None:
    """Read a page; None when it is none, or too long to be read. Nothing is raised, whatever the bytes are.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
    """
    root = parse(body, content_type)
    if root is None:
        return None
    base = next((found for one in root.iter("base") if (found := absolute(url, attribute(one, "href")))), url)
    metas = (attribute(one, "content") for one in root.iter("meta") if attribute(one, "name").lower() == "generator")
    embeds = (absolute(base, attribute(one, _EMBEDS[str(one.tag)])) for one in root.iter(*_EMBEDS))
    return Equipment(
        generator=plain(next(metas, "")),
        services=tuple(islice(_services(root, base), MOST)),
        anchors=tuple(islice(_anchors(root, base), MOST)),
        forms=tuple(islice(_forms(root, base), MOST)),
        things=tuple(islice(_things(root), MOST)),
        microformats=tuple(sorted(_MICROFORMATS & {name for one in root.iter("*") for name in names(one, "class")})),
        embeds=tuple(islice(dict.fromkeys(filter(None, embeds)), MOST)),
        has_code=next(root.iter("pre"), None) is not None,
        has_portal=any("data-portal" in one.attrib for one in root.iter("a", "button")),
    )


def _services(root: html.HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    for one in root.iter("link"):
        target, kind = absolute(base, attribute(one, "href")), attribute(one, "type").partition(";")[0].strip().lower()
        for relation in names(one, "rel") if target else ():
            yield (f"alternate {kind}" if relation == "alternate" else relation, target)


def _anchors(root: html.HtmlElement, base: str) -> Iterator[Anchor]:
    heading = ""
    for one in root.iter("a", *_HEADINGS):
        if one.tag == "a":
            target = absolute(base, attribute(one, "href")).partition("#")[0]
            if target:
                yield Anchor(target, _words(one), names(one, "rel"), heading)
        else:
            heading = _words(one)


def _forms(root: html.HtmlElement, base: str) -> Iterator[Form]:
    for one in root.iter("form"):
        fields = list(islice(one.iter("input", "button", "textarea"), MOST))
        hints = (attribute(each, name) for each in fields for name in ("placeholder", "value", "aria-label", "title"))
        said = " ".join((*map(str, islice(one.itertext(), _LONGEST_FORM)), *hints))
        takes_email = any(
            attribute(each, "type").lower() == "email" or "email" in attribute(each, "name").lower() for each in fields
        )
        yield Form(absolute(base, attribute(one, "action") or base), plain(said).lower(), takes_email)


def _things(root: html.HtmlElement) -> Iterator[Thing]:
    for node in linked_data(root):
        types, name = kinds(node), node.get("name")
        if types:
            yield Thing(types, plain(name) if isinstance(name, str) else "")


def _words(element: html.HtmlElement) -> str:
    own = plain(" ".join(_texts(element)))
    return own or plain(attribute(element, "aria-label") or attribute(element, "title"))


def _texts(element: html.HtmlElement) -> Iterable[str]:
    return map(str, islice(element.itertext(), MOST))

"""Reads what a page shows of its own making: its head, its headings, images and links, and its words for programs.

Pages are hostile until shown otherwise: nothing here raises, and what lies beyond the bounds is not read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree, html

from footprint.extract.html import absolute, looks_like_feed
from footprint.extract.microformats import microformats
from footprint.extract.text import decoded, plain
from footprint.extract.traces import Trace, traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.web.exchange import Json

LONGEST = 1024 * 1024
"""Bytes of a page that are read."""
MOST = 2_000
"""Headings, images and links kept of one page."""
_INSIDE = 200
"""Tags looked at inside one link or heading: each may hold the whole page."""
_CODE = 300_000
"""Characters of code in which traces are looked for."""
_PIXEL = re.compile(r"\s*[01](?:px)?\s*")
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{1,40})")
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSPOKEN = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 to 6, and what it says, with the alternatives of its images."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image that may mean something: not one that is marked as decoration, nor a counting pixel.

    Attributes:
        source: as written.
        alt: its alternative, empty where it says that there is nothing to say; None where it has none.
        is_alone: it is all that a link holds, so that an empty alternative leaves the link mute.
    """

    source: str
    alt: str | None
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link.

    Attributes:
        url: absolute http(s) target without fragment; empty for another kind of target.
        text: what a screen reader says of it: its label, else its words and the alternatives of its images, else
            its title.
    """

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows of its own making.

    Attributes:
        title: the first that is not empty.
        description: for search engines; empty without one.
        language: as declared, or empty.
        canonicals: its targets as written, each once.
        viewport, generator: content of these `meta` elements, or empty.
        robots: what all `meta` for robots say, lower case.
        headings, images, anchors: in the page's order.
        has_feed: it announces a feed in its code, or links one.
        data_types: types of its JSON-LD, each once; empty where none can be read.
        microformats: types, each once, such as `h-card`.
        previews: names of its OpenGraph properties, each once.
        has_card: it has a card for X (Twitter).
        traces: see `footprint.extract.traces`.
    """

    title: str = ""
    description: str = ""
    language: str = ""
    canonicals: tuple[str, ...] = ()
    viewport: str = ""
    generator: str = ""
    robots: str = ""
    headings: tuple[Heading, ...] = ()
    images: tuple[Image, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    has_feed: bool = False
    data_types: tuple[str, ...] = ()
    microformats: tuple[str, ...] = ()
    previews: tuple[str, ...] = ()
    has_card: bool = False
    traces: tuple[Trace, ...] = ()


def read_sheet(body: bytes, url: str, *, content_type: str = "") -> Sheet:
    """Read a page; whatever the bytes are, a sheet comes back, empty at worst.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value; its charset is heeded when it fits.
    """
    text = _text(body[:LONGEST], content_type)
    root = _tree(text)
    if root is None:
        return Sheet()
    base = next((found for one in root.iter("base") if (found := absolute(url, _attribute(one, "href")))), url)
    metas = tuple((_names(one), _attribute(one, "content")) for one in islice(root.iter("meta"), MOST))
    links = tuple(islice(root.iter("link"), MOST))
    mute = _mute_images(root)
    anchors = _anchors(root, base)
    return Sheet(
        title=_title(root),
        description=_meta(metas, "description"),
        language=next((plain(_attribute(one, "lang")) for one in root.iter("html")), ""),
        canonicals=_unique(plain(_attribute(one, "href")) for one in links if "canonical" in _rel(one)),
        viewport=_meta(metas, "viewport").lower(),
        generator=_meta(metas, "generator"),
        robots=" ".join(plain(said) for names, said in metas if names & {"robots", "googlebot"}).lower(),
        headings=tuple(Heading(int(str(one.tag)[1]), _words(one)) for one in islice(_shown(root, *_HEADINGS), MOST)),
        images=tuple(_image(one, is_alone=one in mute) for one in islice(_images(root), MOST)),
        anchors=anchors,
        has_feed=any(map(_announces_feed, links)) or any(looks_like_feed(one.url) for one in anchors if one.url),
        data_types=_unique(kind for one in root.iter("script") if _is_data(one) for kind in _types(one.text or "")),
        microformats=microformats(text, url),
        previews=_unique(one for names, _ in metas for one in sorted(names) if one.startswith("og:")),
        has_card=any("twitter:card" in names for names, _ in metas),
        traces=traces(_code(root)),
    )


def _text(body: bytes, content_type: str) -> str:
    header = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    meta = _CHARSET.search(body[:4096])
    return decoded(body, (header, meta[1].decode("ascii") if meta else "")).replace("\0", "")


def _tree(text: str) -> html.HtmlElement | None:
    """The parsed page. With the parser's usual bound, what stands deeper than 255 tags would end the page."""
    declared = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)  # lxml refuses a text that names its encoding
    try:
        return html.document_fromstring(declared, parser=html.HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _title(root: html.HtmlElement) -> str:
    """The first title that says something; not that of a drawing in the page."""
    found = (one for one in root.iter("title") if (above := one.getparent()) is None or above.tag != "svg")
    return next((said for one in found if (said := plain(one.text or ""))), "")


def _attribute(element: html.HtmlElement, name: str) -> str:
    return str(element.get(name) or "")


def _names(meta: html.HtmlElement) -> frozenset[str]:
    found = (_attribute(meta, one).strip().lower() for one in ("name", "property"))
    return frozenset(one for one in found if one)


def _meta(metas: Iterable[tuple[frozenset[str], str]], name: str) -> str:
    return next((said for names, content in metas if name in names and (said := plain(content))), "")


def _rel(element: html.HtmlElement) -> list[str]:
    return _attribute(element, "rel").lower().split()


def _announces_feed(link: html.HtmlElement) -> bool:
    kind = _attribute(link, "type").partition(";")[0].strip().lower()
    rel = _rel(link)
    return kind in _FEEDS and ("alternate" in rel or "feed" in rel)


def _shown(root: html.HtmlElement, *tags: str) -> Iterator[html.HtmlElement]:
    """Those that a reader meets: not hidden by their own attributes."""
    for one in root.iter(*tags):
        if one.get("hidden") is None and _attribute(one, "aria-hidden").lower() != "true":
            yield one


def _images(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for one in _shown(root, "img"):
        is_pixel = any(_PIXEL.fullmatch(_attribute(one, side)) for side in ("width", "height"))
        if not is_pixel and _attribute(one, "role").lower() not in {"presentation", "none"}:
            yield one


def _image(one: html.HtmlElement, *, is_alone: bool) -> Image:
    named = next((_attribute(one, each) for each in ("aria-label", "aria-labelledby", "title") if one.get(each)), None)
    alt = one.get("alt")
    return Image(plain(_attribute(one, "src")), named if alt is None else plain(str(alt)), is_alone)


def _mute_images(root: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The images that are all a link holds, where nothing gives the link a name."""
    links = (one for one in islice(_shown(root, "a"), MOST) if one.get("href") is not None and not _name(one))
    return frozenset(
        each for one in links for each in islice(one.iter(), _INSIDE) if isinstance(each.tag, str) and each.tag == "img"
    )


def _anchors(root: html.HtmlElement, base: str) -> tuple[Anchor, ...]:
    links = (one for one in _shown(root, "a") if one.get("href") is not None)
    return tuple(
        Anchor(absolute(base, _attribute(one, "href")).partition("#")[0], _name(one)) for one in islice(links, MOST)
    )


def _name(link: html.HtmlElement) -> str:
    """What is said of a link (Accessible Name and Description Computation 1.2, 4.3); a reference counts as it is."""
    label = plain(_attribute(link, "aria-label")) or plain(_attribute(link, "aria-labelledby"))
    return label or _words(link) or plain(_attribute(link, "title"))


def _words(element: html.HtmlElement) -> str:
    return plain(" ".join(_said(element)))


def _said(element: html.HtmlElement) -> Iterator[str]:
    """The words in an element in their order, images by their alternative; bounded."""
    for event, one in islice(etree.iterwalk(element, events=("start", "end")), 2 * _INSIDE):
        if event == "end":
            yield "" if one is element else one.tail or ""
        elif isinstance(one.tag, str) and one.tag not in _UNSPOKEN and one.get("aria-hidden") != "true":
            yield str(one.get("alt") or one.get("aria-label") or "") if one.tag in {"img", "svg"} else one.text or ""


def _is_data(script: html.HtmlElement) -> bool:
    return _attribute(script, "type").partition(";")[0].strip().lower() == "application/ld+json"


def _types(text: str) -> Iterator[str]:
    """The types of the things a JSON-LD document is about: its top, its graph, and what a page is the page of."""
    try:
        waiting: list[Json] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(MOST):
        if not waiting:
            return
        match waiting.pop(0):
            case list(several):
                waiting.extend(several)
            case dict(node):
                yield from map(plain, _strings(node.get("@type")))
                waiting.extend(node[name] for name in ("@graph", "mainEntity") if name in node)
            case _:
                pass


def _strings(value: Json) -> Iterator[str]:
    yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str) and one)


def _code(root: html.HtmlElement) -> str:
    """Addresses, names of data attributes and scripts: what a trace may stand in."""
    found: list[str] = []
    for one in islice(root.iter("script", "link", "iframe", "img", "html", "body", "div"), 5 * MOST):
        found += [_attribute(one, name) for name in ("src", "href", "id", "data-domain")]
        found += [str(name) for name in one.attrib if str(name).startswith("data-w")]
        if one.tag == "script" and not _is_data(one):
            found.append((one.text or "")[:20_000])
    return "\n".join(one for one in found if one)[:_CODE]


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in islice(found, MOST) if one))

"""Reads what a page says of itself: links, names of its owner elsewhere, feeds.

The one HTML reader of the project. Pages are hostile until shown otherwise, so nothing here raises and everything
is bounded; what a page carries beyond the bounds is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from bs4.exceptions import ParserRejectedMarkup

from footprint.extract.announcing import (
    FeedLink,
    Relation,
    announces_feed,
    feed_target,
    looks_like_feed,
    may_be_feed,
)
from footprint.extract.target import LONGEST_URL, absolute
from footprint.extract.text import decoded, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bs4.element import PageElement

__all__ = ["LONGEST", "FeedLink", "Link", "Marks", "Page", "absolute", "looks_like_feed", "read_marks", "read_page"]

LONGEST = 1024 * 1024
"""Bytes of a page that are read; with `DEEPEST` chosen so that the worst nesting found takes a few seconds."""
MOST_LINKS = 2_000
"""Links kept of one page."""
DEEPEST = 256
"""Tags within each other that are told apart: the parser's time for each tag grows with the number around it."""
MOST_INSIDE = 200
"""Tags and texts looked at inside one anchor: anchors can be nested, and each may hold the whole page."""
MOST_MENTIONS = 20
"""Addresses kept that the text of a page names without linking them."""
SPARSE = 40
"""Words under which a page that leads elsewhere is no more than that: a door, a frame, a redirect by script."""

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{1,40})")
_REFRESH = re.compile(r"(?is)^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?(.+)$")
_MENTION = re.compile(r"(?i)(?<![\w/.:@-])(?:https?://[^\s<>\"'()]{4,200}|/[\w./?=&-]{2,100})")
_MOVED = re.compile(
    r"(?:window|document|self|top|this)?\.?\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*"
    r"(?:\"([^\"\n]{1,500})\"|'([^'\n]{1,500})')"
)
"""A script that sends the reader on to an address that it spells out."""


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor.

    Attributes:
        url: absolute target, http or https, fragment included.
        text: what a reader hears: its words, else its aria-label, title or the alt of its image.
        rel: its relations, lower case.
        look: where it says nothing, what it is made of: classes, and the addresses of its images.
    """

    url: str
    text: str
    rel: tuple[str, ...] = ()
    look: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself; every address absolute, every list in the page's order without repeats.

    Attributes:
        url: where relative addresses start from: the page's address, or its `base`.
        title, description, language: as declared, or empty.
        me: targets of `rel=me`, of `a` and of `link`.
        links: anchors.
        feeds: announced feeds.
        refresh: where the page sends its reader: target of a `meta refresh`, else of a script on a page that says
            nothing else; or empty.
        hints: alternates under a wrong media type whose address speaks of a feed.
        mentions: addresses in its text that speak of a feed and are not links.
        frames: what is shown in its frames, where the page says nothing else.
        generator: the software that made it, as declared, or empty.
        api: where the REST interface of WordPress is (`https://api.w.org/`), or empty.
    """

    url: str
    title: str = ""
    description: str = ""
    language: str = ""
    me: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    refresh: str = ""
    hints: tuple[FeedLink, ...] = ()
    mentions: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    generator: str = ""
    api: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the code of a page carries for programs, as far as rules ask for it.

    Attributes:
        metas: content of the `meta` elements, by their `property` or `name` in lower case, in the page's order.
        canonical: targets of `link rel=canonical`, as written.
        scripts: text of the `script` elements that have an id, by id.
        classes: every class of every element.
    """

    metas: Mapping[str, tuple[str, ...]]
    canonical: tuple[str, ...]
    scripts: Mapping[str, str]
    classes: frozenset[str]


def read_marks(text: str) -> Marks:
    """Read the code of a page; whatever the text is, marks come back, empty at worst.

    Args:
        text: the page, decoded; only its first `LONGEST` characters are read.
    """
    soup = _soup(text[:LONGEST])
    if soup is None:
        return Marks({}, (), {}, frozenset())
    metas: dict[str, tuple[str, ...]] = {}
    for one in _tags(soup, "meta"):
        for name in {_attribute(one, "property").lower(), _attribute(one, "name").lower()} - {""}:
            metas[name] = (*metas.get(name, ()), _attribute(one, "content"))
    return Marks(
        metas=metas,
        canonical=tuple(_attribute(one, "href") for one in _tags(soup, "link") if "canonical" in _rel(one)),
        scripts={_attribute(one, "id"): one.get_text() for one in soup.find_all("script", id=True, limit=MOST_LINKS)},
        classes=frozenset(name for one in soup.find_all(class_=True) for name in _attribute(one, "class").split()),
    )


def read_page(body: bytes, url: str, *, content_type: str = "") -> Page:
    """Read a page; whatever the bytes are, a page comes back, empty at worst.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value; its charset is heeded when it fits.
    """
    soup = _soup(_decoded(body[:LONGEST], content_type))
    if soup is None:
        return Page(url)
    base = _base(soup, url)
    anchors, elements = (*_tags(soup, "a"), *_tags(soup, "area")), _tags(soup, "link")
    is_sparse = sum(1 for _ in islice(_spoken(soup), SPARSE)) < SPARSE
    return Page(
        url=base,
        title=_title(soup),
        description=_meta(soup, "description") or _meta(soup, "og:description"),
        language=_language(soup),
        me=_unique(_targets((*anchors, *elements), base, rel="me")),
        links=_links(anchors, base),
        feeds=_feeds((*elements, *anchors), base),
        refresh=_refresh(soup, base) or (_moved(soup, base) if is_sparse else ""),
        hints=_feeds((*elements, *anchors), base, announced=False),
        mentions=_mentions(soup, base),
        frames=_frames(soup, base, is_sparse=is_sparse),
        generator=_meta(soup, "generator"),
        api=next(_targets(elements, base, rel="https://api.w.org/"), ""),
    )


def _decoded(body: bytes, content_type: str) -> str:
    """The text of a page, as `decoded` reads it; the header's word before the page's own."""
    header = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    meta = _CHARSET.search(body[:4096])
    return decoded(body, (header, meta[1].decode("ascii") if meta else ""))


class _Shallow(BeautifulSoup):
    """A parsed page in which tags beyond `DEEPEST` enclose nothing: what they hold follows them."""

    def handle_starttag(self, *asked: Any, **named: Any) -> Tag | None:  # noqa: ANN401 (handed on as they come)
        tag = super().handle_starttag(*asked, **named)
        if tag is not None and len(self.tagStack) > DEEPEST:
            self.popTag()
        return tag


def _soup(text: str) -> BeautifulSoup | None:
    """The parsed page; the line feed keeps the library from taking XML or a bare address for a mistake of ours."""
    try:
        return _Shallow("\n" + text.replace("\0", ""), "lxml")
    except (ParserRejectedMarkup, ValueError, AssertionError):
        return None


def _tags(soup: BeautifulSoup, name: str) -> tuple[Tag, ...]:
    return tuple(soup.find_all(name, limit=MOST_LINKS))


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def _rel(tag: Tag) -> tuple[str, ...]:
    return tuple(_attribute(tag, "rel").lower().split())


def _base(soup: BeautifulSoup, url: str) -> str:
    """The first `base` with a usable target (HTML Standard, 4.2.3)."""
    return next((found for one in _tags(soup, "base") if (found := absolute(url, _attribute(one, "href")))), url)


def _title(soup: BeautifulSoup) -> str:
    return next((found for one in _tags(soup, "title") if (found := plain(one.get_text()))), "") or _meta(
        soup, "og:title"
    )


def _language(soup: BeautifulSoup) -> str:
    return next((plain(_attribute(one, "lang")).lower() for one in _tags(soup, "html")), "")


def _meta(soup: BeautifulSoup, name: str) -> str:
    for one in _tags(soup, "meta"):
        if (_attribute(one, "name") or _attribute(one, "property")).strip().lower() == name:
            return plain(_attribute(one, "content"))
    return ""


def _refresh(soup: BeautifulSoup, base: str) -> str:
    for one in _tags(soup, "meta"):
        if _attribute(one, "http-equiv").strip().lower() == "refresh":
            found = _REFRESH.match(_attribute(one, "content")[:LONGEST_URL])
            return absolute(base, found[1].strip().strip("\"'")).partition("#")[0] if found else ""
    return ""


def _targets(tags: Iterable[Tag], base: str, *, rel: str) -> Iterator[str]:
    for one in tags:
        if rel in _rel(one) and (found := absolute(base, _attribute(one, "href"))):
            yield found


def _frames(soup: BeautifulSoup, base: str, *, is_sparse: bool) -> tuple[str, ...]:
    tags = (*_tags(soup, "frame"), *(_tags(soup, "iframe") if is_sparse else ()))
    return _unique(found for one in tags if (found := absolute(base, _attribute(one, "src"))))


def _moved(soup: BeautifulSoup, base: str) -> str:
    scripts = (_MOVED.search(one.get_text()[:LONGEST_URL]) for one in _tags(soup, "script"))
    found = next((one for one in scripts if one is not None), None)
    return absolute(base, found[1] or found[2]).partition("#")[0] if found else ""


def _spoken(soup: BeautifulSoup) -> Iterator[str]:
    """The words of the page, without its title, scripts and comments."""
    strings = (one for one in soup.strings if one.parent is None or one.parent.name not in {"title", "noscript"})
    return (word for one in strings for word in one.split())


def _mentions(soup: BeautifulSoup, base: str) -> tuple[str, ...]:
    spoken = (one for one in soup.strings if "/" in one and looks_like_feed(f"/{one}"))
    written = (found[0].rstrip(".,;:!?)") for one in spoken for found in _MENTION.finditer(one[:LONGEST_URL]))
    targets = (target for one in written if looks_like_feed(one) and (target := absolute(base, one)))
    return tuple(dict.fromkeys(islice(targets, MOST_MENTIONS)))


def _links(anchors: Iterable[Tag], base: str) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(found for one in anchors if (found := _link(one, base)) is not None))


def _link(anchor: Tag, base: str) -> Link | None:
    href = _attribute(anchor, "href")
    target = absolute(base, href) or (feed_target(base, href) if ":" in href else "")
    if not target:
        return None
    words = _words(anchor)
    return Link(target, words, _rel(anchor), "" if words else _look(anchor))


def _look(anchor: Tag) -> str:
    tags = (anchor, *(one for one in islice(_inside(anchor), MOST_INSIDE) if isinstance(one, Tag)))
    parts = (
        _attribute(one, name) for one in tags for name in ("class", "id", "src", "href" if one.name == "use" else "")
    )
    return plain(" ".join(filter(None, parts)))


def _words(anchor: Tag) -> str:
    inside = tuple(islice(_inside(anchor), MOST_INSIDE))
    text = " ".join(one for one in inside if type(one) is NavigableString)  # not a comment or a script
    images = (_attribute(one, "alt") for one in inside if isinstance(one, Tag) and one.name == "img")
    spoken = (text, _attribute(anchor, "aria-label"), _attribute(anchor, "title"), *images)
    return next((words for one in spoken if (words := plain(one))), "")


def _inside(tag: Tag) -> Iterator[PageElement]:
    """What is in a tag, in the page's order, one at a time: an anchor may hold the whole page and be in a thousand."""
    waiting = [iter(tag.contents)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
            continue
        yield one
        if isinstance(one, Tag):
            waiting.append(iter(one.contents))


def _feeds(tags: Iterable[Tag], base: str, *, announced: bool = True) -> tuple[FeedLink, ...]:
    """Feeds that are announced, or else those that only may be one."""
    found: dict[str, FeedLink] = {}
    for one in tags:
        kind = _attribute(one, "type").partition(";")[0].strip().lower()
        title = plain(_attribute(one, "title"))
        relation = Relation(_rel(one), kind, one.has_attr("hreflang"), title, is_link=one.name == "link")
        target = feed_target(base, _attribute(one, "href"))
        is_announced = bool(target) and announces_feed(relation, target)
        if is_announced if announced else target and not is_announced and may_be_feed(relation, target):
            link = FeedLink(target, title, kind, _attribute(one, "hreflang").strip().lower())
            found.setdefault(target, link)
    return tuple(found.values())


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(islice(found, MOST_LINKS)))

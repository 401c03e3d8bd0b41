"""Reads the page of a post: its main text, and what the page says about it.

The main text is what the page marks as such (h-entry `e-content`, schema.org `articleBody`), else what trafilatura
takes for it. Pages are hostile until shown otherwise: nothing here raises, and pages beyond the bounds are not read.
JSON-LD's `articleBody` is not used: software writes it shortened, and without links.
"""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, cast

from lxml import etree, html

from footprint.extract.content import Content, read_content
from footprint.extract.html import absolute
from footprint.extract.marking import Marking, read_marking
from footprint.extract.markup import attribute, names, parse
from footprint.extract.text import plain

LEAST = 20
"""Words under which what is found may be the skeleton of a page that its scripts fill."""

_TAGS = {
    "head": "h2", "list": "ul", "item": "li", "ref": "a", "graphic": "img", "code": "pre", "quote": "blockquote",
    "hi": "em", "lb": "br", "row": "tr", "cell": "td", "del": "s",
}  # fmt: skip
"""What trafilatura's elements (TEI) are in HTML, as far as they are named otherwise."""
_BESIDE = ("nav", "aside", "form", "footer", "script", "style", "noscript", "template", "button")
_SIGNED = re.compile(
    r"(?i)^(?:(?:écrit|publié|posté|mis en ligne|rédigé|written|posted|published)\b|(?:par|by|le|on)\s)"
    r"|\b(?:19|20)\d{2}\b"
)
_FILED = re.compile(
    r"(?i)^(?:tags?|étiquettes?|mots[- ]cl[ée]s|catégories?|categor(?:y|ies)|class[ée] (?:dans|sous)|filed under"
    r"|posted in|tagged)\b"
)
_SENTENCE = re.compile(r"[.!?…:]['\"»”)\s]*$")
_SITE = re.compile(r" [|\u2013\u2014-] ")
"""What parts the title of a post from the name of its site."""
_LONGEST_BYLINE = 15
"""Words."""
_TOP, _END = 4, 2
"""Blocks at the top that may repeat the title or name author and date, and at the end that may list the tags."""
_EMBEDS = ("iframe", "audio", "video", "source", "embed", "object")


@dataclass(frozen=True, slots=True)
class Article:
    """The post that a page shows.

    Attributes:
        content: its main text, without title, byline and list of tags.
        marking: see there.
    """

    content: Content
    marking: Marking = field(default_factory=Marking)

    @property
    def is_whole(self) -> bool:
        """The page gives all of it, not a teaser."""
        return not self.content.is_cut


def read_article(body: bytes, url: str, content_type: str = "") -> Article | None:
    """Read the page of a post; None when its main text can't be told.

    Takes some milliseconds, and up to two seconds for a page made to cost time: run it off the event loop.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
    """
    root = parse(body, content_type)
    if root is None:
        return None
    base = next((found for one in root.iter("base") if (found := absolute(url, attribute(one, "href")))), url)
    marking = read_marking(root)
    frames = _frames(root)
    marked = _marked(root)
    content = read_content((marked or _main(root, url, marking) or _only(root)) + frames, base)
    return Article(content, marking) if content.words >= (1 if marked else LEAST) else None


def _marked(root: html.HtmlElement) -> str:
    """The one element that the page marks as the text of its post, or empty."""
    found = [one for one in root.iter("div", "section", "article", "main") if _is_marked(one)]
    return _cleaned(found[0]) if len(found) == 1 else ""


def _is_marked(element: html.HtmlElement) -> bool:
    return "e-content" in names(element, "class") or "articlebody" in names(element, "itemprop")


def _only(root: html.HtmlElement) -> str:
    """The one article, or main part, of a page that says too little for trafilatura."""
    for name in ("article", "main"):
        found = list(root.iter(name))
        if len(found) == 1:
            return _cleaned(found[0])
    return ""


def _cleaned(element: html.HtmlElement) -> str:
    """Its markup without menus, forms and asides."""
    kept = copy.deepcopy(element)
    kept.tail = None
    for one in list(kept.iter(*_BESIDE)):
        if one is not kept:
            one.drop_tree()
    return _markup(kept)


def _main(root: html.HtmlElement, url: str, marking: Marking) -> str:
    """What trafilatura takes for the main text, in HTML; empty when it finds none."""
    try:
        found = _extraction()(
            copy.deepcopy(root),
            url=url,
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
            favor_recall=True,
        )
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, etree.LxmlError):
        return ""
    if found is None:
        return ""
    body = found.body
    _drop(body, marking)
    for one in body.iter():
        if one.tag == "ref":
            one.set("href", attribute(one, "target"))
        one.tag = _TAGS.get(str(one.tag), one.tag)
    return _markup(body)


def _drop(body: html.HtmlElement, marking: Marking) -> None:
    """Drop what is about the post rather than in it: title and byline at its top, the tags at its end."""
    blocks = list(body)
    titles = {_folded(one) for one in (marking.title, *_SITE.split(marking.title))}
    for one in blocks[:_TOP]:
        text = _text(one)
        if _folded(text) in titles or _is_byline(text, marking.author):
            _remove(one)
    for one in blocks[_TOP:][-_END:]:
        if _is_filing(one):
            _remove(one)


def _is_byline(text: str, author: str) -> bool:
    if len(text.split()) > _LONGEST_BYLINE or _SENTENCE.search(text):
        return False
    return bool(_SIGNED.search(text)) or (bool(author) and author.casefold() in text.casefold())


def _is_filing(block: html.HtmlElement) -> bool:
    """Does it only say where the post is filed?"""
    text = _text(block)
    is_short = len(text.split()) <= _LONGEST_BYLINE and not _SENTENCE.search(text)
    linked = " ".join(_text(one) for one in block.iter("ref"))
    return is_short and bool(_FILED.match(text) or (linked and _folded(linked) == _folded(text)))


def _remove(block: html.HtmlElement) -> None:
    parent = block.getparent()
    if parent is not None:
        parent.remove(block)


def _frames(root: html.HtmlElement) -> str:
    """What the page embeds outside its menus and sides, empty of text: trafilatura leaves it out."""
    found = (one for one in root.iter(*_EMBEDS) if not any(each.tag in _BESIDE for each in one.iterancestors()))
    return "".join(_markup(_bare(one)) for one in found)


def _bare(element: html.HtmlElement) -> html.HtmlElement:
    kept = html.Element(str(element.tag))
    for name in ("src", "data"):
        if value := attribute(element, name):
            kept.set(name, value)
    return kept


def _markup(element: html.HtmlElement) -> str:
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)


def _text(element: html.HtmlElement) -> str:
    return plain(" ".join(str(one) for one in element.itertext()))


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


class _Found(Protocol):
    """What trafilatura returns, as far as it is used."""

    body: html.HtmlElement


class _Extraction(Protocol):
    def __call__(
        self,
        tree: html.HtmlElement,
        /,
        *,
        url: str,
        include_comments: bool,
        include_formatting: bool,
        include_images: bool,
        include_links: bool,
        favor_recall: bool,
    ) -> _Found | None: ...


@cache
def _extraction() -> _Extraction:
    """trafilatura, imported when it is needed (it takes a quarter of a second), its complaints about pages silenced."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return cast("_Extraction", bare_extraction)  # its signature is wider, and returns a dict when asked for one

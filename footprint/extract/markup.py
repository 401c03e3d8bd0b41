"""Parses whole pages for the readers that walk the tree; hostile pages cost no more than usual ones."""

from __future__ import annotations

import re

from lxml import etree, html

from footprint.extract.text import decoded

LONGEST = 2 * 1024 * 1024
"""Bytes of a page that are parsed: a longer one is not."""
MOST_TAGS = 20_000
"""Tags of a page that are parsed: with more, finding the main text may take minutes (measured on storms of tags)."""

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{1,40})")


def parse(body: bytes, content_type: str = "") -> html.HtmlElement | None:
    """The tree of a page without comments; None when there is none, or when it is beyond the bounds.

    Args:
        body: the page, decompressed.
        content_type: the header's value; its charset is heeded when it fits.
    """
    if len(body) > LONGEST or body.count(b"<") > MOST_TAGS:
        return None
    header = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    meta = _CHARSET.search(body[:4096])
    text = decoded(body, (header, meta[1].decode("ascii") if meta else "")).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def attribute(element: html.HtmlElement, name: str) -> str:
    """An attribute's value, or empty."""
    return str(element.get(name, ""))


def names(element: html.HtmlElement, name: str) -> tuple[str, ...]:
    """The words of an attribute that lists several, lower case."""
    return tuple(attribute(element, name).lower().split())

"""Which addresses may be a page's feed: guesses, best first, that only the documents themselves can confirm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from footprint.extract.domain import registrable
from footprint.extract.html import absolute, looks_like_feed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.extract.feed import Feed
    from footprint.extract.html import Link, Page
    from footprint.web.exchange import Response

ANNOUNCED = 4
"""Announced feeds that are read of one page."""
LINKED = 3
"""Links that look like feeds that are tried of one page."""

USUAL = ("feed", "feed.xml", "index.xml", "rss.xml", "rss", "atom.xml", "atom", "feeds/posts/default")
"""Where most blogs have their feed, most frequent first: together four of five of the 36,515 in a public list of
small blogs (Kagi's, 2026). `/feed/atom` is left out: whoever has it has `/feed`."""
NEARBY = USUAL[:4]
"""The same under a folder of a site that may be somebody else's."""

_COMMENTS = re.compile(
    r"(?i)\bcomments? (?:feed|rss|atom)\b|\bflux (?:rss )?(?:des |de )?commentaires\b"
    r"|^(?:comments for|comments on:|commentaires pour|commentaires sur\s*:)|^(?:comments|commentaires)$"
)
"""As blog software titles them; a blog may well be called “Comments on cities”."""
_COMMENTS_PLACE = re.compile(r"(?i)/(?:comments|commentaires)(?=[/.?])|[?&]feed=comments")
_PART = re.compile(r"(?i)/(?:category|categories|categorie|tag|tags|author|auteur|topics?)/|[?&](?:cat|tag)=")
_SAYS_FEED = re.compile(r"(?i)\b(?:rss|atom|feed|flux|syndication)\b")
_SAYS_BLOG = re.compile(
    r"(?i)^(?:the |my |our |le |mon |notre |nos )?"
    r"(?:blog(?:ue)?|journal|articles?|posts?|billets?|carnet|chroniques?|actualit[eé]s|writing|notes|news)$"
)
_FRONT = re.compile(
    r"(?i)^/(?:(?:[a-z]{2}(?:-[a-z]{2})?|index\.\w{2,5}|home|accueil|about|about-me|a-propos|contact|cv|resume|"
    r"portfolio|blog|blogue|journal|carnet|articles|posts|billets|news|notes)/?)?$"
)
_LINK_HEADER = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_FEED_MEDIA = re.compile(r"(?i)type\s*=\s*\"?application/(?:rss\+xml|atom\+xml|feed\+json)")


def announced(page: Page, response: Response) -> tuple[str, ...]:
    """Feeds that a page announces in its code or its `Link` headers (RFC 8288), whole ones before parts."""
    in_code = (one.url for one in page.feeds if not is_about_comments(one.title, one.url))
    in_headers = (one for one in _header_links(response) if not is_about_comments("", one))
    return _best(dict.fromkeys((*in_code, *in_headers)), ANNOUNCED)


def linked(page: Page) -> tuple[str, ...]:
    """Links of the same owner's that look or read like a feed: one to another's site may be a blogroll."""
    found = (
        _bare(one.url)
        for one in page.links
        if (looks_like_feed(one.url) or _SAYS_FEED.search(one.text))
        and not is_about_comments(one.text, one.url)
        and is_same_owner(one.url, page.url)
    )
    return _best((one for one in dict.fromkeys(found) if one != _bare(page.url)), LINKED)


def usual(url: str, *, whole_host: bool) -> tuple[str, ...]:
    """The usual places: of the host, or of the page's own folder."""
    return tuple(urljoin(url, f"/{one}") for one in USUAL) if whole_host else tuple(folder(url) + one for one in NEARBY)


def onward(page: Page) -> str:
    """One more page to look at: where the page sends its readers, or its link to a blog; empty if neither."""
    if page.refresh:
        return page.refresh
    targets = (
        _bare(one.url) for one in page.links if _leads_to_blog(one, page.url) and is_same_owner(one.url, page.url)
    )
    return next((one for one in targets if one != _bare(page.url)), "")


def is_front(url: str) -> bool:
    """Is it a page that speaks for its whole host: the front page, or a usual first level of a personal site?"""
    parts = urlsplit(url)
    return not parts.query and _FRONT.match(parts.path) is not None


def folder(url: str) -> str:
    """The page's own folder: what lies under its address."""
    path = urlsplit(url).path
    is_file = "." in path.rpartition("/")[2]
    return urljoin(url, path.rpartition("/")[0] + "/" if is_file else path.rstrip("/") + "/")


def lies_under(feed: Feed, page_url: str) -> bool:
    """Does the feed belong to the page's folder, by its own address or by the page it names as its own?"""
    own = folder(page_url)
    return any(f"{_bare(one).rstrip('/')}/".startswith(own) for one in (feed.url, feed.site) if one)


def is_about_comments(title: str, url: str) -> bool:
    """Does it carry the readers' comments rather than posts?"""
    parts = urlsplit(url)
    return bool(_COMMENTS.search(title) or _COMMENTS_PLACE.search(f"{parts.path}?{parts.query}"))


def is_same_owner(one: str, other: str) -> bool:
    """Do both addresses lie on one registrable domain?"""
    return registrable(one) == registrable(other) != ""


def _best(urls: Iterable[str], most: int) -> tuple[str, ...]:
    """Whole feeds before those of a category, the order otherwise kept."""
    return tuple(sorted(urls, key=lambda one: bool(_PART.search(one))))[:most]


def _leads_to_blog(link: Link, page_url: str) -> bool:
    parts = urlsplit(link.url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    is_host = parts.netloc.startswith("blog.") and parts.netloc != urlsplit(page_url).netloc
    return is_host or bool(_SAYS_BLOG.match(link.text) or _SAYS_BLOG.match(last))


def _header_links(response: Response) -> Iterable[str]:
    for name, value in response.headers:
        if name == "link":
            for target, rest in _LINK_HEADER.findall(value[:20_000]):
                if "alternate" in rest.lower() and _FEED_MEDIA.search(rest):
                    yield from filter(None, (_bare(absolute(response.url, target)),))


def _bare(url: str) -> str:
    return url.partition("#")[0]

"""Which addresses may be a page's feed: guesses, best first, that only the documents themselves can confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from footprint.extract.announcing import feed_target
from footprint.extract.html import looks_like_feed
from footprint_checks.feeds import trail
from footprint_checks.feeds.owning import SERVICES, folder, host_of, is_same_owner, owner
from footprint_checks.feeds.ranking import Candidate, is_of_date, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.extract.html import Link, Page
    from footprint.message import Message
    from footprint.web.exchange import Response

LINKED = 4
"""Links that look like feeds that are tried of one page."""
HOPS = 2
"""Further pages that are looked at."""

USUAL = (
    "feed", "feed.xml", "index.xml", "rss.xml", "rss", "atom.xml", "feed/", "atom", "feeds/posts/default", "blog/feed",
    "blog/rss.xml", "blog/feed.xml", "feed.rss", "feeds/all.atom.xml", "feed.json", "blog/index.xml",
)  # fmt: skip
"""Where most blogs have their feed, most frequent first: together seven of eight of the 36,515 in a public list of
small blogs (Kagi's, 2026). `/feed/atom` is left out: whoever has it has `/feed`, which
sends on to `/feed/` nearly everywhere."""
NEARBY = ("feed", "feed.xml", "index.xml", "rss.xml", "atom.xml", "rss")
"""The same under a folder of a site that may be somebody else's."""

_FEED_WORDS = re.compile(
    r"(?i)\b(?:rss|atom|feeds?|flux|fil rss|syndication|syndiquer|s['\u2019]abonner|abonnez[- ]vous|abonnement|"
    r"subscribe|follow by rss|xml)\b"
)
_FEED_LOOK = re.compile(r"(?i)(?:^|[^a-z])(?:rss|feed|atom|syndication)(?:$|[^a-z])")
_STRICT_WORDS = re.compile(r"(?i)\b(?:rss|atom|flux|feed)\b")
_LONGEST_LABEL = 40
"""Letters from which a text is a title that mentions feeds and no label of one."""
_MOST_HYPHENS = 2
"""Hyphens from which the last part of an address is a title."""
_BLOG = (
    r"(?:web)?blog(?:ue|s)?|journal|articles?|posts?|billets?|carnets?|chroniques?|actualit[eé]s|writings?|notes|news|"
    r"[eé]crits|textes|essays|publications|stories|blog posts?"
)
_SAYS_BLOG = re.compile(
    r"(?i)^\W*(?:(?:read|visit|see|view|go to|to|lire|voir|visiter?|consulter|all|tous|toutes|latest)\s+){0,2}"
    rf"(?:(?:the|my|our|le|la|les|mon|ma|mes|notre|nos)\s+)?(?:{_BLOG})\W*$"
)
_MY_BLOG = re.compile(
    r"(?i)^\W*(?:(?:read|visit|see|on|lire|voir|visiter|sur)\s+)?(?:my|mon)\s+(?:\w+\s+)?"
    r"(?:(?:web)?blog(?:ue)?|carnet|journal)(?:\s+(?:personnel|perso))?\W*$"
)
_SAYS_SUBSCRIBE = re.compile(
    r"(?i)^\W*(?:(?:rss|atom|feeds?|flux(?: rss)?|subscribe|subscriptions?|s['\u2019]abonner|abonnez[- ]vous|"
    r"abonnements?|syndication|follow(?: me)?|suivre|me suivre|fils? rss)"
    r"(?:\W+(?:feeds?|rss|via rss|au flux|au blog))?)\W*$"
)
_OF_BLOG = re.compile(r"(?i)\b(?:web)?blog(?:ue)?\b|\bcarnet\b|\bjournal\b")
_SAYS_ALL = re.compile(
    r"(?i)^\W*(?:tous|toutes|tout|all|every|the whole|latest|derniers?|dernières?)\b[\w\s'\u2019]{0,30}$"
)
"""What a link says that leads to the feed of everything."""
_DOOR = re.compile(
    r"(?i)^\W*(?:fran[çc]ais|fr|english|en|entr(?:er|ez|ée)|enter|home|accueil|site|continue|continuer)\W*$"
)
"""What the one link of a page says that is no more than the way in."""
_BLOG_HOST = re.compile(r"^(?:blog|journal|carnet|notes|weblog|news|articles|posts|writing)\.")
_FRONT = re.compile(
    r"(?i)^/(?:(?:[a-z]{2}(?:-[a-z]{2})?|index\.\w{2,5}|home|accueil|about|about-me|a-propos|contact|cv|resume|"
    r"portfolio|blog|blogue|weblog|journal|carnet|articles|posts|billets|news|notes|archives?|writing|actualites)/?)?$"
)
_LINK_HEADER = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_FEED_MEDIA = re.compile(
    r"(?i)type\s*=\s*\"?\s*(?:application|text)/(?:[\w.-]*\+)?(?:rss|atom|rdf|feed|x-rss|xml|json)\b"
)
_API = "https://api.w.org/"
_HEADER_TITLE = re.compile(r"(?i)title\s*=\s*\"([^\"]{1,200})\"")
_READERS = frozenset(
    {
        "feedly.com", "cloud.feedly.com", "inoreader.com", "netvibes.com", "newsblur.com", "theoldreader.com",
        "bazqux.com", "feedbin.com", "add.my.yahoo.com", "subtome.com", "feedrabbit.com", "blogtrottr.com",
        "feeder.co", "fusion.google.com", "google.com", "reader.miniflux.app", "validator.w3.org", "newsgator.com",
        "bloglines.com", "yandex.ru", "my.msn.com", "flipboard.com", "chimpfeedr.com", "podcastaddict.com",
        "overcast.fm", "antennapod.org", "commafeed.com", "feedspot.com", "minifeed.net", "tapestry.app",
    }
)  # fmt: skip
"""Where a button subscribes to a feed, whose address then stands in the link."""
_INNER = re.compile(r"(?i)(?:https?|feed)(?::|%3a)(?:/|%2f){2}.+")


@dataclass(frozen=True, slots=True)
class Hop:
    """One more page to look at, and why; `of_feeds` when it is one about the site's feeds."""

    url: str
    why: Message
    of_feeds: bool = False


def announced(page: Page, response: Response, *, within: str = "") -> tuple[Candidate, ...]:
    """Feeds that a page announces in its code or its `Link` headers (RFC 8288), the most promising first.

    Args:
        page: the page.
        response: that held it.
        within: see `ranked`.
    """
    in_code = (
        Candidate(one.url, trail.ANNOUNCED, one.title, one.type, one.language, is_promised=True) for one in page.feeds
    )
    return ranked((*in_code, *_header_links(response)), page, within=within)


def linked(page: Page) -> tuple[Candidate, ...]:
    """Addresses of the same owner's that look or read like a feed: one to another's site may be a blogroll.

    A feed in a reader's button, or on a service for feeds, may be the owner's too: reading it tells.
    """
    hints = (Candidate(one.url, trail.HINTED, one.title, "", one.language) for one in page.hints)
    own = [found for one in page.links if (found := _own_link(one, page.url)) is not None]
    looking = (one for one in own if _names_feed(one.url))
    reading = (one for one in own if not _names_feed(one.url))
    buttons = (found for one in page.links if (found := _in_reader(one, page.url)) is not None)
    served = (found for one in page.links if (found := _served(one, page.url)) is not None)
    named = (Candidate(one, trail.MENTIONED) for one in page.mentions if is_same_owner(one, page.url))
    best = ranked((*hints, *looking, *buttons, *served, *reading, *named), page)
    return tuple(one for one in best if one.url != _bare(page.url))[:LINKED]


def offered(page: Page) -> tuple[Candidate, ...]:
    """On a page about feeds: links to everything there is, which need not say that they are feeds."""
    own = (one for one in page.links if is_same_owner(one.url, page.url) and _SAYS_ALL.match(one.text))
    return ranked((Candidate(_bare(one.url), trail.labelled(one.text), one.text) for one in own), page)[:LINKED]


def usual(url: str, *, whole_host: bool) -> tuple[Candidate, ...]:
    """The usual places: of the page's own folder, and of the host where that is all the owner's."""
    has_folder = not whole_host or (is_front(url) and urlsplit(url).path not in {"", "/"})
    near = nearby(url) if has_folder and not is_of_date(url) else ()
    return (*near, *(Candidate(urljoin(url, f"/{one}"), trail.USUAL) for one in USUAL)) if whole_host else near


def root_of(url: str, *, whole_host: bool) -> str:
    """The root of the site, or the folder on it that is the owner's."""
    return urljoin(url, "/") if whole_host else folder(url)


def home(url: str, *, whole_host: bool) -> Hop:
    """The front page of the site, or of the folder on it that is the owner's."""
    return Hop(root_of(url, whole_host=whole_host), trail.HOME)


def is_blog(url: str) -> bool:
    """Does an address call itself a blog's?"""
    return bool(_BLOG_HOST.match(host_of(url)) or _SAYS_BLOG.match(urlsplit(url).path.rstrip("/").rpartition("/")[2]))


def nearby(url: str) -> tuple[Candidate, ...]:
    """The usual places under a blog that has a folder of its own."""
    return tuple(Candidate(folder(url) + one, trail.USUAL) for one in NEARBY)


def onward(page: Page) -> tuple[Hop, ...]:
    """Further pages to look at: what it shows in a frame, its links to a blog, to a page about feeds, and inside."""
    framed = (Hop(_bare(one), trail.FRAMED) for one in page.frames if is_same_owner(one, page.url))
    own = [one for one in page.links if is_same_owner(one.url, page.url)]
    blogs = (Hop(_bare(one.url), trail.leads(one.text)) for one in own if _leads_to_blog(one, page.url))
    abouts = (Hop(_bare(one.url), trail.leads(one.text), of_feeds=True) for one in own if _leads_to_feeds(one))
    nearly = (Hop(_bare(one.url), trail.leads(one.text)) for one in own if _may_lead_to_blog(one))
    doors = (Hop(_bare(one.url), trail.leads(one.text)) for one in own if _DOOR.match(one.text))
    blog = next(_other(blogs, page.url), None) or next(_other(nearly, page.url), None)
    about, door = next(_other(abouts, page.url), None), next(_other(doors, page.url), None)
    found = (*_other(framed, page.url), *filter(None, (blog, about, door)))
    return tuple({one.url: one for one in reversed(found)}.values())[::-1][:HOPS]


def own_elsewhere(page: Page) -> Hop | None:
    """The blog that a page without a feed calls its owner's in the first person, at another host."""
    found = (one for one in page.links if _MY_BLOG.match(one.text) and not is_same_owner(one.url, page.url))
    first = None if page.feeds else next(found, None)
    return None if first is None else Hop(_bare(first.url), trail.leads(first.text))


def sole_frame(page: Page) -> str:
    """What a page shows in its place, where it is no more than one frame; empty else."""
    return page.frames[0] if len(page.frames) == 1 and not page.links and not page.feeds else ""


def is_front(url: str) -> bool:
    """Is it a page that speaks for its whole host: the front page, or a usual first level of a personal site?"""
    parts = urlsplit(url)
    return not parts.query and _FRONT.match(parts.path) is not None


def _other(hops: Iterable[Hop], page_url: str) -> Iterator[Hop]:
    return (one for one in hops if one.url.rstrip("/") != _bare(page_url).rstrip("/"))


def _own_link(one: Link, page_url: str) -> Candidate | None:
    """A link of the owner's that looks or reads like a feed."""
    if not is_same_owner(one.url, page_url):
        return None
    if _says_feed(one):
        why = trail.labelled(one.text) if one.text else trail.LOOKS
        return Candidate(_bare(one.url), why, one.text)
    return Candidate(_bare(one.url), trail.LOOKS, one.text) if _names_feed(one.url) else None


def _names_feed(url: str) -> bool:
    """Does an address speak of a feed, and is not made of the title of a post about feeds?"""
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    return looks_like_feed(url) and last.count("-") <= _MOST_HYPHENS


def _says_feed(one: Link) -> bool:
    is_label = len(one.text) <= _LONGEST_LABEL and bool(_FEED_WORDS.search(one.text))
    return is_label or (not one.text and bool(_FEED_LOOK.search(one.look)))


def _in_reader(one: Link, page_url: str) -> Candidate | None:
    """The feed that a feed reader's button subscribes to."""
    if host_of(one.url).removeprefix("www.") not in _READERS:
        return None
    rest = one.url.partition("://")[2]
    inner = _INNER.search(rest)
    if inner is None:
        return None
    written = unquote(inner[0]) if "%" in inner[0].partition("/")[0] or "%3a" in inner[0].lower() else inner[0]
    target = feed_target(page_url, written.partition("&")[0] if "?" not in written.partition("&")[0] else written)
    return Candidate(target, trail.IN_READER, one.text) if target else None


def _served(one: Link, page_url: str) -> Candidate | None:
    """A feed at a service for feeds, or at another address that the page calls its feed."""
    if is_same_owner(one.url, page_url) or host_of(one.url).removeprefix("www.") in _READERS:
        return None
    is_labelled = len(one.text) <= _LONGEST_LABEL and bool(_STRICT_WORDS.search(one.text))
    is_icon = not one.text and bool(_FEED_LOOK.search(one.look))
    if owner(one.url) in SERVICES or ((is_labelled or is_icon) and _is_about_feed(one.url)):
        return Candidate(_bare(one.url), trail.labelled(one.text) if one.text else trail.LOOKS, one.text)
    return None


def _is_about_feed(url: str) -> bool:
    return looks_like_feed(url) or host_of(url).startswith(("feeds.", "feed.", "rss."))


def _leads_to_blog(link: Link, page_url: str) -> bool:
    parts = urlsplit(link.url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    is_host = bool(_BLOG_HOST.match(parts.netloc)) and parts.netloc != urlsplit(page_url).netloc
    return is_host or bool(_SAYS_BLOG.match(link.text) or _SAYS_BLOG.match(last))


def _may_lead_to_blog(link: Link) -> bool:
    """Does a short text or the last part of the address speak of a blog among other words?"""
    last = urlsplit(link.url).path.rstrip("/").rpartition("/")[2]
    is_short = len(link.text) <= _LONGEST_LABEL and bool(_OF_BLOG.search(link.text))
    return is_short or (last.count("-") <= _MOST_HYPHENS and bool(_OF_BLOG.search(last)))


def _leads_to_feeds(link: Link) -> bool:
    last = urlsplit(link.url).path.rstrip("/").rpartition("/")[2]
    return bool(_SAYS_SUBSCRIBE.match(link.text) or _SAYS_SUBSCRIBE.match(last.partition(".")[0]))


def api_in_headers(response: Response) -> str:
    """Where WordPress lists its posts for programs, by its `Link` header; empty where it does not say."""
    values = (value for name, value in response.headers if name == "link")
    found = (target for value in values for target, rest in _LINK_HEADER.findall(value[:20_000]) if _API in rest)
    return next((feed_target(response.url, one) for one in found), "")


def _header_links(response: Response) -> Iterator[Candidate]:
    for name, value in response.headers:
        if name == "link":
            for target, rest in _LINK_HEADER.findall(value[:20_000]):
                if "alternate" in rest.lower() and _FEED_MEDIA.search(rest) and "/wp-json" not in target:
                    url, title = feed_target(response.url, target), _HEADER_TITLE.search(rest)
                    if url:
                        yield Candidate(url, trail.HEADER, title[1] if title else "", is_promised=True)


def _bare(url: str) -> str:
    return url.partition("#")[0]

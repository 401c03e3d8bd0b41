"""Which of several feeds is the one: by what is known of each before it is read, and after."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from footprint_checks.feeds.owning import SERVICES, is_same_owner, owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint.extract.feed import Feed
    from footprint.extract.html import Page
    from footprint.message import Message

CROWD = 5
"""Feeds whose addresses differ in one part only, from which they are the feeds of parts."""

Order: TypeAlias = "tuple[int, ...]"
"""The smaller the better."""

_COMMENTS = re.compile(
    r"(?i)\bcomments? (?:feed|rss|atom)\b|\b(?:flux|fil) (?:rss |atom )?(?:des |de )?(?:derniers )?commentaires\b"
    r"|\b(?:rss|atom|feed) (?:des |de |of |for )?(?:recent |latest )?(?:comments|commentaires)\b"
    r"|^(?:comments for|comments on:|commentaires pour|commentaires sur\s*:)"
    r"|^(?:recent |latest )?(?:comments|commentaires)$"
)
"""As blog software titles them; a blog may well be called “Comments on cities”."""
_COMMENTS_PLACE = re.compile(
    r"(?i)[/._=-](?:comments?|commentaires?)(?=[/.?&]|$)|[?&]feed=comments|/comments?-?(?:rss|atom|feed)|[/_-]comments?_"
)
_COMMENT_MARK = re.compile(r"(?i)(?:comment|commentaire|reply|c\d)")
_PART = re.compile(
    r"(?i)/(?:category|categories|categorie|kategorie|tags?|labels?|-|author|authors|auteurs?|topics?|rubriques?|sections?|"
    r"series|search|themes?|mots?-cles?|keywords?)/|[?&](?:cat|tag|author|s|q|category|label|id_rubrique|id_mot|"
    r"id_auteur|id_article|author_name|category_name)="
)
_AUTHOR = re.compile(r"(?i)/(?:author|authors|auteurs?)/|[?&](?:author|author_name|id_auteur)=")
_PART_WORD = (
    r"(?:category|tag|author|topic|label|section|cat[ée]gorie|[ée]tiquette|mot-cl[ée]|auteur|rubrique|th[èe]me)s?"
)
_PART_TITLE = re.compile(
    rf"(?i)\b{_PART_WORD}\s+(?:feed|rss|atom|archives?)\b|^{_PART_WORD}\s*[:«“\"|\u2013-]|"
    r"\bposts? (?:tagged|filed|by|in)\b|"
    r"\b(?:flux|fil|feed|rss|atom|archives?)\s+(?:(?:rss|atom|feed)\s+)?"
    rf"(?:de|des|d['\u2019]|du|pour|of|for|in|by)\s?(?:la |les? |l['\u2019]|the )?"
    rf"{_PART_WORD}\b|[»|·\u2013-]\s*{_PART_WORD}\s*:|\bsearch results\b|\br[ée]sultats de recherche\b"
)
_YEAR_PLACE = re.compile(r"/(?:19|20)\d{2}/")
_PODCAST = re.compile(r"(?i)\b(?:podcasts?|balados?|episodes?|[ée]pisodes?|baladodiffusion)\b")
_SIDE = re.compile(
    r"(?i)\b(?:links?|liens?|bookmarks?|photos?|photostream|status(?:es)?|likes|replies|shaarli|twitter|mastodon|tweets|"
    r"releases?|commits?|changelog|events?|[ée]v[ée]nements?|agenda|calendar|jobs?|videos?|vid[ée]os?|products?|forum|wiki|"
    r"microblog|micro|linkblog|oembed|sitemap|opml|planet|planète|aggregator|now playing|weather|m[ée]t[ée]o)\b"
)
_GENERAL = re.compile(
    r"(?i)^(?:all|main|index|feed|feeds|rss2?|atom|posts?|articles?|blog|site|full|default|tout|tous|complet)$"
)
_FORM = re.compile(
    r"(?i)\b(?:rss|atom|json|xml|rdf|feeds?|flux|fil|syndication|2\.0|1\.[01]|0\.9\d?|full|main|all|complete|complet|index|"
    r"posts?|articles?|billets?|entries|news|blog|site|web|du|des|de|le|la|les|the|of|for|my|mon|ma|subscribe|via|"
    r"s['\u2019]abonner|abonnez-vous|à|au|to)\b|[^\w]"
)
"""What a title says of a feed's form, and of no part of the site."""
_FORM_PLACE = re.compile(
    r"(?i)(?:rss2?|atom|rdf|feeds?|json|xml|php|index|default|posts|all|full|alt|format|type|[/._=?&-])"
)
_LANGUAGES = {
    "fr": ("fr", "français", "francais", "french"),
    "en": ("en", "english", "anglais"),
    "de": ("de", "deutsch", "german", "allemand"),
    "es": ("es", "español", "espanol", "spanish", "espagnol"),
    "it": ("it", "italiano", "italian", "italien"),
    "pt": ("pt", "português", "portugues", "portuguese"),
    "nl": ("nl", "nederlands", "dutch"),
    "br": ("brezhoneg",),
    "oc": ("occitan",),
    "eu": ("euskara",),
    "ca": ("català",),
}
_NAMES = {name: code for code, names in _LANGUAGES.items() for name in names}
_LANGUAGE_PLACE = re.compile(
    r"(?i)(?:^|[/.?&=_-])(?:lang=|hl=|locale=)?(fr|en|de|es|it|pt|nl)(?:[-_][a-z]{2})?(?=[/.?&_-]|$)"
)
_LANGUAGE_TITLE = re.compile(
    rf"(?i)\b({'|'.join(name for name in _NAMES if len(name) > len('xx'))})\b|"
    r"[(\[|\u2013-]\s*(fr|en|de|es|it)\s*[)\]]?$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be a feed's.

    Attributes:
        url: absolute, without fragment.
        why: what makes it one.
        title: as it is announced or linked, or empty.
        kind: media type by the page's word, or empty.
        language: by the page's word, or empty.
        is_promised: somebody says that it is a feed, so that it is a loss when it can't be read.
        is_sure: a network keeps that account's feed there, so that whose it is needs no further proof.
    """

    url: str
    why: Message
    title: str = ""
    kind: str = ""
    language: str = ""
    is_promised: bool = False
    is_sure: bool = False


def ranked(found: Iterable[Candidate], page: Page, *, within: str = "") -> tuple[Candidate, ...]:
    """The most promising first, by title and address; those of comments are left out, those of parts come last.

    Args:
        found: in the page's order.
        page: the page.
        within: the folder that is the owner's, on a site of others; what lies there comes first, part or not.
    """
    distinct: dict[str, Candidate] = {}
    for one in found:
        if not is_about_comments(one.title, one.url):
            distinct.setdefault(one.url, one)
    crowd = crowded(tuple(distinct))
    orders = {one.url: _order(one, page, is_crowded=one.url in crowd) for one in distinct.values()}
    return tuple(
        sorted(distinct.values(), key=lambda one: (not (within and one.url.startswith(within)), orders[one.url]))
    )


def is_about_comments(title: str, url: str) -> bool:
    """Does it carry the readers' comments rather than posts?"""
    return bool(_COMMENTS.search(title) or _COMMENTS_PLACE.search(_where(url)))


def carries_comments(feed: Feed) -> bool:
    """Do most of its entries lead to a comment under a post?"""
    marked = sum(bool(_COMMENT_MARK.match(one.url.partition("#")[2])) for one in feed.entries)
    return 2 * marked > len(feed.entries)


def is_of_part(title: str, url: str) -> bool:
    """Is it the feed of a category, a tag, an author or a search?"""
    return bool(_PART.search(_where(url)) or _PART_TITLE.search(title))


def is_of_author(url: str) -> bool:
    """Is it a place of one author among others?"""
    return bool(_AUTHOR.search(_where(url)))


def is_of_page(url: str, page_url: str) -> bool:
    """Does the feed lie under the address of a single post, whose comments it then carries?"""
    path = urlsplit(page_url).path.rstrip("/")
    return is_of_date(page_url) and urlsplit(url).path.startswith(f"{path}/")


def is_of_date(url: str) -> bool:
    """Is it, by the year in its address, the place of a post: what lies under that is about the post alone?"""
    return _YEAR_PLACE.search(urlsplit(url).path.rstrip("/")) is not None


def is_secondary(title: str, url: str, kind: str = "") -> bool:
    """Is it a further channel beside a blog, such as a podcast or a list of links?"""
    words = f"{title} {urlsplit(url).path}"
    return bool(_PODCAST.search(words) or _SIDE.search(words)) or kind.startswith("audio/")


def is_other_language(feed: Feed, title: str, page: Page) -> bool:
    """Is it in another language than the page, where both are known?"""
    own = _of_page(page)
    found = language_of(title, feed.url) or feed.language[:2]
    return bool(own and found and own != found)


def language_of(title: str, url: str) -> str:
    """The language that a title or an address names, as two letters; empty when they name none."""
    named = _LANGUAGE_TITLE.search(title)
    if named is not None:
        word = (named[1] or named[2]).lower()
        return _NAMES.get(word, word)
    parts = urlsplit(url)
    place = _LANGUAGE_PLACE.search(f"{parts.path}?{parts.query}")
    sub = (parts.hostname or "").partition(".")[0]
    return place[1].lower() if place else sub if sub in _LANGUAGES and (parts.hostname or "").count(".") > 1 else ""


def are_twins(one: str, other: str) -> bool:
    """Do two addresses differ only in the form of the feed, such as RSS and Atom?"""
    return owner(one) == owner(other) and _formless(one) == _formless(other)


def are_several(announced: Sequence[Candidate]) -> bool:
    """Are more announced than the forms of one feed and the feeds of parts?"""
    whole = [one for one in announced if not is_of_part(one.title, one.url)]
    return any(not are_twins(one.url, whole[0].url) for one in whole[1:])


def order_read(title: str, feed: Feed, page: Page) -> Order:
    """The order of feeds that were read: the main one, then further ones, then those of parts."""
    words = f"{title} {feed.title}"
    return (
        int(is_of_part(title, feed.url) or is_of_part(feed.title, feed.url)),
        int(is_other_language(feed, title, page)),
        int(is_podcast(feed)),
        int(is_secondary(words, feed.url)),
    )


def is_podcast(feed: Feed) -> bool:
    """Are most of its posts recordings?"""
    return 2 * sum(one.has_media for one in feed.entries) > len(feed.entries) > 0


def _order(one: Candidate, page: Page, *, is_crowded: bool) -> Order:
    own, found = _of_page(page), one.language[:2] or language_of(one.title, one.url)
    is_foreign = not is_same_owner(one.url, page.url) and owner(one.url) not in SERVICES
    return (
        int(is_of_part(one.title, one.url) or is_of_page(one.url, page.url)),
        int(is_foreign),
        int(is_crowded and not _is_general(one, page)),
        int(bool(own and found and own != found)),
        int(is_secondary(one.title, one.url, one.kind)),
        int(not (own and found == own)),
        int(one.kind == "application/json"),
        int(not _is_general(one, page)) if is_crowded else 0,
    )


def _of_page(page: Page) -> str:
    return page.language[:2] or language_of("", page.url)


def _is_general(one: Candidate, page: Page) -> bool:
    """Does it speak for the whole site, by its title or its name?"""
    title, name = _FORM.sub("", one.title).lower(), _FORM.sub("", page.title).lower()
    last = urlsplit(one.url).path.rstrip("/").rpartition("/")[2]
    is_named = bool(one.title) and (not title or (bool(name) and (title in name or name in title)))
    return is_named or bool(_GENERAL.match(last.partition(".")[0]))


def crowded(urls: Sequence[str]) -> frozenset[str]:
    """Those whose addresses are one of many that differ in one part only."""
    if len(urls) < CROWD:
        return frozenset()
    shapes = {url: tuple(_shapes(url)) for url in urls}
    counts = Counter(shape for each in shapes.values() for shape in each)
    return frozenset(url for url, each in shapes.items() if any(counts[shape] >= CROWD for shape in each))


def _shapes(url: str) -> Iterable[str]:
    parts = urlsplit(url)
    pieces = [*parts.path.split("/")[:8], *re.split(r"[=&]", parts.query)[:6]]
    for place in range(len(pieces)):
        yield "/".join((parts.netloc, *pieces[:place], "*", *pieces[place + 1 :]))


def _formless(url: str) -> str:
    return _FORM_PLACE.sub("", _where(url).lower())


def _where(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"

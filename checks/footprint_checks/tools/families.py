"""By which traces a family of tools is told: one rule each, strict rather than broad."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.extract.domain import registrable
from footprint.finding import evidence
from footprint_checks.activity import observation as activity
from footprint_checks.activity.observation import Making
from footprint_checks.equipped import newsletter
from footprint_checks.toolkit import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from footprint.finding import Evidence
    from footprint_checks.equipped import OwnPage
    from footprint_checks.publication.posts import Counted
    from footprint_checks.tools.observation import Tools


LEAST_TAGS = 2
"""Tags from which posts are tagged: one for all of them is a default."""

_DEFAULTS = frozenset({"uncategorized", "uncategorised", "non classé", "sans catégorie", "blog", "general", "général"})
"""What software files a post under when nobody does."""
_ENDPOINTS = (
    "webmention", "micropub", "microsub", "indieauth-metadata", "authorization_endpoint", "hub",
    "alternate application/activity+json",
)  # fmt: skip
"""Interfaces that a page announces: Webmention, Micropub, IndieAuth and WebSub (W3C), Microsub, ActivityPub."""
_MAPS = re.compile(
    r"(?i)^https?://(?:umap\.[a-z.]+/|[a-z.]*openstreetmap\.org/export/embed|framacarte\.org/"
    r"|(?:www\.)?google\.[a-z.]+/maps/d/|mapsengine\.google\.com/|[a-z0-9.]+\.arcgis\.com/apps/|felt\.com/(?:embed/)?map"
    r"|[a-z]*\.?gogocarto\.fr/|api\.mapbox\.com/styles/)"
)
"""Maps of one's own making: uMap, OpenStreetMap's embedding, Google's My Maps, Framacarte, ArcGIS, Felt, GoGoCarto."""
_WIKIS = ("mediawiki", "dokuwiki", "xwiki", "tiddlywiki", "pmwiki", "wiki.js", "bookstack", "yeswiki", "moinmoin")
_OF_WIKI = re.compile(r"(?i)^https?://wiki\.|^https?://[^/?#]+/wiki(?:/|$)")
_PUBLISHED = re.compile(
    r"(?i)^https?://(?:(?:[a-z]{2}\.)?wordpress\.org/(?:plugins|themes)/[^/]+|addons\.mozilla\.org/[^?#]*/addon/[^/]+"
    r"|chromewebstore\.google\.com/detail/[^/]+|chrome\.google\.com/webstore/detail/[^/]+"
    r"|marketplace\.visualstudio\.com/items\?"
    r"|packagist\.org/packages/[^/]+)"
)
"""Where plug-ins and packages are published."""
_MINE = re.compile(
    r"(?i)\b(?:mon|ma|mes|notre|nos|my|our)\b.{0,40}\b(?:extensions?|plug-?ins?|modules?|th[eè]mes?|paquets?|packages?"
    r"|add-?ons?|librar(?:y|ies)|biblioth[eè]ques?)"
)
"""Words by which a page claims a plug-in as its owner's."""
_FORGES = {"github": "github.com", "gitlab": "gitlab.com", "codeberg": "codeberg.org", "bitbucket": "bitbucket.org"}
_MAKINGS = {
    Making.REPOSITORY: Kind.CODE,
    Making.PLUG_IN: Kind.PLUG_IN,
    Making.WIKI_PAGE: Kind.WIKI,
    Making.MAP: Kind.MAP,
}
_ITEMS = {activity.Kind.CODE: Kind.CODE, activity.Kind.VIDEO: Kind.AUDIO_VIDEO}
_SOUND_OR_FILM = re.compile(r"(?i)\.(?:mp3|m4a|ogg|oga|opus|mp4|webm|ogv)(?:$|\?)|/videos/embed/")


def families(seen: Tools) -> dict[Kind, tuple[Evidence, ...]]:
    """The families that leave a trace, and where; in the order of the rules."""
    shown = tuple(_on_accounts(seen))
    found = {
        kind: tuple(_few(chain(rule(seen), (proof for each, proof in shown if each is kind))))
        for kind, rule in _RULES.items()
    }
    return {kind: proof for kind, proof in found.items() if proof}


def are_tags_open(seen: Tools) -> bool:
    """Might the posts be tagged, though nothing that was read says so?"""
    return any(not any(one.tags for one in each.posts) for each in seen.streams if each.posts)


def _on_accounts(seen: Tools) -> Iterator[tuple[Kind, Evidence]]:
    """What accounts show of tools: as their network tells, by what was made there, by what is published."""
    words = {kind.value: kind for kind in Kind}
    for one in seen.doings:
        yield from ((words[word], proof) for word, proof in one.uses if word in words)
        yield from ((_MAKINGS[made.kind], made.evidence) for made in one.made if made.kind in _MAKINGS)
        yield from ((_ITEMS[item.kind], item.evidence) for item in one.items if item.kind in _ITEMS)


def _few(proofs: Iterable[Evidence]) -> Iterator[Evidence]:
    """The first three."""
    for number, one in enumerate(proofs):
        if number == 3:  # noqa: PLR2004 (see the docstring)
            return
        yield one


def _feed(seen: Tools) -> Iterator[Evidence]:
    for one in seen.streams:
        if one.outlet.is_own:
            page = one.channel.pages[0]
            yield evidence(page.exchange, where=Kind.FEED.value, excerpt=page.feed.title)


def _structured(seen: Tools) -> Iterator[Evidence]:
    """JSON-LD that describes something, or a microformat."""
    for one in seen.pages:
        described = [*(kind for each in one.equipment.things for kind in each.types), *one.equipment.microformats]
        if described:
            yield evidence(one.exchange, where=Kind.STRUCTURED.value, excerpt=" · ".join(dict.fromkeys(described)))


def _tags(seen: Tools) -> Iterator[Evidence]:
    for stream in seen.streams:
        used = {tag.casefold() for one in stream.posts for tag in one.tags} - _DEFAULTS
        if len(used) >= LEAST_TAGS:
            page = stream.channel.pages[0]
            yield evidence(page.exchange, where=Kind.TAGS.value, excerpt=" · ".join(sorted(used)))


def _code(seen: Tools) -> Iterator[Evidence]:
    """A block of code in a post, or a link to a repository of an attributed account."""
    yield from (_post(one, Kind.CODE) for one in _posts(seen) if one.content.has_code)
    own = [f"https://{_FORGES[network]}/{name}/".lower() for network, name, _ in seen.networks if network in _FORGES]
    for page in seen.pages:
        for one in page.equipment.anchors:
            if any(one.url.lower().startswith(each) and len(one.url) > len(each) for each in own):
                yield evidence(page.exchange, where=Kind.CODE.value, excerpt=one.url)


def _wiki(seen: Tools) -> Iterator[Evidence]:
    """A page that a wiki's software made, or a link to a wiki on one's own domain."""
    for page in seen.pages:
        if page.equipment.generator.lower().startswith(_WIKIS):
            yield evidence(page.exchange, where=Kind.WIKI.value, excerpt=page.equipment.generator)
        for one in page.equipment.anchors:
            if _OF_WIKI.match(one.url) and registrable(one.url) == registrable(page.url):
                yield evidence(page.exchange, where=Kind.WIKI.value, excerpt=one.url)


def _api(seen: Tools) -> Iterator[Evidence]:
    for page in seen.pages:
        if target := page.equipment.service(*_ENDPOINTS):
            yield evidence(page.exchange, where=Kind.API.value, excerpt=target)
    for stream in seen.streams:
        document = stream.channel.pages[0]
        if stream.outlet.is_own and document.feed.hub:
            yield evidence(document.exchange, where=Kind.API.value, excerpt=document.feed.hub)


def _plug_in(seen: Tools) -> Iterator[Evidence]:
    for page in seen.pages:
        for one in page.equipment.anchors:
            if _PUBLISHED.match(one.url) and ("me" in one.rel or _MINE.search(f"{one.heading} {one.text}")):
                yield evidence(page.exchange, where=Kind.PLUG_IN.value, excerpt=one.url)


def _map(seen: Tools) -> Iterator[Evidence]:
    """A map that is embedded in a page or post."""
    yield from (_page(one, Kind.MAP, url) for one in seen.pages for url in one.equipment.embeds if _MAPS.match(url))
    yield from (_post(one, Kind.MAP) for one in _posts(seen) if any(map(_MAPS.match, one.content.embeds)))


def _newsletter(seen: Tools) -> Iterator[Evidence]:
    """A way to subscribe by mail, or an account with a service that sends newsletters."""
    yield from (_page(one, Kind.NEWSLETTER, where) for one in seen.pages if (where := newsletter(one)))
    for network, name, exchange in seen.networks:
        if network == "substack":
            yield evidence(exchange, where=Kind.NEWSLETTER.value, excerpt=name)


def _audio_video(seen: Tools) -> Iterator[Evidence]:
    """Recordings in the feed, or sound and film that lie on one's own domain: a player of others' shows no tool."""
    yield from (_post(one, Kind.AUDIO_VIDEO) for one in _posts(seen) if one.entry.has_media)
    for stream in seen.streams:
        for one in stream.posts:
            if any(_SOUND_OR_FILM.search(url) and registrable(url) in stream.own for url in one.content.embeds):
                yield _post(one, Kind.AUDIO_VIDEO)
    for page in seen.pages:
        for url in page.equipment.embeds:
            if _SOUND_OR_FILM.search(urlsplit(url).path) and registrable(url) == registrable(page.url):
                yield _page(page, Kind.AUDIO_VIDEO, url)


def _posts(seen: Tools) -> Iterator[Counted]:
    return (one for stream in seen.streams for one in stream.posts)


def _page(page: OwnPage, kind: Kind, excerpt: str) -> Evidence:
    return evidence(page.exchange, where=kind.value, excerpt=excerpt)


def _post(one: Counted, kind: Kind) -> Evidence:
    """The page of a post where that was read, else its place in the feed."""
    if one.read is not None and one.article is not None and not one.entry.is_whole:
        return evidence(one.read.exchange, where=kind.value, excerpt=one.title)
    return evidence(one.page.exchange, where=f"entry[{one.entry.place}], {kind.value}", excerpt=one.title)


_RULES: dict[Kind, Callable[[Tools], Iterator[Evidence]]] = {
    Kind.FEED: _feed,
    Kind.STRUCTURED: _structured,
    Kind.TAGS: _tags,
    Kind.CODE: _code,
    Kind.WIKI: _wiki,
    Kind.API: _api,
    Kind.PLUG_IN: _plug_in,
    Kind.MAP: _map,
    Kind.NEWSLETTER: _newsletter,
    Kind.AUDIO_VIDEO: _audio_video,
}
"""Module-level, for it is a table of rules, and holds no state."""

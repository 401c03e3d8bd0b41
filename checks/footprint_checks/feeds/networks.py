"""Where networks keep the feeds of accounts, channels and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.catalogue.address import Address
from footprint_checks.feeds import trail
from footprint_checks.feeds.owning import host_of
from footprint_checks.feeds.ranking import Candidate

if TYPE_CHECKING:
    from footprint.catalogue import Catalogue

LONGEST = 1024 * 1024
"""Characters of a page in which the number of an account is looked for."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of page, and the feed that belongs to it.

    Attributes:
        network: its name.
        page: pattern of the address, without scheme and `www.`.
        feed: the feed, with the groups of `page` and of `mark`.
        mark: pattern of what the page has to hold; empty where the address says all.
    """

    network: str
    page: str
    feed: str
    mark: str = ""


_SHAPES = (
    Shape("YouTube", r"(?:m\.)?youtube\.com/channel/(?P<id>UC[\w-]{22})(?:[/?].*)?",
          "https://www.youtube.com/feeds/videos.xml?channel_id={id}"),
    Shape("YouTube", r"(?:m\.)?youtube\.com/(?:playlist|watch)\?(?:.*&)?list=(?P<id>[\w-]{12,64}).*",
          "https://www.youtube.com/feeds/videos.xml?playlist_id={id}"),
    Shape("YouTube", r"(?:m\.)?youtube\.com/(?:@|c/|user/|[\w.-]+/?$).*",
          "https://www.youtube.com/feeds/videos.xml?channel_id={id}",
          r"(?:channel_id=|\"(?:externalId|channelId|browseId)\":\"|/channel/|"
          r"itemprop=\"(?:identifier|channelId)\" content=\")"
          r"(?P<id>UC[\w-]{22})"),
    Shape("GitHub", r"github\.com/(?P<user>[\w-]+)/(?P<name>[\w.-]+)/releases(?:/.*)?",
          "https://github.com/{user}/{name}/releases.atom"),
    Shape("GitHub", r"github\.com/(?P<user>[\w-]+)/(?P<name>[\w.-]+)/?", "https://github.com/{user}/{name}/commits.atom"),
    Shape("GitHub", r"github\.com/(?P<user>[\w-]+)/?", "https://github.com/{user}.atom"),
    Shape("Reddit", r"(?:old\.|new\.)?reddit\.com/r/(?P<name>\w+)/?", "https://www.reddit.com/r/{name}/.rss"),
    Shape("Reddit", r"(?:old\.|new\.)?reddit\.com/u(?:ser)?/(?P<name>[\w-]+)/?", "https://www.reddit.com/user/{name}/.rss"),
    Shape("Flickr", r"flickr\.com/(?:photos|people)/(?P<id>\d+@N\d\d)(?:/.*)?",
          "https://www.flickr.com/services/feeds/photos_public.gne?id={id}"),
    Shape("Flickr", r"flickr\.com/(?:photos|people)/[\w@-]+(?:/.*)?",
          "https://www.flickr.com/services/feeds/photos_public.gne?id={id}",
          r"(?:photos_public\.gne\?id=|\"nsid\":\s?\"|/buddyicons/|nsid=)(?P<id>\d+(?:@|%40)N\d\d)"),
    Shape("Medium", r"medium\.com/(?P<name>@[\w.-]+)(?:/.*)?", "https://medium.com/feed/{name}"),
    Shape("Medium", r"medium\.com/(?P<name>[\w-]+)/?", "https://medium.com/feed/{name}"),
    Shape("DEV", r"dev\.to/(?P<name>\w+)/?", "https://dev.to/feed/{name}"),
    Shape("Substack", r"(?P<name>[\w-]+)\.substack\.com(?:/.*)?", "https://{name}.substack.com/feed"),
    Shape("Substack", r"substack\.com/@(?P<name>[\w-]+)/?", "https://{name}.substack.com/feed"),
    Shape("Tumblr", r"tumblr\.com/(?:blog/(?:view/)?)?(?P<name>[\w-]+)/?", "https://{name}.tumblr.com/rss"),
    Shape("Bluesky", r"bsky\.app/profile/(?P<name>[\w.:-]+)/?", "https://bsky.app/profile/{name}/rss"),
    Shape("Stack Overflow", r"stackoverflow\.com/users/(?P<id>\d+)(?:/.*)?", "https://stackoverflow.com/feeds/user/{id}"),
    Shape("SoundCloud", r"soundcloud\.com/[\w-]+/?", "https://feeds.soundcloud.com/users/soundcloud:users:{id}/sounds.rss",
          r"soundcloud://users:(?P<id>\d+)"),
    Shape("Apple Podcasts", r"podcasts\.apple\.com/.*", "{feed}", r"\"feedUrl\":\s?\"(?P<feed>https?://[^\"\\\s<>]{4,500})\""),
    Shape("Vimeo", r"vimeo\.com/(?P<name>[\w-]+)/?", "https://vimeo.com/{name}/videos/rss"),
    Shape("LiveJournal", r"(?P<name>[\w-]+)\.livejournal\.com(?:/.*)?", "https://{name}.livejournal.com/data/rss"),
)  # fmt: skip
"""From the networks' help pages and the sources of miniflux and RSSHub, 2026."""

_FEDIVERSE = re.compile(r"(https?://[^/?#]+)/(@[\w.-]+)/?")
"""The profile page of Mastodon, and of what is built like it."""


def before_page(url: str, catalogue: Catalogue | None) -> tuple[Candidate, ...]:
    """The feed of an account, where the address of its page says it all."""
    handle = None if catalogue is None else catalogue.recognise(url)
    network = None if handle is None or catalogue is None else catalogue.get(handle.network)
    if handle is not None and network is not None and network.feed is not None:
        return (_of(Address(network.feed).fill(handle), network.name),)
    return tuple(_of(feed, one.network) for one, feed in _fitting(url, "") if not one.mark)[:1]


def in_page(url: str, markup: str) -> tuple[Candidate, ...]:
    """The feed of an account whose number stands in the page, or that its page leads to by its own rule."""
    known = tuple(_of(feed, one.network) for one, feed in _fitting(url, markup) if one.mark)[:1]
    return known or _federated(url)


def _of(feed: str, network: str) -> Candidate:
    return Candidate(feed, trail.on_network(network), is_promised=True, is_sure=True)


def _federated(url: str) -> tuple[Candidate, ...]:
    found = _FEDIVERSE.fullmatch(url)
    return (Candidate(f"{found[1]}/{found[2]}.rss", trail.on_network(host_of(url))),) if found else ()


def _fitting(url: str, markup: str) -> list[tuple[Shape, str]]:
    bare = url.partition("#")[0].partition("://")[2].removeprefix("www.")
    fitting: list[tuple[Shape, str]] = []
    for one in _SHAPES:
        page = re.fullmatch(one.page, bare)
        mark = re.search(one.mark, markup[:LONGEST]) if page and one.mark and markup else None
        if page and (mark or not one.mark):
            values = {**page.groupdict(), **(mark.groupdict() if mark else {})}
            fitting.append((one, one.feed.format(**{name: found or "" for name, found in values.items()})))
    return fitting

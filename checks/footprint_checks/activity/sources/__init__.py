"""One source for each network that shows activity to visitors: to add one, write it and name it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint_checks.activity.sources.bluesky import bluesky
from footprint_checks.activity.sources.codeberg import codeberg
from footprint_checks.activity.sources.devto import devto
from footprint_checks.activity.sources.feed import by_page, feed
from footprint_checks.activity.sources.forums import discourse, lemmy
from footprint_checks.activity.sources.github import github
from footprint_checks.activity.sources.gitlab import gitlab
from footprint_checks.activity.sources.hacker_news import hacker_news
from footprint_checks.activity.sources.hugging_face import hugging_face
from footprint_checks.activity.sources.mastodon import mastodon
from footprint_checks.activity.sources.openstreetmap import openstreetmap
from footprint_checks.activity.sources.stack_exchange import stack_exchange
from footprint_checks.activity.sources.video import dailymotion, peertube
from footprint_checks.activity.sources.wikimedia import wikimedia

if TYPE_CHECKING:
    from footprint.catalogue import Catalogue
    from footprint.subject import NetworkHandle
    from footprint_checks.activity.source import Source, Start


_SOURCES: dict[str, Source] = {
    "bluesky": bluesky,
    "codeberg": codeberg,
    "dailymotion": dailymotion,
    "devto": devto,
    "discourse": discourse,
    "github": github,
    "gitlab": gitlab,
    "hacker-news": hacker_news,
    "hugging-face": hugging_face,
    "lemmy": lemmy,
    "mastodon": mastodon,
    "openstreetmap": openstreetmap,
    "peertube": peertube,
    "stack-exchange": stack_exchange,
    "wikimedia": wikimedia,
}
"""By network; every other one has its feed, if the catalogue names one."""
_BY_PAGE = ("flickr", "soundcloud", "youtube")
"""Networks whose feeds go by a number that only the account's page tells."""
_CLOSED = ("reddit",)
"""Since June 2026 a feed of Reddit's wants the token of whoever reads it."""


def start(account: NetworkHandle, catalogue: Catalogue) -> Start | None:
    """Where to begin for an account; None where nothing shows without a login."""
    if account.network in _CLOSED:
        return None
    if (source := _SOURCES.get(account.network)) is not None:
        return source(account)
    network = catalogue.get(account.network)
    return by_page(account, network) if network.id in _BY_PAGE else feed(account, network)

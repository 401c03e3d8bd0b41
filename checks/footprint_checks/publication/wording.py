"""The sentences of the publication check."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.finding import Absent, Inconclusive, Instead, Reason
from footprint.message import msg, nmsg
from footprint_checks.publication.tally import ENOUGH, SUBSTANTIVE, Weight, are_of_one_moment

if TYPE_CHECKING:
    from footprint.finding import Status
    from footprint.message import Message
    from footprint_checks.feeds.looking import Channel
    from footprint_checks.publication.observation import Outlet, Publication
    from footprint_checks.publication.tally import Tally

PUBLISH = msg("Publish posts of at least {words} words, whole, in a feed of your own.", words=SUBSTANTIVE)
REFRESH = msg("Publish again, be it a short note on what you are working on, and keep the next date.")
KEEP_PACE = msg("Choose a rhythm that you can hold; one post a week is the most that counts.")


def exists(channel: Channel, seen: Tally, value: float) -> Message:
    """How many posts make it a blog."""
    count, title = len(seen.of(Weight.SURE)), called(channel)
    if value == 0:
        return nmsg(
            "“{title}” shows {n} post of at least {words} words; three make a blog.",
            "“{title}” shows {n} posts of at least {words} words; three make a blog.",
            n=count,
            title=title,
            words=SUBSTANTIVE,
        )
    if value < 1:
        return msg("“{title}”, inside a network, shows {count} long posts.", title=title, count=count)
    if seen.covered_from is None and not seen.of(Weight.MAYBE, Weight.SHARE):
        return msg(
            "“{title}” has {count} posts of at least {words} words.", title=title, count=count, words=SUBSTANTIVE
        )
    return msg(
        "“{title}” has at least {count} posts of {words} words or more.", title=title, count=count, words=SUBSTANTIVE
    )


def fresh(channel: Channel, seen: Tally, value: float) -> Message:
    """When the last post appeared."""
    last = max(seen.days(Weight.SURE)).isoformat()
    if value == 0:
        return msg(
            "The last post of “{title}” appeared on {day:date}, the day of the audit.", title=called(channel), day=last
        )
    return nmsg(
        "The last post of “{title}” appeared on {day:date}, {n} day before the audit.",
        "The last post of “{title}” appeared on {day:date}, {n} days before the audit.",
        n=round(value),
        title=called(channel),
        day=last,
    )


def cadence(channel: Channel, seen: Tally, value: float) -> Message:
    """How many posts a month."""
    if seen.share is not None and seen.of(Weight.SHARE):
        return msg(
            "“{title}” had about {value} posts a month over the last twelve. Its feed gives summaries only, so that "
            "older posts count as those do whose pages were read: {share:percent} of them.",
            title=called(channel),
            value=value,
            share=seen.share.value,
        )
    if seen.covered_from is None or not seen.is_partial:
        return msg("“{title}” had {value} posts a month over the last twelve.", title=called(channel), value=value)
    return msg(
        "“{title}” had {value} posts a month, as far as its feed goes back: to {day:date}.",
        title=called(channel),
        value=value,
        day=seen.covered_from.isoformat(),
    )


def regular(channel: Channel, seen: Tally, value: float) -> Message:
    """In how many months."""
    if seen.share is not None and seen.of(Weight.SHARE):
        return nmsg(
            "In its best twelve months of the last twenty-four, “{title}” had posts in about {n} month; "
            "older posts, of which its feed gives summaries only, count as those do whose pages were read.",
            "In its best twelve months of the last twenty-four, “{title}” had posts in about {n} months; "
            "older posts, of which its feed gives summaries only, count as those do whose pages were read.",
            n=round(value),
            title=called(channel),
        )
    return nmsg(
        "In its best twelve months of the last twenty-four, “{title}” had posts in {n} month.",
        "In its best twelve months of the last twenty-four, “{title}” had posts in {n} months.",
        n=round(value),
        title=called(channel),
    )


def without(status: Status, seen: Publication, channels: tuple[tuple[Channel, Tally], ...]) -> Message:
    """Why there is no number, or nothing to count."""
    if not seen.is_tied:
        return msg("No site was given, and no account could be tied to the candidate.")
    if channels:
        return _nothing_counted(status, *channels[0])
    if not isinstance(status, Absent):
        return next((why_unseen(one) for one in seen.outlets if one.looked.reason is not None), _no_site_seen())
    if not seen.outlets:
        return _no_site()
    return nmsg(
        "No feed was found on {site}, nor at the usual places.",
        "No feed was found on any of the {n} sites, nor at the usual places.",
        n=len(seen.outlets),
        site=_site(seen.outlets[0].url),
    )


def why_unseen(outlet: Outlet) -> Message:
    """What kept the posts of a place from being seen, and what a person can do."""
    site = _site(outlet.url)
    match outlet.looked.reason:
        case Reason.ROBOTS:
            return msg("{site} asks programs not to read its feed (robots.txt); open it by hand.", site=site)
        case Reason.NOT_ATTRIBUTED:
            return msg(
                "{site} leads to a feed of the whole site, which may be somebody else's; ask for the blog's own page.",
                site=site,
            )
        case Reason.NOT_OBSERVABLE:
            return msg("{site} shows its posts to people only; open it by hand.", site=site)
        case Reason.BLOCKED | Reason.RATE_LIMITED | Reason.LOGIN_WALL:
            return msg("{site} turned the program away; open it by hand.", site=site)
        case _:
            return msg("{site} could not be read; try again later, or open it by hand.", site=site)


def posts_on(outlet: Outlet) -> Message:
    """What was looked for."""
    return msg("Posts on {site}", site=_site(outlet.url))


def with_three_posts() -> Message:
    """The start of a counterfactual."""
    return msg("with {count} posts of at least {words} words in a feed of one's own", count=ENOUGH, words=SUBSTANTIVE)


def fresher(value: float | None, days: float) -> Instead:
    """A last post that is a few days old."""
    if value is None:
        return Instead(msg("with a post {days} days ago", days=days), days)
    return Instead(msg("with a post {days} days ago instead of {value}", days=days, value=value), days)


def oftener(value: float | None) -> Instead:
    """One more post a month, in round numbers."""
    more = 1.0 if value is None else float(floor(value) + 1)
    if value is None or value == 0:
        return Instead(msg("with one post a month"), more)
    if more == 1:
        return Instead(msg("with one post a month instead of {value}", value=value), more)
    return Instead(msg("with {more} posts a month instead of {value}", more=more, value=value), more)


def more_regular(value: float | None) -> Instead | None:
    """Three more months with a post."""
    more = min(12.0, (value or 0.0) + 3)
    if value is not None and more <= value:
        return None
    return Instead(
        msg("with a post in {more} months of twelve instead of {value}", more=more, value=value or 0.0), more
    )


def _nothing_counted(status: Status, channel: Channel, seen: Tally) -> Message:
    title = called(channel)
    match status:
        case Absent():
            return msg("None of the posts of “{title}” has {words} words of its own.", title=title, words=SUBSTANTIVE)
        case Inconclusive(Reason.TOO_FEW):
            return nmsg(
                "“{title}” has {n} post of at least {words} words: too few to judge how they are made.",
                "“{title}” has {n} posts of at least {words} words: too few to judge how they are made.",
                n=len(seen.of(Weight.SURE)),
                title=title,
                words=SUBSTANTIVE,
            )
        case _ if channel.pages[0].feed.excerpt:
            return _only_summaries(title, seen)
        case _ if _is_timeless(channel):
            return msg("The dates in the feed of “{title}” do not tell when its posts appeared.", title=title)
        case _:
            return msg("Too little of “{title}” could be seen to count its posts.", title=title)


def _only_summaries(title: str, seen: Tally) -> Message:
    read = sum(one.article is not None for one in seen.posts)
    if not read:
        return msg(
            "The feed of “{title}” gives only summaries, and the pages of its posts could not be read: how long they "
            "are can't be told.",
            title=title,
        )
    return nmsg(
        "The feed of “{title}” gives only summaries; of its posts, the page of {n} could be read, which is too little "
        "to tell.",
        "The feed of “{title}” gives only summaries; of its posts, the pages of {n} could be read, which is too little "
        "to tell.",
        n=read,
        title=title,
    )


def _is_timeless(channel: Channel) -> bool:
    entries = [entry for _, entry in channel.entries]
    return are_of_one_moment(entries) or all(one.published is None for one in entries)


def _no_site() -> Message:
    return msg("No site was given, and none is named by the candidate's pages.")


def _no_site_seen() -> Message:
    return msg("Some of the candidate's pages could not be seen; they may name a blog that the others do not.")


def called(channel: Channel) -> str:
    """The name of a channel."""
    return channel.pages[0].feed.title or _site(channel.url)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rstrip('/')}"

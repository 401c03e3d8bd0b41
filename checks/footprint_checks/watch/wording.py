"""The sentences of the watch check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Absent, Inconclusive, Instead, Reason
from footprint.message import msg, nmsg
from footprint_checks.publication.wording import called
from footprint_checks.watch.curation import Kind
from footprint_checks.watch.posts import LAST, coherence, singles, tags_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.finding import Status
    from footprint.message import Message
    from footprint_checks.equipped import Stream
    from footprint_checks.publication.posts import Counted
    from footprint_checks.watch.observation import Watch

CITE = msg("Link to where you have it from: a post that cites its sources is worth more than one that does not.")
CURATE = msg("Show what you read: a blogroll, a regular post of links, public bookmarks, a newsletter.")
TAG = msg("File every post under a few tags that return, so that readers find the rest on a subject.")

TITLES = {
    Kind.ROLL: msg("Blogroll"),
    Kind.SERIES: msg("Series of links"),
    Kind.BOOKMARKS: msg("Bookmarks"),
    Kind.NEWSLETTER: msg("Newsletter"),
}
SAID = {
    Kind.ROLL: msg("a page lists what is read"),
    Kind.SERIES: msg("posts of links come back under one title, or are made of links"),
    Kind.BOOKMARKS: msg("a public list of bookmarks or stars is fed"),
    Kind.NEWSLETTER: msg("readers can subscribe by mail"),
}


def sources(stream: Stream, value: float) -> Message:
    """How many sites are cited."""
    return nmsg(
        "The last {most} posts of “{title}” link to {n} site of others.",
        "The last {most} posts of “{title}” link to {n} sites of others.",
        n=round(value),
        most=min(LAST, len(stream.posts)),
        title=called(stream.channel),
    )


def more_sources(value: float) -> Instead | None:
    """Five more sites."""
    more = min(float(LAST), value + 5)
    if more <= value:
        return None
    return Instead(msg("with links to {more} sites instead of {value}", more=more, value=value), more)


def curation(count: int, *, is_open: bool) -> Message:
    """How many kinds."""
    if count == 0 and is_open:
        return msg(
            "What could be seen shows no list of what is read, no series of links, no bookmarks and no newsletter. "
            "Accounts that could not be looked at may hold some."
        )
    if count == 0:
        return msg(
            "Pages, posts and accounts show no list of what is read, no series of links, no bookmarks and no "
            "newsletter."
        )
    if is_open:
        return nmsg(
            "Of four kinds of public curation, what could be seen shows {n}. Accounts that could not be looked at may "
            "show more.",
            "Of four kinds of public curation, what could be seen shows {n}. Accounts that could not be looked at may "
            "show more.",
            n=count,
        )
    return nmsg(
        "Of four kinds of public curation, the pages, posts and accounts show {n}.",
        "Of four kinds of public curation, the pages, posts and accounts show {n}.",
        n=count,
    )


def more_curation(count: float) -> Instead:
    """One more kind."""
    return Instead(msg("with one more kind of curation, such as a blogroll"), count + 1)


def topics(stream: Stream, posts: Sequence[Counted], value: float) -> Message:
    """How many posts are tagged, and how many tags are used once."""
    once, count = singles(posts)
    tagged = sum(bool(tags_of(one)) for one in posts)
    if value == 0 and not tagged:
        return nmsg(
            "None of {n} post of “{title}” bears a tag.",
            "None of {n} posts of “{title}” bears a tag.",
            n=len(posts),
            title=called(stream.channel),
        )
    return msg(
        "Of {total} posts of “{title}”, {tagged} bear tags; of their {count} tags, {once} are used once only.",
        total=len(posts),
        title=called(stream.channel),
        tagged=tagged,
        count=count,
        once=once,
    )


def all_tagged(posts: Sequence[Counted], value: float) -> Instead | None:
    """Every post tagged, with the tags as they are; else every tag used twice."""
    tagged = sum(bool(tags_of(one)) for one in posts) / len(posts)
    if tagged < 1:
        factor = coherence(posts) / tagged if tagged else 1.0
        return Instead(msg("with tags on every post"), round(factor, 4))
    return Instead(msg("with each tag used more than once"), 1.0) if value < 1 else None


def without(status: Status, seen: Watch) -> Message:
    """Why there is no number, or nothing to count."""
    if not seen.published.is_tied:
        return msg("No site was given, and no account could be tied to the candidate.")
    if isinstance(status, Absent):
        return msg("No posts were found, so there is nothing to read there.")
    if not seen.streams and not seen.is_hidden:
        return msg("No page of the candidate's own is known, and no account of theirs could be looked at.")
    if not seen.streams:
        return msg("Some of the candidate's pages could not be seen; posts may be there that were not read.")
    title = called(seen.streams[0].channel)
    if isinstance(status, Inconclusive) and status.reason is Reason.TOO_FEW:
        return msg("“{title}” has too few posts to tell: three are needed.", title=title)
    return msg(
        "Too little of the posts of “{title}” could be seen: its feed does not carry what is asked.", title=title
    )

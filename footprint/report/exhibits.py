"""What was found, as sentences: accounts, publication, search, and what was not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Hold, SearchStatus, Standing, Whose
from footprint.finding import Reason
from footprint.message import Message, msg, nmsg
from footprint.report import labels
from footprint.report.page import (
    Column,
    Found,
    Group,
    Home,
    Link,
    Missed,
    Pair,
    Publication,
    Row,
    Search,
    Written,
)
from footprint.report.phrases import day, gathered, joined, linked, month, opened, proofs
from footprint.report.words import LEVELS, REASONS, SEARCHES, STANDINGS, VERDICTS, WHOSE, niche

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.exhibit import Account, Post, SearchPage, SearchResult, Timeline, Unseen
    from footprint.locale import Translator
    from footprint.profile import Profile

SHAPES: Mapping[Standing, str] = {
    Standing.ATTRIBUTED: "disc",
    Standing.POSSIBLE: "half",
    Standing.OTHER: "square",
    Standing.FREE: "ring",
    Standing.UNKNOWN: "unseen",
    Standing.INVALID: "cross",
}
"""The groups of accounts in their order, each with the mark it is drawn with: shape as well as colour."""


def groups(profile: Profile, words: Translator) -> tuple[Group, ...]:
    """The accounts by standing, then by niche; a standing that no account has is left out."""
    sign_up = {(one.network, one.handle): one.link for one in profile.exposures if one.hold is Hold.FREE}
    found: list[Group] = []
    for standing, shape in SHAPES.items():
        accounts = sorted((one for one in profile.accounts if one.standing is standing), key=lambda one: one.niche)
        rows = tuple(_row(one, sign_up.get((one.network, one.handle), ""), words) for one in accounts)
        if rows:
            found.append(Group(shape, opened(words.say(STANDINGS[standing])), words.number(len(rows)), rows))
    return tuple(found)


def publications(profile: Profile, words: Translator) -> tuple[Publication, ...]:
    """The channels over 24 months."""
    return tuple(_publication(one, words) for one in profile.timelines)


def searches(profile: Profile, words: Translator) -> tuple[Search, ...]:
    """The lists of results."""
    return tuple(_search(one, words) for one in profile.searches)


def sites(profile: Profile, words: Translator) -> tuple[Home, ...]:
    """The candidate's sites that answered."""
    return tuple(Home(linked(one.url), one.title, proofs(words, one.evidence)) for one in profile.sources)


def missed(profile: Profile, words: Translator) -> tuple[Missed, ...]:
    """What was looked for and could not be seen."""
    return tuple(_unseen(one, words) for one in profile.unseen)


def silent(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    """The accounts that could not be seen: names by reason, those on servers of one network as one."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in profile.accounts:
        if one.standing is Standing.UNKNOWN:
            place = reason(one, words), one.title, one.handle.partition("@")[0]
            found.setdefault(place, []).append(one.handle)
    return gathered(
        (why, f"{title} {on_servers(handles[0], len(handles), words)}") for (why, title, _), handles in found.items()
    )


def on_servers(handle: str, servers: int, words: Translator) -> str:
    """A handle on one server as it is; on several, the name and their number."""
    if servers <= 1:
        return handle
    return words.say(nmsg("{name} ({n} server)", "{name} ({n} servers)", n=servers, name=handle.partition("@")[0]))


def is_walled(one: Account) -> bool:
    """Is a login all that is missing? Where nothing is shown without one, nothing was asked."""
    return one.reason is Reason.LOGIN_WALL or (one.reason is Reason.NOT_OBSERVABLE and not one.evidence)


def reason(one: Account, words: Translator) -> str:
    """Why an account could not be seen, and who is in the way where that is known."""
    if is_walled(one):
        said = words.say(labels.LOGIN_NEEDED)
    elif one.reason is Reason.NOT_OBSERVABLE:
        said = words.say(labels.NOTHING_SHOWN)
    else:
        said = words.say(REASONS[one.reason] if one.reason else STANDINGS[one.standing])
    return words.say(msg("{reason} ({blocker})", reason=said, blocker=one.blocker)) if one.blocker else said


def _unseen(one: Unseen, words: Translator) -> Missed:
    return Missed(linked(one.link, words.say(one.what)), words.say(REASONS[one.reason]), words.say(one.note))


def _row(one: Account, sign_up: str, words: Translator) -> Row:
    return Row(
        niche=words.say(niche(one.niche)),
        network=one.title,
        handle=linked(one.url, one.handle),
        proof=words.say(one.proof),
        marks=tuple(_marks(one, words)),
        action=linked(sign_up, words.say(labels.SIGN_UP)) if sign_up else Link(""),
        verdict=words.say(VERDICTS[one.verdict]),
        proofs=proofs(words, one.evidence),
    )


def _marks(one: Account, words: Translator) -> Iterator[str]:
    if one.level:
        yield words.say(msg("level {level}, {meaning}", level=one.level.value, meaning=words.say(LEVELS[one.level])))
    if one.declared:
        yield words.say(labels.DECLARED)
    if one.reason:
        yield reason(one, words)


def _publication(one: Timeline, words: Translator) -> Publication:
    return Publication(
        title=one.title or one.feed,
        feed=linked(one.feed),
        summary=opened(_rhythm(one, words)),
        partial=_is_partial(one),
        columns=tuple(_columns(one, words)),
        posts=tuple(_written(post, words) for post in one.posts),
        proofs=proofs(words, one.evidence),
    )


def _columns(one: Timeline, words: Translator) -> Iterator[Column]:
    most = max((count for _, count in one.months), default=0)
    for name, count in one.months:
        unsure = _is_unsure(name, one)
        posts = _count(count, at_least=unsure)
        yield Column(month(words, name), words.say(posts), unsure, round(100 * count / most) if most else 0)


def _written(post: Post, words: Translator) -> Written:
    title = post.title or words.say(labels.UNTITLED)
    return Written(day(words, post.day) or words.say(labels.UNDATED), linked(post.url, title), words.number(post.words))


def _is_partial(one: Timeline) -> bool:
    return any(_is_unsure(name, one) for name, _ in one.months)


def _is_unsure(name: str, one: Timeline) -> bool:
    """May this month have posts that were not seen?"""
    return not one.complete_from or f"{name}-01" < one.complete_from


def _count(posts: int, *, at_least: bool) -> Message:
    if at_least and not posts:
        return msg("none seen")
    return (
        nmsg("at least {n} post", "at least {n} posts", n=posts) if at_least else nmsg("{n} post", "{n} posts", n=posts)
    )


def _rhythm(one: Timeline, words: Translator) -> str:
    total = sum(count for _, count in one.months)
    partial = _is_partial(one)
    said: list[Message] = [_total(total, partial=partial)]
    if one.last:
        said.append(msg("last post on {day}", day=day(words, one.last)))
    if one.median_gap is not None:
        said.append(nmsg("usually {n} day apart", "usually {n} days apart", n=int(one.median_gap + 0.5)))
    if one.longest_gap is not None:
        said.append(nmsg("longest silence {n} day", "longest silence {n} days", n=one.longest_gap))
    if partial and one.complete_from:
        said.append(msg("surely complete from {day}", day=day(words, one.complete_from)))
    return joined(map(words.say, said))


def _total(total: int, *, partial: bool) -> Message:
    if partial:
        return nmsg("at least {n} post in 24 months", "at least {n} posts in 24 months", n=total)
    return nmsg("{n} post in 24 months", "{n} posts in 24 months", n=total)


def _search(one: SearchPage, words: Translator) -> Search:
    return Search(
        asked=words.say(
            msg("{provider}: {query} ({locale})", provider=one.provider, query=one.query, locale=one.locale)
        ),
        summary=_summary(one.results, words)
        if one.status is SearchStatus.OK
        else opened(words.say(SEARCHES[one.status])),
        link=linked(one.link, words.say(labels.FOLLOW)) if one.link else Link(""),
        results=tuple(_found(result, words) for result in one.results),
        proofs=proofs(words, one.evidence),
    )


def _summary(results: Iterable[SearchResult], words: Translator) -> str:
    own = [one.whose in {Whose.OWN, Whose.ABOUT} for one in results]
    counted = nmsg(
        "{n} of {total} results is the candidate's or about them",
        "{n} of {total} results are the candidate's or about them",
        n=sum(own),
        total=len(own),
    )
    return words.say(counted)


def _found(one: SearchResult, words: Translator) -> Found:
    known = one.whose in {Whose.OWN, Whose.ABOUT}
    link = linked(one.url, one.title or one.url) if known else Link("")
    return Found(words.number(one.rank), words.say(WHOSE[one.whose]), link, one.domain)

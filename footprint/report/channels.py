"""The channels of a person as sentences: their rhythm, their figures, their posts, and how each was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.exhibit import Mark
from footprint.message import msg, nmsg
from footprint.report import labels
from footprint.report.page import Column, CraftMark, Pair, Publication, Told, Vain, Written
from footprint.report.phrases import day, joined, language, linked, month, named, opened, proofs
from footprint.report.words import FEEDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.exhibit import Figures, Post, PostCraft, Step, Timeline
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile


_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag as HTML takes it (BCP 47), as far as languages are told here."""
MARKS: Mapping[Mark, tuple[str, Message]] = {
    Mark.HAS: ("tick", labels.CRAFT_HAS),
    Mark.LACKS: ("cross", labels.CRAFT_LACKS),
    Mark.UNSEEN: ("dash", labels.CRAFT_UNSEEN),
}
"""The marks of how a post is made: strokes, since shapes that are filled say whose something is."""


def publications(profile: Profile, words: Translator) -> tuple[Publication, ...]:
    """The channels over 24 months, the main ones first."""
    return tuple(_publication(one, words) for one in profile.timelines)


def in_vain(profile: Profile, words: Translator) -> tuple[Vain, ...]:
    """The pages from which no feed was found."""
    return tuple(
        Vain(
            linked(one.page),
            words.say(
                nmsg(
                    "No feed was found; {n} address was asked.",
                    "No feed was found; {n} addresses were asked.",
                    n=len(one.steps),
                )
            ),
            tuple(_step(step, words) for step in one.steps),
        )
        for one in profile.trails
    )


def brief(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    """The first figures of the main channel: what a reader wants to know of a blog before anything else."""
    main = next(iter(profile.timelines), None)
    return () if main is None else tuple(_counts(main, words))[:4]


def _publication(one: Timeline, words: Translator) -> Publication:
    return Publication(
        title=one.title or one.feed,
        feed=linked(one.feed),
        kind=words.say(FEEDS[one.kind]) if one.kind in FEEDS else one.kind,
        tongue=one.figures.language if _TAG.fullmatch(one.figures.language) else "",
        summary=opened(_rhythm(one, words)),
        partial=_is_partial(one),
        brief=tuple(_brief(one, words)),
        craft=tuple(_craft(one.posts, words)),
        columns=tuple(_columns(one, words)),
        posts=tuple(_written(post, words) for post in one.posts),
        proofs=proofs(words, one.evidence),
        figures=tuple(_counts(one, words)) + tuple(_measures(one.figures, words)),
        notes=tuple(opened(words.say(note)) for note in one.figures.notes),
        trail=tuple(_step(step, words) for step in one.trail),
    )


def _counts(one: Timeline, words: Translator) -> Iterator[Pair]:
    """How many posts, and when."""
    found = one.figures
    yield Pair(words.say(labels.POSTS_SEEN), words.number(found.posts))
    if found.last_date:
        yield Pair(words.say(labels.LAST_POST), day(words, found.last_date))
    for label, count in (
        (labels.LAST_365, found.last_365),
        (labels.LAST_90, found.last_90),
        (labels.LAST_30, found.last_30),
    ):
        at_least = found.window_truncated and label is labels.LAST_365
        yield Pair(
            words.say(label), words.say(msg("at least {count}", count=count)) if at_least else words.number(count)
        )
    if found.first_date:
        yield Pair(words.say(labels.FIRST_POST), day(words, found.first_date))
    for label, count in ((labels.UNDATED_POSTS, found.undated), (labels.FUTURE_POSTS, found.future)):
        if count:
            yield Pair(words.say(label), words.number(count))


def _measures(found: Figures, words: Translator) -> Iterator[Pair]:
    """What the posts are like; what the feed can't tell is left out."""
    known: tuple[tuple[Message, float | None], ...] = (
        (labels.MEDIAN_GAP, found.median_gap_days),
        (labels.LONGEST_GAP, found.longest_gap_days),
        (labels.MONTHS_ACTIVE, found.months_active),
        (labels.TITLE_LENGTH, found.title_length_median),
        (labels.WORDS_IN_FEED, found.words_median),
        (labels.WORDS_ON_PAGES, found.words_median_page),
        (labels.LINKS_A_POST, found.links_median),
        (labels.DOMAINS_LINKED, found.domains_distinct),
        (labels.TAGS, found.tags_distinct),
        (labels.NEAR_DUPLICATES, found.near_duplicates or None),
        (labels.REPOSTS, found.reposts or None),
        (labels.LIX, found.lix_median),
    )
    yield from (Pair(words.say(label), words.number(value, decimals=1)) for label, value in known if value is not None)
    if found.language:
        yield Pair(words.say(labels.LANGUAGE), language(words, found.language))


def _step(one: Step, words: Translator) -> Told:
    return Told(words.say(one.why), words.say(one.came), proofs(words, (one.evidence,)))


def _columns(one: Timeline, words: Translator) -> Iterator[Column]:
    most = max((count for _, count in one.months), default=0)
    for name, count in one.months:
        unsure = _is_unsure(name, one)
        posts = _count(count, at_least=unsure)
        yield Column(
            month(words, name),
            words.say(posts),
            unsure,
            round(100 * count / most) if most else 0,
            words.number(count) if count else "",
            name[:4] if name.endswith("-01") else "",
        )


def _written(post: Post, words: Translator) -> Written:
    title = post.title or words.say(labels.UNTITLED)
    return Written(
        day(words, post.day) or words.say(labels.UNDATED),
        linked(post.url, title),
        words.number(post.words),
        () if post.craft is None else tuple(_marks(post.craft, words)),
    )


def _marks(one: PostCraft, words: Translator) -> Iterator[CraftMark]:
    for name, mark in _points(one):
        shape, word = MARKS[mark]
        yield CraftMark(shape, named(words, words.say(name), words.say(word)))


def _points(one: PostCraft) -> tuple[tuple[Message, Mark], ...]:
    return (
        (labels.CRAFT_TITLE, one.title),
        (labels.CRAFT_LENGTH, one.length),
        (labels.CRAFT_LINKS, one.links),
        (labels.CRAFT_STRUCTURE, one.structure),
        (labels.CRAFT_SIGNED, one.signed),
    )


def _craft(posts: Iterable[Post], words: Translator) -> Iterator[Pair]:
    """Of each thing, how many posts have it, and of how many it is known."""
    looked = [_points(post.craft) for post in posts if post.craft is not None]
    for column in zip(*looked, strict=True):
        known = [mark for _, mark in column if mark is not Mark.UNSEEN]
        said = msg("{count} of {known}", count=known.count(Mark.HAS), known=len(known))
        yield Pair(words.say(column[0][0]), words.say(said if known else labels.CRAFT_UNSEEN))


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


def _brief(one: Timeline, words: Translator) -> Iterator[Pair]:
    total = sum(count for _, count in one.months)
    said = msg("at least {count}", count=total) if _is_partial(one) else None
    yield Pair(words.say(labels.IN_24_MONTHS), words.say(said) if said else words.number(total))
    if one.median_gap is not None:
        yield Pair(words.say(labels.USUAL_GAP), words.say(_days(int(one.median_gap + 0.5))))
    if one.longest_gap is not None:
        yield Pair(words.say(labels.LONGEST_SILENCE), words.say(_days(one.longest_gap)))
    if one.last:
        yield Pair(words.say(labels.LAST_POST), day(words, one.last))


def _days(count: int) -> Message:
    return nmsg("{n} day", "{n} days", n=count)


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

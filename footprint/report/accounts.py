"""Accounts as sentences: whose they are, what they say of their holder, what happens there, and who names whom."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from footprint.exhibit import Hold, Standing
from footprint.message import msg, nmsg
from footprint.report import labels
from footprint.report.exhibits import SHAPES, graded, reason
from footprint.report.page import Link
from footprint.report.phrases import bare, clipped, day, ended, joined, linked, named, opened, proofs
from footprint.report.places import spot
from footprint.report.roster import Contested, Fact, Group, Life, Mention, Niche, Roster, Row, Spot, Tie, Ties
from footprint.report.words import STANDINGS, VERDICTS, niche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.exhibit import Account, Activity, Card, Edge, Lead
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile

MENTIONS = 12
"""Addresses that are only mentioned and that are listed; the others are counted."""
LINKS = 12
"""Links of an account that are listed."""
BIO = 500
"""Characters of what an account says of its holder; no network that was read allows more than a few over it."""
SHORT = 100
"""Characters of a name, a tag or an address that are shown; a link leads to the whole address all the same."""
_PLACES = {standing: place for place, standing in enumerate(SHAPES)}


def roster(profile: Profile, words: Translator) -> Roster:
    """Everything about accounts, in the order in which it is read."""
    leads = profile.leads
    more = len(leads) - MENTIONS
    return Roster(
        groups=_groups(profile, words),
        contested=tuple(
            Contested(_address(one.url), opened(words.say(one.note)), proofs(words, one.evidence))
            for one in profile.conflicts
        ),
        mentions=tuple(_mention(one, words) for one in leads[:MENTIONS]),
        unlisted=words.say(nmsg("and {n} more", "and {n} more", n=more)) if more > 0 else "",
        ties=_ties(profile, words),
        map=_map(profile, words),
    )


def _map(profile: Profile, words: Translator) -> tuple[Niche, ...]:
    """By niche, the networks with what stands there; those where the candidate is come first."""
    found: dict[str, dict[str, list[Standing]]] = {}
    for one in sorted(profile.accounts, key=lambda one: _PLACES[one.standing]):
        found.setdefault(words.say(niche(one.niche)), {}).setdefault(one.title, []).append(one.standing)
    return tuple(
        Niche(opened(title), tuple(_spot(network, standings, words) for network, standings in found[title].items()))
        for title in sorted(found)
    )


def _spot(network: str, standings: list[Standing], words: Translator) -> Spot:
    """One mark for each group, however many accounts of it there are."""
    distinct = tuple(dict.fromkeys(standings))
    return Spot(
        network,
        tuple(SHAPES[one] for one in distinct),
        ", ".join(words.say(STANDINGS[one]) for one in distinct),
    )


def _groups(profile: Profile, words: Translator) -> tuple[Group, ...]:
    """The accounts by standing, then by niche; a standing that no account has is left out."""
    sign_up = {(one.network, one.handle): one.link for one in profile.exposures if one.hold is Hold.FREE}
    lives = {(one.network, one.handle): one for one in profile.activities}
    found: list[Group] = []
    for standing, shape in SHAPES.items():
        accounts = sorted((one for one in profile.accounts if one.standing is standing), key=lambda one: one.niche)
        rows = tuple(
            _row(one, sign_up.get((one.network, one.handle), ""), lives.get((one.network, one.handle)), words)
            for one in accounts
        )
        if rows:
            found.append(Group(shape, opened(words.say(STANDINGS[standing])), words.number(len(rows)), rows))
    return tuple(found)


def _row(one: Account, sign_up: str, life: Activity | None, words: Translator) -> Row:
    is_own = one.standing is Standing.ATTRIBUTED
    return Row(
        niche=words.say(niche(one.niche)),
        network=one.title,
        handle=linked(one.url, one.handle),
        proof=words.say(one.proof),
        marks=tuple(_marks(one, words)),
        action=linked(sign_up, words.say(labels.SIGN_UP)) if sign_up else Link(""),
        verdict=words.say(VERDICTS[one.verdict]),
        proofs=proofs(words, one.evidence),
        card=tuple(_card(one.card, words)) if is_own and one.card else (),
        life=_life(life, words) if is_own and life else None,
    )


def _marks(one: Account, words: Translator) -> Iterator[str]:
    if one.level:
        yield graded(one.level, words)
    if one.declared:
        yield words.say(labels.DECLARED)
    if one.reason:
        yield reason(one, words)


def _card(card: Card, words: Translator) -> Iterator[Fact]:
    """What the account says, without what it leaves empty."""
    found: tuple[tuple[Message, tuple[Link, ...]], ...] = (
        (labels.NAME_ALIKE, _text(clipped(card.name, SHORT))),
        (labels.BIO, _text(clipped(card.bio, BIO))),
        (labels.CARD_LINKS, tuple(map(_address, card.links[:LINKS]))),
        (labels.SIGNED_UP, _text(day(words, card.created))),
        (labels.AVATAR, (_address(card.avatar),) if card.avatar else ()),
        (labels.DETAILS, _text(joined(_counter(what, count, words) for what, count in card.counters))),
    )
    yield from (Fact(words.say(name), said) for name, said in found if said)


def _counter(what: str, count: int, words: Translator) -> str:
    match what:
        case "followers":
            return words.say(nmsg("{n} follower", "{n} followers", n=count))
        case "following":
            return words.say(nmsg("{n} account followed", "{n} accounts followed", n=count))
        case "posts":
            return words.say(nmsg("{n} publication", "{n} publications", n=count))
        case _:
            return named(words, what, words.number(count))


def _life(one: Activity, words: Translator) -> Life:
    notes = tuple(ended(opened(words.say(note))) for note in one.notes)
    seen = proofs(words, one.evidence)
    if _is_dark(one):
        return Life(" ".join((words.say(labels.NO_LIFE), *notes)), (), (), seen)
    return Life(_line(one, words), tuple(_figures(one, words)), notes, seen)


def _is_dark(one: Activity) -> bool:
    """Was nothing seen at all?"""
    shares = (one.a_month, one.replies, one.reposts, one.responses)
    return not (one.last or one.since or one.messages) and all(share is None for share in shares)


def _line(one: Activity, words: Translator) -> str:
    """Last sign of life and pace, known or not; shares where they are known."""
    said = [
        msg("last sign of life on {day}", day=day(words, one.last)) if one.last else msg("last sign of life not known"),
        msg("messages a month not known")
        if one.a_month is None
        else msg("{rate} messages a month", rate=round(one.a_month, 1)),
    ]
    if one.replies is not None:
        said.append(msg("{share:percent} replies to others", share=one.replies))
    if one.responses is not None:
        said.append(msg("{share:percent} met with a response", share=one.responses))
    return opened(joined(map(words.say, said)))


def _figures(one: Activity, words: Translator) -> Iterator[Fact]:
    """What is known, each by itself; then the names of what is not."""
    rows = (
        (labels.LAST_SIGN, day(words, one.last)),
        (labels.COVERED, day(words, one.since)),
        (labels.MESSAGES, _counted(one.messages, one, words)),
        (labels.A_MONTH, "" if one.a_month is None else words.number(one.a_month, decimals=1)),
        (labels.REPLIES, _of_last(one.replies, 40, words)),
        (labels.REPOSTED, _of_all(one.reposts, words)),
        (labels.RESPONSES, _of_last(one.responses, 20, words)),
        (labels.LINKING, _counted(one.links, one, words)),
    )
    yield from (Fact(words.say(name), _text(said)) for name, said in rows if said)
    if one.hashtags:
        tags = tuple(Link(f"#{clipped(tag, SHORT)} ({words.number(count)})") for tag, count in one.hashtags)
        yield Fact(words.say(labels.HASHTAGS), tags)
    unknown = joined(words.say(name) for name, said in rows if not said)
    if unknown:
        yield Fact(words.say(labels.NOT_KNOWN), _text(unknown))


def _counted(count: int, one: Activity, words: Translator) -> str:
    """A count over the days that are covered; where none surely is, nothing seen is nothing known."""
    if one.since:
        return words.number(count)
    return words.say(msg("at least {count}", count=count)) if count else ""


def _of_last(share: float | None, most: int, words: Translator) -> str:
    if share is None:
        return ""
    return words.say(msg("{share:percent} of the last messages ({most} at most)", share=share, most=most))


def _of_all(share: float | None, words: Translator) -> str:
    return "" if share is None else words.say(msg("{share:percent} of all that was read", share=share))


def _mention(one: Lead, words: Translator) -> Mention:
    return Mention(_address(one.url), _address(one.page), spot(one.spot, words))


def _ties(profile: Profile, words: Translator) -> tuple[Ties, ...]:
    """Who names whom, by who names; an account goes by its network and handle."""
    own = (one for one in profile.accounts if one.standing is Standing.ATTRIBUTED)
    titles = {bare(one.url): f"{one.title} {one.handle}" for one in own}

    def place(url: str) -> Link:
        return linked(url, titles.get(bare(url)) or clipped(bare(url), SHORT))

    def tie(one: Edge) -> Tie:
        return Tie(place(one.target), spot(one.spot, words), proofs(words, one.evidence))

    by_source = groupby(profile.edges, key=lambda one: one.source)
    return tuple(Ties(place(source), tuple(map(tie, same))) for source, same in by_source)


def _text(said: str) -> tuple[Link, ...]:
    return (Link(said),) if said else ()


def _address(url: str) -> Link:
    """An address as people say it, which leads to the whole."""
    return linked(url, clipped(bare(url), SHORT))

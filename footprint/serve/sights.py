"""What came of an audit in one screen: the same for every scope, made of what its report says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import msg
from footprint.profile import Scope
from footprint.report.compose import page
from footprint.report.identity import identity
from footprint.report.page import Pair
from footprint.report.register import ledger
from footprint.report.scores import legend

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.identity import Identity
    from footprint.report.ledger import Ledger
    from footprint.report.page import Bar, Highlight, Link, Page


@dataclass(frozen=True, slots=True)
class Sight:
    """The sum of a report.

    Attributes:
        given: what was typed, but for the name that stands above it.
        range: of the index, or why there is none when `withheld`; empty where there can be none.
        figures: numbers, each with its name.
        verdict: what these mean, one sentence; may be empty.
        bars, facets: as they are drawn; `legend` says how they are read.
        brief: sentences that stand for a picture where there is none, or beside it.
        strongest, levers: what stands out.
    """

    given: tuple[Link, ...]
    range: str = ""
    withheld: bool = False
    figures: tuple[Pair, ...] = ()
    verdict: str = ""
    bars: tuple[Bar, ...] = ()
    facets: tuple[Bar, ...] = ()
    legend: str = ""
    brief: tuple[str, ...] = ()
    strongest: tuple[Highlight, ...] = ()
    levers: tuple[Highlight, ...] = ()


def sight(profile: Profile, words: Translator) -> Sight:
    """Of any scope."""
    match profile.scope:
        case Scope.NAMES:
            return _of_names(ledger(profile, words), words)
        case Scope.IDENTITY:
            return _of_identity(identity(profile, words), words)
        case Scope.WHOLE | Scope.BLOG | Scope.SEARCH:
            return _of_page(page(profile, words), words)


def _of_page(shown: Page, words: Translator) -> Sight:
    return Sight(
        given=_others(shown.given, shown.who),
        range=shown.range,
        withheld=shown.withheld,
        figures=shown.figures,
        verdict=shown.verdict,
        bars=shown.bars,
        facets=shown.facets,
        legend=_legend((*shown.bars, *shown.facets), words),
        strongest=shown.strongest,
        levers=shown.levers,
    )


def _of_names(shown: Ledger, words: Translator) -> Sight:
    counts = (
        (msg("Free names"), len(shown.claims)),
        (msg("The candidate's own"), len(shown.own)),
        (msg("Held by somebody"), len(shown.held)),
        (msg("Not seen"), sum(len(one.spots) for one in shown.unclear)),
    )
    return Sight(
        given=_others(shown.given, shown.who),
        figures=tuple(Pair(words.say(name), words.number(count)) for name, count in counts),
        bars=shown.bars,
        legend=_legend(shown.bars, words),
        brief=(shown.asked, *shown.brief),
    )


def _of_identity(shown: Identity, words: Translator) -> Sight:
    return Sight(
        given=_others(shown.given, shown.who),
        figures=tuple(Pair(one.title, words.number(len(one.rows))) for one in shown.groups),
        brief=tuple(filter(None, (*shown.gone, shown.free))),
    )


def _others(given: tuple[Link, ...], who: str) -> tuple[Link, ...]:
    return tuple(one for one in given if one.text != who)


def _legend(bars: Iterable[Bar], words: Translator) -> str:
    return " ".join(map(words.say, legend(bars)))

"""What somebody who audits themself can do next, put into words; nothing in a report about anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.coaching import Effort, Worth, plan
from footprint.message import msg
from footprint.profile import Scope
from footprint.report.page import Highlight, Link, Stage
from footprint.report.phrases import joined, linked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.coaching import Claim, Plan, Proof, Step
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile

_TITLES: Mapping[Effort, Message] = {
    Effort.HOUR: msg("In an hour or so"),
    Effort.WEEK: msg("In some days"),
    Effort.HABIT: msg("Kept up over months"),
}
_LIST = 6
"""Names to claim that one line holds; the list of names has them all."""


def stages(profile: Profile, words: Translator) -> tuple[Stage, ...]:
    """The plan by what its steps take; empty unless the person audits themself."""
    if profile.scope is not Scope.WHOLE or not profile.subject.mandate.self_audit:
        return ()
    made = plan(profile)
    found = ((effort, tuple(_steps(effort, made, words))) for effort in Effort)
    return tuple(Stage(words.say(_TITLES[effort]), steps) for effort, steps in found if steps)


def _steps(effort: Effort, made: Plan, words: Translator) -> Iterator[Highlight]:
    for one in made.taking(effort):
        yield Highlight(
            one.indicator, words.say(one.title), joined((words.say(one.remedy), _worth(one, words))), Link("")
        )
    if effort is Effort.HOUR:
        yield from _claims(msg("Names to claim"), made.handles, words)
        yield from _claims(msg("Domains to claim"), made.domains, words)
        yield from (_proof(one, words) for one in made.proofs)


def _worth(one: Step, words: Translator) -> str:
    match one.worth:
        case Worth.KNOWN:
            points = msg("{points:.1f} points on the index", points=one.points)
            return joined((words.say(one.condition), words.say(points))) if one.condition else words.say(points)
        case Worth.AT_MOST:
            return words.say(msg("at most {points:.1f} points on the index", points=one.points))
        case Worth.UNKNOWN:
            return words.say(msg("what it would bring is not known"))


def _claims(title: Message, claims: tuple[Claim, ...], words: Translator) -> Iterator[Highlight]:
    named = [joined((one.place, one.name)) for one in claims[:_LIST]]
    if named:
        yield Highlight("", words.say(title), ", ".join(named), linked(claims[0].link))


def _proof(one: Proof, words: Translator) -> Highlight:
    """Which end of a link is missing."""
    if one.from_site and one.from_account:
        said = msg(
            "Link {site} and {account} to each other, from the site with rel=“me”.", site=one.site, account=one.url
        )
    elif one.from_site:
        said = msg("Link from {site} to {account} with rel=“me”.", site=one.site, account=one.url)
    else:
        said = msg("Link from {account} to {site}.", site=one.site, account=one.url)
    return Highlight("", words.say(msg("Proof that an account is yours")), words.say(said), linked(one.url))

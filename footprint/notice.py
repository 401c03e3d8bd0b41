"""The notice that a candidate is given before an audit, made from the very rubric, networks and engines of the run.

It speaks to the candidate, says the same in both languages, and is the same text for everybody who applies for the
position: nothing in it is about one person. Its digest is what a report holds as the notice of its audit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import Message, msg, nmsg
from footprint.paper import Chapter, Paper, Point
from footprint.terms import AUTHORITIES, USUALLY_KEPT, Jurisdiction, Wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from footprint.catalogue import Network
    from footprint.check import About
    from footprint.paper import Said
    from footprint.rubric import DimensionRule, Rubric
    from footprint.search import Provider, Setting

BLANK = "[…]"
"""Stands where the operator stated nothing."""
TITLE = msg("Notice to candidates: a look at your public traces")
_CASE = str.casefold


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator states; a text is empty when it was not stated.

    Attributes:
        controller, purpose, position, legal_basis: see `footprint.subject.Mandate`.
        contact: page or address where the candidate can ask.
        jurisdiction: the place whose rules hold, or None.
        wait: between the notice and the audit.
        retention_months: how long what was seen is kept, at most.
    """

    controller: str = ""
    purpose: str = ""
    position: str = ""
    legal_basis: str = ""
    contact: str = ""
    jurisdiction: Jurisdiction | None = None
    wait: Wait = Wait()
    retention_months: int = USUALLY_KEPT

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of what was not stated."""
        stated = {
            "controller": self.controller,
            "purpose": self.purpose,
            "position": self.position,
            "legal_basis": self.legal_basis,
            "contact": self.contact,
        }
        return tuple(name for name, value in stated.items() if not value)


@dataclass(frozen=True, slots=True)
class Receiver:
    """A search engine that is sent words of the candidate's.

    Attributes:
        name: as shown.
        host: where the words go.
    """

    name: str
    host: str


@dataclass(frozen=True, slots=True)
class Looking:
    """What will run.

    Attributes:
        rubric: what counts.
        checks: what is looked at.
        networks: where the name is looked for.
        receivers: the search engines that are asked, in order.
        search_word: professional word of the second query; empty for the usual one.
    """

    rubric: Rubric
    checks: tuple[About, ...]
    networks: tuple[Network, ...]
    receivers: tuple[Receiver, ...] = ()
    search_word: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice.

    Attributes:
        paper: what it says, the digest left out.
        blanks: names of what the operator did not state, so that `BLANK` stands there.
    """

    paper: Paper
    blanks: tuple[str, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of what it says, in whatever language: `Dossier.notice` of an audit that this very run makes."""
        return self.paper.digest

    @property
    def signed(self) -> Paper:
        """As it is sent: with its digest at the end."""
        last = Chapter(
            msg("This notice"),
            (
                msg(
                    "It was made from the settings of the run itself. Its fingerprint (SHA-256) is the same in every "
                    "language; a report made under it names it: {digest}",
                    digest=self.digest,
                ),
            ),
        )
        return Paper(self.paper.title, self.paper.lead, (*self.paper.chapters, last))


def notice(terms: Terms, looking: Looking) -> Notice:
    """Write the notice: equal terms and equal runs give equal bytes."""
    lead = (
        msg(
            "Before choosing for the position “{position}”, {controller} will look at what you have made public on the "
            "web, with a program called footprint. This notice says what is looked at, why, what is kept, and what you "
            "may do about it.",
            position=terms.position or BLANK,
            controller=terms.controller or BLANK,
        ),
    )
    chapters = (
        _why(terms),
        _looked_at(looking),
        _counted(looking.rubric),
        _networks(looking.networks),
        _searches(looking),
        _kept(terms),
        _never(),
        _decided(),
        _rights(terms),
    )
    return Notice(Paper(TITLE, lead, chapters), terms.blanks)


def receivers(chosen: Iterable[Setting], providers: Iterable[Provider]) -> tuple[Receiver, ...]:
    """Who is sent words, by what the operator chose; lists that a person made by hand are sent to nobody."""
    known = {one.about.id: one for one in providers}
    return tuple(
        Receiver(engine.name, host)
        for setting in chosen
        if setting.provider in known and (host := known[setting.provider].about.receiver or _host(setting.url))
        for engine in known[setting.provider].engines(setting)
    )


def _host(url: str) -> str:
    """The host, and its port where it is not the usual one."""
    return url.partition("://")[2].partition("/")[0]


def _why(terms: Terms) -> Chapter:
    points = [
        Point(terms.controller or BLANK, msg("Responsible for your data")),
        Point(terms.purpose or BLANK, msg("Purpose")),
        Point(terms.position or BLANK, msg("Position")),
        Point(terms.legal_basis or BLANK, msg("Legal basis")),
        Point(terms.contact or BLANK, msg("Questions and requests")),
    ]
    if terms.wait.days:
        points.append(Point(terms.wait.words(), msg("At least between this notice and the look at your traces")))
    return Chapter(msg("Who looks, and why"), points=tuple(points))


def _looked_at(looking: Looking) -> Chapter:
    return Chapter(
        msg("What is looked at"),
        (
            msg(
                "It starts from what you gave (handles, name, links) and follows what your own pages and accounts name "
                "as yours. What is not shown to be yours counts neither for you nor against you. “The candidate” in "
                "this list is you."
            ),
        ),
        tuple(Point(one.asks, one.title) for one in looking.checks),
    )


def _counted(rubric: Rubric) -> Chapter:
    return Chapter(
        msg("What counts, and why the position needs it"),
        (msg("Each dimension with its share of 100 points, and each criterion with the reason for it:"),),
        tuple(_dimension(one) for one in rubric.dimensions.values()),
        (
            msg(
                "What could not be seen never lowers a number: it is shown as not seen. Rubric “{id}”, version "
                "{version}, SHA-256 {digest}.",
                id=rubric.id,
                version=rubric.version,
                digest=rubric.digest,
            ),
        ),
    )


def _dimension(rule: DimensionRule) -> Point:
    criteria = tuple(Point(one.job_link, one.title) for one in rule.indicators.values())
    return Point(msg("{points} of 100 points", points=rule.weight), rule.title, criteria)


def _networks(networks: Sequence[Network]) -> Chapter:
    asked = sorted({one.name for one in networks if one.question is not None}, key=_CASE)
    walled = sorted({one.name for one in networks if one.question is None}, key=_CASE)
    points = [Point(", ".join(asked), msg("Asked"))] if asked else []
    if walled:
        points.append(
            Point(", ".join(walled), msg("Not asked, for nothing shows there without a login, or not by name"))
        )
    return Chapter(
        msg("Networks that are asked one question"),
        (
            nmsg(
                "{n} network is asked: is there an account under the handle that you gave? Whether it can be believed "
                "is tried with names that are not yours. Of an account that is not shown to be yours nothing is kept "
                "but the answer.",
                "{n} networks are asked: is there an account under the handle that you gave? Whether they can be "
                "believed is tried with names that are not yours. Of an account that is not shown to be yours nothing "
                "is kept but the answer.",
                n=len(asked),
            ),
        ),
        tuple(points),
        (msg("Other networks are looked at only where you gave an account there, or a page of yours names one."),),
    )


def _searches(looking: Looking) -> Chapter:
    title, words = msg("Search engines"), tuple(map(Point, _searched_for(looking.search_word)))
    if not looking.receivers:
        by_hand = msg("The program asks no search engine. The report lists searches that a person may make by hand:")
        return Chapter(title, (by_hand,), words)
    asked = tuple(Point(one.host, one.name) for one in looking.receivers)
    count = nmsg("{n} search engine", "{n} search engines", n=len(asked))
    return Chapter(
        title,
        (msg("These words are sent, one search each, and nothing else about you."),),
        (
            Point(nmsg("{n} search", "{n} searches", n=len(words)), msg("What is sent"), words),
            Point(count, msg("To whom"), asked),
        ),
        (msg("A person may make the same searches by hand."),),
    )


def _searched_for(word: str) -> tuple[Message, ...]:
    usual = msg("your full name with a word of the trade, such as “social media”")
    return (
        msg("your full name"),
        msg("your full name with “{word}”", word=word) if word else usual,
        msg("the handle that you gave"),
        msg("the domain of your own site"),
    )


def _kept(terms: Terms) -> Chapter:
    return Chapter(
        msg("What is kept, and for how long"),
        points=(
            Point(
                msg(
                    "Addresses, times, answers in numbers, fingerprints of pages and excerpts of at most 200 "
                    "characters; and of your own pages and accounts what is needed to check a number again."
                ),
                msg("Of you"),
            ),
            Point(
                msg("That an account exists, and the place and domain of a search result. Nothing else."),
                msg("Of anybody else"),
            ),
            Point(
                nmsg(
                    "{n} month at most; then it is erased.",
                    "{n} months at most; then it is erased.",
                    n=terms.retention_months,
                ),
                msg("How long"),
            ),
        ),
    )


def _never() -> Chapter:
    return Chapter(
        msg("What is never looked at, and never counts"),
        points=(
            Point(
                msg(
                    "What photos show (of a few profile pictures a fingerprint is compared), gender, age, birthday, "
                    "origin, place, family, health, opinions and beliefs, and the mood of what you write."
                ),
                msg("Never looked at"),
            ),
            Point(
                msg(
                    "Sites on dating, sexual orientation, adult content, health, religion, politics, unions, the "
                    "military, justice, credit, gambling or parenting."
                ),
                msg("Never asked"),
            ),
            Point(
                msg("Anything behind a login, a captcha or another wall, and pages that robots are asked not to read."),
                msg("Never entered"),
            ),
            Point(
                msg("Followers, likes, engagement, grammar, language, photos and the age of an account."),
                msg("Never counted"),
            ),
        ),
    )


def _decided() -> Chapter:
    return Chapter(
        msg("Who decides"),
        (
            msg(
                "No decision is made by a number alone. A person reads the report, with what could not be seen in it, "
                "and it is recorded who that was. Candidates are not ranked by it. It measures public traces; it is no "
                "judgement of your character and no prediction of your work."
            ),
        ),
    )


def _rights(terms: Terms) -> Chapter:
    return Chapter(
        msg("Your rights, and how to use them"),
        (msg("Each of these is asked for here: {contact}", contact=terms.contact or BLANK),),
        tuple(_each_right(terms.jurisdiction)),
    )


def _each_right(place: Jurisdiction | None) -> Iterator[Point]:
    said: tuple[tuple[Message, Said], ...] = (
        (
            msg("Access and copy"),
            msg("receive everything that was seen, with each number, its formula, its evidence and its weight"),
        ),
        (msg("Note"), msg("have a note of yours stand beside a number")),
        (msg("Dispute"), msg("contest a finding: it leaves the score until a person has ruled on it")),
        (msg("A person"), msg("be heard by a person, and have a decision explained")),
        (msg("Correction, objection, erasure"), msg("have it corrected, object to it, or have it erased")),
        (msg("Complaint"), AUTHORITIES[place]),
    )
    yield from (Point(text, name) for name, text in said)

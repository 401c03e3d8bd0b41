"""The candidate's own copy as a paper to read, and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from footprint.dossier import Ruling
from footprint.message import Message, msg, nmsg
from footprint.paper import Chapter, Paper, Point
from footprint.report import Format, labels
from footprint.report.document import dumped
from footprint.report.papers import paper
from footprint.report.phrases import joined, moment
from footprint.report.words import LEVELS, REASONS, REGISTRATIONS, SEARCHES, VERDICTS, status, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.dossier import Dispute
    from footprint.exhibit import Account, SearchResult, Source, Timeline, Trace
    from footprint.finding import Evidence
    from footprint.locale import Translator
    from footprint.own_copy import Number, OwnCopy, Searched
    from footprint.paper import Said
    from footprint.profile import Indicator

_TITLE = msg("Your copy: what was seen of you, and what was made of it")


def handed_over(copy: OwnCopy, form: Format, words: Translator) -> str:
    """The copy as a file; the JSON holds both languages.

    Raises:
        OutputError: no copy is written in this format.
    """
    return dumped(copy, words) if form is Format.JSON else paper(copy_paper(copy), form, words)


def copy_paper(copy: OwnCopy) -> Paper:
    """The copy in words; it has the same chapters in every language."""
    lead = (
        msg(
            "This is everything that an audit of {day:date} kept about you and all that follows from it. About other "
            "people it says nothing.",
            day=copy.date.date().isoformat(),
        ),
        msg(
            "“The candidate” in it is you. The numbers describe public traces for one rubric at one date: they are no "
            "judgement of you and no prediction of your work."
        ),
    )
    chapters = (
        _contest(copy),
        _decided(copy),
        _whole(copy),
        *_numbers(copy),
        _asked(copy),
        _own(copy),
        _names(copy),
        _searches(copy),
        _unseen(copy),
        _kept(copy),
    )
    return Paper(_TITLE, lead, chapters)


def _contest(copy: OwnCopy) -> Chapter:
    contact = copy.contact or "[…]"
    return Chapter(
        msg("How to contest a number"),
        (
            msg(
                "Every number below has a short name, such as pub.cadence. Write that name, and what is wrong or what "
                "should be known, to: {contact}",
                contact=contact,
            ),
        ),
        (
            Point(msg("it is set beside the number and stays there"), msg("A note")),
            Point(msg("the number leaves the score until a person has ruled, and stays out if you are right"),
                  msg("A dispute")),
            Point(msg("a page that changed, an account that is not yours, a date that was misread"), msg("An error")),
            Point(msg("all of it, before its time"), msg("Erasure")),
        ),
        (msg("Name the audit as well: {audit}", audit=copy.audit),) if copy.audit else (),
    )  # fmt: skip


def _decided(copy: OwnCopy) -> Chapter:
    looked = tuple(Point(one.purpose, f"{one.by}, {moment(one.at)}") for one in copy.reviews)
    ruled = tuple(
        Point(_ruling(one), f"{one.indicator}, {one.ruled.by}, {moment(one.ruled.at)}")
        for number in copy.numbers
        for one in number.disputes
        if one.ruled is not None
    )
    nobody = () if looked else (labels.NOT_REVIEWED,)
    program = msg("The program decides nothing: it reports. What was done with the report, those named here can say.")
    return Chapter(msg("Who looked, and who decided"), (program, *nobody), (*looked, *ruled))


def _ruling(one: Dispute) -> Message:
    assert one.ruled is not None  # noqa: S101 (the caller has looked)
    match one.ruled.ruling:
        case Ruling.UPHELD:
            return msg("your dispute was upheld: the number stays out of the score ({reason})", reason=one.ruled.reason)
        case Ruling.REJECTED:
            return msg("your dispute was rejected: the number counts ({reason})", reason=one.ruled.reason)
        case _:
            assert_never(one.ruled.ruling)


def _whole(copy: OwnCopy) -> Chapter:
    index = copy.index
    points = [
        Point(copy.rubric.title, labels.RUBRIC),
        Point(str(copy.rubric.version), msg("Version")),
        Point(copy.rubric.digest, labels.RUBRIC_DIGEST),
        Point(f"{index.low} – {index.high}", labels.RANGE),  # noqa: RUF001 (a range is written with it)
        Point(msg("{share:percent}", share=index.coverage), labels.COVERAGE),
    ]
    if index.value is not None:
        points.insert(0, Point(str(index.value), labels.INDEX))
    rolled = (
        Point(
            msg(
                "{score}, range {low} to {high}, coverage {share:percent}, {points} of 100 points",
                score="–" if one.score is None else one.score,  # noqa: RUF001 (stands for none)
                low=one.low,
                high=one.high,
                share=one.coverage,
                points=one.weight,
            ),
            one.title,
        )
        for one in copy.dimensions
    )
    incomplete = () if copy.complete else (labels.INCOMPLETE,)
    return Chapter(msg("The whole"), incomplete, (*points, *rolled), labels.METHOD_TEXT[2:6])


def _numbers(copy: OwnCopy) -> Iterator[Chapter]:
    """A chapter for each dimension."""
    for home in copy.dimensions:
        of_it = tuple(one for one in copy.numbers if one.dimension == home.title)
        yield Chapter(
            home.title, points=tuple(Point(one.indicator.id, one.indicator.title, tuple(_told(one))) for one in of_it)
        )


def _told(one: Number) -> Iterator[Point]:
    known = one.indicator
    yield Point(known.sentence, msg("Seen"))
    yield from _status(known)
    if one.measures is not None:
        yield Point(one.measures, msg("Measure"))
    if one.curve is not None:
        yield Point(one.curve, msg("From the measure to the score"))
    if known.formula is not None:
        yield Point(known.formula, labels.FORMULA)
    yield Point(msg("{points:.1f} of 100 points", points=known.weight), labels.WEIGHT)
    yield Point(known.job_link, labels.WHY_NEEDED)
    yield from _change(known)
    for note in one.annotations:
        yield Point(note.text, msg("Your note of {day:date}", day=note.at.date().isoformat()))
    for dispute in one.disputes:
        yield Point(dispute.text, msg("Your dispute of {day:date}", day=dispute.at.date().isoformat()))
    yield from (Point(_piece(each), labels.EVIDENCE) for each in known.evidence)


def _status(known: Indicator) -> Iterator[Point]:
    reason = why(known.status)
    yield Point(status(known.status), labels.STATUS, () if reason is None else (Point(reason),))
    if known.score is not None:
        yield Point(msg("{score:.2f} of 1", score=known.score), labels.SCORE)
    if known.low != known.high:
        yield Point(msg("between {low:.2f} and {high:.2f}", low=known.low, high=known.high), labels.RANGE)


def _change(known: Indicator) -> Iterator[Point]:
    if known.gain is not None:
        gain = known.gain
        brought = msg(
            "the score goes from {before:.2f} to {after:.2f}: {points:.1f} points more on the index",
            before=gain.before,
            after=gain.after,
            points=gain.points,
        )
        yield Point(gain.condition, labels.GAIN, (Point(brought),))
    if known.remedy is not None:
        yield Point(known.remedy, labels.REMEDY)


def _piece(one: Evidence) -> str:
    """A piece of evidence on one line; the same in every language."""
    return joined((one.url, one.outcome, moment(one.time), one.where, one.excerpt, one.sha256 or ""))


def _asked(copy: OwnCopy) -> Chapter:
    hosts = (
        Point(nmsg("{n} answer on record", "{n} answers on record", n=one.answers), one.name) for one in copy.hosts
    )
    return Chapter(msg("Who was asked"), points=tuple(hosts))


def _own(copy: OwnCopy) -> Chapter:
    return Chapter(
        msg("What was taken for yours"),
        points=(
            *map(_site, copy.sites),
            *map(_account, copy.accounts),
            *map(_timeline, copy.timelines),
            *map(_trace, copy.traces),
        ),
    )


def _site(one: Source) -> Point:
    proof = () if one.proof is None else (Point(one.proof, labels.PROOF),)
    return Point(one.url, labels.SITE, (*proof, *_pieces(one.evidence)))


def _account(one: Account) -> Point:
    level = () if one.level is None else (Point(LEVELS[one.level], labels.LEVEL),)
    card = () if one.card is None else tuple(Point(text) for text in (one.card.name, one.card.bio) if text)
    return Point(one.url, one.title, (*level, Point(one.proof, labels.PROOF), *card, *_pieces(one.evidence)))


def _timeline(one: Timeline) -> Point:
    months = Point(joined(f"{month}: {count}" for month, count in one.months if count), labels.POSTS)
    return Point(one.feed, labels.FEED, (months, *_pieces(one.evidence)))


def _trace(one: Trace) -> Point:
    return Point(joined((one.url, one.title, one.last)), msg("On a site of others"), tuple(_pieces(one.evidence)))


def _pieces(evidence: Iterable[Evidence]) -> Iterator[Point]:
    return (Point(_piece(one), labels.EVIDENCE) for one in evidence)


def _names(copy: OwnCopy) -> Chapter:
    return Chapter(
        msg("Your name elsewhere"),
        (
            msg(
                "Each network was asked whether the name exists there. Where it does and is not shown to be yours, "
                "nothing was read and nothing else is kept."
            ),
        ),
        (
            *(Point(VERDICTS[one.verdict], f"{one.network}, {one.handle}") for one in copy.answers),
            *(Point(REGISTRATIONS[one.hold], one.domain) for one in copy.domains),
        ),
    )


def _searches(copy: OwnCopy) -> Chapter:
    return Chapter(labels.SEARCH, points=tuple(map(_searched, copy.searches)))


def _searched(one: Searched) -> Point:
    others = nmsg(
        "{n} result is not yours, or nobody can tell: nothing else is said of it",
        "{n} results are not yours, or nobody can tell: nothing else is said of them",
        n=one.others,
    )
    points = (*map(_result, one.yours), *((Point(others),) if one.others else ()))
    return Point(SEARCHES[one.status], joined((one.provider, one.query, one.locale)), points)


def _result(one: SearchResult) -> Point:
    return Point(joined((one.url or one.domain, one.title)), str(one.rank))


def _unseen(copy: OwnCopy) -> Chapter:
    return Chapter(labels.UNSEEN, points=tuple(Point(REASONS[one.reason], one.what) for one in copy.unseen))


def _kept(copy: OwnCopy) -> Chapter:
    stored: Said = (
        msg(
            "The audit is kept until {day:date} at the latest; then it is no longer read, and erased.", day=copy.expires
        )
        if copy.expires
        else msg("The program did not store this audit: it is in the files that were written of it.")
    )
    told = (msg("SHA-256 of the notice that this audit makes: {digest}", digest=copy.notice),) if copy.notice else ()
    return Chapter(
        msg("What was kept"),
        (
            msg(
                "Of you: addresses, times, answers in numbers, fingerprints, excerpts of at most 200 characters, and, "
                "where the audit was recorded, your own pages and accounts whole. Of anybody else: whether a name "
                "exists, and the place and domain of a search result."
            ),
            stored,
            *told,
        ),
    )

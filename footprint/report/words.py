"""What every enumeration is called in front of people: one vocabulary for all formats.

The tables are complete (a test holds them to their enumerations), so that no format invents a word of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from footprint.exhibit import Hold, Level, SearchStatus, Standing, TraceKind, Verdict, Whose
from footprint.finding import Absent, Excluded, Inconclusive, Informative, Manual, Reason, Scored
from footprint.message import Message, msg, nmsg
from footprint.profile import Band, ConfidenceWord, Publication, Scope
from footprint.web.exchange import FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.finding import Status
    from footprint.profile import Basis

REASONS: Mapping[Reason, Message] = {
    Reason.BLOCKED: msg("the site blocked the question"),
    Reason.RATE_LIMITED: msg("the site limits how often it can be asked"),
    Reason.TIMEOUT: msg("no answer in time"),
    Reason.LOGIN_WALL: msg("the site asks for a login"),
    Reason.NETWORK_ERROR: msg("the site could not be reached"),
    Reason.CHANGED: msg("the site's answer has changed and can't be read"),
    Reason.CONTRADICTORY: msg("the site's answers contradict each other"),
    Reason.CONTROL_FAILED: msg("the site gave a wrong answer to a control question"),
    Reason.NOT_OBSERVABLE: msg("the site does not show it in public"),
    Reason.NO_KEY: msg("an access key is not configured"),
    Reason.NO_PROVIDER: msg("no search engine was asked"),
    Reason.NO_CHECK: msg("no check looks at it yet"),
    Reason.NOT_DECLARED: msg("the candidate gave nothing to look at"),
    Reason.NOT_ATTRIBUTED: msg("nothing found is proved to be the candidate's"),
    Reason.TOO_FEW: msg("there is too little to measure"),
    Reason.PARTIAL: msg("only a part could be seen"),
    Reason.BROKEN: msg("the check itself failed"),
    Reason.DEADLINE: msg("the time for the audit ran out"),
    Reason.ROBOTS: msg("the site asks robots not to read it"),
    Reason.UNREADABLE: msg("the answer could not be read"),
    Reason.DISPUTED: msg("the candidate contests it"),
    Reason.NOT_IN_RUBRIC: msg("the rubric leaves it out"),
}

FEEDS: Mapping[str, Message] = {
    "rss": msg("RSS feed"),
    "atom": msg("Atom feed"),
    "rdf": msg("RSS 1.0 feed"),
    "json": msg("JSON feed"),
    "wordpress": msg("posts of WordPress"),
    "sitemap": msg("site map, for want of a feed"),
}

BANDS: Mapping[Band, Message] = {
    Band.FEW_TRACES: msg("few traces"),
    Band.BUILDING: msg("building up"),
    Band.ESTABLISHED: msg("established"),
    Band.EXEMPLARY: msg("exemplary"),
}

CONFIDENCE: Mapping[ConfidenceWord, Message] = {
    ConfidenceWord.HIGH: msg("high confidence"),
    ConfidenceWord.MEDIUM: msg("medium confidence"),
    ConfidenceWord.LOW: msg("low confidence"),
}

PUBLICATIONS: Mapping[Publication, Message] = {
    Publication.PUBLISHED: msg("index and range"),
    Publication.RANGE_ONLY: msg("range only"),
    Publication.WITHHELD: msg("insufficient data"),
}

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.CLAIMED: msg("exists"),
    Verdict.AVAILABLE: msg("does not exist"),
    Verdict.INVALID: msg("no such name is possible"),
    Verdict.UNKNOWN: msg("unknown"),
}

STANDINGS: Mapping[Standing, Message] = {
    Standing.ATTRIBUTED: msg("the candidate's"),
    Standing.POSSIBLE: msg("possible, not proved"),
    Standing.OTHER: msg("someone else's"),
    Standing.FREE: msg("free"),
    Standing.INVALID: msg("name not possible there"),
    Standing.UNKNOWN: msg("not seen"),
}

LEVELS: Mapping[Level, Message] = {
    Level.A: msg("both ends agree"),
    Level.B: msg("confirmed by a third party"),
    Level.C: msg("declared or linked"),
    Level.D: msg("looks alike"),
}

BASES: Mapping[Basis, Message] = {
    "published": msg("Its thresholds have a published source."),
    "convention": msg("Its thresholds are a convention, to be calibrated."),
}

HOLDS: Mapping[Hold, Message] = {
    Hold.OWN: msg("the candidate's"),
    Hold.FREE: msg("free"),
    Hold.HELD: msg("held by someone"),
    Hold.UNKNOWN: msg("unknown"),
}

REGISTRATIONS: Mapping[Hold, Message] = {
    Hold.OWN: msg("the candidate's"),
    Hold.FREE: msg("free"),
    Hold.HELD: msg("registered, owner unknown"),
    Hold.UNKNOWN: msg("unknown"),
}

WHOSE: Mapping[Whose, Message] = {
    Whose.OWN: msg("the candidate's own"),
    Whose.ABOUT: msg("about the candidate"),
    Whose.SOMEONE_ELSE: msg("about someone else"),
    Whose.CANNOT_TELL: msg("can't tell"),
}

WHOSE_SHORT: Mapping[Whose, Message] = {
    Whose.OWN: msg("theirs"),
    Whose.ABOUT: msg("about them"),
    Whose.SOMEONE_ELSE: msg("other"),
    Whose.CANNOT_TELL: msg("unclear"),
}
"""The same where a column is narrow."""

SEARCHES: Mapping[SearchStatus, Message] = {
    SearchStatus.OK: msg("It answered."),
    SearchStatus.EMPTY: msg("It answered: no result."),
    SearchStatus.BLOCKED: msg("It blocked the question: what it would show is not known."),
    SearchStatus.QUOTA: msg("Its quota is used up: what it would show is not known."),
    SearchStatus.AUTH: msg("It refused the key: what it would show is not known."),
    SearchStatus.ERROR: msg("It gave no usable answer: what it would show is not known."),
    SearchStatus.DISABLED: msg("It is not set up to answer programs: what it would show is not known."),
}

TRACES: Mapping[TraceKind, Message] = {
    TraceKind.ARTICLE: nmsg("article", "{n} articles", n=1),
    TraceKind.TALK: nmsg("talk", "{n} talks", n=1),
    TraceKind.INTERVIEW: nmsg("interview", "{n} interviews", n=1),
    TraceKind.PODCAST: nmsg("podcast", "{n} podcasts", n=1),
    TraceKind.REPOSITORY: nmsg("repository", "{n} repositories", n=1),
    TraceKind.WIKI_EDIT: nmsg("edit of a wiki", "{n} edits of a wiki", n=1),
    TraceKind.COMMENT: nmsg("comment", "{n} comments", n=1),
    TraceKind.PROFILE: nmsg("profile", "{n} profiles", n=1),
    TraceKind.ENTRY: nmsg("entry of an encyclopedia", "{n} entries of an encyclopedia", n=1),
    TraceKind.PAGE: nmsg("page", "{n} pages", n=1),
}

FAILURES: Mapping[str, Message] = {
    FailureKind.DNS: msg("name not found"),
    FailureKind.REFUSED: msg("connection refused"),
    FailureKind.RESET: msg("connection cut"),
    FailureKind.TLS: msg("certificate not valid"),
    FailureKind.TIMEOUT: msg("no answer in time"),
    FailureKind.TOO_LARGE: msg("answer too large"),
    FailureKind.BAD_ENCODING: msg("answer can't be decoded"),
    FailureKind.PROTOCOL: msg("answer is not HTTP"),
    FailureKind.REDIRECT_LOOP: msg("too many redirects"),
    FailureKind.BLOCKED_ADDRESS: msg("address not allowed"),
    FailureKind.BAD_URL: msg("link not usable"),
    FailureKind.RATE_LIMITED: msg("asked too often"),
    FailureKind.ROBOTS: msg("closed to robots"),
    FailureKind.DEADLINE: msg("time used up"),
    FailureKind.INTERRUPTED: msg("interrupted"),
    FailureKind.CIRCUIT_OPEN: msg("left alone after repeated failures"),
    FailureKind.PROXY: msg("proxy failed"),
    FailureKind.NO_CREDENTIAL: msg("key missing"),
    FailureKind.NOT_GIVEN: msg("not in the file"),
    FailureKind.NOT_RECORDED: msg("not in the recording"),
}

NICHES: Mapping[str, Message] = {
    "audio": msg("Audio"),
    "blog": msg("Blogs and publishing"),
    "bookmarks": msg("Bookmarks"),
    "code": msg("Code and data"),
    "community": msg("Forums and communities"),
    "design": msg("Design"),
    "events": msg("Events"),
    "geo": msg("Maps"),
    "identity": msg("Identity"),
    "learning": msg("Learning"),
    "microblog": msg("Microblogs"),
    "photo": msg("Photos and images"),
    "professional": msg("Professional networks"),
    "slides": msg("Slides and documents"),
    "video": msg("Video"),
    "wiki": msg("Wikis"),
}
"""Families of networks, by the ids that the catalogue uses."""


def niche(name: str) -> Message:
    """A family of networks; one that an imported catalogue brings keeps its own name."""
    return NICHES.get(name, Message("{name}", values=(("name", name.replace("-", " ").capitalize()),)))


def status(known: Status) -> Message:
    """What is known of an indicator, in a few words."""
    match known:
        case Scored():
            return msg("observed")
        case Absent():
            return msg("not evidenced")
        case Inconclusive():
            return msg("could not be seen")
        case Excluded():
            return msg("not counted")
        case Informative():
            return msg("for information")
        case Manual():
            return msg("to ask in person")
        case _:
            assert_never(known)


def why(known: Status) -> Message | None:
    """The reason that a status carries, if it carries one."""
    match known:
        case Inconclusive(reason=reason) | Excluded(reason=reason):
            return REASONS[reason]
        case Scored() | Absent() | Informative() | Manual():
            return None
        case _:
            assert_never(known)


def outcome(text: str) -> Message:
    """How an exchange ended: an HTTP status, a kind of failure, or an answer of the DNS."""
    known = msg("HTTP {status}", status=text) if text.isdecimal() else msg("answered")
    return FAILURES.get(text, known)


SCOPES: Mapping[Scope, Message] = {
    Scope.WHOLE: msg("audit"),
    Scope.NAMES: msg("names"),
    Scope.BLOG: msg("blog"),
    Scope.IDENTITY: msg("identity"),
    Scope.SEARCH: msg("search"),
}
"""What was looked at, in one word."""

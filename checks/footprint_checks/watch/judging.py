"""From links and tags to findings: the best channel counts, and kinds of curation add up over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Detail
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Method, Reason, Scored, evidence
from footprint_checks.accounts.links import host_of
from footprint_checks.publication.concluding import conclude
from footprint_checks.publication.posts import ENOUGH
from footprint_checks.watch import wording
from footprint_checks.watch.curation import KEEPERS, Kind, curation, is_series_open
from footprint_checks.watch.posts import LAST, cited, filed, sources, topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from footprint.exhibit import Exhibit
    from footprint.finding import Evidence, Status
    from footprint.message import Message
    from footprint_checks.equipped import Stream
    from footprint_checks.publication.posts import Counted
    from footprint_checks.watch.observation import Watch

_PROOFS = 5
"""Proofs shown of one number."""


def judge(seen: Watch, today: date) -> Iterator[Finding | Exhibit]:
    """Three findings, and each kind of curation with what shows it."""
    yield _sources(seen)
    found = curation(seen, today)
    yield _curation(seen, found, today)
    yield _topics(seen, today)
    for kind, proof in found.items():
        yield Detail(host_of(proof[0].url), wording.TITLES[kind], wording.SAID[kind], proof)


def _sources(seen: Watch) -> Finding:
    status, counts = conclude(seen.published, [(one, sources(one)) for one in seen.streams], limit=float(LAST))
    if counts is None:
        return _nothing("info.sources", status, seen, wording.CITE)
    stream, value = counts
    domains = cited(stream)
    return Finding(
        "info.sources",
        status,
        wording.sources(stream, value),
        evidence=tuple(_cited(domain, one) for domain, one in list(domains.items())[:_PROOFS]) or _feeds((stream,)),
        attribution=stream.outlet.attribution,
        method=_method(stream.posts[:LAST]),
        remedy=wording.CITE,
        instead=wording.more_sources(value),
    )


def _curation(seen: Watch, found: dict[Kind, tuple[Evidence, ...]], today: date) -> Finding:
    if not seen.published.is_tied:
        return _nothing("info.curation", Inconclusive(Reason.NOT_ATTRIBUTED), seen, wording.CURATE)
    count = float(len(found))
    open_series = Kind.SERIES not in found and is_series_open(seen, today)
    open_marks = Kind.BOOKMARKS not in found and any(one in KEEPERS for one in seen.open_niches)
    most = float(len(Kind)) if seen.is_hidden else count + open_marks + open_series
    if not seen.pages and not seen.streams and not any(one.exchanges for one in seen.doings):
        return _nothing("info.curation", Inconclusive(Reason.PARTIAL, count, most), seen, wording.CURATE)
    return Finding(
        "info.curation",
        Scored(count, count, most),
        wording.curation(len(found), is_open=open_marks),
        evidence=tuple(one for proof in found.values() for one in proof[:1]) or _looked_at(seen),
        attribution=_attribution(seen),
        method=Method.HTML,
        remedy=wording.CURATE,
        instead=wording.more_curation(count),
    )


def _topics(seen: Watch, today: date) -> Finding:
    measures = [(one, topics(one, today)) for one in seen.streams]
    few = bool(seen.streams) and all(len(filed(one, today)) < ENOUGH for one in seen.streams)
    reason = Reason.TOO_FEW if few else Reason.PARTIAL
    status, counts = conclude(seen.published, measures, limit=1.0, nothing=None, reason=reason)
    if counts is None:
        return _nothing("info.topics", status, seen, wording.TAG)
    stream, value = counts
    posts = filed(stream, today)
    return Finding(
        "info.topics",
        status,
        wording.topics(stream, posts, value),
        evidence=tuple(map(_tagged, [one for one in posts if one.tags][:_PROOFS])) or _feeds((stream,)),
        attribution=stream.outlet.attribution,
        method=_method(posts),
        remedy=wording.TAG,
        instead=wording.all_tagged(posts, value),
    )


def _nothing(indicator: str, status: Status, seen: Watch, remedy: Message) -> Finding:
    return Finding(
        indicator,
        status,
        wording.without(status, seen),
        evidence=_looked_at(seen) if isinstance(status, Absent) else _feeds(seen.streams),
        attribution=_attribution(seen),
        method=Method.HEURISTIC,
        remedy=remedy,
    )


def _cited(domain: str, one: Counted) -> Evidence:
    if one.read is not None and one.article is not None and not one.entry.is_whole:
        return evidence(one.read.exchange, where="a", excerpt=domain)
    return evidence(one.page.exchange, where=f"entry[{one.entry.place}].content", excerpt=domain)


def _tagged(one: Counted) -> Evidence:
    tags = " · ".join(one.tags)
    if one.read is not None and not one.entry.tags:
        return evidence(one.read.exchange, where="tags", excerpt=tags)
    return evidence(one.page.exchange, where=f"entry[{one.entry.place}].category", excerpt=tags)


def _feeds(streams: Iterable[Stream]) -> tuple[Evidence, ...]:
    return tuple(evidence(one.exchange, excerpt=one.feed.title) for stream in streams for one in stream.channel.pages)


def _looked_at(seen: Watch) -> tuple[Evidence, ...]:
    read = (each for one in seen.doings for each in one.exchanges)
    return tuple(evidence(one) for one in (*(one.exchange for one in seen.pages), *read)) or _feeds(seen.streams)


def _method(posts: Iterable[Counted]) -> Method:
    """Of the feed, unless pages were needed."""
    return Method.HTML if any(one.article is not None for one in posts) else Method.API


def _attribution(seen: Watch) -> Attribution:
    levels = {one.attribution for one in seen.published.outlets}
    return Attribution.LIKELY if Attribution.LIKELY in levels else Attribution.CONFIRMED

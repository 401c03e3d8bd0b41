"""What a deletion takes and what it leaves, told before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import msg, nmsg
from footprint.report.clean import cleaned
from footprint.report.phrases import clipped
from footprint.serve.kept import LONGEST, Head, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.serve.standing import Underway
    from footprint.store import Purged, Store, StoredAudit


@dataclass(frozen=True, slots=True)
class Doomed:
    """An audit that may be deleted.

    Attributes:
        head: see there.
        given: what was given for it, by which it is found.
        parts: all that hangs on it, counted.
    """

    head: Head
    given: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """An audit that is deleted, or no longer read."""

    id: str
    iso: str
    day: str


def doomed(stored: StoredAudit, words: Translator, profile: Profile | None = None) -> Doomed:
    """What would go with an audit."""
    return Doomed(
        head(stored, words, profile),
        _given(stored.subject_key),
        tuple(_parts(stored, words)),
    )


def underway_of(underway: Iterable[Underway], stored: StoredAudit) -> tuple[Underway, ...]:
    """What is under way of the person of an audit: whatever one of its keys finds, as in `purged_of`."""
    keys = frozenset(stored.subject_key)
    return tuple(one for one in underway if not keys.isdisjoint(one.keys))


def doomed_underway(job: Underway, words: Translator) -> Doomed:
    """What would go with an audit that is not finished."""
    iso = job.ordered.date().isoformat()
    head = Head(
        id=job.id,
        who=clipped(cleaned(job.name or job.label), LONGEST),
        iso=iso,
        day=words.date(iso, form="long"),
        what=words.say(msg("under way")),
    )
    return Doomed(head, _given(job.keys), ())


def gone(purged: Iterable[Purged], words: Translator) -> tuple[Gone, ...]:
    """What may still be told, each audit once."""
    days = {one.id: one.date.date().isoformat() for one in purged}
    return tuple(Gone(audit, iso, words.date(iso, form="long")) for audit, iso in days.items())


def purged_of(store: Store, stored: StoredAudit) -> tuple[Purged, ...]:
    """Delete everything that a key of this audit finds, whether it has expired or not."""
    return tuple(one for key in stored.subject_key for one in store.purge(subject_key=key))


def _given(keys: Iterable[str]) -> str:
    return clipped(cleaned(" · ".join(one.removeprefix("name:") for one in keys)), LONGEST)


def _parts(stored: StoredAudit, words: Translator) -> Iterator[str]:
    dossier = stored.dossier
    counts = (
        nmsg("{n} judgement with its report", "{n} judgements with their reports", n=len(stored.judgements)),
        nmsg("{n} note", "{n} notes", n=len(dossier.annotations)),
        nmsg("{n} dispute", "{n} disputes", n=len(dossier.disputes)),
        nmsg("{n} review", "{n} reviews", n=len(dossier.reviews)),
    )
    yield words.say(msg("A recording of what was read"))
    yield from (words.say(one) for one in counts if dict(one.values)["n"])

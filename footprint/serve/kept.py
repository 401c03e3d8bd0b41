"""The page of an audit that is kept, as finished sentences in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import nmsg
from footprint.profile import Scope
from footprint.report import heads, labels
from footprint.report.clean import cleaned
from footprint.report.dossiers import record, standing
from footprint.report.page import Pair
from footprint.report.phrases import bare, clipped, joined
from footprint.runs.listing import score
from footprint.runs.shelf import profile_of
from footprint.serve import audit_labels
from footprint.serve.form import told
from footprint.serve.sights import sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.dossiers import Remark
    from footprint.serve.sights import Sight
    from footprint.store import Store, StoredAudit

LONGEST = 120
"""Characters of a person's name that a heading shows."""


@dataclass(frozen=True, slots=True)
class Head:
    """What every page about an audit begins with.

    Attributes:
        id: of the audit.
        who: whom it is about.
        iso, day: its date, as ISO 8601 and in words.
        what: what was looked at.
    """

    id: str
    who: str
    iso: str
    day: str
    what: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What must be known before reading on.

    Attributes:
        text: one sentence.
        is_open: somebody has still to do something about it.
        path, action: where that is done, and what the link says; both may be empty.
    """

    text: str
    is_open: bool = False
    path: str = ""
    action: Message | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement of the recording.

    Attributes:
        iso, day: when.
        rubric: by which, with its version.
        detail: the index with its range, and how many findings were out of the score; may be empty.
        is_shown: it is the newest.
    """

    iso: str
    day: str
    rubric: str
    detail: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Other:
    """Another audit of the same person; `comparison` is empty where the two can't be compared."""

    head: Head
    comparison: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The whole page.

    Attributes:
        head: see there.
        sight: what came of the audit.
        notices: what must be known before reading on.
        facts: rubric, days and the mandate.
        waiting: disputes that nobody has ruled on.
        remarks: what else people said of a number: disputes, then notes.
        reviews: each in one sentence; `left` says how much of all this is not shown.
        judgements: the newest first.
        others: the newest first.
        is_scored: it has numbers that can be disputed and judged otherwise.
        has_sheet: it leaves questions for an interview.
    """

    head: Head
    sight: Sight
    notices: tuple[Notice, ...]
    facts: tuple[Pair, ...]
    waiting: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    reviews: tuple[str, ...]
    left: str
    judgements: tuple[Judged, ...]
    others: tuple[Other, ...]
    is_scored: bool
    has_sheet: bool


def kept(
    stored: StoredAudit, others: Iterable[StoredAudit], words: Translator, remarks: Iterable[Message] = ()
) -> Kept:
    """Everything the page says.

    Args:
        stored: the audit.
        others: of the same person, see `others_of`.
        words: the language.
        remarks: what went wrong beside the audit, as far as it is known.
    """
    profile = cleaned(profile_of(stored))
    said = record(profile, words)
    waiting = tuple(one for one in said.disputes if not one.ruling)
    return Kept(
        head=head(stored, words, profile),
        sight=sight(profile, words),
        notices=(*_notices(profile, words), *(Notice(clipped(told(one, words), 4 * LONGEST)) for one in remarks)),
        facts=tuple(_facts(stored, profile, words)),
        waiting=waiting,
        remarks=(*(one for one in said.disputes if one.ruling), *said.notes),
        reviews=said.reviews,
        left=said.left,
        judgements=tuple(_judgements(stored, words)),
        others=tuple(Other(head(one, words), _comparison(stored, one)) for one in others),
        is_scored=bool(profile.indicators),
        has_sheet=profile.scope is Scope.WHOLE,
    )


def head(stored: StoredAudit, words: Translator, profile: Profile | None = None) -> Head:
    """Of any audit; without its profile, by the name that lists use."""
    name = "" if profile is None else called(profile)
    iso = stored.date.date().isoformat()
    return Head(
        id=stored.id,
        who=clipped(cleaned(name or stored.label), LONGEST),
        iso=iso,
        day=words.date(iso, form="long"),
        what=words.say(WHAT[stored.scope]),
    )


def called(profile: Profile) -> str:
    """Whom it is about: the name, else the first thing that was given."""
    given = (bare(heads.given(one).text) for one in profile.subject.identifiers)
    return profile.subject.name or next(given, "")


WHAT = {
    Scope.WHOLE: labels.NAME,
    Scope.BLOG: labels.BLOG,
    Scope.SEARCH: labels.SEARCH,
    Scope.NAMES: labels.NAMES,
    Scope.IDENTITY: labels.IDENTITY,
}
"""What a report calls itself, by what was looked at."""


def others_of(store: Store, stored: StoredAudit) -> tuple[StoredAudit, ...]:
    """The other audits that one of the same keys finds, the newest first."""
    by_id = {one.id: one for key in stored.subject_key for one in store.history(key) if one.id != stored.id}
    return tuple(sorted(by_id.values(), key=lambda one: (one.date, one.id), reverse=True))


def _notices(profile: Profile, words: Translator) -> Iterator[Notice]:
    audit, mandate = profile.dossier.id, profile.subject.mandate
    is_waiting = any(one.ruled is None for one in profile.dossier.disputes)
    review, *disputed = standing(profile, words)
    yield Notice(review, not profile.dossier.reviews, f"/audits/{audit}/review", audit_labels.TO_REVIEW)
    for one in disputed:
        yield Notice(
            one, is_open=is_waiting, path="#waiting" if is_waiting else "#said", action=audit_labels.TO_DISPUTES
        )
    is_told = mandate.self_audit or bool(mandate.notice_date or mandate.notice_reference)
    yield Notice(heads.notice(mandate, words, profile.dossier.notice), not is_told)
    if profile.holder_only:
        yield Notice(words.say(labels.HOLDER_ONLY))
    if not profile.complete:
        yield Notice(words.say(labels.INCOMPLETE))


def _facts(stored: StoredAudit, profile: Profile, words: Translator) -> Iterator[Pair]:
    judged = words.date(stored.judgements[-1].at.date().isoformat())
    rules = heads.rubric(profile, words) if profile.indicators else ""
    yield Pair(words.say(audit_labels.JUDGED), joined((judged, rules)))
    yield Pair(words.say(audit_labels.KEPT_UNTIL), words.date(stored.expires.isoformat()))
    yield Pair(words.say(audit_labels.ID), stored.id)
    for one in heads.mandate(profile.subject.mandate, words):
        yield Pair(one.name, clipped(one.value, 4 * LONGEST))


def _judgements(stored: StoredAudit, words: Translator) -> Iterator[Judged]:
    newest = stored.judgements[-1]
    for one in reversed(stored.judgements):
        iso = one.at.date().isoformat()
        disputed = nmsg("{n} finding disputed", "{n} findings disputed", n=len(one.disputed))
        yield Judged(
            iso=iso,
            day=words.date(iso),
            rubric=f"{clipped(cleaned(one.rubric), LONGEST)} v{one.rubric_version}",
            detail=joined((score(stored.scope, one, words), words.say(disputed) if one.disputed else "")),
            is_shown=one is newest,
        )


def _comparison(stored: StoredAudit, other: StoredAudit) -> str:
    """Where the two are compared, the older first; empty where that would be refused, see `footprint.comparing`."""
    if stored.scope is not other.scope or not _are_of_one(stored, other):
        return ""
    old, new = sorted((stored, other), key=lambda one: (one.date, one.id))
    return f"/compare?old={old.id}&new={new.id}"


def _are_of_one(stored: StoredAudit, other: StoredAudit) -> bool:
    """Was one handle, account or page given for both? Where only names were given, it was the same one."""
    mine, theirs = ({key for key in one.subject_key if not key.startswith("name:")} for one in (stored, other))
    return not mine.isdisjoint(theirs) if mine and theirs else True

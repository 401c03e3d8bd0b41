"""The graph of identifiers as JSON, for programs: a document of its own, smaller than a profile, and not read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from footprint.dossier import Dossier
from footprint.exhibit import Account, Hint, Level, Standing
from footprint.finding import Attribution, Evidence, Reason
from footprint.locale import LANGUAGES, Language
from footprint.report.document import dumped, schema_of
from footprint.report.identity import gone, met, source_why
from footprint.report.places import places
from footprint.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.json_schema import JsonSchemaValue

    from footprint.exhibit import Conflict, Source, Unseen
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.places import Places

SCHEMA = 1
"""Version of the document's shape."""


@dataclass(frozen=True, slots=True)
class MetAccount:
    """An account that exists, or may; of one that is not the candidate's nothing is known but that."""

    network: str
    title: str
    handle: str
    url: str
    attribution: Literal["attributed", "possible", "other", "unknown"]
    level: Level | None
    declared: bool
    why: str
    why_en: str
    why_fr: str
    reason: Reason | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MetSite:
    """A site of the candidate's; `certainty` says how sure that is."""

    url: str
    title: str
    attribution: Literal["attributed"]
    certainty: Attribution
    level: Level | None
    declared: bool
    why: str
    why_en: str
    why_fr: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MetEdge:
    """One place of the candidate's names another; `spot` is the technical term of where it does."""

    source: str
    target: str
    spot: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MetConflict:
    """What speaks against a place that one of the candidate's names."""

    url: str
    why: str
    why_en: str
    why_fr: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MetLead:
    """An address that a place of the candidate's mentions, and that was not followed."""

    url: str
    page: str
    spot: str


@dataclass(frozen=True, slots=True)
class NotSeen:
    """What was looked for and could not be seen."""

    what: str
    reason: Reason
    note: str
    link: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that `footprint identity` tells.

    Attributes:
        schema: see `SCHEMA`.
        document: what this is, to tell it from a profile.
        tool: version of footprint.
        date: of the run.
        language: of the sentences that are given once.
        complete: false when the run was cut short.
        holder_only: nothing but the bare handle ties the attributed accounts to the person.
        catalogue: SHA-256 over every network's file.
        subject: as given.
        accounts: the candidate's by level, then possible ones, others', and those that were not seen.
        not_found: accounts that the candidate gave and that do not exist.
        free: names that nobody has; no accounts, so only counted.
        sites, edges, conflicts, leads, unseen: see there.
        hints: advice to the operator.
        dossier: what people said of the audit since.
    """

    schema: int
    document: Literal["identity"]
    tool: str
    date: datetime
    language: Language
    complete: bool
    holder_only: bool
    catalogue: str
    subject: Subject
    accounts: tuple[MetAccount, ...]
    not_found: tuple[str, ...]
    free: int
    sites: tuple[MetSite, ...]
    edges: tuple[MetEdge, ...]
    conflicts: tuple[MetConflict, ...]
    leads: tuple[MetLead, ...]
    unseen: tuple[NotSeen, ...]
    hints: tuple[Hint, ...]
    dossier: Dossier


_ATTRIBUTIONS: Mapping[Standing, Literal["attributed", "possible", "other", "unknown"]] = {
    Standing.ATTRIBUTED: "attributed",
    Standing.POSSIBLE: "possible",
    Standing.OTHER: "other",
    Standing.UNKNOWN: "unknown",
}


def identity_document(profile: Profile, words: Translator) -> str:
    """The whole document; `why` and the notes are in the language of `words`, reasons in both beside it."""
    known = places(profile)
    found = Document(
        schema=SCHEMA,
        document="identity",
        tool=profile.tool,
        date=profile.date,
        language=words.language,
        complete=profile.complete,
        holder_only=profile.holder_only,
        catalogue=profile.catalogue,
        subject=profile.subject,
        accounts=tuple(_account(one, words) for one in met(profile)),
        not_found=tuple(one.url for one in gone(profile)),
        free=sum(one.standing is Standing.FREE for one in profile.accounts),
        sites=tuple(_site(one, known, words) for one in profile.sources),
        edges=tuple(MetEdge(one.source, one.target, one.spot, one.evidence) for one in profile.edges),
        conflicts=tuple(_conflict(one, words) for one in profile.conflicts),
        leads=tuple(MetLead(one.url, one.page, one.spot) for one in profile.leads),
        unseen=tuple(_unseen(one, words) for one in profile.unseen),
        hints=profile.hints,
        dossier=profile.dossier,
    )
    return dumped(found, words)


def schema() -> JsonSchemaValue:
    """The JSON Schema of `identity_document`."""
    return schema_of(Document)


def _voices(words: Translator) -> tuple[Translator, ...]:
    """The chosen language, then each that the document has, by name."""
    return (words, *(words.into(language) for language in sorted(LANGUAGES)))


def _said(message: Message, words: Translator) -> tuple[str, str, str]:
    why, english, french = (voice.say(message) for voice in _voices(words))
    return why, english, french


def _account(one: Account, words: Translator) -> MetAccount:
    why, english, french = _said(one.proof, words)
    return MetAccount(
        network=one.network,
        title=one.title,
        handle=one.handle,
        url=one.url,
        attribution=_ATTRIBUTIONS[one.standing],
        level=one.level,
        declared=one.declared,
        why=why,
        why_en=english,
        why_fr=french,
        reason=one.reason,
        evidence=one.evidence,
    )


def _site(one: Source, known: Places, words: Translator) -> MetSite:
    declared = known.is_declared(one)
    why, english, french = (source_why(one, voice, declared=declared) for voice in _voices(words))
    return MetSite(
        url=one.url,
        title=one.title,
        attribution="attributed",
        certainty=one.attribution,
        level=one.level,
        declared=declared,
        why=why,
        why_en=english,
        why_fr=french,
        evidence=one.evidence,
    )


def _conflict(one: Conflict, words: Translator) -> MetConflict:
    return MetConflict(one.url, *_said(one.note, words), one.evidence)


def _unseen(one: Unseen, words: Translator) -> NotSeen:
    return NotSeen(words.say(one.what), one.reason, words.say(one.note), one.link)

"""One entry of somebody's list, brought into the form of a network's file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeGuard
from urllib.parse import urlsplit

from footprint.catalogue.foreign.names import Names, names
from footprint.catalogue.foreign.sensitive import is_sensitive, niche_of
from footprint.catalogue.pattern import strangers_pattern
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from footprint.message import Message
    from footprint.web.exchange import Json

Document: TypeAlias = "dict[str, Json]"
"""A table as a file of the catalogue holds it."""

FOUND = (200, 201, 203, 206)
"""Statuses that bring a page: 202 and 204 are what walls and empty answers say."""
MISSING = (404, 410)
REDIRECTS = (301, 302, 303, 307, 308)
_NO_REDIRECT = 304

_WINDOW = 1 << 20
"""Bytes of an answer that are read: that a text is missing shows only at the end of a page."""
HANDLE = "{handle}"
"""Where the name goes."""
_PLACEHOLDER = re.compile(r"\{(?!handle\})([a-z_]+\})")
_BRACED = re.compile(r"\{(?!handle\})[a-z_]+\}")
_ROOT = re.compile(r"(?P<scheme>https?)://(?:\{handle\}\.)?(?P<host>[^\s/?#{}\[\]@]+)")
_HEADER = re.compile(r"[a-z0-9-]+")
_DISGUISES = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "expect",
        "forwarded",
        "host",
        "keep-alive",
        "origin",
        "range",
        "referer",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "upgrade-insecure-requests",
        "user-agent",
        "via",
        "x-real-ip",
    }
)
_CREDENTIAL = re.compile(r"^(?:sec|proxy)-|cookie|token|auth|api-?key|app-?id|csrf|abuse|^sign$|^x-bc$")
_DETOUR = re.compile(r"^x-forwarded-|^x-(?:http-)?method")
"""Headers that name another asker, or another method than the question has."""


class UnmappableError(Exception):
    """An entry has no equal in our form.

    Attributes:
        reason: why, for whoever reads what was left out.
    """

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a list asks of a site.

    Attributes:
        url: with `{handle}` in it, unless the body has it.
        method, body, headers: as the list has them; see `honest`.
        follow: is a redirect followed?
    """

    url: str
    method: str = "GET"
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    follow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How a list tells what a site answers; each is a table of a rule.

    Attributes:
        found, missing: see `footprint.catalogue.rule.Rules`.
        missing_too: another miss, which the first rule can't hold as well; asked for in the same answer.
        blocked: see there.
    """

    found: Document
    missing: Document
    missing_too: Document | None = None
    blocked: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a list says of a site, whichever list it is.

    Attributes:
        name: exactly as in the list.
        source: the list.
        topics: its categories, as the list writes them.
        home: the site's own page, or any page of it.
        profile: with `{handle}`; without it, the question's address stands in.
        question, answers: see there.
        pattern: what the list searches a name for, in Python's syntax; None for any name.
        drops: characters that the site leaves out of a name.
        known: accounts that the list says exist.
    """

    name: str
    source: str
    topics: tuple[str, ...]
    home: str
    profile: str
    question: Question
    answers: Answers
    pattern: str | None
    drops: str = ""
    known: tuple[str, ...] = ()

    @property
    def is_sensitive(self) -> bool:
        """Does an account there tell what nobody may ask an applicant?"""
        return is_sensitive(self.name, (self.home, self.profile, self.question.url), self.topics)


def document(entry: Entry) -> Document:
    """The network's file that the entry stands for.

    Raises:
        UnmappableError: it can't be asked in our way.
    """
    question = entry.question
    if HANDLE not in question.url.partition("#")[0] + question.body:
        raise UnmappableError(msg("asks the same question whatever the name"))
    allowed = names(entry.pattern, is_host=HANDLE in _host(question.url))
    reliable: Document = {} if allowed.is_whole else {"reliable": False}
    made: Document = {
        "name": entry.name,
        "niche": niche_of(entry.topics),
        "homepage": _home(entry),
        "profile": _profile(entry),
        "handle": _handle(entry, allowed),
        "probe": _probe(entry),
        "found": entry.answers.found,
        "missing": {**entry.answers.missing, **reliable},
        "blocked": list(entry.answers.blocked),
        "proof": {
            "known": list(_known(entry, allowed.pattern)),
            "sources": [entry.source],
            "confidence": "low",
            "vouched": False,
        },
    }
    if entry.answers.missing_too is not None:
        missing: Document = {**entry.answers.missing_too, **reliable}
        made["fallback"] = {"probe": _probe(entry), "found": entry.answers.found, "missing": missing}
    return made


def template(url: str, place: str) -> str:
    """An address of a list, with `{handle}` where the list puts the name.

    Raises:
        UnmappableError: it is no address of a site.
    """
    parts = url.strip().replace(" ", "%20").split(place)
    filled = HANDLE.join(part.replace("{", "%7B").replace("}", "%7D") for part in parts)
    if re.fullmatch(r"https?://[^\s/?#]+[^\s]*", filled) is None:
        raise UnmappableError(msg("has no address that begins with http:// or https://"))
    try:
        urlsplit(filled)
    except ValueError as error:
        raise UnmappableError(msg("has no address that begins with http:// or https://")) from error
    return filled


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    """Is it a table of JSON?"""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Is it a list of JSON?"""
    return isinstance(value, list)


def table(value: object) -> dict[str, object]:
    """A table of JSON; what is none is an empty one."""
    return value if is_table(value) else {}


def texts(found: Iterable[str], *, absent: bool = False) -> list[Json]:
    """Marks that are these texts, or their absence; an empty text says nothing."""
    whole = dict.fromkeys(map(_without_places, found))
    return [{"text": one, **({"absent": True} if absent else {})} for one in whole if one]


def _without_places(text: str) -> str:
    """The text, or of one that has braces that mean something in our files the longest part that has none."""
    return max(_BRACED.split(text), key=len) if "{" in text else text


def rule(status: Sequence[int], *, markers: Sequence[Json] = (), choices: Sequence[Json] = ()) -> Document:
    """The table of a rule, without the keys that would be empty."""
    made: Document = {"status": list(status), "markers": list(markers), "choices": list(choices)}
    return {key: value for key, value in made.items() if value}


def is_redirect(status: int) -> bool:
    """Does an answer of this status lead elsewhere?"""
    return 300 <= status < 400 and status != _NO_REDIRECT  # noqa: PLR2004 (RFC 9110, 15.4)


def json_body(payload: Json) -> str:
    """A body of JSON, in which braces that only look like a place for something are spelt in another way."""
    return json_text(json.dumps(payload, ensure_ascii=False))


def json_text(body: str) -> str:
    """The same for a body that is JSON already: `{id}` stands in a text of it, where a brace may be escaped."""
    return _PLACEHOLDER.sub(r"\\u007b\1", body)


def form_text(body: str) -> str:
    """The same for a form."""
    return _PLACEHOLDER.sub(r"%7B\1", body)


def honest(headers: Mapping[str, str]) -> Document:
    """The headers that say what is asked for; none that says who asks, or from where."""
    lower = {name.strip().lower(): value.strip() for name, value in headers.items()}
    fits = {name: value for name, value in lower.items() if _HEADER.fullmatch(name) and _is_printed(value)}
    said: Document = {}
    said.update((name, one) for name, one in fits.items() if is_honest(name))
    return said


def is_honest(header: str) -> bool:
    """Does a header of this name say what is asked for, and not who asks?"""
    name = header.lower()
    return name not in _DISGUISES and not _CREDENTIAL.search(name) and not _DETOUR.search(name)


def _is_printed(value: str) -> bool:
    return value != "" and value.isascii() and value.isprintable()


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _home(entry: Entry) -> str:
    """The root of the site: of its own page, or of the address that is asked, as far as no name is in it."""
    for url in (entry.home, entry.profile, entry.question.url):
        found = _ROOT.match(url)
        if found is not None:
            return f"{found['scheme']}://{found['host']}/"
    raise UnmappableError(msg("has no address that begins with http:// or https://"))


def _profile(entry: Entry) -> str:
    """A page for a person to open: where none has the name in it, the site's own, which nobody is recognised by."""
    if HANDLE in entry.profile:
        return entry.profile
    is_page = entry.question.method == "GET" and HANDLE in entry.question.url
    return entry.question.url if is_page else _home(entry) + "#" + HANDLE


def _handle(entry: Entry, allowed: Names) -> Document:
    drops: Document = {"drops": entry.drops} if entry.drops else {}
    source = entry.source if allowed.is_whole else without_pattern(entry.source)
    return {"pattern": allowed.pattern, "case": "kept", **drops, "source": source}


def without_pattern(source: str) -> str:
    """Who says which names a site allows, where what they say can't be run."""
    return f"{source}; its own pattern looks around and is not run"


def _probe(entry: Entry) -> Document:
    """The question; robots.txt is honoured where it asks for the very page that a person would open."""
    asked, headers = entry.question, honest(entry.question.headers)
    made: Document = {
        "url": asked.url,
        "headers": headers or {"accept": "*/*"},
        "documented": False,
        "page": asked.method == "GET" and asked.url == entry.profile,
        "window": _WINDOW,
    }
    if not asked.follow:
        made["follow"] = False
    if asked.method == "POST":
        made.update(method=asked.method, body=asked.body)
    return made


def _known(entry: Entry, pattern: str) -> Iterable[str]:
    allowed = strangers_pattern(pattern)
    for one in dict.fromkeys(entry.known):
        folded = "".join(letter for letter in one if letter not in entry.drops)
        if "@" not in one and folded.strip(" .") and folded.isprintable() and allowed.fullmatch(folded):
            yield one

"""Maigret's list: sites, and the engines of forums that many of them share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from pydantic import BaseModel, ConfigDict, Field

from footprint.catalogue.foreign.entry import (
    FOUND,
    MISSING,
    REDIRECTS,
    Answers,
    Document,
    Entry,
    Question,
    UnmappableError,
    form_text,
    is_list,
    is_table,
    json_body,
    rule,
    table,
    template,
    texts,
)
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.web.exchange import Json

_PLACE = "{username}"
_REFUSED = 403
_SAID = (*FOUND, 202, 204, 400, *MISSING, 422)
"""Statuses under which the list looks for its texts; the others are errors to it."""

_MISSPELT = {"presenceStrs": "presenseStrs"}
"""Right, and not as the list spells it: some entries have it, and no program reads it."""
_KINDS = (
    ("login", re.compile(r"log ?in|auth|regist|session|sign", re.IGNORECASE)),
    ("limit", re.compile(r"rate|too many|limit", re.IGNORECASE)),
    ("challenge", re.compile(r"captcha|challenge|bot|cloudflare|verif", re.IGNORECASE)),
    ("block", re.compile(r"ban|denied|censor|countr|scrap|block|protect|age", re.IGNORECASE)),
)
"""What stood in the way, by the list's own word for it; the rest is a site out of order."""


class Site(BaseModel):
    """An entry together with its engine's, as far as it is read."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    url: str
    main: str = Field(default="", alias="urlMain")
    subpath: str = Field(default="", alias="urlSubpath")
    probe: str | None = Field(default=None, alias="urlProbe")
    kind: str = Field(default="", alias="checkType")
    presence: list[str] = Field(default=[], alias="presenseStrs")
    absence: list[str] = Field(default=[], alias="absenceStrs")
    errors: dict[str, str] = {}
    ignores_403: bool = Field(default=False, alias="ignore403")
    method: str = Field(default="", alias="requestMethod")
    payload: dict[str, object] = Field(default={}, alias="requestPayload")
    headers: dict[str, str] = {}
    parameters: dict[str, str | int] = Field(default={}, alias="getParams")
    pattern: str | None = Field(default=None, alias="regexCheck")
    known: str = Field(default="", alias="usernameClaimed")
    tags: list[str] = []
    type: str = "username"
    protocol: str = ""
    disabled: bool = False
    activation: dict[str, object] = {}
    is_similar: bool = Field(default=False, alias="similarSearch")


def merged(site: Mapping[str, object], engines: Mapping[str, object]) -> dict[str, object]:
    """An entry with what its engine says: lists and tables together, of single values the entry's own.

    Raises:
        UnmappableError: there is no such engine.
    """
    own = {_MISSPELT.get(key, key): value for key, value in site.items()}
    name = own.get("engine")
    if name is None or name == "":
        return own
    engine = table(engines.get(name)) if isinstance(name, str) else {}
    shared = {_MISSPELT.get(key, key): value for key, value in table(engine.get("site")).items()}
    if not shared:
        raise UnmappableError(msg("refers to an engine “{engine}” that its list doesn't have", engine=str(name)))
    return own | {key: _both(own.get(key), value) for key, value in shared.items()}


def _both(own: object, shared: object) -> object:
    if is_list(own) and is_list(shared):
        return [*own, *shared]
    if is_table(own) and is_table(shared):
        return {**shared, **own}
    return shared if own is None else own


def entry(name: str, site: Site) -> Entry:
    """What the list says of a site.

    Raises:
        UnmappableError: see `_refused`; or it asks or tells in a way that we can't.
    """
    _refused(site)
    url = template(re.sub(r"(?<!:)/+", "/", _filled(site, site.url)), _PLACE)
    asked = url if site.probe is None else template(_filled(site, site.probe), _PLACE)
    asked += "".join(f"&{quote_plus(key)}={quote_plus(str(value))}" for key, value in site.parameters.items())
    return Entry(
        name=name,
        source="maigret",
        topics=tuple(site.tags),
        home=site.main,
        profile=url,
        question=_question(site, asked),
        answers=_answers(site),
        pattern=site.pattern,
        known=(site.known,),
    )


def _refused(site: Site) -> None:
    if site.disabled:
        raise UnmappableError(msg("switched off in its own list"))
    if site.type != "username":
        raise UnmappableError(msg("is about “{type}”, not about user names", type=site.type))
    if site.protocol not in {"", "http", "https"}:
        raise UnmappableError(msg("is reached by “{protocol}”, not by the web", protocol=site.protocol))
    if site.activation:
        raise UnmappableError(msg("needs a token of a web app, which is not ours to take"))
    if site.is_similar:
        raise UnmappableError(msg("finds names that are similar, which proves nothing of this one"))


def _filled(site: Site, url: str) -> str:
    return url.replace("{urlMain}", site.main).replace("{urlSubpath}", site.subpath)


def _question(site: Site, url: str) -> Question:
    method, follow = (site.method or "GET").upper(), site.kind != "response_url"
    if method in {"GET", "HEAD"}:
        return Question(url=url, headers=site.headers, follow=follow)
    if method != "POST" or not site.payload:
        raise UnmappableError(msg("asks with {method}, in a way that would change something there", method=method))
    headers = {name.lower(): value for name, value in site.headers.items()}
    if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return Question(url=url, method="POST", body=_form(site.payload), headers=headers, follow=follow)
    headers["content-type"] = "application/json"
    return Question(url=url, method="POST", body=_json(site.payload), headers=headers, follow=follow)


def _json(payload: Mapping[str, object]) -> str:
    values: dict[str, Json] = {key: _value(value) for key, value in payload.items()}
    return json_body(values)


def _form(payload: Mapping[str, object]) -> str:
    parts = (f"{quote_plus(key)}={_in_form(str(_value(value)))}" for key, value in payload.items())
    return form_text("&".join(parts))


def _in_form(value: str) -> str:
    return "{handle}".join(quote_plus(part) for part in value.split("{handle}"))


def _value(value: object) -> Json:
    """A value of the payload; only texts hold a place, and they write a brace as two."""
    match value:
        case str():
            filled = value.replace("{{", "\0").replace("}}", "\1").replace(_PLACE, "{handle}")
            return filled.replace("\0", "{").replace("\1", "}")
        case bool() | int() | float() | None:
            return value
        case _:
            raise UnmappableError(msg("sends something that is not a list of plain values"))


def _answers(site: Site) -> Answers:
    match site.kind:
        case "message":
            made = _by_words(site)
        case "status_code":
            made = _by_status(site)
        case "response_url":
            made = _by_redirect(site)
        case _:
            raise UnmappableError(msg("tells a miss by “{kind}”, which is not known here", kind=site.kind))
    return made


def _by_words(site: Site) -> Answers:
    """Words of a profile and words of a miss; a miss without its words is the second rule."""
    presence, absence = texts(map(_named, site.presence)), texts(site.absence)
    if not presence and not absence:
        return _by_status(site)
    clear = texts(site.errors, absent=True)
    said = (*_SAID, *((_REFUSED,) if site.ignores_403 else ()))
    found = rule(_there(site), markers=[*texts(site.absence, absent=True), *clear], choices=presence)
    if not absence:
        mute = rule((200, *MISSING), markers=[*texts(map(_named, site.presence), absent=True), *clear])
        return Answers(found=found, missing=mute, blocked=_walls(site))
    told = rule(said, markers=clear, choices=absence)
    return Answers(found=found, missing=told, missing_too=rule(MISSING, markers=clear), blocked=_walls(site))


def _named(text: str) -> str:
    """A text of a profile; where one holds a place for the name, its list forgets to fill it."""
    return text.replace(_PLACE, "{handle}")


def _there(site: Site) -> Sequence[int]:
    """Statuses of a profile: a page that is refused may still be one, where the list says so and words tell."""
    return (*FOUND, _REFUSED) if site.ignores_403 and site.presence else FOUND


def _by_status(site: Site) -> Answers:
    clear = texts(site.errors, absent=True)
    return Answers(found=rule(FOUND, markers=clear), missing=rule(MISSING, markers=clear), blocked=_walls(site))


def _by_redirect(site: Site) -> Answers:
    clear = texts(site.errors, absent=True)
    found = rule(FOUND, markers=clear, choices=texts(map(_named, site.presence)))
    missing = rule((*REDIRECTS, *MISSING), markers=clear)
    return Answers(found=found, missing=missing, blocked=_walls(site))


def _walls(site: Site) -> tuple[Document, ...]:
    """The errors that the list knows of a site, by kind."""
    kinds = {text: _kind(word) for text, word in site.errors.items() if text}
    found = dict.fromkeys(kinds.values())
    return tuple(
        {"kind": kind, **rule((), choices=texts(text for text, its in kinds.items() if its == kind))} for kind in found
    )


def _kind(word: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(word)), "server")

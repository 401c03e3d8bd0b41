"""Sherlock's list: mostly one answer only, that for a name that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

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
    is_list,
    is_table,
    json_body,
    rule,
    template,
    texts,
)
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.web.exchange import Json

_PLACE = "{}"
_KINDS = ("message", "status_code", "response_url")


class Site(BaseModel):
    """An entry, as far as it is read."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    url: str
    main: str = Field(default="", alias="urlMain")
    probe: str | None = Field(default=None, alias="urlProbe")
    kinds: str | list[str] = Field(alias="errorType")
    messages: str | list[str] = Field(default=[], alias="errorMsg")
    codes: int | list[int] = Field(default=[], alias="errorCode")
    error_url: str = Field(default="", alias="errorUrl")
    pattern: str | None = Field(default=None, alias="regexCheck")
    method: str | None = Field(default=None, alias="request_method")
    payload: dict[str, object] | None = Field(default=None, alias="request_payload")
    headers: dict[str, str] = {}
    known: str = Field(default="", alias="username_claimed")
    is_adult: bool = Field(default=False, alias="isNSFW")
    tags: str | list[str] = []


def entry(name: str, site: Site) -> Entry:
    """What the list says of a site.

    Raises:
        UnmappableError: it asks or tells in a way that we can't.
    """
    url = template(site.url, _PLACE)
    asked = url if site.probe is None else template(site.probe, _PLACE)
    return Entry(
        name=name,
        source="sherlock",
        topics=(*(["adult"] if site.is_adult else []), *_listed(site.tags)),
        home=site.main,
        profile=url,
        question=_question(site, asked),
        answers=_answers(site, asked),
        pattern=site.pattern,
        known=(site.known,),
    )


def _listed(values: str | list[str]) -> list[str]:
    return [values] if isinstance(values, str) else values


def _question(site: Site, url: str) -> Question:
    method = (site.method or "GET").upper()
    follow = "response_url" not in _listed(site.kinds)
    if method in {"GET", "HEAD"}:
        return Question(url=url, headers=site.headers, follow=follow)
    if method != "POST" or site.payload is None:
        raise UnmappableError(msg("asks with {method}, in a way that would change something there", method=method))
    body = json_body(_interpolated(site.payload))
    return Question(url=url, method="POST", body=body, headers=_typed(site.headers), follow=follow)


def _typed(headers: dict[str, str]) -> dict[str, str]:
    """The body is always JSON, whatever the headers leave out."""
    others = {name: value for name, value in headers.items() if name.lower() != "content-type"}
    return {**others, "content-type": "application/json"}


def _interpolated(value: object) -> Json:
    if isinstance(value, str):
        return value.replace(_PLACE, "{handle}")
    if is_table(value):
        return {key: _interpolated(inner) for key, inner in value.items()}
    if is_list(value):
        return [_interpolated(inner) for inner in value]
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _answers(site: Site, url: str) -> Answers:
    """A miss by words is believed first; where a status or a redirect tells as well, it is the second rule."""
    kinds, said = _listed(site.kinds), [one for one in _listed(site.messages) if one]
    unknown = next((one for one in kinds if one not in _KINDS), None)
    if unknown is not None or not kinds:
        raise UnmappableError(msg("tells a miss by “{kind}”, which is not known here", kind=unknown or ""))
    if "message" in kinds and not said:
        raise UnmappableError(msg("has no text to look for"))
    words = said if "message" in kinds else []
    misses = ([rule((*FOUND, *MISSING), choices=texts(words))] if words else []) + _misses(site, kinds, url)
    found = [one for one in FOUND if one not in _codes(site)]
    if not found:
        raise UnmappableError(msg("says the same of names that exist and of names that don't"))
    return Answers(
        found=rule(found, markers=texts(words, absent=True)),
        missing=misses[0],
        missing_too=misses[1] if len(misses) > 1 else None,
    )


def _misses(site: Site, kinds: list[str], url: str) -> list[Document]:
    if "response_url" in kinds:
        places = _places(site.error_url, url)
        codes = (*MISSING, *_codes(site))
        return [rule(REDIRECTS, choices=places), rule(codes)] if places else [rule((*REDIRECTS, *codes))]
    return [rule((*_codes(site), *MISSING))] if "status_code" in kinds else []


def _codes(site: Site) -> list[int]:
    codes = [site.codes] if isinstance(site.codes, int) else site.codes
    return [one for one in codes if 100 <= one <= 999 and one not in MISSING]  # noqa: PLR2004 (a status)


def _places(error_url: str, asked: str) -> list[Json]:
    """Where a redirect leads that says that nobody is there; none where the list names no such place.

    Some entries name the page that was asked, or one of another site: no redirect leads there.
    """
    if not error_url:
        return []
    place = error_url.replace(_PLACE, "{handle}").lower()
    try:
        parts = urlsplit(place if "//" in place else f"https://{place}")
    except ValueError:
        return []
    path = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    here = urlsplit(asked.lower())
    if not _is_near(parts.netloc, here.netloc) or path == here.path.rstrip("/"):
        return []
    if path == "":
        root = f"{parts.scheme}://{parts.netloc}"
        return [{"header": "location", "equals": one} for one in ("/", root, f"{root}/")]
    longest = max(path.split("{handle}"), key=len)
    return [{"header": "location", "contains": longest}]


def _is_near(one: str, other: str) -> bool:
    return one.rsplit(".", 2)[-2:] == other.rsplit(".", 2)[-2:]

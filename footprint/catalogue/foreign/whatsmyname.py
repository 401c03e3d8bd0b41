"""WhatsMyName's list: one answer for a name that exists and one for a name that does not, by status and text."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from footprint.catalogue.foreign.entry import (
    Answers,
    Entry,
    Question,
    UnmappableError,
    form_text,
    is_redirect,
    json_text,
    rule,
    template,
    texts,
)
from footprint.message import msg

_PLACE = "{account}"


class Site(BaseModel):
    """An entry, as far as it is read."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    name: str = Field(min_length=1)
    uri_check: str
    uri_pretty: str = ""
    post_body: str = ""
    headers: dict[str, str] = {}
    e_code: int = Field(ge=100, le=999)
    e_string: str
    m_code: int = Field(ge=100, le=999)
    m_string: str
    strip_bad_char: str = ""
    known: list[str] = []
    cat: str = ""
    valid: bool = True


def entry(site: Site) -> Entry:
    """What the list says of a site.

    Raises:
        UnmappableError: it says that it does not work, or nothing tells its answers apart.
    """
    if not site.valid:
        raise UnmappableError(msg("switched off in its own list"))
    url = template(site.uri_check, _PLACE)
    return Entry(
        name=site.name,
        source="whatsmyname",
        topics=(site.cat,),
        home="",
        profile=template(site.uri_pretty or site.uri_check, _PLACE),
        question=_question(site, url),
        answers=_answers(site),
        pattern=None,
        drops=site.strip_bad_char,
        known=tuple(site.known),
    )


def _question(site: Site, url: str) -> Question:
    follow = not (is_redirect(site.e_code) or is_redirect(site.m_code))
    if not site.post_body:
        return Question(url=url, headers=site.headers, follow=follow)
    lower = {name.lower(): value for name, value in site.headers.items()}
    body = site.post_body.replace(_PLACE, "{handle}")
    is_json = "json" in lower.get("content-type", "json")
    body = json_text(body) if is_json else form_text(body)
    return Question(url=url, method="POST", body=body, headers=site.headers, follow=follow)


def _answers(site: Site) -> Answers:
    there, not_there = _filled(site.e_string), _filled(site.m_string)
    is_alike = site.e_code == site.m_code
    if is_alike and not there and not not_there:
        raise UnmappableError(msg("says the same of names that exist and of names that don't"))
    found = rule([site.e_code], markers=texts([there]) or (texts([not_there], absent=True) if is_alike else []))
    missing = rule([site.m_code], markers=texts([not_there]) or (texts([there], absent=True) if is_alike else []))
    return Answers(
        found=found,
        missing=missing,
    )


def _filled(text: str) -> str:
    return text.replace(_PLACE, "{handle}")

"""DuckDuckGo's page for browsers without scripts: there is no interface for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qsl

from footprint.exhibit import SearchKind, SearchStatus
from footprint.extract.markup import attribute, names, parse
from footprint.extract.target import absolute
from footprint.extract.text import LONGEST
from footprint.message import msg
from footprint.search import About, Hit, Hits
from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.search.answer import honest, made
from footprint_checks.search.asking import form, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

    from footprint.search import Engine, Setting

_ADDRESS = "https://html.duckduckgo.com/html/"
_OURS = "duckduckgo.com"
_WRAPPER = "/l/"
_ADVERTS = "/y.js"
_PACE = 5.0
"""Seconds between two searches: slower than a person who reads what they find."""
_PARTS = re.compile(r"https?://([^/?#]*)([^?#]*)(?:\?([^#]*))?")
_TITLE = "result__a"
_NONE = ("no-results", "result--no-result")
_ANYWHERE = "wt-wt"
_REGIONS = {"GB": "uk"}
"""DuckDuckGo's own codes, where they are not those of ISO 3166."""
_MOST = 200
"""Elements of one kind that are looked at: a page shows up to thirty results."""


@dataclass(frozen=True, slots=True)
class DuckDuckGo:
    """The page for people, read slowly, and only as far as its robots.txt allows."""

    about: ClassVar[About] = About(
        "duckduckgo",
        "DuckDuckGo",
        SearchKind.RANK,
        "html.duckduckgo.com",
        msg(
            "Results that come from Bing for the most part. DuckDuckGo offers programs no access, so its page for "
            "people is read, slowly and only where its robots.txt allows it, and left alone as soon as it objects. "
            "Free; DuckDuckGo says that it keeps no history of searches."
        ),
        remedies={
            SearchStatus.BLOCKED: msg(
                "DuckDuckGo takes footprint for a robot, which it is: look by hand instead, or ask a SearXNG of yours."
            ),
            SearchStatus.QUOTA: msg("Wait an hour, or look by hand: DuckDuckGo asks for fewer searches."),
        },
    )

    @property
    def name(self) -> str:
        """The brand."""
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (there is nothing to choose)
        """Its one order."""
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        """The form of its page, filled in; where it leads on, nobody goes."""
        return Request(
            _ADDRESS,
            Purpose.PAGE,
            method="POST",
            headers=(
                ("accept", "text/html"),
                ("accept-language", locale),
                ("content-type", "application/x-www-form-urlencoded"),
            ),
            body=form({"q": query, "b": "", "kl": _region(locale)}).encode(),
            follow=False,
            pace=_PACE,
        )

    def read(self, response: Response) -> Hits:
        """The results in order without adverts.

        A page that holds neither results nor the word that there are none is no answer.
        """
        match response.status:
            case 202 | 403 | 418:
                return Hits(SearchStatus.BLOCKED)
            case 429:
                return Hits(SearchStatus.QUOTA)
            case 200:
                root = parse(response.body, response.header("content-type") or "")
                return Hits(SearchStatus.ERROR) if root is None else _results(root)
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:
        """The page of the same search for people."""
        return f"https://duckduckgo.com/?{form({'q': query, 'kl': _region(locale)})}"


def _region(locale: str) -> str:
    """Such as `fr-fr` or `us-en`: the region comes first."""
    language, region = place(locale)
    return f"{_REGIONS.get(region, region).lower()}-{language}" if region else _ANYWHERE


def _results(root: html.HtmlElement) -> Hits:
    if any(attribute(one, "id") == "challenge-form" for one in root.iter("form")):
        return Hits(SearchStatus.BLOCKED)
    boxes = tuple(one for one in islice(_of_class(root, "web-result"), _MOST) if not _is_advert(one))
    says_none = any(True for one in _NONE for _ in _of_class(root, one))
    return honest(boxes, map(_hit, boxes)) if boxes or says_none else Hits(SearchStatus.ERROR)


def _of_class(root: html.HtmlElement, name: str) -> Iterator[html.HtmlElement]:
    return (one for one in root.iter("div", "a", "span") if name in names(one, "class"))


def _hit(box: html.HtmlElement) -> Hit | None:
    anchor, snippet = (next(_of_class(box, one), None) for one in (_TITLE, "result__snippet"))
    return made(_target(box), _words(anchor), _words(snippet))


def _words(element: html.HtmlElement | None) -> str:
    """What an element shows, as text in which no sign means markup."""
    return "" if element is None else escape(str(element.text_content())[:LONGEST])


def _is_advert(box: html.HtmlElement) -> bool:
    host, path, _ = _parts(_target(box))
    return "result--ad" in names(box, "class") or (_is_ours(host) and path == _ADVERTS)


def _target(box: html.HtmlElement) -> str:
    """The address of a result, also where a page of DuckDuckGo's stands before it."""
    anchor = next(_of_class(box, _TITLE), None)
    shown = "" if anchor is None else absolute(_ADDRESS, attribute(anchor, "href"))
    host, path, query = _parts(shown)
    if not (_is_ours(host) and path == _WRAPPER):
        return shown
    return absolute("", next((value for name, value in parse_qsl(query) if name == "uddg"), ""))


def _parts(url: str) -> tuple[str, str, str]:
    """Host, path and query of an address; empty where it has none."""
    found = _PARTS.match(url)
    return (found[1].lower(), found[2], found[3] or "") if found else ("", "", "")


def _is_ours(host: str) -> bool:
    return host == _OURS or host.endswith(f".{_OURS}")


provider = DuckDuckGo()

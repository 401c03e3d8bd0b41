"""What footprint says of each result of the corpus, beside the truth."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from blog_web import answer, response
from footprint.case import Case, Conditions
from footprint.catalogue import load_catalogue
from footprint.exhibit import SearchAim, SearchPage, Whose
from footprint.parse import parse_subject
from footprint.rubric import load_rubric
from footprint_checks.search.searxng import SearXNG
from footprint_checks.visibility import visibility
from searches.loading import load_searches
from small_web import NOW, Profile, SmallWeb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.web import Outcome, Request
    from searches.loading import Person, Result

ENGINE = "duckduckgo"
STRANGER = "a stranger's called the candidate's"
DENIED = "the candidate's called someone else's"
GUESSED = "told where nobody can tell"
_ABOUT_THEM = ("own", "about")
_WORDS = {
    Whose.OWN: "own",
    Whose.ABOUT: "about",
    Whose.SOMEONE_ELSE: "someone_else",
    Whose.CANNOT_TELL: "unknowable",
}
_CATALOGUE = load_catalogue().narrowed(extended=False, self_audit=False)
_RUBRIC = load_rubric()
_ASKED = ("bluesky", "dribbble", "github", "mastodon", "substack", "vimeo", "wikimedia")
"""Networks that tell who is there; the others answer as to somebody who isn't logged in."""
_APIS = frozenset({"api.github.com", "public.api.bsky.app"})
_HOSTS = {
    "dribbble.com": "dribbble",
    "meta.wikimedia.org": "wikimedia",
    "substack.com": "substack",
    "vimeo.com": "vimeo",
}
_NAMES = (
    re.compile(r"https://dribbble\.com/([\w-]+)$"),
    re.compile(r"https://meta\.wikimedia\.org/.*&guiuser=(.+)$"),
    re.compile(r"https://substack\.com/api/v1/user/([\w-]+)/public_profile$"),
    re.compile(r"https://vimeo\.com/api/v2/([\w-]+)/info\.json$"),
)
_LINK = re.compile(r"""href=["']([^"']+)""")


class SearchesWeb(SmallWeb):
    """The web around one person: a SearXNG, their pages, the pages behind the results, and networks."""

    def __init__(self, person: Person) -> None:
        super().__init__(profiles=tuple(_profiles(person)))
        self.person = person
        self._names = {(one.on, one.name.casefold()) for one in self.profiles}
        self._found = {_spelled(url): page for url, page in person.pages.items()}
        self._hosts = {(urlsplit(url).hostname or "").removeprefix("www.") for url in person.pages}

    def _answer(self, request: Request) -> Outcome:
        host, path = urlsplit(request.url).hostname or "", urlsplit(request.url).path
        if host == "searx.example":
            return self._searxng(request.url)
        said = self._networked(request.url, host) or self._page(request.url)
        if said is not None:
            return said
        is_asked = path.startswith(("/.well-known/", "/api/v1/accounts")) or host in _APIS
        if is_asked or (host.endswith((".example", ".test")) and host.removeprefix("www.") not in self._hosts):
            return super()._answer(request)
        status = 404 if host.removeprefix("www.") in self._hosts else 403
        return response(request.url, status, b"<title>No</title><h1>No</h1>", "text/html")

    def _page(self, url: str) -> Outcome | None:
        page = self._found.get(_spelled(url))
        return None if page is None else answer(url, page)

    def _networked(self, url: str, host: str) -> Outcome | None:
        """What further networks say of a name, in the least words that tell."""
        name = unquote(next((found[1] for one in _NAMES if (found := one.match(url))), ""))
        network = _HOSTS.get(host, "")
        if not name or not network:
            return None
        exists = (network, name.casefold()) in self._names or name in {
            one.name for one in _CATALOGUE.get(network).known
        }
        if network == "dribbble":
            body, kind = f'<link rel="canonical" href="https://dribbble.com/{name}">', "text/html"
        else:
            document = {"id": 7, "handle": name, "display_name": name, "profile_url": f"https://vimeo.com/{name}"}
            user = {"id": 7, "name": name} if exists else {"name": name, "missing": True}
            body, kind = json.dumps(document | {"query": {"globaluserinfo": user}}), "application/json"
        if exists or network == "wikimedia":
            return response(url, 200, body.encode(), kind)
        missing = "<h1>Not found</h1>" if network == "dribbble" else json.dumps({"error": "profile not found"})
        return response(url, 404, missing.encode(), kind)

    def _searxng(self, url: str) -> Outcome:
        query = parse_qs(urlsplit(url).query)["q"][0]
        results = [
            {"url": one.url, "title": one.title, "content": one.snippet, "engine": ENGINE, "positions": [place]}
            for place, one in enumerate(self.person.results, 1)
        ]
        document = {
            "query": query,
            "results": results if query.startswith('"') else [],
            "unresponsive_engines": [],
        }
        return response(url, 200, json.dumps(document).encode(), "application/json")


def _spelled(url: str) -> str:
    """One spelling for http and https, with and without `www.`."""
    return url.partition("#")[0].rstrip("/").replace("http://", "https://").replace("https://www.", "https://")


def _profiles(person: Person) -> Iterator[Profile]:
    """The accounts that exist: those told in full, and every one that a page of theirs or a result leads to."""
    yield from person.profiles
    told = {(one.on, one.name.casefold()) for one in person.profiles}
    pages = [person.pages[one]["html"] for one in person.sites]
    links = (link for page in pages for link in _LINK.findall(page))
    for url in dict.fromkeys((*links, *person.given, *(one.url for one in person.results))):
        at = _CATALOGUE.recognise(url) if url.startswith("http") else None
        if at is None or at.network not in _ASKED:
            continue
        server = f"@{at.instance}" if at.instance not in {None, "mastodon.social"} else ""
        if (at.network + server, at.name.casefold()) not in told:
            yield Profile(at.network + server, at.name)


@dataclass(frozen=True)
class Told:
    """A result, and whose it is said to be: `own`, `about`, `someone_else`, or `unknowable` for “can't tell”."""

    person: Person
    result: Result
    told: str

    @property
    def amiss(self) -> str:
        """What is wrong with it; empty for what is right, what reasonable people say, and what is left open."""
        if self.told in {self.result.truth, *self.result.others, "unknowable"}:
            return ""
        if self.result.truth == "someone_else":
            return STRANGER
        if self.result.truth == "unknowable":
            return GUESSED
        return DENIED if self.told == "someone_else" else ""

    @property
    def is_found(self) -> bool:
        """Is it told as it is, or as reasonable people say without leaving it open?"""
        return self.told == self.result.truth or (self.told != "unknowable" and self.told in self.result.others)


@cache
def tell(person_id: str) -> tuple[Told, ...]:
    """Whose the results of one of them are said to be, in the order of the engine."""
    person = next(one for one in load_searches() if one.id == person_id)
    words = asyncio.run(_said(person))
    return tuple(Told(person, one, words[rank]) for rank, one in enumerate(person.results, 1))


def tell_all() -> tuple[Told, ...]:
    """Everybody's, by trap."""
    return tuple(told for one in load_searches() for told in tell(one.id))


async def _said(person: Person) -> dict[int, str]:
    subject = parse_subject(person.given, directory=_CATALOGUE, name=person.name)
    web = SearchesWeb(person)
    engines = (SearXNG("https://searx.example", ENGINE),)
    case = Case(subject, Conditions(NOW, seed=7), _CATALOGUE, _RUBRIC, web, engines)
    shown = visibility.judge(await case.observation(visibility), case)
    pages = [one for one in shown if isinstance(one, SearchPage) and one.aim is SearchAim.NAME and one.results]
    ranks = {one.rank: _WORDS[one.whose] for page in pages[:1] for one in page.results}
    return {rank: ranks.get(rank, "unknowable") for rank, _ in enumerate(person.results, 1)}

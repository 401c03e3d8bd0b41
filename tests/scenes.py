"""One candidate and their web, as a value that a property can vary: accounts, blogs, search results, strangers, faults.

The candidate is always the same to the audit: a bare handle, a name and one site. Everything else is what the web
holds, and how much of it may be seen.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from blog_web import BlogWeb, FeedSpec, answer, feed, post, response
from footprint.audit import audit
from footprint.bundles import checks_of, load_bundles
from footprint.case import Conditions
from footprint.finding import Inconclusive, Reason
from footprint.rubric import load_rubric
from footprint.search import Setting, engines_of
from footprint.subject import Handle, Site, Subject
from small_web import NOW, Profile, small_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from footprint.profile import Profile as Result
    from footprint.web import Outcome, Request

HOME = "https://home.example/"
SECOND = "second.example"
"""Stands for the host of the second site, which is a domain of the candidate's handle."""
ENGINE = "duckduckgo"
SEARX = "https://searx.example"
_SEARCH = (Setting("searxng", SEARX, (ENGINE,)),)
HOSTS = (
    "api.github.com",
    "gravatar.com",
    "home.example",
    "mastodon.social",
    "public.api.bsky.app",
    "searx.example",
    SECOND,
)
WAYS: dict[str, Mapping[str, Any]] = {
    "no such host": {"failure": "dns"},
    "time-out": {"failure": "timeout"},
    "robots": {"failure": "robots"},
    "deadline": {"failure": "deadline"},
    "asked too often": {"failure": "rate_limited"},
    "403": {"status": 403, "html": "<h1>Forbidden</h1>"},
    "404": {"status": 404, "html": "<h1>Not found</h1>"},
    "429": {"status": 429, "html": ""},
    "503": {"status": 503, "html": ""},
    "challenge": {"html": "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue"},
    "empty": {"html": ""},
    "empty json": {"raw": "{}", "headers": {"content-type": "application/json"}},
    "script": {"html": "<title>App</title><div id=root></div><script src=/app.js></script>"},
    "proxy": {"status": 407, "html": "<h1>Proxy authentication required</h1>"},
}
"""Ways not to answer."""

_PROFILES = {
    "bluesky": "https://bsky.app/profile/{}.bsky.social",
    "github": "https://github.com/{}",
    "gravatar": "https://gravatar.com/{}",
    "mastodon": "https://mastodon.social/@{}",
}
NETWORKS = tuple(_PROFILES)
_WORD = re.compile(r"w(\d+)x(\d+)")
_TEXT = re.compile(r"w\d+x\d+(?: w\d+x\d+)*")


@dataclass(frozen=True)
class Person:
    """What must not matter.

    Attributes:
        handle: that every network allows.
        name: in full.
        title: of their page: a trade in one gender or another, a city.
        word: how a word of theirs is written, by two numbers.
        space: what stands between two words.
    """

    handle: str = "camille"
    name: str = "Camille Roy"
    title: str = "Autrice à Nantes"
    word: Callable[[int, int], str] = "w{}x{}".format
    space: str = " "


@dataclass(frozen=True)
class Scene:
    """What the web holds about the candidate.

    Attributes:
        accounts: networks where they have one that the site names; those in `mutual` name the site too.
        blog, second: their feeds, on the declared site and on one that it names; None for none.
        results: what the engine finds, by the number of the query (name, name and trade, handle): `home`, `second`, a
            network, or anything else for a stranger's page.
        strangers: networks where someone else has the handle; True when they link to the candidate's site.
        faults: by host, a way of `WAYS`.
        has_pages: the posts of the blog have pages of their own, with the whole text.
    """

    accounts: tuple[str, ...] = ()
    mutual: tuple[str, ...] = ()
    blog: FeedSpec | None = None
    second: FeedSpec | None = None
    results: tuple[tuple[str, ...], ...] = ((), (), ())
    strangers: Mapping[str, bool] = field(default_factory=dict[str, bool])
    faults: Mapping[str, str] = field(default_factory=dict[str, str])
    person: Person = field(default_factory=Person)
    has_pages: bool = False

    async def audited(self) -> Result:
        """The whole audit, with every built-in check."""
        bundles, warnings = load_bundles()
        assert warnings == ()
        result = await audit(
            Subject((Handle(self.person.handle), Site(HOME)), name=self.person.name),
            checks_of(bundles),
            conditions=Conditions(NOW, seed=7, search=_SEARCH),
            engines=engines_of(_SEARCH),
            catalogue=_CATALOGUE,
            rubric=load_rubric(),
            web=_SceneWeb(self),
        )
        assert not [one for one in result.indicators if one.status == Inconclusive(Reason.BROKEN)]
        return result

    @property
    def second_site(self) -> str:
        """At a domain of the handle."""
        return f"https://{self.person.handle}.example/"

    def profile(self, network: str) -> str:
        """The candidate's profile page there."""
        return _PROFILES[network].format(self.person.handle)


_CATALOGUE = small_catalogue()


class _SceneWeb(BlogWeb):
    def __init__(self, scene: Scene) -> None:
        super().__init__(_profiles(scene), _pages(scene))
        self._scene = scene

    def _answer(self, request: Request) -> Outcome:
        found = urlsplit(request.url).hostname or ""
        host = SECOND if found == urlsplit(self._scene.second_site).hostname else found
        if host in self._scene.faults:
            return answer(request.url, WAYS[self._scene.faults[host]])
        if host == "searx.example":
            return self._searched(request.url)
        return super()._answer(request)

    def _searched(self, url: str) -> Outcome:
        query = parse_qs(urlsplit(url).query)["q"][0]
        number = 2 if query == self._scene.person.handle else int(not query.endswith('"'))
        words = self._scene.results[number]
        # A stranger has the same address wherever among the candidate's own pages they stand.
        turns = [words[:place].count(one) for place, one in enumerate(words, 1)]
        found = [
            {"url": self._address(one, turn), "title": "x", "engine": ENGINE, "positions": [place]}
            for place, (one, turn) in enumerate(zip(words, turns, strict=True), 1)
        ]
        document = {"query": query, "results": found, "unresponsive_engines": []}
        return response(url, 200, json.dumps(document).encode(), "application/json")

    def _address(self, word: str, turn: int) -> str:
        if word in _PROFILES:
            return self._scene.profile(word)
        own = {"home": HOME, "second": self._scene.second_site}.get(word)
        return f"https://stranger{turn}.test/" if own is None else f"{own}{turn}"


def _profiles(scene: Scene) -> tuple[Profile, ...]:
    own = (_account(scene, one, (HOME,) if one in scene.mutual else ()) for one in scene.accounts)
    strange = (
        _account(scene, one, (HOME,) if links else ())
        for one, links in scene.strangers.items()
        if one not in scene.accounts
    )
    return (*own, *strange)


def _account(scene: Scene, network: str, links: tuple[str, ...]) -> Profile:
    suffix = ".bsky.social" if network == "bluesky" else ""
    return Profile(network, scene.person.handle + suffix, links)


def _pages(scene: Scene) -> dict[str, dict[str, Any]]:
    named = [scene.profile(one) for one in scene.accounts]
    named += [scene.second_site] if scene.second is not None else []
    pages = {HOME: _page(scene, named, has_feed=scene.blog is not None)}
    pages[HOME.replace("https:", "http:")] = {"to": HOME, **pages[HOME]}
    if scene.blog is not None:
        pages[f"{HOME}feed"] = _feed(scene, f"{HOME}feed", scene.blog)
        numbers = range(1, len(scene.blog.ages) + 1) if scene.has_pages else ()
        pages |= {f"{HOME}posts/{one}": _post(scene, one) for one in numbers}
    if scene.second is not None:
        second = scene.second_site
        pages[second] = _page(scene, [], has_feed=True)
        pages[f"{second}feed"] = _feed(scene, f"{second}feed", replace(scene.second, first=500))
    return pages


def _page(scene: Scene, named: list[str], *, has_feed: bool) -> dict[str, Any]:
    links = "".join(f'<a rel="me" href="{one}">x</a>' for one in named)
    announced = '<link rel="alternate" type="application/rss+xml" href="/feed">' if has_feed else ""
    return {"html": f"<title>{scene.person.name}, {scene.person.title}</title>{announced}<h1>Hello</h1>{links}"}


def _feed(scene: Scene, url: str, spec: FeedSpec) -> dict[str, Any]:
    body, kind = feed(url, spec)
    text = _TEXT.sub(lambda found: _translated(found[0], scene.person), body.decode())
    return {"raw": text, "headers": {"content-type": kind}}


def _post(scene: Scene, number: int) -> dict[str, Any]:
    """Its page: one in three is short."""
    markup = post(number, 60 if number % 3 == 0 else 400)
    return {"html": _TEXT.sub(lambda found: _translated(found[0], scene.person), markup)}


def _translated(text: str, person: Person) -> str:
    return person.space.join(person.word(int(post), int(place)) for post, place in _WORD.findall(text))

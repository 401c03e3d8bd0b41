"""The corpus: invented blogs told as data, what each host answers, and what is true of each.

A blog is a table of a file in `data/`. `url` is where looking begins; `feed` the right one (several that are equally
right, empty for none, `unknown` where nobody could tell), `or_none` when finding none is as right; `kind` its form.
`pages` says what is answered by address, a star standing for the rest of one, unless `without` is in it: `to` (a
redirect), `failure`, or `status`, `headers`, `type` and a body: `feed` (see `documents.py`), `html` as it is,
`article` (the page of a post), or a page with `title`, `head` and `body`. What a host has no page for is missing (404);
a host without any page does not exist.

The figures of the posts in the feed, or in all pages named by `figures_of`, are worked out from the table (`posts.py`);
`figures` adds those that do not follow from it (a pair is the least and the most), `skip` withdraws those that nobody
can know, `if_whole` holds only where the last year is said to be complete.

Nothing here imports footprint, so that others' programs can be put before the same blogs in environments of their own.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from blogs.documents import KEYS, document, marked_up
from blogs.posts import figures, posts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blogs.posts import Row

UNKNOWN = "unknown"
"""Said of a feed that nobody could find out from outside."""
_MOST_HOPS = 5
_KEYS = {"oddity", "language", "url", "feed", "kind", "figures", "figures_of", "skip", "pages", "or_none", "if_whole"}
_PAGE_KEYS = {
    "to", "failure", "status", "headers", "type", "charset", "without",
    "feed", "html", "article", "title", "head", "body",
}  # fmt: skip
_REDIRECT = 301


@dataclass(frozen=True)
class Answered:
    """An answer: `hops` are the addresses before `url`."""

    status: int
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    hops: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """No answer: the word for why, as footprint's `FailureKind` names it."""

    kind: str


@dataclass(frozen=True)
class Blog:
    """An invented blog and what is true of it.

    Attributes:
        name: its id.
        family: the file that it stands in.
        oddity: what is odd about it, a few words.
        language: `fr` or `en`.
        url: where looking begins.
        feeds: the feed that is its main one, or several that are equally right (a star stands for the rest of an
            address); empty where it has none, or where nobody could tell from outside.
        may_be_none: to find none is as right.
        kind: form of its feed, where that is asserted.
        figures: what is true of its posts, where it can be known; a pair is the least and the most.
        if_whole: what must be said, moreover, when the last 365 days are said to be complete.
        pages: what is answered, by address.
    """

    name: str
    family: str
    oddity: str
    language: str
    url: str
    feeds: tuple[str, ...]
    may_be_none: bool
    kind: str
    figures: Mapping[str, Any]
    if_whole: Mapping[str, Any]
    pages: Mapping[str, Row] = field(repr=False)

    @property
    def origin(self) -> str:
        """Scheme and host of the address where looking begins."""
        return origin_of(self.url)

    @property
    def address(self) -> str:
        """Where looking begins, with its scheme."""
        return self.url if "://" in self.url else f"https://{self.url}"

    def answer(self, url: str) -> Answered | Refused:
        """What comes of asking, redirects followed."""
        hops: list[str] = []
        while len(hops) <= _MOST_HOPS:
            one = self.hop(url)
            if isinstance(one, Refused) or one.status not in {301, 302, 303, 307, 308}:
                return (
                    one if isinstance(one, Refused) else Answered(one.status, url, one.headers, one.body, tuple(hops))
                )
            hops.append(url)
            url = urljoin(url, dict(one.headers)["location"]).partition("#")[0]
        return Refused("redirect_loop")

    def hop(self, url: str) -> Answered | Refused:
        """What one address answers by itself."""
        key = spelled(url)
        return _answered(self._row(key), key, self)

    def _row(self, url: str) -> Row:
        """What is said of an address: its own page, else that of the longest beginning, else what hosts do."""
        if url in self.pages:
            return self.pages[url]
        stars = [
            one
            for one, row in self.pages.items()
            if one.endswith("*") and url.startswith(one[:-1]) and not ("without" in row and row["without"] in url)
        ]
        if stars:
            return self.pages[max(stars, key=len)]
        parts, known = urlsplit(url), {urlsplit(one)[:2] for one in self.pages}
        if parts.scheme == "http" and ("https", parts.netloc) in known:
            return {"to": urlunsplit(parts._replace(scheme="https"))}
        if parts.netloc in {netloc for _, netloc in known}:
            return {"status": 404, "html": "<title>404</title><h1>Not found</h1>"}
        return {"failure": "dns"}

    def is_right(self, found: str | None) -> bool:
        """Is this the main feed, under one of its addresses, or nothing where there is nothing to find?"""
        if found is None or not self.feeds:
            return found is None and (not self.feeds or self.may_be_none)
        return any(
            found.startswith(one[:-1]) if one.endswith("*") else self._last(found) == self._last(one)
            for one in self.feeds
        )

    def _last(self, url: str) -> str:
        """Where redirects lead."""
        for _ in range(_MOST_HOPS):
            row = self._row(url := spelled(url))
            if "to" not in row:
                break
            url = urljoin(url, row["to"])
        return spelled(url)


def origin_of(url: str) -> str:
    """Scheme and host."""
    return urlunsplit(urlsplit(url)._replace(path="", query="", fragment=""))


def spelled(url: str) -> str:
    """An address in the one spelling in which the corpus is looked up."""
    parts = urlsplit(url.strip())
    path = quote(unquote(parts.path or "/"), safe="/:@~!$&'()*+,;=-._")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, parts.query, ""))


def load_blogs() -> Mapping[str, Blog]:
    """Every blog of the corpus by its name.

    Raises:
        ValueError: a file says something that means nothing.
    """
    blogs: dict[str, Blog] = {}
    for path in sorted(Path(__file__).with_name("data").glob("*.toml")):
        rows: dict[str, Row] = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, row in rows.items():
            strange = _strange(row)
            if name in blogs or strange:
                raise ValueError(f"{path.name}: {name} is there twice, or holds {sorted(strange)}")
            blogs[name] = _blog(path.stem, name, row)
    return blogs


def _strange(row: Row) -> set[str]:
    """Keys that mean nothing."""
    pages = row.get("pages", {}).values()
    inside = [(one, _PAGE_KEYS) for one in pages] + [(one["feed"], KEYS) for one in pages if "feed" in one]
    return set(row.keys() - _KEYS).union(*(one.keys() - known for one, known in inside))


def _blog(family: str, name: str, row: Row) -> Blog:
    url = row["url"]
    origin = origin_of(url)
    pages = {spelled(urljoin(f"{origin}/", key)): page for key, page in row.get("pages", {}).items()}
    said: str | list[str] = row.get("feed", "")
    feeds = [
        urljoin(f"{origin}/", one) for one in (said if isinstance(said, list) else [said]) if one not in {"", UNKNOWN}
    ]
    return Blog(
        name=name,
        family=family,
        oddity=row["oddity"],
        language=row["language"],
        url=url,
        feeds=tuple(feeds),
        may_be_none=row.get("or_none", False),
        kind=row.get("kind", _kind(pages.get(spelled(feeds[0])), feeds) if feeds else ""),
        figures=dict(_truth(row, pages, origin, feeds)),
        if_whole=row.get("if_whole", {}),
        pages=pages,
    )


def _kind(page: Row | None, feeds: list[str]) -> str:
    """The form of the feed, where only one is right."""
    if page is None or "feed" not in page or len(feeds) != 1:
        return ""
    return str(page["feed"].get("form", "rss")).removesuffix("03")


def _truth(row: Row, pages: Mapping[str, Row], origin: str, feeds: list[str]) -> Iterator[tuple[str, Any]]:
    """Figures that follow from the posts of the feed and its older pages, less those that the file withdraws."""
    places = [urljoin(f"{origin}/", one) for one in row.get("figures_of", feeds[:1])]
    specs = [(pages[spelled(one)]["feed"], one) for one in places if "feed" in pages.get(spelled(one), {})]
    found: dict[str, Any] = {}
    if specs:
        posts = [post for spec, one in specs for post in posts_of(spec, origin_of(one))]
        found = figures(posts, specs[0][0])
    found |= row.get("figures", {})
    skipped = row.get("skip", ())
    if "all" not in skipped:
        yield from ((name, value) for name, value in found.items() if name not in skipped)


def _answered(row: Row, url: str, blog: Blog) -> Answered | Refused:
    if "failure" in row:
        return Refused(row["failure"])
    if "to" in row:
        return Answered(row.get("status", _REDIRECT), url, (("location", row["to"]),), b"")
    body, kind = _body(row, url, blog)
    kind = row.get("type", kind)
    headers = [(name.lower(), value) for name, value in row.get("headers", {}).items()]
    return Answered(row.get("status", 200), url, (*((("content-type", kind),) if kind else ()), *headers), body)


def _body(row: Row, url: str, blog: Blog) -> tuple[bytes, str]:
    if "feed" in row:
        return document(row["feed"], url, origin_of(url))
    if "article" in row:
        return _article(row["article"], url, blog).encode(), "text/html; charset=utf-8"
    if "html" in row:
        return str(row["html"]).encode(row.get("charset", "utf-8")), "text/html; charset=utf-8"
    return _page(row, blog).encode(), "text/html; charset=utf-8"


def _page(row: Row, blog: Blog, *, text: str = "") -> str:
    """A page as blogs have them: `head` and `body` are put in their places."""
    prose = "<p>Bienvenue sur mon carnet.</p>" if blog.language == "fr" else "<p>Welcome to my notebook.</p>"
    return (
        f'<!doctype html>\n<html lang="{blog.language}"><head><meta charset="utf-8"><title>{row.get("title", "Carnet")}'
        f"</title>{row.get('head', '')}</head><body><header><h1>{row.get('title', 'Carnet')}</h1></header>"
        f"<main>{row.get('body', prose)}{text}</main><footer><p>© 2026</p></footer></body></html>"
    )


def _article(row: Row, url: str, blog: Blog) -> str:
    """The page of a post: `number` is read off its address, the rest is as in a feed."""
    number = int((re.findall(r"\d+", urlsplit(url).path) or ["1"])[-1])
    post = posts_of({"ages": [1], "first": number, **row}, origin_of(url))[0]
    menu = "".join(f'<li><a href="/{one}">{one}</a></li>' for one in ("accueil", "archives", "contact"))
    return (
        f'<!doctype html>\n<html lang="{blog.language}"><head><meta charset="utf-8"><title>{post.title}</title></head>'
        f"<body><nav><ul>{menu}</ul></nav><article><h1>{post.title}</h1>{marked_up(post, post.text)}</article>"
        "<aside><h2>Archives</h2></aside><footer><p>© 2026</p></footer></body></html>"
    )

"""A web of a few blogs, given as data: pages, feeds made to measure, and ways of saying no."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from footprint.web import Failure, FailureKind, Response
from small_web import NOW, SmallWeb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.web import Outcome, Request


class BlogWeb(SmallWeb):
    """Hosts that have a page answer 404 for every other; networks answer as in `small_web`."""

    def _answer(self, request: Request) -> Outcome:
        page = self.pages.get(request.url)
        if page is not None:
            return answer(request.url, page)
        host = urlsplit(request.url).hostname
        if host == "dev.to" and "/api/" in request.url:
            return self._forem(request.url)
        if any(urlsplit(one).hostname == host for one in self.pages):
            return response(request.url, 404, b"<h1>Not found</h1>", "text/html")
        return super()._answer(request)

    def _forem(self, url: str) -> Outcome:
        """What dev.to says of a name (developers.forem.com)."""
        name = url.rpartition("=")[2]
        exists = any(one.on == "devto" and one.name == name for one in self.profiles)
        said = {"username": name, "id": 7} if exists else {"error": "not found", "status": 404}
        return response(url, 200 if exists else 404, json.dumps(said).encode(), "application/json")


def answer(url: str, page: Mapping[str, Any]) -> Outcome:
    """What a row of a case file answers: `failure` (`failed` says with what status), `html`, `raw`, `feed`, `post`."""
    if "failure" in page:
        return Failure(FailureKind(page["failure"]), status=page.get("failed"))
    final, status, headers = page.get("to", url), page.get("status", 200), page.get("headers", {})
    if "feed" in page:
        body, kind = feed(final, FeedSpec(**page["feed"]))
    elif "post" in page:
        body, kind = post(**page["post"]).encode(), "text/html; charset=utf-8"
    else:
        body, kind = page.get("raw", page.get("html", "")).encode(), "text/html; charset=utf-8"
    made = response(final, status, body, headers.get("content-type", kind), more=tuple(headers.items()))
    return replace(made, hops=(url,)) if final != url else made


def response(url: str, status: int, body: bytes, kind: str, *, more: tuple[tuple[str, str], ...] = ()) -> Response:
    """An answer."""
    headers = (("content-type", kind), *((name, value) for name, value in more if name != "content-type"))
    return Response(status, url, headers, body, hashlib.sha256(body).hexdigest(), len(body))


@dataclass(frozen=True)
class FeedSpec:
    """A feed made to measure.

    Attributes:
        ages: days since each post, in the order of the feed; a text is written as it stands, empty is no date.
        form: `rss`, `atom` or `json`.
        words: length of each post.
        summary: only a summary is given.
        same: every post has the same text.
        source: where every post was taken over from.
        media: a recording is attached.
        first: number of the first post, so that pages of one feed hold different ones.
        at: address of each post, `{}` being its number; empty for `/posts/{}` of the feed's host.
        authors: of the posts, in turn.
        language: as the feed declares it.
        tags: of each post, by its turn; spaces part those of one post.
        links: to others, each elsewhere, in each post.
    """

    ages: tuple[int | str, ...] | list[int | str] = ()
    form: str = "rss"
    words: int = 200
    summary: bool = False
    same: bool = False
    source: str = ""
    media: bool = False
    title: str = "Carnet de Camille"
    site: str = ""
    next: str = ""
    generator: str = ""
    first: int = 1
    at: str = ""
    authors: tuple[str, ...] | list[str] = ()
    language: str = ""
    tags: tuple[str, ...] | list[str] = ()
    links: int = 0


def post(number: int, words: int, *, menu: str = "Home") -> str:
    """The page of a post of such a feed."""
    text = "".join(
        f"<p>{' '.join(f'w{number}x{place}' for place in range(start, min(start + 50, words)))}.</p>"
        for start in range(0, words, 50)
    )
    return (
        f"<html><head><title>Post {number}</title></head><body><nav><a href=/>{menu}</a></nav><main><article>"
        f"<h1>Post {number}</h1>{text}</article></main><footer><p>Made by hand</p></footer></body></html>"
    )


def feed(url: str, spec: FeedSpec) -> tuple[bytes, str]:
    """Its bytes and media type."""
    match spec.form:
        case "json":
            return _json(url, spec), "application/feed+json"
        case "atom":
            return _atom(url, spec), "application/atom+xml"
        case _:
            return _rss(url, spec), "application/rss+xml"


def _posts(spec: FeedSpec) -> Iterator[tuple[int, str, str, str]]:
    """Number, moment as RSS writes it, as ISO 8601, and text of each post."""
    for number, age in enumerate(spec.ages, spec.first):
        moment = NOW - timedelta(days=age, hours=1) if isinstance(age, int) else None
        text = " ".join(f"w{0 if spec.same else number}x{place}" for place in range(spec.words))
        if isinstance(moment, datetime):
            yield number, format_datetime(moment), moment.isoformat(), text
        else:
            yield number, str(age), str(age), text


def _rss(url: str, spec: FeedSpec) -> bytes:
    items = "".join(
        f"<item><title>Post {number}</title><link>{_link(url, number, spec)}</link>"
        + (f"<pubDate>{written}</pubDate>" if written else "")
        + (f'<source url="{spec.source}">Elsewhere</source>' if spec.source else "")
        + ('<enclosure url="/a.mp3" type="audio/mpeg" length="9"/>' if spec.media else "")
        + "".join(f"<category>{one}</category>" for one in _tags(spec, number))
        + (f"<dc:creator>{spec.authors[number % len(spec.authors)]}</dc:creator>" if spec.authors else "")
        + (
            f"<description>{text}</description>"
            if spec.summary
            else f"<content:encoded><![CDATA[<p>{text}</p>{_links(spec, number)}]]></content:encoded>"
        )
        + "</item>"
        for number, written, _, text in _posts(spec)
    )
    older = f'<atom:link rel="next" href="{escape(spec.next)}"/>' if spec.next else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        + (f"<language>{spec.language}</language>" if spec.language else "")
        + f"<title>{escape(spec.title)}</title><link>{spec.site}</link><generator>{spec.generator}</generator>"
        f"{older}{items}</channel></rss>"
    ).encode()


def _tags(spec: FeedSpec, number: int) -> list[str]:
    return spec.tags[(number - spec.first) % len(spec.tags)].split() if spec.tags else []


def _links(spec: FeedSpec, number: int) -> str:
    return "".join(f'<a href="https://source{number}-{one}.test/">x</a>' for one in range(spec.links))


def _atom(url: str, spec: FeedSpec) -> bytes:
    entries = "".join(
        f'<entry><title>Post {number}</title><id>urn:{number}</id><link href="{_link(url, number, spec)}"/>'
        + (f"<published>{written}</published>" if written else "")
        + (f"<summary>{text}</summary>" if spec.summary else f'<content type="html">{text}</content>')
        + "</entry>"
        for number, _, written, text in _posts(spec)
    )
    older = f'<link rel="next" href="{escape(spec.next)}"/>' if spec.next else ""
    older += f'<link href="{spec.site}"/>' if spec.site else ""
    older += f"<generator>{spec.generator}</generator>" if spec.generator else ""
    head = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(spec.title)}</title>{older}'
    return f"{head}{entries}</feed>".encode()


def _json(url: str, spec: FeedSpec) -> bytes:
    items = [
        {
            "id": str(number),
            "url": _link(url, number, spec),
            "title": f"Post {number}",
            "date_published": written,
            "summary" if spec.summary else "content_text": text,
        }
        for number, _, written, text in _posts(spec)
    ]
    top = {"version": "https://jsonfeed.org/version/1.1", "title": spec.title, "items": items}
    return json.dumps({**top, "next_url": spec.next} if spec.next else top).encode()


def _link(url: str, number: int, spec: FeedSpec) -> str:
    if spec.at:
        return spec.at.format(number)
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/posts/{number}"

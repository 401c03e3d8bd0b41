"""Feeds made to measure, in every form and in every state of disrepair."""

from __future__ import annotations

import gzip
import json
from html import escape
from typing import TYPE_CHECKING, Any

from blogs.posts import POST_KEYS, posts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from blogs.posts import Post, Row

_KINDS = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
    "wordpress": "application/json; charset=UTF-8",
    "sitemap": "application/xml",
    "atom03": "application/xml",
}
_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
)


KEYS = POST_KEYS | {
    "form", "version", "title", "site", "generator", "lang", "next", "head", "body", "tag", "date_tag", "cdata",
    "anonymous", "others", "charset", "declared", "mark", "prolog", "before", "after", "cut", "gzip", "swap",
}  # fmt: skip
"""What a feed's table may hold."""


def document(spec: Row, url: str, origin: str) -> tuple[bytes, str]:
    """The bytes of a feed and the media type that it is served with.

    Besides what `posts_of` takes: `form`, `version`, `title`, `site`, `generator`, `lang`, `next`, `head` (put into the
    channel), `body` (`full`, `summary`, `both`, `none`), `tag` and `date_tag` (the elements of content and date),
    `cdata`, `anonymous` (without its own address), `others` (more addresses of a site map), `charset` (of the bytes),
    `declared` (in the prolog; empty for none), `mark` (byte order mark), `prolog = false`, `before`, `after`, `cut`
    (characters lost at the end), `gzip`, `swap` (pairs of texts, one put for the other).
    """
    form = spec.get("form", "rss")
    text = _FORMS[form](spec, url, origin, posts_of(spec, origin))
    if form not in {"json", "wordpress"} and spec.get("prolog", True):
        declared = spec.get("declared", "UTF-8")
        text = f'<?xml version="1.0"{f" encoding={declared!r}" if declared else ""}?>\n'.replace("'", '"') + text
    for old, new in spec.get("swap", ()):
        text = text.replace(old, new)
    text = spec.get("before", "") + text + spec.get("after", "")
    text = text[: -spec["cut"]] if "cut" in spec else text
    charset = spec.get("charset", "utf-8")
    body = (_MARKS[charset] if spec.get("mark") else b"") + text.encode(charset, "xmlcharrefreplace")
    return (gzip.compress(body, mtime=0) if spec.get("gzip") else body), _KINDS[form]


def marked_up(post: Post, words: Iterable[str]) -> str:
    """The text as HTML: paragraphs of twenty words, the first of which link outward."""
    said = [escape(one, quote=False) for one in words]
    for place, target in enumerate(post.outward[: len(said)]):
        said[place] = f'<a href="{target}">{said[place]}</a>'
    return "".join(f"<p>{' '.join(said[start : start + 20])}</p>" for start in range(0, len(said), 20))


def _fold(markup: str, spec: Row) -> str:
    return f"<![CDATA[{markup}]]>" if spec.get("cdata", True) else escape(markup, quote=False)


def _title(post: Post, *, known: bool) -> str:
    return f"<title>{escape(post.title, quote=False)}</title>" if post.title or known else ""


def _bodies(spec: Row, post: Post) -> tuple[str, str]:
    """Whole content and summary, each empty where the feed has none."""
    kind = spec.get("body", "full")
    whole = marked_up(post, post.text) if kind in {"full", "both"} else ""
    return whole, " ".join(post.summary) if kind in {"summary", "both"} else ""


def _rss(spec: Row, url: str, origin: str, posts: Iterable[Post]) -> str:
    head = _rss_head(spec, url, origin)
    items = "".join(f"<item>{_rss_item(spec, one)}</item>" for one in posts)
    return f'<rss version="{spec.get("version", "2.0")}" {_SPACES}><channel>{head}{items}</channel></rss>'


def _rss_head(spec: Row, url: str, origin: str) -> str:
    older = f'<atom:link rel="next" href="{escape(spec["next"])}"/>' if "next" in spec else ""
    return str(
        f"<title>{escape(spec.get('title', 'Carnet'), quote=False)}</title>"
        f"<link>{spec.get('site', origin + '/')}</link><description>x</description>"
        + (f"<language>{spec['lang']}</language>" if "lang" in spec else "")
        + (f"<generator>{spec['generator']}</generator>" if "generator" in spec else "")
        + older
        + spec.get("head", "")
    )


def _rss_item(spec: Row, post: Post) -> str:
    whole, summary = _bodies(spec, post)
    date = spec.get("date_tag", "pubDate")
    return (
        _title(post, known=False)
        + (f"<link>{escape(post.link, quote=False)}</link>" if post.link else "")
        + (f"<guid isPermaLink='false'>{escape(post.guid)}</guid>" if post.guid else "")
        + (f"<{date}>{post.date}</{date}>" if post.date else "")
        + (f"<atom:updated>{post.updated}</atom:updated>" if post.updated else "")
        + "".join(f"<category>{escape(tag, quote=False)}</category>" for tag in post.tags)
        + (f"<description>{_fold(summary, spec)}</description>" if summary else "")
        + (f"<{spec.get('tag', 'content:encoded')}>{_fold(whole, spec)}</{spec.get('tag', 'content:encoded')}>")
        * bool(whole)
        + post.fields
    )


def _rdf(spec: Row, url: str, origin: str, posts: Iterable[Post]) -> str:
    spec = {"date_tag": "dc:date", **spec}
    items = "".join(f'<item rdf:about="{escape(one.link)}">{_rss_item(spec, one)}</item>' for one in posts)
    return (
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'{_SPACES}><channel rdf:about="{url}">{_rss_head(spec, url, origin)}</channel>{items}</rdf:RDF>'
    )


def _atom(spec: Row, url: str, origin: str, posts: Iterable[Post]) -> str:
    older = f'<link rel="next" href="{escape(spec["next"])}"/>' if "next" in spec else ""
    entries = "".join(f"<entry>{_atom_entry(spec, one)}</entry>" for one in posts)
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"{_lang(spec)}><title>{escape(spec.get("title", "Carnet"))}</title>'
        f'<id>{url}</id><link href="{spec.get("site", origin + "/")}"/><link rel="self" href="{url}"/>{older}'
        f"{spec.get('head', '')}{entries}</feed>"
    )


def _lang(spec: Row) -> str:
    return f' xml:lang="{spec["lang"]}"' if "lang" in spec else ""


def _atom_entry(spec: Row, post: Post) -> str:
    whole, summary = _bodies(spec, post)
    date = spec.get("date_tag", "published")
    return (
        _title(post, known=True)
        + f"<id>{escape(post.guid or f'urn:x:{post.number}')}</id>"
        + (f'<link href="{escape(post.link)}"/>' if post.link else "")
        + (f"<{date}>{post.date}</{date}>" if post.date else "")
        + (f"<updated>{post.updated}</updated>" if post.updated else "")
        + "".join(f'<category term="{escape(tag)}"/>' for tag in post.tags)
        + (f"<summary>{escape(summary)}</summary>" if summary else "")
        + (f'<content type="html">{_fold(whole, spec)}</content>' if whole else "")
        + post.fields
    )


def _atom03(spec: Row, url: str, origin: str, posts: Iterable[Post]) -> str:
    made = _atom({"date_tag": "issued", **spec}, url, origin, posts)
    return made.replace(
        '<feed xmlns="http://www.w3.org/2005/Atom"', '<feed version="0.3" xmlns="http://purl.org/atom/ns#"'
    )


def _json(spec: Row, url: str, origin: str, posts: Iterable[Post]) -> str:
    items = [_json_item(spec, one) for one in posts]
    top = {
        "version": spec.get("version", "https://jsonfeed.org/version/1.1"),
        "title": spec.get("title", "Carnet"),
        "home_page_url": spec.get("site", origin + "/"),
        **({"next_url": spec["next"]} if "next" in spec else {}),
        **({} if spec.get("anonymous") else {"feed_url": url}),
        "items": items,
    }
    return json.dumps(top, ensure_ascii=False)


def _json_item(spec: Row, post: Post) -> Mapping[str, Any]:
    whole, summary = _bodies(spec, post)
    made = {
        "id": post.guid or post.link or str(post.number),
        "url": post.link,
        "title": post.title,
        "date_published": post.date,
        "date_modified": post.updated,
        "content_html": whole,
        "summary": summary,
        "tags": list(post.tags),
    }
    return {name: value for name, value in made.items() if value}


def _wordpress(spec: Row, _url: str, _origin: str, posts: Iterable[Post]) -> str:
    """The posts of `wp-json/wp/v2/posts`."""
    return json.dumps(
        [
            {
                "id": one.number,
                "date": one.date.removesuffix("Z"),
                "date_gmt": one.date.removesuffix("Z"),
                "modified_gmt": one.date.removesuffix("Z"),
                "slug": f"post-{one.number}",
                "status": "publish",
                "type": "post",
                "link": one.link,
                "title": {"rendered": one.title},
                "content": {"rendered": _bodies(spec, one)[0], "protected": False},
                "excerpt": {"rendered": _bodies(spec, one)[1], "protected": False},
                "categories": [1],
                "tags": [],
            }
            for one in posts
        ]
    )


def _sitemap(spec: Row, _url: str, origin: str, posts: Iterable[Post]) -> str:
    others = "".join(f"<url><loc>{origin}{one}</loc></url>" for one in spec.get("others", ()))
    urls = "".join(
        f"<url><loc>{escape(one.link)}</loc>{f'<lastmod>{one.date}</lastmod>' if one.date else ''}</url>"
        for one in posts
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{others}{urls}</urlset>'


_FORMS: Mapping[str, Callable[[Row, str, str, Iterable[Post]], str]] = {
    "rss": _rss,
    "rdf": _rdf,
    "atom": _atom,
    "atom03": _atom03,
    "json": _json,
    "wordpress": _wordpress,
    "sitemap": _sitemap,
}

"""Compare `read_feed` with feedparser's defaults: `python tests/benchmarks/bench_feeds.py`.

Feeds are invented, the two read each in turn, and what counts are the ratios within one run of this file: ours has the
words, links and structure of every post in it, feedparser's has not. Memory is measured in a process of its own.
"""

# ruff: noqa: RUF001 (texts and tables have typographic signs)

from __future__ import annotations

import argparse
import io
import json
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.extract.entry import bare
from footprint.extract.feed import read_feed

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://camille.example/feed"
MEGABYTE = 1024 * 1024
VOCABULARY = """
le la les un une de du des et ou mais donc car que qui dans pour avec sans sous sur cette notre photographie lumière
matin atelier carnet mesure l’été c’est j'ai aujourd'hui travail longtemps semaine rue ville où très déjà objectif
pellicule révélateur papier tirage the of and to in that with from light morning street camera
"""
WORDS = VOCABULARY.split()


@dataclass(frozen=True, slots=True)
class Shape:
    """A feed to invent.

    Attributes:
        name: as shown.
        posts, length: how many, and about how many characters each.
        write: puts a post into words.
    """

    name: str
    posts: int
    length: int
    write: Callable[[int, str, random.Random], str]


def _text(dice: random.Random, length: int) -> str:
    words: list[str] = []
    while length > 0:
        word = dice.choice(WORDS)
        word += dice.choice([".", ",", " !", " —"]) if len(words) % 9 == 8 else ""
        length -= len(word) + 1
        words.append(word)
    return " ".join(words)


def _post(dice: random.Random, length: int) -> str:
    parts: list[str] = ["<h2>Le matin</h2>"]
    while sum(map(len, parts)) < length:
        target = f"https://site{dice.randrange(90)}.example/p?a={dice.randrange(900)}&amp;b=1"
        link = f'<a href="{target}">{_text(dice, 12)}</a>'
        parts.append(f"<p>{_text(dice, 250)} {link} <em>{_text(dice, 20)}</em> {_text(dice, 200)}.</p>\n")
        if dice.random() < 0.3:
            parts.append('<figure><img src="/vue.jpg" alt="Une vue" width="640"/></figure><ul><li>un</li></ul>\n')
    return "".join(parts)


def _day(place: int) -> datetime:
    return datetime(2026, 11, 1, 8, 30, tzinfo=UTC) - timedelta(days=3 * place)


def _rss(body: str) -> Callable[[int, str, random.Random], str]:
    def write(place: int, post: str, dice: random.Random) -> str:
        texts = {
            "cdata": f"<content:encoded><![CDATA[{post}]]></content:encoded>",
            "escaped": f"<content:encoded>{escape(post)}</content:encoded>",
            "excerpt": "",
        }
        return (
            f"<item><title>Billet {place} &amp; suite</title><link>https://camille.example/{place}/</link>"
            f"<comments>https://camille.example/{place}/#comments</comments><dc:creator><![CDATA[Camille]]></dc:creator>"
            f"<pubDate>{_day(place):%a, %d %b %Y %H:%M:%S +0000}</pubDate>"
            "<category><![CDATA[métier]]></category><category><![CDATA[photo]]></category>"
            f'<guid isPermaLink="false">https://camille.example/?p={place}</guid>'
            f"<description><![CDATA[{_text(dice, 300)} […]]]></description>{texts[body]}"
            f"<wfw:commentRss>https://camille.example/{place}/feed/</wfw:commentRss>"
            "<slash:comments>2</slash:comments></item>\n"
        )

    return write


def _atom(body: str) -> Callable[[int, str, random.Random], str]:
    def write(place: int, post: str, dice: random.Random) -> str:
        content = {
            "escaped": f'<content type="html">{escape(post)}</content>',
            "xhtml": f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{post}</div></content>',
        }[body]
        return (
            f'<entry><id>tag:camille.example,2026:{place}</id><title type="html">Billet {place} &amp;amp; suite</title>'
            f'<link rel="alternate" type="text/html" href="https://camille.example/{place}/"/>'
            f"<published>{_day(place):%Y-%m-%dT%H:%M:%SZ}</published><updated>{_day(place):%Y-%m-%dT%H:%M:%SZ}</updated>"
            f'<category term="métier"/><category term="photo"/><author><name>Camille</name></author>'
            f'<summary type="html">{escape(_text(dice, 300))}</summary>{content}</entry>\n'
        )

    return write


SHAPES = (
    Shape("RSS CDATA 20 × 5 KB", 20, 5_000, _rss("cdata")),
    Shape("RSS CDATA 100 × 5 KB", 100, 5_000, _rss("cdata")),
    Shape("RSS escaped 100 × 5 KB", 100, 5_000, _rss("escaped")),
    Shape("RSS excerpts 100", 100, 0, _rss("excerpt")),
    Shape("Atom escaped 100 × 5 KB", 100, 5_000, _atom("escaped")),
    Shape("Atom XHTML 100 × 5 KB", 100, 5_000, _atom("xhtml")),
    Shape("RSS CDATA 1000 × 5 KB", 1_000, 5_000, _rss("cdata")),
)
LARGE = (
    Shape("2000 × 5 KB", 2_000, 4_800, _rss("cdata")),
    Shape("2000 × 5 KB, Atom XHTML", 2_000, 4_800, _atom("xhtml")),
    Shape("200 × 50 KB", 200, 50_000, _rss("escaped")),
)


def written(shape: Shape) -> bytes:
    """The feed of that shape."""
    dice = random.Random(7)  # noqa: S311 (texts)
    posts = "".join(
        shape.write(place, _post(dice, shape.length) if shape.length else "", dice) for place in range(shape.posts)
    )
    if shape.name.startswith("Atom") or "Atom" in shape.name:
        head, end = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Carnet</title>', "</feed>"
    else:
        spaces = {
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "wfw": "http://wellformedweb.org/CommentAPI/",
            "slash": "http://purl.org/rss/1.0/modules/slash/",
        }
        declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
        head, end = f'<rss version="2.0" {declared}><channel><title>Carnet</title>', "</channel></rss>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{posts}{end}'.encode()


def read_by_default(body: bytes) -> Any:  # noqa: ANN401 (it ships no types)
    """The feed as feedparser reads it by default."""
    parse: Any = import_module("feedparser").parse
    return parse(io.BytesIO(body), response_headers={"content-location": URL})


def _same(body: bytes) -> str:
    """Are titles, links, dates and tags what feedparser says?"""
    feed, theirs = read_feed(body, URL), read_by_default(body)
    assert feed is not None
    told = {
        "titles": ([one.title for one in feed.entries], [bare(one.title) for one in theirs.entries]),
        "links": ([one.url for one in feed.entries], [one.link for one in theirs.entries]),
        "dates": (
            [one.published and one.published.timetuple()[:6] for one in feed.entries],
            [tuple(one.published_parsed)[:6] for one in theirs.entries],
        ),
        "tags": ([one.tags for one in feed.entries], [tuple(tag.term for tag in one.tags) for one in theirs.entries]),
    }
    return ", ".join(name for name, (ours, their) in told.items() if ours != their) or "none"


def seconds_of(call: Callable[[], object]) -> float:
    """CPU time of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def _large(name: str) -> None:
    """What reading one large feed adds to a process that holds it."""
    body = written(next(one for one in LARGE if one.name == name))
    read_by_default(b"<rss/>")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # the high-water mark starts anew (proc(5))
    before = _high_water()
    seconds = -time.process_time()
    feed = read_feed(body, URL)
    seconds += time.process_time()
    assert feed is not None
    told = {"size": len(body) / MEGABYTE, "memory": _high_water() - before, "seconds": seconds}
    sys.stdout.write(json.dumps(told | {"posts": len(feed.entries), "cut": feed.was_cut}))


def _high_water() -> float:
    """Megabytes of memory that this process had at its highest."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))) / 1024


def _compare(rounds: int) -> None:
    print("| feed | size | feedparser | read_feed | ratio | differs in |\n|---|--:|--:|--:|--:|---|")
    for shape in SHAPES:
        body = written(shape)
        reads = (partial(read_by_default, body), partial(read_feed, body, URL))
        pairs = [tuple(map(seconds_of, reads)) for _ in range(rounds)]
        theirs, ours = (statistics.median(one) for one in zip(*pairs, strict=True))
        cells = f"{len(body) / MEGABYTE:.2f} MB | {1000 * theirs:.0f} ms | {1000 * ours:.0f} ms | {theirs / ours:.1f}"
        print(f"| {shape.name} | {cells} | {_same(body)} |", flush=True)
    print("\n| large feed | size | posts | cut | CPU | memory added |\n|---|--:|--:|---|--:|--:|")
    for shape in LARGE:
        command = [sys.executable, str(Path(__file__).resolve()), shape.name]
        told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        cells = f"{told['size']:.1f} MB | {told['posts']} | {told['cut']} | {told['seconds']:.1f} s"
        print(f"| {shape.name} | {cells} | {told['memory']:.0f} MB |", flush=True)


def main() -> None:
    """Measure one large feed (in a process of its own) or compare all."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("one", nargs="?", help=argparse.SUPPRESS)
    words.add_argument("--rounds", type=int, default=5)
    said = words.parse_args()
    if said.one:
        _large(said.one)
    else:
        _compare(said.rounds)


if __name__ == "__main__":
    main()

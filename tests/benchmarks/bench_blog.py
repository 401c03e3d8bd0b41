"""From a home page to the figures of its blog: `PYTHONPATH=tests python tests/benchmarks/bench_blog.py`.

The whole publication check, in process: the page, its feed, history, weights, figures and findings. What counts is the
ratio of its CPU time to that of feedparser's defaults on the same feed, within one run of this file.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
from datetime import UTC, datetime
from functools import partial
from typing import Any

from benchmarks.bench_feeds import SHAPES, read_by_default, seconds_of, written
from blog_web import BlogWeb
from footprint.audit import audit
from footprint.case import Conditions
from footprint.catalogue import load_catalogue
from footprint.parse import parse_subject
from footprint.profile import Scope
from footprint.rubric import load_rubric
from footprint_checks.publication import publication

HOME = "https://camille.example/"
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><h1>Carnet</h1></body>'
CATALOGUE, RUBRIC = load_catalogue(), load_rubric()


def look(feed: str) -> None:
    """Look at a blog that is answered at once."""
    pages: dict[str, dict[str, Any]] = {
        HOME: {"html": PAGE},
        f"{HOME}feed": {"raw": feed, "headers": {"content-type": "application/rss+xml"}},
    }
    asyncio.run(
        audit(
            parse_subject((), directory=CATALOGUE, urls=(HOME,)),
            [publication],
            conditions=Conditions(datetime(2026, 11, 22, tzinfo=UTC), 0, only_given=True),
            catalogue=CATALOGUE,
            rubric=RUBRIC,
            web=BlogWeb((), pages),
            scope=Scope.BLOG,
        )
    )


def main() -> None:
    """Compare, shape by shape."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rounds", type=int, default=5)
    rounds = words.parse_args().rounds
    print("| feed | feedparser | home page to figures | ratio |\n|---|--:|--:|--:|")
    for shape in (one for one in SHAPES if one.posts == 100):
        body = written(shape)
        text = body.decode()
        look(text)  # imports and patterns
        calls = (partial(read_by_default, body), partial(look, text))
        pairs = [tuple(map(seconds_of, calls)) for _ in range(rounds)]
        parsed, looked = (statistics.median(one) for one in zip(*pairs, strict=True))
        print(f"| {shape.name} | {1000 * parsed:.0f} ms | {1000 * looked:.0f} ms | {looked / parsed:.2f} |", flush=True)


if __name__ == "__main__":
    main()

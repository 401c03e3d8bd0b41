"""How many of the corpus's feeds are found, oddity by oddity, by footprint and by two public finders?

    PYTHONPATH=tests python tests/benchmarks/bench_discovery.py [--trafilatura PYTHON] [--feedsearch PYTHON]

PYTHON is the interpreter of an environment of the finder's own:

    python -m venv /tmp/trafilatura && /tmp/trafilatura/bin/pip install trafilatura lxml_html_clean
    python -m venv /tmp/feedsearch && /tmp/feedsearch/bin/pip install feedsearch-crawler

The latter pins a uvloop that recent compilers refuse; it finds the same without: install it with `--no-deps`, then
`aiohttp aiodns beautifulsoup4 feedparser lxml python-dateutil w3lib yarl brotli faust-cchardet uvloop`.

Each finder runs in a process of its own, in which its function for fetching alone is replaced by one that answers from
the corpus (see `finders.py`): compared is what each asks for, believes and prefers. Right is the main feed first; where
there is none to find, right is to find none.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from blogs.loading import load_blogs
from blogs.looking import see_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogs.loading import Blog

_SECONDS = 1200.0
_HERE = Path(__file__).parent


def main() -> int:
    """Print the table."""
    said = _words().parse_args()
    blogs = load_blogs()
    seen = see_all(blogs)
    found: dict[str, Mapping[str, str | None]] = {"footprint": {name: one.feed for name, one in seen.items()}}
    if said.trafilatura:
        found["trafilatura"] = _run(said.trafilatura, "trafilatura")
    if said.feedsearch:
        found["feedsearch-crawler"] = _run(said.feedsearch, "feedsearch")
        found["feedsearch-crawler, trying paths"] = _run(said.feedsearch, "feedsearch-paths")
    print(table(blogs, found))
    asked = median(one.requests for name, one in seen.items() if blogs[name].feeds)
    print(f"\nfootprint: {asked:g} questions in the median until a feed is found")
    return 0


def table(blogs: Mapping[str, Blog], found: Mapping[str, Mapping[str, str | None]]) -> str:
    """One row an oddity: how many are right."""
    total = Counter(one.oddity for one in blogs.values())
    right = {
        finder: Counter(blog.oddity for name, blog in blogs.items() if blog.is_right(told.get(name)))
        for finder, told in found.items()
    }
    rows = ["| oddity | blogs | " + " | ".join(found) + " |", "|---|--:|" + "--:|" * len(found)]
    rows += [_row(one, count, [right[finder][one] for finder in found]) for one, count in sorted(total.items())]
    rows.append(_row("all", len(blogs), [right[finder].total() for finder in found]))
    shares = " | ".join(f"{right[finder].total() / len(blogs):.1%}" for finder in found)
    return "\n".join([*rows, f"| share | | {shares} |"])


def _row(name: str, count: int, right: list[int]) -> str:
    return f"| {name} | {count} | " + " | ".join(map(str, right)) + " |"


def _run(python: str, finder: str) -> dict[str, str | None]:
    words = [python, str(_HERE / "finders.py"), finder]
    surroundings = {**os.environ, "PYTHONPATH": str(_HERE.parent)}
    ended = subprocess.run(words, env=surroundings, check=True, capture_output=True, text=True, timeout=_SECONDS)
    found: dict[str, str | None] = json.loads(ended.stdout.splitlines()[-1])
    return found


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--trafilatura", metavar="PYTHON", help="interpreter that has trafilatura")
    words.add_argument("--feedsearch", metavar="PYTHON", help="interpreter that has feedsearch-crawler")
    return words


if __name__ == "__main__":
    sys.exit(main())

"""Read every file of feedparser's own tests: `python tests/benchmarks/check_feedparser_corpus.py FOLDER`.

FOLDER is its unpacked source distribution (`pip download --no-binary :all: --no-deps feedparser==6.0.14`). Files are
read in a process of their own, each within a time and all within a memory; where feedparser finds a feed too, the
posts, their titles and their links are compared with what it says.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import resource
import sys
import time
import warnings
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.extract.entry import bare
from footprint.extract.feed import read_feed
from footprint.extract.html import absolute

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

URL = "https://camille.example/feed"
SECONDS = 5.0
"""For one file."""
MEGABYTES = 1024
"""Of address space, for the process that reads them all."""
TELLING = ("link", "id", "title", "summary")
"""An entry of which feedparser has none of these in words is no post: pictures alone, say, in tests of its cleaning."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of one file.

    Attributes:
        word: how the two agree.
        seconds: that `read_feed` took.
        memory: megabytes at their highest so far.
        differences: what the two say, where it is not the same.
    """

    word: str
    seconds: float
    memory: float
    differences: tuple[str, ...] = ()


def compared(path: Path) -> Compared:
    """Read one file twice."""
    body = path.read_bytes()
    start = time.process_time()
    feed = read_feed(body, URL)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parse: Any = import_module("feedparser").parse  # it ships no types
    try:
        theirs: Any = parse(io.BytesIO(body), response_headers={"content-location": URL})
    except Exception:  # noqa: BLE001 (a library on files made to break it)
        return Compared("feedparser breaks", seconds, memory)
    if feed is None or not theirs.get("version"):
        words = {(True, True): "a feed to feedparser only", (False, False): "a feed to us only"}
        key = (feed is None, bool(theirs.get("version")))
        return Compared(words.get(key, "no feed to either"), seconds, memory, (words[key],) if key in words else ())
    telling: list[Any] = [one for one in theirs.entries if any(bare(one.get(name) or "") for name in TELLING)]
    pairs = {
        "posts": (len(feed.entries), len(telling)),
        "titles": ([one.title for one in feed.entries], [bare(one.get("title", "")) for one in telling]),
        "links": ([one.url for one in feed.entries], [absolute(URL, one.get("link", "")) for one in telling]),
    }
    differences = tuple(
        f"{name}: {ours!r}, feedparser {their!r}" for name, (ours, their) in pairs.items() if ours != their
    )
    return Compared("a feed to both", seconds, memory, differences)


def _work(pipe: Connection) -> None:
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024, MEGABYTES * 1024 * 1024))
    while (path := pipe.recv()) is not None:
        try:
            pipe.send(compared(path))
        except Exception as error:  # noqa: BLE001 (this is what is looked for)
            pipe.send(Compared("CRASH", 0, 0, (repr(error),)))


def _ask(pipe: Connection, path: Path) -> Compared:
    pipe.send(path)
    return pipe.recv() if pipe.poll(SECONDS) else Compared("HANG", SECONDS, 0, ("no answer",))


def main() -> None:
    """Read all files, tell what differs, and end with an error where one crashed or hung."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--shown", type=int, default=40, help="differences to show")
    said = words.parse_args()
    files = sorted(one for one in said.folder.rglob("*") if one.suffix in {".xml", ".gz", ".z"})
    ours, theirs = multiprocessing.Pipe()
    worker = multiprocessing.Process(target=_work, args=(theirs,), daemon=True)
    worker.start()
    results = {path: _ask(ours, path) for path in files}
    ours.send(None)
    count = Counter(one.word for one in results.values())
    kinds = Counter(text.partition(":")[0] for one in results.values() for text in one.differences)
    slowest = max(results, key=lambda path: results[path].seconds)
    told = [f"{path.name}: {text}" for path, one in results.items() for text in one.differences]
    print("\n".join(line[:300] for line in told[: said.shown]))
    print(f"\n{len(files)} files, {sum(one.seconds for one in results.values()):.2f} s of CPU for all")
    print(f"slowest {slowest.name}: {results[slowest].seconds:.3f} s")
    print(f"memory at its highest {max(one.memory for one in results.values()):.0f} MB")
    print(dict(count), "differ in", dict(kinds))
    sys.exit(any(count[word] for word in ("CRASH", "HANG")))


if __name__ == "__main__":
    main()

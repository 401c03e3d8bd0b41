"""The reports of the demo world as PDF, by Chromium and by WeasyPrint: what becomes of them, and what it costs.

    pip install weasyprint          # and Pango: it is no dependency of footprint
    PYTHONPATH=tests python tests/benchmarks/bench_pdf.py [FOLDER]

Each page is printed twice by each engine, in a process of its own. With a folder, the files are left there to be looked
at. `fetched` counts what a page that names a server on loopback asks of it, by an engine as footprint starts it; with
`strace`, `connected` counts connections to any address by TCP, and datagrams sent.
"""

from __future__ import annotations

import io
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


ENGINES: Mapping[str, str] = {
    "Chromium": "import sys; from pathlib import Path; from footprint.report.pdf import pdf\n"
    "Path(sys.argv[2]).write_bytes(pdf(Path(sys.argv[1]).read_text('utf-8')))",
    "WeasyPrint": "import sys; from pathlib import Path; import weasyprint\n"
    "def fetch(url, *_, **__): raise ValueError(url)\n"
    "page = weasyprint.HTML(string=Path(sys.argv[1]).read_text('utf-8'), url_fetcher=fetch)\n"
    "Path(sys.argv[2]).write_bytes(page.write_pdf(pdf_tags=True))",
}
_COMMANDS: Mapping[str, tuple[str, ...]] = {
    "audit": ("audit", "@camilleroy", "--demo"),
    "audit-fr": ("audit", "@idrismorvannec", "--demo", "--lang", "fr"),
    "names": ("names", "@camilleroy", "--demo"),
    "search": ("search", "@camilleroy", "--demo"),
    "identity": ("identity", "@camilleroy", "--demo"),
}
_HEADS = (
    "page", "engine", "s", "MB of memory", "kB", "pages", "title, lang, tags", "bookmarks", "links out, in", "fonts",
    "same bytes",
)  # fmt: skip
_LIMIT = 300
_HOSTILE = "\u202eevil &lt;/title>\u0000\x1b[31m " + "é漢🙂" * 3000


@dataclass(frozen=True, slots=True)
class Made:
    """What an engine made of a page.

    Attributes:
        seconds: of the slower of two runs.
        megabytes: of the biggest process.
        body: the file; empty when it failed.
        is_steady: the second run made the same bytes.
        why: it failed, in the last line of its error.
    """

    seconds: float
    megabytes: int
    body: bytes
    is_steady: bool
    why: str


def main(arguments: list[str]) -> int:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(arguments[0]) if arguments else Path(name)
        folder.mkdir(exist_ok=True)
        print(" | ".join(("", *_HEADS, "")).strip())
        print("|---" * len(_HEADS) + "|")
        for page in _pages(folder):
            for engine in ENGINES:
                print(_row(page, engine, _made(engine, folder, page)), flush=True)
        for engine in ENGINES:
            print(f"\n{engine}: {_asked(engine, folder)}")
    return 0


def _pages(folder: Path) -> Iterator[str]:
    """Make the pages, as people do; what each is called."""
    for name, words in _COMMANDS.items():
        files = [part for kind in ("html", "json") for part in ("-o", str(folder / f"{name}.{kind}"))]
        subprocess.run([sys.executable, "-m", "footprint", *words, *files], capture_output=True, check=True)
        yield name
    sheet = ["interview", str(folder / "audit.json"), "-o", str(folder / "interview.html")]
    subprocess.run([sys.executable, "-m", "footprint", *sheet], capture_output=True, check=True)
    yield "interview"
    hostile = f"<!DOCTYPE html><html lang=en><head><title>T</title></head><body><p>{_HOSTILE}</p></body></html>"
    (folder / "hostile.html").write_text(hostile, encoding="utf-8")
    yield "hostile"


def _made(engine: str, folder: Path, page: str) -> Made:
    runs = [_run(engine, folder / f"{page}.html", folder / f"{page}-{engine}.pdf") for _ in range(2)]
    first, second = runs
    return Made(max(one[0] for one in runs), max(one[1] for one in runs), second[2], first[2] == second[2], second[3])


def _run(engine: str, source: Path, target: Path) -> tuple[float, int, bytes, str]:
    """Seconds, megabytes of the biggest process, the file, and why there is none."""
    target.unlink(missing_ok=True)
    peak = "print(max(resource.getrusage(one).ru_maxrss for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    measured = f"import resource\n{ENGINES[engine]}\n{peak}"
    before = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", measured, str(source), str(target)],
        capture_output=True, text=True, timeout=_LIMIT, check=False,
    )  # fmt: skip
    took = time.perf_counter() - before
    body = target.read_bytes() if target.exists() else b""
    why = "" if body else (done.stderr.strip().splitlines() or ["nothing"])[-1]
    return took, int(done.stdout.strip() or 0) // 1024, body, why


def _row(page: str, engine: str, made: Made) -> str:
    if not made.body:
        return f"| {page} | {engine} | {made.seconds:.1f} | | | | **{made.why}** | | | | |"
    read = PdfReader(io.BytesIO(made.body))
    root: Any = read.trailer["/Root"]
    marks = ", ".join(
        name if has else f"no {name}"
        for name, has in (
            ("title", read.metadata is not None and read.metadata.title),
            ("lang", root.get("/Lang")),
            ("tags", root.get("/StructTreeRoot")),
        )
    )
    notes: list[Any] = [one.get_object() for each in read.pages for one in each.get("/Annots", [])]
    out = sum("/URI" in one.get("/A", {}) for one in notes)
    inside = sum("/Dest" in one for one in notes)
    fonts = {re.sub(r"^/[A-Z]{6}\+", "", str(font)) for font in _fonts(read)}
    cells = (
        page, engine, f"{made.seconds:.1f}", made.megabytes, len(made.body) // 1024, len(read.pages), marks,
        _count(read.outline), f"{out}, {inside}", f"{len(fonts)} embedded", "yes" if made.is_steady else "no",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def _fonts(read: PdfReader) -> Iterator[str]:
    for page in read.pages:
        resources: Any = page.get("/Resources", {})
        for font in resources.get_object().get("/Font", {}).values():
            yield font.get_object().get("/BaseFont", "(unnamed)")


def _count(outline: Any) -> int:  # noqa: ANN401 (pypdf's lists within lists)
    return sum(_count(one) if isinstance(one, list) else 1 for one in outline)


def _asked(engine: str, folder: Path) -> str:
    """What a page that wants something from servers gets to ask."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_count_calls, args=(door, calls), daemon=True).start()
        place = f"http://127.0.0.1:{door.getsockname()[1]}"
        source, target, log = (folder / name for name in ("greedy.html", "greedy.pdf", "strace.log"))
        source.write_text(
            f"<!DOCTYPE html><html><head><title>T</title><link rel=stylesheet href={place}/a.css></head><body>"
            f"<img src={place}/b.png><img src=http://203.0.113.5/c.png><img src=https://images.example/d.png></body></html>",
            encoding="utf-8",
        )
        traced = ["strace", "-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", str(log)]
        command = [sys.executable, "-c", ENGINES[engine], str(source), str(target)]
        can_trace = shutil.which("strace") is not None
        subprocess.run([*traced, *command] if can_trace else command, capture_output=True, timeout=_LIMIT, check=False)
    connected = _connected(log.read_text(encoding="utf-8", errors="replace")) if can_trace else "not traced"
    return f"fetched {len(calls)}; connected: {connected}"


def _count_calls(door: socket.socket, calls: list[str]) -> None:
    while True:
        try:
            caller, _ = door.accept()
        except OSError:
            return
        calls.append("called")
        caller.close()


def _connected(log: str) -> str:
    """TCP connections under way, and datagrams sent; a datagram socket that only chooses its way sends nothing."""
    tcp = re.findall(r"connect\(.*AF_INET.*EINPROGRESS", log)
    sent = re.findall(r"send(?:to|msg|mmsg)\(.*AF_INET", log)
    return f"{len(tcp)} by TCP, {len(sent)} datagrams"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A page as PDF: printed by a browser that is installed, which is kept from every address while it prints."""

from __future__ import annotations

import base64
import hashlib
import html as markup
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.errors import OutputError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIMIT = 120.0
"""Seconds; the longest report takes four."""

_COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable",
    "brave-browser", "chrome", "msedge",
)  # fmt: skip
_MAC = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_PROGRAMS = (r"C:\Program Files", r"C:\Program Files (x86)")

_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-breakpad",
    # no secret is kept in the new folder, so nobody need be asked to unlock a key ring
    "--password-store=basic",
    "--use-mock-keychain",
    # nothing of its own accord
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # and nothing else: every request, also to an address in digits and to this machine, must pass a proxy whose name
    # does not resolve
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://nowhere.invalid:9",
    "--proxy-bypass-list=<-loopback>",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_STYLES = "style-src "
_MADE = re.compile(rb"/(?:CreationDate|ModDate|Creator) \((?:[^\\()]|\\.)*\)")
"""When and on what machine it was printed, in the first object of the file (ISO 32000-1, 14.3.3)."""
_HEAD = 4096


def pdf(html: str, browser: Path | None = None) -> bytes:
    """Print one of our pages on A4, with its title and the page's number at the foot.

    The same page gives the same bytes on the same machine. It blocks for a second or more.

    Args:
        html: the page; what it names outside itself is not fetched.
        browser: the one that prints; None for the first that is found.

    Raises:
        OutputError: no browser is installed, or it printed nothing.
    """
    program = browser or find_browser()
    with tempfile.TemporaryDirectory(prefix="footprint-", ignore_cleanup_errors=True) as name:  # its owner's alone
        folder = Path(name)
        page, printed = folder / "report.html", folder / "report.pdf"
        page.write_text(_footed(html), encoding="utf-8")
        _run(program, folder, f"--print-to-pdf={printed}", page.as_uri())
        body = printed.read_bytes() if printed.is_file() else b""
    if not body.startswith(b"%PDF-"):
        raise _failed(program)
    return _MADE.sub(_blank, body[:_HEAD]) + body[_HEAD:]


def find_browser(stated: Path | None = None) -> Path:
    """The browser that prints.

    Args:
        stated: the one that the operator names; None for the first that is found.

    Raises:
        OutputError: there is none.
    """
    if stated is not None:
        found = shutil.which(stated.expanduser())
        if found is None:
            raise OutputError(msg("{file}: no browser can be started there; correct the path", file=str(stated)))
        return Path(found)
    every = next(_installed(), None)
    if every is None:
        raise OutputError(
            msg(
                "a PDF is printed by a browser, and none was found: install Chromium, Chrome or Edge, or name one with "
                "FOOTPRINT_BROWSER"
            )
        )
    return every


def _installed() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, _COMMANDS) if found)
    yield from (one for one in _places() if one.is_file())


def _places() -> Iterator[Path]:
    """Where browsers are that no command leads to."""
    match platform.system():
        case "Darwin":
            roots = Path("/Applications"), Path.home() / "Applications"
            yield from (root / f"{one}.app/Contents/MacOS/{one}" for one in _MAC for root in roots)
        case "Windows":
            folders = *map(Path, _PROGRAMS), Path.home() / "AppData" / "Local"
            yield from (folder / one for one in _WINDOWS for folder in folders)
        case _:
            return


def _run(program: Path, folder: Path, *more: str) -> None:
    """Start it, wait for its end, and end it and its children when it takes too long or is not wanted any more.

    What it keeps goes into the folder; that of a crash as well, since it may hold the page.
    """
    flags = (*_FLAGS, *(("--no-sandbox",) if _is_root() else ()), f"--user-data-dir={folder / 'browser'}")
    try:
        process = subprocess.Popen(  # noqa: S603 (the operator's own browser, with our flags and our file)
            (str(program), *flags, *more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "BREAKPAD_DUMP_LOCATION": str(folder / "crashes")},
            start_new_session=True,
        )
    except OSError as error:
        raise _failed(program) from error
    try:
        process.wait(_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise _failed(program) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of it; on POSIX it leads a group of its own."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_root() -> bool:
    """Chromium's sandbox refuses to start for root."""
    return sys.platform != "win32" and os.geteuid() == 0


def _failed(program: Path) -> OutputError:
    return OutputError(
        msg(
            "{file} printed no PDF; try it by hand with --headless --print-to-pdf, or name another browser with "
            "FOOTPRINT_BROWSER",
            file=str(program),
        )
    )


def _footed(html: str) -> str:
    """The page with a sheet for paper, which its policy allows beside its own."""
    title = _TITLE.search(html)
    style = _sheet("" if title is None else markup.unescape(title[1]).strip())
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = html.replace(_STYLES, f"{_STYLES}'sha256-{digest}' ", 1)
    return allowed.replace("</head>", f"<style>{style}</style>\n</head>", 1)


def _sheet(title: str) -> str:
    said = "font: 8pt sans-serif; color: #444; "
    return (
        f"@page {{ size: A4; @bottom-left {{ {said}content: {_quoted(title)} }} "
        f'@bottom-right {{ {said}content: counter(page) " / " counter(pages) }} }}'
    )


def _quoted(text: str) -> str:
    """A string in a style sheet: whatever is no letter or digit of ASCII as its number (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in text) + '"'


def _blank(found: re.Match[bytes]) -> bytes:
    """As many spaces, so that every offset in the file stays right."""
    return b" " * len(found[0])

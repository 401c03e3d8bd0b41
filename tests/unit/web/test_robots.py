from __future__ import annotations

import pytest

from footprint.web import Failure, FailureKind, Response
from footprint.web.robots import RuleBook, rules
from footprint.web.target import Origin

PAGE = "https://site.example/private/a?b=c"


def answered(status: int, body: bytes = b"") -> Response:
    return Response(status, "https://site.example/robots.txt", (), body, "", len(body))


CLOSED = b"User-agent: *\nDisallow: /private\n"

ROBOTS: dict[str, tuple[Response | Failure, bool]] = {
    "closed to all": (answered(200, CLOSED), False),
    "closed to us": (answered(200, b"User-agent: Footprint\nDisallow: /\n"), False),
    "closed to others": (answered(200, b"User-agent: otherbot\nDisallow: /\n"), True),
    "closed to all but us": (answered(200, CLOSED + b"User-agent: footprint\nAllow: /\n"), True),
    "closed to names that ours is a part of": (answered(200, b"User-agent: footprinter\nDisallow: /\n"), True),
    "an exception that is longer": (answered(200, CLOSED + b"Allow: /private/a\n"), True),
    "a pattern": (answered(200, b"User-agent: *\nDisallow: /*?b=\n"), False),
    "other pages": (answered(200, b"User-agent: *\nDisallow: /other\n"), True),
    "nothing": (answered(200), True),
    "a page instead of rules": (answered(200, b"<!doctype html><p>Disallow: /"), True),
    "a byte order mark": (answered(200, b"\xef\xbb\xbf" + CLOSED), False),
    "bytes that are no text": (answered(200, b"\xff\xfe\n" + CLOSED), False),
    "a rule within what is parsed": (answered(200, b"#" * 400_000 + b"\n" + CLOSED), False),
    "a rule after what is parsed": (answered(200, b"#" * 600_000 + b"\n" + CLOSED), True),
    "not found": (answered(404, CLOSED), True),
    "forbidden": (answered(403), True),
    "no content": (answered(204), True),
    "a server error": (answered(500), False),
    "a server that is busy": (answered(503), False),
    "no answer": (Failure(FailureKind.TIMEOUT), True),
    "redirects without end": (Failure(FailureKind.REDIRECT_LOOP), True),
}


@pytest.mark.parametrize(("outcome", "is_allowed"), ROBOTS.values(), ids=ROBOTS)
def test_a_page_may_be_read_when_the_site_does_not_mind(outcome: Response | Failure, *, is_allowed: bool) -> None:
    assert rules(outcome, robot="footprint").allow(PAGE) == is_allowed


def test_a_file_is_read_once_until_another_answer_comes() -> None:
    book, origin = RuleBook("footprint"), Origin("https", "site.example", 443)
    closed, opened = answered(200, CLOSED), answered(200, b"User-agent: *\nDisallow:\n")
    first = book.rules(origin, closed)

    assert book.rules(origin, closed) is first
    assert (first.allow(PAGE), book.rules(origin, opened).allow(PAGE)) == (False, True)


def test_what_strangers_write_into_their_files_does_not_fill_the_memory() -> None:
    book, long = RuleBook("footprint"), answered(200, CLOSED + b"#" * 3_000_000)
    origins = [Origin("https", f"site{one}.example", 443) for one in range(2)]
    first = book.rules(origins[0], long)
    book.rules(origins[1], long)

    assert book.rules(origins[0], long) is not first

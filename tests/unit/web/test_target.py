from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.web import Failure, FailureKind
from footprint.web.target import Target, domain, onward, target

BAD, BLOCKED = FailureKind.BAD_URL, FailureKind.BLOCKED_ADDRESS

REFUSED: dict[str, FailureKind] = {
    "": BAD,
    "site.example": BAD,
    "//site.example/": BAD,
    "ftp://site.example/": BAD,
    "file:///etc/passwd": BAD,
    "javascript:alert(1)": BAD,
    "http:///path": BAD,
    "http://": BAD,
    "http://user@site.example/": BAD,
    "http://user:secret@site.example/": BAD,
    "http://@site.example/": BAD,
    "http://site.example\\@127.0.0.1/": BAD,
    "http://site.example\\.evil.example/": BAD,
    "http://site.example/\r\nx: y": BAD,
    "http://site.example/\x00": BAD,
    "http://si\tte.example/": BAD,
    "http://site.example/\ud800": BAD,
    "http://site.example:0/": BAD,
    "http://site.example:22/": BAD,
    "http://site.example:25/": BAD,
    "http://site.example:65536/": BAD,
    "http://site.example:http/": BAD,
    "http://%31%32%37.0.0.1/": BAD,
    "http://site..example/": BAD,
    "http://.example/": BAD,
    "http://-/": BAD,
    "http://site.example../": BAD,
    "http://site example/": BAD,
    "http://a*b.example/": BAD,
    "http://" + "a" * 64 + ".example/": BAD,
    "http://" + "a." * 130 + "example/": BAD,
    "http://site.example/" + "a" * 9000: BAD,
    "http://[::1": BAD,
    "http://[site.example]/": BAD,
    "http://[fe80::1%25eth0]/": BAD,
    "http://[fe80::1%eth0]/": BAD,
    "http://1.2.3.4.5/": BAD,
    "http://256.1.1.1/": BAD,
    "http://site.0x/": BAD,
    "http://\u2024.example/": BAD,
    "http://127.0.0.1/": BLOCKED,
    "http://127.0.0.1./": BLOCKED,
    "http://127.1/": BLOCKED,
    "http://2130706433/": BLOCKED,
    "http://0x7f000001/": BLOCKED,
    "http://0x7F.0.0.1/": BLOCKED,
    "http://0177.0.0.1/": BLOCKED,
    "http://017700000001/": BLOCKED,
    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/": BLOCKED,
    "http://127\u30020\u30020\u30021/": BLOCKED,
    "http://0/": BLOCKED,
    "http://10.0.0.7/": BLOCKED,
    "http://100.64.0.1/": BLOCKED,
    "http://169.254.169.254/latest/meta-data/": BLOCKED,
    "http://192.168.1.1:8080/": BLOCKED,
    "http://255.255.255.255/": BLOCKED,
    "http://[::1]/": BLOCKED,
    "http://[::]/": BLOCKED,
    "http://[::ffff:127.0.0.1]/": BLOCKED,
    "http://[::ffff:7f00:1]/": BLOCKED,
    "http://[fd00:ec2::254]/": BLOCKED,
    "http://[64:ff9b::7f00:1]/": BLOCKED,
    "http://localhost/": BLOCKED,
    "http://LOCALHOST./": BLOCKED,
    "http://a.localhost/": BLOCKED,
    "http://intranet/": BLOCKED,
    "http://printer.local/": BLOCKED,
    "http://metadata.google.internal/": BLOCKED,
    "http://router.home.arpa/": BLOCKED,
}

ACCEPTED: dict[str, str] = {
    "http://site.example": "http://site.example/",
    " https://site.example/a ": "https://site.example/a",
    "HTTPS://Site.Example:443/A?b=C": "https://site.example/A?b=C",
    "http://site.example:8080/": "http://site.example:8080/",
    "https://site.example:80/": "https://site.example:80/",
    "http://site.example./": "http://site.example/",
    "http://my_blog.site.example/": "http://my_blog.site.example/",
    "http://été.example/é?q=é#é": "http://xn--t-9fab.example/%C3%A9?q=%C3%A9",
    "http://xn--i-7iq.example/": "http://xn--i-7iq.example/",
    "http://site.example/a b?c d": "http://site.example/a%20b?c%20d",
    "http://site.example/a%2Fb?c=%26": "http://site.example/a%2Fb?c=%26",
    "http://site.example/@tess?x='1'&y=a+b": "http://site.example/@tess?x='1'&y=a+b",
    "http://site.example/a\\b": "http://site.example/a%5Cb",
    "http://8.8.8.8/": "http://8.8.8.8/",
    "http://134744072/": "http://8.8.8.8/",
    "http://[2001:4860:4860:0:0:0:0:8888]:8080/": "http://[2001:4860:4860::8888]:8080/",
}


@pytest.mark.parametrize(("url", "kind"), REFUSED.items(), ids=map(repr, REFUSED))
def test_an_address_that_must_not_be_asked_is_refused(url: str, kind: FailureKind) -> None:
    refused = target(url)

    assert isinstance(refused, Failure)
    assert refused.kind == kind


@pytest.mark.parametrize(("url", "canonical"), ACCEPTED.items(), ids=map(repr, ACCEPTED))
def test_an_address_gets_one_spelling(url: str, canonical: str) -> None:
    accepted = target(url)

    assert isinstance(accepted, Target)
    assert accepted.url == canonical


def test_what_is_exempt_is_let_through_at_its_own_port_only() -> None:
    exempt = frozenset({("127.0.0.1", 8888), ("searx", 80)})

    assert isinstance(target("http://127.0.0.1:8888/search", exempt=exempt), Target)
    assert isinstance(target("http://searx/search", exempt=exempt), Target)
    assert isinstance(target("http://127.0.0.1:8889/", exempt=exempt), Failure)
    assert isinstance(target("http://searx:8080/", exempt=exempt), Failure)


def test_path_keeps_the_query() -> None:
    accepted = target("https://site.example:8443/a?b=c")

    assert isinstance(accepted, Target)
    assert (str(accepted.origin), accepted.path) == ("https://site.example:8443", "/a?b=c")


@settings(deadline=None)
@given(st.text() | st.text().map("http://{}".format) | st.from_regex(r"https?://[!-~]{0,40}/?[ -~]{0,20}"))
def test_any_text_is_accepted_or_refused_and_what_is_accepted_stays_as_it_is(url: str) -> None:
    first = target(url)

    if isinstance(first, Target):
        assert target(first.url) == first
        assert first.url.isascii()


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://site.example/b"),
        ("b", "https://site.example/a/b"),
        ("//other.example/", "https://other.example/"),
        ("?q", "https://site.example/a/?q"),
        (" https://other.example/#here ", "https://other.example/"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_a_location_is_read_against_its_page(location: str, url: str) -> None:
    assert onward(location, base="https://site.example/a/") == url


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Site.Example.", "site.example"),
        ("_atproto.site.example", "_atproto.site.example"),
        ("été.example", "xn--t-9fab.example"),
        ("127.0.0.1", None),
        ("::1", None),
        ("a b.example", None),
        ("", None),
    ],
)
def test_a_domain_name_has_one_spelling(name: str, known: str | None) -> None:
    assert domain(name) == known

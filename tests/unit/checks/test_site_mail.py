"""What the records of a domain say of its mail (RFC 7208, RFC 7505, RFC 9989)."""

from __future__ import annotations

import pytest

from footprint.web import Failure, FailureKind, Lookup
from footprint_checks.site.mail import Dmarc, Servers, Spf, dmarc, servers, spf, text
from small_web import NOW


def answered(*records: str) -> Lookup:
    return Lookup("camille.example", "TXT", NOW, records)


SILENT = Lookup("camille.example", "TXT", NOW, Failure(FailureKind.TIMEOUT))


@pytest.mark.parametrize(
    ("lookup", "expected"),
    [
        (answered("10 mx.example.", "20 mx2.example."), Servers.SOME),
        (answered("0 ."), Servers.REFUSED),
        (answered(), Servers.NONE),
        (SILENT, Servers.UNKNOWN),
    ],
    ids=["some", "null", "none", "silent"],
)
def test_mail_servers(lookup: Lookup, expected: Servers) -> None:
    assert servers(lookup) is expected


@pytest.mark.parametrize(
    ("lookup", "expected"),
    [
        (answered('"v=spf1 include:a.example -all"'), Spf.STRICT),
        (answered('"v=spf1 mx ~all"', '"verification=x"'), Spf.STRICT),
        (answered('"v=spf1 include:a.example " "ip4:192.0.2.10 -all"'), Spf.STRICT),
        (answered('"V=SPF1 -ALL"'), Spf.STRICT),
        (answered('"v=spf1 +all"'), Spf.LAX),
        (answered('"v=spf1 all"'), Spf.LAX),
        (answered('"v=spf1 ?all"'), Spf.LAX),
        (answered('"v=spf1"'), Spf.LAX),
        (answered('"v=spf1 redirect=a.example"'), Spf.REDIRECTED),
        (answered('"v=spf1 -all"', '"v=spf1 ~all"'), Spf.SEVERAL),
        (answered('"v=spf10 -all"'), Spf.NONE),
        (answered('"spf2.0/pra -all"'), Spf.NONE),
        (answered(), Spf.NONE),
        (SILENT, Spf.UNKNOWN),
    ],
    ids=lambda one: " ".join(one.answer) if isinstance(one, Lookup) and isinstance(one.answer, tuple) else str(one),
)
def test_allowed_senders(lookup: Lookup, expected: Spf) -> None:
    assert spf(lookup) is expected


@pytest.mark.parametrize(
    ("lookup", "expected"),
    [
        (answered('"v=DMARC1; p=reject; rua=mailto:a@example.test"'), Dmarc.REJECT),
        (answered('"v=DMARC1;p=QUARANTINE;t=y"'), Dmarc.QUARANTINE),
        (answered('"v=DMARC1; p=none"'), Dmarc.WATCHED),
        (answered('"v=DMARC1; rua=mailto:a@example.test"'), Dmarc.WATCHED),
        (answered('"v=DMARC1; p=perhaps"'), Dmarc.INVALID),
        (answered('"v=DMARC1"'), Dmarc.INVALID),
        (answered('"v=DMARC1; p=none"', '"v=DMARC1; p=reject"'), Dmarc.INVALID),
        (answered('"v=dmarc1; p=reject"'), Dmarc.NONE),
        (answered('"v=DMARC10; p=reject"'), Dmarc.NONE),
        (answered(), Dmarc.NONE),
        (SILENT, Dmarc.UNKNOWN),
    ],
    ids=lambda one: " ".join(one.answer) if isinstance(one, Lookup) and isinstance(one.answer, tuple) else str(one),
)
def test_forged_mail(lookup: Lookup, expected: Dmarc) -> None:
    assert dmarc(lookup) is expected


def test_the_pieces_of_a_text_are_joined_without_a_space() -> None:
    assert text('"v=spf1 a" "mx -all"') == "v=spf1 amx -all"

"""What the DNS says of a domain's mail: servers, SPF (RFC 7208), DMARC (RFC 9989); pure.

DKIM can't be seen: its records stand under names that only a message tells.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.web.exchange import Failure

if TYPE_CHECKING:
    from footprint.web import Lookup

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NULL = re.compile(r"\d+ \.")
_ALL = re.compile(r"(?i)(?:^|\s)([+?~-]?)all(?:\s|$)")
_REDIRECT = re.compile(r"(?i)(?:^|\s)redirect=")


class Servers(StrEnum):
    """Does the domain take mail?"""

    SOME = "some"
    NONE = "none"
    REFUSED = "refused"
    """It says that it takes none (null MX, RFC 7505)."""
    UNKNOWN = "unknown"


class Spf(StrEnum):
    """Which servers may send its mail?"""

    STRICT = "strict"
    """Others are to be refused (`-all`), or held in doubt (`~all`)."""
    LAX = "lax"
    """Anybody may (`+all`), or it says nothing about others."""
    REDIRECTED = "redirected"
    """Another domain's rules hold, which were not asked for."""
    SEVERAL = "several"
    """More than one record: none of them counts (RFC 7208, 4.5)."""
    NONE = "none"
    UNKNOWN = "unknown"


class Dmarc(StrEnum):
    """What is to happen to forged mail?"""

    REJECT = "reject"
    QUARANTINE = "quarantine"
    WATCHED = "watched"
    """It is only counted (`p=none`)."""
    INVALID = "invalid"
    NONE = "none"
    UNKNOWN = "unknown"


def servers(lookup: Lookup) -> Servers:
    """Read the MX records."""
    if isinstance(lookup.answer, Failure):
        return Servers.UNKNOWN
    if not lookup.answer:
        return Servers.NONE
    return Servers.REFUSED if all(_NULL.fullmatch(one) for one in lookup.answer) else Servers.SOME


def spf(lookup: Lookup) -> Spf:
    """Read the TXT records of the domain."""
    if isinstance(lookup.answer, Failure):
        return Spf.UNKNOWN
    found = [one for one in map(text, lookup.answer) if one.lower() == "v=spf1" or one.lower().startswith("v=spf1 ")]
    if len(found) > 1:
        return Spf.SEVERAL
    if not found:
        return Spf.NONE
    every = _ALL.search(found[0])
    if every is None:
        return Spf.REDIRECTED if _REDIRECT.search(found[0]) else Spf.LAX
    return Spf.STRICT if every[1] in {"-", "~"} else Spf.LAX


def dmarc(lookup: Lookup) -> Dmarc:
    """Read the TXT records of the domain's `_dmarc` name; a record that only wants reports is one of `p=none`."""
    if isinstance(lookup.answer, Failure):
        return Dmarc.UNKNOWN
    found = [one for one in map(text, lookup.answer) if re.match(r"v\s*=\s*DMARC1\s*(?:;|$)", one)]
    if len(found) != 1:
        return Dmarc.INVALID if found else Dmarc.NONE
    pairs = (one.partition("=") for one in found[0].split(";"))
    tags = {name.strip().lower(): value.strip().lower() for name, _, value in pairs}
    policies = {"reject": Dmarc.REJECT, "quarantine": Dmarc.QUARANTINE, "none": Dmarc.WATCHED}
    return policies.get(tags.get("p", ""), Dmarc.WATCHED if tags.get("rua") else Dmarc.INVALID)


def text(record: str) -> str:
    """A TXT record without its quotes, its pieces joined without a space (RFC 7208, 3.3)."""
    pieces = _QUOTED.findall(record)
    return "".join(pieces).replace('\\"', '"') if pieces else record

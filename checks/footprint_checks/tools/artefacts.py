"""Things that the candidate's pages and accounts offer for others to use: strictly, since most files are no such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.extract.domain import registrable
from footprint.finding import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.finding import Evidence
    from footprint_checks.tools.observation import Tools

_THINGS = frozenset({"Dataset", "SoftwareApplication", "WebApplication", "MobileApplication", "SoftwareSourceCode"})
"""Types of schema.org that are made to be used."""
_FILE = re.compile(
    r"(?i)\.(?:csv|tsv|ods|xlsx?|json|geojson|gpx|kml|zip|tar\.gz|7z|ott|ots|otp|dotx|xltx|potx|idml|sketch|fig|svg|ics"
    r"|opml|xpi|crx|vsix|whl|apk)$"
)
"""Files of data, templates and programs; not PDF, in which brochures and résumés come."""
_OFFERED = re.compile(
    r"(?i)\b(?:mod[eè]les?|gabarits?|templates?|jeux? de donn[ée]es|donn[ée]es ouvertes|data ?sets?|open data"
    r"|kits?|toolkits?|boîte à outils|extensions?|plug-?ins?|th[eè]mes?|scripts?|tableau de suivi|check-?lists?"
    r"|calendrier [ée]ditorial|editorial calendar|feuille de style|grille)\b"
)
"""Words by which a page offers such a file."""


def artefacts(seen: Tools) -> dict[str, Evidence]:
    """What is offered, each thing once by its address or name, and where."""
    found: dict[str, Evidence] = {}
    for name, proof in _all(seen):
        found.setdefault(name, proof)
    return found


def _all(seen: Tools) -> Iterator[tuple[str, Evidence]]:
    """What JSON-LD describes as made to be used, files on the page's own domain that are offered as such, accounts."""
    for page in seen.pages:
        for thing in page.equipment.things:
            if thing.name and _THINGS.intersection(thing.types):
                yield thing.name, evidence(page.exchange, where="ld+json", excerpt=thing.name)
        for one in page.equipment.anchors:
            is_own = registrable(one.url) == registrable(page.url)
            if is_own and _FILE.search(urlsplit(one.url).path) and _OFFERED.search(f"{one.heading} {one.text}"):
                yield one.url, evidence(page.exchange, where="a", excerpt=f"{one.text} {one.url}")
    yield from ((made.url, made.evidence) for one in seen.doings for made in one.made)

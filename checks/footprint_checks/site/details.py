"""What is shown of a site and never counts: its software and services, its files, its mail, its age; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.exhibit import Detail
from footprint.extract.domain import registrable
from footprint.extract.traces import TraceKind
from footprint.finding import dns_evidence, evidence
from footprint.web.exchange import Response
from footprint_checks.exposure.observation import Registered
from footprint_checks.site import telling
from footprint_checks.site.files import has_robots, has_sitemap, sitemaps
from footprint_checks.site.mail import dmarc, servers, spf
from footprint_checks.site.observation import Ground
from footprint_checks.wayback import first_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.extract.sheet import Sheet
    from footprint.extract.traces import Trace
    from footprint.message import Message
    from footprint_checks.site.observation import Home, Mail, Sites


def details(seen: Sites) -> Iterator[Detail]:
    """Of each site that was looked at, in one order."""
    for home in seen.homes:
        if home.front.sheet is not None:
            yield from _front(home, home.front.sheet)
        yield from _files(home)
        yield from _dates(home)
        if home.mail is not None:
            yield from _mail(registrable(home.url), home.mail)


def _front(home: Home, sheet: Sheet) -> Iterator[Detail]:
    """What the code of the front page shows."""

    def shown(label: Message, said: Message, where: str, excerpt: str) -> Detail:
        return Detail(home.name, label, said, (evidence(home.front.exchange, where=where, excerpt=excerpt),))

    software = [one for one in sheet.traces if one.kind is TraceKind.SOFTWARE]
    if sheet.generator:
        yield shown(telling.SOFTWARE, telling.generator(sheet.generator), "meta[name=generator]", sheet.generator)
    elif software:
        yield shown(telling.SOFTWARE, telling.in_code(_names(software)), "html", _marks(software))
    for kind, label in telling.SERVICES.items():
        found = [one for one in sheet.traces if one.kind is kind]
        if found:
            yield shown(label, telling.in_code(_names(found)), "html", _marks(found))
    yield shown(telling.LANGUAGE, telling.language(sheet.language), "html[lang]", sheet.language)
    previews = " ".join(sheet.previews)
    yield shown(
        telling.PREVIEWS,
        telling.previews(len(sheet.previews), has_card=sheet.has_card),
        "meta[property^=og:]",
        previews,
    )
    if sheet.microformats:
        names = ", ".join(sheet.microformats)
        yield shown(telling.MICROFORMATS, telling.in_code(names), "[class^=h-]", names)
    if re.search(r"\b(?:noindex|none)\b", f"{sheet.robots} {_header(home)}"):
        yield shown(telling.SEARCH_ENGINES, telling.NOINDEX, "meta[name=robots]", sheet.robots or _header(home))


def _header(home: Home) -> str:
    outcome = home.front.exchange.outcome
    return (outcome.header("x-robots-tag") or "").lower() if isinstance(outcome, Response) else ""


def _files(home: Home) -> Iterator[Detail]:
    robots = evidence(home.robots)
    yield Detail(home.name, telling.ROBOTS, telling.robots(is_there=has_robots(home)), (robots,))
    named = sitemaps(home.robots)
    proof = evidence(home.robots, where="Sitemap", excerpt=named[0]) if named else robots
    proofs = (proof,) if home.sitemap is None else (evidence(home.sitemap),)
    yield Detail(home.name, telling.SITEMAP, telling.sitemap(is_there=has_sitemap(home)), proofs)


def _dates(home: Home) -> Iterator[Detail]:
    since = ""
    if home.registration is not None:
        answer = home.registration
        since = answer.word.since if isinstance(answer.word, Registered) else ""
        proofs = () if answer.exchange is None else (evidence(answer.exchange),)
        yield Detail(registrable(home.url), telling.DOMAIN_DATES, telling.registered(since), proofs)
    if home.archived is not None:
        first = first_kept(home.archived)
        place = registrable(home.url) if home.ground is Ground.OWN else home.name
        yield Detail(place, telling.ARCHIVE, telling.archived(first, since), (evidence(home.archived),))


def _mail(domain: str, mail: Mail) -> Iterator[Detail]:
    """Its three records; what can't be seen is said with the last."""
    yield Detail(domain, telling.MAIL_SERVERS, telling.servers(servers(mail.servers)), (dns_evidence(mail.servers),))
    yield Detail(domain, telling.SPF, telling.spf(spf(mail.texts)), (dns_evidence(mail.texts),))
    yield Detail(domain, telling.DMARC, telling.dmarc(dmarc(mail.dmarc)), (dns_evidence(mail.dmarc),))
    yield Detail(domain, telling.DKIM, telling.DKIM_UNSEEN)


def _names(found: Sequence[Trace]) -> str:
    return ", ".join(one.name for one in found)


def _marks(found: Sequence[Trace]) -> str:
    return " ".join(one.mark for one in found)

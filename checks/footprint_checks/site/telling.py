"""The words for what is shown of a site and never counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.extract.traces import TraceKind
from footprint.message import msg, nmsg
from footprint_checks.site.mail import Dmarc, Servers, Spf

if TYPE_CHECKING:
    from footprint.message import Message

SOFTWARE = msg("Software")
LANGUAGE = msg("Language")
PREVIEWS = msg("Previews when shared")
MICROFORMATS = msg("Microformats")
SEARCH_ENGINES = msg("Search engines")
ROBOTS = msg("Rules for robots (robots.txt)")
SITEMAP = msg("Site map")
DOMAIN_DATES = msg("Domain registered")
ARCHIVE = msg("First seen")
MAIL_SERVERS = msg("Mail servers (MX)")
SPF = msg("Allowed senders (SPF)")
DMARC = msg("Forged mail (DMARC)")
DKIM = msg("Signatures (DKIM)")
SERVICES = {
    TraceKind.ANALYTICS: msg("Visitor statistics"),
    TraceKind.ADVERTISING: msg("Advertising"),
    TraceKind.FEED: msg("Feed services"),
    TraceKind.CONSENT: msg("Consent banner"),
    TraceKind.FONTS: msg("Fonts from a third party"),
}

NOINDEX = msg("The front page asks search engines not to list it (noindex).")
DKIM_UNSEEN = msg("DKIM can't be seen from outside: only a message received from the domain shows it.")

_SERVERS = {
    Servers.SOME: msg("The domain takes mail."),
    Servers.NONE: msg("No mail server is named."),
    Servers.REFUSED: msg("The domain says that it takes no mail (null MX)."),
    Servers.UNKNOWN: msg("The DNS gave no clear answer."),
}
_SPF = {
    Spf.STRICT: msg("It says which servers may send its mail, and that others may not."),
    Spf.LAX: msg("There is a record, but it lets everybody send."),
    Spf.REDIRECTED: msg("There is a record that leaves it to another domain."),
    Spf.SEVERAL: msg("There is more than one record, so that none of them counts."),
    Spf.NONE: msg("There is no record."),
    Spf.UNKNOWN: _SERVERS[Servers.UNKNOWN],
}
_DMARC = {
    Dmarc.REJECT: msg("Forged mail is to be refused."),
    Dmarc.QUARANTINE: msg("Forged mail is to be put aside."),
    Dmarc.WATCHED: msg("Forged mail is counted, and let through."),
    Dmarc.INVALID: msg("There is a record that can't be read, so that it does not count."),
    Dmarc.NONE: _SPF[Spf.NONE],
    Dmarc.UNKNOWN: _SERVERS[Servers.UNKNOWN],
}


def generator(name: str) -> Message:
    """What a page says it was made with."""
    return msg("By its own word: {name}.", name=name)


def in_code(names: str) -> Message:
    """What a page's code holds: that it is there does not show that it runs."""
    return msg("Present in the page's code: {names}.", names=names)


def language(tag: str) -> Message:
    """The language that a page declares."""
    return msg("Declared: {tag}.", tag=tag) if tag else msg("None is declared.")


def previews(count: int, *, has_card: bool) -> Message:
    """What a page gives to whoever shows a preview of it."""
    if not count:
        return msg("A card for X (Twitter) only.") if has_card else msg("Nothing is prepared.")
    if has_card:
        return nmsg(
            "{n} OpenGraph property, and a card for X (Twitter).",
            "{n} OpenGraph properties, and a card for X (Twitter).",
            n=count,
        )
    return nmsg("{n} OpenGraph property.", "{n} OpenGraph properties.", n=count)


def robots(*, is_there: bool | None) -> Message:
    """Whether there is a file of rules."""
    if is_there is None:
        return msg("It could not be read.")
    return msg("There is one.") if is_there else msg("There is none, so that everything may be read.")


def sitemap(*, is_there: bool | None) -> Message:
    """Whether there is a site map."""
    if is_there is None:
        return msg("It could not be read.")
    return msg("There is one.") if is_there else msg("None was found, neither in robots.txt nor at the usual place.")


def registered(since: str) -> Message:
    """Since when a domain is registered."""
    if since:
        return msg("On {day:date}, by the word of its registry.", day=since)
    return msg("The registry could not be asked, or does not say.")


def archived(first: str | None, since: str) -> Message:
    """When the Wayback Machine kept a copy first; one that is older than the domain was another owner's."""
    if first is None:
        return msg("The Wayback Machine gave no clear answer.")
    if not first:
        return msg("The Wayback Machine has no copy of it.")
    if since and first < since:
        return msg(
            "On {day:date}, by the Wayback Machine: before the present registration, so that the name may have had "
            "another owner then.",
            day=first,
        )
    return msg("On {day:date}, by the Wayback Machine.", day=first)


def servers(found: Servers) -> Message:
    """Whether a domain takes mail."""
    return _SERVERS[found]


def spf(found: Spf) -> Message:
    """Who may send mail in a domain's name."""
    return _SPF[found]


def dmarc(found: Dmarc) -> Message:
    """What is to happen to forged mail."""
    return _DMARC[found]

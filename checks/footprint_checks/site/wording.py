"""The sentences of the site check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Absent, Inconclusive, Reason
from footprint.message import msg, nmsg
from footprint_checks.site.observation import Life

if TYPE_CHECKING:
    from footprint.extract.sheet import Sheet
    from footprint.finding import Status
    from footprint.message import Message
    from footprint_checks.site.observation import Home

OWN_DOMAIN = msg("Register a domain of your own and put your site there; the old address can lead to it.")
OWN_SITE = msg("Open a site of your own, if only one page, and name it on your profiles.")
USE_HTTPS = msg("Ask your host for a certificate, which costs nothing today, and serve the site over HTTPS.")
LEAD_TO_HTTPS = msg("Let plain HTTP lead to HTTPS; most hosts have a switch for it.")
MEND_LINKS = msg("Mend or take out the dead links; a copy kept by the Wayback Machine is often a good new target.")
NO_LINKS = msg("No link to another page was found that could be followed.")
DESCRIBE = msg("Describe yourself to programs: a few lines of JSON-LD (schema.org, Person), or an h-card.")

REMEDIES = {
    "title": msg("Give each page a title of its own of 10 to 70 characters."),
    "description": msg("Give each page a description (meta description) of one or two sentences."),
    "heading": msg("Give each page exactly one main heading (h1)."),
    "language": msg("Declare the language of the pages in their code (lang)."),
    "canonical": msg("Let each page name its own address in full (link rel=“canonical”)."),
    "viewport": msg("Make the pages fit small screens (meta viewport), and let readers zoom in."),
    "discovery": msg("Announce your feed in the code of the pages, or name a site map in robots.txt."),
    "slug": msg("Let the addresses of posts say in words what they are about."),
    "alternatives": msg("Describe every image in its alternative text (alt), and leave it empty for decoration."),
    "order": msg("Put headings in order: none empty, and no level skipped on the way down."),
    "links": msg("Let the words of each link say where it leads, rather than “read more”."),
}
CONDITIONS = {
    "title": msg("with a title of 10 to 70 characters on every page"),
    "description": msg("with a description on every page"),
    "heading": msg("with exactly one main heading on every page"),
    "language": msg("with the language declared on every page"),
    "canonical": msg("with its own address named on every page"),
    "viewport": msg("with every page made for small screens"),
    "discovery": msg("with the feed or a site map announced"),
    "slug": msg("with words in the address of every post"),
    "alternatives": msg("with every image described"),
    "order": msg("with the headings of every page in order"),
    "links": msg("with links that say where they lead"),
}


def without(state: Status) -> Message:
    """Why there is no number, or nothing to measure."""
    if isinstance(state, Absent):
        return msg("No site was given, and none is named by the candidate's pages.")
    if isinstance(state, Inconclusive) and state.reason is Reason.NOT_ATTRIBUTED:
        return msg("No site was given, and no account could be tied to the candidate.")
    return msg("Too little of the candidate's sites could be seen; open them by hand.")


def own_domain(host: str) -> Message:
    """A site at a domain of its own."""
    return msg("The site is at an own domain: {host}.", host=host)


def platform(host: str) -> Message:
    """A site at somebody else's."""
    return msg("The site is at {host}, under a domain that many people share.", host=host)


def unclear_domain(host: str) -> Message:
    """A page of which it can't be told."""
    return msg("A page is at {host}; nothing shows whether this domain is the candidate's.", host=host)


def https(site: str, value: float, *, is_sure: bool) -> Message:
    """How well a site is protected."""
    if value == 1:
        return msg("{site} is served over HTTPS, and plain HTTP leads there.", site=site)
    if value == 0:
        return msg("{site} can't be reached over HTTPS with a valid certificate.", site=site)
    if is_sure:
        return msg("{site} is served over HTTPS, and without it as well.", site=site)
    return msg("{site} is served over HTTPS; whether plain HTTP leads there could not be seen.", site=site)


def links(home: Home) -> Message:
    """How many links are dead."""
    lives = [one.life for one in home.links]
    unknown, dead = lives.count(Life.UNKNOWN), lives.count(Life.BROKEN)
    known = len(lives) - unknown
    if home.missing:
        return nmsg(
            "Of {n} link of {site} that could be followed, {dead} leads nowhere; without a clear answer: {unknown}; "
            "pages that could not be seen: {missing}.",
            "Of {n} links of {site} that could be followed, {dead} lead nowhere; without a clear answer: {unknown}; "
            "pages that could not be seen: {missing}.",
            n=known,
            site=home.name,
            dead=dead,
            unknown=unknown,
            missing=home.missing,
        )
    if not dead and not unknown:
        return nmsg(
            "{n} link of {site} was followed, and it leads somewhere.",
            "{n} links of {site} were followed, and all lead somewhere.",
            n=known,
            site=home.name,
        )
    if unknown:
        return nmsg(
            "Of {n} link of {site} that could be followed, {dead} leads nowhere; {unknown} more gave no clear answer.",
            "Of {n} links of {site} that could be followed, {dead} lead nowhere; {unknown} more gave no clear answer.",
            n=known,
            site=home.name,
            dead=dead,
            unknown=unknown,
        )
    return nmsg(
        "Of {n} link of {site} that was followed, {dead} leads nowhere.",
        "Of {n} links of {site} that were followed, {dead} lead nowhere.",
        n=known,
        site=home.name,
        dead=dead,
    )


def listed(home: Home, right: int, known: int) -> Message:
    """How many items are right."""
    site, pages = home.name, len(home.seen)
    if home.missing:
        return nmsg(
            "On {n} page of {site}, {right} of {known} checks are passed; pages that could not be seen: {missing}.",
            "On {n} pages of {site}, {right} of {known} checks are passed; pages that could not be seen: {missing}.",
            n=pages,
            site=site,
            right=right,
            known=known,
            missing=home.missing,
        )
    return nmsg(
        "On {n} page of {site}, {right} of {known} checks are passed.",
        "On {n} pages of {site}, {right} of {known} checks are passed.",
        n=pages,
        site=site,
        right=right,
        known=known,
    )


def structured(site: str, sheet: Sheet, value: float) -> Message:
    """What a site tells programs of its owner."""
    if value == 1 and sheet.data_types:
        return msg("{site} describes itself to programs in JSON-LD.", site=site)
    if value == 1:
        return msg("{site} carries an h-card, which programs read as a visiting card.", site=site)
    if value > 0:
        return msg("{site} has what previews need (OpenGraph), and nothing that says who its owner is.", site=site)
    return msg("{site} carries no structured data.", site=site)


def with_own_domain() -> Message:
    """The start of a counterfactual."""
    return msg("with a domain of one's own")


def with_own_site() -> Message:
    """The start of a counterfactual."""
    return msg("with a well-kept site of one's own")


def with_https() -> Message:
    """The start of a counterfactual."""
    return msg("with HTTPS everywhere")


def with_living_links() -> Message:
    """The start of a counterfactual."""
    return msg("without dead links")


def with_data() -> Message:
    """The start of a counterfactual."""
    return msg("with JSON-LD or an h-card")

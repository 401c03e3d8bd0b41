"""What was seen of a person's sites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from footprint.extract.sheet import Sheet
    from footprint.finding import Attribution, Reason
    from footprint.web import Exchange, Lookup
    from footprint_checks.exposure.registry import Answer


class Ground(StrEnum):
    """On whose domain an address lies."""

    OWN = "own"
    PLATFORM = "platform"
    """One of many people's on a domain that somebody else runs."""
    UNCLEAR = "unclear"
    """A page of a domain of which nothing shows that it is the candidate's."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address at which something of the candidate's answered.

    Attributes:
        url, ground, attribution: see there.
        exchange: the page, or the account's profile.
    """

    url: str
    ground: Ground
    attribution: Attribution
    exchange: Exchange


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page that was asked for.

    Attributes:
        url: as asked.
        exchange: see there.
        sheet: what it shows of its making; None when it was not seen.
        is_home: it is the front of the site, not a post.
    """

    url: str
    exchange: Exchange
    sheet: Sheet | None
    is_home: bool


class Life(StrEnum):
    """Does a link lead somewhere?"""

    ALIVE = "alive"
    BROKEN = "broken"
    """There is no such page (404, 410), or no such host in the DNS."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link out of a page.

    Attributes:
        url: where it leads.
        page: the page on which it stands first.
        life: see there.
        exchange: the last question; None when its host had failed before.
        lookup: what the DNS said of its host, where this decided.
    """

    url: str
    page: SeenPage
    life: Life
    exchange: Exchange | None = None
    lookup: Lookup | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """What the DNS says of a domain's mail: its mail servers, its texts, and the texts of its `_dmarc` name."""

    servers: Lookup
    texts: Lookup
    dmarc: Lookup


@dataclass(frozen=True, slots=True)
class Home:
    """One host where the candidate has a site.

    Attributes:
        url: its front as the candidate or a page of theirs gives it, or an account's own address.
        attribution: how sure it is that it is the candidate's.
        ground: see there.
        pages: the front first, then up to three posts.
        unseen_posts: posts that may be there, without an address to ask.
        secure: the front asked over HTTPS where it had answered without; None where it had not.
        plain: the front asked over HTTP; None where a port of its own leaves no such question.
        robots: its `robots.txt`.
        sitemap: its `/sitemap.xml`; None where `robots.txt` names one.
        links: see there.
        mail, registration: of an own domain.
        archived: what the Wayback Machine kept first; None when it was not asked.
    """

    url: str
    attribution: Attribution
    ground: Ground
    pages: tuple[SeenPage, ...]
    unseen_posts: int
    secure: Exchange | None
    plain: Exchange | None
    robots: Exchange
    sitemap: Exchange | None
    links: tuple[SeenLink, ...] = ()
    mail: Mail | None = None
    registration: Answer | None = None
    archived: Exchange | None = None

    @property
    def name(self) -> str:
        """A few words for the site, the same in every language: host and folder."""
        parts = urlsplit(self.url)
        return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"

    @property
    def front(self) -> SeenPage:
        """Its first page."""
        return self.pages[0]

    @property
    def seen(self) -> tuple[SeenPage, ...]:
        """The pages that were seen."""
        return tuple(one for one in self.pages if one.sheet is not None)

    @property
    def missing(self) -> int:
        """How many pages were not."""
        return len(self.pages) - len(self.seen) + self.unseen_posts


@dataclass(frozen=True, slots=True)
class Sites:
    """Where the candidate is at home on the web.

    Attributes:
        addresses: everything of theirs that answered, in the order found.
        homes: the first hosts of these, the declared ones before the others.
        reason: why a place of theirs could not be seen; it might be the best of them. None when all was seen.
        is_tied: something is known to be the candidate's, so that finding nothing means something.
    """

    addresses: tuple[Address, ...]
    homes: tuple[Home, ...]
    reason: Reason | None
    is_tied: bool

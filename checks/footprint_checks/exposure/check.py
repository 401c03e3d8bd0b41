"""How much of the name the candidate holds, and who holds the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.exposure.counting import handles
from footprint_checks.exposure.domains import domain_names, domains
from footprint_checks.exposure.gaps import exposures, gaps
from footprint_checks.exposure.looking import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web
    from footprint_checks.exposure.observation import Protection


class ExposureCheck:
    """Is the name the candidate's own wherever it matters?"""

    about: ClassVar[About] = About(
        "exposure",
        title=msg("Name protection"),
        asks=msg(
            "The DNS and the registries are asked whether a few domains of the name are registered, never by whom. "
            "Accounts are those that the accounts check saw. When look-alikes are asked for, so are names that are "
            "easily taken for the candidate's, on the key networks and as domains."
        ),
        why=msg(
            "Whoever holds the same name on another network can be taken for the candidate, or for the organisation "
            "that they will speak for."
        ),
        advice=msg(
            "Claim your name on the key networks, even where you do not publish yet, and register a domain of it."
        ),
        indicators=("name.handles", "name.domains"),
        of_names=True,
    )

    async def probe(self, case: Case, web: Web) -> Protection:
        """Await the accounts, then look domains up."""
        return await look(await case.observation(accounts), case, web)

    def judge(self, seen: Protection, case: Case) -> Iterator[Finding | Exhibit]:
        """Count the key networks and domains that are held, and list the others by urgency."""
        found = gaps(seen.accounts, case)
        yield handles(seen.accounts, case, found)
        yield domains(seen, case)
        yield from exposures(found, seen.variants, seen.accounts, case.catalogue)
        yield from domain_names(seen, case)


exposure: Check[Protection] = ExposureCheck()

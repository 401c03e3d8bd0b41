"""Where does the name exist, and which of these accounts are the candidate's?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.asking import Outcome
from footprint.check import About
from footprint.exhibit import (
    Account,
    Card,
    Detail,
    Hint,
    Level,
    Source,
    Standing,
    Unseen,
    Verdict,
)
from footprint.finding import Attribution, Reason, evidence
from footprint.message import msg
from footprint_checks.accounts import wording
from footprint_checks.accounts.attribution import contradiction
from footprint_checks.accounts.links import host_of
from footprint_checks.accounts.marks import marks
from footprint_checks.accounts.showing import graph_of
from footprint_checks.accounts.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.asking import SeenAccount
    from footprint.case import Case
    from footprint.catalogue import Catalogue, Network
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Evidence
    from footprint.message import Message
    from footprint.web import Web
    from footprint_checks.accounts.attribution import Tie
    from footprint_checks.accounts.graph import Naming
    from footprint_checks.accounts.observation import Accounts, OwnedSite, WalledAccount


class AccountsCheck:
    """Asks every network of the catalogue for the handles, and ties accounts to the candidate by proof."""

    about: ClassVar[About] = About(
        "accounts",
        title=msg("Accounts"),
        asks=msg(
            "The networks of the run are asked whether the handles exist there, and each is given a name whose "
            "answer is known, to see whether it can be believed. The pages that the candidate gave, and those about "
            "their owner beside them, are read for the accounts that they name as their owner's, and what these name "
            "is looked at in turn. The domains of such pages are asked which accounts they answer for. Of a few "
            "accounts in doubt the pictures are compared."
        ),
        why=msg(
            "An account that has the same name may be anybody's. Only accounts that are proved to be the "
            "candidate's count; about the others nothing is kept but that they exist."
        ),
        advice=msg(
            "Link your accounts from your own site with rel=“me”, and your site from the profile of each account: "
            "a link at both ends is the strongest proof."
        ),
        of_names=True,
        of_blog=True,
        of_identity=True,
        of_search=True,
    )

    async def probe(self, case: Case, web: Web) -> Accounts:
        """Ask the networks, read the candidate's pages, follow what these name."""
        return await survey(case, web)

    def judge(self, seen: Accounts, case: Case) -> Iterator[Exhibit]:
        """Say whose each account is, which pages answered, and which could not be seen."""
        for one in seen.seen:
            yield _account(one, seen, case.catalogue)
        met = {one.handle for one in seen.seen}
        yield from (_walled(one, seen, case.catalogue) for one in seen.walled if one.handle not in met)
        yield from _sources(seen, case.catalogue)
        yield from graph_of(seen, case.catalogue)
        yield from _marks(seen, case.catalogue)
        yield from _unseen(seen)
        if not seen.owned and not seen.is_tied:
            yield Hint(
                msg(
                    "Nothing ties an account to the candidate. Add a page that the candidate gave, such as a site or "
                    "a profile: --url https://…"
                )
            )


def _account(one: SeenAccount, seen: Accounts, catalogue: Catalogue) -> Account:
    network = catalogue.get(one.handle.network)
    tie = seen.tie(one.handle)
    standing, proof, proofs = _standing(one, tie, seen, catalogue)
    return Account(
        network=network.id,
        title=network.name,
        niche=network.niche,
        handle=wording.written(one.handle),
        url=one.url,
        verdict=one.sighting.verdict,
        standing=standing,
        proof=proof,
        level=_level(one, standing, tie, seen),
        declared=one.handle in seen.given,
        reason=one.sighting.reason,
        blocker=one.sighting.blocker,
        evidence=proofs,
        card=_card(one, network) if standing is Standing.ATTRIBUTED else None,
    )


def _walled(one: WalledAccount, seen: Accounts, catalogue: Catalogue) -> Account:
    """An account of the candidate's on a network of which nothing can be asked."""
    network, tie = catalogue.get(one.handle.network), seen.tie(one.handle)
    named = _ends(tie)
    return Account(
        network=network.id,
        title=network.name,
        niche=network.niche,
        handle=wording.written(one.handle),
        url=one.url,
        verdict=Verdict.UNKNOWN,
        standing=Standing.ATTRIBUTED,
        proof=wording.GIVEN
        if tie is None
        else wording.attributed(tie, catalogue, is_holder=seen.is_holder, is_discreet=False),
        level=one.level,
        declared=one.declared,
        reason=Reason.LOGIN_WALL,
        evidence=tuple(each for naming in named for each in seen.proof_of(naming)),
    )


def _standing(
    one: SeenAccount, tie: Tie | None, seen: Accounts, catalogue: Catalogue
) -> tuple[Standing, Message, tuple[Evidence, ...]]:
    """Whose it is, why, and where that can be checked."""
    network = catalogue.get(one.handle.network)
    own = () if one.exchange is None else (evidence(one.exchange),)
    match one.sighting.verdict:
        case Verdict.CLAIMED if tie is not None:
            return Standing.ATTRIBUTED, _why(one, tie, seen, catalogue), _proofs(one, tie, seen)
        case Verdict.UNKNOWN if tie is not None and seen.is_walled(one.handle):
            return Standing.ATTRIBUTED, _why(one, tie, seen, catalogue), _proofs(one, tie, seen)
        case Verdict.CLAIMED:
            return _unproved(one, seen, catalogue)
        case Verdict.AVAILABLE:
            standing = Standing.FREE
        case Verdict.INVALID:
            standing = Standing.INVALID
        case Verdict.UNKNOWN:
            standing = Standing.UNKNOWN
    note = wording.not_attributed(one, network, is_declared=one.handle in seen.given)
    return standing, note, (*own, *_trials(one, seen))


def _unproved(one: SeenAccount, seen: Accounts, catalogue: Catalogue) -> tuple[Standing, Message, tuple[Evidence, ...]]:
    """Of an account that exists and is not taken for the candidate's."""
    network = catalogue.get(one.handle.network)
    own = () if one.exchange is None else (evidence(one.exchange),)
    elsewhere = contradiction(seen.words, one.handle)
    if elsewhere is not None:
        return Standing.OTHER, wording.other(elsewhere, network, catalogue), (*own, *seen.proof_of(elsewhere))
    if (doubt := seen.doubt(one.handle)) is not None:
        named = () if doubt.by is None else seen.proof_of(doubt.by)
        return Standing.POSSIBLE, wording.doubted(doubt, catalogue), (*own, *named)
    return Standing.POSSIBLE, wording.possible(one, network, is_alike=one.handle in seen.alike), own


def _card(one: SeenAccount, network: Network) -> Card | None:
    """What an account says of its holder; nothing where they ask for discretion."""
    fields = None if one.exchange is None or one.sighting.opt_out else network.fields(one.exchange)
    if fields is None:
        return None
    return Card(
        name=fields.name or "",
        bio=fields.bio,
        links=fields.links,
        avatar=fields.avatar or "",
        created=fields.created or "",
        counters=fields.counters,
    )


def _why(one: SeenAccount, tie: Tie, seen: Accounts, catalogue: Catalogue) -> Message:
    return wording.attributed(tie, catalogue, is_holder=seen.is_holder, is_discreet=one.sighting.opt_out)


def _proofs(one: SeenAccount, tie: Tie, seen: Accounts) -> tuple[Evidence, ...]:
    """The account, and both ends of what ties it."""
    found = [] if one.exchange is None else [evidence(one.exchange)]
    shown = [*found, *(each for naming in _ends(tie) for each in seen.proof_of(naming))]
    named = {each.exchange for each in shown if each.where}
    return tuple(each for each in dict.fromkeys(shown) if each.where or each.exchange not in named)


def _ends(tie: Tie | None) -> tuple[Naming, ...]:
    """Both ends of what ties a place."""
    return () if tie is None else tuple(one for one in (tie.back, tie.there) if one is not None)


def _trials(one: SeenAccount, seen: Accounts) -> tuple[Evidence, ...]:
    """The control questions, for a verdict that rests on them."""
    if one.sighting.verdict is Verdict.AVAILABLE:
        return tuple(evidence(each.exchange) for each in seen.controls_of(one.handle) if each.outcome is Outcome.HELD)
    if one.sighting.reason is Reason.CONTROL_FAILED:
        failed = (each for each in seen.controls_of(one.handle) if each.outcome is Outcome.FAILED)
        return tuple(evidence(each.exchange) for each in failed)
    return ()


def _level(one: SeenAccount, standing: Standing, tie: Tie | None, seen: Accounts) -> Level | None:
    match standing:
        case Standing.ATTRIBUTED:
            return None if tie is None else tie.level
        case Standing.POSSIBLE:
            return Level.D if one.handle in seen.alike else None
        case _:
            return None


def _sources(seen: Accounts, catalogue: Catalogue) -> Iterator[Source]:
    """One for each host: several pages of one site are one source."""
    hosts: dict[str, list[OwnedSite]] = {}
    for one in seen.sites:
        hosts.setdefault(host_of(one.place.url), []).append(one)
    for pages in hosts.values():
        best = min(pages, key=lambda one: one.level)
        sure = any(one.attribution is Attribution.CONFIRMED for one in pages)
        attribution = Attribution.CONFIRMED if sure else Attribution.LIKELY
        proofs = [evidence(one.exchange, where="title", excerpt=one.title) for one in pages]
        tie = seen.tie(best.place)
        why = None if tie is None else wording.page_attributed(tie, catalogue, is_holder=seen.is_holder)
        proofs += [each for naming in _ends(tie) for each in seen.proof_of(naming)]
        yield Source(pages[0].url, pages[0].title, attribution, tuple(dict.fromkeys(proofs)), best.level, why)


def _marks(seen: Accounts, catalogue: Catalogue) -> Iterator[Detail]:
    """Marks of Keyoxide and Keybase on attributed accounts."""
    discreet = {one.handle for one in seen.seen if one.sighting.opt_out}
    for one in seen.owned:
        network = catalogue.get(one.handle.network)
        fields = None if one.handle in discreet else network.fields(one.exchange)
        for label, said, mark in marks(fields) if fields is not None else ():
            yield Detail(wording.called(one.handle, catalogue), label, said, (evidence(one.exchange, excerpt=mark),))


def _unseen(seen: Accounts) -> Iterator[Unseen]:
    for page in seen.unanswered:
        reason = page.reason or Reason.NETWORK_ERROR
        yield Unseen(msg("Page {url}", url=page.url), reason, wording.unanswered(reason), page.url)
    for one in seen.walled:
        note = msg("{network} shows nothing without a login; open it by hand.", network=one.title)
        what = msg("{network} account {handle}", network=one.title, handle=one.handle.name)
        yield Unseen(what, Reason.LOGIN_WALL, note, one.url)


accounts: Check[Accounts] = AccountsCheck()

"""The whole audit, in the order in which it happens."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from footprint.case import Case, ObservationCycleError, Silence
from footprint.compose import compose
from footprint.errors import FootprintError, where_broken
from footprint.exhibit import Hint
from footprint.finding import Finding, Inconclusive, Reason
from footprint.message import msg
from footprint.profile import Scope
from footprint.web.exchange import Failure, FailureKind, Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint.case import Conditions, Progress
    from footprint.catalogue import Catalogue
    from footprint.check import Check
    from footprint.dossier import Dossier
    from footprint.exhibit import Exhibit
    from footprint.profile import Profile
    from footprint.rubric import Rubric
    from footprint.search import Engine
    from footprint.subject import Subject
    from footprint.web import Exchange, Json, Lookup, Reader, Request, Web

_log = logging.getLogger(__name__)


async def audit(
    subject: Subject,
    checks: Sequence[Check[Any]],
    *,
    conditions: Conditions,
    catalogue: Catalogue,
    rubric: Rubric,
    web: Web,
    engines: Sequence[Engine] = (),
    progress: Progress | None = None,
    scope: Scope = Scope.WHOLE,
    dossier: Dossier | None = None,
) -> Profile:
    """Look, decide, score: the profile of one person.

    Never raises for what a site or a check does: a check that breaks becomes inconclusive findings with the reason.

    Args:
        subject: who is asked about.
        checks: what is looked at; each speaks to indicators of its own.
        conditions: date, seed and settings that matter.
        catalogue: the networks.
        rubric: what counts.
        web: the outside, live or archived.
        engines: the search engines that the conditions choose.
        progress: told how far it is.
        scope: what was looked at: it decides what the profile claims to be.
        dossier: what people said of it since, where it is judged anew.
    """
    watched = _Watched(web)
    case = Case(subject, conditions, catalogue, rubric, watched, tuple(engines), progress or Silence())
    seen = await asyncio.gather(*(_observe(case, check) for check in checks))
    said = [*watched.hints()]
    said += [one for check, observed in zip(checks, seen, strict=True) for one in _judge(case, check, observed)]
    return compose(case, said, complete=not watched.was_cut_short, scope=scope, dossier=dossier)


class _Broken:
    """A check that raised, and where."""

    def __init__(self, error: Exception) -> None:
        _log.debug("a check broke", exc_info=error)
        cause = _cause(error)
        self.why = str(cause) if isinstance(cause, ObservationCycleError | FootprintError) else where_broken(cause)


def _cause(error: Exception) -> Exception:
    """The first thing that went wrong: a task group wraps it."""
    match error:
        case ExceptionGroup(exceptions=[Exception() as first, *_]):
            return _cause(first)
        case _:
            return error


async def _observe(case: Case, check: Check[Any]) -> object:
    try:
        observed: object = await case.observation(check)
    except Exception as error:  # noqa: BLE001 (a check is not the core's own code: it may raise anything)
        observed = _Broken(error)
    case.progress.step(check.about.id, 1, 1, "")
    return observed


def _judge(case: Case, check: Check[Any], observed: object) -> Iterable[Finding | Exhibit]:
    if isinstance(observed, _Broken):
        return _inconclusive(check, observed)
    try:
        return tuple(check.judge(observed, case))
    except Exception as error:  # noqa: BLE001 (see _observe)
        return _inconclusive(check, _Broken(error))


def _inconclusive(check: Check[Any], broken: _Broken) -> Iterable[Finding | Exhibit]:
    sentence = msg("The check “{check}” broke off: {reason}", check=check.about.id, reason=broken.why)
    for indicator in check.about.indicators:
        yield Finding(indicator, Inconclusive(Reason.BROKEN), sentence)
    yield Hint(sentence)


class _Watched:
    """A Web that notes how the run fared as a whole.

    Attributes:
        was_cut_short: its time was up, or the operator stopped it.
    """

    def __init__(self, web: Web) -> None:
        self._web = web
        self.was_cut_short = False
        self._asked = self._answered = 0

    def hints(self) -> Iterable[Finding | Exhibit]:
        """Advice for a run in which no site was reached: it says something of this machine, not of anyone."""
        if self._asked and not self._answered and not self.was_cut_short:
            yield Hint(
                msg("Not one site could be reached. Check this machine's connection, and its proxy if it has one.")
            )

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        exchange = await self._web.get(request, reader=reader)
        if request.purpose is not Purpose.LEAD:  # leaves no trace in a recording, so it may leave none here
            self._note(exchange.outcome)
        return exchange

    async def lookup(self, name: str, kind: str) -> Lookup:
        lookup = await self._web.lookup(name, kind)
        self._note(lookup.answer)
        return lookup

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        self._web.keep(exchanges)

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        self._web.keep_part(exchange, private)

    def recall(self, topic: str) -> Exchange | None:
        return self._web.recall(topic)

    def remember(self, topic: str, exchange: Exchange) -> None:
        self._web.remember(topic, exchange)

    def _note(self, outcome: object) -> None:
        self._asked += 1
        self._answered += not isinstance(outcome, Failure)
        match outcome:
            case Failure(FailureKind.DEADLINE | FailureKind.INTERRUPTED):
                self.was_cut_short = True
            case _:
                pass

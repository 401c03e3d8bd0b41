"""From the measures of several channels to one status: the best channel counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from footprint.finding import Absent, Inconclusive, Reason, Scored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from footprint.finding import Status
    from footprint_checks.publication.observation import Publication
    from footprint_checks.publication.tally import Measure

T = TypeVar("T")


def conclude(
    seen: Publication,
    measures: Sequence[tuple[T, Measure]],
    *,
    limit: float,
    inside: float | None = None,
    better: Callable[[Iterable[float]], float] = max,
    nothing: float | None = 0.0,
    reason: Reason = Reason.PARTIAL,
) -> tuple[Status, tuple[T, float] | None]:
    """What is known, and the channel that it is known from, with its measure.

    Args:
        seen: where the channels were found, and what was not seen.
        measures: the channels and what each measures.
        limit: the best measure there can be, for what was not seen.
        inside: the best one inside a network; `limit` when None.
        better: picks the better of several measures.
        nothing: the measure of a channel that shows nothing; None where no measure says that.
        reason: why nothing is concluded, where channels were seen.
    """
    if not seen.is_tied:
        return Inconclusive(Reason.NOT_ATTRIBUTED), None
    hidden = [one for one in seen.outlets if one.looked.reason is not None]
    bests = [one.best for _, one in measures if one.best is not None]
    bests += [limit if one.is_own or inside is None else inside for one in hidden]
    bests += [limit] if seen.is_partial else []
    known = [(read, one.value, one.worst) for read, one in measures if one.value is not None]
    if known:
        value = better(one for _, one, _ in known)
        worst = better(one for _, _, one in known if one is not None)
        read = next(read for read, one, _ in known if one == value)
        best = better((value, *bests))
        if worst == best:
            return Scored(value), (read, value)
        if value != nothing:
            return Scored(value, worst, best), (read, value)
    if not bests:
        return Absent(), None
    why = hidden[0].looked.reason if hidden and not measures else None
    return Inconclusive(why or reason, nothing, better(bests)), None

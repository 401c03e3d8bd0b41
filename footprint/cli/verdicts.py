"""Verdicts on names as they come: a JSON object a line for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from footprint.asking import Outcome, Trial
from footprint.cli.output import emit
from footprint.exhibit import Verdict
from footprint.finding import evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.asking import Answers, Control, SeenAccount
    from footprint.catalogue import Network
    from footprint.web import Exchange, Json


class JsonLines:
    """Prints one object a name at once."""

    def told(self, network: Network, answers: Answers) -> None:
        """A network answered.

        Raises:
            OutputError: stdout takes no more.
        """
        lines = [json.dumps(_row(network, one, answers.controls), ensure_ascii=False) for one in answers.seen]
        if lines:
            emit("\n".join(lines))


def _row(network: Network, seen: SeenAccount, controls: Iterable[Control]) -> dict[str, Json]:
    handle = seen.handle.name if seen.handle.instance is None else f"{seen.handle.name}@{seen.handle.instance}"
    return {
        "network": network.id,
        "name": network.name,
        "handle": handle,
        "url": seen.url,
        "verdict": seen.sighting.verdict.value,
        "reason": None if seen.sighting.reason is None else seen.sighting.reason.value,
        "blocker": seen.sighting.blocker,
        "evidence": [_proof(one) for one in _exchanges(seen, controls)],
    }


def _exchanges(seen: SeenAccount, controls: Iterable[Control]) -> tuple[Exchange, ...]:
    """The answer, and the control questions that the verdict rests on."""
    own = () if seen.exchange is None else (seen.exchange,)
    wanted = {Verdict.CLAIMED: Trial.NOBODY, Verdict.AVAILABLE: Trial.KNOWN}.get(seen.sighting.verdict)
    here = (one for one in controls if one.instance == seen.handle.instance)
    backed = (one.exchange for one in here if one.trial is wanted and one.outcome is Outcome.HELD)
    return (*own, *backed)


def _proof(exchange: Exchange) -> Json:
    proof = evidence(exchange)
    return {
        "exchange": proof.exchange,
        "url": proof.url,
        "time": proof.time.isoformat(),
        "outcome": proof.outcome,
        "sha256": proof.sha256,
    }

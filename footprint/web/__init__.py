"""The only room that touches the network.

`Web` is what checks are given. `LiveWeb` asks the world; `ArchivedWeb` answers from a recording. What a site does
to us is data: `get` never raises for it, it returns an `Exchange` whose outcome is a `Response` or a `Failure`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from footprint.web.exchange import (
    Credential,
    Exchange,
    Failure,
    FailureKind,
    Json,
    Limits,
    Lookup,
    Outcome,
    Purpose,
    Reader,
    Reading,
    Request,
    Response,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Credential",
    "Earlier",
    "Exchange",
    "Failure",
    "FailureKind",
    "Json",
    "Limits",
    "Lookup",
    "Outcome",
    "Purpose",
    "Reader",
    "Reading",
    "Recorder",
    "Request",
    "Response",
    "Web",
]


class Web(Protocol):
    """What a check may ask of the outside."""

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        """Ask once; equal requests of one run share one exchange.

        Args:
            request: what to ask.
            reader: for a response about somebody who may be a stranger: a pure function that says what is kept.
                The exchange returned then has an empty body and a `reading`, in the first run as in a replay. In a
                replay of a response that was kept reduced, `reading.private` is None: judging must come out the
                same.

        Never raises for what the site does.
        """
        ...

    async def lookup(self, name: str, kind: str) -> Lookup:
        """Ask the DNS for the records of one type."""
        ...

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """Say that these belong to the candidate: a recording may hold them whole, private part included."""
        ...

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        """Say that of an exchange with a reading only this much of its private part may be held.

        In a replay it is all that its private part says; so what was decided from the rest must follow from this.
        """
        ...

    def recall(self, topic: str) -> Exchange | None:
        """What an earlier run learnt under this topic, and remembered; None when nothing, or too long ago."""
        ...

    def remember(self, topic: str, exchange: Exchange) -> None:
        """Keep for later runs what was asked for nobody's sake, through a reader; see `footprint.web.memory`."""
        ...


class Earlier(Protocol):
    """What attempts at this very run saw before they were cut off; see `footprint.web.archive.EarlierAttempts`.

    Nobody is asked again for what it knows.
    """

    def exchange(self, request: Request) -> Exchange | None:
        """What came of this question, whole: a response with its body, or what the site did instead."""
        ...

    def lookup(self, name: str, kind: str) -> Lookup | None:
        """What the DNS answered."""
        ...

    def recall(self, topic: str) -> Exchange | None:
        """What was recalled under this topic."""
        ...


class Recorder(Protocol):
    """Told of everything a live run used; see `footprint.web.archive`."""

    def exchange(self, exchange: Exchange, whole: Response | None) -> None:
        """An exchange is finished; `whole` is the response before its reader, None when it had no reader."""
        ...

    def recalled(self, topic: str, exchange: Exchange) -> None:
        """An exchange of an earlier run was used."""
        ...

    def lookup(self, lookup: Lookup) -> None:
        """A DNS question was answered."""
        ...

    def keep(self, keys: Iterable[str]) -> None:
        """The exchanges of these keys belong to the candidate and may be written whole."""
        ...

    def keep_part(self, exchange: Exchange) -> None:
        """This exchange may be written as it is: without its body, with what its reading holds."""
        ...

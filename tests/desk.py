"""A desk for the tests of the local page: real settings and a real store, and audits under way that stand still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from footprint.serve.desk import Desk
from footprint.serve.jobs import Jobs
from footprint.serve.security import Door

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping
    from pathlib import Path

    from footprint.message import Message
    from footprint.runs.order import Order
    from footprint.serve.jobs import Underway


class StillJobs(Jobs):
    """Audits under way, as a test says they are.

    Attributes:
        ordered: what was submitted.
        told: what was asked of them: the word, and the id.
        beside: what went wrong beside them, by id.
    """

    def __init__(self, underway: Iterable[Underway] = ()) -> None:  # it carries nothing out, and needs nothing for it
        self._underway = {one.id: one for one in underway}
        self.ordered: list[Order] = []
        self.told: list[tuple[str, str]] = []
        self.beside: dict[str, tuple[Message, ...]] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return

    async def submit(self, order: Order, given: bytes | None = None) -> str:
        self.ordered.append(order)
        return "k7f3q2"

    def underway(self) -> tuple[Underway, ...]:
        return tuple(self._underway.values())

    def get(self, id: str) -> Underway | None:  # noqa: A002 (its name)
        return self._underway.get(id)

    def remarks(self, id: str) -> tuple[Message, ...]:  # noqa: A002 (its name)
        return self.beside.get(id, ())

    async def watch(self, id: str) -> AsyncIterator[Underway | None]:  # noqa: A002 (its name)
        yield self._underway.get(id)
        yield None

    async def stop(self, id: str) -> None:  # noqa: A002 (its name)
        self.told.append(("stop", id))

    async def retry(self, id: str) -> None:  # noqa: A002 (its name)
        self.told.append(("retry", id))

    async def discard(self, id: str) -> None:  # noqa: A002 (its name)
        self.told.append(("discard", id))


def desk(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    token: str = "",
    underway: Iterable[Underway] = (),
    jobs: StillJobs | None = None,
    environ: Mapping[str, str] | None = None,
    config: Path | None = None,
) -> Desk:
    """A desk of the demo world that keeps what it keeps in a folder."""
    jobs = jobs or StillJobs(underway)
    return Desk(
        door=Door(host, token), jobs=jobs, environ=environ or {}, language="en", flags={"data_folder": folder},
        is_demo=True, config=config,
    )  # fmt: skip

"""Puts the blogs of the corpus before footprint's own check, in process."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from blogs.loading import Refused
from blogs.moments import NOW
from footprint.case import Case, Conditions
from footprint.catalogue import load_catalogue
from footprint.exhibit import Figures, Timeline
from footprint.parse import parse_subject
from footprint.rubric import load_rubric
from footprint.web import Failure, FailureKind, Response
from footprint_checks.publication import publication
from small_web import SmallWeb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogs.loading import Blog
    from footprint.catalogue import Catalogue
    from footprint.rubric import Rubric
    from footprint.web import Outcome, Request


class Hosts(SmallWeb):
    """Answers as the hosts of one blog do; every other name does not exist."""

    def __init__(self, blog: Blog) -> None:
        super().__init__()
        self._blog = blog

    def _answer(self, request: Request) -> Outcome:
        said = self._blog.answer(request.url) if request.follow else self._blog.hop(request.url)
        if isinstance(said, Refused):
            return Failure(FailureKind(said.kind))
        digest = hashlib.sha256(said.body).hexdigest()
        body = said.body if not request.window else said.body[: request.window]
        return Response(
            said.status, said.url, said.headers, body, digest, len(said.body), said.hops, is_cut=body != said.body
        )


@dataclass(frozen=True)
class Seen:
    """What footprint says of a blog.

    Attributes:
        feed: the main one, or None.
        kind: its form.
        requests: questions until it was found.
        figures: of its posts, by name; None where nothing is said.
        timelines: how many feeds it speaks of.
        asked: questions in all.
    """

    feed: str | None
    kind: str
    requests: int
    figures: Mapping[str, Any] | None
    timelines: int
    asked: int


async def see(blog: Blog) -> Seen:
    """Look at a blog as `footprint blog URL` does, and judge what was seen."""
    web = Hosts(blog)
    catalogue, rubric = _stock()
    subject = parse_subject((blog.url,), directory=catalogue)
    case = Case(subject, Conditions(NOW, 7, only_given=True), catalogue, rubric, web)
    seen = await case.observation(publication)
    channels = [(outlet.looked, channel) for outlet in seen.outlets for channel in outlet.looked.channels]
    lines = [one for one in publication.judge(seen, case) if isinstance(one, Timeline)]
    if not channels and lines:
        return Seen(lines[0].feed, lines[0].kind, lines[0].requests, None, len(lines), len(web.asked))
    if not channels:
        return Seen(None, "", len(web.asked), None, len(lines), len(web.asked))
    looked, channel = channels[0]
    line = next((one for one in lines if one.feed == channel.url), None)
    asked = [one.key for one in looked.asked]
    until = asked.index(channel.pages[0].exchange.key) + 1 if channel.pages[0].exchange.key in asked else len(asked)
    if line is None:
        return Seen(channel.url, channel.pages[0].feed.kind, until, None, len(lines), len(web.asked))
    shown = {one.name: getattr(line.figures, one.name) for one in fields(Figures)}
    said = None if line.figures == Figures() else shown
    kind, requests = line.kind or channel.pages[0].feed.kind, line.requests or until
    return Seen(channel.url, kind, requests, said, len(lines), len(web.asked))


def see_all(blogs: Mapping[str, Blog]) -> dict[str, Seen]:
    """Look at every blog, one after the other."""
    return {name: asyncio.run(see(blog)) for name, blog in blogs.items()}


def wrong(blog: Blog, seen: Seen) -> list[str]:
    """The figures that are not what they should be, in words; empty when all is well."""
    if seen.figures is None:
        return ["no figures"] if blog.feeds and blog.figures else []
    if not blog.feeds:
        return [f"figures of {seen.feed} where there are none to tell"]
    figures = seen.figures
    expected = {**blog.figures, **(dict[str, Any]() if figures["window_truncated"] else blog.if_whole)}
    return [
        f"{name} is {figures[name]!r}, not {wanted!r}"
        for name, wanted in expected.items()
        if not _agrees(figures[name], wanted)
    ]


def _agrees(found: Any, wanted: Any) -> bool:  # noqa: ANN401 (values of a data file)
    if wanted == "none":
        return found is None
    if type(wanted) is list:
        ends = cast("list[float]", wanted)  # a data file's value, seen to be a list
        return found is not None and bool(ends[0] <= found <= ends[1])
    if isinstance(wanted, float) and isinstance(found, int | float):
        return abs(found - wanted) <= _HUNDREDTH
    return bool(found == wanted)


_HUNDREDTH = 0.01


@cache
def _stock() -> tuple[Catalogue, Rubric]:
    return load_catalogue(), load_rubric()

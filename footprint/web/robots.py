"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from protego import Protego

from footprint.web.exchange import Failure, Response

if TYPE_CHECKING:
    from footprint.web.exchange import Outcome
    from footprint.web.target import Origin

PATH = "/robots.txt"
_PARSED_BYTES = 512 * 1024
"""RFC 9309, 2.5: at least 500 KiB are parsed; what follows is ignored."""
_SERVER_ERROR = 500
_REMEMBERED_BYTES = 4 * 1024 * 1024


class Rules(Protocol):
    """What one origin allows."""

    def allow(self, url: str) -> bool:
        """Whether this page may be read."""
        ...


def rules(outcome: Outcome, *, robot: str) -> Rules:
    """Read the outcome of asking for a robots.txt.

    A status of 500 and above closes the whole site, any other error status opens it (RFC 9309, 2.3.1.3 and 2.3.1.4).
    Where no answer came at all the RFC assumes a closed site; here the page's own request goes out instead: it meets
    the same obstacle, and its failure names it (a refused connection, a bad certificate) where "robots" would hide it.

    Args:
        outcome: of the request for it, redirects followed.
        robot: our product token, without version.
    """
    match outcome:
        case Failure():
            return _Same(is_allowed=True)
        case Response(status=status) if status >= _SERVER_ERROR:
            return _Same(is_allowed=False)
        case Response(status=200, body=body):
            return _Written(body[:_PARSED_BYTES].decode("utf-8-sig", "replace"), robot)
        case _:
            return _Same(is_allowed=True)


class RuleBook:
    """Rules as they were read last, by origin: reading a long file takes longer than asking a site.

    So many bytes of files are remembered at most, those that were asked for last: strangers write them.
    """

    def __init__(self, robot: str) -> None:
        """Begin with nothing.

        Args:
            robot: see the function `rules`.
        """
        self._robot = robot
        self._read: dict[Origin, tuple[Response, Rules]] = {}
        self._size = 0

    def rules(self, origin: Origin, outcome: Outcome) -> Rules:
        """See the function `rules`."""
        response, found = self._read.pop(origin, (None, None))
        self._size -= 0 if response is None else len(response.body)
        if found is None or response is not outcome:
            found = rules(outcome, robot=self._robot)
        if isinstance(outcome, Response) and outcome.body:
            self._read[origin] = (outcome, found)
            self._size += len(outcome.body)
        while self._size > _REMEMBERED_BYTES:
            first = next(iter(self._read))
            self._size -= len(self._read.pop(first)[0].body)
        return found


def rule_book(agent: str) -> RuleBook:
    """For the product that a User-Agent names before its first slash."""
    return RuleBook(agent.partition("/")[0].strip())


class _Same:
    def __init__(self, *, is_allowed: bool) -> None:
        self._is_allowed = is_allowed

    def allow(self, url: str) -> bool:  # noqa: ARG002 (the answer is the same for every page)
        return self._is_allowed


class _Written:
    def __init__(self, text: str, robot: str) -> None:
        self._protego = Protego.parse(text)
        self._robot = robot

    def allow(self, url: str) -> bool:
        return self._protego.can_fetch(url, self._robot)

"""The one question that a network is asked about a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from footprint.web.exchange import Purpose, Request

if TYPE_CHECKING:
    from footprint.catalogue.address import Address
    from footprint.subject import NetworkHandle

WINDOW = 256 * 1024
"""Bytes of an answer that are read unless a network's file says otherwise: what a rule looks for comes early, and a
page that goes on for ever must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, for any name.

    Attributes:
        address: where.
        method: `GET`, or `POST` with a body.
        body: with `{handle}` in it, which is escaped as the body's type asks; empty for `GET`.
        headers: as in `Request`.
        is_page: a page for people, so that robots.txt is honoured.
        is_documented: the network documents this question.
        follow: go where redirects lead; if not, a redirect is the answer.
        window: bytes of the answer that are read.
        self_only: meant for whoever looks for a name of their own, such as a form for signing up.
    """

    address: Address
    method: str = "GET"
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    is_page: bool = False
    is_documented: bool = False
    follow: bool = True
    window: int = WINDOW
    self_only: bool = False

    @property
    def template(self) -> str:
        """The address, with its places for name and server."""
        return self.address.template

    def request(self, handle: NetworkHandle, *, read_as: str = "", is_common: bool = False) -> Request:
        """The question about one name, in its canonical form; `read_as` and `is_common` as in `Request`."""
        return Request(
            self.address.fill(handle),
            Purpose.PAGE if self.is_page else Purpose.API,
            method=self.method,
            headers=self.headers,
            body=self._filled(handle.name),
            follow=self.follow,
            window=self.window,
            read_as=read_as,
            is_common=is_common,
        )

    def _filled(self, name: str) -> bytes:
        if not self.body:
            return b""
        is_json = "json" in dict(self.headers).get("content-type", "json")
        written = json.dumps(name)[1:-1] if is_json else quote_plus(name)
        return self.body.replace("{handle}", written).encode("utf-8", "replace")

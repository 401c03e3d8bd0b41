"""What the search of every wiki of Wikimedia's has in common (mediawiki.org, API:Etiquette and API:Errors)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.exhibit import SearchStatus
from footprint.message import msg
from footprint.search import Hits
from footprint.web.exchange import Purpose, Request
from footprint_checks.search.answer import document, refused, text
from footprint_checks.search.asking import form, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.message import Message
    from footprint.web.exchange import Json, Response

PACE = 6.0
"""Seconds between two searches: ten a minute are allowed to whoever does not say who they are."""
REMEDIES: Mapping[SearchStatus, Message] = {
    SearchStatus.QUOTA: msg(
        "Wait a minute, and say who asks (FOOTPRINT_CONTACT, a page or a mail address): Wikimedia then allows more."
    ),
    SearchStatus.BLOCKED: msg(
        "Say who asks (FOOTPRINT_CONTACT, a page or a mail address): Wikimedia turns away programs that do not."
    ),
}
_LANGUAGE = re.compile("[a-z]{2,3}")


def language_of(locale: str) -> str:
    """The language whose wiki is asked; English where the locale names none."""
    language, _ = place(locale)
    return language if _LANGUAGE.fullmatch(language) else "en"


def ask(host: str, asked: Mapping[str, str]) -> Request:
    """A question to the API of a wiki."""
    return Request(f"https://{host}/w/api.php?{form({**asked, 'format': 'json'})}", Purpose.API, pace=PACE)


def answered(response: Response) -> dict[str, Json] | Hits:
    """The answer, or what it means that there is none; faults are told inside an answer that is fine."""
    if response.status != 200:  # noqa: PLR2004 (HTTP's own number)
        return refused(response.status, has_key=False)  # a User-Agent without a contact may be turned away
    read = document(response)
    error = (read or {}).get("error")
    if read is None or error is not None:
        is_limit = isinstance(error, dict) and text(error, "code") == "ratelimited"
        return Hits(SearchStatus.QUOTA if is_limit else SearchStatus.ERROR)
    return read

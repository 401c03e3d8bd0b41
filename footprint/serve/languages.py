"""In which language a file is made: the visitor's, or another that its address asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.locale import LANGUAGES
from footprint.report import Beside
from footprint.report.page import Link
from footprint.serve.audit_labels import BACK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from footprint.locale import Language, Translator
    from footprint.serve.visiting import Visit

_OURS: Mapping[str, Language] = {one: one for one in LANGUAGES}


def wanted(request: Request, here: Visit) -> Translator:
    """The words of the language in `lang`, else of the visitor's."""
    asked = request.query_params.get("lang", "")
    return here.desk.words(_OURS.get(asked, here.words.language))


def other(words: Translator, back: str, asked: str = "") -> Beside:
    """The same page in the other language, and the way back.

    Args:
        words: this page's.
        back: the page that led to it.
        asked: what its address asks for beside the language, as far as its last `&`.
    """
    language: Language = "en" if words.language == "fr" else "fr"
    return Beside(language, f"?{asked}lang={language}", Link(words.say(BACK), back))


def languages(here: Visit) -> tuple[Language, ...]:
    """All of them, the visitor's own first."""
    return tuple(sorted(LANGUAGES, key=lambda one: one != here.words.language))

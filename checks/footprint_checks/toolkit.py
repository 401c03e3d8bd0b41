"""The families of tools, in words that those who look at accounts and those who judge share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """A family of tools (scoring, D2)."""

    FEED = "feed"
    STRUCTURED = "structured data"
    TAGS = "tags"
    CODE = "code"
    WIKI = "wiki"
    API = "API or automation"
    PLUG_IN = "plug-in"
    MAP = "map"
    NEWSLETTER = "newsletter"
    AUDIO_VIDEO = "audio or video"


ON_NICHES: Mapping[str, tuple[Kind, ...]] = {
    "audio": (Kind.AUDIO_VIDEO,),
    "blog": (Kind.NEWSLETTER,),
    "code": (Kind.CODE, Kind.API, Kind.PLUG_IN),
    "geo": (Kind.MAP,),
    "professional": (Kind.NEWSLETTER, Kind.AUDIO_VIDEO),
    "video": (Kind.AUDIO_VIDEO,),
    "wiki": (Kind.WIKI,),
}
"""What an account that was not seen may show, by the niche of its network; of any other niche nothing."""
EVERY_NICHE = (*ON_NICHES, "bookmarks")
"""Where no account is looked at, each of these may hold something."""

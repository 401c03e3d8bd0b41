"""The families of tools, in words that those who look at accounts and those who judge share."""

from __future__ import annotations

from enum import StrEnum


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

"""The sentences of the tools check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.message import Message, msg, nmsg
from footprint_checks.toolkit import Kind

if TYPE_CHECKING:
    from footprint_checks.tools.observation import Tools

SHOW = msg(
    "Let your pages show the tools that you use: tags on your posts, structured data, a newsletter, a map, a recording."
)
MAKE = msg("Publish something that others can use, such as a template, a data set or a plug-in, under a licence.")

TITLES = {
    Kind.FEED: msg("Feed"),
    Kind.STRUCTURED: msg("Structured data"),
    Kind.TAGS: msg("Tags"),
    Kind.CODE: msg("Code"),
    Kind.WIKI: msg("Wiki"),
    Kind.API: msg("Interfaces and automation"),
    Kind.PLUG_IN: msg("Plug-in"),
    Kind.MAP: msg("Map"),
    Kind.NEWSLETTER: msg("Newsletter"),
    Kind.AUDIO_VIDEO: msg("Sound and film"),
}
SAID = {
    Kind.FEED: msg("a feed of their own carries the posts"),
    Kind.STRUCTURED: msg("pages describe themselves for programs (JSON-LD or microformats)"),
    Kind.TAGS: msg("posts bear tags"),
    Kind.CODE: msg("posts show code, or a repository of their own is linked or fed"),
    Kind.WIKI: msg("a wiki is kept"),
    Kind.API: msg("pages announce an interface, such as Webmention, WebSub or ActivityPub"),
    Kind.PLUG_IN: msg("a plug-in of their own is published"),
    Kind.MAP: msg("a map of their own making is embedded, or one is edited"),
    Kind.NEWSLETTER: msg("readers can subscribe by mail"),
    Kind.AUDIO_VIDEO: msg("recordings of their own are published"),
}


def families(count: int, *, is_open: bool) -> Message:
    """How many families left a trace."""
    if is_open:
        return nmsg(
            "Of ten families of tools, what could be seen shows {n}. Accounts that could not be looked at may show "
            "more.",
            "Of ten families of tools, what could be seen shows {n}. Accounts that could not be looked at may show "
            "more.",
            n=count,
        )
    return nmsg(
        "Of ten families of tools, the pages, posts and accounts show {n}.",
        "Of ten families of tools, the pages, posts and accounts show {n}.",
        n=count,
    )


def artefacts(count: int, *, is_open: bool) -> Message:
    """How many things are offered."""
    if count == 0 and is_open:
        return msg(
            "What could be seen offers nothing made for others to use, such as a template or a data set. Accounts "
            "that could not be looked at may hold some."
        )
    if count == 0:
        return msg("Pages and accounts offer nothing made for others to use, such as a template or a repository.")
    return nmsg(
        "Pages and accounts offer {n} thing made for others to use.",
        "Pages and accounts offer {n} things made for others to use.",
        n=count,
    )


def untied() -> Message:
    """Nothing is known to be the candidate's."""
    return msg("No site was given, and no account could be tied to the candidate.")


def without(seen: Tools) -> Message:
    """Neither a page nor an account was seen."""
    if seen.is_hidden:
        return msg("No page of the candidate's could be seen.")
    return msg("No page of the candidate's own is known, and no account of theirs could be looked at.")


def one_more_family() -> Message:
    """The start of a counterfactual."""
    return msg("with one more family of tools in sight")


def one_more_thing() -> Message:
    """The start of a counterfactual."""
    return msg("with one more thing published for others to use")

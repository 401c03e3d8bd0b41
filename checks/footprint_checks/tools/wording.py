"""The sentences of the tools check."""

from __future__ import annotations

from footprint.message import Message, msg, nmsg
from footprint_checks.tools.families import Kind

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
    Kind.CODE: msg("posts show code, or a page links to a repository of their own"),
    Kind.WIKI: msg("a wiki is kept"),
    Kind.API: msg("pages announce an interface, such as Webmention, WebSub or ActivityPub"),
    Kind.PLUG_IN: msg("a published plug-in is named as their own"),
    Kind.MAP: msg("a map of their own making is embedded"),
    Kind.NEWSLETTER: msg("readers can subscribe by mail"),
    Kind.AUDIO_VIDEO: msg("recordings of their own are published"),
}


def families(count: int) -> Message:
    """How many families left a trace."""
    return nmsg(
        "Of ten families of tools, the pages and posts show {n}. What accounts would show is not counted.",
        "Of ten families of tools, the pages and posts show {n}. What accounts would show is not counted.",
        n=count,
    )


def artefacts(count: int) -> Message:
    """How many things are offered."""
    if count == 0:
        return msg(
            "The pages that were read offer nothing made for others to use, such as a template or a data set. What "
            "accounts hold, such as repositories, is not counted."
        )
    return nmsg(
        "The pages that were read offer {n} thing made for others to use. What accounts hold is not counted.",
        "The pages that were read offer {n} things made for others to use. What accounts hold is not counted.",
        n=count,
    )


def untied() -> Message:
    """Nothing is known to be the candidate's."""
    return msg("No site was given, and no account could be tied to the candidate.")


def without(*, is_hidden: bool) -> Message:
    """Not one page was seen."""
    if is_hidden:
        return msg("No page of the candidate's could be seen.")
    return msg("No page of the candidate's own is known; what accounts would show is not looked at here.")


def one_more_family() -> Message:
    """The start of a counterfactual."""
    return msg("with one more family of tools in sight")


def one_more_thing() -> Message:
    """The start of a counterfactual."""
    return msg("with one more thing published for others to use")

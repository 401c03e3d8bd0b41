"""The sentences about how posts are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Instead
from footprint.message import msg
from footprint_checks.publication.craft import Aspect
from footprint_checks.publication.wording import called

if TYPE_CHECKING:
    from footprint.message import Message
    from footprint_checks.feeds.looking import Channel
    from footprint_checks.publication.craft import Craft

REMEDY = msg(
    "Give each post a title that says what it is about, a link to a source, a heading or a list, a date and your name."
)

_LACKS = {
    Aspect.TITLE: msg(
        "The last {count} posts of “{title}” have {share:percent} of what makes a post well made. Most often missing, "
        "in {lack} of {known}: a title of its own, of 20 to 80 characters."
    ),
    Aspect.LENGTH: msg(
        "The last {count} posts of “{title}” have {share:percent} of what makes a post well made. Most often missing, "
        "in {lack} of {known}: 300 to 3,000 words, or a recording with its description."
    ),
    Aspect.LINKS: msg(
        "The last {count} posts of “{title}” have {share:percent} of what makes a post well made. Most often missing, "
        "in {lack} of {known}: a link to another site."
    ),
    Aspect.STRUCTURE: msg(
        "The last {count} posts of “{title}” have {share:percent} of what makes a post well made. Most often missing, "
        "in {lack} of {known}: a heading, a list, or a picture that is described."
    ),
    Aspect.SIGNED: msg(
        "The last {count} posts of “{title}” have {share:percent} of what makes a post well made. Most often missing, "
        "in {lack} of {known}: a date and a signature."
    ),
}
_WITH = {
    Aspect.TITLE: msg("with a title of its own, of 20 to 80 characters, for each post"),
    Aspect.LENGTH: msg("with 300 to 3,000 words in each post"),
    Aspect.LINKS: msg("with a link to another site in each post"),
    Aspect.STRUCTURE: msg("with a heading, a list or a described picture in each post"),
    Aspect.SIGNED: msg("with each post dated and signed"),
}


def sentence(channel: Channel, seen: Craft, value: float) -> Message:
    """How many of the five things the posts have, and which they lack most often."""
    title, count, lacking = called(channel), len(seen.posts), seen.weakest
    if lacking is None:
        return msg(
            "The last {count} posts of “{title}” have all that was looked for: title, length, links, structure, date "
            "and signature.",
            count=count,
            title=title,
        )
    aspect, had, known = lacking
    return msg(_LACKS[aspect].text, count=count, title=title, share=value, lack=known - had, known=known)


def instead(seen: Craft, value: float) -> Instead | None:
    """Each post with what most of them lack."""
    lacking = seen.weakest
    if lacking is None:
        return None
    aspect, had, known = lacking
    total = sum(one for _, _, one in seen.had)
    return Instead(_WITH[aspect], min(1.0, round(value + (known - had) / total, 4)))

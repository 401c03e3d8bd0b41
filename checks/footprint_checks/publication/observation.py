"""What was seen of a person's publications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.extract.article import Article
    from footprint.finding import Attribution
    from footprint.web import Exchange
    from footprint_checks.feeds.looking import Looked


@dataclass(frozen=True, slots=True)
class PostPage:
    """The page of one post, which was asked for since the feed only sums the post up.

    Attributes:
        url: as the feed names it.
        exchange: see there.
        article: what it shows; None when it shows no post that can be read, for which there are many reasons: it is
            never taken for a post of no substance.
    """

    url: str
    exchange: Exchange
    article: Article | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A place where the candidate may publish, and what was found there.

    Attributes:
        url: page for a person to open.
        looked: see there.
        attribution: how sure it is that it is the candidate's.
        is_own: false for a place inside a network.
        posts: the pages of posts that were asked for, those of the newest.
    """

    url: str
    looked: Looked
    attribution: Attribution
    is_own: bool = True
    posts: tuple[PostPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """Where the candidate may publish.

    Attributes:
        outlets: declared sites first, then attributed ones, then accounts on networks for publishing.
        is_tied: something is known to be the candidate's, so that finding nothing means something.
        is_partial: a place of the candidate's could not be seen; it might name a further outlet.
    """

    outlets: tuple[Outlet, ...]
    is_tied: bool
    is_partial: bool = False

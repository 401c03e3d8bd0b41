"""The exhibits that checks show beside their findings, in the engine's own vocabulary."""

from typing import TypeAlias

from footprint.exhibit.accounts import Account, Activity, Card, Level, Standing, Verdict
from footprint.exhibit.channels import Figures, Mark, Post, PostCraft, Source, Step, Timeline, Trail
from footprint.exhibit.holdings import DomainName, Exposure, Hold
from footprint.exhibit.identity import Conflict, Edge, Lead
from footprint.exhibit.remarks import Detail, Hint, Unseen
from footprint.exhibit.searches import (
    Left,
    Per,
    SearchAim,
    SearchKind,
    SearchPage,
    SearchResult,
    SearchStatus,
    Whose,
)
from footprint.exhibit.traces import Trace, TraceKind

Exhibit: TypeAlias = (
    Account
    | Activity
    | Conflict
    | Detail
    | DomainName
    | Edge
    | Exposure
    | Hint
    | Lead
    | SearchPage
    | Source
    | Timeline
    | Trace
    | Trail
    | Unseen
)

__all__ = [
    "Account",
    "Activity",
    "Card",
    "Conflict",
    "Detail",
    "DomainName",
    "Edge",
    "Exhibit",
    "Exposure",
    "Figures",
    "Hint",
    "Hold",
    "Lead",
    "Left",
    "Level",
    "Mark",
    "Per",
    "Post",
    "PostCraft",
    "SearchAim",
    "SearchKind",
    "SearchPage",
    "SearchResult",
    "SearchStatus",
    "Source",
    "Standing",
    "Step",
    "Timeline",
    "Trace",
    "TraceKind",
    "Trail",
    "Unseen",
    "Verdict",
    "Whose",
]

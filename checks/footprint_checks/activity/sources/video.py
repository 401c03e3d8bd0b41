"""PeerTube and Dailymotion: videos (docs.joinpeertube.org, developers.dailymotion.com)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import MORE, Trail, by_number
from footprint_checks.activity.values import count, document, inside, moment, name, rows, size, tags, text, texts
from footprint_checks.toolkit import Kind as Tool

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_PAGE = 100


def peertube(account: NetworkHandle) -> Start:
    """Videos, newest first; the count of comments holds the author's own."""
    host = account.instance or ""
    url = f"https://{host}/api/v1/accounts/{quote(account.name, safe='')}/videos?count={_PAGE}&sort=-publishedAt"

    def videos(page: int) -> Request:
        return Request(f"{url}&start={(page - 1) * _PAGE}", Purpose.API)

    return (Trail(videos(1), partial(glean_peertube, host), by_number(videos)),)


def glean_peertube(host: str, response: Response) -> Gleaned | None:
    """One page of videos."""
    videos = inside(document(response), "data")
    if not isinstance(videos, list):
        return None
    found = (_on_peertube(place, one, host) for place, one in rows(videos))
    return _gleaned(found, MORE if size(videos) >= _PAGE else "")


def _on_peertube(place: int, one: dict[str, Json], host: str) -> Found | None:
    at, key = moment(one.get("publishedAt")), text(one.get("shortUUID")) or text(one.get("uuid"))
    if at is None:
        return None
    page = f"https://{host}/w/{quote(key, safe='')}" if key else ""
    title, responses = text(one.get("name")), count(one.get("comments"))
    return Found(at, Kind.VIDEO, f"/data/{place}", title, page, responses=responses, id=key)


def dailymotion(account: NetworkHandle) -> Start:
    """Videos, newest first; of comments nothing is told."""
    user = f"https://api.dailymotion.com/user/{quote(account.name, safe='')}"

    def videos(page: int) -> Request:
        return Request(f"{user}/videos?fields=id,title,created_time,tags&limit={_PAGE}&page={page}", Purpose.API)

    return (Trail(videos(1), glean_dailymotion, by_number(videos)),)


def glean_dailymotion(response: Response) -> Gleaned | None:
    """One page of videos."""
    answer = document(response)
    videos = inside(answer, "list")
    if not isinstance(videos, list):
        return None
    found = (_on_dailymotion(place, one) for place, one in rows(videos))
    return _gleaned(found, MORE if videos and inside(answer, "has_more") is True else "")


def _on_dailymotion(place: int, one: dict[str, Json]) -> Found | None:
    at, key = moment(one.get("created_time")), name(one.get("id"))
    if at is None:
        return None
    page = f"https://www.dailymotion.com/video/{quote(key, safe='')}" if key else ""
    hashtags = tags(texts(one.get("tags")))
    return Found(at, Kind.VIDEO, f"/list/{place}", text(one.get("title")), page, hashtags=hashtags, id=key)


def _gleaned(found: Iterable[Found | None], following: str) -> Gleaned:
    videos = tuple(one for one in found if one is not None)
    uses = (Proof(Tool.AUDIO_VIDEO, one.where, one.excerpt, one.url) for one in videos[:1])
    return Gleaned(videos, following, uses=tuple(uses))

"""The posts of an invented blog: what is known of them before any feed is written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, TypeAlias

from blogs.moments import NOW, moment_of, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

Row: TypeAlias = "Mapping[str, Any]"  # a table of a TOML file: taken apart here, never passed on

_STOCK = {
    "fr": "Le matin nous partons vers la ville avec un vieux carnet et quelques crayons pour dessiner les marchands du "
    "quartier puis chacun raconte sa semaine autour du premier repas sans trop regarder sa montre",
    "en": "In the morning we walk to town with an old notebook and some pencils to draw the people of the market then "
    "everyone tells about the week over a first meal without looking at the clock too often",
}
_TITLES = ("Un titre", "A longer title", "Notes de lecture", "Why we write", "Carnet")
POST_KEYS = frozenset({
    "ages", "every", "newest", "count", "posts", "first", "same", "style", "updated", "link", "named", "guid", "words",
    "summary", "says", "counts", "language", "outward", "tags", "fields",
})  # fmt: skip
"""What a feed's table may say of its posts."""
_FIRST_YEAR = 1990
_YEAR_AND_A_DAY = 366


@dataclass(frozen=True)
class Post:
    """One post.

    Attributes:
        number: names its page.
        link: as the feed writes it; empty for none.
        title: as it is meant, before it is escaped.
        moment: when it appeared; None when nobody can tell.
        date: as the feed writes it; empty for none.
        updated: as the feed writes it; empty for none.
        text: its words.
        summary: the words of its summary.
        outward: targets on other domains.
        tags: see there.
        repeats: it is another post once more.
        guid: empty for none.
        fields: whatever else an entry holds, as it is written.
    """

    number: int
    link: str
    title: str
    moment: datetime | None
    date: str
    updated: str
    text: tuple[str, ...]
    summary: tuple[str, ...]
    outward: tuple[str, ...]
    tags: tuple[str, ...]
    repeats: bool
    guid: str
    fields: str

    @property
    def is_dated(self) -> bool:
        """Has it a date that says when?"""
        return self.moment is not None and self.moment.year >= _FIRST_YEAR


def posts_of(spec: Row, origin: str) -> tuple[Post, ...]:
    """The posts that a feed's table tells of, in the feed's order.

    `ages` (days; a text is written as it stands and means nothing), or `count` of them `every` so many days from the
    `newest` on; `posts` holds tables for those that differ. Everything else is a list that goes round, or one value for
    all: `style` of the date, `updated` (an age), `link`, `named` (the title), `guid`, `words` and `summary` (how many),
    `says` and `counts` (a text and how many words it has), `language`, `outward` (links to other domains), `tags`,
    `fields` (further elements as they are written). `{n}` is the post's number, `{origin}` scheme and host.
    """
    ages: list[Any] = list(spec.get("ages", ()))
    if "every" in spec:
        ages += [spec.get("newest", 3) + place * spec["every"] for place in range(spec["count"])]
    first = spec.get("first", 1)
    rows: list[Row] = [{"age": age} for age in ages]
    rows += spec.get("posts", ())
    return tuple(_post(spec, row, place, first + place, origin) for place, row in enumerate(rows))


def _post(spec: Row, row: Row, place: int, number: int, origin: str) -> Post:
    number = row.get("number", number)
    age = row.get("age", "")
    moment = moment_of(age) if isinstance(age, int | float) else None
    style = _of(
        spec, row, "style", place, "iso" if spec.get("form") in {"atom", "json", "sitemap", "wordpress"} else "rfc"
    )
    date = written(moment, style) if moment is not None else str(age)
    later = row.get("updated", spec.get("updated"))
    link = str(_of(spec, row, "link", place, "{origin}/posts/{n}")).format(n=number, origin=origin)
    return Post(
        number=number,
        link=link,
        title=str(_of(spec, row, "named", place, _TITLES[(number - 1) % len(_TITLES)] + " {n}")).format(n=number),
        moment=moment,
        date=row.get("date", date),
        updated=written(moment_of(later), style) if isinstance(later, int | float) else str(later or ""),
        text=_text(spec, row, place, number),
        summary=_said(number, spec.get("summary", 0), _of(spec, row, "language", place, "fr")),
        outward=tuple(f"https://autre{each}.test/{number}" for each in range(_of(spec, row, "outward", place, 0))),
        tags=tuple(row.get("tags", _turn(spec.get("tags", ()), place) or ())),
        repeats=bool(row.get("repeats", False)),
        guid=str(_of(spec, row, "guid", place, "")).format(n=number, origin=origin),
        fields=str(_of(spec, row, "fields", place, "")).format(n=number, origin=origin),
    )


def _of(spec: Row, row: Row, name: str, place: int, default: Any) -> Any:  # noqa: ANN401 (values of a data file)
    if name in row:
        return row[name]
    value: Any = spec.get(name, default)
    return _turn(value, place) if type(value) is list else value


def _turn(values: Any, place: int) -> Any:  # noqa: ANN401 (values of a data file)
    return values[place % len(values)] if values else None


def _text(spec: Row, row: Row, place: int, number: int) -> tuple[str, ...]:
    """A text given with its own count (`says`, `counts`) goes round; else so many plain words."""
    says = str(_of(spec, row, "says", place, ""))
    count, language = _of(spec, row, "words", place, 200), _of(spec, row, "language", place, "fr")
    return tuple(says.split(" ")) if says else _said(0 if spec.get("same") else number, count, language)


def _said(number: int, count: int, language: str) -> tuple[str, ...]:
    """Words without apostrophes, hyphens or numbers: however one counts, they are so many."""
    stock = _STOCK[language].split()
    start = number * 7
    return tuple(
        _named(number, place) if place % 9 == 4 else stock[(start + place * (1 + number % 5)) % len(stock)]
        for place in range(count)
    )


def _named(number: int, place: int) -> str:
    """A word of this post's own, in letters: posts must not look alike."""
    value, name = number * 7919 + place * 31, ""
    while value:
        value, rest = divmod(value, 20)
        name += "bcdfghjklmnpqrstvwxz"[rest] + "aeiou"[rest % 5]
    return name or "mot"


def figures(posts: Iterable[Post], spec: Row) -> dict[str, Any]:
    """What the posts add up to, by the definitions of the issue; only what follows from them alone."""
    kept = [one for one in posts if not one.repeats]
    dated = sorted((one.moment for one in kept if one.is_dated and one.moment is not None), reverse=True)
    past = [one for one in dated if one <= NOW]
    ages = [(NOW - one).total_seconds() / 86400 for one in past]
    gaps = [later - earlier for earlier, later in pairwise(ages)]
    titles = [len(one.title) for one in kept if one.title]
    counts = _counts(kept, spec)
    found: dict[str, Any] = {
        "posts": len(kept),
        "undated": len(kept) - len(dated),
        "future": len(dated) - len(past),
        **{f"last_{days}": sum(age <= days for age in ages) for days in (30, 90, 365)},
        "first_date": min(past).date().isoformat() if past else "",
        "last_date": max(past).date().isoformat() if past else "",
        "days_since_last": int(min(ages)) if past else None,
        "median_gap_days": median(gaps) if gaps else None,
        "longest_gap_days": max(gaps, default=None),
        "title_length_median": median(titles) if titles else None,
        **({"words_median": median(counts)} if counts else {}),
        **({"links_median": median(len(one.outward) for one in kept)} if kept and _shows_links(spec) else {}),
        "tags_distinct": len({tag.casefold() for one in kept for tag in one.tags}),
    }
    if max(ages, default=0) > _YEAR_AND_A_DAY:
        found["window_truncated"] = False
    return found


def _shows_links(spec: Row) -> bool:
    """Does the feed carry posts as they are? Where a summary links to, the post may, too."""
    return spec.get("body", "full") in {"full", "both"}


def _counts(posts: Iterable[Post], spec: Row) -> list[int]:
    """Words of the fullest content that the feed carries; empty where it carries none."""
    match spec.get("body", "full"):
        case "none":
            return []
        case "summary":
            return [len(one.summary) for one in posts]
        case "both":
            return [max(len(one.text), len(one.summary)) for one in posts]
        case _:
            return [spec.get("counts", len(one.text)) for one in posts]

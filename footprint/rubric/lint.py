"""What is wrong with a rubric, all of it at once, for the employer who wrote it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from footprint.criteria import Asked, load_criteria
from footprint.datafile import every_fault
from footprint.errors import RubricError
from footprint.message import Message, Text, msg, nmsg
from footprint.rubric.model import TOTAL, Draft, is_whole, unknown_criteria
from footprint.rubric.reading import Source, is_table, read_source, rubric_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from footprint.datafile import Fault

HEAVIEST = 10
"""Points of the index that one indicator may bring: no single trace decides about a person."""
MOST_ON_DAY_ONE = 5
"""Criteria of day one beyond which nobody who has them all is to be found."""
_HANDLES = "name.handles"
"""The indicator that counts key networks."""


class Gravity(StrEnum):
    """How much a remark weighs."""

    WRONG = "wrong"
    """To be corrected before the rubric is used."""
    WARNING = "warning"
    """May be meant so."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to correct, or to think of."""

    gravity: Gravity
    said: Message


def lint(name: str, *, networks: Mapping[str, bool], measured: Collection[str]) -> tuple[Remark, ...]:
    """Look a rubric through: what is wrong first, then warnings.

    Args:
        name: a shipped rubric's, or the path of a `.toml` file.
        networks: ids of the catalogue's networks, and whether each can show that a name is free.
        measured: ids of the indicators that a check speaks to.

    Raises:
        RubricError: there is no such rubric, or no such file.
    """
    try:
        source = read_source(name)
    except RubricError as error:
        if not Path(name).is_file():
            raise
        return (_wrong(error.message),)
    remarks = [*_of_the_file(source), *_of_the_whole(source, networks, measured)]
    return tuple(sorted(remarks, key=lambda one: one.gravity is not Gravity.WRONG))


def _wrong(said: Message) -> Remark:
    return Remark(Gravity.WRONG, said)


def _warning(said: Message) -> Remark:
    return Remark(Gravity.WARNING, said)


def _of_the_file(source: Source) -> Iterator[Remark]:
    """Results name a rubric by id and version, so no two may have the same."""
    if source.name in rubric_names():
        return
    taken = {*rubric_names(), str(source.below.get("id", ""))}
    own = source.own.get("id")
    if own is None:
        yield _wrong(msg("id is missing: results could not tell this rubric from its base; give it a name of its own"))
    elif own in taken:
        yield _wrong(msg("id: “{id}” is the name of another rubric; give this one a name of its own", id=str(own)))
    if "version" not in source.own:
        yield _wrong(msg("version is missing: give this rubric one of its own, and raise it with every change"))
    if source.base is not None and "title" not in source.own:
        yield _warning(msg("title is missing: reports would call this rubric by the title of its base"))


def _of_the_whole(source: Source, networks: Mapping[str, bool], measured: Collection[str]) -> Iterator[Remark]:
    try:
        draft = Draft.model_validate(source.tables)
    except ValidationError as error:
        yield from _faults(every_fault(error, Draft), source)
        return
    base = _draft(source.below)
    yield from _weights(draft)
    yield from _texts(draft)
    yield from _curves(draft, base)
    yield from _networks(draft, networks)
    yield from _facets(draft, base)
    yield from _day_one(draft)
    yield from _unmeasured(draft, measured)
    if base is not None and _content(draft) == _content(base):
        yield _warning(msg("it changes nothing of its base, “{base}”: use that", base=source.base or ""))


def _faults(faults: Iterable[Fault], source: Source) -> Iterator[Remark]:
    """Keys that break the schema; of a misspelt id what it was perhaps meant to be, instead of all that it lacks."""
    told: set[tuple[str, ...]] = set()
    for one in faults:
        place, near = _misspelt(one, source)
        if near is None:
            yield _wrong(_missing_link(one) or one.said)
        elif place not in told:
            told.add(place)
            yield _wrong(
                msg(
                    "{path}: the base has no “{name}”; did you mean “{near}”?",
                    path=".".join(place),
                    name=place[-1],
                    near=near,
                )
            )


def _misspelt(fault: Fault, source: Source) -> tuple[tuple[str, ...], str | None]:
    """The new dimension, indicator or facet in which something is missing, and the one that it looks like."""
    if not fault.is_missing or source.base is None:
        return (), None
    place: tuple[str, ...]
    match fault.keys:
        case ("dimensions", home, "indicators", name, *_):
            homes = _table(source.below, "dimensions")
            everywhere = [each for one in homes for each in _table(homes, one, "indicators")]
            place = ("dimensions", home, "indicators", name)
        case ("dimensions" | "facets" as kind, name, *_):
            everywhere = list(_table(source.below, kind))
            place = (kind, name)
        case _:
            return (), None
    if place[-1] in everywhere:
        return (), None
    return place, next(iter(get_close_matches(place[-1], everywhere, n=1)), None)


def _table(tables: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:  # what tomllib gives
    """A table in a table; an empty one where there is none."""
    found: object = tables
    for key in keys:
        found = found.get(key) if is_table(found) else None
    return found if is_table(found) else {}


def _missing_link(fault: Fault) -> Message | None:
    if fault.is_missing and fault.keys[-1] == "job_link":
        path = ".".join(fault.keys[:-1])
        return msg("{path}: job_link is missing: nobody may be judged by what the position does not need", path=path)
    return None


def _draft(tables: Mapping[str, Any]) -> Draft | None:  # what tomllib gives
    """The base, where there is one that holds together."""
    if not tables:
        return None
    try:
        return Draft.model_validate(Source("", {}, dict(tables), None, "").tables)
    except ValidationError:
        return None


def _weights(draft: Draft) -> Iterator[Remark]:
    if not is_whole(draft.total):
        yield _wrong(msg("the weights of the dimensions sum to {sum:exact}, not {total}", sum=draft.total, total=TOTAL))
    homes = Counter(name for one in draft.dimensions.values() for name in one.indicators)
    for name, count in homes.items():
        if count > 1:
            yield _wrong(msg("{name} stands in more than one dimension; leave it in one", name=name))
        elif (points := draft.points(name) * TOTAL / draft.total) > HEAVIEST:
            yield _wrong(
                msg(
                    "{name} brings {points:.1f} of 100 points; no indicator may bring more than {most}, for one trace "
                    "must not decide about a person",
                    name=name,
                    points=points,
                    most=HEAVIEST,
                )
            )


def _texts(draft: Draft) -> Iterator[Remark]:
    """Texts that are empty in a language, and what an indicator must say for itself."""
    for place, text in _every_text(draft):
        for language, said in (("en", text.en), ("fr", text.fr)):
            if said.strip():
                continue
            path = f"{place}.{language}"
            if place.endswith("job_link"):
                yield _wrong(msg("{path} is empty: say why the position needs it", path=path))
            else:
                yield _wrong(msg("{path} is empty", path=path))
    for name, rule in draft.indicators.items():
        if rule.basis == "published" and rule.source is None:
            yield _wrong(
                msg(
                    "{name}: its thresholds are called published; say where (source), or call them a convention",
                    name=name,
                )
            )


def _every_text(draft: Draft) -> Iterator[tuple[str, Text]]:
    yield "title", draft.title
    for home, dimension in draft.dimensions.items():
        yield f"{home}.title", dimension.title
        for name, rule in dimension.indicators.items():
            texts = {"title": rule.title, "measures": rule.measures, "source": rule.source, "limits": rule.limits}
            yield from ((f"{name}.{key}", text) for key, text in texts.items() if text is not None)
            yield f"{name}.job_link", rule.job_link
    yield from ((f"facets.{name}.title", one.title) for name, one in draft.facets.items())


def _curves(draft: Draft, base: Draft | None) -> Iterator[Remark]:
    for name, rule in draft.indicators.items():
        if rule.curve.best < 1:
            yield _wrong(
                msg(
                    "{name}: its curve ends at {best:exact}, so that nobody can reach 1; give the best measure a 1",
                    name=name,
                    best=rule.curve.best,
                )
            )
        under = None if base is None else base.indicators.get(name)
        if under is not None and under.curve != rule.curve and rule.published and rule.published == under.published:
            yield _warning(
                msg(
                    "{name}: its curve is no longer that of the published source; call it a convention, or name your "
                    "own source",
                    name=name,
                )
            )


def _networks(draft: Draft, networks: Mapping[str, bool]) -> Iterator[Remark]:
    for key, names in (("key_networks", draft.key_networks), ("named_networks", draft.named_networks)):
        for name in names:
            if name not in networks:
                yield _wrong(_unknown(key, name, networks))
            elif key == "key_networks" and not networks[name]:
                yield _wrong(
                    msg(
                        "key_networks: “{name}” can't show that a name is free, so that missing it proves nothing; "
                        "move it to named_networks",
                        name=name,
                    )
                )
    for name, count in Counter((*draft.key_networks, *draft.named_networks)).items():
        if count > 1:
            yield _wrong(msg("“{name}” stands twice among the networks", name=name))
    handles = draft.indicators.get(_HANDLES)
    held = len(set(draft.key_networks))
    if handles is not None and handles.curve.score(held) < handles.curve.best:
        yield _warning(
            nmsg(
                "{name}: with {n} key network its curve ends at {score:exact}; name more, or lower the full mark",
                "{name}: with {n} key networks its curve ends at {score:exact}; name more, or lower the full mark",
                n=held,
                name=_HANDLES,
                score=round(handles.curve.score(held), 4),
            )
        )


def _facets(draft: Draft, base: Draft | None) -> Iterator[Remark]:
    """A facet may name what a dimension of weight 0 took out of the rubric, and nothing that never was in it."""
    known = {**draft.indicators, **({} if base is None else base.indicators)}
    for facet, rule in draft.facets.items():
        yield from (_wrong(_unknown(f"facets.{facet}", one, known)) for one in rule.indicators if one not in known)
        if not rule.indicators:
            yield _wrong(msg("facets.{name} names no indicator", name=facet))
        for name, count in Counter(rule.indicators).items():
            if count > 1:
                yield _wrong(msg("facets.{facet} names {name} twice", facet=facet, name=name))


def _unknown(key: str, name: str, known: Iterable[str]) -> Message:
    near = next(iter(get_close_matches(name, list(known), n=1)), None)
    if near is None:
        return msg("{key}: “{name}” is not known", key=key, name=name)
    return msg("{key}: “{name}” is not known; did you mean “{near}”?", key=key, name=name, near=near)


def _day_one(draft: Draft) -> Iterator[Remark]:
    for number in unknown_criteria(draft.day_one):
        yield _wrong(
            msg(
                "day_one: there is no criterion {number}; they run from 1 to {last}",
                number=number,
                last=max(load_criteria().by_number),
            )
        )
    for number, count in Counter(draft.day_one).items():
        if count > 1:
            yield _wrong(msg("day_one names criterion {number} twice", number=number))
    known = load_criteria().by_number if draft.day_one else {}
    for number in dict.fromkeys(draft.day_one):
        one = known.get(number)
        if one is not None and (one.nature is None or one.asked_of is not Asked.CANDIDATE):
            yield _warning(
                msg(
                    "day_one: criterion {number} asks nothing of a candidate, so that no question follows",
                    number=number,
                )
            )
    if (many := len(set(draft.day_one))) > MOST_ON_DAY_ONE:
        yield _warning(
            nmsg(
                "day_one asks for {n} criterion.",
                "day_one asks for {n} criteria: with more than {most}, it asks for the rare gem (« la perle rare ») "
                "that the post warns of; keep those that can't be learned in the first months",
                n=many,
                most=MOST_ON_DAY_ONE,
            )
        )


def _unmeasured(draft: Draft, measured: Collection[str]) -> Iterator[Remark]:
    for name in draft.indicators:
        if name in measured:
            continue
        near = next(iter(get_close_matches(name, list(measured), n=1)), None)
        if near is None:
            yield _warning(msg("{name}: no installed check looks at it, so that it is always unknown", name=name))
        else:
            yield _warning(
                msg(
                    "{name}: no installed check looks at it, so that it is always unknown; did you mean “{near}”?",
                    name=name,
                    near=near,
                )
            )


def _content(draft: Draft) -> dict[str, object]:
    """What a rubric says, without what it is called."""
    return draft.model_dump(exclude={"id", "version", "title", "digest"})

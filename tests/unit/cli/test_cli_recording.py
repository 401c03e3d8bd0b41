"""A recording says under what conditions it was made, and is believed only when it does."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from footprint.case import Conditions
from footprint.errors import ArchiveError
from footprint.runs.recording import Run, read_run
from footprint.search import Setting
from footprint.subject import Handle, Mandate, NetworkHandle, Site, Subject

if TYPE_CHECKING:
    from footprint.web import Json

SEARCH = (Setting("brave", has_key=True), Setting("searxng", "https://searx.example", ("brave", "mojeek")))
RUN = Run(
    Subject(
        (Handle("camille"), NetworkHandle("mastodon", "camille", "piaille.fr"), Site("https://camille.example/")),
        "Camille Roy",
        Mandate("recruitment", "editor", "Atelier", "consent", "letter 7", "2026-11-12", self_audit=True),
    ),
    Conditions(datetime(2026, 11, 22, 9, tzinfo=UTC), 7, "fr-CA", SEARCH, "notaire", lookalikes=True),
    "light",
    "a" * 64,
    "b" * 64,
    notice="c" * 64,
)


def broken(*path: str, by: Json) -> Json:
    """The run with one part replaced."""
    whole = RUN.as_json()
    assert isinstance(whole, dict)
    part = whole
    for name in path[:-1]:
        inner = part[name]
        assert isinstance(inner, dict)
        part = inner
    part[path[-1]] = by
    return whole


def test_a_run_is_read_back_as_it_was() -> None:
    assert read_run(RUN.as_json(), "x.warc.gz") == RUN


def test_every_condition_is_recorded() -> None:
    found = RUN.as_json()
    assert isinstance(found, dict)
    conditions = found["conditions"]
    assert isinstance(conditions, dict)

    assert conditions.keys() == asdict(RUN.conditions).keys()


def test_a_recording_of_before_look_alikes_were_asked_for_has_none() -> None:
    conditions = asdict(RUN.conditions)
    del conditions["lookalikes"]
    older = broken("conditions", by={**conditions, "now": RUN.conditions.now.isoformat()})

    assert read_run(older, "x.warc.gz").conditions == replace(RUN.conditions, lookalikes=False)


@pytest.mark.parametrize(
    "found",
    [
        None,
        {},
        broken("identifiers", by=[{"phone": "1"}]),
        broken("identifiers", by="camille"),
        broken("name", by=3),
        broken("mandate", by={"self_audit": "perhaps"}),
        broken("conditions", by={}),
        broken("conditions", "now", by="soon"),
        broken("conditions", "seed", by="7"),
        broken("conditions", "lookalikes", by="yes"),
        broken("rubric", by="full"),
    ],
    ids=[
        "nothing", "empty", "identifier", "identifiers", "name", "mandate", "conditions", "date", "seed",
        "lookalikes", "rubric",
    ],
)  # fmt: skip
def test_anything_else_is_refused(found: Json) -> None:
    with pytest.raises(ArchiveError, match=r"x\.warc\.gz: this version of footprint does not know"):
        read_run(found, "x.warc.gz")


def test_a_recording_of_before_notices_were_made_has_none() -> None:
    found = RUN.as_json()
    assert isinstance(found, dict)

    assert read_run({name: one for name, one in found.items() if name != "notice"}, "x.warc.gz").notice == ""

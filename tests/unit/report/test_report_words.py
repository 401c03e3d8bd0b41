"""One vocabulary: every value has a word, and every word is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from footprint.comparing import Cause, Caveat, Turn
from footprint.exhibit import Hold, Level, SearchAim, SearchStatus, Standing, TraceKind, Verdict, Whose
from footprint.finding import Absent, Excluded, Inconclusive, Informative, Manual, Reason, Scored, Status
from footprint.message import Message
from footprint.profile import Band, ConfidenceWord, Publication
from footprint.report import exhibits, labels, listings, names, tallies, turns, words
from footprint.report import lines as screen
from footprint.web.exchange import FailureKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

REPORT = Path(words.__file__).parent


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param(words.REASONS, Reason, id="reason"),
        pytest.param(words.BANDS, Band, id="band"),
        pytest.param(words.CONFIDENCE, ConfidenceWord, id="confidence"),
        pytest.param(words.PUBLICATIONS, Publication, id="publication"),
        pytest.param(words.VERDICTS, Verdict, id="verdict"),
        pytest.param(words.STANDINGS, Standing, id="standing"),
        pytest.param(words.LEVELS, Level, id="level"),
        pytest.param(words.HOLDS, Hold, id="hold"),
        pytest.param(words.WHOSE, Whose, id="whose"),
        pytest.param(words.WHOSE_SHORT, Whose, id="whose-short"),
        pytest.param(tallies.ONLY, Whose, id="only-result"),
        pytest.param(listings.SHAPES, Whose, id="whose-shape"),
        pytest.param(listings.AIMS, SearchAim, id="aim"),
        pytest.param(words.SEARCHES, SearchStatus, id="search"),
        pytest.param(turns.TURNS, Turn, id="turn"),
        pytest.param(turns.CAUSES, Cause, id="cause"),
        pytest.param(turns.CAVEATS, Caveat, id="caveat"),
        pytest.param(words.TRACES, TraceKind, id="trace"),
        pytest.param(words.FAILURES, FailureKind, id="failure"),
        pytest.param(exhibits.SHAPES, Standing, id="shape"),
        pytest.param(words.REGISTRATIONS, Hold, id="registration"),
        pytest.param(names.HELD_TITLES, Hold, id="exposure"),
        pytest.param(names.DOMAIN_TITLES, Hold, id="domain"),
        pytest.param(dict.fromkeys(names.WATCHED), Hold, id="look-alike"),
    ],
)
def test_every_value_has_a_word(table: Mapping[StrEnum, object], values: Iterable[StrEnum]) -> None:
    assert set(table) == set(values)


def test_every_shape_has_a_mark_in_the_terminal() -> None:
    assert set(screen.MARKS) == set(exhibits.SHAPES.values())
    assert len(set(screen.MARKS.values())) == len(screen.MARKS)


@pytest.mark.parametrize(
    ("known", "said", "why"),
    [
        (Scored(1.0), "observed", None),
        (Absent(), "not evidenced", None),
        (Inconclusive(Reason.BLOCKED), "could not be seen", "the site blocked the question"),
        (Excluded(Reason.DISPUTED), "not counted", "the candidate contests it"),
        (Informative(), "for information", None),
        (Manual(), "to ask in person", None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Status) else "",
)
def test_a_status_is_said_with_its_reason(known: Status, said: str, why: str | None) -> None:
    reason = words.why(known)

    assert str(words.status(known)) == said
    assert (None if reason is None else str(reason)) == why


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("200", "HTTP 200"), ("timeout", "no answer in time"), ("answer", "answered"), ("?", "answered")],
)
def test_an_outcome_is_said_in_words(outcome: str, said: str) -> None:
    assert str(words.outcome(outcome)) == said


@pytest.mark.parametrize(("name", "said"), [("code", "Code and data"), ("home-brewing", "Home brewing")])
def test_a_niche_is_named_even_when_an_imported_catalogue_brings_it(name: str, said: str) -> None:
    assert str(words.niche(name)) == said


def test_every_niche_of_the_catalogue_has_a_name() -> None:
    files = (REPORT.parent / "catalogue" / "networks").glob("*.toml")
    used = {found[1] for file in files for found in re.finditer(r'^niche = "(.*)"$', file.read_text(), re.MULTILINE)}

    assert used <= set(words.NICHES)


def test_no_label_is_left_without_a_use() -> None:
    sources = [*REPORT.glob("*.py"), *REPORT.glob("templates/*.j2")]
    text = "\n".join(file.read_text() for file in sources if file.name != "labels.py")
    names = [name for name, value in vars(labels).items() if isinstance(value, Message | tuple)]

    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []
    assert len(names) > 50

"""What people said of an audit: in the head, beside its indicator, in every format, and harmless."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from footprint.locale import translator
from footprint.profile import Scope
from footprint.report import Format, render
from footprint.report.compose import page
from footprint.report.dossiers import LONGEST, MOST, record
from unit.report.evidence import TAG, unlinked
from unit.report.sample import hostile, published, range_only

if TYPE_CHECKING:
    from footprint.profile import Profile

ENGLISH = translator("en")
PEOPLE = pytest.mark.parametrize("form", [Format.TERMINAL, Format.MD, Format.HTML])


def shown(profile: Profile, form: Format) -> str:
    made = unlinked(render(profile, form, ENGLISH, width=300))
    plain = BeautifulSoup(made, "lxml").get_text(" ") if form is Format.HTML else made.replace("\\", "")
    return " ".join(plain.split())


SAID = [
    "2 findings are disputed and out of the score.",
    "Reviewed by Lou Ferran on Nov 22, 2026, for this purpose: shortlist",
    "k7f3q2",
    "May 22, 2027",
    "ab" * 32,
    "The posts of my old site are missing.",
    "Ruled on Nov 22, 2026 by Lou Ferran: the candidate is right, and the finding stays out of the score.",
    "Ruled on Nov 22, 2026 by Lou Ferran: the finding stands, and counts.",
    "The site moved; its old address was looked at.",
    "I was on leave until the autumn, and *said so* on the site.",
    "This one was in the report that I saw.",
]


@PEOPLE
def test_every_format_says_what_was_said(form: Format) -> None:
    text = shown(range_only(), form)

    assert [one for one in SAID if one not in text] == []


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("form", [Format.TERMINAL, Format.MD, Format.HTML])
def test_a_report_of_a_part_says_it_too(scope: Scope, form: Format) -> None:
    text = shown(replace(range_only(), scope=scope), form)

    assert "2 findings are disputed and out of the score." in text
    assert "k7f3q2" in text


def test_words_stand_beside_their_indicator() -> None:
    soup = BeautifulSoup(render(range_only(), Format.HTML, ENGLISH), "lxml")
    beside = {name: soup.find("details", id=name) for name in ("pub.cadence", "pub.fresh")}

    assert beside["pub.cadence"] is not None
    assert "The posts of my old site are missing." in beside["pub.cadence"].get_text()
    assert beside["pub.fresh"] is not None
    assert "I was on leave until the autumn, and *said so* on the site." in beside["pub.fresh"].get_text()


def test_until_a_person_has_looked_the_report_says_so() -> None:
    notices = page(published(), ENGLISH).notices

    assert "No person has reviewed this report." in notices
    assert not any("disputed" in one for one in notices)


def test_what_is_said_is_cut_where_it_is_too_long_and_the_rest_is_counted() -> None:
    found = record(hostile(), ENGLISH)

    assert max(len(one.text) for one in (*found.disputes, *found.notes)) == LONGEST
    assert len(found.notes) == MOST
    assert found.left == "30 more are in the JSON."


@pytest.mark.parametrize("scope", list(Scope))
def test_a_hostile_note_stays_words(scope: Scope) -> None:
    assert TAG not in render(replace(hostile(), scope=scope), Format.HTML, ENGLISH)

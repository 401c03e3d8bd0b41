"""Accounts in every report: what they say and show, what is not known, and nothing about strangers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from footprint.exhibit import Activity, Card, Lead, Standing
from footprint.locale import translator
from footprint.report import Format, render
from footprint.report.accounts import roster
from unit.report.evidence import BLOG
from unit.report.sample import CARD, published

if TYPE_CHECKING:
    from footprint.profile import Profile
    from footprint.report.roster import Life, Row

WORDS = translator("en")
FORMATS = pytest.mark.parametrize("form", [Format.TERMINAL, Format.MD, Format.HTML])
NOTHING = Activity("github", "GitHub", "code", "camilleroy", "https://github.example/camilleroy")
HELD = [one for one in Standing if one is not Standing.ATTRIBUTED]


def row(profile: Profile, network: str = "GitHub") -> Row:
    return next(one for group in roster(profile, WORDS).groups for one in group.rows if one.network == network)


def life(seen: Activity) -> Life:
    """What the report says of an account on which this was seen."""
    found = row(replace(published(), activities=(seen,))).life
    assert found
    return found


@pytest.mark.parametrize(
    ("seen", "line"),
    [
        pytest.param(NOTHING, "What happens there is not known.", id="nothing"),
        pytest.param(
            replace(NOTHING, last="2026-11-20"),
            "Last sign of life on Nov 20, 2026 · messages a month not known",
            id="only-the-last",
        ),
        pytest.param(
            replace(NOTHING, since="2025-11-22", a_month=0.0, replies=0.0),
            "Last sign of life not known · 0 messages a month · 0% replies to others",
            id="known-to-be-silent",
        ),
        pytest.param(
            replace(NOTHING, last="2026-11-20", a_month=12.44, responses=0.655),
            "Last sign of life on Nov 20, 2026 · 12.4 messages a month · 66% met with a response",
            id="pace-and-responses",
        ),
    ],
)
def test_the_line_says_what_is_known_and_what_is_not(seen: Activity, line: str) -> None:
    assert life(seen).line == line


@pytest.mark.parametrize(
    ("seen", "figure", "said"),
    [
        pytest.param(replace(NOTHING, last="2026-11-20"), "Messages since then", None, id="nothing-covered"),
        pytest.param(replace(NOTHING, messages=3), "Messages since then", "at least 3", id="not-surely-covered"),
        pytest.param(replace(NOTHING, since="2025-11-22"), "Messages since then", "0", id="covered-and-silent"),
        pytest.param(replace(NOTHING, since="2025-11-22"), "Met with a response", None, id="responses-not-told"),
        pytest.param(
            replace(NOTHING, responses=0.0), "Met with a response", "0% of the last messages (20 at most)", id="none"
        ),
    ],
)
def test_a_figure_that_is_not_known_is_named_and_no_zero(seen: Activity, figure: str, said: str | None) -> None:
    facts = {one.name: " · ".join(part.text for part in one.said) for one in life(seen).facts}

    assert facts.get(figure) == said
    assert (figure in facts["Not known"]) is (said is None)


@FORMATS
def test_nothing_that_a_stranger_says_or_does_is_shown(form: Format) -> None:
    whole = published()
    card = Card("Planted name", "Planted bio", ("https://planted.example/",), "https://planted.example/i.png")
    held = tuple(replace(whole.accounts[0], standing=one, card=card) for one in HELD)
    planted = replace(whole.activities[0], hashtags=(("planted", 2),), last="2001-02-03")
    text = render(replace(whole, accounts=held, activities=(planted,)), form, WORDS)

    assert [one for one in ("lanted", "2001") if one in text] == []


@FORMATS
def test_twelve_mentions_are_listed_and_the_others_counted(form: Format) -> None:
    leads = tuple(Lead(f"https://mentioned.example/{place}x", BLOG, "a[href]") for place in range(40))
    text = " ".join(render(replace(published(), leads=leads), form, WORDS, width=400).split())

    assert set(re.findall(r"mentioned\.example/(\d+)x", text)) == {str(place) for place in range(12)}
    assert "and 28 more" in text


def test_the_graph_calls_an_account_by_its_name_and_a_site_by_its_address() -> None:
    ties = [(one.place.text, [each.link.text for each in one.names]) for one in roster(published(), WORDS).ties]

    assert ties == [
        ("camilleroy.example", ["GitHub camilleroy", "Mastodon camille@social.example"]),
        ("GitHub camilleroy", ["camilleroy.example"]),
    ]


def test_what_an_account_says_at_length_is_cut_and_its_links_are_bounded() -> None:
    card = replace(CARD, bio="b" * 2000, links=tuple(f"https://a.example/{place}" for place in range(50)))
    whole = published()
    facts = {one.name: one.said for one in row(replace(whole, accounts=(replace(whole.accounts[0], card=card),))).card}

    assert len(facts["Bio"][0].text) == 500
    assert len(facts["Links"]) == 12


def test_an_account_of_which_nothing_is_told_has_no_card() -> None:
    whole = published()
    blank = replace(whole, accounts=(replace(whole.accounts[0], card=Card()),), activities=())

    assert row(blank).card == ()
    assert row(blank).life is None
    assert "What it says and shows" not in render(blank, Format.HTML, WORDS)


@pytest.mark.parametrize(("count", "folded"), [(12, False), (13, True)])
def test_a_long_list_of_who_names_whom_is_folded(count: int, *, folded: bool) -> None:
    whole = published()
    edges = tuple(replace(whole.edges[0], target=f"{BLOG}{place}", evidence=()) for place in range(count))
    shown = render(replace(whole, accounts=(), activities=(), edges=edges), Format.HTML, WORDS)

    assert ("Show them all" in shown.partition("What names what")[2].partition("</section>")[0]) is folded

"""The candidate's own copy: all of them, none of anybody else, and how to contest each number."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from footprint.dossier import Annotation, Dispute, Dossier, Review, Ruled, Ruling
from footprint.exhibit import Exposure, Hold, Lead, SearchAim, SearchKind, SearchPage, SearchResult, SearchStatus, Whose
from footprint.locale import translator
from footprint.message import msg
from footprint.own_copy import OwnCopy, own_copy
from footprint.report import Format
from footprint.report.handing_over import handed_over
from footprint.rubric import load_rubric
from unit.report.sample import hostile, published, range_only, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from footprint.profile import Profile

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH, FRENCH = translator("en"), translator("fr")
STRANGER = "quidam-inconnu"
DOSSIER = Dossier(
    id="k7f3q2",
    expires=date(2027, 5, 22),
    notice="ab" * 32,
    annotations=(Annotation("pub.fresh", "I was on leave.", AT),),
    disputes=(
        Dispute("pub.cadence", "These posts are not mine.", AT),
        Dispute("pub.craft", "Misread.", AT, Ruled(Ruling.REJECTED, "Lou Ferran", AT, "read again")),
        Dispute("pub.exists", "Two feeds.", AT, Ruled(Ruling.UPHELD, "Lou Ferran", AT, "so it is")),
    ),
    reviews=(Review("Lou Ferran", AT, "shortlist"),),
)


def outline(lines: Iterable[str]) -> list[str]:
    """The kinds of a Markdown text's lines: headings, entries by level, paragraphs."""
    return [one[: len(one) - len(one.lstrip("# -"))] for one in lines]


def markdown(copy: OwnCopy) -> str:
    return handed_over(copy, Format.MD, ENGLISH)


def crowded() -> OwnCopy:
    """A profile into which somebody else found their way wherever one can."""
    whole = published()
    results = (
        SearchResult(1, "carnet.example", Whose.OWN, "https://carnet.example/", "Camille"),
        SearchResult(2, f"{STRANGER}.example", Whose.SOMEONE_ELSE),
        SearchResult(3, f"{STRANGER}.test", Whose.CANNOT_TELL),
    )
    page = SearchPage("Brave", SearchKind.RANK, SearchAim.NAME, "x", "fr-FR", SearchStatus.OK, results, "")
    link = f"https://twitch.example/{STRANGER}"
    held = Exposure("twitch", "Twitch", "camilleroy", Hold.HELD, key=False, priority=1, link=link, note=msg("Held."))
    alike = replace(held, handle=STRANGER, likeness=msg("one letter more"))
    others = tuple(replace(one, url=link, proof=msg("Seen at {url}.", url=link)) for one in withheld().accounts)
    own = tuple(one for one in whole.accounts if one not in withheld().accounts)
    return own_copy(
        replace(
            whole,
            accounts=(*own, *others),
            searches=(page,),
            exposures=(held, alike),
            leads=(Lead(link, "https://carnet.example/", "a"),),
        )
    )


@pytest.mark.parametrize("form", [Format.MD, Format.JSON, Format.HTML, Format.TERMINAL])
def test_nothing_of_a_stranger_is_in_it(form: Format) -> None:
    assert STRANGER not in handed_over(crowded(), form, ENGLISH)


def test_how_many_results_are_not_theirs_is_told() -> None:
    assert "2 results are not yours, or nobody can tell" in markdown(crowded())


def test_every_number_is_in_it_with_its_weight_and_evidence() -> None:
    text = markdown(own_copy(published()))
    known = published().indicators

    assert [one.id for one in known if f": {one.id}" not in text] == []
    assert [each.url for one in known for each in one.evidence if each.sha256 and each.sha256 not in text] == []


def test_the_rubric_explains_measures_and_curves() -> None:
    rubric = load_rubric("full")
    whole = published()
    copy = own_copy(replace(whole, rubric=replace(whole.rubric, digest=rubric.digest)), rubric)
    known = [one for one in copy.numbers if one.indicator.id in rubric.indicators]

    assert known
    assert all(one.measures and one.curve for one in known)
    assert "From the measure to the score: logarithmic" in markdown(copy)


def test_another_rubric_explains_nothing() -> None:
    assert all(one.curve is None for one in own_copy(published(), load_rubric("light")).numbers)


def test_what_was_said_of_a_number_stands_beside_it() -> None:
    text = markdown(own_copy(replace(published(), dossier=DOSSIER)))

    assert "Your note of Nov 23, 2026: I was on leave." in text
    assert "Your dispute of Nov 23, 2026: These posts are not mine." in text


def test_who_looked_and_who_ruled_is_told() -> None:
    text = markdown(own_copy(replace(published(), dossier=DOSSIER)))

    assert "Lou Ferran, 2026-11-23 09:00 UTC: shortlist" in text
    assert "your dispute was rejected" in text
    assert "your dispute was upheld" in text
    assert "No person has reviewed" not in text


def test_where_nobody_looked_that_is_told() -> None:
    assert "No person has reviewed this report." in markdown(own_copy(published()))


def test_it_says_where_to_contest_what_and_until_when_it_is_kept() -> None:
    text = markdown(own_copy(replace(published(), dossier=DOSSIER), contact="rights@agency.example"))

    assert "rights@agency.example" in text
    assert "Name the audit as well: k7f3q2" in text
    assert "kept until May 22, 2027" in text
    assert "ab" * 32 in text


def test_the_json_holds_both_languages_whatever_is_asked() -> None:
    copy = own_copy(replace(published(), dossier=DOSSIER))
    found = json.loads(handed_over(copy, Format.JSON, ENGLISH))

    assert found["audit"] == "k7f3q2"
    assert {"en", "fr"} <= found["numbers"][0]["indicator"]["sentence"].keys()
    assert handed_over(copy, Format.JSON, FRENCH) == handed_over(copy, Format.JSON, ENGLISH)


@pytest.mark.parametrize("make", [published, range_only, withheld, hostile])
def test_both_languages_have_the_same_structure(make: Callable[[], Profile]) -> None:
    copy = own_copy(make())
    english, french = (handed_over(copy, Format.MD, words).splitlines() for words in (ENGLISH, FRENCH))

    assert outline(english) == outline(french)


@pytest.mark.parametrize(
    ("url", "name"),
    [("dns:camille.example:MX", "DNS"), ("https://[camille", "https://[camille"), ("https://a.example/x", "a.example")],
)
def test_who_was_asked_is_told_by_host(url: str, name: str) -> None:
    whole = published()
    (source,) = whole.sources
    asked = replace(source, evidence=tuple(replace(one, exchange="new", url=url) for one in source.evidence))

    assert name in [one.name for one in own_copy(replace(whole, sources=(asked,))).hosts]


def test_every_host_that_answered_is_named_once() -> None:
    hosts = [one.name for one in own_copy(published()).hosts]

    assert hosts
    assert len(hosts) == len(set(hosts))

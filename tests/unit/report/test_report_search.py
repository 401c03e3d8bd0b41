"""How a search finds the candidate: counted honestly, never averaged, and a silence is told as one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from footprint.exhibit import Left, Per, SearchAim, SearchKind, SearchStatus, Trace, TraceKind
from footprint.locale import Language, translator
from footprint.message import msg
from footprint.report import Format, render
from footprint.report.commonmark import proof
from footprint.report.compose import page as composed
from footprint.report.listings import search
from footprint.report.page import Pair
from footprint.report.phrases import by_exchange, proofs
from footprint.report.tallies import allowance, kinship, left_open, told
from footprint.report.traces import traces
from unit.report.evidence import unlinked
from unit.report.sample import published, search_by_hand, search_only
from unit.report.search_pages import NAME, page

if TYPE_CHECKING:
    from footprint.profile import Profile

ENGLISH = translator("en")
PEOPLE = pytest.mark.parametrize("form", [Format.TERMINAL, Format.MD, Format.HTML])
OWN, ABOUT, ELSE, OPEN = "+camilleroy.example", "=gazette.example", "-stade.example", "?annuaire.example"


def shown(profile: Profile, form: Format, language: Language = "en", *, width: int = 100) -> str:
    return unlinked(render(profile, form, translator(language), width=width))


def html(profile: Profile) -> BeautifulSoup:
    return BeautifulSoup(shown(profile, Format.HTML), "lxml")


@pytest.mark.parametrize(
    ("places", "said"),
    [
        pytest.param(
            (OWN,) * 3 + (ABOUT,) * 2 + (ELSE,) * 4 + (OPEN,),
            "Of the first ten, 3 are the candidate's, 2 are about them, 4 are someone else's, 1 can't be told.",
            id="some-of-each",
        ),
        pytest.param((OWN,) * 10, "Of the first ten, all are the candidate's.", id="all-own"),
        pytest.param(
            (ELSE,) * 9 + (OWN,), "Of the first ten, 1 is the candidate's, 9 are someone else's.", id="one-own"
        ),
        pytest.param(
            (ABOUT,) + (OPEN,) * 9,
            "Of the first ten, none is known to be the candidate's, 1 is about them, 9 can't be told.",
            id="about-alone",
        ),
        pytest.param(
            (OPEN,) * 10,
            "Of the first ten, none is known to be the candidate's or about them, 10 can't be told.",
            id="none-known",
        ),
        pytest.param((OWN, ELSE), "There are only 2 results: 1 is the candidate's, 1 is someone else's.", id="two"),
        pytest.param((OPEN,), "There is only one result, and whose it is can't be told.", id="one"),
        pytest.param((OWN,) * 12, "Of the first ten, all are the candidate's.", id="more-than-ten"),
    ],
)
def test_the_first_ten_are_counted_by_whose_they_are(places: tuple[str, ...], said: str) -> None:
    assert told(page("Brave", SearchAim.NAME, *places), ENGLISH) == said


@pytest.mark.parametrize(
    ("kind", "places", "said"),
    [
        pytest.param(SearchKind.COVERAGE, (OWN, ELSE), "Found there, with 1 page of their own.", id="found"),
        pytest.param(SearchKind.COVERAGE, (ABOUT, ABOUT), "Found there, with 2 pages about them.", id="about"),
        pytest.param(
            SearchKind.COVERAGE, (OWN, ABOUT), "Found there, with pages of their own (1) and about them (1).", id="both"
        ),
        pytest.param(SearchKind.COVERAGE, (ELSE,), "Not found there, which says nothing: the index is small.", id="no"),
        pytest.param(SearchKind.ENTITY, (ABOUT,), "1 entry about the candidate.", id="entry"),
        pytest.param(
            SearchKind.ENTITY,
            (ELSE, ELSE, OPEN),
            "2 entries of that name are someone else's. Of 1 entry of that name it can't be told whose it is.",
            id="namesakes",
        ),
        pytest.param(SearchKind.ENTITY, (), "No entry of that name.", id="no-entry"),
    ],
)
def test_small_indexes_and_entries_are_never_told_as_a_rank(
    kind: SearchKind, places: tuple[str, ...], said: str
) -> None:
    one = page("Mwmbl", SearchAim.NAME, *places, status=SearchStatus.OK if places else SearchStatus.EMPTY, kind=kind)

    assert told(one, ENGLISH) == said


@pytest.mark.parametrize("kind", SearchKind)
@pytest.mark.parametrize(
    "status",
    [SearchStatus.BLOCKED, SearchStatus.QUOTA, SearchStatus.AUTH, SearchStatus.ERROR, SearchStatus.DISABLED],
)
def test_a_silence_is_never_told_as_nothing_found(status: SearchStatus, kind: SearchKind) -> None:
    said = told(page("Brave", SearchAim.NAME, status=status, kind=kind), ENGLISH)

    assert "what it would show is not known" in said
    assert not re.search("no result|not found|no entry|none", said, re.IGNORECASE)


def test_an_empty_answer_is_told_as_no_result() -> None:
    assert told(page("Brave", SearchAim.NAME, status=SearchStatus.EMPTY), ENGLISH) == "It answered: no result."


def test_results_whose_pages_were_not_seen_are_counted_apart() -> None:
    one = page("Brave", SearchAim.NAME, OWN, "!forum.example", "!liste.example", OPEN)

    assert left_open(one, ENGLISH) == "The pages of 2 results were not seen; they may be about the candidate."
    assert left_open(page("Brave", SearchAim.NAME, OWN, OPEN), ENGLISH) == ""


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Left(988.0, Per.MONTH), "988 searches left this month"),
        (Left(1.0, Per.DAY), "1 search left today"),
        (Left(2480.0, Per.EVER), "2,480 searches left"),
        (Left(4.2, Per.EVER, is_money=True), "$4.20 left"),
        (Left(0.5, Per.MONTH, is_money=True), "$0.50 left this month"),
        (Left(3.0, Per.DAY, is_money=True), "$3.00 left today"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_may_still_be_asked_is_said_in_its_unit(left: Left, said: str) -> None:
    assert ENGLISH.say(allowance(left)) == said


def test_of_several_answers_the_least_that_is_left_is_shown() -> None:
    assert [(one.name, one.value) for one in search(search_only(), ENGLISH).left] == [
        ("Brave", "988 searches left this month"),
        ("Serper", "$4.20 left"),
    ]


@pytest.mark.parametrize(
    ("engines", "shared"),
    [
        pytest.param(("SearXNG (bing)", "DuckDuckGo"), "Bing", id="bing"),
        pytest.param(("Serper", "SearXNG (startpage)"), "Google", id="google"),
        pytest.param(("Brave", "SearXNG (brave)"), "Brave", id="the-same-twice"),
        pytest.param(("Brave", "Mojeek", "SearXNG (bing)"), "", id="three-indexes"),
        pytest.param(("Brave", "Brave"), "", id="one-engine"),
        pytest.param(("Ebay (own)", "Seznam"), "", id="unknown"),
    ],
)
def test_engines_that_share_an_index_are_said_to(engines: tuple[str, ...], shared: str) -> None:
    said = kinship(engines, ENGLISH)

    assert len(said) == bool(shared)
    assert all(f"that of {shared}" in one for one in said)


def test_an_engine_that_gave_no_answer_is_no_column_and_comes_last() -> None:
    first = search(search_only(), ENGLISH).questions[0]
    assert first.compared is not None

    assert first.compared.engines == ("Brave", "Mojeek", "SearXNG (duckduckgo)", "SearXNG (bing)")
    assert [one.is_silent for one in first.listings] == [False] * 4 + [True] * 5
    assert [row.cells[1].word for row in first.compared.rows] == ["other"] * 3 + ["unclear"] * 3 + [""] * 4


def test_one_engine_has_nothing_beside_it() -> None:
    questions = search(search_only(), ENGLISH).questions

    assert [one.compared is None for one in questions] == [False, True, False]


def test_an_engine_left_alone_after_a_refusal_is_not_one_for_a_person_to_ask() -> None:
    refused = page("SearXNG (yahoo)", SearchAim.NAME, status=SearchStatus.DISABLED)
    left_alone = replace(refused, aim=SearchAim.HANDLE, evidence=())
    found = search(replace(search_only(), searches=(refused, left_alone)), ENGLISH)

    assert found.by_hand == ()
    assert [one.listings[0].is_silent for one in found.questions] == [True, True]


def test_without_an_engine_each_query_has_its_links() -> None:
    links = html(search_by_hand()).select(".by-hand dd")

    assert [[one.get_text() for one in each.find_all("a")] for each in links] == [
        ["Google", "Bing", "DuckDuckGo", "Qwant"]
    ] * 3


@PEOPLE
def test_of_what_is_someone_elses_or_unknown_no_address_or_title_is_shown(form: Format) -> None:
    planted = tuple(
        replace(
            one,
            results=tuple(
                each if each.title else replace(each, url="https://planted.example/x", title="PLANTED")
                for each in one.results
            ),
        )
        for one in search_only().searches
    )
    text = shown(replace(search_only(), searches=planted), form)

    assert "planted" not in text.lower()
    assert "stade.example" in text


@PEOPLE
def test_a_run_on_searches_alone_has_no_index_and_claims_no_profile(form: Format) -> None:
    text = " ".join(BeautifulSoup(shown(search_only(), form), "lxml").get_text(" ").split())

    assert "it is no profile of a person, and has no index" in text
    assert not re.search(r"ADN num|points more on the index|\b64/100|58\u201367", text)
    assert "Notice to the candidate: not recorded" in text


@PEOPLE
def test_its_three_numbers_come_with_formula_and_what_would_change_them(form: Format) -> None:
    text = " ".join(BeautifulSoup(shown(search_only(), form), "lxml").get_text(" ").split())

    for said in ("Found by name", "Found by handle", "First result", "0.49 / 0.73 = 0.67", "goes from 0.67 to 0.82"):
        assert said in text


@PEOPLE
def test_no_trace_is_said_where_they_were_looked_for_and_nowhere_else(form: Format) -> None:
    bare = replace(published(), traces=())

    assert "No trace of the candidate was seen" in shown(search_by_hand(), form)
    assert "(cailloux)" not in shown(bare, form).replace("\\", "")
    assert "(cailloux)" in shown(published(), form).replace("\\", "")


def test_traces_say_how_many_from_when_to_when() -> None:
    rows = traces(search_only(), ENGLISH).rows

    assert (rows[1].kind, rows[1].when) == ("12 repositories", "May\u00a02,\u00a02019 \u2013 Sep\u00a030,\u00a02026")
    assert (rows[0].kind, rows[0].when) == ("Interview", "Oct\u00a04,\u00a02026")
    assert (rows[7].when, rows[7].archived) == ("undated", "known to the Internet Archive since Dec 24, 2020")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param((("2026-10-04", "2026-10-04"), ("2019-05-02", "2026-09-30")), "Seen first on May 2, 2019, last on "
                     "Oct 4, 2026.", id="two"),
        pytest.param((("2026-10-04", "2026-10-04"),), "Seen on Oct 4, 2026.", id="one-day"),
        pytest.param((("", ""), ("soon", "soon")), "No day is known of any.", id="no-day"),
        pytest.param((), "", id="no-trace"),
    ],
)  # fmt: skip
def test_the_first_and_the_last_are_said_over_all(days: tuple[tuple[str, str], ...], said: str) -> None:
    found = tuple(
        Trace(TraceKind.PAGE, "a.example", "https://a.example/", first=first, last=last) for first, last in days
    )

    assert traces(replace(search_only(), traces=found), ENGLISH).span == said


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.HTML])
def test_of_many_traces_the_newest_are_shown_first_and_the_others_are_not_lost(form: Format) -> None:
    many = tuple(Trace(TraceKind.PAGE, "a.example", f"https://a.example/{n}", title=f"Number {n}") for n in range(20))
    text = shown(replace(search_only(), traces=many), form)

    assert "Number 11" in text
    assert ("Number 12" in text) is (form is Format.HTML)
    assert "and 8 more" in text or form is Format.HTML


@pytest.mark.parametrize("language", ["en", "fr"])
def test_engines_stand_side_by_side_where_there_is_room_and_else_one_below_the_other(language: Language) -> None:
    wide = shown(search_only(), Format.TERMINAL, language, width=100).splitlines()
    narrow = shown(search_only(), Format.TERMINAL, language, width=60)

    assert sum("Brave" in one and "Mojeek" in one for one in wide) >= 1
    assert not any("Brave" in one and "Mojeek" in one for one in narrow.rpartition("\u2588")[2].splitlines())
    assert re.search(r"Brave\n +1\u20132\u00a0●", narrow)


def test_the_head_counts_what_each_query_found_before_any_score() -> None:
    first, *_ = composed(search_only(), ENGLISH).figures
    head = shown(search_only(), Format.TERMINAL, width=200).partition("\u2588")[0]

    assert first == Pair(
        "The name, theirs or about them",
        "Brave 5 of 10 · Mojeek 0 of 6 · SearXNG (duckduckgo) 2 of 10 · SearXNG (bing) 0 of 10",
    )
    assert f"{first.name}  {first.value}" in head
    assert "0.67 of 1" not in head


def test_a_search_that_was_not_seen_stands_first_of_what_was_not() -> None:
    whole = search_only()
    late = replace(whole.unseen[0], what=msg("Search results"), link=whole.searches[-1].link)
    missed = composed(replace(whole, unseen=(*whole.unseen, late)), ENGLISH).missed

    assert missed[0].what.text == "Search results"


def test_neighbours_that_are_not_the_candidates_share_a_line_in_the_terminal() -> None:
    text = shown(search_only(), Format.TERMINAL)

    assert "5\u20137 ■ about someone else  stade.example, scores.example, presse-sport.example" in text
    assert "1\u201310 ■ about someone else  stade.example (\u00d7\u00a010)" in text


def test_no_cell_tells_by_colour_alone() -> None:
    cells = html(search_only()).select(".compared td")

    assert len(cells) > 40
    assert [one for one in cells if one.get("class") and (not one.find("svg") or not one.get_text(strip=True))] == []


def test_of_a_hostile_title_the_beginning_is_shown_and_the_link_leads_whole() -> None:
    long = replace(
        page("Brave", SearchAim.NAME, OWN).results[0], title="x" * 10_000, url="https://a.example/" + "y" * 500
    )
    one = replace(page("Brave", SearchAim.NAME, OWN), results=(long,))
    place = composed(replace(search_only(), searches=(one,)), ENGLISH).search.questions[0].listings[0].places[0]

    assert len(place.link.text) == 160
    assert place.link.href == long.url


def test_a_query_is_shown_as_it_was_sent() -> None:
    assert html(search_only()).select("h3 .query")[0].get_text() == NAME


def test_what_the_places_of_one_answer_share_is_told_once() -> None:
    seen = replace(page("Brave", SearchAim.NAME, OWN).evidence[0], where="results[1]", excerpt="a")
    other = page("Mojeek", SearchAim.NAME, OWN).evidence[0]

    groups = by_exchange(proofs(ENGLISH, (seen, replace(seen, where="results[2]", excerpt="b"), other)))

    assert [len(same) for same in groups] == [2, 1]
    assert proof(*groups[0]).count("api.brave.example") == proof(groups[0][0]).count("api.brave.example")
    assert " · results\\[1\\] · a · results\\[2\\] · b · " in proof(*groups[0])


def test_of_a_list_looked_up_by_hand_it_is_not_told_that_somebody_answered() -> None:
    listed = page("Google (2026-11-20)", SearchAim.NAME, OWN)
    seen = replace(listed.evidence[0], url="given:Google%20(2026-11-20)?q=camille+roy", outcome="200")

    found = search(replace(search_only(), searches=(replace(listed, locale="", evidence=(seen,)),)), ENGLISH)

    listing = found.questions[0].listings[0]
    assert listing.asked == ""
    assert listing.proofs[0].link.text == "Google (2026-11-20) · camille roy"
    assert listing.proofs[0].outcome == "read from the file that was given"

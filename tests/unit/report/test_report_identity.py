"""The graph of identifiers: as a table, as data, as a picture and as a page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs
from lxml import etree
from rich.cells import cell_len

from footprint.errors import ProfileError
from footprint.exhibit import Standing
from footprint.locale import Language, translator
from footprint.message import msg
from footprint.report import Format, read_profile, render
from footprint.report.graph import Tier, graph
from footprint.report.identity_document import schema
from footprint.report.layout import CARD, place
from pseudo import MARK, pseudo
from unit.report.evidence import BLOG, TAG, unisolated
from unit.report.identity_sample import PORTFOLIO, SAMPLES, crafted, identity_only, named, small

if TYPE_CHECKING:
    from footprint.profile import Profile
    from unit.report.conftest import Golden

HERE = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[3] / "docs"
ENGLISH = translator("en")
EVERY = pytest.mark.parametrize("name", SAMPLES)
PEOPLE = pytest.mark.parametrize("form", [Format.TERMINAL, Format.MD, Format.HTML, Format.SVG])


def shown(profile: Profile, form: Format, language: Language = "en", *, width: int = 80) -> str:
    return render(profile, form, translator(language), width=width)


def data(profile: Profile) -> dict[str, Any]:  # Any: what JSON holds
    found: dict[str, Any] = json.loads(shown(profile, Format.JSON))
    return found


def svg(profile: Profile) -> etree._Element:
    return etree.fromstring(shown(profile, Format.SVG).encode())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("identity", Format.TERMINAL, id="terminal"),
        pytest.param("identity", Format.MD, id="markdown"),
        pytest.param("identity", Format.JSON, id="json"),
        pytest.param("identity", Format.SVG, id="picture"),
        pytest.param("identity-large", Format.SVG, id="large-picture"),
        pytest.param("identity", Format.HTML, id="page"),
    ],
)
def test_the_report_is_the_one_that_was_reviewed(golden: Golden, name: str, form: Format) -> None:
    suffix = "txt" if form is Format.TERMINAL else form.value

    assert golden.keeps(shown(SAMPLES[name](), form), HERE / f"{name}.{suffix}")


def test_the_published_schema_is_made_from_the_types(golden: Golden) -> None:
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"

    assert golden.keeps(text, DOCS / "identity.schema.json")


@EVERY
def test_the_document_follows_its_schema_and_has_no_further_key(name: str) -> None:
    closed = schema()
    for one in (closed, *closed["$defs"].values()):
        if one.get("type") == "object":
            one["additionalProperties"] = False

    Draft202012Validator(closed).validate(data(SAMPLES[name]()))


def test_each_account_that_was_met_says_whose_it_is_and_why() -> None:
    found = data(identity_only())

    assert [(one["network"], one["attribution"], one["level"]) for one in found["accounts"]] == [
        ("bluesky", "attributed", "A"),
        ("github", "attributed", "A"),
        ("youtube", "attributed", "B"),
        ("devto", "attributed", "C"),
        ("mastodon", "attributed", "C"),
        ("gitlab", "possible", "D"),
        ("twitch", "possible", None),
        ("vimeo", "other", None),
        ("instagram", "unknown", None),
        ("reddit", "unknown", None),
    ]
    assert all(isinstance(one["why"], str) and one["why"] for one in found["accounts"])
    assert set(found["accounts"][0]["evidence"][0]) >= {"url", "exchange", "where", "excerpt", "time", "outcome"}
    assert found["free"] == 2


@pytest.mark.parametrize(("language", "key"), [("en", "why_en"), ("fr", "why_fr")])
def test_why_is_in_the_language_that_was_chosen(language: Language, key: str) -> None:
    given = replace(
        identity_only(), accounts=tuple(replace(one, proof=msg("free")) for one in identity_only().accounts)
    )
    accounts = json.loads(shown(given, Format.JSON, language))["accounts"]

    assert {one["why"] for one in accounts} == {translator(language).say(msg("free"))} == {one[key] for one in accounts}


def test_a_graph_is_not_taken_for_a_profile() -> None:
    with pytest.raises(ProfileError, match="a graph of identifiers, not a profile"):
        read_profile(shown(identity_only(), Format.JSON), "x.json")


def test_an_account_that_was_given_and_does_not_exist_is_not_silently_dropped() -> None:
    whole = identity_only()
    gone = replace(named(whole, "pinterest"), declared=True, proof=msg("Nobody has this name there."))
    profile = replace(whole, accounts=(gone, *(one for one in whole.accounts if one.network != gone.network)))

    assert data(profile)["not_found"] == [gone.url]
    assert "Nobody has this name there." in shown(profile, Format.TERMINAL)


def test_places_stand_in_tiers_by_how_sure_they_are() -> None:
    tiers = graph(identity_only(), ENGLISH).tiers

    assert {tier: [node.title for node in nodes] for tier, nodes in tiers.items()} == {
        Tier.GIVEN: ["@camilleroy", "camilleroy.example", "Mastodon"],
        Tier.PROVED: ["Bluesky", "GitHub", "portfolio.example/camille", "YouTube"],
        Tier.LIKELY: ["DEV"],
        Tier.MARGIN: ["GitLab", "Twitch", "Vimeo"],
    }


def test_edges_of_two_places_are_one_line_that_says_both_ways() -> None:
    links = {(one.first, one.second): one for one in graph(identity_only(), ENGLISH).links}
    github, mastodon = (named(identity_only(), one).url for one in ("github", "mastodon"))

    assert (links[BLOG, github].there, links[BLOG, github].back) == (("rel=me",), ("profile link",))
    assert links[BLOG, mastodon].back == ("verified link",)  # it names another page of the same site
    assert links[PORTFOLIO, github].back == ("profile link",)
    assert [one.back for one in links.values()].count(()) == 1


def test_of_what_is_not_the_candidates_the_picture_holds_where_the_name_exists_alone() -> None:
    holder = "https://holder.example/about"
    whole = identity_only()
    marked = tuple(
        one if one.standing is Standing.ATTRIBUTED else replace(one, url=holder, proof=msg("PLANTED"))
        for one in whole.accounts
    )
    text = shown(replace(whole, accounts=marked, conflicts=()), Format.SVG)

    assert "GitLab camilleroy" in text
    assert "holder.example" not in text
    assert "PLANTED" not in text


def test_what_was_given_and_not_seen_is_drawn_as_such() -> None:
    profile = replace(small(), sources=(), edges=())
    site = next(one for one in graph(profile, ENGLISH).tiers[Tier.GIVEN] if one.key == BLOG)

    assert not site.seen
    assert svg(profile).xpath("boolean(//*[local-name()='rect' and @class='ghost'])")


def test_too_many_places_for_a_picture_are_counted() -> None:
    whole = identity_only()
    github = named(whole, "github")
    many = tuple(replace(github, network=f"n{n}", url=f"https://n{n}.example/camilleroy") for n in range(45))
    profile = replace(whole, accounts=many, edges=())

    assert len(graph(profile, ENGLISH).tiers[Tier.PROVED]) == 40
    assert "and 6 more in the table" in shown(profile, Format.SVG)


@EVERY
def test_no_card_lies_on_another_and_no_label_on_any(name: str) -> None:
    placed = place(graph(SAMPLES[name](), ENGLISH))
    cards = [(one.x, one.y, one.x + CARD, one.y + one.height) for one in placed.cards]
    labels = [(x - 5, y - 8, x + 5, y) for one in placed.lines for x, y in [one.at]]

    def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
        return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

    assert [pair for pair in combinations((*cards, *labels), 2) if meet(*pair)] == []
    assert all(0 <= x <= placed.width and 0 <= y <= placed.height for one in placed.lines for x, y in one.points)


@EVERY
def test_lines_end_at_the_cards_that_they_join_and_turn_by_right_angles(name: str) -> None:
    placed = place(graph(SAMPLES[name](), ENGLISH))
    cards = {one.node.key: one for one in placed.cards}

    for line in placed.lines:
        ends = {cards[line.link.first], cards[line.link.second]}
        for x, y in (line.points[0], line.points[-1]):
            assert any(x in {one.x, one.x + CARD} and one.y <= y <= one.y + one.height for one in ends)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in zip(line.points, line.points[1:], strict=False))


@EVERY
def test_the_picture_is_a_document_that_runs_nothing_and_fetches_nothing(name: str) -> None:
    root = svg(SAMPLES[name]())
    names = {etree.QName(one).localname for one in root.iter()}
    attributes = {key for one in root.iter() for key in one.attrib}

    assert names <= {"svg", "title", "desc", "style", "rect", "path", "circle", "text", "g"}
    assert not [one for one in attributes if one.startswith("on") or "href" in one]
    assert not re.search(r"url\(|@import", shown(SAMPLES[name](), Format.SVG))


@EVERY
def test_the_picture_is_told_in_words(name: str) -> None:
    root = svg(SAMPLES[name]())
    said = root.get("aria-labelledby", "").split()

    assert root.get("role") == "img"
    assert [root.xpath(f"string(*[@id='{one}'])") != "" for one in said] == [True, True]


def test_the_words_of_a_picture_name_its_places_and_what_names_what() -> None:
    said = svg(small()).xpath("string(*[local-name()='desc'])")

    assert said == (
        "Given: @camilleroy, camilleroy.example (A). Proved: GitHub camilleroy (A). "
        "camilleroy.example and GitHub camilleroy name each other."
    )


@PEOPLE
def test_hostile_names_stay_words(form: Format) -> None:
    text = unisolated(shown(crafted(), form))

    assert TAG not in text or form in {Format.TERMINAL, Format.MD}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_hostile_names_take_no_more_room_than_others() -> None:
    root = svg(crafted())
    texts = [str(one.xpath("string(text()[last()])")) for one in root.iter("{*}text")]

    assert max(map(len, texts)) < 140
    assert not any(re.search("[\u0300-\u036f]{3}", one) for one in texts)
    assert float(root.get("width", "0")) < 1500


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_terminal_is_too_long(width: int) -> None:
    for profile in (identity_only(), crafted()):
        assert max(map(cell_len, shown(profile, Format.TERMINAL, width=width).splitlines())) <= width


@PEOPLE
def test_every_sentence_goes_through_the_catalogues(form: Format) -> None:
    told = render(identity_only(), form, pseudo(), width=600)

    for said in ("Identity", "both ends name each", "Given", "What names what", "This says whose", "Leads", "Level"):
        assert len(re.findall(said, told)) == len(re.findall(MARK + said, told))


def test_the_page_embeds_the_picture_under_a_policy_that_allows_its_style_sheet_alone() -> None:
    soup = BeautifulSoup(shown(identity_only(), Format.HTML), "lxml")
    styles = soup.find_all("style")
    policy = soup.select_one("meta[http-equiv='Content-Security-Policy']")
    digest = base64.b64encode(hashlib.sha256(styles[0].get_text().encode()).digest()).decode()

    assert len(styles) == 1
    assert policy is not None
    assert f"style-src 'sha256-{digest}'" in str(policy["content"])
    assert soup.select_one("section .drawn svg.graph title")
    assert soup.find_all("script") == []


def test_the_terminal_ends_with_the_command_that_was_typed() -> None:
    untied = replace(identity_only(), accounts=(), sources=(), edges=())
    typed = "footprint identity @camille"
    known = render(identity_only(), Format.TERMINAL, ENGLISH, command=typed)
    lost = render(untied, Format.TERMINAL, ENGLISH, command=typed)

    assert f" {typed} -o graph.svg -o identity.html" in known.splitlines()
    assert f" {typed} --url https://…" not in known
    assert f" {typed} --url https://…" in " ".join(lost.splitlines())
    assert "No account was met." in lost
    assert "No site is known" in lost

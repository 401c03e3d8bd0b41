"""HTML: one file, no script, nothing fetched, and every number opens to its evidence."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from footprint.criteria import load_criteria
from footprint.locale import Language, translator
from footprint.report import Format, render
from unit.report.evidence import HOSTILE, TAG, unisolated, unlinked
from unit.report.sample import PROFILES, published

if TYPE_CHECKING:
    from footprint.profile import Profile

EVERY = pytest.mark.parametrize("name", PROFILES)


def source(profile: Profile, language: Language = "en") -> str:
    return render(profile, Format.HTML, translator(language))


@cache
def page(name: str, language: Language = "en") -> BeautifulSoup:
    """What many tests look at, and none changes."""
    return BeautifulSoup(unlinked(source(PROFILES[name](), language)), "lxml")


def tags(soup: BeautifulSoup) -> list[Tag]:
    return list(soup.find_all())


@EVERY
def test_nothing_in_the_page_can_run(name: str) -> None:
    found = tags(page(name))

    assert {one.name for one in found} & {"script", "iframe", "object", "embed", "form", "base", "img"} == set()
    assert [key for one in found for key in one.attrs if key.startswith("on") or key in {"src", "style"}] == []


@EVERY
def test_links_lead_to_the_web_or_into_the_page(name: str) -> None:
    soup = page(name)
    targets = {str(one.get("href")) for one in soup.find_all("a")}
    outside = [one for one in soup.find_all("a") if not str(one.get("href")).startswith("#")]

    assert [one for one in targets if not one.startswith(("#", "https://", "http://"))] == []
    assert all(one.get("rel") == ["noopener", "noreferrer", "nofollow"] for one in outside)


@EVERY
def test_every_place_that_is_pointed_at_exists_once(name: str) -> None:
    soup = BeautifulSoup(source(PROFILES[name]()), "lxml")
    ids = [str(one["id"]) for one in soup.find_all(id=True)]
    wanted = {str(one["href"])[1:] for one in soup.find_all("a") if str(one["href"]).startswith("#")}
    wanted |= {str(one["aria-labelledby"]) for one in soup.select("[aria-labelledby]")}

    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


@EVERY
def test_the_policy_allows_the_style_sheet_and_nothing_else(name: str) -> None:
    soup = page(name)
    style = soup.find("style")
    policy = soup.select_one("meta[http-equiv='Content-Security-Policy']")
    assert style is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(style.get_text().encode()).digest()).decode()

    assert str(policy["content"]).split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_style_sheet_fetches_nothing() -> None:
    style = page("published").find("style")

    assert style is not None
    assert re.findall(r"url\([^)]*\)|@import|https?:", style.get_text()) == ["url(#hatch)", "url(#hatch)"]


@EVERY
def test_words_of_a_stranger_stay_words(name: str) -> None:
    text = unisolated(source(PROFILES[name]()))

    assert TAG not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_a_hostile_name_is_still_shown() -> None:
    heading = page("hostile").find("h1")

    assert heading is not None
    assert TAG in heading.get_text()
    assert HOSTILE not in heading.get_text()


@EVERY
def test_headings_go_down_one_step_at_a_time(name: str) -> None:
    levels = [int(one.name[1]) for one in page(name).find_all(re.compile("^h[1-6]$"))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_its_language(language: Language) -> None:
    root = page("published", language).select_one("html")

    assert root is not None
    assert root["lang"] == language


@EVERY
def test_the_page_has_its_landmarks(name: str) -> None:
    soup = page(name)

    assert [len(soup.find_all(one)) for one in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert soup.select_one("body > a.skip[href='#report']")


@EVERY
def test_every_drawing_has_a_text_or_is_decoration(name: str) -> None:
    drawings = page(name).find_all("svg")

    assert drawings
    assert [one for one in drawings if not one.get("aria-label") and one.get("aria-hidden") != "true"] == []


def test_every_indicator_opens_to_all_that_explains_it() -> None:
    soup = page("published")
    words = translator("en")
    missing: list[str] = []
    for one in published().indicators:
        opened = soup.find("details", id=one.id)
        assert opened is not None
        text = " ".join(opened.get_text(" ").split())
        wanted = [words.say(one.title), words.say(one.sentence), words.say(one.job_link)]
        wanted += [words.say(one.formula)] if one.formula else []
        wanted += [words.say(one.remedy)] if one.remedy else []
        wanted += [words.number(one.gain.points)] if one.gain else []
        for proof in one.evidence:
            wanted += [proof.url, f"{proof.time:%Y-%m-%d %H:%M} UTC", proof.where, proof.excerpt, proof.sha256 or ""]
        missing += [fact for fact in wanted if " ".join(fact.split()) not in text]

    assert missing == []


def test_the_bars_draw_score_range_and_what_was_not_seen() -> None:
    bars = page("published").select("#report .bars")[0].find_all("svg")
    drawn = [
        [tuple(str(one.get(key)) for key in ("class", "x", "width")) for one in bar.find_all("rect")[1:]]
        for bar in (bars[0], bars[-1])
    ]

    assert drawn == [
        [("['full']", "None", "92"), ("['range']", "90", "5")],
        [("['full']", "None", "25"), ("['hatch']", "25", "60")],
    ]


def test_the_timeline_has_24_columns_and_says_where_it_is_not_complete() -> None:
    soup = page("published")
    columns = soup.select(".months rect")
    table = soup.select("#publication ~ .folds details:first-child tbody tr")

    assert len(columns) == 24
    assert [(one.get("class") or [""])[0] for one in columns].count("part") == 3
    assert [" ".join(one.get_text(" ").split()) for one in table[:3]] == [
        "December 2024 none seen",
        "January 2025 at least 1 post",
        "February 2025 at least 2 posts",
    ]


def test_what_belongs_to_others_is_a_rank_and_a_domain() -> None:
    row = page("published").select(".ranked tbody tr")[2]

    assert row.get_text(" ", strip=True) == "3 stade.example about someone else"
    assert row.find("a") is None


def test_a_long_list_of_what_is_not_the_candidates_is_folded() -> None:
    whole = published()
    hidden = next(one for one in whole.accounts if one.network == "reddit")
    many = tuple(replace(hidden, network=f"n{one}", title=f"N{one}") for one in range(20))
    folded = BeautifulSoup(source(replace(whole, accounts=many)), "lxml").select("#accounts ~ details .accounts")

    assert [len(one.select("li .network")) for one in folded] == [20]
    assert page("published").select("#accounts ~ details .accounts") == []


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_and_bars_stand_out_from_their_ground(scheme: int) -> None:
    style = page("published").find("style")
    assert style is not None
    roots = re.findall(r":root \{(.*?)\}", style.get_text(), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", roots[scheme]))
    words = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "raised")]

    assert [pair for pair in words if contrast(*(colours[one] for one in pair)) < 4.5] == []
    assert contrast(colours["accent"], colours["track"]) >= 3
    assert contrast(colours["accent"], colours["band"]) >= 3


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_and_marks_stand_out_from_what_is_the_candidates(scheme: int) -> None:
    style = page("search").find("style")
    assert style is not None
    roots = re.findall(r":root \{(.*?)\}", style.get_text(), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", roots[scheme]))
    own = re.findall(r"--own: (#[0-9a-f]{6})", style.get_text())[scheme]

    assert contrast(colours["ink"], own) >= 4.5
    assert contrast(colours["accent"], own) >= 3


def test_the_map_has_every_network_once_with_whose_it_is_in_words() -> None:
    spots = [one.get_text(strip=True) for one in page("published").select(".map li")]
    networks = {one.title for one in published().accounts}

    assert len(spots) == len(networks)
    assert "GitHub(the candidate's)" in spots


def test_each_post_tells_how_it_is_made_in_marks_and_in_words() -> None:
    made = page("published").select(".made")[1]

    assert [str(one["class"][-1]) for one in made.select(".mark")] == ["tick", "tick", "cross", "tick", "tick"]
    assert "a link to another site: lacks it;" in made.get_text(" ", strip=True)


def test_every_criterion_of_the_post_stands_on_the_page_with_the_numbers_that_measure_it() -> None:
    rows = page("published").select(".criteria .findings > li")
    by_number = {one.get_text(" ", strip=True).split()[0]: one for one in rows}

    assert len(rows) == len(load_criteria().criteria)
    assert "#pub.fresh" in [one["href"] for one in by_number["3"].select(".seen a")]
    assert "Nothing public tells it" in by_number["49"].get_text()


def test_each_answer_stands_once_under_the_number_by_which_it_is_cited() -> None:
    soup = page("published")
    listed = [one.get_text() for one in soup.select(".cited .cite")]
    cited = [one.get_text() for one in soup.select(".proofs .cite")]

    assert listed == [f"[{place}]" for place in range(1, len(listed) + 1)]
    assert list(dict.fromkeys(cited)) == listed
    assert len(cited) > len(listed)

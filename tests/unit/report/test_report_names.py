"""A report on names alone: who holds the name, each network once, and no claim to be a profile."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from rich.cells import cell_len

from footprint.exhibit import Hold, Standing
from footprint.locale import Language, translator
from footprint.profile import Band
from footprint.report import Format, read_profile, render
from footprint.report.register import ledger
from footprint.subject import Mandate
from unit.report.sample import names_only

if TYPE_CHECKING:
    from footprint.profile import Profile

READER = MarkdownIt("commonmark").enable("table")
PEOPLE = pytest.mark.parametrize("form", [Format.TERMINAL, Format.HTML, Format.MD])
BOTH = pytest.mark.parametrize("language", ["en", "fr"])
TITLES = {
    "en": (
        "What to claim first",
        "Held by the candidate",
        "Held by someone",
        "Could not be told",
        "Domains of the name",
        "What looks like the name",
        "What was not seen",
    ),
    "fr": (
        "À réserver en priorité",
        "Déjà à la personne",
        "Pris par quelqu’un",  # noqa: RUF001 (French)
        "Sans réponse sûre",
        "Domaines à ce nom",
        "Ce qui ressemble au nom",
        "Ce qui n’a pas été vu",  # noqa: RUF001 (French)
    ),
}


def read(profile: Profile, form: Format, language: Language = "en", *, width: int = 400) -> str:
    """What a reader sees, without the contents of a page, on one line."""
    text = render(profile, form, translator(language), width=width)
    if form is Format.MD:
        text = READER.render(text)
    if form in {Format.MD, Format.HTML}:
        soup = BeautifulSoup(text, "lxml")
        for one in soup.find_all(["nav", "style", "title"]):
            one.decompose()
        text = soup.get_text(" ")
    return " ".join(text.split())


@PEOPLE
@BOTH
def test_the_sections_come_in_the_order_in_which_one_acts(form: Format, language: Language) -> None:
    text = read(names_only(), form, language)
    places = [text.index(title) for title in TITLES[language]]

    assert places == sorted(places)


@PEOPLE
@BOTH
def test_no_report_on_names_claims_to_be_a_profile(form: Format, language: Language) -> None:
    text = read(names_only(), form, language).lower()
    unwanted = (
        "adn numérique", "insufficient data", "données insuffisantes", "no number is given", "18%", "18\u00a0%",
        "strongest evidence", "by trade", "par métier", "footprint explain", "every indicator", "coverage",
        "couverture",
    )  # fmt: skip

    assert [one for one in unwanted if one in text] == []


@PEOPLE
@BOTH
def test_the_head_says_what_this_is_and_what_was_asked(form: Format, language: Language) -> None:
    text = read(names_only(), form, language)
    line, asked, notice = {
        "en": (
            "Names · full rubric v1 · 2026-11-22",
            "Asked: 11 networks, 4 domains of the name and 4 names that look like it.",
            "Notice to the candidate: not recorded",
        ),
        "fr": (
            "Noms · grille complète v1 · 2026-11-22",
            "Interrogés : 11 réseaux, 4 domaines du nom et 4 noms qui lui ressemblent.",
            "Avis à la personne candidate : non consigné",
        ),
    }[language]

    assert [one for one in (line, asked, notice) if one not in text] == []


@PEOPLE
@BOTH
def test_every_place_is_told_with_what_to_do_there(form: Format, language: Language) -> None:
    profile = names_only()
    text = read(profile, form, language)
    source = render(profile, form, translator(language), width=400)
    exposed = [one for one in profile.exposures if one.likeness is None]
    links = [one.link for one in exposed if one.hold is Hold.FREE]
    links += [one.link for one in exposed if one.hold is Hold.UNKNOWN and one.network != "linkedin"]
    wanted = [one.title for one in exposed] + [one.title for one in profile.accounts]
    wanted += [one.domain for one in profile.domains]

    assert [one for one in wanted if one not in text] == []
    assert [one for one in links if one not in source] == []


@PEOPLE
def test_a_name_on_a_network_is_told_once(form: Format) -> None:
    text = read(names_only(), form)
    rows = text[text.index("What to claim first") : text.index("What looks like the name")]

    assert [
        one for one in ("Pinterest", "Tumblr", "Twitch", "Reddit", "GitHub", "LinkedIn") if rows.count(one) > 1
    ] == []
    assert len(re.findall(r"camilleroy \(3 servers\)", rows)) == 1


@BOTH
def test_what_a_login_would_show_is_one_line(language: Language) -> None:
    text = render(names_only(), Format.TERMINAL, translator(language), width=80)
    said = {
        "en": " ? A login is needed to look  LinkedIn, Instagram",
        "fr": " ? Il faut se connecter pour regarder  LinkedIn, Instagram",
    }

    assert said[language] in text.splitlines()


def test_names_that_count_come_first_each_with_its_sign_up() -> None:
    found = ledger(names_only(), translator("en")).claims

    assert [(one.place, one.key) for one in found] == [
        ("Pinterest", True),
        ("Tumblr", True),
        ("Codeberg", False),
        ("Blogger", False),
    ]
    assert all(one.action.href.startswith("https://") for one in found)


def test_nothing_of_a_holder_is_told_but_that_the_name_is_taken() -> None:
    profile = names_only()
    found = ledger(profile, translator("en")).held
    others = {one.title for one in profile.accounts if one.standing in {Standing.POSSIBLE, Standing.OTHER}}

    assert {one.place for one in found} == {*others, "Domain"}
    assert {one.note for one in found if one.place != "Domain"} == {""}


def test_what_free_does_not_mean_is_said_once_of_all_the_networks() -> None:
    caveats = ledger(names_only(), translator("en")).caveats

    assert "No visible account has this name on Codeberg, Blogger; a hidden one may exist." in caveats


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        pytest.param(
            replace(names_only(), subject=replace(names_only().subject, mandate=Mandate(self_audit=True))),
            "The person audits themself",
            id="self",
        ),
        pytest.param(replace(names_only(), complete=False), "The run was cut short", id="incomplete"),
        pytest.param(replace(names_only(), holder_only=True), "Only the handle was given. What follows", id="holder"),
        pytest.param(
            replace(names_only(), holder_only=True, accounts=(), domains=()), "given as --url", id="nothing-tied"
        ),
        pytest.param(replace(names_only(), exposures=()), "No name is free", id="nothing-free"),
        pytest.param(replace(names_only(), accounts=(), domains=()), "Nobody else was seen", id="nothing-held"),
        pytest.param(replace(names_only(), accounts=(), domains=()), "No account or domain is shown", id="nothing-own"),
    ],
)
@PEOPLE
def test_what_must_be_known_is_said(profile: Profile, said: str, form: Format) -> None:
    assert said in read(profile, form)


@PEOPLE
def test_a_dimension_with_a_score_is_drawn_or_said(form: Format) -> None:
    whole = names_only()
    scored = replace(whole.dimensions[0], score=61, low=58, high=70, coverage=0.9, band=Band.ESTABLISHED)
    text = read(replace(whole, dimensions=(scored,)), form)

    assert "61" in text
    assert "Name protection" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_rows_of_a_terminal_stand_under_each_other(width: int) -> None:
    lines = render(names_only(), Format.TERMINAL, translator("en"), width=width).splitlines()
    rows = [one for one in lines if one.startswith((" ○ ", " ● "))]
    free = {one.index("camilleroy") for one in rows if one.startswith(" ○ ")}

    assert max(map(cell_len, lines)) <= width
    assert len(free) == 1
    assert len({one.index("the candidate's") for one in rows if one.startswith(" ● ")}) == 1


@PEOPLE
@BOTH
def test_only_who_audits_themself_is_spoken_to(form: Format, language: Language) -> None:
    about = names_only()
    myself = replace(about, subject=replace(about.subject, mandate=Mandate(self_audit=True)))
    spoken = {"en": re.compile(r"\b(you|yours|yourself)\b"), "fr": re.compile(r"\b(vous|vôtre)\b")}[language]

    assert spoken.findall(read(about, form, language).lower()) == []
    assert spoken.findall(read(myself, form, language).lower()) != []


def test_the_terminal_ends_with_what_fits_names() -> None:
    untied = replace(names_only(), accounts=(), domains=())

    assert "footprint names … -o names.html" in read(names_only(), Format.TERMINAL)
    assert "footprint names … --url" not in read(names_only(), Format.TERMINAL)
    assert "footprint names … --url" in read(untied, Format.TERMINAL)


def test_the_tables_of_a_page_have_heads_and_groups() -> None:
    soup = BeautifulSoup(render(names_only(), Format.HTML, translator("en")), "lxml")
    tables = soup.select("table.spots")
    rows = [row for table in tables for row in table.select("tbody tr:not(.over)") if not row.select("td[colspan]")]

    assert len(tables) == 5
    assert all(table.select("thead th[scope=col]") for table in tables)
    assert all(row.select_one("th[scope=row]") for row in rows)
    assert len(soup.select("tr.over th[scope=rowgroup]")) == 7
    assert all(fold.get("open") is None for fold in soup.select("#alike ~ details"))
    assert soup.select("#alike ~ details")


def test_json_keeps_the_scope_and_everything_else() -> None:
    text = render(names_only(), Format.JSON, translator("en"))

    assert json.loads(text)["scope"] == "names"
    assert read_profile(text, "x.json") == names_only()

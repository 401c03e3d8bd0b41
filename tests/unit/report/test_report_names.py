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
from footprint.message import msg
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
        soup = BeautifulSoup(text.replace("<wbr>", ""), "lxml")
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
            "Names · November 22, 2026" if form is Format.HTML else "Names · full rubric v1 · 2026-11-22",
            "Asked: 11 networks, 4 domains of the name, 1 look-alike handle, 2 look-alike domains.",
            "Notice to the candidate: not recorded",
        ),
        "fr": (
            "Noms · 22 novembre 2026" if form is Format.HTML else "Noms · grille complète v1 · 2026-11-22",
            "Interrogés : 11 réseaux, 4 domaines du nom, 1 pseudo ressemblant, 2 domaines ressemblants.",
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


def test_key_networks_come_first_then_one_domain_each_with_where_to_claim_it() -> None:
    found = ledger(names_only(), translator("en")).claims

    assert [(one.place, one.key) for one in found] == [
        ("Pinterest", True),
        ("Tumblr", True),
        ("Domain", False),
        ("Codeberg", False),
        ("Blogger", False),
    ]
    assert all(one.action.href.startswith("https://") for one in found)


def test_likenesses_that_were_not_looked_for_are_not_counted() -> None:
    whole = names_only()
    own = replace(
        whole,
        exposures=tuple(one for one in whole.exposures if one.likeness is None),
        domains=tuple(one for one in whole.domains if one.likeness is None),
    )

    assert ledger(own, translator("en")).asked == "Asked: 11 networks, 4 domains of the name."


def many_free() -> Profile:
    """The name is free on nine networks, seven of them key ones."""
    whole = names_only()
    free = whole.exposures[0]
    keys = tuple(replace(free, network=f"n{n}", title=f"Net{n}", priority=n) for n in range(1, 8))
    return replace(whole, exposures=(*keys, *(one for one in whole.exposures if not one.key)))


@PEOPLE
def test_five_names_are_shown_to_claim_a_domain_among_them_and_the_others_are_joined(form: Format) -> None:
    shown = ledger(many_free(), translator("en"))
    text = read(many_free(), form)

    assert [one.place for one in shown.first] == ["Net1", "Net2", "Net3", "Net4", "Domain"]
    assert "Net5, Net6, Net7, Codeberg, Blogger" in text.replace(" ,", ",")
    assert text.index("Also free") < text.index("Held by the candidate")


@pytest.mark.parametrize(
    ("locale", "said"), [("fr-FR", "camilleroy.fr"), ("en-GB", "camilleroy.uk"), ("en-US", "camilleroy.com")]
)
def test_the_domain_to_claim_is_a_com_or_the_countrys(locale: str, said: str) -> None:
    whole = names_only()
    free = next(one for one in whole.domains if one.hold is Hold.FREE and one.likeness is None)
    some = (replace(free, domain="camilleroy.dev", priority=1), replace(free, domain=said, priority=2))
    found = ledger(replace(whole, locale=locale, domains=some), translator("en")).claims

    assert [one.name.text for one in found if one.place == "Domain"] == [said]


@PEOPLE
def test_a_sentence_of_a_bar_is_said_once(form: Format) -> None:
    whole = names_only()
    scored = replace(whole.dimensions[0], score=61, low=58, high=70, coverage=0.9, band=Band.ESTABLISHED)
    shown = ledger(replace(whole, dimensions=(scored,)), translator("en"))

    assert shown.bars[0].note
    assert read(replace(whole, dimensions=(scored,)), form).count(shown.bars[0].note) == 1


@pytest.mark.parametrize(("low", "high", "band"), [(61, 61, False), (58, 70, True)])
@pytest.mark.parametrize(("form", "mark"), [(Format.TERMINAL, "▒ not seen"), (Format.HTML, "Thin band")])
def test_only_what_is_drawn_has_a_legend(low: int, high: int, form: Format, mark: str, *, band: bool) -> None:
    whole = names_only()
    scored = replace(whole.dimensions[0], score=61, low=low, high=high, coverage=0.9, band=Band.ESTABLISHED)
    text = read(replace(whole, dimensions=(scored,)), form)

    assert (mark in text) is band
    assert "Hatched" not in text


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.HTML])
def test_each_mark_that_is_drawn_is_explained_and_no_other(form: Format) -> None:
    whole = names_only()
    nobody = replace(whole, accounts=(), domains=())

    assert "someone else's" in read(whole, form)
    assert "taken, not told by whom" in read(whole, form)
    assert "taken, not told by whom" not in read(nobody, form)


def test_nobody_is_sent_to_claim_what_only_looks_like_the_name() -> None:
    alike = [row for group in ledger(names_only(), translator("en")).alike for row in group.rows]

    assert [one.link.href for one in alike if one.where and one.state == "free"] == [""]


def test_why_a_domain_that_looks_like_it_is_unknown_is_said_once() -> None:
    whole = names_only()
    one = next(one for one in whole.domains if one.likeness)
    some = tuple(replace(one, domain=f"{n}.example", hold=Hold.UNKNOWN, note=msg("Not asked.")) for n in "abc")
    text = read(replace(whole, domains=some), Format.TERMINAL)

    assert "unknown a.example, b.example, c.example Not asked." in text


def test_two_names_of_a_network_stand_under_each_other() -> None:
    whole = names_only()
    taken = next(one for one in whole.accounts if one.network == "mastodon" and one.standing is Standing.OTHER)
    second = replace(taken, handle="camilleroy@other.example")
    lines = render(
        replace(whole, accounts=(*whole.accounts, second)), Format.TERMINAL, translator("en"), width=80
    ).splitlines()
    place = next(number for number, one in enumerate(lines) if "camilleroy@else.example" in one)

    assert lines[place].endswith("someone else's")
    assert lines[place + 1].strip() == second.handle
    assert lines[place + 1].index(second.handle) == lines[place].index(taken.handle)


def test_a_long_name_of_a_page_parts_after_its_marks() -> None:
    text = render(names_only(), Format.HTML, translator("en"))

    assert "camilleroy@<wbr>else.<wbr>example" in text


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
            "You audit yourself",
            id="self",
        ),
        pytest.param(replace(names_only(), complete=False), "The run was cut short", id="incomplete"),
        pytest.param(replace(names_only(), holder_only=True), "Only the handle was given. What follows", id="holder"),
        pytest.param(
            replace(names_only(), holder_only=True, accounts=(), domains=()), "given as --url", id="nothing-tied"
        ),
        pytest.param(replace(names_only(), exposures=(), domains=()), "No name is free", id="nothing-free"),
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


def test_the_terminal_ends_with_the_command_that_was_typed_where_it_is_known() -> None:
    untied = replace(names_only(), accounts=(), domains=())
    typed = "footprint names @camille --all"
    known = render(names_only(), Format.TERMINAL, translator("en"), command=typed)
    lost = render(untied, Format.TERMINAL, translator("en"), command=typed)
    unknown = render(names_only(), Format.TERMINAL, translator("en"))

    assert f" {typed} -o names.html" in known.splitlines()
    assert "--url" not in known
    assert f" {typed} --url https://…" in lost.splitlines()
    assert "footprint networks github" in unknown
    assert "names.html" not in unknown


def test_the_tables_of_a_page_have_heads_and_groups() -> None:
    soup = BeautifulSoup(render(names_only(), Format.HTML, translator("en")), "lxml")
    tables = soup.select("table.spots")
    rows = [row for table in tables for row in table.select("tbody tr:not(.over)") if not row.select("td[colspan]")]

    assert len(tables) == 5
    assert all(table.select("thead th[scope=col]") for table in tables)
    assert all(row.select_one("th[scope=row]") for row in rows)
    assert len(soup.select("tr.over th[scope=rowgroup]")) == 5
    assert all(fold.get("open") is None for fold in soup.select("#alike ~ details"))
    assert soup.select("#alike ~ details")


def test_json_keeps_the_scope_and_everything_else() -> None:
    text = render(names_only(), Format.JSON, translator("en"))

    assert json.loads(text)["scope"] == "names"
    assert read_profile(text, "x.json") == names_only()

"""Domains that a person of this name would want, and names that look like theirs: pure, bounded, never the name."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.catalogue import load_catalogue
from footprint.web.misspelling import misspelled
from footprint_checks.exposure.candidates import country, domains, endings, labels
from footprint_checks.exposure.likeness import MOST, SAID, Likeness, variants
from footprint_checks.exposure.misspelling import MOST as MOST_DOMAINS
from footprint_checks.exposure.misspelling import lookalikes

CATALOGUE = load_catalogue()
HANDLES = st.lists(st.from_regex(r"[A-Za-z0-9._-]{1,30}", fullmatch=True), max_size=3)
NAMES = st.none() | st.text(max_size=30)
LABELS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)


def allowed(name: str) -> bool:
    return any(one.allows(one.addresses(name)[0]) for one in CATALOGUE.networks)


def anything(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("fr-FR", "fr"),
        ("fr_CA", "ca"),
        ("nl-BE", "be"),
        ("de-CH", "ch"),
        ("en-GB", "uk"),
        ("fr", None),
        ("es-419", None),
    ],
)
def test_a_locale_names_a_country_s_ending(locale: str, expected: str | None) -> None:
    assert country(locale) == expected


def test_the_endings_are_each_named_once() -> None:
    assert endings("fr-FR") == ("com", "fr", "net", "org", "eu", "me", "dev", "io")
    assert endings("sr-ME") == ("com", "me", "net", "org", "eu", "dev", "io")
    assert endings("fr") == ("com", "net", "org", "eu", "me", "dev", "io")


@pytest.mark.parametrize(
    ("handles", "name", "expected"),
    [
        (["camilleroy"], "Camille Roy", ("camilleroy", "camille-roy", "roycamille", "roy-camille")),
        (["lina_marchal"], None, ("linamarchal", "lina-marchal")),
        (["cam", "roy"], None, ("cam", "roy")),
        ([], "雪", ()),
        (["雪"], None, ("xn--gp5a",)),
        ([], None, ()),
        (["_."], None, ()),
    ],
    ids=["both", "separator", "two", "one-word", "alphabet", "nothing", "no-letter"],
)
def test_a_name_is_spelled_as_labels(handles: list[str], name: str | None, expected: tuple[str, ...]) -> None:
    assert labels(handles, name) == expected


def test_the_domains_most_wanted_come_first() -> None:
    found = domains(["camilleroy"], "Camille Roy", "fr-FR", most=12)

    assert found == (
        "camilleroy.com", "camilleroy.fr", "camilleroy.net", "camilleroy.org", "camille-roy.com", "camille-roy.fr",
        "camilleroy.eu", "camilleroy.me", "camille-roy.net", "camilleroy.dev", "camille-roy.org", "roycamille.com",
    )  # fmt: skip


@given(HANDLES, NAMES, st.sampled_from(["fr-FR", "en-GB", "uk"]), st.integers(0, 14))
def test_domains_are_few_and_each_once(handles: list[str], name: str | None, locale: str, most: int) -> None:
    found = domains(handles, name, locale, most=most)

    assert len(found) <= most
    assert len(set(found)) == len(found)
    assert all(one.isascii() and 0 < len(one.partition(".")[0]) <= 63 for one in found)


@pytest.mark.parametrize(
    ("handle", "name", "expected"),
    [
        (
            "camilleroy",
            "Camille Roy",
            {
                "camille_roy": Likeness.SEPARATOR, "roycamille": Likeness.ORDER, "camil1eroy": Likeness.LOOKS,
                "camilleroyofficiel": Likeness.WORD, "camileroy": Likeness.OMISSION, "camilleroy1": Likeness.DIGIT,
                "cammilleroy": Likeness.DOUBLED, "camilleryo": Likeness.SWAPPED, "camilleroy_fr": Likeness.COUNTRY,
                "camille-roy": Likeness.SEPARATOR, "croy": Likeness.ORDER, "cam1lleroy": Likeness.LOOKS,
            },
        ),
        (
            "lina_marchal",
            None,
            {
                "linamarchal": Likeness.SEPARATOR, "lina_marcha1": Likeness.LOOKS,
                "lina_marchalofficiel": Likeness.WORD, "lina_marcha": Likeness.OMISSION,
                "lina_marchal1": Likeness.DIGIT, "linna_marchal": Likeness.DOUBLED,
                "lina_marchla": Likeness.SWAPPED, "lina_marchal_fr": Likeness.COUNTRY, "lina-marchal":
                Likeness.SEPARATOR, "l1na_marchal": Likeness.LOOKS, "reallina_marchal": Likeness.WORD,
                "lina_marchl": Likeness.OMISSION,
            },
        ),
    ],
)  # fmt: skip
def test_look_alikes_differ_in_kind_before_they_repeat_one(
    handle: str, name: str | None, expected: dict[str, Likeness]
) -> None:
    found = variants([handle], name, "fr", allows=anything)

    assert {one.name: one.likeness for one in found} == expected
    assert [one.name for one in found] == list(expected)


def test_a_full_name_that_is_not_the_handle_is_a_likeness_of_its_own() -> None:
    found = {one.name for one in variants(["cam"], "Camille Roy", None, allows=anything, most=40)}

    assert {"camille.roy", "camille-roy", "camille_roy", "camilleroy", "roycamille", "croy"} <= found
    assert not any("_fr" in one for one in found)


@given(HANDLES, NAMES, st.sampled_from(["fr", "uk", None]))
def test_look_alikes_are_few_each_once_and_never_the_name(
    handles: list[str], name: str | None, ending: str | None
) -> None:
    found = [one.name for one in variants(handles, name, ending, allows=allowed)]

    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert not {one.lower() for one in handles} & set(found)
    assert all(map(allowed, found))


@given(HANDLES, NAMES)
def test_no_year_is_ever_added(handles: list[str], name: str | None) -> None:
    found = variants([one for one in handles if not any(map(str.isdigit, one))], name, "fr", allows=anything, most=200)

    added = [one.name for one in found if one.likeness is Likeness.DIGIT]
    assert all(one.endswith(("1", "01")) and sum(map(str.isdigit, one)) <= 2 for one in added)


def test_every_likeness_is_said() -> None:
    assert set(SAID) == set(Likeness)


def test_misspelled_domains_begin_with_slips_of_the_hand() -> None:
    found = lookalikes("linamarchal.com", endings("fr-FR"), but=("linamarchal.fr", "lina-marchal.com"))

    assert [(one.name, one.likeness) for one in found[:6]] == [
        ("linamarcha.com", Likeness.OMISSION),
        ("linamarchla.com", Likeness.SWAPPED),
        ("linamarcha-l.com", Likeness.HYPHEN),
        ("linamarchall.com", Likeness.DOUBLED),
        ("linamarchal.dev", Likeness.ENDING),
        ("linamarchel.com", Likeness.LETTER),
    ]
    assert {one.likeness for one in found} == {
        Likeness.OMISSION, Likeness.SWAPPED, Likeness.HYPHEN, Likeness.DOUBLED, Likeness.ENDING, Likeness.LETTER,
    }  # fmt: skip
    assert not {"linamarchal.fr", "lina-marchal.com"} & {one.name for one in found}


@given(LABELS, st.sampled_from(["com", "fr", "example", "co.uk"]))
@settings(max_examples=60, deadline=None)
def test_misspelled_domains_are_few_each_once_and_never_the_domain(label: str, ending: str) -> None:
    domain = f"{label}.{ending}"
    found = [one.name for one in lookalikes(domain, endings("fr-FR"), but=("other.com",))]

    assert len(found) <= MOST_DOMAINS
    assert len(set(found)) == len(found)
    assert not {domain, "other.com"} & set(found)
    assert all(map(str.isascii, found))
    assert found == [one.name for one in lookalikes(domain, endings("fr-FR"), but=("other.com",))]


def test_the_time_out_of_sockets_is_nobody_else_s_business() -> None:
    before = socket.getdefaulttimeout()

    assert misspelled("camille.com", ways=("omission",), endings=())
    assert socket.getdefaulttimeout() == before

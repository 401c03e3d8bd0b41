"""Names as labels of domains, and domains as names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from footprint.extract.domain import registered
from footprint.extract.name import ascii_label, domain_of_name, plain, spellings, top_level, two_parts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Camille Roy", "camilleroy"),
        ("camille_roy.2", "camilleroy2"),
        ("Aoife O'Brien-Ní Chonaill", "aoifeobriennichonaill"),
        ("Bjørn Œuvrard", "bjornoeuvrard"),
        ("Nguyễn Thị Minh", "nguyenthiminh"),
        ("Олена Коваль", "оленаковаль"),
        ("Сергій", "сергій"),
        ("雪", "雪"),
        ("ICI", "ici"),
        ("...", ""),
    ],
)
def test_a_name_is_plain_in_letters_and_digits(words: str, expected: str) -> None:
    assert plain(words) == expected


@given(st.text())
@example("\u0339:\u0334")
@example("e\u0323:\u0301")
def test_what_is_plain_stays_so(words: str) -> None:
    assert plain(plain(words)) == plain(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("camille-roy", "camille-roy"),
        ("оленаковаль", "xn--80aafk0adflgf1n"),
        ("-roy", None),
        ("roy-", None),
        ("", None),
        ("a" * 64, None),
        ("\u0301\u0301", None),
    ],
)
def test_a_label_is_ascii_or_none(words: str, expected: str | None) -> None:
    assert ascii_label(words) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Camille Roy", ("camille", "roy")),
        ("Jean-Pierre Du Pont", ("jeanpierre", "dupont")),
        ("Camille", None),
        ("Camille - ", None),
        (" ", None),
        ("", None),
    ],
)
def test_a_full_name_has_two_parts_or_none(name: str, expected: tuple[str, str] | None) -> None:
    assert two_parts(name) == expected


def test_the_name_is_every_handle_and_the_full_name_in_both_orders() -> None:
    assert spellings(["cam_roy", "cam-roy", "_"], "Camille Roy") == ("camroy", "camilleroy", "roycamille")
    assert spellings(["cam"], None) == ("cam",)


NAMES = spellings(["camilleroy"], "André Leï")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://camilleroy.example/", "camilleroy.example"),
        ("https://www.camille-roy.co.uk/blog", "camille-roy.co.uk"),
        ("http://CAMILLEROY.fr.", "camilleroy.fr"),
        ("https://leiandre.com/", "leiandre.com"),
        ("https://xn--andrle-dvab.fr/", None),
        ("https://camilleroy.github.io/", None),
        ("https://camilleroy.wordpress.com/", None),
        ("https://camilleroy.platform.example/", None),
        ("https://camille.example/roy", None),
        ("https://camilleroy/", None),
        ("https://[::1]/", None),
        ("https://127.0.0.1/", None),
        ("https://xn--zz/", None),
        ("https://xn--zz.example/", None),
        ("camilleroy.example", None),
        ("https://[/", None),
    ],
)
def test_a_domain_is_of_the_name_when_its_label_is(url: str, expected: str | None) -> None:
    assert domain_of_name(url, NAMES) == expected


def test_a_domain_in_another_alphabet_is_read_as_it_is_spoken() -> None:
    label = "andré-leï".encode("idna").decode()

    assert domain_of_name(f"https://{label}.fr/", NAMES) == f"{label}.fr"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://camille.github.io/", "github.io"),
        ("https://a.b.co.uk/", "b.co.uk"),
        ("https://a.b.example/", "b.example"),
        ("https://127.0.0.1/", "127.0.0.1"),
        ("https://[/", ""),
    ],
)
def test_what_was_registered_ends_before_the_registry_s_suffix(url: str, expected: str) -> None:
    assert registered(url) == expected


def test_the_last_label_is_the_top_level_domain() -> None:
    assert top_level("camille-roy.co.uk") == "uk"

"""Pages fit the terminal, and nothing is broken that someone will copy."""

from __future__ import annotations

import pytest

from footprint.cli.layout import Section, page, table, width

LONG = "https://camille.example/" + "a" * 70


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_no_line_is_longer_than_the_terminal(columns: int) -> None:
    section = Section("Options", (("--short", "some words " * 20), ("-o, --output FILE", "other words " * 20)))

    assert max(map(len, page("words " * 50, section, columns=columns).splitlines())) <= columns


def test_explanations_stand_in_one_column() -> None:
    assert page(Section("Options", (("-a", "one"), ("--long", "two"))), columns=80) == (
        "Options\n  -a      one\n  --long  two"
    )


def test_beside_a_long_term_there_is_no_room_so_explanations_stand_below() -> None:
    assert page(Section("Examples", (("x" * 40, "one"), ("y", "two"))), columns=80) == (
        f"Examples\n  {'x' * 40}\n      one\n  y\n      two"
    )


def test_an_address_is_not_broken() -> None:
    assert LONG in page(f"see {LONG} there", columns=40)


def test_a_term_without_an_explanation_stands_alone() -> None:
    assert page(Section("Options", (("--bare", ""),)), columns=80) == "Options\n  --bare"


def test_columns_of_a_table_are_as_wide_as_their_widest_cell() -> None:
    assert table([("id", "name"), ("github", "GitHub")]) == "id      name\ngithub  GitHub"


@pytest.mark.parametrize(("columns", "wanted"), [("20", 40), ("72", 72), ("300", 100)])
def test_the_width_is_the_terminal_s_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, wanted: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert width() == wanted

"""The terminal: honest bars, lines that fit, and nothing that acts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from footprint.exhibit import Hint
from footprint.locale import Language, translator
from footprint.message import msg
from footprint.profile import Publication
from footprint.report import Format, render
from footprint.report.drawn import drawn
from footprint.report.page import Bar
from footprint.report.terminal import Terminal
from unit.report.sample import PROFILES, published, range_only, withheld

if TYPE_CHECKING:
    from footprint.profile import Profile

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def shown(profile: Profile, *, language: Language = "en", width: int = 80, colour: bool = False) -> str:
    return render(profile, Format.TERMINAL, translator(language), width=width, colour=colour)


def lines_of(text: str) -> list[str]:
    return text.splitlines()


@pytest.mark.parametrize(
    ("full", "low", "high", "published", "cells"),
    [
        pytest.param(100, 100, 100, True, "█" * 20, id="full"),
        pytest.param(0, 0, 0, True, "░" * 20, id="empty"),
        pytest.param(78, 68, 81, True, "█" * 16 + "░" * 4, id="range-under-a-cell"),
        pytest.param(80, 68, 92, True, "█" * 16 + "▒▒" + "░░", id="range"),
        pytest.param(25, 25, 85, False, "█" * 5 + "▒" * 12 + "░" * 3, id="not-published"),
        pytest.param(0, 0, 100, False, "▒" * 20, id="nothing-seen"),
        pytest.param(98, 97, 98, True, "█" * 20, id="rounded-half-up"),
    ],
)
def test_a_bar_shows_the_score_then_what_was_not_seen(
    full: int, low: int, high: int, *, published: bool, cells: str
) -> None:
    bar = Bar("id", "Title", "", full, low, high, published, "", "", "", "")

    assert drawn(bar).plain == cells


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        pytest.param(
            published(),
            "ADN numérique 64/100 · range 58\u201367 · coverage 91% · high confidence · full rubric v1 · 2026-11-22",
            id="published",
        ),
        pytest.param(
            range_only(),
            "ADN numérique · range 41\u201378 · coverage 63% · medium confidence · full rubric v1 · 2026-11-22",
            id="range-only",
        ),
        pytest.param(
            withheld(), "ADN numérique · insufficient data · coverage 18% · full rubric v1 · 2026-11-22", id="withheld"
        ),
    ],
)
def test_the_second_line_is_the_whole_profile(profile: Profile, line: str) -> None:
    assert lines_of(shown(profile, width=120))[1] == line


def test_numbers_and_titles_follow_the_language() -> None:
    line = lines_of(shown(published(), language="fr", width=120))[1]

    assert "91\u00a0%" in line
    assert line.endswith("grille complète v1 · 2026-11-22")


@pytest.mark.parametrize("profile", [withheld(), replace(published(), index=withheld().index)], ids=["bare", "full"])
def test_a_withheld_profile_says_no_number_of_the_whole(profile: Profile) -> None:
    head = shown(profile, width=200).partition("█")[0]

    assert profile.index.publication is Publication.WITHHELD
    assert "/100" not in head
    assert not re.search(r"range \d", head)
    assert "no score, and not a low one" in head


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        pytest.param(published(), "Notice to the candidate: not recorded.", id="no-notice"),
        pytest.param(range_only(), "Notice to the candidate: Nov 2, 2026 · RH-2026-114", id="notice"),
        pytest.param(withheld(), "You audit yourself, so no notice is needed", id="self"),
        pytest.param(published(), "No person has reviewed this report.", id="not-reviewed"),
        pytest.param(
            range_only(), "Reviewed by Lou Ferran on Nov 22, 2026, for this purpose: shortlist.", id="reviewed"
        ),
        pytest.param(withheld(), "Only the handle was given.", id="holder-only"),
        pytest.param(withheld(), "The run was cut short", id="incomplete"),
        pytest.param(published(), "They are not reputation, not personality", id="what-it-is-not"),
    ],
)
def test_the_head_says_what_must_be_known_before_reading_on(profile: Profile, said: str) -> None:
    head = " ".join(shown(profile, width=200).partition("█")[0].split())

    assert said in head


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(name: str, language: Language, width: int) -> None:
    text = shown(PROFILES[name](), language=language, width=width)

    assert max(map(cell_len, lines_of(text))) <= width


@pytest.mark.parametrize("width", range(40, 100, 7))
def test_a_no_break_space_parts_no_line(width: int) -> None:
    quoted = "\u00ab\u00a0mot\u00a0\u00bb\u202f; "
    profile = replace(published(), hints=(Hint(msg("{words}", words=quoted * 12)),))
    text = shown(profile, language="fr", width=width)

    assert not re.search("(?m)\u00ab$|^ *[\u00bb;:!]|[\ue0a0\ue02f]", text)


@pytest.mark.parametrize("name", PROFILES)
def test_plain_text_has_no_control_character(name: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown(PROFILES[name]()))


@pytest.mark.parametrize("name", PROFILES)
def test_colour_adds_nothing_to_what_is_said(name: str) -> None:
    coloured = shown(PROFILES[name](), colour=True)
    bare = "\n".join(line.rstrip() for line in STYLE.sub("", coloured).splitlines()) + "\n"

    assert STYLE.search(coloured)
    assert bare == shown(PROFILES[name]())


@pytest.mark.parametrize(
    ("variable", "value"),
    [("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "40"), ("TERM", "dumb"), ("TTY_COMPATIBLE", "1")],
)
@pytest.mark.parametrize("colour", [False, True])
def test_the_environment_is_the_command_lines_business(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, *, colour: bool
) -> None:
    before = shown(published(), colour=colour)
    monkeypatch.setenv(variable, value)

    assert shown(published(), colour=colour) == before


def test_a_very_narrow_terminal_is_given_forty_columns() -> None:
    words = translator("en")

    assert Terminal(width=3)(published(), words) == Terminal(width=40)(published(), words)


def test_hints_come_after_what_was_not_seen_and_are_three_at_most() -> None:
    whole = published()
    text = shown(replace(whole, hints=whole.hints * 3))

    assert text.index("What was not seen") < text.index("Advice for the next run") < text.index("What next")
    assert text.count("GitHub limits anonymous questions") + text.count("Configure a search engine") == 3


def test_the_next_command_explains_what_would_change_most() -> None:
    assert "footprint explain host.https" in shown(published())


def test_names_in_the_same_state_share_their_sentence() -> None:
    text = shown(published())

    assert text.count("Nobody holds this name: it can be claimed today.") == 1
    assert "Pinterest camilleroy (free · key network)  https://pinterest.example/join" in text


def test_months_without_a_post_are_dots_in_the_timeline() -> None:
    spark = next(line.split()[0] for line in lines_of(shown(published())) if "posts in 24 months" in line)

    assert len(spark) == 24
    assert [place for place, mark in enumerate(spark) if mark == "·"] == [0, 7, 8]
    assert spark[15] == "█"


def crowded() -> Profile:
    """Names that are free on many networks, and servers that could not be seen."""
    whole = published()
    free = whole.exposures[0]
    hidden = next(one for one in whole.accounts if one.network == "reddit")
    titles = ("Vimeo", "Behance", "Hashnode", "Codeberg")
    return replace(
        whole,
        exposures=(
            *whole.exposures[:2],
            *(
                replace(
                    free, network=one.lower(), title=one, priority=place, link=f"https://{one.lower()}.example/join"
                )
                for place, one in enumerate(titles, start=3)
            ),
        ),
        accounts=(
            *whole.accounts,
            *(
                replace(hidden, network="lemmy", title="Lemmy", handle=f"camilleroy@{one}.example")
                for one in ("first", "second", "third")
            ),
        ),
    )


def test_of_many_names_to_claim_three_have_their_links_and_the_others_are_named() -> None:
    text = shown(crowded(), width=120)

    assert text.count("/join") + text.count("/register") == 3
    assert " Also free  Behance camilleroy, Hashnode camilleroy, Codeberg camilleroy\n" in text


def test_servers_of_one_network_are_counted_once() -> None:
    text = shown(crowded(), width=200)

    assert "The site blocked the question (Cloudflare): Reddit camilleroy · Lemmy camilleroy (3 servers)\n" in text
    assert "@first.example" not in text


def test_what_was_not_seen_or_can_be_claimed_is_no_account() -> None:
    accounts = shown(published(), width=200).partition("\nAccounts\n")[2].partition("\n\n")[0]

    assert [one for one in ("Pinterest", "Tumblr", "Reddit", "Instagram") if one in accounts] == []
    assert accounts.count("nothing was read there") == 1

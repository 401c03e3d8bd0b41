"""The notice says what will run, in both languages alike, and of nobody in particular."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from footprint.bundles import checks_of, load_bundles
from footprint.catalogue import load_catalogue
from footprint.errors import OutputError
from footprint.locale import translator
from footprint.notice import BLANK, Looking, Notice, Receiver, Terms, notice, receivers
from footprint.report import Format, target_of
from footprint.report.papers import FORMS, paper
from footprint.rubric import load_rubric, rubric_names
from footprint.search import Setting, load_providers
from footprint.terms import AUTHORITIES, Jurisdiction, Wait
from pseudo import MARK, pseudo

BUNDLES, _ = load_bundles()
FOLDERS = [(one.name, one.locale) for one in BUNDLES if one.locale]
ENGLISH, FRENCH = translator("en", FOLDERS), translator("fr", FOLDERS)
CHECKS = tuple(one.about for one in checks_of(BUNDLES))
CATALOGUE = load_catalogue().narrowed(extended=True, self_audit=False)
STATED = Terms(
    controller="Agency Example",
    purpose="recruitment",
    position="social media manager",
    legal_basis="steps before a contract",
    contact="https://agency.example/audits",
)
FULL = Looking(load_rubric("full"), CHECKS, CATALOGUE.networks, (Receiver("Brave", "api.search.brave.com"),))


def shown(made: Notice, form: Format = Format.MD) -> str:
    return paper(made.signed, form, ENGLISH)


def outline(text: str) -> list[str]:
    """The kinds of a Markdown text's lines: headings, entries by level, paragraphs."""
    return [one[: len(one) - len(one.lstrip("# -"))] for one in text.splitlines()]


@pytest.mark.parametrize("name", rubric_names())
def test_every_dimension_and_criterion_is_named_with_its_reason(name: str) -> None:
    rubric = load_rubric(name)
    text = " ".join(shown(notice(STATED, replace(FULL, rubric=rubric)), Format.TERMINAL).split())
    words = [one.title for one in rubric.dimensions.values()]
    words += [said for one in rubric.indicators.values() for said in (one.title, one.job_link)]

    assert [one.en for one in words if one.en not in text] == []


def test_every_check_is_told_with_what_it_asks() -> None:
    text = " ".join(shown(notice(STATED, FULL), Format.TERMINAL).split())

    assert [one.id for one in CHECKS if ENGLISH.say(one.asks) not in text] == []


def test_every_network_is_named() -> None:
    text = " ".join(shown(notice(STATED, FULL), Format.TERMINAL).split())

    assert [one.name for one in CATALOGUE.networks if one.name not in text] == []


def test_every_search_engine_that_would_be_sent_words_is_named_with_its_host() -> None:
    providers, _ = load_providers()
    chosen = [Setting(one.about.id, "https://searx.example") for one in providers if one.about.id != "file"]
    told = receivers(chosen, providers)
    text = shown(notice(STATED, replace(FULL, receivers=told)), Format.TERMINAL)

    assert len(told) == len(providers) - 1
    assert [one for one in told if f"- {one.name}: {one.host}" not in text] == []


def test_lists_that_a_person_made_by_hand_are_sent_to_nobody() -> None:
    providers, _ = load_providers()

    assert receivers([Setting("file"), Setting("absent")], providers) == ()


def test_without_a_search_engine_none_is_said_to_be_sent_anything() -> None:
    text = shown(notice(STATED, replace(FULL, receivers=())))

    assert "The program asks no search engine." in text
    assert "are sent" not in text


@pytest.mark.parametrize(
    ("terms", "wanted"),
    [
        (replace(STATED, retention_months=1), "1 month at most"),
        (replace(STATED, retention_months=24), "24 months at most"),
        (replace(STATED, wait=Wait(10, business=True)), "10 business days"),
        (replace(STATED, wait=Wait(1)), "look at your traces: 1 day"),
        (replace(STATED, jurisdiction=Jurisdiction.FRANCE), "CNIL"),
        (replace(STATED, jurisdiction=Jurisdiction.QUEBEC), "cai.gouv.qc.ca"),
        (replace(STATED, jurisdiction=Jurisdiction.NEW_YORK), "nyc.gov"),
    ],
    ids=["a month", "two years", "wait", "a day", "france", "quebec", "new york"],
)
def test_what_the_operator_states_stands_in_it(terms: Terms, wanted: str) -> None:
    assert wanted in shown(notice(terms, FULL), Format.TERMINAL)


def test_every_place_has_an_authority() -> None:
    assert set(AUTHORITIES) == {*Jurisdiction, None}


def test_a_word_of_the_operator_s_own_is_told() -> None:
    assert "your full name with “notaire”" in shown(notice(STATED, replace(FULL, search_word="notaire")))


def test_what_is_not_stated_is_left_blank_and_listed() -> None:
    made = notice(replace(STATED, position="", contact=""), FULL)

    assert made.blanks == ("position", "contact")
    assert BLANK in shown(made, Format.TERMINAL)
    assert BLANK not in shown(notice(STATED, FULL), Format.TERMINAL)


def test_both_languages_have_the_same_structure() -> None:
    made = notice(STATED, FULL).signed

    assert outline(paper(made, Format.MD, FRENCH)) == outline(paper(made, Format.MD, ENGLISH))


def test_every_sentence_is_put_into_the_language() -> None:
    """What is left are names, hosts, what the operator stated, and texts that bring both languages themselves."""
    made = replace(FULL, rubric=FULL.rubric.narrowed(()), networks=(), checks=())
    lines = paper(notice(STATED, made).signed, Format.MD, pseudo()).splitlines()

    assert [one for one in lines if one.strip() and MARK not in one] == []


def test_equal_runs_give_equal_bytes_and_both_languages_one_digest() -> None:
    again = notice(replace(STATED), replace(FULL, networks=tuple(reversed(FULL.networks))))
    made = notice(STATED, FULL)

    assert shown(again) == shown(made)
    assert again.digest == made.digest
    assert made.digest in paper(made.signed, Format.MD, FRENCH)


@pytest.mark.parametrize(
    "other",
    [
        notice(replace(STATED, controller="Agency Other"), FULL),
        notice(replace(STATED, retention_months=7), FULL),
        notice(STATED, replace(FULL, rubric=load_rubric("light"))),
        notice(STATED, replace(FULL, networks=FULL.networks[1:])),
        notice(STATED, replace(FULL, receivers=())),
        notice(STATED, replace(FULL, checks=CHECKS[1:])),
    ],
    ids=["controller", "retention", "rubric", "networks", "engines", "checks"],
)
def test_what_is_told_otherwise_has_another_digest(other: Notice) -> None:
    assert other.digest != notice(STATED, FULL).digest


def test_a_page_holds_what_an_operator_states_as_text_alone() -> None:
    class Tags(HTMLParser):
        names: tuple[str, ...] = ()

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.names += (tag,)

    tags = Tags()
    tags.feed(shown(notice(replace(STATED, controller="<script>alert(1)</script>"), FULL), Format.HTML))

    assert "h1" in tags.names
    assert "script" not in tags.names


def test_a_line_of_plain_text_is_short() -> None:
    lines = shown(notice(STATED, FULL), Format.TERMINAL).splitlines()

    assert max(len(one) for one in lines if " " in one.strip().removeprefix("- ")) <= 78


@pytest.mark.parametrize(("name", "form"), [("a.md", Format.MD), ("a.TXT", Format.TERMINAL), ("a.pdf", Format.HTML)])
def test_the_ending_of_a_file_says_the_form(name: str, form: Format) -> None:
    assert target_of(Path(name), FORMS).form is form


@pytest.mark.parametrize("name", ["a.json", "a.svg", "a"])
def test_a_notice_is_no_data(name: str) -> None:
    with pytest.raises(OutputError, match=r"\.md, \.txt, \.html"):
        target_of(Path(name), FORMS)


@pytest.mark.parametrize("form", [Format.JSON, Format.SVG])
def test_a_form_that_no_paper_has_is_refused(form: Format) -> None:
    with pytest.raises(OutputError, match=r"\.md, \.txt, \.html"):
        shown(notice(STATED, FULL), form)

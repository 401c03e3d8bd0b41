"""Whose page a page says it is."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.extract.owner import Owner, read_owner

URL = "https://camille.example/"


def read(markup: str) -> Owner:
    found = read_owner(markup.encode(), URL, "text/html; charset=utf-8")
    assert found is not None
    return found


def described(script: str) -> Owner:
    return read(f'<html><head><script type="application/ld+json">{script}</script></head><body>x</body></html>')


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"Person","sameAs":["https://g.example/c"]}',
        '{"@type":["Thing","schema:Person"],"sameAs":"https://g.example/c"}',
        '[{"@type":"http://schema.org/Organization","sameAs":"https://g.example/c"}]',
        '{"@graph":[{"@type":"WebSite"},{"@type":"Person","sameAs":["https://g.example/c"]}]}',
        '{"@type":"ProfilePage","mainEntity":{"@type":"Person","sameAs":["https://g.example/c"]}}',
    ],
    ids=["person", "list-of-types", "organisation", "graph", "profile-page"],
)
def test_same_as_is_read_of_the_owner(script: str) -> None:
    found = described(script)

    assert [url for url, _ in (*found.same_as, *found.firms_same_as)] == ["https://g.example/c"]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"Article","author":{"@type":"Person","sameAs":["https://g.example/guest"]}}',
        '{"@type":"Person","sameAs":["mailto:c@camille.example", 7, null]}',
        '{"@type":"Person","sameAs":',
        "[" * 100_000,
        "null",
    ],
    ids=["author-of-an-article", "no-pages", "broken", "deep", "nothing"],
)
def test_same_as_of_anything_else_is_not_the_owners(script: str) -> None:
    assert described(script).same_as == ()


CARD = '<div class="h-card"><a class="p-name u-url" href="/">Camille Roy</a></div>'
ENTRY = '<article class="h-entry"><p class="p-author h-card">Bob Durand</p><p class="e-content">Words</p></article>'
TWO = '[{"@type":"Person","name":"Camille Roy"},{"@type":"Person","name":"Bob Durand"}]'
FIRM = '{"@type":"LocalBusiness","name":"Atelier Roy"}'


@pytest.mark.parametrize(
    ("owner", "names", "is_group"),
    [
        pytest.param(described('{"@type":"Person","name":"Camille Roy"}'), ("Camille Roy",), False, id="json-ld"),
        pytest.param(read(CARD), ("Camille Roy",), False, id="h-card"),
        pytest.param(read(CARD + ENTRY), ("Camille Roy",), False, id="not-the-author-of-an-entry"),
        pytest.param(read('<meta name="author" content="Camille Roy"><p>x'), ("Camille Roy",), False, id="author"),
        pytest.param(described(TWO), ("Camille Roy", "Bob Durand"), True, id="two-people"),
        pytest.param(described(FIRM), ("Atelier Roy",), True, id="a-firm"),
        pytest.param(
            described(f'[{FIRM},{{"@type":"Person","name":"Camille Roy"}}]'),
            ("Camille Roy",),
            False,
            id="firm-and-person",
        ),
        pytest.param(read("<p>Camille Roy</p>"), (), False, id="nothing"),
        pytest.param(described('{"@type":"Person","name":7}'), (), False, id="no-name"),
    ],
)
def test_a_page_says_whose_it_is(owner: Owner, names: tuple[str, ...], is_group: bool) -> None:  # noqa: FBT001
    assert (owner.names, owner.is_group) == (names, is_group)


@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    assert isinstance(read_owner(body, URL), Owner | None)


@pytest.mark.parametrize(
    ("markup", "me"),
    [
        pytest.param('<a rel="me" href="/me">x</a>', [("https://camille.example/me", "")], id="a"),
        pytest.param('<link rel="me" href="/me">x', [("https://camille.example/me", "")], id="link"),
        pytest.param(
            '<div class="h-card"><b class="p-name">Bob Durand</b><a rel="me" href="/bob">x</a></div>',
            [("https://camille.example/bob", "Bob Durand")], id="on-a-card",
        ),
        pytest.param('<a rel="me ugc nofollow" href="/me">x</a>', [], id="written-by-users"),
        pytest.param('<ol class="comment-list"><li><a rel="me" href="/me">x</a></ol>', [], id="in-a-comment"),
        pytest.param('<div id="comments"><a rel="me" href="/me">x</a></div>', [], id="in-the-comments"),
        pytest.param(
            '<p class="commented"><a rel="me" href="/me">x</a></p>', [("https://camille.example/me", "")], id="word"
        ),
    ],
)  # fmt: skip
def test_links_to_oneself_are_the_owners_and_stand_under_a_name(markup: str, me: list[tuple[str, str]]) -> None:
    assert list(read(f"<body>{markup}").me) == me


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param('<div class="h-card">' * 6_000 + '<a rel="me" href="/x">x</a>' * 6_000, id="cards-in-cards"),
        pytest.param("<b>" * 6_000 + '<a rel="me" href="/x">x</a>' * 6_000, id="deep"),
    ],
)
def test_a_hostile_page_costs_little(markup: str) -> None:
    begun = process_time()

    read_owner(markup.encode(), URL)

    assert process_time() - begun < 3

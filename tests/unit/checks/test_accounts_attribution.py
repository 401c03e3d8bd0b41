"""The rules of attribution, on pages that say this and that of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.exhibit import Level
from footprint.finding import Attribution
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.attribution import STEPS, attribute, contradiction
from footprint_checks.accounts.doubts import Ground, Scene
from footprint_checks.accounts.graph import Link, Sheet, Spot, groups, namings
from footprint_checks.accounts.links import host_of, is_home, normal, place
from footprint_checks.accounts.looks import Impression, Likeness, Persona
from small_web import small_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint_checks.accounts.attribution import Ruling, Tie
    from footprint_checks.accounts.links import Place

DIRECTORY = small_catalogue()
HOME = "https://camille.example/"
GITHUB = "https://github.com/camille"
TOOT = "https://mastodon.social/@camille"
SECOND = "https://second.example/"


def sheet(url: str, *links: str, spot: Spot = Spot.REL_ME, also: tuple[str, ...] = ()) -> Sheet:
    return Sheet(at(url), tuple(Link(one, spot) for one in links), also)


def at(url: str) -> Place:
    found = place(url, DIRECTORY)
    assert found is not None
    return found


def ruling(
    sheets: Sequence[Sheet], *declared: str, looks: dict[str, Impression] | None = None, persona: Persona = Persona()
) -> Ruling:
    impressions = {at(url): look for url, look in (looks or {}).items()}
    return attribute(Scene(namings(sheets, DIRECTORY), tuple(map(at, declared)), (), persona, impressions))


def ties(sheets: Sequence[Sheet], *declared: str) -> dict[Place, Tie]:
    return {one.place: one for one in ruling(sheets, *declared).ties}


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        pytest.param("HTTPS://Camille.Example", "https://camille.example/", id="case-and-empty-path"),
        pytest.param("https://camille.example:443/about/", "https://camille.example/about", id="port-and-slash"),
        pytest.param("http://camille.example:443/", "http://camille.example:443/", id="a-port-of-the-other-scheme"),
        pytest.param("https://camille.example/#me", "https://camille.example/", id="fragment"),
        pytest.param("https://www.camille.example/", "https://www.camille.example/", id="www-stays"),
        pytest.param("https://café.example/", "https://xn--caf-dma.example/", id="international-name"),
        pytest.param(
            "https://straße.example/", "https://xn--strae-oqa.example/", id="a-letter-that-older-rules-change"
        ),
        pytest.param("https://camille.example/?p=1", "https://camille.example/?p=1", id="query-stays"),
        pytest.param(
            "https://camille.example/?utm_source=cv&p=1&fbclid=x", "https://camille.example/?p=1", id="counters"
        ),
        pytest.param("https://camille.example./", "https://camille.example/", id="final-dot"),
        pytest.param("https://me:secret@camille.example/", None, id="credentials"),
        pytest.param("mailto:camille@camille.example", None, id="no-page"),
        pytest.param("https://[::1", None, id="no-address"),
        pytest.param("https://camille.example:x/", None, id="no-port"),
        pytest.param("https:///about", None, id="no-host"),
    ],
)
def test_addresses_of_one_place_have_one_spelling(url: str, spelled: str | None) -> None:
    assert normal(url) == spelled


@given(st.text(max_size=60))
def test_the_spelling_of_any_text_stays_when_spelled_again(text: str) -> None:
    once = normal("https://" + text)

    assert once is None or normal(once) == once


@pytest.mark.parametrize(
    ("url", "network", "name"),
    [
        pytest.param("https://www.linkedin.com/in/Camille-R/", "linkedin", "camille-r", id="linkedin"),
        pytest.param("https://fr.linkedin.com/in/camille-r", "linkedin", "camille-r", id="linkedin-of-a-country"),
        pytest.param("https://twitter.com/camille", "x", "camille", id="old-name-of-x"),
        pytest.param("https://x.com/camille?lang=fr", "x", "camille", id="x"),
        pytest.param("https://www.instagram.com/camille.r/", "instagram", "camille.r", id="instagram"),
        pytest.param("https://m.facebook.com/camille.r", "facebook", "camille.r", id="facebook-on-a-telephone"),
        pytest.param("https://fb.com/camille", "facebook", "camille", id="facebook-in-short"),
        pytest.param("https://www.tiktok.com/@camille", "tiktok", "camille", id="tiktok"),
        pytest.param("https://www.threads.com/@camille", "threads", "camille", id="threads"),
    ],
)
def test_a_walled_profile_is_known_by_its_address(url: str, network: str, name: str) -> None:
    assert at(url) == NetworkHandle(network, name)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/company/example",
        "https://x.com/search",
        "https://www.facebook.com/sharer.php",
        "https://www.instagram.com/p/abc",
        "https://notx.com/camille",
        "https://x.com/",
    ],
)
def test_other_pages_of_a_walled_network_are_no_account(url: str) -> None:
    assert isinstance(at(url), Site)


@pytest.mark.parametrize(
    ("url", "answer"),
    [(HOME, True), ("https://camille.example", True), (f"{HOME}about", False), (f"{HOME}?p=1", False), ("x", False)],
)
def test_only_the_front_page_speaks_for_a_domain(url: str, answer: bool) -> None:  # noqa: FBT001 (a table's cell)
    assert is_home(url) is answer


@pytest.mark.parametrize(
    ("url", "host"), [("https://Camille.example/about", "camille.example"), ("camille", ""), ("https://[::1", "")]
)
def test_the_host_of_an_address_is_read_or_empty(url: str, host: str) -> None:
    assert host_of(url) == host


def test_both_ends_make_level_a() -> None:
    found = ties([sheet(HOME, GITHUB), sheet(GITHUB, HOME, spot=Spot.FIELD)], HOME)

    assert {one.level for one in found.values()} == {Level.A}
    assert {one.attribution for one in found.values()} == {Attribution.CONFIRMED}


def test_a_word_of_the_candidate_is_level_c_and_sure() -> None:
    found = ties([sheet(GITHUB)], GITHUB)[at(GITHUB)]

    assert (found.level, found.attribution, found.there) == (Level.C, Attribution.CONFIRMED, None)


def test_a_named_account_is_level_c_and_likely() -> None:
    found = ties([sheet(HOME, GITHUB)], HOME)[at(GITHUB)]

    assert (found.level, found.attribution, found.back) == (Level.C, Attribution.LIKELY, None)


def test_a_third_party_makes_level_b_and_carries_on() -> None:
    found = ties([sheet(HOME, GITHUB, spot=Spot.THIRD_PARTY), sheet(GITHUB, TOOT)], HOME)

    assert (found[at(GITHUB)].level, found[at(TOOT)].level) == (Level.B, Level.C)
    assert found[at(GITHUB)].is_believed


def test_the_word_of_a_page_that_is_only_likely_carries_no_further() -> None:
    found = ties([sheet(HOME, GITHUB), sheet(GITHUB, TOOT)], HOME)

    assert at(TOOT) not in found


def test_same_as_names_accounts_and_no_pages() -> None:
    found = ties([sheet(HOME, GITHUB, "https://encyclopedia.example/Camille", spot=Spot.SAME_AS)], HOME)

    assert set(found) == {at(HOME), at(GITHUB)}


def test_a_link_towards_the_candidate_gives_nothing() -> None:
    found = ties([sheet(HOME), sheet(GITHUB, HOME)], HOME)

    assert set(found) == {at(HOME)}


def test_belief_travels_a_bounded_number_of_steps() -> None:
    urls = [f"https://page{number}.example/" for number in range(STEPS + 3)]
    neighbours = [[*urls[max(0, at - 1) : at], *urls[at + 1 : at + 2]] for at in range(len(urls))]

    found = ties([sheet(url, *near) for url, near in zip(urls, neighbours, strict=True)], urls[0])

    assert [one.is_believed for one in found.values()] == [True] * (STEPS + 1) + [False]


def test_a_redirect_that_was_followed_makes_two_addresses_one() -> None:
    home = sheet("https://www.camille.example/", GITHUB, also=("http://camille.example/",))

    found = ties([home, sheet(GITHUB, "http://camille.example")], "https://www.camille.example/")

    assert found[at(GITHUB)].level is Level.A


def test_www_is_the_second_chance() -> None:
    found = ties([sheet(HOME, GITHUB), sheet(GITHUB, "https://www.camille.example")], HOME)

    assert found[at(GITHUB)].level is Level.A


def test_a_page_cannot_take_over_the_address_of_another() -> None:
    rival = sheet("https://rival.example/", also=(HOME,))

    found = ties([sheet(HOME, GITHUB), rival, sheet(GITHUB, HOME)], HOME)

    assert found[at(GITHUB)].level is Level.A


def test_all_that_hangs_on_a_bare_handle_is_likely_at_most() -> None:
    named = namings([sheet(TOOT, GITHUB), sheet(GITHUB, TOOT), sheet(SECOND)], DIRECTORY)

    found = attribute(Scene(named, holder=(at(TOOT), at(GITHUB))))

    assert {(one.level, one.attribution) for one in found.ties} == {(Level.C, Attribution.LIKELY)}


@pytest.mark.parametrize(
    ("sheets", "sizes"),
    [
        pytest.param([], [], id="nobody"),
        pytest.param([sheet(GITHUB, TOOT), sheet(TOOT)], [], id="one-way"),
        pytest.param([sheet(GITHUB, TOOT), sheet(TOOT, GITHUB)], [2], id="two-accounts"),
        pytest.param([sheet(GITHUB, HOME), sheet(HOME, GITHUB)], [2], id="account-and-site"),
        pytest.param([sheet(SECOND, HOME), sheet(HOME, SECOND)], [], id="two-sites"),
        pytest.param(
            [sheet(GITHUB, HOME), sheet(TOOT, HOME), sheet(HOME, GITHUB, TOOT)], [3], id="two-accounts-round-a-site"
        ),
        pytest.param(
            [sheet(GITHUB, HOME), sheet(HOME, GITHUB), sheet(TOOT, SECOND), sheet(SECOND, TOOT)], [2, 2], id="rivals"
        ),
    ],
)
def test_groups_are_what_proves_each_other_both_ways(sheets: list[Sheet], sizes: list[int]) -> None:
    assert [len(one) for one in groups(namings(sheets, DIRECTORY))] == sizes


def test_a_believed_page_that_names_another_account_contradicts() -> None:
    words = ruling([sheet(HOME, "https://github.com/camille-writes")], HOME).words

    assert contradiction(words, NetworkHandle("github", "camille")) is not None
    assert contradiction(words, NetworkHandle("github", "camille-writes")) is None
    assert contradiction(words, NetworkHandle("gravatar", "camille")) is None


URLS = [HOME, SECOND, GITHUB, TOOT, "https://bsky.app/profile/camille.bsky.social", "https://gravatar.com/camille"]
WEBS = st.fixed_dictionaries(
    {url: st.lists(st.tuples(st.sampled_from(URLS), st.sampled_from(Spot)), max_size=4) for url in URLS}
)


def web(drawn: dict[str, list[tuple[str, Spot]]]) -> list[Sheet]:
    return [Sheet(at(url), tuple(Link(*one) for one in links)) for url, links in drawn.items()]


LOOKS = st.dictionaries(
    st.sampled_from(URLS[1:]),
    st.builds(Impression, name=st.sampled_from(Likeness), handle=st.booleans(), is_group=st.booleans()),
)


@given(WEBS, LOOKS)
def test_a_page_that_nothing_attributed_names_changes_nothing(
    drawn: dict[str, list[tuple[str, Spot]]], looks: dict[str, Impression]
) -> None:
    everything = ruling(web(drawn), HOME, looks=looks)
    named = {one.of for one in everything.leads + everything.hearsay} | {one.place for one in everything.ties}

    without_strangers = ruling([one for one in web(drawn) if one.place in named], HOME, looks=looks)

    assert without_strangers.ties == everything.ties


@given(WEBS, LOOKS, st.sets(st.sampled_from(URLS[1:]), min_size=1))
def test_whoever_controls_only_their_own_places_is_never_attributed(
    drawn: dict[str, list[tuple[str, Spot]]], looks: dict[str, Impression], theirs: set[str]
) -> None:
    """The impersonator's places say and show whatever they like; the candidate's never name one of them."""
    honest = {url: [one for one in links if one[0] not in theirs] for url, links in drawn.items() if url not in theirs}
    copies = dict.fromkeys(theirs, Impression(Likeness.SAME, handle=True, picture=True))

    found = ruling(web({**drawn, **honest}), HOME, looks={**looks, **copies})

    assert {one.place for one in found.ties}.isdisjoint(map(at, theirs))


RANK = (Level.A, Level.B, Level.C, Level.D)


@given(WEBS, LOOKS, st.sampled_from(URLS), st.integers(0, 3))
def test_removing_a_proof_never_raises_the_level_of_what_it_proves(
    drawn: dict[str, list[tuple[str, Spot]]], looks: dict[str, Impression], by: str, which: int
) -> None:
    """A proof of a place is that a place of the candidate's names it, or that it names one of theirs back."""
    before = {one.place: one.level for one in ruling(web(drawn), HOME, looks=looks).ties}
    removed = drawn[by][which][0] if which < len(drawn[by]) else by
    fewer = {**drawn, by: [one for one in drawn[by] if one[0] != removed]}

    after = {one.place: one.level for one in ruling(web(fewer), HOME, looks=looks).ties}

    for one in (at(by), at(removed)):
        if at(by) in before and at(removed) in before:
            assert one not in after or RANK.index(after[one]) >= RANK.index(before[one])


@given(WEBS, st.permutations(URLS))
def test_the_order_in_which_pages_were_read_leaves_no_trace(
    drawn: dict[str, list[tuple[str, Spot]]], order: list[str]
) -> None:
    named = namings(web({url: drawn[url] for url in order}), DIRECTORY)
    usual = namings(web(drawn), DIRECTORY)

    assert attribute(Scene(named, (at(HOME),))) == attribute(Scene(usual, (at(HOME),)))
    assert groups(named) == groups(usual)


OTHERS = "https://bob.example/"
ANOTHER = Impression(Likeness.OTHER)
NEAR = Impression(Likeness.NEAR)
FIRM = Impression(Likeness.FIRM)
CAMILLE = Persona(("Camille Roy",), ("camille",))


@pytest.mark.parametrize(
    ("sheets", "looks", "doubted", "ground"),
    [
        pytest.param(
            [sheet(HOME, "https://github.com/bob"), sheet("https://github.com/bob", OTHERS)],
            {"https://github.com/bob": ANOTHER}, "https://github.com/bob", Ground.ANOTHER, id="another-one-way",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/bob"), sheet("https://github.com/bob", OTHERS, HOME)],
            {"https://github.com/bob": ANOTHER}, "https://github.com/bob", Ground.ANOTHER, id="another-both-ways",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/bob"), sheet("https://github.com/bob")],
            {"https://github.com/bob": ANOTHER}, "https://github.com/bob", Ground.ANOTHER, id="another-that-is-silent",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/joly"), sheet("https://github.com/joly", OTHERS)],
            {"https://github.com/joly": NEAR}, "https://github.com/joly", Ground.ANOTHER, id="half-the-name-one-way",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/camille"), sheet("https://github.com/camille", OTHERS)],
            {"https://github.com/camille": Impression(Likeness.FIRM, handle=True)},
            "https://github.com/camille", Ground.ANOTHER, id="a-name-that-was-left-and-taken",
        ),
        pytest.param(
            [sheet(HOME, OTHERS), sheet(OTHERS, "https://github.com/bob")],
            {}, OTHERS, Ground.ANOTHER, id="a-page-that-names-others-places",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/lumen"), sheet("https://github.com/lumen")],
            {"https://github.com/lumen": Impression(is_group=True)}, "https://github.com/lumen", Ground.GROUP,
            id="a-firm",
        ),
        pytest.param(
            [sheet(HOME, GITHUB, "https://github.com/bob"), sheet("https://github.com/bob", HOME)],
            {"https://github.com/bob": ANOTHER}, "https://github.com/bob", Ground.SHARED, id="a-page-of-two-people",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/old", TOOT), sheet(TOOT, HOME, GITHUB), sheet(GITHUB, TOOT)],
            {}, "https://github.com/old", Ground.RIVAL, id="a-better-account-there",
        ),
    ],
)  # fmt: skip
def test_what_speaks_against_a_place_lowers_it_and_is_told(
    sheets: list[Sheet], looks: dict[str, Impression], doubted: str, ground: Ground
) -> None:
    found = ruling(sheets, HOME, looks=looks, persona=CAMILLE)

    assert at(doubted) not in {one.place for one in found.ties}
    assert [(one.place, one.ground) for one in found.doubts] == [(at(doubted), ground)]


@pytest.mark.parametrize(
    ("sheets", "looks", "kept"),
    [
        pytest.param(
            [sheet(HOME, "https://github.com/voix"), sheet("https://github.com/voix", OTHERS, HOME)],
            {"https://github.com/voix": FIRM}, "https://github.com/voix", id="a-project-that-names-the-site-back",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/bob"), sheet("https://github.com/bob", HOME)],
            {"https://github.com/bob": ANOTHER}, "https://github.com/bob", id="another-name-that-names-the-site-back",
        ),
        pytest.param(
            [sheet(HOME, "https://github.com/joly"), sheet("https://github.com/joly")],
            {"https://github.com/joly": NEAR}, "https://github.com/joly", id="half-the-name-and-nothing-else",
        ),
        pytest.param(
            [sheet(HOME, TOOT), sheet(TOOT, HOME), Sheet(at(TOOT), (Link("https://piaille.fr/@new", Spot.MOVED),))],
            {}, "https://piaille.fr/@new", id="moved-by-an-account-that-is-proved",
        ),
        pytest.param(
            [sheet(HOME, GITHUB, "https://github.com/roy-c")],
            {"https://github.com/roy-c": Impression(Likeness.SAME)}, "https://github.com/roy-c", id="two-of-one-person",
        ),
    ],
)  # fmt: skip
def test_a_mere_lack_of_signs_lowers_nothing(sheets: list[Sheet], looks: dict[str, Impression], kept: str) -> None:
    assert at(kept) in {one.place for one in ruling(sheets, HOME, looks=looks, persona=CAMILLE).ties}


def test_what_bears_the_name_carries_the_word_on_as_likely() -> None:
    sheets = [sheet(HOME, GITHUB), sheet(GITHUB, "https://mastodon.social/@elsewhere")]

    found = ruling(sheets, HOME, persona=CAMILLE).ties

    assert [(one.level, one.attribution) for one in found][1:] == [(Level.C, Attribution.LIKELY)] * 2

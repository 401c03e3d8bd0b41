"""Names on networks: which are allowed, where they are looked for, and how a profile page is recognised."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from footprint.catalogue import load_catalogue
from footprint.errors import CatalogueError
from footprint.finding import Reason
from footprint.subject import Directory, NetworkHandle
from footprint.web import Exchange, Failure, FailureKind, Purpose
from network_cases import case_file

if TYPE_CHECKING:
    from footprint.catalogue import Network

CATALOGUE = load_catalogue()
DIRECTORY: Directory = CATALOGUE
NOW = datetime(2026, 11, 22, tzinfo=UTC)
EACH = pytest.mark.parametrize("network", CATALOGUE.known, ids=CATALOGUE.ids)
_ASKED = [one for one in CATALOGUE.known if one.question is not None]
_WITH_PAGES = [one for one in CATALOGUE.known if "{handle}" in one.profile.template]
ASKED = pytest.mark.parametrize("network", _ASKED, ids=lambda one: one.id)
WITH_PAGES = pytest.mark.parametrize("network", _WITH_PAGES, ids=lambda one: one.id)
ASKED_WITH_PAGES = pytest.mark.parametrize(
    "network", [one for one in _ASKED if one in _WITH_PAGES], ids=lambda one: one.id
)


def _seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (names to ask for, no secret)


SPELLINGS = ("camille-roy", "camille.roy", "camille_roy", "camilleroy")


@EACH
def test_four_spellings_of_a_name_fit_as_the_network_allows(network: Network) -> None:
    fits = [name for name in SPELLINGS if network.allows(network.addresses(name)[0])]

    assert fits == case_file(network.id)["fits"]


@EACH
def test_known_accounts_fit_the_rule(network: Network) -> None:
    assert all(network.allows(one) for one in network.known)


@ASKED
def test_control_fits_the_rule_and_differs_by_seed(network: Network) -> None:
    names = [network.control(_seeded(seed)) for seed in range(50)]

    assert all(network.allows(one) for one in names)
    assert len(set(names)) == 50
    assert network.control(_seeded(1)) == names[1]


def test_control_is_made_for_the_server_that_is_asked() -> None:
    mastodon = CATALOGUE.get("mastodon")

    assert mastodon.control(_seeded(1), instance="social.example").instance == "social.example"
    assert mastodon.control(_seeded(1)).instance == "mastodon.social"


def test_random_names_are_tried_in_the_order_of_their_seed() -> None:
    github, random = CATALOGUE.get("github"), Random("3:github:None")  # noqa: S311 (names to ask for, no secret)

    tried = [github.tried.nobody(3, None, before).name for before in range(3)]

    assert tried == [github.control(random) for _ in range(3)]


def test_a_name_that_is_tried_is_judged_by_the_answer_at_hand() -> None:
    github = CATALOGUE.get("github")
    posed = github.tried.sure(None)[0]
    cut, late = (Exchange(posed.request, NOW, Failure(kind)) for kind in (FailureKind.ROBOTS, FailureKind.TIMEOUT))

    said = [posed.judge(one).reason for one in (cut, cut, late, cut)]

    assert said == [Reason.ROBOTS, Reason.ROBOTS, Reason.TIMEOUT, Reason.ROBOTS]


@ASKED
def test_random_name_is_never_a_known_one(network: Network) -> None:
    known = {network.canonical(one) for one in network.known}

    assert known.isdisjoint(network.control(_seeded(seed)) for seed in range(50))


PRINTABLE = st.characters(categories=["L", "N", "P", "S"])
"""Other characters are refused whatever the pattern says."""
LOOKED_AHEAD = re.compile(r"\(\?[=!][^()]*\)")
"""What a pattern says of the whole name; hypothesis would draw without it, and throw away nearly all of its draws."""


@WITH_PAGES
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_profile_page_is_recognised_as_the_account_it_is_of(network: Network, data: st.DataObject) -> None:
    pattern = LOOKED_AHEAD.sub("", network.handle.pattern.pattern)
    name = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=PRINTABLE))
    handle = network.addresses(name)[-1]
    assume(network.allows(handle))
    assume(handle.name.lower() not in network.handle.reserved)

    page = network.page(handle)

    assert network.recognise(page) == network.canonical(handle)
    assert CATALOGUE.recognise(page) == network.canonical(handle)


FORMS = {
    "http": ("https://", "http://"),
    "scheme in capitals": ("https://", "HTTPS://"),
    "with www": ("https://(www.)?", "https://www."),
    "without www": ("https://www.", "https://"),
    "final slash": (r"/?(\?|$)", r"/\1"),
    "query": (r"(\?.*)?$", r"\1?utm_source=cv"),
    "fragment": ("$", "#top"),
    "spaces": ("^", "  "),
}


@ASKED_WITH_PAGES
@pytest.mark.parametrize(("old", "new"), FORMS.values(), ids=list(FORMS))
def test_profile_page_is_recognised_in_any_form(network: Network, old: str, new: str) -> None:
    handle = network.control(_seeded(7))

    url = re.sub(old, new, network.page(handle), count=1)

    assert CATALOGUE.recognise(re.sub(r"(\?.*)\?", r"\1&", url)) == handle


RECOGNISED = {
    "https://github.com/Camille-Roy": NetworkHandle("github", "camille-roy"),
    "https://bsky.app/profile/camille-roy.bsky.social": NetworkHandle("bluesky", "camille-roy.bsky.social"),
    "https://bsky.app/profile/camille-roy.example": NetworkHandle("bluesky", "camille-roy.example"),
    "https://camille-roy.wordpress.com": NetworkHandle("wordpress-com", "camille-roy"),
    "https://mamot.fr/@Camille_Roy": NetworkHandle("mastodon", "camille_roy", "mamot.fr"),
    "https://mamot.fr/users/camille_roy": NetworkHandle("mastodon", "camille_roy", "mamot.fr"),
    "https://substack.com/@camille-roy": NetworkHandle("substack", "camille-roy"),
    "https://news.ycombinator.com/user?id=Camille": NetworkHandle("hacker-news", "Camille"),
    "https://fr.wikipedia.org/wiki/Utilisatrice:camille_roy": NetworkHandle("wikimedia", "Camille roy"),
    "https://meta.wikimedia.org/wiki/Special:CentralAuth/Camille%20roy": NetworkHandle("wikimedia", "Camille roy"),
    "https://fr.gravatar.com/camilleroy": NetworkHandle("gravatar", "camilleroy"),
    "https://www.openstreetmap.org/user/camille%20roy": NetworkHandle("openstreetmap", "camille roy"),
    "https://www.diigo.com/user/camille_roy": NetworkHandle("diigo", "camille_roy"),
}


@pytest.mark.parametrize(("url", "handle"), RECOGNISED.items(), ids=list(RECOGNISED))
def test_address_is_an_account(url: str, handle: NetworkHandle) -> None:
    assert DIRECTORY.recognise(url) == handle


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/",
        "https://github.com/camille-roy/infolettre",
        "https://github.com/features",
        "https://github.com/camille_roy",
        "https://gist.github.com/camille-roy",
        "https://github.com.evil.test/camille-roy",
        "https://evilgithub.com/camille-roy",
        "ftp://github.com/camille-roy",
        "https://user:secret@github.com/camille-roy",
        "https://github.com:8443/camille-roy",
        "https://github.com:port/camille-roy",
        "https://camille-roy.wordpress.com/2024/01/a-post",
        "https://a.b.wordpress.com/",
        "https://wordpress.com/",
        "https://support.wordpress.com/",
        "https://camille-roy.substack.com/",
        "https://news.ycombinator.com/user",
        "https://news.ycombinator.com/item?id=46000003",
        "https://somewhere.example/@camille_roy",
        "https://mastodon.social/@camille_roy@mamot.fr",
        "https://mastodon.social/@camille_roy/109900000000000001",
        "https://meta.wikimedia.org/wiki/Special:CentralAuth/..",
        "https://[::1",
        "https://",
        "camille-roy",
        "",
    ],
)
def test_address_is_no_account(url: str) -> None:
    assert CATALOGUE.recognise(url) is None


@given(st.text(max_size=60) | st.text("htps:/.[]@?#%gitubcom", max_size=40))
def test_no_text_makes_recognition_raise(url: str) -> None:
    found = CATALOGUE.recognise(url)

    assert found is None or CATALOGUE.accepts(found)


@pytest.mark.parametrize(
    "handle",
    [
        NetworkHandle("mastodon", "camille_roy"),
        NetworkHandle("mastodon", "camille_roy", "localhost"),
        NetworkHandle("mastodon", "camille_roy", "127.0.0.1"),
        NetworkHandle("mastodon", "camille_roy", "evil.test/path"),
        NetworkHandle("mastodon", "camille_roy", "evil.test:8080"),
        NetworkHandle("mastodon", "camille_roy", "user@evil.test"),
        NetworkHandle("github", "camille-roy", "mastodon.social"),
        NetworkHandle("github", "camille--roy"),
        NetworkHandle("github", "-camille"),
        NetworkHandle("github", "camille\n"),
        NetworkHandle("github", ""),
        NetworkHandle("gitlab", "camille.git"),
        NetworkHandle("gitlab", "camille."),
        NetworkHandle("bluesky", "camille-roy"),
        NetworkHandle("bluesky", "cr.bsky.social"),
        NetworkHandle("bluesky", "camille-roy-social-media.bsky.social"),
        NetworkHandle("bluesky", "a.b.bsky.social"),
        NetworkHandle("keybase", "c"),
        NetworkHandle("keybase", "camille__roy"),
        NetworkHandle("wikimedia", ".."),
        NetworkHandle("wikimedia", "camille\u202eroy"),
        NetworkHandle("nowhere", "camille"),
    ],
    ids=str,
)
def test_name_that_cannot_exist_is_refused(handle: NetworkHandle) -> None:
    assert not DIRECTORY.accepts(handle)


def test_bare_name_is_looked_for_on_every_default_server() -> None:
    mastodon = CATALOGUE.get("mastodon")

    found = mastodon.addresses("Camille_Roy")

    assert [one.instance for one in found] == list(mastodon.instances)
    assert {one.name for one in found} == {"camille_roy"}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Camille-Roy", "camille-roy.bsky.social"),
        ("camille-roy.example", "camille-roy.example"),
        ("camille-roy.bsky.social", "camille-roy.bsky.social"),
        ("camille_roy", "camille_roy.bsky.social"),
    ],
)
def test_bluesky_name_is_a_domain(typed: str, name: str) -> None:
    assert CATALOGUE.get("bluesky").addresses(typed) == (NetworkHandle("bluesky", name),)


def test_question_carries_the_headers_of_the_file_and_no_secret() -> None:
    asked = CATALOGUE.get("github").request(NetworkHandle("github", "Camille-Roy"))

    assert asked.url == "https://api.github.com/users/camille-roy"
    assert asked.purpose is Purpose.API
    assert asked.headers == (("accept", "application/vnd.github+json"), ("x-github-api-version", "2022-11-28"))
    assert asked.credentials == ()


@ASKED
def test_name_is_quoted_in_the_question(network: Network) -> None:
    handle = NetworkHandle(network.id, "a/b?c=d&e f", network.instances[0] if network.instances else None)

    asked = network.request(handle)
    assert ("%2Fb%3Fc%3Dd%26e%20f" in asked.url) != (b"a/b?c=d&e f" in asked.body)


@pytest.mark.parametrize(
    ("id_", "line"),
    [
        ("githb", "unknown network “githb”; did you mean “github”? (footprint networks)"),
        ("GitHub", "unknown network “GitHub”; did you mean “github”? (footprint networks)"),
        ("zzz", "unknown network “zzz” (footprint networks lists them)"),
    ],
)
def test_unknown_network_is_refused_with_a_guess(id_: str, line: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        CATALOGUE.get(id_)

    assert str(caught.value) == line


def test_networks_are_sorted_and_found_by_id() -> None:
    assert list(CATALOGUE.ids) == sorted(CATALOGUE.ids)
    assert all(CATALOGUE.get(one.id) is one for one in CATALOGUE.networks)


@ASKED
def test_network_is_weak_when_its_profiles_do_not_repeat_the_name(network: Network) -> None:
    assert network.is_weak == case_file(network.id).get("weak", False)

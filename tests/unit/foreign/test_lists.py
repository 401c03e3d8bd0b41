"""Other people's lists: what becomes a network, what is left out and why, and what of either is sensitive."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

import footprint.catalogue
from footprint.catalogue import Catalogue, load_catalogue
from footprint.catalogue.foreign import Foreign, Format, import_foreign, load_foreign
from footprint.catalogue.foreign.sensitive import is_sensitive
from footprint.errors import CatalogueError, OutputError
from footprint.subject import NetworkHandle

if TYPE_CHECKING:
    from footprint.catalogue import Network
    from footprint.web import Request

LISTS = Path(__file__).parent / "lists"
OURS = Path(footprint.catalogue.__file__).parent / "networks"
FORMATS = ("whatsmyname", "sherlock", "maigret")


def loaded(which: str, *, self_audit: bool = True) -> Foreign:
    return load_foreign(LISTS / f"{which}.json", self_audit=self_audit)


def network(which: str, name: str) -> Network:
    return next(one for one in loaded(which).networks if one.name == name)


def written(path: Path, document: object) -> Path:
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def asked(which: str, name: str, handle: str = "tess") -> Request:
    one = network(which, name)
    return one.request(NetworkHandle(one.id, handle))


REASONS = {
    "whatsmyname": {
        "Gone Site": "switched off in its own list",
        "Same Answer": "says the same of names that exist and of names that don't",
        "Same Question": "asks the same question whatever the name",
        "Not Web": "has no address that begins with http:// or https://",
        "Half Told": "e_code must be a whole number",
        "Plain Post": "Plain Post: is there twice",
        "#18": "is not a table of keys and values",
    },
    "sherlock": {
        "Puts": "asks with PUT, in a way that would change something there",
        "Wordless": "has no text to look for",
        "Newer": "tells a miss by “telepathy”, which is not known here",
        "Halved": "url is missing",
    },
    "maigret": {
        "Off": "switched off in its own list",
        "Numbers": "is about “gaia_id”, not about user names",
        "Onion": "is reached by “tor”, not by the web",
        "Token": "needs a token of a web app, which is not ours to take",
        "Alike": "finds names that are similar, which proves nothing of this one",
        "No Engine": "refers to an engine “Lost” that its list doesn't have",
        "No Kind": "tells a miss by “”, which is not known here",
        "Nested": "sends something that is not a list of plain values",
        "Changes": "asks with DELETE, in a way that would change something there",
        "Digits": "Digits: handle.pattern refuses “",
    },
}


@pytest.mark.parametrize("which", FORMATS)
def test_each_entry_that_is_left_out_says_why(which: str) -> None:
    found = loaded(which)

    assert found.format == Format(which)
    assert {one.name for one in found.left_out} == set(REASONS[which])
    for one in found.left_out:
        assert str(one.reason).startswith(REASONS[which][one.name])
        assert not one.sensitive


@pytest.mark.parametrize("which", FORMATS)
def test_nothing_of_a_list_is_vouched_for(which: str) -> None:
    for one in loaded(which).networks:
        assert not one.proof.vouched
        assert one.proof.confidence == "low"
        assert one.proof.sources == (which,)
        assert all(one.allows(account) for account in one.known)


@pytest.mark.parametrize(
    ("which", "names"),
    [("whatsmyname", {"Heartline"}), ("sherlock", {"Velvet", "Pornland"}), ("maigret", {"Barracks"})],
)
def test_sensitive_sites_are_left_out_unless_the_person_audits_themself(which: str, names: set[str]) -> None:
    mine, others = loaded(which), loaded(which, self_audit=False)

    assert {one.name for one in others.left_out if one.sensitive} == names
    assert names <= {one.name for one in mine.networks}
    assert not names & {one.name for one in others.networks}


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Chat", "sex.chat.example"),
        ("SexForum", "forum.example"),
        ("Bonga", "pt.bongacams.example"),
        ("Знакомства", "love.example"),
        ("fan-porn", "x.example"),
        ("News", "grindr.example"),
        ("Queer Space", "space.example"),
        ("Pronouns.page", "pages.example"),
        ("Pronouns", "en.pronouns.example"),
        ("LGBTQIA+", "home.example"),
        ("CatholicMatch", "match.example"),
        ("News", "gloria.tv"),
        ("TruthSocial", "t.example"),
        ("Truth Social", "t.example"),
        ("MAGA Chat", "chat.example"),
        ("News", "maga.chat.example"),
        ("News", "www.dailykos.example"),
        ("Growers' Forum", "forum.example"),
        ("420 Cannabis", "forum.example"),
        ("ILGMForum", "forum.example"),
        ("Forex Factory", "board.example"),
        ("Board", "www.forexfactory.example"),
        ("Hornet", "hrnt.example"),
    ],
)
def test_a_word_of_the_name_or_of_the_host_shows_a_sensitive_site(name: str, host: str) -> None:
    assert is_sensitive(name, (f"https://{{handle}}.{host}/",), ())


@pytest.mark.parametrize(
    "name",
    [
        "Essex",
        "Middlesex County",
        "Cameo",
        "Camera",
        "JeuxVideo",
        "Betterment",
        "Tinderbox",
        "Magazine",
        "Imaga",
        "Pronounce",
        "Forexample",
        "Hornets",
        "Gloria",
        "Truth",
        "Social Truths",
    ],
)
def test_a_word_that_only_begins_or_ends_like_one_does_not(name: str) -> None:
    assert not is_sensitive(name, (f"https://www.{name.replace(' ', '').lower()}.example/u",), ("social", "de"))


def test_ids_depend_on_the_name_and_are_told_apart() -> None:
    ids = [one.id for one in loaded("whatsmyname").networks if one.name.lower().startswith("plain")]

    assert len(set(ids)) == 3
    assert "plain-post" in ids
    assert network("whatsmyname", "Köder (API)").id == "koder-api"


def test_a_question_says_what_is_asked_for_and_not_who_asks() -> None:
    request = asked("whatsmyname", "Köder (API)")

    assert request.headers == (("accept", "application/json"),)
    assert request.url == "https://api.koeder.example/find?id=tess&v=%7Bversion%7D"
    assert network("whatsmyname", "Köder (API)").page(NetworkHandle("koder-api", "tess")) == (
        "https://koeder.example/@tess"
    )
    assert asked("maigret", "Queried").headers == (("content-type", "application/json"),)


@pytest.mark.parametrize(
    ("which", "name", "body"),
    [
        ("whatsmyname", "Json Post", {"query": '{user(name:"tess"){id}}'}),
        ("sherlock", "Sent Json", {"who": {"names": ["tess"], "n": 1, "q": "{id}"}}),
        ("maigret", "Queried", {"query": '{ user(name: "tess") {id} }', "size": 5}),
        ("whatsmyname", "Form Post", "act=check&name=tess"),
        ("maigret", "Form Sent", "the+name=tess%21"),
    ],
)
def test_a_body_reaches_the_site_as_the_list_means_it(which: str, name: str, body: object) -> None:
    request = asked(which, name)

    assert request.method == "POST"
    assert (request.body.decode() if isinstance(body, str) else json.loads(request.body)) == body


def test_redirects_are_the_answer_exactly_where_the_list_says_so() -> None:
    assert not asked("whatsmyname", "Mute Gate").follow
    assert asked("whatsmyname", "Plain Post").follow
    assert not asked("sherlock", "Led Home").follow
    assert asked("sherlock", "Status Only").follow
    assert asked("sherlock", "Status Only").method == "GET"
    assert not asked("maigret", "By Redirect").follow


def test_an_engine_and_its_site_are_read_together() -> None:
    board = network("maigret", "board.example")

    assert asked("maigret", "board.example").url == "https://board.example/forum/members/?name=tess"
    assert {one.kind for one in board.rules.blocked} == {"login", "limit", "block"}
    assert board.niche == "forum"


def test_a_page_without_the_name_recognises_nobody() -> None:
    sent = network("sherlock", "Sent Json")

    assert sent.page(NetworkHandle(sent.id, "tess")) == "https://sentjson.example/#tess"
    assert sent.recognise("https://sentjson.example/#tess") is None


def test_names_are_what_the_list_searches_them_for() -> None:
    worded, own = network("sherlock", "Worded"), network("sherlock", "Own Api")

    assert worded.allows(NetworkHandle(worded.id, "tess"))
    assert not worded.allows(NetworkHandle(worded.id, "tess1"))
    assert own.allows(NetworkHandle(own.id, "1te_ss1"))
    assert not own.allows(NetworkHandle(own.id, "tess"))


def test_any_name_is_asked_where_the_list_has_no_pattern() -> None:
    plain = network("whatsmyname", "Plain Post")

    assert plain.allows(NetworkHandle(plain.id, "Tess Öst.1"))
    assert not plain.allows(NetworkHandle(plain.id, "a/b"))
    assert not plain.allows(NetworkHandle(plain.id, "x" * 65))
    assert [one.name for one in plain.known] == ["plainpost"]


def test_a_name_in_the_host_has_no_dot() -> None:
    dotless = network("whatsmyname", "Dotless")

    assert dotless.request(NetworkHandle(dotless.id, "te.ss")).url == "https://tess.dotless.example/"
    assert dotless.known[0].name == "dot.less"
    assert not dotless.allows(NetworkHandle(dotless.id, "te/ss"))


def test_a_pattern_that_looks_around_is_not_run_and_a_miss_then_proves_nothing() -> None:
    around = network("sherlock", "Looks Around")

    assert not around.missing_is_reliable
    assert around.allows(NetworkHandle(around.id, "-tess-"))


def test_a_random_name_fits_a_stricter_pattern_too() -> None:
    worded, own = network("sherlock", "Worded"), network("sherlock", "Own Api")

    assert worded.allows(worded.control(Random(1)))  # noqa: S311 (not a secret)
    assert own.allows(own.control(Random(1)))  # noqa: S311 (not a secret)


@pytest.mark.parametrize("which", FORMATS)
def test_what_an_import_writes_is_read_as_the_same_networks(which: str, tmp_path: Path) -> None:
    done = import_foreign(LISTS / f"{which}.json", tmp_path / "new", self_audit=True)
    again = load_foreign(tmp_path / "new", self_audit=True)

    assert again.networks == loaded(which).networks
    assert again.left_out == ()
    assert again.format is Format.FOOTPRINT
    assert done.left_out == loaded(which).left_out
    assert [one.stem for one in done.written] == [one.id for one in again.networks]


@pytest.mark.parametrize("which", FORMATS)
def test_what_is_sensitive_stays_so_once_it_is_written(which: str, tmp_path: Path) -> None:
    import_foreign(LISTS / f"{which}.json", tmp_path, self_audit=True)

    assert load_foreign(tmp_path).networks == loaded(which, self_audit=False).networks


def test_an_import_does_not_mix_with_what_is_there(tmp_path: Path) -> None:
    import_foreign(LISTS / "sherlock.json", tmp_path)

    with pytest.raises(OutputError, match="has network files already; name a new folder"):
        import_foreign(LISTS / "maigret.json", tmp_path)
    with pytest.raises(OutputError, match="can't be written"):
        import_foreign(LISTS / "maigret.json", LISTS / "maigret.json" / "new")


def test_a_file_of_our_own_form_is_read_alone_and_not_vouched_for(tmp_path: Path) -> None:
    import_foreign(LISTS / "sherlock.json", tmp_path)
    file = tmp_path / "worded.toml"
    file.write_text(file.read_text("utf-8").replace("vouched = false", "vouched = true"), encoding="utf-8")
    found = load_foreign(file)

    assert [one.id for one in found.networks] == ["worded"]
    assert not found.networks[0].proof.vouched


def test_every_network_of_ours_can_be_given_as_a_list(tmp_path: Path) -> None:
    ours, found = load_catalogue(), load_foreign(OURS, self_audit=True)

    assert [str(one.reason) for one in found.left_out] == []
    assert tuple(one.id for one in found.networks) == ours.ids
    assert not any(one.proof.vouched for one in found.networks)
    assert import_foreign(OURS, tmp_path, self_audit=True).left_out == ()
    assert load_foreign(tmp_path, self_audit=True).networks == found.networks


def test_of_ours_a_pattern_that_looks_around_is_not_run_either() -> None:
    found = {one.id: one for one in load_foreign(OURS, self_audit=True).networks}
    github, bluesky = found["github"], found["bluesky"]

    assert "(?" in load_catalogue().get("github").handle.pattern.pattern
    assert "(?" not in github.handle.pattern.pattern
    assert github.allows(NetworkHandle("github", "-tess-"))
    assert not github.missing_is_reliable
    assert [one.name for one in bluesky.addresses("tess")] == ["tess.bsky.social"]
    assert [one.name for one in bluesky.addresses("tess.example")] == ["tess.example"]


def test_who_says_which_names_there_are_tells_that_a_pattern_was_dropped(tmp_path: Path) -> None:
    import_foreign(OURS / "github.toml", tmp_path)

    assert "its own pattern looks around and is not run" in (tmp_path / "github.toml").read_text("utf-8")


OWN = """
name = "Plain"
niche = "blog"
homepage = "https://plain.example/"
profile = "https://plain.example/{handle}"
[handle]
pattern = "[a-z0-9]+"
source = "invented"
[probe]
url = "https://plain.example/{handle}"
headers = { accept = "text/html" }
documented = false
[found]
status = 200
markers = [{ text = "{handle}" }]
[missing]
status = 404
[fallback.probe]
url = "https://other.example/{handle}"
documented = false
[fallback.found]
status = 200
markers = [{ text = "{handle}" }]
[fallback.missing]
status = 404
markers = [{ text = "nobody" }]
[proof]
known = []
sources = ["invented"]
confidence = "low"
"""


@pytest.mark.parametrize("key", ["probe", "fallback.probe"])
def test_a_file_is_sensitive_wherever_its_questions_go(key: str, tmp_path: Path) -> None:
    plain = "plain" if key == "probe" else "other"
    asked = OWN.replace(f'url = "https://{plain}.example', 'url = "https://grindr.example', 1)

    assert asked != OWN
    assert [one.sensitive for one in load_foreign(written(tmp_path / "plain.toml", asked)).left_out] == [True]
    assert load_foreign(written(tmp_path / "plain.toml", OWN)).left_out == ()


@pytest.mark.parametrize(
    "header",
    [
        "cookie", "authorization", "x-api-key", "content-length", "transfer-encoding", "host", "x-forwarded-for",
        "forwarded", "x-http-method-override", "expect", "range", "user-agent",
    ],
)  # fmt: skip
def test_no_header_of_a_file_says_who_asks_or_asks_in_another_way(header: str, tmp_path: Path) -> None:
    told = OWN.replace('{ accept = "text/html" }', f'{{ accept = "text/html", {header} = "x" }}')
    alone = OWN.replace('{ accept = "text/html" }', f'{{ {header} = "x" }}')
    asked = [load_foreign(written(tmp_path / "plain.toml", one)).networks[0] for one in (told, alone)]

    assert [one.request(NetworkHandle("plain", "tess")).headers for one in asked] == [
        (("accept", "text/html"),),
        (("accept", "*/*"),),
    ]


@pytest.mark.parametrize("value", ["text/html\\r\\nx: y", "té", " x", ""])
def test_a_header_that_can_t_be_sent_is_refused(value: str, tmp_path: Path) -> None:
    found = load_foreign(written(tmp_path / "plain.toml", OWN.replace('"text/html"', f'"{value}"')))

    assert [str(one.reason).startswith("plain.toml: probe.headers.accept") for one in found.left_out] == [True]


def test_a_list_of_which_nothing_can_be_asked_is_not_imported(tmp_path: Path) -> None:
    broken = written(tmp_path / "list.json", {"sites": [{"name": "A"}, {"name": "B", "uri_check": 7}]})
    with pytest.raises(CatalogueError, match="nothing in it can be asked") as caught:
        import_foreign(broken, tmp_path / "new")

    assert [(name, str(reason)) for name, reason in caught.value.details] == [
        ("A", "uri_check is missing"),
        ("B", "uri_check must be a text"),
    ]
    assert not (tmp_path / "new").exists()


def test_a_broken_file_in_a_folder_is_left_out(tmp_path: Path) -> None:
    written(tmp_path / "broken.toml", "name = ")
    written(tmp_path / "Wrong Name.toml", "name = 'x'")
    found = load_foreign(tmp_path)

    assert found.networks == ()
    assert [str(one.reason).partition(":")[0] for one in found.left_out] == ["Wrong Name.toml", "broken.toml"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "not JSON"),
        ("[]", "has the form of none of the lists"),
        ('{"a": {"url": "x"}}', "has the form of none of the lists"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_file_of_no_known_form_is_told_in_one_line(content: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=words) as caught:
        load_foreign(written(tmp_path / "list.json", content))

    assert "list.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="can't be read"):
        load_foreign(tmp_path / "none.json")
    with pytest.raises(CatalogueError, match="no network's file"):
        load_foreign(tmp_path)


def test_a_joined_catalogue_keeps_what_is_better_proven(tmp_path: Path) -> None:
    ours = load_catalogue()
    site = {"errorType": "status_code", "username_claimed": "blue"}
    others = {
        "Git Hub": {**site, "url": "https://github.com/{}"},
        "GitHub": {**site, "url": "https://mirror.example/{}"},
        "New Site": {**site, "url": "https://newsite.example/{}"},
    }
    foreign = load_foreign(written(tmp_path / "list.json", others))
    joined = ours.joined(foreign)

    assert set(joined.ids) - set(ours.ids) == {"new-site"}
    assert joined.get("github") is ours.get("github")
    assert joined.digest not in {ours.digest, foreign.digest}
    assert foreign.catalogue().ids == ("git-hub", "github", "new-site")


def test_the_digest_follows_the_bytes_of_the_list(tmp_path: Path) -> None:
    ours, whole = load_catalogue(), (LISTS / "sherlock.json").read_text("utf-8")
    one = load_foreign(written(tmp_path / "one.json", whole))
    other = load_foreign(written(tmp_path / "other.json", whole + "\n"))

    assert one.digest != other.digest
    assert ours.joined(one).digest != ours.joined(other).digest


def test_a_page_is_recognised_by_what_we_vouch_for_first(tmp_path: Path) -> None:
    site = {"errorType": "status_code", "username_claimed": "blue"}
    others = {"Any": {**site, "url": "https://github.com/{}?a=1"}, "Sub": {**site, "url": "https://{}.sub.example/"}}
    joined = load_catalogue().joined(load_foreign(written(tmp_path / "list.json", others)))

    assert joined.recognise("https://github.com/mozilla") == NetworkHandle("github", "mozilla")
    assert joined.recognise("https://tess.sub.example") == NetworkHandle("sub", "tess")
    assert joined.recognise("https://else.example/tess") is None
    assert joined.recognise("not a page") is None


def test_a_catalogue_of_thousands_is_asked_by_host() -> None:
    foreign = loaded("maigret")
    alone = Catalogue(foreign.networks, foreign.digest)

    assert alone.recognise("http://www.hereonly.example/tess/") == NetworkHandle("here-only", "tess")

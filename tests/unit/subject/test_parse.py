"""What each word of a command line is read as, and what is said of words that can't be read."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footprint.catalogue import load_catalogue
from footprint.errors import SubjectError
from footprint.parse import parse_link, parse_name, parse_subject, parse_word, printed
from footprint.subject import Handle, Identifier, Mandate, NetworkHandle, Site

CATALOGUE = load_catalogue()

READ: dict[str, tuple[str, Identifier]] = {
    "handle": ("@camille", Handle("camille")),
    "handle without @": ("camille", Handle("camille")),
    "white space around": ("  @camille\n", Handle("camille")),
    "letters are composed": ("@e\u0301lodie", Handle("élodie")),
    "dot that is no domain": ("camille.roy", Handle("camille.roy")),
    "@ makes a domain a handle": ("@camille.com", Handle("camille.com")),
    "network": ("github:camille", NetworkHandle("github", "camille")),
    "network in capitals, handle with @": ("GitHub:@camille", NetworkHandle("github", "camille")),
    "handle with a space where a network has them": (
        "wikimedia:Camille Roy",
        NetworkHandle("wikimedia", "Camille Roy"),
    ),
    "server": ("@camille@piaille.fr", NetworkHandle("mastodon", "camille", "piaille.fr")),
    "unknown server": ("@camille@Social.Example", NetworkHandle("mastodon", "camille", "social.example")),
    "known server without the first @": ("camille@piaille.fr", NetworkHandle("mastodon", "camille", "piaille.fr")),
    "server after the network": ("mastodon:camille@piaille.fr", NetworkHandle("mastodon", "camille", "piaille.fr")),
    "domain": ("camilleroy.example", Site("https://camilleroy.example/")),
    "domain under a public suffix": ("camille.asso.fr", Site("https://camille.asso.fr/")),
    "reserved domain": ("blog.camille.test", Site("https://blog.camille.test/")),
    "domain with a path": ("camille.fr/blog", Site("https://camille.fr/blog")),
    "domain with a port": ("camille.example:8443", Site("https://camille.example:8443/")),
    "page": ("http://camille.example/a?b=c#d", Site("http://camille.example/a?b=c")),
    "host in capitals": ("HTTPS://Camille.Example", Site("https://camille.example/")),
    "host with an accent": ("https://éloïse.example", Site("https://xn--lose-9oa2b.example/")),
    "profile page": ("https://github.com/camille", NetworkHandle("github", "camille")),
    "profile page without a scheme": ("github.com/camille", NetworkHandle("github", "camille")),
    "profile page of a server": ("https://piaille.fr/@camille", NetworkHandle("mastodon", "camille", "piaille.fr")),
    "page of a network that is no profile": ("https://github.com/camille/x", Site("https://github.com/camille/x")),
}

REFUSED = {
    "empty": ("", "the handle is empty"),
    "only @": (" @ ", "the handle is empty"),
    "space": ("@a b", "a handle has no spaces"),
    "no-break space": ("@a\u00a0b", "a handle has no spaces"),
    "misspelt network": ("githb:camille", "did you mean “github”?"),
    "unknown network": ("zzzzzz:camille", "unknown network “zzzzzz”"),
    "handle missing": ("github:", "the handle is missing"),
    "handle that a network can't have": ("github:a--b-", "github can't have such a handle"),
    "server missing": ("mastodon:camille", "mastodon:camille@server"),
    "email address": ("camille@mail.example", "looks like an email address"),
    "email link": ("mailto:camille@mail.example", "is an email address"),
    "two servers": ("@a@b@c", "can't be read"),
    "file": ("file:///etc/passwd", "file addresses can't be asked"),
    "file without slashes": ("file:/etc/passwd", "file addresses can't be asked"),
    "script": ("javascript:alert(1)", "javascript addresses can't be asked"),
    "other scheme": ("gopher://camille.example", "gopher addresses can't be asked"),
    "credentials": ("https://camille:pa55@camille.example/", "user name or a password"),
    "space in a link": ("https://camille.example/a b", "a link has no spaces"),
    "no host": ("https://", "can't be read as the address"),
    "impossible port": ("https://camille.example:99999/", "can't be read as the address"),
    "this machine": ("http://localhost:8000/", "not on the public web"),
    "loopback": ("http://127.0.0.1/", "not on the public web"),
    "loopback as a number": ("http://2130706433/", "not on the public web"),
    "metadata service": ("http://169.254.169.254/latest", "not on the public web"),
    "direction mark": ("ca\u202emille", "U+202E"),
    "control character": ("cam\x1b[2Jille", "U+001B"),
    "lone surrogate": ("cam\udcffille", "U+DCFF"),
    "long handle": ("@" + "a" * 101, "too long"),
    "long link": ("https://camille.example/" + "a" * 2000, "too long"),
    "punctuation": ("camille!", "can't be a handle"),
    "only marks": ("...", "can't be a handle"),
    "path": ("../../etc", "can't be a handle"),
}


def table(rows: dict[str, tuple[str, object]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("word", "wanted"), rows.values(), ids=rows.keys())


@table(dict(READ))
def test_a_word_is_read(word: str, wanted: Identifier) -> None:
    assert parse_word(word, CATALOGUE) == wanted


@table(dict(READ))
def test_an_identifier_is_printed_as_a_word_that_reads_the_same(word: str, wanted: Identifier) -> None:
    assert parse_word(printed(wanted), CATALOGUE) == wanted


def test_an_account_on_a_server_of_another_network_is_printed_with_both() -> None:
    assert printed(NetworkHandle("forum", "camille", "forum.example")) == "forum:camille@forum.example"


@table(dict(REFUSED))
def test_a_word_that_can_t_be_read_is_refused_with_what_to_try(word: str, wanted: str) -> None:
    with pytest.raises(SubjectError) as refused:
        parse_word(word, CATALOGUE)

    assert wanted in str(refused.value)


@table(dict(REFUSED))
def test_a_refusal_is_one_printable_line_of_bounded_length(word: str, wanted: str) -> None:
    with pytest.raises(SubjectError) as refused:
        parse_word(word, CATALOGUE)

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(SubjectError) as refused:
        parse_word("https://camille:pa55@camille.example/", CATALOGUE)

    assert "pa55" not in str(refused.value)


@given(st.text(max_size=60))
@example("http://[")
@example("https://\u2100.example")
@example("a.example:1\u0661")
@example("wikimedia:\u00df")
@settings(max_examples=400, deadline=None)
def test_nothing_typed_does_worse_than_a_refusal(word: str) -> None:
    try:
        found = parse_word(word, CATALOGUE)
    except SubjectError:
        return

    assert parse_word(printed(found), CATALOGUE) == found


@given(
    st.sampled_from(
        ["", "@", "github:", "mastodon:", "https://", "http://", "https://github.com/", "https://piaille.fr/@"]
    ),
    st.text(st.sampled_from("aé.-_@:/ ?#%[]1\u0301"), max_size=20),
    st.sampled_from(["", ".example", "@piaille.fr", "/x", ":80", ".com"]),
)
@settings(max_examples=600, deadline=None)
def test_what_looks_like_an_identifier_does_no_worse_either(start: str, middle: str, end: str) -> None:
    try:
        found = parse_word(start + middle + end, CATALOGUE)
    except SubjectError:
        return

    assert parse_word(printed(found), CATALOGUE) == found


def test_what_was_given_keeps_its_order_without_repeats() -> None:
    subject = parse_subject(
        ["github:camille", "@camille", "camilleroy.example", "camille"],
        directory=CATALOGUE,
        urls=["https://camilleroy.example", "https://github.com/camille"],
    )

    assert subject.identifiers == (
        NetworkHandle("github", "camille"),
        Handle("camille"),
        Site("https://camilleroy.example/"),
    )


def test_a_subject_carries_its_name_and_mandate() -> None:
    subject = parse_subject([], directory=CATALOGUE, name=" Camille \u00a0Roy ", mandate=Mandate(position="editor"))

    assert (subject.name, subject.mandate.position) == ("Camille Roy", "editor")


def test_nobody_is_no_subject() -> None:
    with pytest.raises(SubjectError, match="nobody to ask about"):
        parse_subject([], directory=CATALOGUE)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("", "the name is empty"),
        (" 12 ", "the name is empty"),
        ("Camille\u202e Roy", "U\\+202E"),
        ("C" * 121, "too long"),
        ("@camille", "is not a name"),
        ("https://camille.example", "is not a name"),
    ],
    ids=["empty", "digits", "direction mark", "long", "handle", "link"],
)
def test_what_is_no_name_is_refused(name: str, wanted: str) -> None:
    with pytest.raises(SubjectError, match=wanted):
        parse_name(name)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("camille", "is not the address of a page"),
        ("@camille.example", "is not the address of a page"),
        ("javascript:alert(1)", "javascript addresses"),
        ("", "is empty"),
    ],
    ids=["handle", "handle with a dot", "script", "empty"],
)
def test_what_is_no_page_is_refused_as_one(text: str, wanted: str) -> None:
    with pytest.raises(SubjectError, match=wanted):
        parse_link(text, CATALOGUE)


def test_the_scheme_of_a_page_may_be_left_out() -> None:
    assert parse_link("camilleroy.example/blog", CATALOGUE) == Site("https://camilleroy.example/blog")
